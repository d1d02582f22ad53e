//! Pages so small that the forests know nothing of them: a headline and three short paragraphs.
//!
//! The forests were fitted on pages of newsrooms, which hold a hundred lines and paragraphs of several sentences. Of a page of a few lines they turn all
//! away, and an article that is gone is the worst of faults. Where they find none, the sentences of one element are the article; and on a small
//! page a sentence beside a paragraph, set as that is, is one too.

use super::against::{FURNITURE, is_named};
use super::class::Topic;
use super::place::{NOWHERE, Place, Wall};
use super::role::Sheet;
use super::tag::Tag;
use super::tree::Index;
use super::within::is_called_else;
use crate::label::{Label, Role};
use crate::lexicon::lexicon;
use crate::tables::Quick;
use std::collections::HashMap;

/// A page of so many blocks is small; those of newsrooms have a hundred and more.
pub(super) const SMALL: usize = 40;
/// Fewer letters are a paragraph only where a full stop says so.
const LEAST_LETTERS: usize = 24;

/// How much the names of elements are believed that say a line is no article.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// All of them.
    Names,
    /// Those right around the line, of what never holds an article: whole pages stand in a form, or in what is called `author-page`.
    NearestNames,
}

/// Takes for article what nobody else can be taken for it, and on small pages what stands beside it; on one that shows more teasers than article as well.
pub(super) fn rescue(sheet: &Sheet<'_>, labels: &mut [Label], amid_teasers: bool) {
    turn_away_foot(sheet, labels);
    if !labels.iter().any(|label| label.role.is_body()) {
        let mut found = sentences(sheet, labels, Trust::Names);
        if found.is_empty() {
            found = sentences(sheet, labels, Trust::NearestNames);
        }
        for index in found {
            labels[index].role = role_of(&sheet.places.all[index]);
        }
        rest_of_article(sheet, labels);
    } else if labels.len() <= SMALL || amid_teasers {
        beside(sheet, labels);
        rest_of_article(sheet, labels);
    }
    if labels.len() <= SMALL {
        lines_of_stanzas(sheet, labels);
        lead(sheet, labels);
    }
}

/// Takes in a sentence of a few words that stands alone between the headline and the article: "He was ninety-one."
fn lead(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role == Role::Body) else { return };
    let Some(title) = labels[..first].iter().rposition(|label| label.role == Role::Title) else { return };
    let between = title + 1..first;
    let [index] = between.collect::<Vec<_>>()[..] else { return };
    let (block, place, line) = (&sheet.text.blocks[index], &sheet.places.all[index], sheet.text.block(index));
    let leads = labels[index].role == Role::Navigation
        && sheet.gate[index] == super::Gate::Open
        && block.linked == 0
        && !is_called_else(place)
        && line.split_whitespace().count() >= LEAD_WORDS
        && says(line, place)
        && !is_furniture(line);
    if leads {
        labels[index].role = Role::Summary;
    }
}

/// Words of such a sentence, at least.
const LEAD_WORDS: usize = 4;

/// Takes in the lines of a paragraph that breaks part, `<p>…<br>…</p>`, where one of them is article: a stanza has its stop at its end.
fn lines_of_stanzas(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let own = |index: usize| sheet.text.blocks[index].element;
    let in_paragraph = |index: usize| sheet.places.all[index].tag == Tag::P && sheet.text.blocks[index].linked == 0;
    let found: Vec<usize> =
        (0..labels.len()).filter(|&index| labels[index].role == Role::Body && in_paragraph(index)).collect();
    for (index, label) in labels.iter_mut().enumerate() {
        let turned_away = label.role == Role::Navigation && sheet.gate[index] == super::Gate::Open;
        let beside = || found.iter().any(|&other| own(other) == own(index));
        let place = &sheet.places.all[index];
        if turned_away
            && in_paragraph(index)
            && beside()
            && !is_called_else(place)
            && !is_furniture(sheet.text.block(index))
        {
            label.role = Role::Body;
        }
    }
}

/// Where all that was found of a small page stands in what is called a footer, and sentences stand elsewhere, they are the article: the notice on
/// copying is longer than each of them.
fn turn_away_foot(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let at_foot = |index: usize| sheet.places.all[index].topic(Topic::Footer) <= 1.0;
    let found: Vec<usize> = (0..labels.len()).filter(|&index| labels[index].role.is_body()).collect();
    let is_foot = !found.is_empty() && labels.len() <= SMALL && found.iter().all(|&index| at_foot(index));
    if is_foot && !sentences(sheet, labels, Trust::Names).is_empty() {
        found.into_iter().for_each(|index| labels[index].role = Role::Navigation);
    }
}

/// So few characters are a standfirst, and no article.
const STANDFIRST: u32 = 300;

/// Where all that was found of an article is its standfirst, takes in the sentences below: entries of a live text, or on a small page what one
/// element holds that is no `<article>`.
fn rest_of_article(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let found: Vec<usize> = (0..labels.len()).filter(|&index| labels[index].role.is_body()).collect();
    let chars = |blocks: &[usize]| blocks.iter().map(|&index| sheet.text.blocks[index].chars).sum::<u32>();
    let (Some(&last), own) = (found.last(), chars(&found)) else { return };
    if own > STANDFIRST {
        return;
    }
    let whole = |index: usize| {
        sheet.tree.path(sheet.text.blocks[index].element).find(|&at| sheet.tree.element(at).tag == Tag::Article)
    };
    let below = last + 1..labels.len();
    let rest: Vec<usize> = if let Some(article) = whole(last) {
        let within = |&index: &usize| whole(index) == Some(article);
        below.filter(within).filter(|&index| is_sentence(sheet, labels, index, Trust::NearestNames)).collect()
    } else {
        of_one_element(sheet, labels, last)
    };
    if rest.len() >= 3 && chars(&rest) > own {
        rest.into_iter().for_each(|index| labels[index].role = role_of(&sheet.places.all[index]));
    }
}

/// The sentences of one element of a small page, where all stand below block `last` and none in a teaser.
fn of_one_element(sheet: &Sheet<'_>, labels: &[Label], last: usize) -> Vec<usize> {
    if labels.len() > SMALL {
        return Vec::new();
    }
    let mut rest = sentences(sheet, labels, Trust::Names);
    if rest.is_empty() {
        rest = sentences(sheet, labels, Trust::NearestNames);
    }
    let is_text = |&index: &usize| index > last && !sheet.places.all[index].teaser;
    if rest.iter().all(is_text) { rest } else { Vec::new() }
}

/// The sentences of the element that holds most of them, and the crossheads among them.
fn sentences(sheet: &Sheet<'_>, labels: &[Label], trust: Trust) -> Vec<usize> {
    let mut says: Vec<usize> = (0..labels.len()).filter(|&index| is_sentence(sheet, labels, index, trust)).collect();
    if says.iter().filter(|&&index| !sheet.places.all[index].teaser).count() >= 2 {
        says.retain(|&index| !sheet.places.all[index].teaser);
    }
    let mut sums: HashMap<Index, f32, Quick> = HashMap::default();
    for &index in &says {
        let mut weight = sheet.text.block(index).len() as f32;
        for holder in holders(sheet, index) {
            *sums.entry(holder).or_default() += weight;
            weight *= FADING;
        }
    }
    // Of equal sums the outer, earlier element.
    let most = sums.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let Some((most, _)) = most else { return Vec::new() };
    let mut own: Vec<usize> =
        says.iter().copied().filter(|&index| holders(sheet, index).any(|holder| holder == most)).collect();
    if own.len() < says.len() {
        own = with_alike(sheet, &says, &own, most);
    }
    let (Some(&first), Some(&last)) = (own.first(), own.last()) else { return Vec::new() };
    let heads = |index: &usize| labels[*index].role == Role::Navigation && is_heading(&sheet.places.all[*index]);
    let above = first.checked_sub(1).filter(heads);
    above.into_iter().chain((first..=last).filter(|index| own.binary_search(index).is_ok() || heads(index))).collect()
}

/// `own`, and of `says` those set alike in elements called alike beside `most`: the next part of a page that is built of parts.
fn with_alike(sheet: &Sheet<'_>, says: &[usize], own: &[usize], most: Index) -> Vec<usize> {
    let tree = sheet.tree;
    let around = |at: Index| {
        let path = tree.path(at).skip(1).take(PARTED);
        path.take_while(|&at| !matches!(tree.element(at).tag, Tag::Body | Tag::Html))
    };
    let near: Vec<Index> = around(most).collect();
    let kinds: Vec<u64> = own.iter().map(|&index| sheet.places.all[index].signature).collect();
    let is_part = |index: usize| {
        let place = &sheet.places.all[index];
        kinds.contains(&place.signature)
            && tree.attribute(place.container, "class").is_some()
            && around(place.container).any(|at| near.contains(&at))
    };
    says.iter().copied().filter(|&index| own.binary_search(&index).is_ok() || is_part(index)).collect()
}

/// How far up the element lies that holds two parts of a page.
const PARTED: usize = 4;

/// What a sentence counts for each element further up that holds it.
const FADING: f32 = 0.8;

/// The elements around a block, from what holds its block-level element up.
fn holders<'s>(sheet: &'s Sheet<'_>, index: usize) -> impl Iterator<Item = Index> + 's {
    let container = sheet.places.all[index].container;
    std::iter::once(container).chain(sheet.tree.path(sheet.tree.element(container).parent).take(3))
}

/// A box between two paragraphs of a small page has fewer blocks.
const DEEPER: usize = 4;

/// Takes in sentences next to a paragraph, set as it is.
fn beside(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let like = |labels: &[Label], index: usize, other: usize| {
        let (one, other_place) = (&sheet.places.all[index], &sheet.places.all[other]);
        labels[other].role == Role::Body
            && one.signature == other_place.signature
            && one.container == other_place.container
    };
    let order: Vec<usize> = (1..labels.len()).chain((0..labels.len().saturating_sub(1)).rev()).collect();
    for index in order {
        // A box between two paragraphs lies deeper.
        let container = sheet.places.all[index].container;
        let beside = |other: &usize| sheet.places.all[*other].container == container;
        let above = (index.saturating_sub(DEEPER)..index).rev().find(beside);
        let below = (index + 1..labels.len().min(index + 1 + DEEPER)).find(beside);
        let near = [above, below].into_iter().flatten().any(|other| like(labels, index, other));
        if near && is_sentence(sheet, labels, index, Trust::Names) || is_part_of_row(sheet, labels, index) {
            labels[index].role = Role::Body;
        }
    }
}

/// So near stands the next entry of its kind.
const ROW: usize = 8;
/// What the forests turn away with less is none.
const LEAST: f32 = -2.5;

/// Whether a block is a sentence in an element like that of a paragraph near it, beside that: the last entry of a live text. What their names say
/// against the one they say against the other.
fn is_part_of_row(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    if labels[index].role != Role::Navigation || labels[index].margin <= LEAST {
        return false;
    }
    let (tree, place) = (sheet.tree, &sheet.places.all[index]);
    let row = |at: usize| tree.element(sheet.places.all[at].container).parent;
    let near = index.saturating_sub(ROW)..(index + ROW).min(labels.len());
    place.tag == Tag::P
        && sheet.gate[index] == super::Gate::Open
        && sheet.text.blocks[index].linked == 0
        && !place.hidden
        && !sheet.text.blocks[index].shortcode
        && sheet.boxes[index].is_none()
        && place.wall(Wall::Quote) == NOWHERE
        && tree.attribute(place.container, "class").is_some()
        && near.into_iter().any(|at| {
            let other = &sheet.places.all[at];
            labels[at].role == Role::Body
                && other.signature == place.signature
                && other.container != place.container
                && row(at) == row(index)
        })
        && says(sheet.text.block(index), place)
        && !is_furniture(sheet.text.block(index))
}

/// Whether the block `next`, behind a list, is a paragraph as the one above the list is.
pub(super) fn goes_on(sheet: &Sheet<'_>, labels: &[Label], above: usize, next: usize) -> bool {
    let place = |index: usize| sheet.places.all.get(index).map(|place| (place.signature, place.container));
    next < labels.len() && place(next) == place(above) && is_sentence(sheet, labels, next, Trust::Names)
}

/// Whether block `index` is a sentence in the same element as the headline `title`.
pub(super) fn tells(sheet: &Sheet<'_>, title: usize, index: usize) -> bool {
    let (line, place) = (sheet.text.block(index), &sheet.places.all[index]);
    place.tag == Tag::P
        && place.container == sheet.places.all[title].container
        && sheet.boxes[index].is_none()
        && says(line, place)
        && !is_furniture(line)
}

fn is_heading(place: &Place) -> bool {
    matches!(place.tag, Tag::H2 | Tag::H3 | Tag::H4)
}

fn role_of(place: &Place) -> Role {
    if is_heading(place) { Role::Heading } else { Role::Body }
}

/// Whether a block that nothing else claims is a sentence, or a paragraph of a script that writes no full stops.
fn is_sentence(sheet: &Sheet<'_>, labels: &[Label], index: usize, trust: Trust) -> bool {
    let (block, place, line) = (&sheet.text.blocks[index], &sheet.places.all[index], sheet.text.block(index));
    let named = match trust {
        Trust::Names => labels[index].role != Role::Navigation || is_called_else(place),
        Trust::NearestNames => {
            // An entry of a live text is set as a teaser, and leads nowhere.
            let leads_on = sheet.text.blocks[index].linked > 0 || labels.len() > SMALL;
            let taken = matches!(labels[index].role, Role::Title | Role::Date | Role::Byline | Role::Share)
                || labels[index].role == Role::Related && leads_on;
            taken
                || place.hidden
                || is_named(place, FURNITURE.into_iter().chain([Topic::Account]), 1.0)
                || place.wall(Wall::Figure) < NOWHERE
        }
    };
    let open = !named
        && !block.shortcode
        && sheet.gate[index] == super::Gate::Open
        && block.linked * 3 <= block.chars
        && !is_heading(place)
        && place.tag != Tag::H1;
    open && says(line, place) && !is_furniture(line)
}

/// Signs that end a sentence; the Urdu full stop is one of its own.
const STOPS: [char; 13] = ['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '։', '።', '။'];

/// `line` without the number of a note behind its stop: "with a brass band on deck.1".
fn without_note(line: &str) -> &str {
    let said = line.trim_end_matches(|c: char| c.is_ascii_digit());
    if line.len() - said.len() <= 2
        && said.ends_with(STOPS)
        && !said.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit())
    {
        said
    } else {
        line
    }
}

pub(super) fn says(line: &str, place: &Place) -> bool {
    let end = without_note(line).trim_end_matches(['"', '”', '»', '“', ')', '’', '\'', '」', '』']);
    let stops = end.ends_with(STOPS);
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    // Thai, Lao, Khmer: no blanks between words, no full stops.
    let unspaced =
        line.chars().any(|c| matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1780}'..='\u{17FF}' | '\u{1000}'..='\u{109F}'));
    let least = if place.tag == Tag::P { LEAST_LETTERS } else { 2 * LEAST_LETTERS };
    stops && letters >= 4 || unspaced && letters >= least
}

/// Whether the lexicon knows the line for something else.
pub(super) fn is_furniture(line: &str) -> bool {
    lexicon().whole(line).next().is_some()
        || lexicon()
            .opening(line)
            .is_some_and(|opening| opening.phrases.into_iter().any(|phrase| phrase.kind.removed_kind().is_some()))
}
