//! The shape of one line: what can be counted without knowing its language.

use super::chars::Classes;
use super::class::Class;
use super::scan::{Signs, scan};
use memchr::memmem;

/// How a line begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Start {
    Upper,
    Lower,
    Digit,
    Quote,
    /// A dash, bullet or other sign that announces an item.
    Bullet,
    #[default]
    Other,
}

/// How a line ends, closing brackets and quotation marks set aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    Sentence,
    /// `…`, `...`.
    Ellipsis,
    Colon,
    Digit,
    Letter,
    #[default]
    Other,
}

/// Counts over one line, and where its words stand in the page's list of words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    /// Length as a Latin reader sees it: a wide character counts as much as [`WIDE`] letters.
    pub(super) width: f32,
    pub(super) letters: u32,
    pub(super) uppers: u32,
    pub(super) wides: u32,
    pub(super) digits: u32,
    /// Runs of digits: `14:02` has two.
    pub(super) numbers: u32,
    /// `14:02`: digits, one of `: . /` or a dash, digits.
    pub(super) number_joints: u32,
    pub(super) has_year: bool,
    pub(super) capital_words: u32,
    pub(super) commas: u32,
    pub(super) dividers: u32,
    pub(super) quotes: u32,
    pub(super) brackets: u32,
    pub(super) dashes: u32,
    /// Sentence ends inside the line: a stop, a blank, a capital.
    pub(super) inner_stops: u32,
    pub(super) symbols: u32,
    pub(super) copyright: bool,
    pub(super) address: bool,
    /// Begins with `>>`: points to something else.
    pub(super) points_on: bool,
    /// A colon after at most four words, with something behind it.
    pub(super) early_colon: bool,
    /// Colons, wherever they stand.
    pub(super) colons: u32,
    /// A small letter glued to a capital: `UkraineRussia`.
    pub(super) glued: u32,
    pub(super) question: bool,
    /// The number a line begins with as an item of a list does, `3.` or `3)`; 0 where there is none.
    pub(super) item: u8,
    /// The figure a line begins with, whatever stands behind it; 0 where there is none, or a longer one.
    pub(super) figure: u8,
    pub(super) start: Start,
    pub(super) end: End,
    /// A sentence ends before the bracket that closes the line: "The pool stays shut. (abc)".
    pub(super) ends_before_aside: bool,
    /// First and one past the last of its words in [`super::page::Page::words`].
    pub(super) words: (u32, u32),
    /// All words folded into one number: equal lines have equal keys.
    pub(super) key: u32,
}

/// How many letters of an alphabet a Han, kana or Hangul character is worth.
pub(super) const WIDE: f32 = 2.2;

/// Reads the line, adding the hash of each of its words (of each pair of characters in scripts without blanks) to `words`.
pub(super) fn read(text: &str, classes: Classes, words: &mut Vec<u32>) -> Line {
    let first_word = words.len() as u32;
    let (line, others, signs) = scan(text, classes, words);
    let key = key_of(&words[first_word as usize..]);
    let line = Line { words: (first_word, words.len() as u32), key, ..line };
    line.with_signs(others, &signs).with_form(text, classes)
}

impl Line {
    /// Number of words; a pair of wide characters counts as one.
    pub(super) fn word_count(&self) -> usize {
        (self.words.1 - self.words.0) as usize - self.wides as usize / 2
    }

    /// Its part of a list that has something for each word of the page.
    pub(super) fn of_words<'w>(&self, words: &'w [u32]) -> &'w [u32] {
        &words[self.words.0 as usize..self.words.1 as usize]
    }

    /// Whether the line is as long as paragraphs are.
    pub(super) fn is_long(&self) -> bool {
        self.width >= LONG
    }

    /// The line with how wide it is and what signs it has.
    fn with_signs(mut self, others: u32, signs: &Signs) -> Self {
        let signs = |class: Class| signs[class as usize];
        self.commas = signs(Class::Comma);
        self.colons = signs(Class::Colon);
        self.dividers = signs(Class::Divider);
        self.quotes = signs(Class::Quote);
        self.brackets = signs(Class::Open);
        self.dashes = signs(Class::Dash);
        self.symbols = signs(Class::Other);
        self.width = (self.letters + self.digits + others) as f32 + WIDE * self.wides as f32;
        self
    }

    /// The line with how it begins and ends, and what follows from that.
    fn with_form(mut self, text: &str, classes: Classes) -> Self {
        self.start = start_of(text, classes);
        (self.end, self.question) = end_of(text, classes);
        if self.brackets > 0 && self.end == End::Digit && text.ends_with(']') {
            (self.end, self.question) = end_of(without_notes(text), classes);
        }
        self.ends_before_aside = self.brackets > 0 && self.end == End::Letter && ends_before_aside(text, classes);
        self.early_colon &= self.end != End::Colon;
        self.address |= self.dividers > 0 && memmem::find(text.as_bytes(), b"://").is_some();
        if self.start == Start::Digit {
            (self.figure, self.item) = (figure_of(text), item_of(text));
        }
        self.points_on = text.starts_with(">>");
        self.has_year = self.digits >= 4 && has_year(text);
        self
    }
}

/// From this width on a line may be a paragraph. A headline seldom reaches it; C4's five words are a third of it.
const LONG: f32 = 90.0;

const SEED: u32 = 0x811C_9DC5;

/// Folds `value` into `hash`; multiplication as in Fowler–Noll–Vo, wide enough to take a whole word's hash at once.
#[inline]
pub(super) fn mix(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193).rotate_left(5)
}

/// All words folded into one number, four at a time: each fold waits for the one before.
fn key_of(words: &[u32]) -> u32 {
    let (fours, rest) = words.as_chunks::<4>();
    let turned = |[a, b, c, d]: [u32; 4]| a.rotate_left(15) ^ b.rotate_left(10) ^ c.rotate_left(5) ^ d;
    let key = fours.iter().fold(SEED, |key, &four| mix(key, turned(four)));
    rest.iter().fold(key, |key, &word| mix(key, word))
}

fn start_of(text: &str, classes: Classes) -> Start {
    match text.chars().next().map(|c| classes.of(c)) {
        Some(Class::Upper) => Start::Upper,
        Some(Class::Letter) => Start::Lower,
        Some(Class::Wide) => Start::Upper,
        Some(Class::Digit) => Start::Digit,
        Some(Class::Quote | Class::Open) => Start::Quote,
        Some(Class::Dash | Class::Divider | Class::Other) => Start::Bullet,
        _ => Start::Other,
    }
}

/// The number of one or two digits a line begins with.
fn figure_of(text: &str) -> u8 {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits <= 2 { text[..digits].parse().unwrap_or(0) } else { 0 }
}

/// The number before the first stop, bracket or dash with a blank behind it; 0 where a line begins otherwise, or counts beyond 99.
fn item_of(text: &str) -> u8 {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let counts = digits <= 2 && [". ", ") ", "- "].iter().any(|mark| rest.starts_with(mark));
    if counts { number.parse().unwrap_or(0) } else { 0 }
}

/// A small letter of Armenian.
fn is_armenian(c: char) -> bool {
    ('\u{561}'..='\u{587}').contains(&c)
}

/// The end, and whether it asks.
fn end_of(text: &str, classes: Classes) -> (End, bool) {
    let mut tail =
        text.chars().rev().skip_while(|&c| matches!(classes.of(c), Class::Quote | Class::Close | Class::Space));
    let Some(last) = tail.next() else { return (End::Other, false) };
    let end = match classes.of(last) {
        Class::Stop if last == '.' && tail.next() == Some('.') => End::Ellipsis,
        Class::Stop => End::Sentence,
        Class::Ellipsis => End::Ellipsis,
        // Armenian writes its full stop with this sign, or with one that looks like it.
        Class::Colon if tail.next().is_some_and(is_armenian) => End::Sentence,
        Class::Colon => End::Colon,
        Class::Digit => End::Digit,
        Class::Upper | Class::Letter | Class::Wide => End::Letter,
        _ => End::Other,
    };
    (end, matches!(last, '?' | '？' | '؟'))
}

/// A note of a text has no larger number, in digits.
const NOTE_DIGITS: usize = 3;

/// `text` without the marks of notes behind it, `[2]` or, in Markdown, `[^2]`: they stand behind the full stop and end no sentence.
fn without_notes(text: &str) -> &str {
    let mark = |text: &str| -> Option<usize> {
        let (said, number) = text.strip_suffix(']')?.rsplit_once('[')?;
        let number = number.strip_prefix('^').unwrap_or(number);
        let is_note = (1..=NOTE_DIGITS).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        is_note.then(|| said.trim_end().len())
    };
    let mut said = text;
    while let Some(end) = mark(said) {
        said = &said[..end];
    }
    said
}

/// The letters of a writer's or a desk's initials, at most.
const INITIALS: usize = 12;

/// Whether initials in brackets close the line, and what stands before them ends as a sentence does. "(Archive picture)" begins large.
fn ends_before_aside(text: &str, classes: Classes) -> bool {
    let closed = text.strip_suffix([')', ']', '）', '］']);
    let parted = closed.and_then(|inner| inner.rsplit_once(['(', '[', '（', '［']));
    parted.is_some_and(|(said, aside)| {
        let small = aside.chars().take(INITIALS + 1).filter(|c| !c.is_uppercase()).count();
        (1..=INITIALS).contains(&small) && small == aside.chars().count() && end_of(said, classes).0 == End::Sentence
    })
}

/// Whether four digits that read as a year of news (1900 to 2099) stand alone.
fn has_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
    memchr::memchr2_iter(b'1', b'2', bytes).any(|at| {
        matches!(bytes[at..], [b'1', b'9', tens, units, ..] | [b'2', b'0', tens, units, ..] if tens.is_ascii_digit() && units.is_ascii_digit())
            && !digit(bytes.get(at + 4))
            && !digit(at.checked_sub(1).and_then(|left| bytes.get(left)))
    })
}
