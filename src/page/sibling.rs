//! Paragraphs amid the article that the forests turned away: set as those above and below, in the same element.
//!
//! Where a page is unlike those the forests were fitted on, their sums lie close to zero, and of twenty paragraphs some fall below it. A paragraph that is
//! gone is worse than a notice that stays, and the mark-up tells that it is one of them.

use super::Gate;
use super::place::NOWHERE;
use super::place::Wall;
use super::role::Sheet;
use super::small;
use super::tag::Tag;
use crate::label::{Label, Role};

/// What the forests turn away with less is something else, however it is set.
const LEAST: f32 = -2.5;
/// A paragraph has so many characters; a wide one is worth two.
const PARAGRAPH: u32 = 60;
/// So many blocks may stand between a paragraph and the next one of its kind: a picture, its caption, a line to read also.
const GAP: usize = 6;

/// Takes for article what is set as the paragraphs above and below it.
pub(super) fn restore(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role == Role::Body) else { return };
    let last = labels.iter().rposition(|label| label.role == Role::Body).unwrap_or(first);
    for index in first + 1..last {
        if matches!(labels[index].role, Role::Navigation | Role::Notice | Role::Related)
            && labels[index].margin > LEAST
            && is_paragraph(sheet, index)
            && is_amid(sheet, labels, index)
        {
            labels[index].role = Role::Body;
        }
    }
}

fn is_paragraph(sheet: &Sheet<'_>, index: usize) -> bool {
    let (block, place, line) = (&sheet.text.blocks[index], &sheet.places.all[index], sheet.text.block(index));
    place.tag == Tag::P
        && sheet.gate[index] == Gate::Open
        && !place.hidden
        && !place.captioned
        && place.wall(Wall::Quote) == NOWHERE
        && block.chars + block.wide >= PARAGRAPH
        && block.linked == 0
        && small::says(line, place)
        && !small::is_furniture(line)
}

/// Whether a paragraph of the same kind and in the same element stands near above a block, and one near below it, maybe behind others like it.
fn is_amid(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    let of = |at: usize| (sheet.places.all[at].container, sheet.places.all[at].signature);
    let own = of(index);
    let taken = |at: &usize| labels[*at].role == Role::Body && of(*at) == own;
    let above = (index.saturating_sub(GAP)..index).rev().any(|at| taken(&at));
    let mut below = index + 1;
    let mut reach = index + GAP;
    while above && below < labels.len() && below <= reach {
        if taken(&below) {
            return true;
        }
        if of(below) == own && is_paragraph(sheet, below) {
            reach = below + GAP;
        }
        below += 1;
    }
    false
}
