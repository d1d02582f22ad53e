//! The shape of one line: what can be counted without knowing its language.

use super::chars::Classes;
use super::class::Class;

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
#[derive(Clone, Debug, Default)]
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
    pub(super) start: Start,
    pub(super) end: End,
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
    let mut reader = Reader { line, words, hash: SEED, word_class: None, before: ['\0'; 2], narrow: 0 };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_lowercase() {
            at += reader.take_small_letters(&bytes[at..]);
            if bytes.get(at) == Some(&b' ') {
                reader.take_blank();
                at += 1;
            }
        } else if byte.is_ascii() {
            reader.take(char::from(byte), classes.of_ascii(byte));
            at += 1;
        } else {
            at += reader.take_beyond_ascii(&text[at..], classes);
        }
    }
    reader.close_word();
    let mut line = reader.finish(text, classes);
    line.words = (first_word, words.len() as u32);
    line.key = words[first_word as usize..].iter().fold(SEED, |key, &word| mix(key, word));
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

struct Reader<'w> {
    line: Line,
    words: &'w mut Vec<u32>,
    hash: u32,
    word_class: Option<Class>,
    before: [char; 2],
    narrow: u32,
}

impl Reader<'_> {
    #[inline]
    fn take(&mut self, c: char, class: Class) {
        match class {
            Class::Letter => {
                self.line.letters += 1;
                self.narrow += 1;
                self.grow_word(c as u32, Class::Letter);
            }
            Class::Upper => self.take_capital(c),
            Class::Space => {
                self.narrow += 1;
                self.close_word();
            }
            Class::Wide => self.take_wide(c),
            Class::Digit => {
                self.line.digits += 1;
                self.narrow += 1;
                self.grow_word(c as u32, Class::Digit);
            }
            _ => self.take_sign(c, class),
        }
        self.before = [self.before[1], c];
    }

    /// Takes the small ASCII letters `bytes` begins with, most of a text in Latin letters; returns their number.
    #[inline]
    fn take_small_letters(&mut self, bytes: &[u8]) -> usize {
        if !matches!(self.word_class, Some(Class::Letter | Class::Digit)) {
            (self.hash, self.word_class) = (SEED, Some(Class::Letter));
        }
        let (mut count, mut hash) = (0, self.hash);
        while let Some(byte) = bytes.get(count).filter(|byte| byte.is_ascii_lowercase()) {
            hash = mix(hash, u32::from(*byte));
            count += 1;
        }
        self.hash = hash;
        self.line.letters += count as u32;
        self.narrow += count as u32;
        let before_last = if count > 1 { char::from(bytes[count - 2]) } else { self.before[1] };
        self.before = [before_last, char::from(bytes[count - 1])];
        count
    }

    /// Takes the blank behind a word.
    #[inline]
    fn take_blank(&mut self) {
        self.narrow += 1;
        self.close_word();
        self.before = [self.before[1], ' '];
    }

    /// Takes the characters beyond ASCII that `text` begins with; returns their bytes.
    fn take_beyond_ascii(&mut self, text: &str, classes: Classes) -> usize {
        let mut taken = 0;
        for c in text.chars().take_while(|c| !c.is_ascii()) {
            match classes.of(c) {
                Class::Letter if matches!(self.word_class, Some(Class::Letter | Class::Digit)) => {
                    self.line.letters += 1;
                    self.narrow += 1;
                    self.hash = mix(self.hash, c as u32);
                    self.before = [self.before[1], c];
                }
                class => self.take(c, class),
            }
            taken += c.len_utf8();
        }
        taken
    }

    #[inline]
    fn grow_word(&mut self, value: u32, class: Class) {
        if !matches!(self.word_class, Some(Class::Letter | Class::Digit)) {
            self.hash = SEED;
            self.word_class = Some(class);
            if class == Class::Digit {
                self.line.numbers += 1;
            }
        }
        self.hash = mix(self.hash, value);
    }

    fn take_capital(&mut self, c: char) {
        self.line.letters += 1;
        self.line.uppers += 1;
        self.narrow += 1;
        match self.word_class {
            None | Some(Class::Wide) => {
                self.line.capital_words += 1;
                let [far, near] = self.before;
                self.line.inner_stops +=
                    u32::from(near == ' ' && matches!(far, '.' | '!' | '?' | '"' | '”' | '“' | '»'));
            }
            Some(_) => self.line.glued += u32::from(self.before[1].is_lowercase()),
        }
        self.grow_word(c.to_lowercase().next().unwrap_or(c) as u32, Class::Letter);
    }

    fn take_wide(&mut self, c: char) {
        if self.word_class != Some(Class::Wide) {
            self.close_word();
            self.word_class = Some(Class::Wide);
            self.hash = SEED;
        }
        self.line.wides += 1;
        self.words.push(mix(mix(SEED, self.before[1] as u32), c as u32));
    }

    fn close_word(&mut self) {
        if self.word_class.take().is_some_and(|class| class != Class::Wide) {
            self.words.push(self.hash);
        }
    }

    fn take_sign(&mut self, c: char, class: Class) {
        self.narrow += 1;
        let joins = matches!(c, ':' | '.' | '/' | '-' | '–') && self.word_class == Some(Class::Digit);
        self.line.number_joints += u32::from(joins);
        if !matches!(c, '\'' | '’') || self.word_class.is_none() {
            self.close_word();
        }
        match class {
            Class::Comma => self.line.commas += 1,
            Class::Divider => self.line.dividers += 1,
            Class::Quote => self.line.quotes += 1,
            Class::Open => self.line.brackets += 1,
            Class::Dash => self.line.dashes += 1,
            Class::Colon => self.line.early_colon |= self.words.len() as u32 - self.line.words.0 <= 4,
            Class::Stop if matches!(c, '。' | '！' | '？') => self.line.inner_stops += 1,
            Class::Other => self.take_symbol(c),
            _ => {}
        }
    }

    fn take_symbol(&mut self, c: char) {
        self.line.symbols += 1;
        self.line.copyright |= matches!(c, '©' | '®' | '℗');
        self.line.address |= matches!(c, '@' | '#');
    }

    fn finish(mut self, text: &str, classes: Classes) -> Line {
        self.line.width = self.narrow as f32 + WIDE * self.line.wides as f32;
        self.line.start = start_of(text, classes);
        (self.line.end, self.line.question) = end_of(text, classes);
        self.line.early_colon &= self.line.end != End::Colon;
        self.line.address |= self.line.dividers > 0 && holds(text, "://") || holds(text, "www.");
        self.line.item = if self.line.start == Start::Digit { item_of(text) } else { 0 };
        self.line.points_on = text.starts_with(">>");
        self.line.has_year = self.line.digits >= 4 && has_year(text);
        self.line
    }
}

fn holds(text: &str, part: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), part.as_bytes()).is_some()
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
