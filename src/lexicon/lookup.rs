//! The lexicon's questions: is this line a phrase, does it begin or end with one, is one inside?

use super::Phrase;
use super::index::{Cut, Index, whole_hash};
use super::key::{Key, Marks, is_inside_word, is_significant, is_word};
use crate::text::Span;
use std::sync::LazyLock;

/// The lexicon of `data/phrases/`, read at the first call (about a millisecond).
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &LEXICON
}

/// All phrases and the ways to find them.
///
/// Keys with their marks are asked first; only if they know nothing, those without. A phrase that several
/// languages share comes back once for each of them.
///
/// ```
/// use copydesk::lexicon::lexicon;
/// let found = lexicon().whole("▶ PODPIS ZRODLA ZDJECIA:").next().unwrap();
/// assert_eq!((found.language.as_str(), found.gloss), ("pl", "photo source caption"));
/// ```
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(super) phrases: Vec<Phrase>,
    pub(super) marked: Keys,
    pub(super) unmarked: Keys,
    /// Longest phrase, in bytes of its row.
    pub(super) longest: usize,
}

/// The four questions' keys, with or without marks.
#[derive(Debug, Default)]
pub(super) struct Keys {
    pub(super) whole: Index,
    pub(super) opening: Index,
    pub(super) closing: Index,
    pub(super) within: Index,
}

/// Phrases found: an iterator over them, in order of language. [`ExactSizeIterator::len`] says how many.
#[derive(Clone, Copy, Debug)]
pub struct Hits<'l> {
    phrases: &'l [Phrase],
    numbers: &'l [(u64, u16)],
}

/// A phrase at the beginning of a line.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'l> {
    /// Bytes of the line up to the end of the phrase, bullets before it included.
    pub len_bytes: usize,
    /// What begins there.
    pub phrases: Hits<'l>,
}

/// A phrase at the end of a line.
#[derive(Clone, Copy, Debug)]
pub struct Closing<'l> {
    /// Byte of the line at which the phrase begins.
    pub start_byte: usize,
    /// What ends there.
    pub phrases: Hits<'l>,
}

/// A phrase inside a text.
#[derive(Clone, Copy, Debug)]
pub struct Within<'l> {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What stands there.
    pub phrases: Hits<'l>,
}

impl<'l> Iterator for Hits<'l> {
    type Item = &'l Phrase;

    fn next(&mut self) -> Option<Self::Item> {
        let (first, rest) = self.numbers.split_first()?;
        self.numbers = rest;
        Some(&self.phrases[usize::from(first.1)])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.numbers.len(), Some(self.numbers.len()))
    }
}

impl ExactSizeIterator for Hits<'_> {}

impl Lexicon {
    /// Every phrase, by language and then as in its table.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The phrases that are all of `line`, whatever their form; none for most lines.
    ///
    /// Bullets, brackets and icons around it, and colons, dots and arrows behind it do not count; nor does the
    /// space before a colon. A `#` of the table meets any number.
    pub fn whole(&self, line: &str) -> Hits<'_> {
        if line.len() > 2 * self.longest {
            return self.hits(&[]);
        }
        let numbers = self.either(|keys, marks| keys.whole.find(whole_hash(line, marks)?));
        self.hits(numbers.unwrap_or(&[]))
    }

    /// The longest phrase of form `start` (or `anywhere`) that `line` begins with, up to a word's end.
    pub fn opening(&self, line: &str) -> Option<Opening<'_>> {
        self.either(|keys, marks| {
            let (len_bytes, numbers) = keys.opening.longest(Key::new(line, marks), Cut::Words)?;
            Some(Opening { len_bytes, phrases: self.hits(numbers) })
        })
    }

    /// The longest phrase of form `end` (or `anywhere`) that `line` ends with, from a word's beginning.
    pub fn closing(&self, line: &str) -> Option<Closing<'_>> {
        let last = last_word(line)?;
        let tail = tail(line, 2 * self.longest);
        self.either(|keys, marks| {
            whole_hash(last, marks).filter(|&hash| keys.closing.goes_on(hash))?;
            word_starts(tail, Cut::Words).find_map(|at| {
                let numbers = keys.closing.find(whole_hash(&tail[at..], marks)?)?;
                Some(Closing { start_byte: line.len() - tail.len() + at, phrases: self.hits(numbers) })
            })
        })
    }

    /// The phrases of form `anywhere` in `text`, first to last, none inside another.
    pub fn within<'t>(&self, text: &'t str) -> impl Iterator<Item = Within<'_>> + use<'_, 't> {
        let mut free = 0;
        word_starts(text, Cut::Letters).filter_map(move |at| {
            let found = if at < free { None } else { self.within_at(text, at) };
            free = found.map_or(free, |found| found.span.end);
            found
        })
    }

    fn within_at(&self, text: &str, at: usize) -> Option<Within<'_>> {
        self.either(|keys, marks| {
            let (len, numbers) = keys.within.longest(Key::new(&text[at..], marks), Cut::Letters)?;
            Some(Within { span: Span::new(at, at + len), phrases: self.hits(numbers) })
        })
    }

    /// What `ask` finds among the keys with marks; if nothing, among those without.
    fn either<'l, T>(&'l self, ask: impl Fn(&'l Keys, Marks) -> Option<T>) -> Option<T> {
        ask(&self.marked, Marks::Kept).or_else(|| ask(&self.unmarked, Marks::Dropped))
    }

    fn hits<'l>(&'l self, numbers: &'l [(u64, u16)]) -> Hits<'l> {
        Hits { phrases: &self.phrases, numbers }
    }
}

/// Bytes at which a word of `text` begins.
fn word_starts(text: &str, cut: Cut) -> impl Iterator<Item = usize> + use<'_> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let starts = is_word(c) && cut.parts(before, c);
        before = c;
        starts.then_some(at)
    })
}

/// The last word of `text`, without what does not count at its end.
pub(super) fn last_word(text: &str) -> Option<&str> {
    let body = text.trim_end_matches(|c| !is_significant(c));
    let mut after = body.chars().next_back()?;
    for (at, c) in body.char_indices().rev() {
        if !is_inside_word(c, after) && at + c.len_utf8() < body.len() {
            return Some(&body[at + c.len_utf8()..]);
        }
        after = c;
    }
    Some(body)
}

/// The last `len` bytes of `text`, or a little less: never part of a character.
fn tail(text: &str, len: usize) -> &str {
    let mut start = text.len().saturating_sub(len);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}
