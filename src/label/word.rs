//! The hash of a word: what a line keeps of it.

use super::line::mix;
use crate::text::eight::{EACH, HIGH, between};

/// The hash of the word `text[start..end]` in small letters, apostrophes left out: "Don’t" and "dont" are one.
///
/// Nearly all words have no capital but in ASCII and no apostrophe (`plain`); they are taken eight bytes at a time.
#[inline]
pub(super) fn hash_of_word(text: &str, start: usize, end: usize, plain: bool) -> u32 {
    let (bytes, length) = (text.as_bytes(), end - start);
    match bytes[start..].first_chunk() {
        _ if !plain => hash_of_small(&text[start..end]),
        // A short word is read with what stands behind it, which is put out again.
        Some(eight) if (1..=8).contains(&length) => {
            settled(taken(SEED, u64::from_le_bytes(*eight) & (u64::MAX >> (64 - 8 * length))))
        }
        _ => hash_of_bytes(&bytes[start..end]),
    }
}

/// The ASCII letters that a text begins with.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    /// How many there are.
    pub(super) count: usize,
    /// The hash of the word that they are.
    pub(super) hash: u32,
    /// How many are capitals.
    pub(super) capitals: u32,
    /// How many capitals stand right behind a small letter.
    pub(super) glued: u32,
    /// Whether the first is a capital.
    pub(super) capital_first: bool,
}

impl Letters {
    /// Reads them from `bytes`, eight at a time. Most words are shorter.
    #[inline]
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut letters = Self::default();
        let Some(eight) = bytes.first_chunk() else { return letters.go_on(bytes, SEED) };
        let (few, hash) = letters.step(u64::from_le_bytes(*eight), SEED, 0);
        if few == 8 {
            return letters.go_on(bytes, hash);
        }
        letters.hash = settled(hash);
        letters
    }

    /// The same once some are read, which have this hash.
    #[inline(never)]
    fn go_on(mut self, bytes: &[u8], mut hash: u64) -> Self {
        loop {
            let rest = &bytes[self.count..];
            let small_before = self.count.checked_sub(1).map_or(0, |last| u64::from(bytes[last] & SMALL as u8));
            let eight = rest.first_chunk().map_or_else(|| of_last(rest), |eight| u64::from_le_bytes(*eight));
            let few;
            (few, hash) = self.step(eight, hash, small_before);
            if few < 8 {
                self.hash = settled(hash);
                return self;
            }
        }
    }

    /// Takes those that `eight` bytes begin with, behind others of this hash; `small_before` tells whether the last of those is small, as
    /// [`SMALL`] does. Returns how many there are, and the hash of all.
    #[inline(always)]
    fn step(&mut self, eight: u64, hash: u64, small_before: u64) -> (usize, u64) {
        let small = eight | SMALL;
        let few = (between(small, b'a', b'z') ^ HIGH).trailing_zeros() / 8;
        if few == 0 {
            return (0, hash);
        }
        let these = u64::MAX >> (64 - 8 * few);
        let capitals = !eight & SMALL & these;
        if capitals != 0 {
            self.capitals += count(capitals);
            self.glued += count(capitals & ((SMALL ^ capitals) << 8 | small_before));
            self.capital_first |= self.count == 0 && capitals & 0xFF != 0;
        }
        self.count += few as usize;
        (few as usize, mixed(hash, small & these))
    }
}

/// What is set in each small letter of ASCII and in no capital.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// How many bytes of `marks` have the bit of [`SMALL`] set; it has no others.
fn count(marks: u64) -> u32 {
    ((marks >> 5).wrapping_mul(EACH) >> 56) as u32
}

/// Fewer than eight bytes as a number, zeros behind them.
#[cold]
fn of_last(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// The hash of the bytes of `word` in small letters, apostrophes left out, taken one by one.
fn hash_of_small(word: &str) -> u32 {
    let (mut hash, mut eight, mut count, mut bytes) = (SEED, 0, 0, [0; 4]);
    for c in word.chars().filter(|c| !matches!(c, '\'' | '’')) {
        let c = if c.is_uppercase() { c.to_lowercase().next().unwrap_or(c) } else { c };
        for &byte in c.encode_utf8(&mut bytes).as_bytes() {
            eight |= u64::from(byte) << (8 * count);
            count += 1;
            if count == 8 {
                (hash, eight, count) = (taken(hash, eight), 0, 0);
            }
        }
    }
    settled(if count == 0 { hash } else { taken(hash, eight) })
}

fn hash_of_bytes(bytes: &[u8]) -> u32 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let whole = chunks.iter().fold(SEED, |hash, chunk| taken(hash, u64::from_le_bytes(*chunk)));
    settled(if rest.is_empty() { whole } else { taken(whole, of_few(rest)) })
}

#[inline]
fn settled(hash: u64) -> u32 {
    (hash ^ hash >> 32) as u32
}

const SEED: u64 = 0x811C_9DC5;

#[inline]
fn taken(hash: u64, eight: u64) -> u64 {
    mixed(hash, in_small_letters(eight))
}

/// Multiplies and turns, as Firefox's hash does.
#[inline]
fn mixed(hash: u64, eight: u64) -> u64 {
    (hash.rotate_left(5) ^ eight).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// One to seven bytes as a number. Two looks, one from each end, spare the loop.
#[inline]
fn of_few(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4))
        }
        _ => {
            let middle = u64::from(bytes[length / 2]) << (8 * (length / 2));
            u64::from(bytes[0]) | middle | u64::from(bytes[length - 1]) << (8 * (length - 1))
        }
    }
}

/// Eight bytes with their ASCII capitals made small.
#[inline]
fn in_small_letters(eight: u64) -> u64 {
    eight | between(eight, b'A', b'Z') >> 2
}

/// The hash of two characters that stand side by side in a script without blanks.
#[inline]
pub(super) fn hash_of_pair(before: char, after: char) -> u32 {
    mix(mix(SEED as u32, before as u32), after as u32)
}

#[cfg(test)]
mod tests {
    use super::{Letters, hash_of_word, of_few};
    use proptest::prelude::*;

    #[test]
    fn case_and_apostrophes_make_no_other_word() {
        let hash = |word: &str, plain| hash_of_word(word, 0, word.len(), plain);
        assert_eq!(hash("ALTSTADT", true), hash("altstadt", true));
        assert_eq!(hash("Don’t", false), hash("dont", true));
        assert_eq!(hash("МОСКВА", false), hash("москва", true));
        assert_ne!(hash("Łódź", true), hash("łódź", true), "a capital beyond ASCII is not plain");
    }

    proptest! {
        #[test]
        fn a_plain_word_has_the_hash_of_its_small_letters(word in "[A-Za-z0-9ßа-яあ-ん]{1,40}") {
            let alone = hash_of_word(&word, 0, word.len(), false);
            prop_assert_eq!(hash_of_word(&word, 0, word.len(), true), alone);
            let line = format!("a {word} stands here");
            prop_assert_eq!(hash_of_word(&line, 2, 2 + word.len(), true), alone);
        }

        #[test]
        fn letters_are_counted_and_hashed_at_once(word in "([a-z]|[A-Za-z]){0,40}", behind in "([ .,’ä0-9].{0,12})?") {
            let letters = Letters::of(format!("{word}{behind}").as_bytes());
            let glued = word.as_bytes().windows(2).filter(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
            let wanted = Letters {
                count: word.len(),
                hash: hash_of_word(&word, 0, word.len(), true),
                capitals: word.chars().filter(char::is_ascii_uppercase).count() as u32,
                glued: glued.count() as u32,
                capital_first: word.starts_with(|c: char| c.is_ascii_uppercase()),
            };
            prop_assert_eq!(letters, wanted);
        }

        #[test]
        fn few_bytes_are_read_in_order(bytes in proptest::collection::vec(any::<u8>(), 1..8)) {
            let number = bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte));
            prop_assert_eq!(of_few(&bytes), number);
        }
    }
}
