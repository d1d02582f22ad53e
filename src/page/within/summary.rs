//! The article in three points, right below its headline.
//!
//! Such a list holds no link and no full stop, and the forests take it for a menu. A menu links, and its words are few.

use super::super::role::Sheet;
use super::super::tag::Tag;
use super::super::tree::Index;
use super::{LEAST_LETTERS, is_beside, is_plain};
use crate::label::{Label, Role};

/// Points, at least and at most.
const POINTS: std::ops::RangeInclusive<u32> = 3..=8;
/// Blocks between the headline and the list, at most: who wrote, when, and the heading of the list.
const BETWEEN: usize = 3;

/// Takes a list of sentences without links right below the headline for the article's summary.
pub(in crate::page) fn restore_summary(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role == Role::Body) else { return };
    let Some(title) = labels[..first].iter().rposition(|label| label.role == Role::Title) else { return };
    for index in title + 1..first.min(title + 1 + BETWEEN) {
        let Some(list) = list_at(sheet, index).filter(|&list| is_summary(sheet, labels, title, list)) else { continue };
        let extent = sheet.places.extents[list as usize];
        let points = extent.first as usize..=extent.last as usize;
        labels[points].iter_mut().for_each(|label| label.role = Role::Summary);
        return;
    }
}

/// The list that begins with block `index`.
fn list_at(sheet: &Sheet<'_>, index: usize) -> Option<Index> {
    let tree = sheet.tree;
    let list = tree
        .path(sheet.text.blocks[index].element)
        .take(4)
        .find(|&at| matches!(tree.element(at).tag, Tag::Ul | Tag::Ol));
    list.filter(|&list| sheet.places.extents[list as usize].first as usize == index)
}

fn is_summary(sheet: &Sheet<'_>, labels: &[Label], title: usize, list: Index) -> bool {
    let extent = sheet.places.extents[list as usize];
    POINTS.contains(&extent.blocks)
        && extent.linked == 0
        && extent.chars >= LEAST_LETTERS * extent.blocks
        && (extent.first as usize..=extent.last as usize).all(|index| is_plain(sheet, labels, index))
        && is_beside(sheet, title, list)
}
