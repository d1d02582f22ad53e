//! Hashed n-grams of a word: the features of the model.

use super::letters::BLANK;

const LONGEST_GRAM: usize = 5;
const LONGEST_WORD: usize = 40;

/// Calls `each` with the hash of every n-gram of one to five letters of `word`, and of the word itself.
///
/// A gram may begin or end with the blank that bounds the word. `each` also gets the gram's place: the first letter
/// and the one after the last, counted from -1 for the blank in front.
#[inline]
pub(super) fn of_word(word: &[u32], mut each: impl FnMut(u32, isize, isize)) {
    let length = word.len() as isize;
    let code = |at: isize| if at < 0 || at == length { BLANK } else { word[at as usize] };
    for first in -1..=length {
        let whole = first == -1 && word.len() <= LONGEST_WORD;
        let end = if whole { length + 1 } else { (length + 1).min(first + LONGEST_GRAM as isize) };
        let mut state = 1;
        for at in first..end {
            state = step(state, code(at));
            let width = (at - first + 1) as usize;
            let is_word_or_short = width <= LONGEST_GRAM || at == length;
            let is_lone_blank = width == 1 && code(at) == BLANK;
            if is_word_or_short && !is_lone_blank {
                each(finish(state), first, at + 1);
            }
        }
    }
}

#[inline]
fn step(state: u32, code: u32) -> u32 {
    let state = (state ^ code).wrapping_mul(0x9E37_79B1);
    state ^ (state >> 15)
}

#[inline]
fn finish(state: u32) -> u32 {
    let state = state.wrapping_mul(0x85EB_CA6B);
    let state = (state ^ (state >> 13)).wrapping_mul(0xC2B2_AE35);
    state ^ (state >> 16)
}

#[cfg(test)]
mod tests {
    use super::of_word;

    /// The hashes of a word's grams, folded into one number, and how many there are.
    fn folded(word: &str) -> (usize, u32) {
        let letters: Vec<u32> = word.chars().map(u32::from).collect();
        let (mut count, mut sum) = (0, 0u32);
        of_word(&letters, |hash, _, _| {
            count += 1;
            sum = sum.wrapping_mul(31).wrapping_add(hash);
        });
        (count, sum)
    }

    #[test]
    fn training_and_reading_hash_alike() {
        // Printed by `features.grams` with all 32 bits.
        assert_eq!(folded("źródło"), (29, 0xc240_8a50));
        assert_eq!(folded("l'an"), (19, 0xa7ad_9a22));
        assert_eq!(folded("читать"), (29, 0xdd3b_872d));
    }
}
