//! Headings in the midst of an article: crossheads that are set like others, and those of lists.

use super::super::class::Topic;
use super::super::role::Sheet;
use super::super::small;
use super::super::tag::Tag;
use super::{NEAR, holder, is_called, is_called_else, is_own, others};
use crate::label::{Label, Role};

/// Between standfirst and the heading of a list stand so many blocks at most: byline, date, share bar.
const NEAR_ABOVE: usize = 8;

/// Takes a heading above a paragraph for a crosshead where others that are set as it is are ones.
pub(in crate::page) fn restore_headings(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let place = |index: usize| &sheet.places.all[index];
    let crossheads: Vec<u64> = (0..labels.len())
        .filter(|&index| labels[index].role == Role::Heading)
        .map(|index| place(index).signature)
        .collect();
    let crossheads = if crossheads.is_empty() { repeated(sheet, labels) } else { crossheads };
    if crossheads.is_empty() {
        return;
    }
    for index in 1..labels.len().saturating_sub(1) {
        let is_heading = matches!(place(index).tag, Tag::H2 | Tag::H3 | Tag::H4);
        if is_heading
            && labels[index].role == Role::Navigation
            && labels[index + 1].role == Role::Body
            && (place(index).container == place(index + 1).container || is_beside_list(sheet, index) || heads_box(sheet, index))
            && sheet.text.blocks[index].linked == 0
            && crossheads.contains(&place(index).signature)
            // What is called a live text is the article where its paragraphs are.
            && !is_called(place(index), others().filter(|&topic| topic != Topic::Live))
        {
            labels[index].role = Role::Heading;
        }
    }
}

/// What the forests turn away with less is no crosshead, however it is set.
const LEAST: f32 = -2.5;
/// No crosshead is longer, in characters.
const LONGEST: u32 = 80;

/// Takes a bold line between paragraphs, set as the next one is, for a crosshead: `<p><strong>The bridge gave way</strong></p>`.
pub(in crate::page) fn restore_bold_headings(sheet: &Sheet<'_>, labels: &mut [Label]) {
    for index in 1..labels.len().saturating_sub(1) {
        let (block, place, next) = (&sheet.text.blocks[index], &sheet.places.all[index], &sheet.places.all[index + 1]);
        if labels[index].role == Role::Navigation
            && labels[index].margin > LEAST
            && labels[index - 1].role == Role::Body
            && labels[index + 1].role == Role::Body
            && block.linked == 0
            && block.chars <= LONGEST
            && place.tag == Tag::P
            && place.signature == next.signature
            && place.container == next.container
            && sheet.tree.element(block.element).tag == Tag::Bold
            && !is_called_else(place)
            // Right behind a picture it says what is seen.
            && !sheet.text.pictures.iter().any(|&(_, before)| before as usize == index)
            && !sheet.text.block(index).ends_with([':', '…', '.'])
            && !small::is_furniture(sheet.text.block(index))
        {
            labels[index].role = Role::Body;
        }
    }
}

/// How headings are set of which several stand right above a paragraph each: those of a live text.
fn repeated(sheet: &Sheet<'_>, labels: &[Label]) -> Vec<u64> {
    let place = |index: usize| &sheet.places.all[index];
    let heads = |&index: &usize| {
        matches!(place(index).tag, Tag::H2 | Tag::H3 | Tag::H4)
            && labels[index].role == Role::Navigation
            && labels[index + 1].role == Role::Body
            && heads_box(sheet, index)
            && place(index).topic(Topic::Live) <= NEAR
    };
    let mut found: Vec<u64> =
        (1..labels.len().saturating_sub(1)).filter(heads).map(|index| place(index).signature).collect();
    found.sort_unstable();
    // Each of those that stand twice.
    found = found.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    found.dedup();
    found
}

/// Whether the next block is in an element beside heading `index`: `<h3>Bridge closed</h3><div><p>…</p></div>`.
fn heads_box(sheet: &Sheet<'_>, index: usize) -> bool {
    sheet.tree.element(sheet.places.all[index + 1].container).parent == sheet.places.all[index].container
}

/// Whether a heading below a paragraph stands above a list that is article: "Ingredients".
pub(super) fn is_heading_of_list(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    let place = &sheet.places.all[index];
    let list = || holder(sheet, index + 1).filter(|&list| sheet.tree.element(list).tag != Tag::Blockquote);
    matches!(place.tag, Tag::H2 | Tag::H3 | Tag::H4)
        && labels[index].role == Role::Navigation
        && labels[index.saturating_sub(NEAR_ABOVE)..index].iter().any(|label| label.role.is_body())
        && sheet.text.blocks[index].linked == 0
        && !is_called_else(place)
        && index + 1 < labels.len()
        && list().is_some_and(|list| {
            sheet.places.extents[list as usize].first as usize == index + 1 && is_own(sheet, labels, list)
        })
}

/// Whether the next block begins a list in the same element as heading `index`.
fn is_beside_list(sheet: &Sheet<'_>, index: usize) -> bool {
    holder(sheet, index + 1).is_some_and(|list| {
        sheet.tree.element(list).parent == sheet.places.all[index].container
            && sheet.places.extents[list as usize].first as usize == index + 1
    })
}
