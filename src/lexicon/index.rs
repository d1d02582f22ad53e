//! The indexes the build script made of the tables: sorted hashes, asked by binary search.
//!
//! They are bytes inside the program, so that nothing is read, folded or sorted at start-up: reading 25,000 rows
//! took 90 ms.

use super::hash::{Cut, walk};
use super::key::Key;

/// Places of phrases by the hash of their key, and the hashes at which a longer key goes on.
#[derive(Debug)]
pub(super) struct Index {
    /// Entries of 9 bytes, sorted: the upper six of a hash and a place of three, big-endian.
    keys: &'static [u8],
    /// Entries of 4 bytes, sorted: the upper half of the hash of a key's beginning. A stranger met by chance costs a
    /// look at the keys.
    stems: &'static [u8],
}

const ENTRY: usize = 9;
const HASH: usize = 6;
const STEM: usize = 4;

/// Entries of one key: places of phrases, in the order of the tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places(&'static [u8]);

impl Index {
    pub(super) const fn new(keys: &'static [u8], stems: &'static [u8]) -> Self {
        Self { keys, stems }
    }

    /// The phrases under `hash`; `None` if there are none.
    pub(super) fn find(&self, hash: u64) -> Option<Places> {
        let hash = &hash.to_be_bytes()[..HASH];
        let start = partition(self.keys.len() / ENTRY, |at| self.keys[at * ENTRY..][..HASH] < *hash) * ENTRY;
        let len = self.keys[start..].chunks_exact(ENTRY).take_while(|entry| entry[..HASH] == *hash).count();
        (len > 0).then(|| Places(&self.keys[start..start + len * ENTRY]))
    }

    /// Whether a key that goes on begins with what hashes to `hash`.
    pub(super) fn goes_on(&self, hash: u64) -> bool {
        let stem = (hash >> 32) as u32;
        let at = partition(self.stems.len() / STEM, |at| self.stem(at) < stem);
        at < self.stems.len() / STEM && self.stem(at) == stem
    }

    fn stem(&self, at: usize) -> u32 {
        u32::from_be_bytes(self.stems[at * STEM..][..STEM].try_into().expect("four bytes were asked for"))
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
        Some(u32::from_be_bytes([0, first[6], first[7], first[8]]))
    }
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
