//! A line read into its counts and words, 64 bytes at a time.
//!
//! A bit for each byte says what it is part of; words and counts come out of sums and shifts of such bits, so that nothing is branched on
//! that changes from word to word. Where a script without blanks comes up, characters are taken one by one.

use super::chars::Classes;
use super::class::{CLASSES, Class};
use super::line::Line;
use super::marks::Marks;
use super::word::{SIXTEEN, hash_of_first, hash_of_pair, hash_of_word};
use crate::text::block::{Block, SIXTY_FOUR, below, ones};

/// What the word that is being read began with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    None,
    Letter,
    Digit,
    Wide,
}

/// How many signs of each class a line has.
pub(super) type Signs = [u32; CLASSES.len()];

/// A line that is read from its beginning, the hash of each of its words added to a list.
struct Scan<'w> {
    text: &'w str,
    classes: Classes,
    line: Line,
    words: &'w mut Vec<u32>,
    /// How many words the list had before.
    words_before: usize,
    /// The word that is being read, the byte it begins with, and whether its letters stand there as they are kept.
    word: Word,
    start: usize,
    plain: bool,
    /// Characters that are neither letter nor digit nor wide.
    others: u32,
    signs: Signs,
}

/// What was counted: a line with what is known of its characters one by one, the characters that are neither letter nor digit nor wide, and
/// the signs of each class.
pub(super) fn scan(text: &str, classes: Classes, words: &mut Vec<u32>) -> (Line, u32, Signs) {
    let mut scan = Scan::of(text, classes, words);
    let bytes = text.as_bytes();
    let (mut from, mut small) = (0, [0; SMALL]);
    while from < bytes.len() {
        let length = match bytes.len() - from {
            rest @ ..=SIXTY_FOUR => rest,
            _ => (0..=SIXTY_FOUR).rev().find(|length| text.is_char_boundary(from + length)).unwrap_or(SIXTY_FOUR),
        };
        let block = Block::of(&bytes[from..]);
        let in_small_letters = block.in_small_letters();
        small[SIXTEEN..SIXTEEN + SIXTY_FOUR].copy_from_slice(&in_small_letters.bytes());
        match Marks::of(block, in_small_letters, &text[from..from + length], classes) {
            Some(marks) => scan.take_block(from, &marks, &small),
            None => scan.take_characters(from, length),
        }
        small.copy_within(length..length + SIXTEEN, 0);
        from += length;
    }
    scan.close_word(text.len());
    (scan.line, scan.others, scan.signs)
}

/// A block with the capitals of ASCII made small, as many bytes of the block before it as a word may have that is hashed at once, and as many
/// behind it.
const SMALL: usize = SIXTEEN + SIXTY_FOUR + SIXTEEN;

impl<'w> Scan<'w> {
    fn of(text: &'w str, classes: Classes, words: &'w mut Vec<u32>) -> Self {
        let words_before = words.len();
        Self {
            text,
            classes,
            line: Line::default(),
            words,
            words_before,
            word: Word::None,
            start: 0,
            plain: true,
            others: 0,
            signs: [0; CLASSES.len()],
        }
    }

    /// Takes the characters of these `marks`, which begin at byte `from`.
    fn take_block(&mut self, from: usize, marks: &Marks, small: &[u8; SMALL]) {
        let carry = u64::from(self.is_open());
        let (inside, apostrophes) = marks.inside(carry);
        let starts = inside & !(inside << 1 | carry);
        let ends = !inside & (inside << 1 | carry) & marks.all;
        self.line.letters += marks.letters.count_ones();
        self.others += (marks.blanks | marks.signs).count_ones();
        if marks.digits != 0 {
            self.line.digits += marks.digits.count_ones();
            self.line.numbers += (starts & marks.digits).count_ones();
        }
        if marks.capitals != 0 {
            self.take_capitals(from, marks, starts);
        }
        for bit in ones(marks.signs) {
            let (c, class) = self.count_sign(from + bit);
            if class == Class::Colon {
                let open = (starts & below(bit)).count_ones() as usize + carry as usize;
                self.line.early_colon |= self.words.len() - self.words_before + open <= EARLY;
            }
            if self.may_join(from + bit, c) && (inside << 1 | carry) >> bit & 1 != 0 {
                let start = (starts & below(bit)).checked_ilog2();
                let is_number = start.map_or(self.word == Word::Digit, |start| marks.digits >> start & 1 != 0);
                self.line.number_joints += u32::from(is_number);
            }
        }
        self.add_words(from, starts, ends, marks.odd | apostrophes, small);
        self.word = match (inside & marks.last(), starts.checked_ilog2()) {
            (0, _) => Word::None,
            (_, None) => self.word,
            (_, Some(start)) if marks.digits >> start & 1 != 0 => Word::Digit,
            _ => Word::Letter,
        };
    }

    /// Counts the capitals of a block; words begin at `starts`.
    fn take_capitals(&mut self, from: usize, marks: &Marks, starts: u64) {
        self.line.uppers += marks.capitals.count_ones();
        self.line.capital_words += (starts & marks.capitals).count_ones();
        for bit in ones(marks.capitals & !starts & !(marks.capitals << 1)) {
            self.line.glued += u32::from(self.is_behind_small(from + bit));
        }
        for bit in ones(starts & marks.capitals & (marks.blanks << 1 | 1) & !(marks.words << 2)) {
            self.line.inner_stops += u32::from(self.is_behind_stop(from + bit));
        }
    }

    /// Counts the sign at byte `at`.
    fn count_sign(&mut self, at: usize) -> (char, Class) {
        let byte = self.text.as_bytes()[at];
        let c = if byte.is_ascii() { char::from(byte) } else { self.text[at..].chars().next().unwrap_or_default() };
        let class = self.classes.of(c);
        // Counted whatever it is: nobody could foretell which comes next.
        self.signs[class as usize] += 1;
        self.note_sign(at, c, class);
        (c, class)
    }

    /// Adds the words that end in a block: these are the bits of their first bytes and of those behind their last; `odd` bytes make a word one
    /// that is hashed character by character.
    fn add_words(&mut self, from: usize, mut starts: u64, mut ends: u64, odd: u64, small: &[u8; SMALL]) {
        if self.is_open() {
            self.plain &= odd & below(ends.trailing_zeros() as usize) == 0;
            if ends == 0 {
                return;
            }
            self.add_word(self.start, from + ends.trailing_zeros() as usize, self.plain, from, small);
            ends &= ends - 1;
        }
        while ends != 0 {
            let (start, end) = (starts.trailing_zeros() as usize, ends.trailing_zeros() as usize);
            let plain = odd & below(end) & !below(start) == 0;
            self.add_word(from + start, from + end, plain, from, small);
            (starts, ends) = (starts & (starts - 1), ends & (ends - 1));
        }
        if starts != 0 {
            let start = starts.trailing_zeros() as usize;
            (self.start, self.plain) = (from + start, odd & !below(start) == 0);
        }
    }

    #[inline(always)]
    fn add_word(&mut self, start: usize, end: usize, plain: bool, from: usize, small: &[u8; SMALL]) {
        let length = end - start;
        let letters = small.get((start + SIXTEEN).wrapping_sub(from)..).and_then(|letters| letters.first_chunk());
        self.words.push(match letters {
            Some(letters) if plain && length <= SIXTEEN => hash_of_first(letters, length),
            _ => hash_of_word(self.text, start, end, plain),
        });
    }

    /// Takes `length` bytes from `from` on, character by character.
    fn take_characters(&mut self, from: usize, length: usize) {
        let text = self.text;
        for (at, c) in text[from..from + length].char_indices() {
            self.take(from + at, c);
        }
    }

    /// Takes the character `c` at byte `at`.
    fn take(&mut self, at: usize, c: char) {
        let class = self.classes.of(c);
        match class {
            Class::Letter | Class::Upper => {
                self.line.letters += 1;
                if class == Class::Upper {
                    self.take_capital(at);
                }
                self.open_word(at, Word::Letter);
                self.plain &= class == Class::Letter || c.is_ascii();
            }
            Class::Digit => {
                self.line.digits += 1;
                self.open_word(at, Word::Digit);
            }
            Class::Wide => self.take_wide(at, c),
            Class::Space => {
                self.others += 1;
                self.close_word(at);
            }
            _ => self.take_sign(at, c, class),
        }
    }

    fn take_capital(&mut self, at: usize) {
        self.line.uppers += 1;
        if self.is_open() {
            self.line.glued += u32::from(self.is_behind_small(at));
        } else {
            self.line.capital_words += 1;
            self.line.inner_stops += u32::from(self.is_behind_stop(at));
        }
    }

    fn take_wide(&mut self, at: usize, c: char) {
        if self.word != Word::Wide {
            self.close_word(at);
            self.word = Word::Wide;
        }
        self.line.wides += 1;
        self.words.push(hash_of_pair(self.before(at).unwrap_or('\0'), c));
    }

    fn take_sign(&mut self, at: usize, c: char, class: Class) {
        self.others += 1;
        self.signs[class as usize] += 1;
        self.line.number_joints += u32::from(self.word == Word::Digit && self.may_join(at, c));
        if matches!(c, '\'' | '’') {
            self.plain = false;
        } else {
            self.close_word(at);
        }
        self.line.early_colon |= class == Class::Colon && self.words.len() - self.words_before <= EARLY;
        self.note_sign(at, c, class);
    }

    /// What a sign tells beyond being there.
    fn note_sign(&mut self, at: usize, c: char, class: Class) {
        match class {
            Class::Stop if c == '.' => self.line.address |= self.text[..at].ends_with("www"),
            Class::Stop if matches!(c, '。' | '！' | '？') => self.line.inner_stops += 1,
            Class::Other => {
                self.line.copyright |= matches!(c, '©' | '®' | '℗');
                self.line.address |= matches!(c, '@' | '#');
            }
            _ => {}
        }
    }

    /// Whether a sign joins the number before it, if that is one, to another.
    fn may_join(&self, at: usize, c: char) -> bool {
        let behind_letter =
            || at.checked_sub(1).is_some_and(|before| self.text.as_bytes()[before].is_ascii_alphabetic());
        matches!(c, ':' | '.' | '/' | '-' | '–') && !behind_letter()
    }

    fn is_open(&self) -> bool {
        matches!(self.word, Word::Letter | Word::Digit)
    }

    fn open_word(&mut self, at: usize, word: Word) {
        if !self.is_open() {
            (self.word, self.start, self.plain) = (word, at, true);
            self.line.numbers += u32::from(word == Word::Digit);
        }
    }

    /// Ends the word that is being read, if any, before byte `at`.
    fn close_word(&mut self, at: usize) {
        if self.is_open() {
            self.words.push(hash_of_word(self.text, self.start, at, self.plain));
        }
        self.word = Word::None;
    }

    /// The character before byte `at`.
    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn is_behind_small(&self, at: usize) -> bool {
        self.before(at).is_some_and(char::is_lowercase)
    }

    /// Whether a blank stands before byte `at`, and before that what ends a sentence.
    fn is_behind_stop(&self, at: usize) -> bool {
        let stop = |c: char| matches!(c, '.' | '!' | '?' | '"' | '”' | '“' | '»');
        at > 0 && self.text.as_bytes()[at - 1] == b' ' && self.before(at - 1).is_some_and(stop)
    }
}

/// Most words before a colon that is early.
const EARLY: usize = 4;

#[cfg(test)]
mod tests {
    use super::{Scan, scan};
    use crate::label::chars::Classes;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4096, ..ProptestConfig::default() })]

        #[test]
        fn a_block_says_what_its_characters_say(
            words in prop::collection::vec(prop_oneof![
                6 => "[A-Za-z]{1,10}",
                2 => "[A-Za-z]{0,2}([’']|’’)[a-z’']{0,3}",
                2 => "[а-яА-Яéß]{1,24}[.,:]?",
                1 => "[0-9]{1,4}([:./–-][0-9a-zé]{0,3}){0,2}",
                1 => "(www)?[.!?»”\"] [A-ZÀа-я中]",
                1 => "[a-zé]{0,2}[漢のあ가ก]{1,3}[A-Z]?[0-9]?",
                1 => "[a-zA-Z0-9]{20,80}",
                1 => "\\PC{0,3}",
            ], 0..40),
            joints in prop::collection::vec(prop_oneof![8 => Just(" "), 1 => Just(""), 1 => Just(", "), 1 => Just("\u{a0}"), 1 => Just(": ")], 40),
        ) {
            let text: String = words.iter().zip(&joints).flat_map(|(word, joint)| [word.as_str(), joint]).collect();
            let classes = Classes::get();
            let (mut fast, mut slow) = (vec![7], vec![7]);
            let (line, others, signs) = scan(&text, classes, &mut fast);
            let mut one_by_one = Scan::of(&text, classes, &mut slow);
            one_by_one.take_characters(0, text.len());
            one_by_one.close_word(text.len());
            let counted = |signs: super::Signs| signs[super::Class::Stop as usize..].to_vec();
            prop_assert_eq!(format!("{line:?}"), format!("{:?}", one_by_one.line));
            prop_assert_eq!((others, counted(signs)), (one_by_one.others, counted(one_by_one.signs)));
            prop_assert_eq!(fast, slow);
        }
    }
}
