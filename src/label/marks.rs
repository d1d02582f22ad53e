//! What each of 64 bytes is part of, in one number for each kind.

use super::chars::Classes;
use super::class::Class;
use crate::text::block::{Block, below};

/// The characters of a block, a bit a byte, the first the lowest. Where nothing else is said a character has the bit of its first byte alone.
pub(super) struct Marks {
    /// Every byte there is.
    pub(super) all: u64,
    /// Every byte of a letter or digit.
    pub(super) words: u64,
    pub(super) letters: u64,
    pub(super) capitals: u64,
    pub(super) digits: u64,
    /// The blank of ASCII.
    pub(super) blanks: u64,
    /// All that is neither.
    pub(super) signs: u64,
    /// Every byte of the signs among them that may be apostrophes.
    pub(super) apostrophes: u64,
    /// Capitals beyond ASCII.
    pub(super) odd: u64,
}

impl Marks {
    /// The marks of `text`, with which a block begins that is `small` in small letters; `None` where a character is of a script without blanks.
    #[inline]
    pub(super) fn of(block: Block, small: Block, text: &str, classes: Classes) -> Option<Self> {
        let (all, beyond) = (below(text.len()), block.beyond_ascii());
        let (letters, digits, blanks) = (small.between(b'a', b'z'), block.between(b'0', b'9'), block.are(b' '));
        let words = letters | digits;
        let mut marks = Self {
            all,
            words,
            letters,
            capitals: block.between(b'A', b'Z'),
            digits,
            blanks,
            signs: all & !(words | blanks | beyond),
            apostrophes: block.are(b'\''),
            odd: 0,
        };
        (beyond == 0 || marks.add_beyond_ascii(beyond & all, text, classes)).then_some(marks)
    }

    /// Adds the characters of these bytes; whether none is of a script without blanks.
    fn add_beyond_ascii(&mut self, mut beyond: u64, text: &str, classes: Classes) -> bool {
        while beyond != 0 {
            let at = beyond.trailing_zeros() as usize;
            let (class, length) = class_at(text, at, classes);
            let (first, whole) = (1 << at, ((1 << length) - 1) << at);
            match class {
                Class::Letter => {
                    self.letters |= first;
                    self.words |= whole;
                }
                Class::Upper => {
                    (self.letters, self.capitals, self.odd) =
                        (self.letters | first, self.capitals | first, self.odd | first);
                    self.words |= whole;
                }
                Class::Digit => {
                    self.digits |= first;
                    self.words |= whole;
                }
                Class::Wide => return false,
                _ => {
                    self.signs |= first;
                    if text[at..].starts_with('’') {
                        self.apostrophes |= whole;
                    }
                }
            }
            beyond &= !whole;
        }
        true
    }

    /// Every byte of a word, and those of them that are of apostrophes: of such as stand behind a letter or digit of the same word. `carry` is
    /// 1 where a word goes on from the block before.
    pub(super) fn inside(&self, carry: u64) -> (u64, u64) {
        // A sum runs through the apostrophes that stand side by side, from the first behind a word on.
        let first = self.apostrophes & (self.words << 1 | carry);
        let apostrophes = self.apostrophes & !self.apostrophes.wrapping_add(first);
        (self.words | apostrophes, apostrophes)
    }

    /// The last byte there is.
    pub(super) fn last(&self) -> u64 {
        self.all ^ self.all >> 1
    }
}

/// The class of the character beyond ASCII at byte `at`, and how many bytes it takes.
#[inline]
fn class_at(text: &str, at: usize, classes: Classes) -> (Class, usize) {
    match text.as_bytes()[at..] {
        // Most letters beyond ASCII are Greek, Cyrillic or Latin with a mark.
        [first @ 0xC2..=0xDF, second, ..] => (classes.of_two(first, second), 2),
        _ => text[at..].chars().next().map_or((Class::Other, 1), |c| (classes.of(c), c.len_utf8())),
    }
}
