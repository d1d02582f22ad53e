//! The hash of a word: what a line keeps of it.

use super::line::mix;
use crate::text::eight::between;

/// The hash of the word `text[start..end]` in small letters, apostrophes left out: "Don’t" and "dont" are one.
///
/// Nearly all words have no capital but in ASCII and no apostrophe (`plain`); they are taken eight bytes at a time.
pub(super) fn hash_of_word(text: &str, start: usize, end: usize, plain: bool) -> u32 {
    if plain { hash_of_bytes(&text.as_bytes()[start..end]) } else { hash_of_small(&text[start..end]) }
}

/// The longest word that [`hash_of_first`] takes, in bytes.
pub(super) const SIXTEEN: usize = 16;

/// The hash of the plain word that the first `length` bytes are, of 1 to 16; its letters are small. What stands behind it is put out, and
/// whether the word has more than eight bytes is no matter for a branch: nobody could foretell it.
#[inline]
pub(super) fn hash_of_first(sixteen: &[u8; SIXTEEN], length: usize) -> u32 {
    let word = u128::from_le_bytes(*sixteen) & OF_LENGTH[length];
    let short = mixed(SEED, word as u64);
    let long = mixed(short, (word >> 64) as u64);
    settled(if length > 8 { long } else { short })
}

/// The bits of as many bytes.
const OF_LENGTH: [u128; SIXTEEN + 1] = {
    let mut bits = [0; SIXTEEN + 1];
    let mut length = 1;
    while length <= SIXTEEN {
        bits[length] = bits[length - 1] << 8 | 0xFF;
        length += 1;
    }
    bits
};

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
    use super::{hash_of_first, hash_of_word, of_few};
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
            let mut sixteen = [b'z'; 16];
            if let Some(place) = sixteen.get_mut(..word.len()) {
                place.copy_from_slice(word.to_ascii_lowercase().as_bytes());
                prop_assert_eq!(hash_of_first(&sixteen, word.len()), alone);
            }
        }

        #[test]
        fn few_bytes_are_read_in_order(bytes in proptest::collection::vec(any::<u8>(), 1..8)) {
            let number = bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte));
            prop_assert_eq!(of_few(&bytes), number);
        }
    }
}
