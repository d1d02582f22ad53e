//! Lists and quotations in the midst of an article, which belong to its text.
//!
//! The forests have seen many lists and quotations that are links, shares and posts of others, and turn away most of what looks like them. What stands
//! between two paragraphs, holds hardly a link and is called nothing else is the newsroom's own.

mod fact;
mod heading;
mod pulled;
mod standfirst;
mod summary;
mod unfolded;

pub(super) use fact::restore_facts;
pub(super) use heading::{restore_bold_headings, restore_headings};
pub(super) use pulled::turn_away_pulled;
pub(super) use standfirst::restore_standfirst;
pub(super) use summary::restore_summary;
pub(super) use unfolded::restore_unfolded;

use super::against::{BESIDE, FURNITURE, PARTS, is_named};
use super::class::Topic;
use super::place::{NOWHERE, Place, Wall};
use super::role::Sheet;
use super::small;
use super::tag::Tag;
use super::tree::{Index, Tree};
use super::words::Word;
use crate::label::{Label, Role};
use heading::is_heading_of_list;
use pulled::is_said_elsewhere;

/// A longer list is a table of results or an index.
const MOST_BLOCKS: u32 = 12;
/// The shortest item of a list that is text, on average, in letters.
const LEAST_LETTERS: u32 = 25;
/// A longer quotation, in characters, is none that was pulled out.
const LONGEST_PULLED: u32 = 400;
/// So near stands a name that says it is something else.
const NEAR: f32 = 3.0;

/// Takes lists and quotations between the paragraphs for article.
pub(super) fn restore(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let last = labels.iter().rposition(|label| label.role.is_body()).unwrap_or(first);
    whole_lists(sheet, labels);
    let mut index = first + 1;
    while index <= last + 1 && index < labels.len() {
        if is_heading_of_list(sheet, labels, index) {
            labels[index].role = Role::Heading;
            index += 1;
            continue;
        }
        let above = labels[index - 1].role;
        let open = above.is_body() && above != Role::Summary && !labels[index].role.is_body();
        match open.then(|| holder(sheet, index)).flatten() {
            Some(holder) => {
                let extent = sheet.places.extents[holder as usize];
                let (from, to) = (extent.first as usize, extent.last as usize);
                // One that begins further up, maybe with the page, holds the paragraph above as well.
                let goes_on = || to < last || small::goes_on(sheet, labels, from - 1, to + 1);
                if from == index && goes_on() && is_own(sheet, labels, holder) {
                    labels[from..=to].iter_mut().for_each(|label| label.role = Role::Body);
                    if to >= last {
                        labels[to + 1].role = Role::Body;
                    }
                }
                index = to.max(index) + 1;
            }
            None => index += 1,
        }
    }
}

/// Of a list that the forests took in parts takes the rest.
fn whole_lists(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let mut taken: Vec<Index> = (0..labels.len())
        .filter(|&index| labels[index].role == Role::Body)
        .filter_map(|index| holder(sheet, index))
        .filter(|&holder| sheet.tree.element(holder).tag != Tag::Blockquote)
        .collect();
    taken.dedup();
    for holder in taken {
        let extent = sheet.places.extents[holder as usize];
        let items = extent.first as usize..=extent.last as usize;
        let near = [extent.first.wrapping_sub(1) as usize, extent.last as usize + 1];
        let is_text = |&near: &usize| labels.get(near).is_some_and(|label| label.role == Role::Body);
        if near.into_iter().filter(is_text).any(|near| is_beside(sheet, near, holder))
            && extent.blocks <= MOST_BLOCKS
            && items.clone().all(|index| is_plain(sheet, labels, index))
        {
            labels[items]
                .iter_mut()
                .filter(|label| label.role != Role::Heading)
                .for_each(|label| label.role = Role::Body);
        }
    }
}

/// The outermost list or quotation around a block, in what holds the paragraph above.
fn holder(sheet: &Sheet<'_>, index: usize) -> Option<Index> {
    let tree = sheet.tree;
    let path = tree.path(sheet.text.blocks[index].element).take(8);
    path.filter(|&at| matches!(tree.element(at).tag, Tag::Ul | Tag::Ol | Tag::Blockquote)).last()
}

fn is_own(sheet: &Sheet<'_>, labels: &[Label], holder: Index) -> bool {
    let (tree, extent) = (sheet.tree, sheet.places.extents[holder as usize]);
    let (from, to) = (extent.first as usize, extent.last as usize);
    let quoted = tree.element(holder).tag == Tag::Blockquote;
    let plain = || (from..=to).all(|index| is_plain(sheet, labels, index));
    let long = quoted || extent.chars >= LEAST_LETTERS * extent.blocks;
    (long || measures(sheet, from..=to) || continues(sheet, holder, from..=to))
        && !(quoted && is_post(tree, holder))
        && extent.blocks <= MOST_BLOCKS
        && extent.linked * 4 <= extent.chars
        && plain()
        && is_beside(sheet, from - 1, holder)
        && !(quoted && is_said_elsewhere(sheet, labels, from))
}

/// Whether most items of a list begin with a quantity, as ingredients do.
fn measures(sheet: &Sheet<'_>, items: std::ops::RangeInclusive<usize>) -> bool {
    let all = items.clone().count();
    let is_measure = |index: &usize| sheet.text.block(*index).starts_with(|c: char| c.is_numeric());
    all >= 3 && items.filter(is_measure).count() * 3 >= all * 2
}

/// Whether each item of a list without links goes on with the sentence of the paragraph above, or tells one fact: "length of the bridge: 312 m".
fn continues(sheet: &Sheet<'_>, list: Index, items: std::ops::RangeInclusive<usize>) -> bool {
    let above = &sheet.places.all[items.start() - 1];
    let goes_on = |index: usize| {
        let line = sheet.text.block(index);
        line.starts_with(char::is_lowercase) || line.split_once(": ").is_some_and(|(_, told)| !told.is_empty())
    };
    let tree = sheet.tree;
    tree.element(list).tag != Tag::Blockquote
        && sheet.places.extents[list as usize].linked == 0
        && tree.path(list).skip(1).take(1).any(|at| at == above.container || at == tree.element(above.container).parent)
        && items.clone().count() >= 2
        && items.clone().all(|index| sheet.places.all[index].tag == Tag::Li && goes_on(index))
}

/// Whether a block is hidden, stands in a menu, a form or a figure, or is called something that no paragraph is.
pub(super) fn is_called_else(place: &Place) -> bool {
    is_called(place, others())
}

/// Names that say it is something else.
fn others() -> impl Iterator<Item = Topic> {
    FURNITURE.into_iter().chain(BESIDE).chain(PARTS).chain([Topic::Account])
}

/// [`is_called_else`], of some names only.
fn is_called(place: &Place, topics: impl Iterator<Item = Topic>) -> bool {
    is_walled(place) || is_named(place, topics, NEAR)
}

/// Whether a block is hidden, or stands in a menu, a form, a footer, a box beside the text or a figure.
fn is_walled(place: &Place) -> bool {
    let walls = [Wall::Nav, Wall::Form, Wall::Footer, Wall::Aside, Wall::Figure];
    place.hidden || walls.iter().any(|&wall| place.wall(wall) < NOWHERE)
}

fn is_plain(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    !is_called_else(&sheet.places.all[index])
        && matches!(labels[index].role, Role::Navigation | Role::Body | Role::Related)
        && sheet.text.blocks[index].linked * 2 <= sheet.text.blocks[index].chars.max(1)
}

/// Whether a script makes a post of it: `class="twitter-tweet"`.
pub(super) fn is_post(tree: &Tree<'_>, holder: Index) -> bool {
    let names = ["class", "cite"].iter().filter_map(|name| tree.attribute(holder, name));
    let own = names.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    Word::Post.is_in(&own)
}

/// Whether the list stands in what holds the paragraph `near` it, itself or in a wrapper of its own.
fn is_beside(sheet: &Sheet<'_>, near: usize, holder: Index) -> bool {
    let tree = sheet.tree;
    let paragraph = tree.element(sheet.text.blocks[near].element).block;
    let around: Vec<Index> = tree.path(paragraph).skip(1).take(2).collect();
    tree.path(holder).skip(1).take(2).any(|at| around.contains(&at))
}
