//! Keys as numbers: hashes of a key, of its beginnings, and of its last word.
//!
//! The build script uses the same code to index the tables, so it may depend on [`super::key`] alone.
//! The upper 48 bits of a hash stand for its key without a second look: among 40,000 keys a foreign line meets one by
//! chance once in 10^9 lines.

use super::key::{Key, Marks, is_inside_word, is_significant, is_spaceless};

pub(crate) const SEED: u64 = 0x6C65_7869_636F_6E21;

/// One round of a multiplicative hash over a character; deterministic, as everything in the library.
#[inline]
pub(crate) fn step(hash: u64, c: u32) -> u64 {
    (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Where a key may end inside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// At the end of a word; see [`is_inside_word`].
    Words,
    /// Also between any two letters of a script without spaces.
    Letters,
}

impl Cut {
    /// Whether a cut is possible between `left` and `right`.
    pub(crate) fn parts(self, left: char, right: char) -> bool {
        !is_inside_word(left, right) || (self == Self::Letters && is_spaceless(left) && is_spaceless(right))
    }
}

/// Walks a key and reports hash and source end at every cut, until told to stop (`false`) or the key ends.
/// Gives the hash of what was walked.
pub(crate) fn walk(key: Key<'_>, cut: Cut, mut report: impl FnMut(u64, usize) -> bool) -> u64 {
    let mut key = key.peekable();
    let mut hash = SEED;
    while let Some((c, end)) = key.next() {
        hash = step(hash, c.into());
        if key.peek().is_none_or(|&(next, _)| cut.parts(c, next)) && !report(hash, end) {
            break;
        }
    }
    hash
}

/// The hash of `text`'s key without colons, dots, arrows and brackets at its end; `None` if nothing is left, or if
/// `may_go_on` says no to the hash at one of the key's first three cuts that something follows.
pub(crate) fn whole(text: &str, marks: Marks, mut may_go_on: impl FnMut(u64) -> bool) -> Option<u64> {
    let (mut hash, mut kept, mut last) = (SEED, None, None);
    let (mut at_cuts, mut cuts, mut asked) = ([0; 3], 0, 0);
    for (c, _) in Key::new(text, marks) {
        if cuts < at_cuts.len() && last.is_some_and(|last| Cut::Words.parts(last, c)) {
            at_cuts[cuts] = hash;
            cuts += 1;
        }
        hash = step(hash, c.into());
        if is_significant(c) {
            // Not before: of "Most read:" no key goes on behind the last word.
            if !at_cuts[asked..cuts].iter().all(|&cut| may_go_on(cut)) {
                return None;
            }
            asked = cuts;
            kept = Some(hash);
        }
        last = Some(c);
    }
    kept
}

/// The hash of a key's first two characters: enough to pass over most words of a text.
pub(crate) fn start(key: Key<'_>) -> u64 {
    key.take(2).fold(!SEED, |hash, (c, _)| step(hash, c.into()))
}

/// So many characters tell most lines from all phrases: the first ones of a key, the last ones.
pub(crate) const HEAD: usize = 6;
pub(crate) const TAIL: usize = 3;

/// Which bit of `bytes` bytes, a power of two, stands for a hash.
#[inline]
pub(crate) fn bit_of_edge(hash: u64, bytes: usize) -> usize {
    (hash >> 32) as usize & (bytes * 8 - 1)
}

/// The last word of `text`, without what does not count at its end.
pub(crate) fn last_word(text: &str) -> Option<&str> {
    let body = text.trim_end_matches(|c| !is_significant(c));
    let mut after = body.chars().next_back()?;
    for (at, c) in body.char_indices().rev() {
        let next = at + c.len_utf8();
        if next < body.len() && !is_inside_word(c, after) {
            return Some(&body[next..]);
        }
        after = c;
    }
    Some(body)
}
