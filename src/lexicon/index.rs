//! The indexes the build script made of the tables: sorted hashes, asked by binary search.
//!
//! They are bytes inside the program, so that nothing is read, folded or sorted at start-up: reading 25,000 rows
//! took 90 ms.

use super::hash::{Cut, walk};
use super::key::Key;

/// Places of phrases by the hash of their key, and the hashes at which a longer key goes on.
#[derive(Debug)]
pub(super) struct Index {
    /// Entries of 8 bytes, sorted by the hashes of their keys: the second to the sixth byte of a hash and a place of three bytes, big-endian.
    keys: &'static [u8],
    /// Entries of 2 bytes, sorted: the second and the third byte of the hash of a key's beginning. A stranger met by chance, one in 800 that
    /// `seen` lets pass, costs a look at the keys.
    stems: &'static [u8],
    /// How many keys, and how many stems, begin with a lesser byte: two bytes each, big-endian, for each of 256 bytes and one more.
    bytes: &'static [u8],
    /// A bit for each of the lower bits of a stem, so that most beginnings are told to lead nowhere by one look; a power of two of bytes.
    seen: &'static [u8],
}

const ENTRY: usize = 8;
const STEM: usize = 2;

/// Bits of a hash that an entry holds of a key: those behind the first byte, which tells the range to look in.
const HELD: u32 = 40;

/// Entries of one key: places of phrases, in the order of the tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places(&'static [u8]);

impl Index {
    pub(super) const fn new(
        keys: &'static [u8],
        stems: &'static [u8],
        bytes: &'static [u8],
        seen: &'static [u8],
    ) -> Self {
        Self { keys, stems, bytes, seen }
    }

    /// The keys (`row` 0) or stems (`row` 1) that begin with `byte`, first and one past the last.
    #[inline]
    fn range(&self, row: usize, byte: u8) -> (usize, usize) {
        let at = (row * 257 + usize::from(byte)) * 2;
        let [from, from_low, to, to_low] = self.bytes[at..at + 4] else { unreachable!("four bytes were asked for") };
        (usize::from(from) << 8 | usize::from(from_low), usize::from(to) << 8 | usize::from(to_low))
    }

    /// The phrases under `hash`; `None` if there are none.
    pub(super) fn find(&self, hash: u64) -> Option<Places> {
        let (from, to) = self.range(0, (hash >> 56) as u8);
        let hash = hash << 8 >> (64 - HELD);
        let start = partition(from, to, |at| self.key(at) < hash);
        let len = (start..to).take_while(|&at| self.key(at) == hash).count();
        (len > 0).then(|| Places(&self.keys[start * ENTRY..(start + len) * ENTRY]))
    }

    /// Whether a key that goes on begins with what hashes to `hash`.
    pub(super) fn goes_on(&self, hash: u64) -> bool {
        let stem = (hash >> 32) as u32;
        let bit = stem as usize & (self.seen.len() * 8 - 1);
        if self.seen[bit / 8] >> (bit % 8) & 1 == 0 {
            return false;
        }
        let (from, to) = self.range(1, (stem >> 24) as u8);
        let stem = (stem >> 8) as u16;
        let at = partition(from, to, |at| self.stem(at) < stem);
        at < to && self.stem(at) == stem
    }

    /// Whether a key may begin a line whose key has these hashes at its first cuts.
    pub(super) fn may_begin(&self, mut first: impl Iterator<Item = u64>) -> bool {
        // At the first cut a key either ends, or goes on, or does not begin the line.
        let told = first.find_map(|hash| if !self.goes_on(hash) { Some(false) } else { self.find(hash).map(|_| true) });
        told.unwrap_or(true)
    }

    /// What entry `at` holds of the hash of its key.
    #[inline]
    fn key(&self, at: usize) -> u64 {
        let entry = self.keys[at * ENTRY..][..ENTRY].try_into().expect("an entry has eight bytes");
        u64::from_be_bytes(entry) >> (64 - HELD)
    }

    fn stem(&self, at: usize) -> u16 {
        u16::from_be_bytes(self.stems[at * STEM..][..STEM].try_into().expect("two bytes were asked for"))
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
        Some(u32::from_be_bytes([0, first[5], first[6], first[7]]))
    }
}

/// The first of the positions from `low` to `high` at which `is_left` no longer holds.
#[inline]
fn partition(mut low: usize, mut high: usize, is_left: impl Fn(usize) -> bool) -> usize {
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
