//! Where names may stand in running text: words with a capital, alone or in a row.

use crate::text::block::{Block, SIXTY_FOUR, ones};
use crate::text::eight::word_length;
use crate::text::{Span, is_wordlike};

/// One word that begins with a capital letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    /// Which paragraph it stands in.
    pub paragraph: usize,
    /// Its bytes there; hyphens inside belong to it, a possessive ending does not.
    pub span: Span,
    /// Whether a single blank (and nothing else) divides it from the word before.
    pub continues: bool,
}

/// The paragraphs of an article that were read last, and where capitalised words stand in them.
///
/// An article is asked about again after a few of its paragraphs were edited: of the others it is known.
#[derive(Debug, Default)]
pub struct Mentions {
    text: String,
    /// For each paragraph where its text and its words end.
    ends: Vec<(usize, usize)>,
    words: Vec<Word>,
}

/// How many paragraphs may have gone between two that stayed.
const MOST_GONE: usize = 4;

impl Mentions {
    /// Whether these paragraphs were read last.
    pub fn are_of(&self, paragraphs: &[&str]) -> bool {
        paragraphs.len() == self.ends.len() && (0..).zip(paragraphs).all(|(nth, text)| self.paragraph(nth) == *text)
    }

    /// The capitalised words of `paragraphs`, in order.
    pub(super) fn read(&mut self, paragraphs: &[&str]) -> &[Word] {
        let mut words = Vec::with_capacity(self.words.len());
        let mut ends = Vec::with_capacity(paragraphs.len());
        let (mut next, mut length) = (0, 0);
        for (paragraph, text) in paragraphs.iter().enumerate() {
            match (next..self.ends.len().min(next + MOST_GONE)).find(|&nth| self.paragraph(nth) == *text) {
                Some(known) => {
                    let (first, end) = (self.start(known).1, self.ends[known].1);
                    words.extend(self.words[first..end].iter().map(|word| Word { paragraph, ..*word }));
                    next = known + 1;
                }
                None => add_words(paragraph, text, &mut words),
            }
            length += text.len();
            ends.push((length, words.len()));
        }
        self.text.clear();
        self.text.reserve(length);
        self.text.extend(paragraphs.iter().copied());
        (self.ends, self.words) = (ends, words);
        &self.words
    }

    fn start(&self, nth: usize) -> (usize, usize) {
        nth.checked_sub(1).map_or((0, 0), |before| self.ends[before])
    }

    fn paragraph(&self, nth: usize) -> &str {
        &self.text[self.start(nth).0..self.ends[nth].0]
    }
}

/// Adds the capitalised words of `text`, in order.
///
/// Small letters, nearly all of a text, are passed over many at a time.
fn add_words(paragraph: usize, text: &str, out: &mut Vec<Word>) {
    let bytes = text.as_bytes();
    let mut last_end = 0;
    for from in (0..bytes.len()).step_by(SIXTY_FOUR) {
        let block = Block::of(&bytes[from..]);
        let is_ascii = block.beyond_ascii() == 0;
        let letters = block.in_small_letters().between(b'a', b'z') | block.between(b'0', b'9');
        let capitals = if is_ascii {
            block.between(b'A', b'Z') & !(letters << 1)
        } else {
            marks_of(&block.bytes(), bytes.get(from + SIXTY_FOUR).copied().unwrap_or(0))
        };
        for bit in ones(capitals) {
            let at = from + bit;
            // What stands in the same block of ASCII is known: no letter, at most a hyphen.
            let begins = is_ascii && bit > 0 && bytes[at - 1] != b'-' || begins_word(text, at);
            if at < last_end || !begins || !has_capital(text, at) {
                continue;
            }
            let length = (!letters >> bit).trailing_zeros() as usize;
            let ends_here = is_ascii && bit + length < SIXTY_FOUR && bytes.get(at + length) != Some(&b'-');
            let end = if ends_here { at + length } else { end_of_word(text, at) };
            if end - at > 1 {
                let continues = last_end > 0 && at == last_end + 1 && bytes[last_end] == b' ';
                out.push(Word { paragraph, span: Span::new(at, end), continues });
            }
            last_end = end;
        }
    }
}

/// A bit for each byte of `block` where a capital may begin, the first the lowest; `behind` is the byte after it.
fn marks_of(block: &[u8; SIXTY_FOUR], behind: u8) -> u64 {
    let mut next = [behind; SIXTY_FOUR];
    next[..SIXTY_FOUR - 1].copy_from_slice(&block[1..]);
    // The loop has no way out and is done in vectors.
    let mut marks = [0; SIXTY_FOUR];
    for (mark, (&byte, &next)) in marks.iter_mut().zip(block.iter().zip(&next)) {
        *mark = u8::from(may_be_capital(byte, next));
    }
    Block::of(&marks).are(1)
}

/// Whether a capital may begin with these two bytes: nearly all letters that are none are told apart so, in every script.
#[inline]
fn may_be_capital(byte: u8, next: u8) -> bool {
    let spaceless = (0xE3..=0xE9).contains(&byte); // kana and Chinese characters
    let caseless = (0xD7..=0xE0).contains(&byte); // Hebrew, Arabic, the scripts of India, Thai
    let small = (byte == 0xC3) & (next >= 0xA0) // Latin-1
        | (byte == 0xCE) & (next >= 0xAC) // Greek
        | (byte == 0xCF) & (next < 0x8F) // Greek behind it
        | (byte == 0xD0) & (next >= 0xB0) // Cyrillic
        | (byte == 0xD1) & (next < 0xA0); // Cyrillic behind it
    let dash_or_quote = (byte == 0xE2) & (next == 0x80);
    byte.is_ascii_uppercase() | (byte >= 0xC3) & !(spaceless | caseless | small | dash_or_quote)
}

/// Whether a character begins at `at`, and nothing before it belongs to the same word.
fn begins_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if !text.is_char_boundary(at) {
        return false;
    }
    match at.checked_sub(1).map(|before| bytes[before]) {
        None => true,
        Some(b'-') => !text[..at - 1].ends_with(is_wordlike),
        Some(byte @ ..0x80) => !byte.is_ascii_alphanumeric(),
        Some(_) => !text[..at].ends_with(is_wordlike),
    }
}

fn has_capital(text: &str, at: usize) -> bool {
    let byte = text.as_bytes()[at];
    byte.is_ascii_uppercase() || byte >= 0x80 && text[at..].chars().next().is_some_and(char::is_uppercase)
}

fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let joins = |next: &u8| next.is_ascii_alphabetic() || *next >= 0xC3 && *next != 0xE2;
    let mut at = start;
    loop {
        at += word_length(&bytes[at..]);
        match bytes.get(at) {
            Some(b'-') if at > start && bytes.get(at + 1).is_some_and(joins) => at += 1,
            Some(0x80..) => match text[at..].chars().next().filter(|c| is_wordlike(*c)) {
                Some(c) => at += c.len_utf8(),
                None => return at,
            },
            _ => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mentions, Word, add_words, may_be_capital};
    use proptest::prelude::*;

    fn seen(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        add_words(0, text, &mut words);
        words.into_iter().map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn capitalised_words_are_found_after_quotes_and_with_foreign_letters() {
        assert_eq!(
            seen("“Łukasz Żak said Macegora’s aide Petrov-Vodkin left.”"),
            ["Łukasz", "Żak", "Macegora", "Petrov-Vodkin"]
        );
        assert_eq!(seen("état d'Urgence «Élodie» — Émile"), ["Urgence", "Élodie", "Émile"]);
    }

    #[test]
    fn what_may_be_no_capital_is_none() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_uppercase()) {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes);
            assert!(may_be_capital(bytes[0], bytes[1]), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn words_that_are_known_are_those_read_anew(
            before in prop::collection::vec("([A-C]?[a-c]{1,2}[ -]){0,4}", 0..8),
            after in prop::collection::vec("([A-C]?[a-c]{1,2}[ -]){0,4}", 0..4),
            stay in prop::collection::vec(any::<bool>(), 8),
        ) {
            let before: Vec<&str> = before.iter().map(String::as_str).collect();
            let stayed = before.iter().zip(&stay).filter(|(_, stays)| **stays).map(|(text, _)| *text);
            let after: Vec<&str> = stayed.chain(after.iter().map(String::as_str)).collect();
            let mut anew: Vec<Word> = Vec::new();
            after.iter().enumerate().for_each(|(at, text)| add_words(at, text, &mut anew));
            let mut mentions = Mentions::default();
            mentions.read(&before);
            prop_assert!(mentions.are_of(&before));
            prop_assert_eq!(mentions.read(&after), anew);
            prop_assert!(mentions.are_of(&after));
        }
    }
}
