//! The lexicon's questions: is this line a phrase, does it begin or end with one, is one inside?

use super::Phrase;
use super::edge::{Edges, Head, may_close};
use super::first::First;
use super::hash::{Cut, last_word, start, whole};
use super::index::{Index, Places};
use super::key::{Key, Marks, is_word};
use super::phrase::places;
use crate::text::Span;

/// The lexicon of `data/phrases/`. It is part of the program: nothing is read at start-up.
pub fn lexicon() -> &'static Lexicon {
    &Lexicon { marked: MARKED, unmarked: UNMARKED, within: WITHIN }
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
#[derive(Debug)]
pub struct Lexicon {
    marked: Keys,
    unmarked: Keys,
    /// Without marks.
    within: Index,
}

/// The keys of three questions, with or without marks.
#[derive(Debug)]
struct Keys {
    whole: Index,
    opening: Index,
    closing: Index,
}

/// The edges of phrases, for a look before any key is asked for.
macro_rules! edges {
    ($name:literal) => {
        Edges::new(include_bytes!(concat!(env!("OUT_DIR"), "/", $name)))
    };
}

static WHOLES: Edges = edges!("whole.heads");
static OPENINGS: Edges = edges!("opening.heads");
static CLOSINGS: Edges = edges!("closing.tails");

macro_rules! index {
    ($name:literal) => {
        Index::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".keys")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".stems")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".bytes")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".seen")),
        )
    };
}

const MARKED: Keys =
    Keys { whole: index!("whole-marked"), opening: index!("opening-marked"), closing: index!("closing-marked") };

const UNMARKED: Keys =
    Keys { whole: index!("whole-unmarked"), opening: index!("opening-unmarked"), closing: index!("closing-unmarked") };

const WITHIN: Index = index!("within-unmarked");

/// No phrase is longer than this many bytes, so no line of more than twice as many is one; `tests/it/lexicon.rs` looks
/// every phrase up.
const LONGEST: usize = 200;

/// Phrases found: an iterator over them, in order of language. [`ExactSizeIterator::len`] says how many.
#[derive(Clone, Copy, Debug)]
pub struct Hits(Places);

/// A phrase at the beginning of a line.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// Bytes of the line up to the end of the phrase, bullets before it included.
    pub len_bytes: usize,
    /// What begins there.
    pub phrases: Hits,
}

/// A phrase at the end of a line.
#[derive(Clone, Copy, Debug)]
pub struct Closing {
    /// Byte of the line at which the phrase begins.
    pub start_byte: usize,
    /// What ends there.
    pub phrases: Hits,
}

/// A phrase inside a text.
#[derive(Clone, Copy, Debug)]
pub struct Within {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What stands there.
    pub phrases: Hits,
}

impl Iterator for Hits {
    type Item = Phrase;

    fn next(&mut self) -> Option<Phrase> {
        self.0.take_first().map(Phrase::at)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len(), Some(self.0.len()))
    }
}

impl ExactSizeIterator for Hits {}

impl Lexicon {
    /// Every phrase, by language and then as in its table.
    pub fn phrases(&self) -> impl Iterator<Item = Phrase> {
        places().map(Phrase::at)
    }

    /// The phrases that are all of `line`, whatever their form; none for most lines.
    ///
    /// Bullets, brackets and icons around it, and colons, dots and arrows behind it do not count; nor does the
    /// space before a colon. A `#` of the table meets any number.
    pub fn whole(&self, line: &str) -> Hits {
        if line.len() > 2 * LONGEST || Head::of(line).is_some_and(|head| !head.may_be_whole(&WHOLES)) {
            return Hits(Places::NONE);
        }
        self.whole_by_keys(line)
    }

    /// [`Self::whole`] of a line whose edges tell nothing.
    fn whole_by_keys(&self, line: &str) -> Hits {
        let first = First::of(line);
        let ask = |keys: &Keys, marks| {
            first.hashes(marks).all(|hash| keys.whole.goes_on(hash)).then_some(())?;
            keys.whole.find(whole(line, marks, |first| keys.whole.goes_on(first))?)
        };
        Hits(self.either(ask).unwrap_or(Places::NONE))
    }

    /// The longest phrase of form `start` (or `anywhere`) that `line` begins with, up to a word's end.
    pub fn opening(&self, line: &str) -> Option<Opening> {
        if Head::of(line).is_some_and(|head| !head.may_open(&OPENINGS)) {
            return None;
        }
        self.opening_by_keys(line)
    }

    /// [`Self::opening`] of a line whose edges tell nothing.
    fn opening_by_keys(&self, line: &str) -> Option<Opening> {
        let first = First::of(line);
        self.either(|keys, marks| {
            keys.opening.may_begin(first.hashes(marks)).then_some(())?;
            let (len_bytes, found) = keys.opening.longest(Key::new(line, marks), Cut::Words)?;
            Some(Opening { len_bytes, phrases: Hits(found) })
        })
    }

    /// The longest phrase of form `end` (or `anywhere`) that `line` ends with, from a word's beginning.
    pub fn closing(&self, line: &str) -> Option<Closing> {
        if may_close(line, &CLOSINGS) { self.closing_by_keys(line) } else { None }
    }

    /// [`Self::closing`] of a line whose edges tell nothing.
    fn closing_by_keys(&self, line: &str) -> Option<Closing> {
        let last = last_word(line)?;
        let tail = tail(line, 2 * LONGEST);
        self.either(|keys, marks| {
            whole(last, marks, |_| true).filter(|&hash| keys.closing.goes_on(hash))?;
            word_starts(tail, Cut::Words).find_map(|at| {
                let found = keys.closing.find(whole(&tail[at..], marks, |_| true)?)?;
                Some(Closing { start_byte: line.len() - tail.len() + at, phrases: Hits(found) })
            })
        })
    }

    /// The phrases of form `anywhere` in `text`, first to last, none inside another.
    pub fn within<'t>(&self, text: &'t str) -> impl Iterator<Item = Within> + use<'_, 't> {
        let mut free = 0;
        word_starts(text, Cut::Letters).filter_map(move |at| {
            let found = if at < free { None } else { self.within_at(text, at) };
            free = found.as_ref().map_or(free, |found| found.span.end);
            found
        })
    }

    fn within_at(&self, text: &str, at: usize) -> Option<Within> {
        let key = Key::new(&text[at..], Marks::Dropped);
        if !self.within.goes_on(start(key.clone())) {
            return None;
        }
        let (len, found) = self.within.longest(key, Cut::Letters)?;
        Some(Within { span: Span::new(at, at + len), phrases: Hits(found) })
    }

    /// What `ask` finds among the keys with marks; if nothing, among those without.
    fn either<T>(&self, ask: impl Fn(&Keys, Marks) -> Option<T>) -> Option<T> {
        ask(&self.marked, Marks::Kept).or_else(|| ask(&self.unmarked, Marks::Dropped))
    }
}

/// Bytes at which a word of `text` begins.
fn word_starts(text: &str, cut: Cut) -> impl Iterator<Item = usize> + use<'_> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let starts = match (before.is_ascii(), c.is_ascii()) {
            (true, true) => c.is_ascii_alphanumeric() && !before.is_ascii_alphanumeric(),
            _ => is_word(c) && cut.parts(before, c),
        };
        before = c;
        starts.then_some(at)
    })
}

/// The last `len` bytes of `text`, or a little less: never part of a character.
fn tail(text: &str, len: usize) -> &str {
    let mut start = text.len().saturating_sub(len);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::{Hits, lexicon};
    use proptest::prelude::*;

    /// A phrase of the tables, in capitals or not, or words and signs, between words and signs.
    fn line() -> impl Strategy<Value = String> {
        let phrases: Vec<&str> = lexicon().phrases().map(|phrase| phrase.text).collect();
        let phrase = (prop::sample::select(phrases), prop::bool::ANY).prop_map(|(phrase, large)| {
            let phrase = phrase.replace('#', "7");
            if large { phrase.to_uppercase() } else { phrase }
        });
        let words = vec![
            "Ada",
            "l’",
            "of",
            "la",
            "foto",
            "Źródło",
            "é",
            "e\u{301}",
            "и",
            "\u{306}",
            "\u{300}",
            "İ",
            "ß",
            "صورة",
            "ـ",
            "תמונה",
            "写真",
            "사진",
            "ภาพ",
            "7",
        ];
        let signs = vec![
            " ", " ", "  ", "“", "« ", "\"", ":", "-", "—", "\u{AD}", "\u{A0}", "(", "'", ".", "、", "\u{3099}", "ﬁ",
            "#",
        ];
        let word = prop_oneof![
            4 => prop::sample::select(words).prop_map(str::to_owned),
            4 => prop::sample::select(signs).prop_map(str::to_owned),
            1 => any::<char>().prop_map(|c| c.to_string()),
        ];
        let words = || prop::collection::vec(word.clone(), 0..4).prop_map(|parts| parts.concat());
        (words(), prop::option::of(phrase), words())
            .prop_map(|(before, phrase, behind)| before + phrase.as_deref().unwrap_or_default() + &behind)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16384, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_line_that_its_edges_rule_out_is_no_phrase_nor_holds_one_there(line in line()) {
            let lexicon = lexicon();
            let told = |hits: Hits| hits.collect::<Vec<_>>();
            prop_assert_eq!(told(lexicon.whole(&line)), told(lexicon.whole_by_keys(&line)), "{:?}", &line);
            let told = |line: &str, patient: bool| {
                let found = if patient { lexicon.opening_by_keys(line) } else { lexicon.opening(line) };
                found.map(|found| (found.len_bytes, found.phrases.collect::<Vec<_>>()))
            };
            prop_assert_eq!(told(&line, false), told(&line, true), "{:?}", &line);
            let told = |line: &str, patient: bool| {
                let found = if patient { lexicon.closing_by_keys(line) } else { lexicon.closing(line) };
                found.map(|found| (found.start_byte, found.phrases.collect::<Vec<_>>()))
            };
            prop_assert_eq!(told(&line, false), told(&line, true), "{:?}", &line);
        }
    }
}
