//! The shape of one line: what can be counted without knowing its language.

use super::chars::Classes;
use super::class::{CLASSES, Class};
use super::word::{Letters, hash_of_pair, hash_of_word};
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
    let line = Line { words: (first_word, first_word), ..Line::default() };
    let signs = [0; CLASSES.len()];
    let mut reader = Reader { text, line, words, word: Word::None, start: 0, plain: true, others: 0, signs };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            at = reader.take_letters(at, classes);
        } else if byte == b' ' {
            reader.take_blank(at);
            at += 1;
        } else if byte.is_ascii() {
            reader.take(at, char::from(byte), classes.of_ascii(byte));
            at += 1;
        } else {
            at = reader.take_beyond_ascii(at, classes);
        }
    }
    reader.close_word(text.len());
    let mut line = reader.finish(classes);
    line.words = (first_word, words.len() as u32);
    line.key = key_of(&words[first_word as usize..]);
    line
}

impl Line {
    /// Number of words; a pair of wide characters counts as one.
    pub(super) fn word_count(&self) -> usize {
        (self.words.1 - self.words.0) as usize - self.wides as usize / 2
    }

    /// Whether the line is as long as paragraphs are.
    pub(super) fn is_long(&self) -> bool {
        self.width >= LONG
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

struct Reader<'w> {
    text: &'w str,
    line: Line,
    words: &'w mut Vec<u32>,
    /// The word that is being read, the byte it begins with, and whether its letters stand there as they are kept.
    word: Word,
    start: usize,
    plain: bool,
    /// Characters that are neither letter nor digit nor wide.
    others: u32,
    /// How many signs of each class there are.
    signs: [u32; CLASSES.len()],
}

/// What the word that is being read began with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    None,
    Letter,
    Digit,
    Wide,
}

impl Reader<'_> {
    /// Takes the character `c` at byte `at`.
    #[inline]
    fn take(&mut self, at: usize, c: char, class: Class) {
        match class {
            Class::Letter => {
                self.line.letters += 1;
                self.open_word(at, Word::Letter);
            }
            Class::Upper => self.take_capital(at, c),
            Class::Space => self.take_blank(at),
            Class::Wide => self.take_wide(at, c),
            Class::Digit => {
                self.line.digits += 1;
                self.open_word(at, Word::Digit);
            }
            _ => self.take_sign(at, c, class),
        }
    }

    /// Takes the ASCII letters from byte `at` on, most of a text in Latin letters, with the sign or blank that ends them and a blank behind
    /// it; returns the byte behind.
    #[inline]
    fn take_letters(&mut self, at: usize, classes: Classes) -> usize {
        let rest = &self.text.as_bytes()[at..];
        let Letters { count, hash, capitals, glued, capital_first } = Letters::of(rest);
        self.line.letters += count as u32;
        if capitals > 0 {
            self.line.uppers += capitals;
            self.line.glued += glued;
            if capital_first {
                self.note_capital(at);
            }
        }
        let end = at + count;
        let sign = rest.get(count).copied().filter(u8::is_ascii);
        let Some((sign, class)) =
            sign.map(|sign| (sign, classes.of_ascii(sign))).filter(|(_, class)| !class.is_of_words())
        else {
            self.open_word(at, Word::Letter);
            return end;
        };
        self.end_letters(end, hash);
        // Whether a word ends at a blank or a sign, and whether a blank follows, is counted and not branched on.
        let blank = usize::from(rest.get(count + 1) == Some(&b' '));
        self.others += 1 + blank as u32;
        self.signs[class as usize] += 1;
        if matches!(class, Class::Colon | Class::Other) {
            self.note_sign(char::from(sign), class);
        } else if sign == b'.' {
            self.line.address |= rest[..count].ends_with(b"www");
        }
        end + 1 + blank
    }

    /// Ends, before byte `end`, a word whose last letters were just taken: they have this hash if they are the whole of it.
    #[inline]
    fn end_letters(&mut self, end: usize, hash: u32) {
        if matches!(self.word, Word::Letter | Word::Digit) {
            self.close_word(end);
        } else {
            self.word = Word::None;
            self.words.push(hash);
        }
    }

    /// Takes the blank at byte `at`.
    #[inline]
    fn take_blank(&mut self, at: usize) {
        self.others += 1;
        self.close_word(at);
    }

    /// Takes the characters beyond ASCII from byte `at` on; returns the byte behind them.
    fn take_beyond_ascii(&mut self, at: usize, classes: Classes) -> usize {
        let mut end = at;
        while let Some(c) = self.text[end..].chars().next().filter(|c| !c.is_ascii()) {
            self.take(end, c, classes.of(c));
            end += c.len_utf8();
            if matches!(self.word, Word::Letter | Word::Digit) {
                let letters = classes.letters_of_two(&self.text.as_bytes()[end..]);
                self.line.letters += letters as u32;
                end += 2 * letters;
            }
        }
        end
    }

    /// The character before byte `at`.
    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    #[inline]
    fn open_word(&mut self, at: usize, word: Word) {
        if !matches!(self.word, Word::Letter | Word::Digit) {
            (self.word, self.start, self.plain) = (word, at, true);
            self.line.numbers += u32::from(word == Word::Digit);
        }
    }

    fn take_capital(&mut self, at: usize, c: char) {
        self.line.letters += 1;
        self.line.uppers += 1;
        self.note_capital(at);
        self.open_word(at, Word::Letter);
        self.plain &= c.is_ascii();
    }

    /// What a capital at byte `at` does to what stands before it.
    fn note_capital(&mut self, at: usize) {
        match self.word {
            Word::None | Word::Wide => {
                self.line.capital_words += 1;
                let stop = |c: char| matches!(c, '.' | '!' | '?' | '"' | '”' | '“' | '»');
                let begins = at > 0 && self.text.as_bytes()[at - 1] == b' ' && self.before(at - 1).is_some_and(stop);
                self.line.inner_stops += u32::from(begins);
            }
            Word::Letter | Word::Digit => {
                self.line.glued += u32::from(self.before(at).is_some_and(char::is_lowercase));
            }
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

    /// Ends the word that is being read, if any, before byte `at`.
    #[inline]
    fn close_word(&mut self, at: usize) {
        if matches!(std::mem::replace(&mut self.word, Word::None), Word::Letter | Word::Digit) {
            self.words.push(hash_of_word(self.text, self.start, at, self.plain));
        }
    }

    fn take_sign(&mut self, at: usize, c: char, class: Class) {
        self.others += 1;
        // Counted whatever it is: nobody could foretell which comes next.
        self.signs[class as usize] += 1;
        let joins = self.word == Word::Digit && matches!(c, ':' | '.' | '/' | '-' | '–');
        self.line.number_joints += u32::from(joins);
        if matches!(c, '\'' | '’') {
            self.plain = false;
        } else {
            self.close_word(at);
        }
        self.note_sign(c, class);
    }

    /// What a sign tells beyond being there.
    fn note_sign(&mut self, c: char, class: Class) {
        match class {
            Class::Colon => self.line.early_colon |= self.words.len() as u32 - self.line.words.0 <= 4,
            Class::Stop if matches!(c, '。' | '！' | '？') => self.line.inner_stops += 1,
            Class::Other => self.take_symbol(c),
            _ => {}
        }
    }

    fn take_symbol(&mut self, c: char) {
        self.line.copyright |= matches!(c, '©' | '®' | '℗');
        self.line.address |= matches!(c, '@' | '#');
    }

    fn finish(mut self, classes: Classes) -> Line {
        let text = self.text;
        let signs = |class: Class| self.signs[class as usize];
        self.line.commas = signs(Class::Comma);
        self.line.dividers = signs(Class::Divider);
        self.line.quotes = signs(Class::Quote);
        self.line.brackets = signs(Class::Open);
        self.line.dashes = signs(Class::Dash);
        self.line.symbols = signs(Class::Other);
        let narrow = self.line.letters + self.line.digits + self.others;
        self.line.width = narrow as f32 + WIDE * self.line.wides as f32;
        self.line.start = start_of(text, classes);
        (self.line.end, self.line.question) = end_of(text, classes);
        self.line.ends_before_aside =
            self.line.brackets > 0 && self.line.end == End::Letter && ends_before_aside(text, classes);
        self.line.early_colon &= self.line.end != End::Colon;
        self.line.address |= self.line.dividers > 0 && memmem::find(text.as_bytes(), b"://").is_some();
        if self.line.start == Start::Digit {
            (self.line.figure, self.line.item) = (figure_of(text), item_of(text));
        }
        self.line.points_on = text.starts_with(">>");
        self.line.has_year = self.line.digits >= 4 && has_year(text);
        self.line
    }
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

/// The number before the first stop or bracket with a blank behind it; 0 where a line begins otherwise, or counts beyond 99.
fn item_of(text: &str) -> u8 {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let counts = digits <= 2 && (rest.starts_with(". ") || rest.starts_with(") "));
    if counts { number.parse().unwrap_or(0) } else { 0 }
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
        Class::Colon => End::Colon,
        Class::Digit => End::Digit,
        Class::Upper | Class::Letter | Class::Wide => End::Letter,
        _ => End::Other,
    };
    (end, matches!(last, '?' | '？' | '؟'))
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
