//! What a reader unfolds in the midst of an article: `<details><summary>Why now?</summary><p>…</p></details>`.

use super::super::role::Sheet;
use super::super::tag::Tag;
use super::super::tree::Index;
use super::is_plain;
use crate::label::{Label, Role};
use std::ops::RangeInclusive;

/// How far up from its heading the element lies that is unfolded.
const FAR: usize = 4;

/// Takes what a reader unfolds for article where it stands between paragraphs.
pub(in crate::page) fn restore_unfolded(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let last = labels.iter().rposition(|label| label.role.is_body()).unwrap_or(first);
    let mut done = 0;
    for index in first + 1..(last + 2).min(labels.len()) {
        if index < done {
            continue;
        }
        let Some(details) = headed_by(sheet, index) else { continue };
        let extent = sheet.places.extents[details as usize];
        let blocks = extent.first as usize..=extent.last as usize;
        done = blocks.end() + 1;
        if *blocks.start() == index && extent.linked * 4 <= extent.chars && is_of_article(sheet, labels, &blocks) {
            labels[index].role = Role::Heading;
            let rest = labels[index + 1..=*blocks.end()].iter_mut();
            rest.filter(|label| !label.role.is_body()).for_each(|label| label.role = Role::Body);
        }
    }
}

/// The element that block `index` is the heading of.
fn headed_by(sheet: &Sheet<'_>, index: usize) -> Option<Index> {
    if sheet.places.all[index].tag != Tag::Legend {
        return None;
    }
    let mut path = sheet.tree.path(sheet.text.blocks[index].element).take(FAR);
    path.find(|&at| sheet.tree.element(at).tag == Tag::Details)
}

/// Whether several blocks, all of them plain, stand beside the article.
fn is_of_article(sheet: &Sheet<'_>, labels: &[Label], blocks: &RangeInclusive<usize>) -> bool {
    let is_body = |index: usize| labels.get(index).is_some_and(|label| label.role.is_body());
    blocks.start() < blocks.end()
        && (is_body(blocks.start() - 1) || is_body(blocks.end() + 1))
        && blocks.clone().all(|index| is_body(index) || is_plain(sheet, labels, index))
}
