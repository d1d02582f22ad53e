//! What a table writes, each output once and close together: whether a convention could write a word at all is asked of many tables.

use super::{SLOTS, bare, slot};
use crate::names::rule::Rule;

/// Most letters of an output.
const MOST: usize = 8;

/// The outputs of a table, by the bare first letter.
#[derive(Debug)]
pub(super) struct Outputs {
    /// For each [`slot`] where its outputs end; those of the one before end where they begin.
    ends: [u16; SLOTS],
    /// Letters, and how many.
    outputs: Vec<([char; MOST], usize)>,
}

impl Default for Outputs {
    fn default() -> Self {
        Self { ends: [0; SLOTS], outputs: Vec::new() }
    }
}

impl Outputs {
    pub(super) fn of(rules: &[Rule]) -> Self {
        let mut sorted: Vec<(usize, &[char])> = Vec::new();
        for output in rules.iter().flat_map(|rule| &rule.outputs) {
            sorted.extend(output.first().map(|first| (slot(bare(*first)), output.as_slice())));
        }
        sorted.sort_unstable();
        sorted.dedup();
        let mut outputs = Self::default();
        for (slot, end) in outputs.ends.iter_mut().enumerate() {
            *end = sorted.partition_point(|(other, _)| *other <= slot) as u16;
        }
        outputs.outputs = sorted.into_iter().map(|(_, output)| fixed(output)).collect();
        outputs
    }

    /// The outputs in whose slot `letter`, a bare one, is.
    pub(super) fn beginning_with(&self, letter: char) -> impl Iterator<Item = &[char]> {
        let slot = slot(letter);
        let from = slot.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.outputs[usize::from(from)..usize::from(self.ends[slot])].iter().map(|(letters, count)| &letters[..*count])
    }
}

fn fixed(output: &[char]) -> ([char; MOST], usize) {
    let mut letters = ['\0'; MOST];
    letters[..output.len()].copy_from_slice(output);
    (letters, output.len())
}
