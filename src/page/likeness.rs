//! How like a block is to what the page's metadata say in words: its titles, its descriptions, the article's text in JSON-LD.

use super::meta::{Facts, Said, tidy};
use crate::tables::Quick;
use crate::text::{fold_everyday, fold_latin};
use std::collections::HashSet;
use std::sync::LazyLock;

/// A text in JSON-LD of fewer bytes is no article.
const LEAST_BODY: usize = 400;

/// How like a block is, each a share from 0 to 1.
pub(super) struct Like {
    /// Words in common with the title that is most like it, of the words of both.
    pub title: f32,
    /// The same for descriptions.
    pub description: f32,
    /// The block's phrases of three words that the article's text in JSON-LD holds; `None` where there are none, or no such text.
    pub body: Option<f32>,
}

/// What the page's metadata say, to compare blocks with.
pub(super) struct Likeness {
    titles: Vec<Words>,
    descriptions: Vec<Words>,
    body: Option<HashSet<u64, Quick>>,
    /// A bit for each word of titles and descriptions: most words of a page are in none.
    bits: [u64; 32],
    distinct: Distinct,
    /// The words of the block at hand, and those of them that a title or description may hold; kept for their room.
    words: Vec<u64>,
    found: Vec<u64>,
}

/// The words of a title, each once, by number.
struct Words(Vec<u64>);

impl Words {
    fn of(said: &Said) -> Self {
        let mut words = Vec::new();
        read_words(&said.value, &mut words);
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// How many of `found`, each of which is there once, are among them.
    fn shared(&self, found: &[u64]) -> usize {
        found.iter().filter(|word| self.0.binary_search(word).is_ok()).count()
    }
}

impl Likeness {
    /// Likeness to what `facts` hold.
    pub(super) fn to(facts: &Facts) -> Self {
        let all = |said: &[Said]| said.iter().map(Words::of).collect::<Vec<_>>();
        let (titles, descriptions) = (all(&facts.titles), all(&facts.descriptions));
        let mut bits = [0; 32];
        for &word in titles.iter().chain(&descriptions).flat_map(|words| &words.0) {
            let (part, bit) = bit_of(word);
            bits[part] |= bit;
        }
        let body = facts.article_body.as_deref().map(tidy).filter(|body| body.len() > LEAST_BODY).map(|body| {
            let mut words = Vec::with_capacity(body.len() / 5);
            read_words(&body, &mut words);
            words.windows(3).map(phrase).collect()
        });
        Self { titles, descriptions, body, bits, distinct: Distinct::new(), words: Vec::new(), found: Vec::new() }
    }

    /// How like a line is.
    pub(super) fn of(&mut self, line: &str) -> Like {
        self.words.clear();
        read_words(line, &mut self.words);
        let body = self.body.as_ref().filter(|_| self.words.len() >= 3).map(|body| {
            let held = self.words.windows(3).filter(|words| body.contains(&phrase(words))).count();
            held as f32 / (self.words.len() - 2) as f32
        });
        let may_be_said = |word: &u64| {
            let (part, bit) = bit_of(*word);
            self.bits[part] & bit != 0
        };
        self.found.clear();
        self.found.extend(self.words.iter().copied().filter(may_be_said));
        if self.found.is_empty() {
            return Like { title: 0.0, description: 0.0, body };
        }
        self.found.sort_unstable();
        self.found.dedup();
        let own = self.distinct.count(&self.words);
        let greatest = |sets: &[Words]| {
            let one = |set: &Words| {
                let shared = set.shared(&self.found);
                shared as f32 / (own + set.0.len() - shared).max(1) as f32
            };
            sets.iter().map(one).fold(0.0, f32::max)
        };
        Like { title: greatest(&self.titles), description: greatest(&self.descriptions), body }
    }
}

/// The part and the bit in it that stand for a word.
fn bit_of(word: u64) -> (usize, u64) {
    ((word >> 6) as usize % 32, 1 << (word % 64))
}

fn phrase(words: &[u64]) -> u64 {
    words.iter().fold(7, |hash, word| (hash ^ word).wrapping_mul(PRIME))
}

/// Counts the different words of a line without sorting them.
struct Distinct {
    /// Words by their place, each with the line it was last seen in.
    slots: Vec<(u64, u32)>,
    line: u32,
}

/// A power of two; a paragraph has some sixty words.
const SLOTS: usize = 1024;

impl Distinct {
    fn new() -> Self {
        Self { slots: vec![(0, 0); SLOTS], line: 0 }
    }

    fn count(&mut self, words: &[u64]) -> usize {
        if words.len() > SLOTS / 2 {
            return words.iter().collect::<HashSet<_>>().len();
        }
        self.line += 1;
        words.iter().filter(|&&word| self.is_new(word)).count()
    }

    fn is_new(&mut self, word: u64) -> bool {
        let mut at = (word ^ word >> 32) as usize % SLOTS;
        while self.slots[at].1 == self.line {
            if self.slots[at].0 == word {
                return false;
            }
            at = (at + 1) % SLOTS;
        }
        self.slots[at] = (word, self.line);
        true
    }
}

/// Start and factor of the words' hash (FNV-1a, 64 bits).
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// Adds the hashes of a text's folded words; of characters without blanks between words, each.
fn read_words(text: &str, words: &mut Vec<u64>) {
    let (before, letters) = (words.len(), &*LETTERS);
    let folded = |c: char| match letters.get(c as usize) {
        Some(&letter) => letter,
        None => fold_everyday(c).map_or(UNKNOWN, letter_of),
    };
    if !hash_words(text.chars().map(folded), words) {
        words.truncate(before);
        hash_words(fold_latin(text).chars().map(letter_of), words);
    }
}

/// No letter: a word ends here.
const APART: char = '\0';
/// A character that is folded with those beside it.
const UNKNOWN: char = char::MAX;

/// The folded letter of each character up to Cyrillic, or [`APART`] or [`UNKNOWN`].
static LETTERS: LazyLock<[char; 0x530]> = LazyLock::new(|| {
    std::array::from_fn(|code| {
        let c = char::from_u32(code as u32).unwrap_or_default();
        fold_everyday(c).map_or(UNKNOWN, letter_of)
    })
});

/// A folded character, if it is part of a word or one by itself.
fn letter_of(c: char) -> char {
    if c.is_alphanumeric() || is_wide(c) { c } else { APART }
}

/// Characters of scripts without blanks between words.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{0E00}'..='\u{0E7F}')
}

/// Hashes the words of folded letters; `false` where one is [`UNKNOWN`].
fn hash_words(letters: impl Iterator<Item = char>, words: &mut Vec<u64>) -> bool {
    let mut word = SEED;
    for letter in letters {
        match letter {
            APART => words.extend(ended(&mut word)),
            UNKNOWN => return false,
            '\u{0E00}'.. if is_wide(letter) => {
                words.extend(ended(&mut word));
                words.push(u64::from(letter));
            }
            _ => word = (word ^ u64::from(letter)).wrapping_mul(PRIME),
        }
    }
    words.extend(ended(&mut word));
    true
}

/// The word that ends here, if one was begun.
fn ended(word: &mut u64) -> Option<u64> {
    Some(std::mem::replace(word, SEED)).filter(|&word| word != SEED)
}

#[cfg(test)]
mod tests {
    use super::{Distinct, read_words};
    use proptest::prelude::*;

    fn count_of(text: &str) -> usize {
        let mut words = Vec::new();
        read_words(text, &mut words);
        words.len()
    }

    #[test]
    fn words_are_folded_and_wide_characters_stand_alone() {
        let words = |text| {
            let mut words = Vec::new();
            read_words(text, &mut words);
            words
        };
        assert_eq!(words("Podpis ŹRÓDŁA"), words("podpis zrodla"));
        assert_eq!(words("ﬁre, 2½"), words("fire 21⁄2"));
        assert_eq!(count_of("港の夜 2024"), 4);
    }

    proptest! {
        #[test]
        fn different_words_are_counted_as_by_sorting(words in prop::collection::vec(0_u64..40, 0..700)) {
            let mut sorted = words.clone();
            sorted.sort_unstable();
            sorted.dedup();
            let mut distinct = Distinct::new();
            prop_assert_eq!(distinct.count(&words), sorted.len());
            prop_assert_eq!(distinct.count(&words), sorted.len());
        }
    }
}
