//! The standfirst between headline and article.

use super::super::against::is_named;
use super::super::class::Topic;
use super::super::role::Sheet;
use super::super::small;
use super::super::tag::Tag;
use super::{LONGEST_PULLED, is_called_else, is_walled, others};
use crate::label::{Label, Role};

/// So many lines may stand between headline and article: byline, date, picture, share bar.
const MOST_ABOVE: usize = 16;
/// Fewer words are no standfirst, though a full stop ends them.
const LEAST_SENTENCE: usize = 4;
/// Fewer words are a kicker or a label.
const LEAST_STANDFIRST: usize = 8;

/// Takes a standfirst that a template names so, between headline and article, for the article's.
pub(in crate::page) fn restore_standfirst(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let Some(title) = labels[..first].iter().rposition(|label| label.role == Role::Title) else { return };
    if first - title > MOST_ABOVE {
        return;
    }
    let found = (title + 1..first).find(|&index| {
        let (block, place) = (&sheet.text.blocks[index], &sheet.places.all[index]);
        let words = sheet.text.block(index).split_whitespace().count();
        let named = place.topic(Topic::Lead) <= 1.0;
        let enough = words >= LEAST_STANDFIRST
            || named && words >= LEAST_SENTENCE && small::says(sheet.text.block(index), place);
        let deck = index == title + 1 && is_deck(sheet, title, index);
        let told = (named || deck || index == title + 1 && small::tells(sheet, title, index))
            && enough
            && block.linked == 0
            && block.chars <= LONGEST_PULLED;
        let is_else = || if named { is_rather_else(sheet, index) } else { !deck && is_called_else(place) };
        // What a share bar or a script says above the article is said again by its first paragraph.
        let again =
            || (first..labels.len().min(first + 2)).any(|below| sheet.text.block(below) == sheet.text.block(index));
        let open = labels[index].role == Role::Navigation
            || named && labels[index].role == Role::Related && is_described(sheet, index);
        told && open && !is_else() && !again()
    });
    if let Some(index) = found {
        labels[index].role = Role::Summary;
    }
}

/// Whether a second heading stands right below the headline, in the same element: "<h1>Bridge closes</h1><h2>Drivers must take the ring road</h2>".
fn is_deck(sheet: &Sheet<'_>, title: usize, index: usize) -> bool {
    let (above, place) = (&sheet.places.all[title], &sheet.places.all[index]);
    above.tag == Tag::H1
        && place.tag == Tag::H2
        && above.container == place.container
        && !is_walled(place)
        && !others().any(|topic| place.topic(topic) == 0.0)
}

/// Whether the names around a line that its template calls a standfirst say something else at least as near: `class="teaser__description"`.
/// A field of a form is none where there is no form (`class="field field-chapo"`); microdata are believed.
fn is_rather_else(sheet: &Sheet<'_>, index: usize) -> bool {
    let place = &sheet.places.all[index];
    let lead = place.topic(Topic::Lead);
    let names = others().filter(|&topic| topic != Topic::Form);
    let nearer = is_named(place, names, lead);
    is_walled(place) || nearer && !is_described(sheet, index)
}

/// Whether microdata call a line the article's description.
fn is_described(sheet: &Sheet<'_>, index: usize) -> bool {
    let mut path = sheet.tree.path(sheet.text.blocks[index].element).take(3);
    path.any(|at| sheet.tree.attribute(at, "itemprop") == Some("description"))
}
