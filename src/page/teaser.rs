//! Teasers: the linked headline of another article and what it is about, in a box of their own. Below a brief of three sentences a page may show twelve
//! of them, more text than the article has, and where most text stands is then no sign of where the article does.

use super::block::{Block, Text};
use super::place::is_long;
use super::tree::{Index, Tree};

/// So many blocks above its text a teaser's headline stands.
const ABOVE: usize = 3;
/// So many blocks around are looked at for more text in the same box.
const AROUND: usize = 5;
/// A headline has so many characters, a wide one worth two.
const HEADLINE: u32 = 15;
/// How far up from the text its box may lie, and from the headline.
const FAR: usize = 4;
const FARTHER: usize = 8;

/// Whether block `index`, a long one, is the text of a teaser: in one box with a linked headline above it, and with no other long text.
pub(super) fn is_teaser(tree: &Tree<'_>, text: &Text, index: usize) -> bool {
    let blocks = &text.blocks;
    let is_headline = |block: &Block| block.linked * 10 >= block.chars * 9 && block.chars + block.wide >= HEADLINE;
    let Some(headline) = (index.saturating_sub(ABOVE)..index).rev().find(|&above| is_headline(&blocks[above])) else {
        return false;
    };
    let holds = |at: Index, other: usize| tree.path(blocks[other].element).take(FARTHER).any(|up| up == at);
    let own = tree.element(blocks[index].element).block;
    let Some(card) = tree.path(own).skip(1).take(FAR).find(|&at| holds(at, headline)) else { return false };
    let near = index.saturating_sub(AROUND)..(index + AROUND + 1).min(blocks.len());
    !near.into_iter().any(|other| other != index && is_long(&blocks[other]) && holds(card, other))
}
