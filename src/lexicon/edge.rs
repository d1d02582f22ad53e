//! Whether a line may begin or end with a phrase: told for most lines by their first six letters or their last three.
//!
//! Always the same few steps are done, and nothing is branched on that one line decides and the next decides otherwise.

use super::first::letter;
use super::hash::{HEAD, SEED, TAIL, bit_of_edge, step};

/// A bit for each beginning (or end) of a phrase; the build script sets them.
#[derive(Debug)]
pub(super) struct Edges(&'static [u8]);

impl Edges {
    pub(super) const fn new(bits: &'static [u8]) -> Self {
        Self(bits)
    }

    #[inline]
    fn holds(&self, hash: u64) -> bool {
        let bit = bit_of_edge(hash, self.0.len());
        self.0[bit / 8] >> (bit % 8) & 1 == 1
    }
}

/// The hashes of a line's key up to each of its first characters, without marks.
pub(super) struct Head([u64; HEAD]);

impl Head {
    /// Those of `line`, if it begins with so many letters and blanks, each of one character of a key, perhaps behind a quotation mark; `None`
    /// says nothing.
    #[inline]
    pub(super) fn of(line: &str) -> Option<Self> {
        let mut chars = line.chars();
        let mut first = chars.next()?;
        let (mut hashes, mut hash, mut from) = ([0; HEAD], SEED, 0);
        match first {
            '"' | '“' | '”' | '„' => {
                hash = step(hash, '"'.into());
                (hashes[0], from) = (hash, 1);
                first = chars.find(|&c| c != ' ')?;
            }
            // No part of a key where it begins.
            '«' | '»' => first = chars.find(|&c| c != ' ')?,
            _ => {}
        }
        let mut next = plain(first)?;
        for at in &mut hashes[from..] {
            hash = step(hash, next);
            *at = hash;
            // The letter behind the last may be a mark, and a blank none.
            let blank = next == BLANK;
            next = chars.next().and_then(|c| if c == ' ' { Some(BLANK).filter(|_| !blank) } else { plain(c) })?;
        }
        Some(Self(hashes))
    }

    /// Whether a phrase may be all of the line: it has at least as many characters.
    pub(super) fn may_be_whole(&self, wholes: &Edges) -> bool {
        wholes.holds(self.0[HEAD - 1])
    }

    /// Whether a phrase may begin the line. A short one is known by itself and the blank behind it.
    pub(super) fn may_open(&self, openings: &Edges) -> bool {
        LENGTHS.iter().fold(false, |may, &len| may | openings.holds(self.0[len - 1]))
    }
}

/// The lengths at which the build script cuts keys: a short one behind the blank that follows it.
const LENGTHS: [usize; 4] = [2, 3, 4, HEAD];

const BLANK: u32 = ' ' as u32;

/// Whether a phrase may end `line`; `true` says nothing.
#[inline]
pub(super) fn may_close(line: &str, closings: &Edges) -> bool {
    let mut back = line.chars().rev();
    let hash = (0..TAIL).try_fold(SEED, |hash, _| Some(step(hash, back.next().and_then(plain)?)));
    hash.is_none_or(|hash| closings.holds(hash))
}

/// The key, without its mark, of a letter that stands in a script with blanks between words.
#[inline]
fn plain(c: char) -> Option<u32> {
    letter(c).filter(|&(_, spaceless)| !spaceless).map(|([_, bare], _)| bare)
}
