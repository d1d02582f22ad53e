//! What the forests take for article and that stands outside of it: readers' comments, side bars, a paragraph said once more.

use super::class::{self, Topic};
use super::place::{NOWHERE, Wall};
use super::role::Sheet;
use super::small;
use super::tag::Tag;
use super::tree::Index;
use crate::label::{Label, Role};
use crate::lexicon::{Kind, Opening, lexicon};

/// So many paragraphs stand elsewhere before what is called comments is believed to be that: a whole article may stand in `class="comment"`.
const LEAST_PARAGRAPHS: usize = 3;
/// A paragraph has so many characters; a wide one is worth two.
const PARAGRAPH: u32 = 80;

/// Where all that the forests found are readers' comments, and sentences that a template calls the article's stand above them, turns the comments away.
pub(super) fn turn_away_comments(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let near = |index: usize, topic: Topic| sheet.places.all[index].topic(topic) <= NEAR;
    let body = || (first..labels.len()).filter(|&index| labels[index].role.is_body());
    if !near(first, Topic::Comment) || !body().all(|index| near(index, Topic::Comment)) {
        return;
    }
    let tells = |&index: &usize| {
        let place = &sheet.places.all[index];
        labels[index].role == Role::Navigation
            && place.tag == Tag::P
            && near(index, Topic::Body)
            && place.topic(Topic::Comment) == NOWHERE
            && chars(sheet, index) >= PARAGRAPH
            && small::says(sheet.text.block(index), place)
    };
    if (0..first).filter(tells).count() >= 2 {
        let found: Vec<usize> = body().collect();
        found.into_iter().for_each(|index| labels[index].role = Role::Prompt);
    }
}

/// So near stands what a template calls comments, or the article's text.
const NEAR: f32 = 3.0;

/// Turns away what is no part of the article by where it stands.
pub(super) fn turn_away(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let body: Vec<usize> = (0..labels.len()).filter(|&index| labels[index].role.is_body()).collect();
    if body.len() >= LEAST_PARAGRAPHS {
        elsewhere(sheet, labels, &body);
        repeated(sheet, labels, &body);
    }
    notices(sheet, labels);
    other_titles(sheet, labels, &body);
}

/// Turns away the line, above or below the article, that tells the headline under which it first appeared: "（原标题：…）".
fn other_titles(sheet: &Sheet<'_>, labels: &mut [Label], body: &[usize]) {
    let tells = |opening: Opening| opening.phrases.into_iter().any(|phrase| phrase.kind.as_str() == "original-title");
    let ends = body.iter().take(ENDS).chain(body.iter().rev().take(ENDS));
    for &index in ends {
        let line = sheet.text.block(index);
        // It is told by houses that write Chinese.
        if is_wide(line) && lexicon().opening(line).is_some_and(tells) {
            labels[index].role = Role::Kicker;
        }
    }
}

/// So many blocks from its ends an article is looked through for it.
const ENDS: usize = 3;

/// Whether a line begins in a script of wide characters, within the first three.
fn is_wide(line: &str) -> bool {
    line.chars().take(3).any(|c| c >= '\u{2E80}')
}

fn chars(sheet: &Sheet<'_>, index: usize) -> u32 {
    sheet.text.blocks[index].chars + sheet.text.blocks[index].wide
}

/// Turns away comments and side bars below the third paragraph that stands in neither.
fn elsewhere(sheet: &Sheet<'_>, labels: &mut [Label], body: &[usize]) {
    let called: Vec<Option<Role>> = body.iter().map(|&index| else_by_place(sheet, index)).collect();
    if called.iter().all(Option::is_none) {
        return;
    }
    let own = |at: &usize| called[*at].is_none();
    let sum =
        |wanted: bool| -> u32 { (0..body.len()).filter(|at| own(at) == wanted).map(|at| chars(sheet, body[at])).sum() };
    // Each comment stands in an element of its own; what holds an article and is called so is one.
    let mut holders: Vec<Index> =
        (0..body.len()).filter(|at| !own(at)).map(|at| sheet.places.all[body[at]].container).collect();
    holders.dedup();
    let least = if holders.len() >= 2 { LEAST_PARAGRAPHS - 1 } else { LEAST_PARAGRAPHS };
    let mut paragraphs = (0..body.len()).filter(own).filter(|&at| chars(sheet, body[at]) >= PARAGRAPH);
    let Some(enough) = paragraphs.nth(least - 1) else { return };
    if sum(true) * 4 < sum(false) {
        return;
    }
    for at in enough + 1..body.len() {
        if let Some(role) = called[at] {
            labels[body[at]].role = role;
        }
    }
}

/// What a block is that stands in an element called comments, or in an `<aside>` called a side bar.
fn else_by_place(sheet: &Sheet<'_>, index: usize) -> Option<Role> {
    let place = &sheet.places.all[index];
    if place.topic(Topic::Comment) < NOWHERE {
        return Some(Role::Prompt);
    }
    let is_bar = |&at: &Index| sheet.tree.element(at).tag == Tag::Aside && class::speaks_of_side(sheet.tree, at);
    (place.wall(Wall::Aside) < NOWHERE
        && place.topic(Topic::Side) < NOWHERE
        && sheet.tree.path(sheet.text.blocks[index].element).any(|at| is_bar(&at)))
    .then_some(Role::Navigation)
}

/// Turns away a paragraph that another element says as well: the summary in a share bar, what a script shows later.
fn repeated(sheet: &Sheet<'_>, labels: &mut [Label], body: &[usize]) {
    let long = |&&index: &&usize| labels[index].role.is_body() && chars(sheet, index) >= PARAGRAPH;
    let mut lines: Vec<(&str, usize)> =
        body.iter().filter(long).map(|&index| (sheet.text.block(index), index)).collect();
    lines.sort_unstable();
    let mass = |index: usize| {
        let container = sheet.places.all[index].container;
        sheet.places.containers.get(&container).map_or(0, |mass| mass.chars)
    };
    for pair in lines.windows(2) {
        let [(one, first), (other, second)] = [pair[0], pair[1]];
        if one != other || sheet.places.all[first].container == sheet.places.all[second].container {
            continue;
        }
        // What stands among much more text is the article's. Where both stand among as much, the newsroom says it twice.
        let (lesser, larger) = if mass(second) > mass(first) { (first, second) } else { (second, first) };
        if mass(lesser) * 2 <= mass(larger) {
            labels[lesser].role = Role::Navigation;
        }
    }
}

/// Turns away what a house says below its last paragraph of itself, by the words it begins with: who edited, whose opinion it is.
fn notices(sheet: &Sheet<'_>, labels: &mut [Label]) {
    for _ in 0..MOST_NOTICES {
        let Some(last) = labels.iter().rposition(|label| label.role.is_body()) else { return };
        let is_notice = |kind: &Kind| matches!(kind.as_str(), "edited-by" | "legal");
        let leads = |opening: Opening| opening.phrases.into_iter().map(|phrase| phrase.kind).find(is_notice);
        let line = sheet.text.block(last);
        // In scripts with blanks a sentence may begin with such words: "Copyright law has nothing to do with it."
        let Some(kind) =
            Some(line).filter(|line| is_wide(line)).and_then(|line| lexicon().opening(line)).and_then(leads)
        else {
            return;
        };
        labels[last].role = kind.role();
    }
}

/// No article ends with more of them.
const MOST_NOTICES: usize = 6;
