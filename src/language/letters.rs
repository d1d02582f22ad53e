//! A line as the model sees it: words of letters, in lower case, each with its script and how it is cased.
//!
//! `data/langid/features.py` does the same for training; a test on stored hashes holds the two together.

use super::script::Script;
use crate::lexicon::{has_no_capitals, is_listed, is_small};
use crate::text::{Span, is_everyday_letter};
use unicode_normalization::char::is_combining_mark;

/// Parts words of the model's alphabet, and stands for "the word begins or ends here" in n-grams.
pub(super) const BLANK: u32 = ' ' as u32;

/// Longest line we look at, in letters; what follows adds time, not certainty.
const MOST_LETTERS: usize = 2_000;

/// How a word is cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// No capital at the beginning, or a script without capitals.
    Lower,
    /// A capital at the beginning.
    Title,
    /// Two letters or more, all of them capitals.
    Upper,
}

/// One word: its letters as a range of [`Line::codes`], and where it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) span: Span,
    pub(super) script: Option<Script>,
    pub(super) case: Case,
}

/// The words of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    codes: Vec<u32>,
    words: Vec<Word>,
}

impl Line {
    /// Reads `text`; digits, punctuation and symbols only part words.
    pub(super) fn read(text: &str) -> Self {
        let mut line = Self::with_room_for(text);
        line.read_on(text, 0, usize::MAX);
        line
    }

    /// No words yet, and room for those of `text`.
    pub(super) fn with_room_for(text: &str) -> Self {
        Self { codes: Vec::with_capacity(text.len().min(MOST_LETTERS) + 8), words: Vec::with_capacity(16) }
    }

    /// Reads some `more` words of `text` from byte `at`: where it left off, the end of `text` if there are no more.
    pub(super) fn read_on(&mut self, text: &str, mut at: usize, more: usize) -> usize {
        let (bytes, enough) = (text.as_bytes(), self.words.len().saturating_add(more));
        while at < bytes.len() && self.words.len() < enough {
            let plain = plain_word(&bytes[at..]);
            if plain > 0 && self.codes.len() <= MOST_LETTERS {
                self.push_plain(&bytes[at..at + plain], at);
                at += plain;
            } else if bytes[at].is_ascii() && plain == 0 && !belongs(char::from(bytes[at])) {
                at += 1;
            } else {
                at = self.read_word(text, at);
            }
        }
        at
    }

    /// Adds a word of ASCII letters alone that stands at `start`.
    fn push_plain(&mut self, written: &[u8], start: usize) {
        let first = self.codes.len();
        self.codes.extend(written.iter().map(|letter| u32::from(letter.to_ascii_lowercase())));
        let case = match written {
            [first, ..] if !first.is_ascii_uppercase() => Case::Lower,
            [_, rest @ ..] if !rest.is_empty() && rest.iter().all(u8::is_ascii_uppercase) => Case::Upper,
            _ => Case::Title,
        };
        let span = Span::new(start, start + written.len());
        self.words.push(Word { first, end: self.codes.len(), span, script: Some(Script::Latin), case });
    }

    /// Reads from `start`, character by character, as far as what stands there hangs together: where that ends.
    fn read_word(&mut self, text: &str, start: usize) -> usize {
        let mut open: Option<(usize, usize)> = None;
        let mut before = None;
        for (at, c) in text[start..].char_indices().map(|(at, c)| (start + at, c)) {
            // Inside a Latin word, where most letters stand.
            if c.is_ascii_alphabetic() && open.is_some() && before == Some(Script::Latin) {
                self.codes.push(u32::from(c.to_ascii_lowercase()));
                continue;
            }
            if !belongs(c) {
                self.close(text, open, at);
                return at + c.len_utf8();
            }
            let script = Script::of(c);
            if open.is_some() && is_joint_of_scripts(before, script) {
                self.close(text, open.take(), at);
            }
            before = script;
            if open.is_none() {
                if self.codes.len() > MOST_LETTERS {
                    return text.len();
                }
                open = Some((self.codes.len(), at));
            }
            self.push(c);
        }
        self.close(text, open, text.len());
        text.len()
    }

    /// The words in reading order.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The letters of a word, in lower case.
    pub(super) fn letters(&self, word: &Word) -> &[u32] {
        &self.codes[word.first..word.end]
    }

    fn push(&mut self, c: char) {
        if c.is_ascii() {
            self.codes.push(u32::from(c.to_ascii_lowercase()));
        } else if matches!(c, '’' | 'ʼ' | '‘') {
            self.codes.push(u32::from('\''));
        } else if is_small(c) {
            self.codes.push(u32::from(c));
        } else {
            self.codes.extend(c.to_lowercase().map(u32::from));
        }
    }

    fn close(&mut self, text: &str, open: Option<(usize, usize)>, end_byte: usize) {
        let Some((mut first, start_byte)) = open else { return };
        let mut end = self.codes.len();
        while first < end && is_joint(self.codes[first]) {
            first += 1;
        }
        while first < end && is_joint(self.codes[end - 1]) {
            end -= 1;
        }
        if first == end {
            return;
        }
        let span = Span::new(start_byte, end_byte);
        let written = &text[start_byte..end_byte];
        let script = script_of(written);
        self.words.push(Word { first, end, span, script, case: case_of(written) });
    }
}

/// How many ASCII letters `bytes` begin with, where they are a whole word; 0 where they are none or part of one.
fn plain_word(bytes: &[u8]) -> usize {
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if bytes.get(length).is_none_or(|&next| next.is_ascii() && next != b'\'') { length } else { 0 }
}

/// The script of a word's first letter, but kana wherever it stands: Chinese has none.
fn script_of(written: &str) -> Option<Script> {
    if written.is_ascii() {
        return written.contains(|c: char| c.is_ascii_alphabetic()).then_some(Script::Latin);
    }
    let first = written.chars().find_map(Script::of)?;
    let kana = first == Script::Han && written.chars().any(|c| Script::of(c) == Some(Script::Kana));
    Some(if kana { Script::Kana } else { first })
}

/// Whether one of two neighbouring letters is Latin and the other is not: "URLを" is two words.
fn is_joint_of_scripts(before: Option<Script>, next: Option<Script>) -> bool {
    before.zip(next).is_some_and(|(before, next)| (before == Script::Latin) != (next == Script::Latin))
}

/// Apostrophe, middle dot and zero-width non-joiner hold a word together; at its edge they are no part of it.
fn is_joint(code: u32) -> bool {
    matches!(code, 0x27 | 0xB7 | 0x200C)
}

#[inline]
fn belongs(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() || c == '\'' } else { is_everyday_letter(c) || belongs_rarely(c) }
}

fn belongs_rarely(c: char) -> bool {
    is_listed(c) || matches!(c, '’' | 'ʼ' | '‘' | '·' | '\u{200C}') || c.is_alphabetic() || is_combining_mark(c)
}

/// First private code point that stands for the casing of a line.
pub(super) const SHAPE: u32 = 0xF_0000;

/// How a run of words is cased, as one code point for the model: how many words (up to 5), and which are capitalised.
pub(super) fn shape_of(words: &[Word]) -> u32 {
    let count = |case: Case| words.iter().filter(|word| word.case == case).count();
    let (lower, upper) = (count(Case::Lower), count(Case::Upper));
    let titled = words.len() - lower;
    let kind = if !words.is_empty() && upper == words.len() {
        4
    } else if titled == 0 {
        0
    } else if words[0].case != Case::Lower && titled == 1 && words.len() > 1 {
        1
    } else {
        2 + u32::from(lower == 0)
    };
    SHAPE + words.len().min(5) as u32 * 8 + kind
}

fn case_of(written: &str) -> Case {
    if written.is_ascii() {
        let letters = written.chars().filter(char::is_ascii_alphabetic);
        return cased(letters, |c| c.is_ascii_uppercase());
    }
    // A script without capitals needs no search for its letters.
    cased(written.chars().filter(|c| has_no_capitals(*c) || c.is_alphabetic()), char::is_uppercase)
}

fn cased(mut letters: impl Iterator<Item = char>, is_upper: impl Fn(char) -> bool) -> Case {
    match letters.next() {
        Some(first) if is_upper(first) => {}
        _ => return Case::Lower,
    }
    let mut rest = letters.peekable();
    if rest.peek().is_some() && rest.all(is_upper) { Case::Upper } else { Case::Title }
}

#[cfg(test)]
mod tests {
    use super::{Case, Line, shape_of};
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let line = Line::read(text);
        line.words().iter().map(|w| line.letters(w).iter().filter_map(|c| char::from_u32(*c)).collect()).collect()
    }

    #[test]
    fn words_are_letters_in_lower_case() {
        assert_eq!(words("Fot. PAP/Anna Kos, 12:30"), ["fot", "pap", "anna", "kos"]);
    }

    #[test]
    fn a_long_text_is_read_as_far_as_it_says_something() {
        let plain = "ab ".repeat(2_000);
        assert_eq!(Line::read(&plain).words().len(), 1_001);
        assert_eq!(Line::read(&plain.replace('a', "ą")).words().len(), 1_001);
    }

    proptest! {
        #[test]
        fn plain_words_are_read_as_any_other(text in "([A-Za-z]{1,3}|[ '’.0-9éЖの漢-]){0,20}") {
            let (mut line, mut at) = (Line::default(), 0);
            while at < text.len() {
                at = line.read_word(&text, at);
            }
            prop_assert_eq!(Line::read(&text), line);
        }
    }

    #[test]
    fn an_apostrophe_counts_inside_a_word_only() {
        assert_eq!(words("‘L’article’"), ["l'article"]);
    }

    #[test]
    fn a_word_ends_where_latin_begins_or_ends() {
        assert_eq!(words("URLを共有"), ["url", "を共有"]);
    }

    #[test]
    fn the_case_of_a_word_is_seen() {
        let line = Line::read("Anna PAP kos");
        assert_eq!(line.words().iter().map(|w| w.case).collect::<Vec<_>>(), [Case::Title, Case::Upper, Case::Lower]);
    }

    #[test]
    fn training_and_reading_see_the_same_shape() {
        // Printed by `features.shape`.
        let shapes =
            [("Read More", 0xf_0013), ("podpis zdjęcia", 0xf_0010), ("AFP", 0xf_000c), ("Lesen Sie auch", 0xf_001a)];
        for (text, shape) in shapes {
            assert_eq!(shape_of(Line::read(text).words()), shape, "{text}");
        }
    }
}
