//! Paragraphs amid the article that the forests turned away: set as those above and below, in the same element or in sections of one kind.
//!
//! Where a page is unlike those the forests were fitted on, their sums lie close to zero, and of twenty paragraphs some fall below it. A paragraph that is
//! gone is worse than a notice that stays, and the mark-up tells that it is one of them.

use super::Gate;
use super::against::{BESIDE, FURNITURE, is_named};
use super::class::Topic;
use super::place::{NOWHERE, Place, Wall};
use super::role::Sheet;
use super::small;
use super::tag::Tag;
use crate::label::{Label, Role};

/// What the forests turn away with less is something else, however it is set.
const LEAST: f32 = -2.5;
/// The same of a section of its own among others of its kind.
const LEAST_OF_SECTIONS: f32 = -5.0;
/// A paragraph has so many characters; a wide one is worth two.
const PARAGRAPH: u32 = 60;
/// So many blocks may stand between a paragraph and the next one of its kind: a picture, its caption, a line to read also.
const GAP: usize = 6;

/// Takes for article what is set as the paragraphs above and below it.
pub(super) fn restore(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role == Role::Body) else { return };
    let last = labels.iter().rposition(|label| label.role == Role::Body).unwrap_or(first);
    for index in first + 1..last {
        let may_be = match labels[index].role {
            Role::Navigation | Role::Notice | Role::Related => is_paragraph(sheet, index),
            // A diary's days are set as its paragraphs.
            Role::Date => sheet.places.all[index].tag == Tag::P && sheet.text.blocks[index].linked == 0,
            _ => false,
        };
        let least = if is_section(sheet, &sheet.places.all[index]) { LEAST_OF_SECTIONS } else { LEAST };
        if may_be && labels[index].margin > least && is_amid(sheet, labels, index) {
            labels[index].role = Role::Body;
        }
    }
}

/// What the forests turn away with less is none at the ends of an article, where notices stand.
const LEAST_AT_ENDS: f32 = -1.0;
/// The first and the last paragraph may be shorter, in characters; a wide one is worth two.
const SHORT: u32 = 40;

/// Takes for article, at its two ends, sentences that the forests turned away by little and that stand where its paragraphs do.
pub(super) fn restore_ends(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role == Role::Body) else { return };
    let last = labels.iter().rposition(|label| label.role == Role::Body).unwrap_or(first);
    let above = first.saturating_sub(GAP)..first;
    let below = last + 1..labels.len().min(last + 1 + GAP);
    for (index, nearest) in above.map(|index| (index, first)).chain(below.map(|index| (index, last))) {
        let turned_away = matches!(labels[index].role, Role::Navigation | Role::Related | Role::Prompt);
        let by_little = labels[index].margin > LEAST_AT_ENDS && labels[index].margin <= 0.0;
        if turned_away && by_little && is_at_end(sheet, index, nearest) {
            labels[index].role = Role::Body;
        }
    }
}

/// Whether a sentence stands in the element of the `nearest` paragraph, or is set as it is in the next of its kind. What part of an article
/// subscribers read is called theirs (`class="subscriber-only"`); where microdata say that it is the article, it is.
fn is_at_end(sheet: &Sheet<'_>, index: usize, nearest: usize) -> bool {
    let (block, place, other) = (&sheet.text.blocks[index], &sheet.places.all[index], &sheet.places.all[nearest]);
    let parent = |place: &Place| sheet.tree.element(place.container).parent;
    let beside = place.container == other.container
        || place.signature == other.signature && parent(place) == parent(other)
        || place.marked && other.marked;
    let named = is_named(place, FURNITURE.into_iter().chain(BESIDE), NEAR)
        || place.topic(Topic::Account) <= NEAR && !place.marked;
    let known = place.marked && other.marked || sheet.text.blocks.len() <= small::SMALL;
    // "—The Valley Post's Ada Berg contributed to this report."
    let signs = sheet.text.block(index).starts_with('—');
    known && beside && !named && !signs && is_set_as_paragraph(sheet, index) && block.chars + block.wide >= SHORT
}

/// So near stands what says that a line is something else.
const NEAR: f32 = 3.0;

fn is_paragraph(sheet: &Sheet<'_>, index: usize) -> bool {
    let block = &sheet.text.blocks[index];
    block.chars + block.wide >= PARAGRAPH && is_set_as_paragraph(sheet, index)
}

fn is_set_as_paragraph(sheet: &Sheet<'_>, index: usize) -> bool {
    let (block, place, line) = (&sheet.text.blocks[index], &sheet.places.all[index], sheet.text.block(index));
    place.tag == Tag::P
        && sheet.gate[index] == Gate::Open
        && !place.hidden
        && !place.captioned
        && place.wall(Wall::Quote) == NOWHERE
        && block.linked == 0
        && small::says(line, place)
        && !small::is_furniture(line)
}

/// Whether a paragraph of the same kind stands near above a block, and one near below it, maybe behind others like it.
fn is_amid(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    let is_alike = |at: usize| is_set_alike(sheet, index, at);
    let taken = |at: usize| labels[at].role == Role::Body && is_alike(at);
    let above = (index.saturating_sub(GAP)..index).rev().any(taken);
    let mut below = index + 1;
    let mut reach = index + GAP;
    while above && below < labels.len() && below <= reach {
        if taken(below) {
            return true;
        }
        if is_alike(below) && is_paragraph(sheet, below) {
            reach = below + GAP;
        }
        below += 1;
    }
    false
}

/// Whether two blocks are of one kind and stand in the same element, or in sections beside each other.
fn is_set_alike(sheet: &Sheet<'_>, one: usize, other: usize) -> bool {
    let (one, other) = (&sheet.places.all[one], &sheet.places.all[other]);
    let above = |place: &Place| sheet.tree.element(place.container).parent;
    let beside = || above(one) == above(other) && is_section(sheet, one) && is_section(sheet, other);
    one.signature == other.signature && (one.container == other.container || beside())
}

/// Whether a block stands in a section in which nothing is a link: an article of a law has a heading and a sentence.
fn is_section(sheet: &Sheet<'_>, place: &Place) -> bool {
    matches!(sheet.tree.element(place.container).tag, Tag::Section | Tag::Article)
        && sheet.places.extents[place.container as usize].linked == 0
}
