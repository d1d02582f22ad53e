//! Pages so small that the forests know nothing of them: a headline and three short paragraphs.
//!
//! The forests were fitted on pages of newsrooms, which hold a hundred lines and paragraphs of several sentences. Of a page of a few lines they turn all
//! away, and an article that is gone is the worst of faults. Where they find none, the sentences of one element are the article; and on a small
//! page a sentence beside a paragraph, set as that is, is one too.

use super::place::Place;
use super::role::Sheet;
use super::tag::Tag;
use super::tree::Index;
use super::within::is_called_else;
use crate::label::{Label, Role};
use crate::lexicon::lexicon;
use crate::tables::Quick;
use std::collections::HashMap;

/// A page of so many blocks is small; those of newsrooms have a hundred and more.
const SMALL: usize = 40;
/// Fewer letters are a paragraph only where a full stop says so.
const LEAST_LETTERS: usize = 24;

/// Takes for article what nobody else can be taken for it, and on small pages what stands beside it.
pub(super) fn rescue(sheet: &Sheet<'_>, labels: &mut [Label]) {
    if !labels.iter().any(|label| label.role.is_body()) {
        for index in sentences(sheet, labels) {
            labels[index].role = role_of(&sheet.places.all[index]);
        }
    } else if labels.len() <= SMALL {
        beside(sheet, labels);
    }
}

/// The sentences of the element that holds most of them, and the crossheads between.
fn sentences(sheet: &Sheet<'_>, labels: &[Label]) -> Vec<usize> {
    let mut sums: HashMap<Index, usize, Quick> = HashMap::default();
    let says: Vec<bool> = (0..labels.len()).map(|index| is_sentence(sheet, labels, index)).collect();
    for index in (0..labels.len()).filter(|&index| says[index]) {
        *sums.entry(sheet.places.all[index].container).or_default() += sheet.text.block(index).len();
    }
    let Some((&most, _)) = sums.iter().max_by_key(|&(container, sum)| (*sum, std::cmp::Reverse(*container))) else {
        return Vec::new();
    };
    let own = |index: usize| says[index] && sheet.places.all[index].container == most;
    let Some(first) = (0..labels.len()).find(|&index| own(index)) else { return Vec::new() };
    let last = (0..labels.len()).rfind(|&index| own(index)).unwrap_or(first);
    let heads = |index: usize| labels[index].role == Role::Navigation && is_heading(&sheet.places.all[index]);
    (first..=last).filter(|&index| own(index) || heads(index)).collect()
}

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
        let next = [index.wrapping_sub(1), index + 1];
        let near = next.into_iter().any(|other| other < labels.len() && like(labels, index, other));
        if near && is_sentence(sheet, labels, index) {
            labels[index].role = Role::Body;
        }
    }
}

/// Whether the block `next`, behind a list, is a paragraph as the one above the list is.
pub(super) fn goes_on(sheet: &Sheet<'_>, labels: &[Label], above: usize, next: usize) -> bool {
    let place = |index: usize| sheet.places.all.get(index).map(|place| (place.signature, place.container));
    next < labels.len() && place(next) == place(above) && is_sentence(sheet, labels, next)
}

fn is_heading(place: &Place) -> bool {
    matches!(place.tag, Tag::H2 | Tag::H3 | Tag::H4)
}

fn role_of(place: &Place) -> Role {
    if is_heading(place) { Role::Heading } else { Role::Body }
}

/// Whether a block that nothing else claims is a sentence, or a paragraph of a script that writes no full stops.
fn is_sentence(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    let (block, place, line) = (&sheet.text.blocks[index], &sheet.places.all[index], sheet.text.block(index));
    let open = labels[index].role == Role::Navigation
        && sheet.gate[index] == super::Gate::Open
        && block.linked * 3 <= block.chars
        && !is_heading(place)
        && place.tag != Tag::H1
        && !is_called_else(place);
    open && says(line, place) && !is_furniture(line)
}

fn says(line: &str, place: &Place) -> bool {
    let end = line.trim_end_matches(['"', '”', '»', '“', ')', '’', '\'', '」', '』']);
    let stops = end.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '։', '።', '။']);
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    // Thai, Lao, Khmer: no blanks between words, no full stops.
    let unspaced =
        line.chars().any(|c| matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1780}'..='\u{17FF}' | '\u{1000}'..='\u{109F}'));
    let least = if place.tag == Tag::P { LEAST_LETTERS } else { 2 * LEAST_LETTERS };
    stops && letters >= 4 || unspaced && letters >= least
}

/// Whether the lexicon knows the line for something else.
fn is_furniture(line: &str) -> bool {
    lexicon().whole(line).next().is_some()
        || lexicon()
            .opening(line)
            .is_some_and(|opening| opening.phrases.into_iter().any(|phrase| phrase.kind.removed_kind().is_some()))
}
