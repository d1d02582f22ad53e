//! Keys and where they lead: sorted hashes, looked up by binary search.
//!
//! Only 64-bit hashes are kept, no strings. Among 10,000 keys a foreign line meets one by chance once in 10^15 lines.

use super::key::{Key, Marks, is_inside_word, is_significant, is_spaceless};

/// Numbers of phrases by the hash of their key, and the hashes at which a longer key goes on.
#[derive(Debug, Default)]
pub(super) struct Index {
    keys: Vec<(u64, u16)>,
    stems: Vec<u64>,
}

impl Index {
    /// Puts phrase `number` under `hash`. [`Index::seal`] before the first question.
    pub(super) fn add(&mut self, hash: u64, number: u16) {
        self.keys.push((hash, number));
    }

    /// Marks `hash` as the beginning of a longer key.
    pub(super) fn add_stem(&mut self, hash: u64) {
        self.stems.push(hash);
    }

    /// Puts keys and stems in order.
    pub(super) fn seal(&mut self) {
        self.keys.sort_unstable();
        self.keys.dedup();
        self.stems.sort_unstable();
        self.stems.dedup();
    }

    /// The phrases under `hash`, in the order of their numbers; `None` if there are none.
    pub(super) fn find(&self, hash: u64) -> Option<&[(u64, u16)]> {
        let start = self.keys.partition_point(|&(key, _)| key < hash);
        let len = self.keys[start..].iter().take_while(|&&(key, _)| key == hash).count();
        (len > 0).then(|| &self.keys[start..start + len])
    }

    /// Whether a longer key begins with what hashes to `hash`.
    pub(super) fn goes_on(&self, hash: u64) -> bool {
        self.stems.binary_search(&hash).is_ok()
    }

    /// Adds `key` with a stem at each of its word ends, for [`Index::longest`].
    pub(super) fn add_walk(&mut self, key: Key<'_>, number: u16, cut: Cut) {
        let hash = steps(key, cut, |hash, _| {
            self.stems.push(hash);
            true
        });
        self.keys.push((hash, number));
    }

    /// The longest key that `line` begins with: where it ends in the source of `line`, and its phrases.
    pub(super) fn longest(&self, line: Key<'_>, cut: Cut) -> Option<(usize, &[(u64, u16)])> {
        let mut best = None;
        steps(line, cut, |hash, end| {
            best = self.find(hash).map(|found| (end, found)).or(best);
            self.goes_on(hash)
        });
        best
    }
}

/// Where a key may end inside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// At the end of a word; see [`is_inside_word`].
    Words,
    /// Also between any two letters of a script without spaces.
    Letters,
}

impl Cut {
    /// Whether a cut is possible between `left` and `right`.
    pub(super) fn parts(self, left: char, right: char) -> bool {
        !is_inside_word(left, right) || (self == Self::Letters && is_spaceless(left) && is_spaceless(right))
    }
}

/// Walks a key and reports hash and source end at every cut, until told to stop (`false`) or the key ends.
/// Gives the hash of what was walked.
fn steps(key: Key<'_>, cut: Cut, mut report: impl FnMut(u64, usize) -> bool) -> u64 {
    let mut key = key.peekable();
    let mut hash = SEED;
    while let Some((c, end)) = key.next() {
        hash = step(hash, c);
        if key.peek().is_none_or(|&(next, _)| cut.parts(c, next)) && !report(hash, end) {
            break;
        }
    }
    hash
}

const SEED: u64 = 0x6C65_7869_636F_6E21;

/// One round of a multiplicative hash; deterministic, as everything in the library.
fn step(hash: u64, c: char) -> u64 {
    (hash.rotate_left(5) ^ u64::from(u32::from(c))).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The hash of `text`'s key without colons, dots, arrows and brackets at its end; `None` if nothing is left.
pub(super) fn whole_hash(text: &str, marks: Marks) -> Option<u64> {
    let (mut hash, mut kept) = (SEED, None);
    for (c, _) in Key::new(text, marks) {
        hash = step(hash, c);
        if is_significant(c) {
            kept = Some(hash);
        }
    }
    kept
}
