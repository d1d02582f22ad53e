//! The headline as the first pass over a text found it.
//!
//! A page with all its lines tells its headline more surely than what is left of it: a line that stood on either side of a credit is a caption there,
//! and once its copy is gone it looks like a headline itself. Edits rest on each pass alone, so that a fixed text stays as it is whoever
//! reads it; the record may know more.

use super::label::Unlabelled;
use super::respell::People;
use super::{Facts, Found, credit, label};
use crate::label::Memory;

/// The last pass read again under the headline of the first, where it found another; `None` where that would have lines leave.
pub fn reread<'f>(facts: &Facts<'f>, first: &str) -> Option<Facts<'f>> {
    if facts.title().is_none_or(|(_, title)| title == first) {
        return None;
    }
    (0..facts.blocks.len()).find(|&index| facts.block(index) == first)?;
    let (text, blocks, language) = (facts.text, facts.blocks.clone(), facts.language.clone());
    let outlet = facts.desk.options.outlet.as_deref();
    let named = outlet.map(|outlet| outlet.lines(text, &blocks, Some(first))).unwrap_or_default();
    let (title, mut memory) = (Some(first), Memory::default());
    let unlabelled =
        Unlabelled { text, blocks: &blocks, named: &named, language: language.tag, title, memory: &mut memory };
    let labels = label::blocks_of_all(vec![unlabelled]).pop()?;
    let pictures = credit::pictures(text, &blocks, &labels, language.tag);
    let names = People { all: facts.names.clone(), in_title: Vec::new() };
    let found = Found { blocks, language, labels, named, pictures, names, phrases: true };
    let again = Facts::settle(facts.input, facts.desk, text, found);
    let stays = again.leaving(|_| true).next().is_none() && again.cuts.is_empty();
    stays.then_some(again)
}
