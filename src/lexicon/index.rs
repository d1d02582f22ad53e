//! The indexes the build script made of the tables: sorted hashes, asked by binary search.
//!
//! They are bytes inside the program, so that nothing is read, folded or sorted at start-up: reading 25,000 rows
//! took 90 ms.

use super::hash::{Cut, walk};
use super::key::Key;

/// Places of phrases by the hash of their key, and the hashes at which a longer key goes on.
#[derive(Debug)]
pub(super) struct Index {
    /// Entries of 12 bytes, sorted: a hash (8) and a place (4), little-endian.
    keys: &'static [u8],
    /// Entries of 8 bytes, sorted: the hash of a key's beginning.
    stems: &'static [u8],
}

const ENTRY: usize = 12;

/// Entries of one key: places of phrases, in the order of the tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places(&'static [u8]);

impl Index {
    pub(super) const fn new(keys: &'static [u8], stems: &'static [u8]) -> Self {
        Self { keys, stems }
    }

    /// The phrases under `hash`; `None` if there are none.
    pub(super) fn find(&self, hash: u64) -> Option<Places> {
        let start = partition(self.keys.len() / ENTRY, |at| number(self.keys, at * ENTRY) < hash) * ENTRY;
        let len = self.keys[start..].chunks_exact(ENTRY).take_while(|entry| number(entry, 0) == hash).count();
        (len > 0).then(|| Places(&self.keys[start..start + len * ENTRY]))
    }

    /// Whether a key that goes on begins with what hashes to `hash`.
    pub(super) fn goes_on(&self, hash: u64) -> bool {
        let at = partition(self.stems.len() / 8, |at| number(self.stems, at * 8) < hash) * 8;
        at < self.stems.len() && number(self.stems, at) == hash
    }

    /// The longest key that `line` begins with: where it ends in the source of `line`, and its phrases.
    pub(super) fn longest(&self, line: Key<'_>, cut: Cut) -> Option<(usize, Places)> {
        let mut best = None;
        walk(line, cut, |hash, end| {
            let goes_on = self.goes_on(hash);
            if goes_on {
                best = self.find(hash).map(|found| (end, found)).or(best);
            }
            goes_on
        });
        best
    }
}

impl Places {
    /// No phrase.
    pub(super) const NONE: Places = Places(&[]);

    pub(super) fn len(self) -> usize {
        self.0.len() / ENTRY
    }

    /// The first place; the others stay.
    pub(super) fn take_first(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_at_checked(ENTRY)?;
        self.0 = rest;
        Some(u32::from_le_bytes([first[8], first[9], first[10], first[11]]))
    }
}

fn number(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes were asked for"))
}

/// The first of `len` positions at which `is_left` no longer holds.
fn partition(len: usize, is_left: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = usize::midpoint(low, high);
        if is_left(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
