//! What the article around a name says: countries it is about, offices beside the name, languages that leaked into it.

use super::convention::Convention;
use super::{introduction, office};
use crate::language::Tag;
use crate::tables::{Row, rows};
use crate::text::Span;
use crate::text::eight::word_length;
use std::sync::LazyLock;

/// A language that left traces in the article or is known of its outlet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hint {
    /// The language.
    pub language: Tag,
    /// 1.0: a stray fragment in it stands in the article; 0.5: the outlet is known to work in it.
    pub strength: f32,
}

/// The beginning of a word that speaks for a country or an office.
#[derive(Clone, Copy)]
struct Stem {
    /// Its first letter, lower case.
    first: char,
    rest: &'static str,
    /// Whether it is the whole word: Estonian "Vene" is Russian, and "Venedig" is not.
    whole: bool,
    /// Whose country it names; `None` for an office. [`Tag::UND`]: another country, whose people's names have Latin letters of their own.
    country: Option<Tag>,
}

/// All stems.
static STEMS: LazyLock<Stems> = LazyLock::new(|| {
    let stem = |row: Row| {
        let stem = row.required(0, "stem");
        let (stem, whole) = stem.strip_suffix('$').map_or((stem, false), |stem| (stem, true));
        let first = stem.chars().next().expect("a required cell is not empty");
        let country = match row.required(1, "language or role") {
            "role" => None,
            "other" => Some(Tag::UND),
            tag => Some(Tag::parse(tag).unwrap_or_else(|| row.broken("an unknown language"))),
        };
        Stem { first, rest: &stem[first.len_utf8()..], whole, country }
    };
    Stems::of(context_rows().filter(|row| !row.cell(0).starts_with(office::COMPOUNDED)).map(stem).collect())
});

/// The rows of `data/names/context.tsv`.
pub(super) fn context_rows() -> impl Iterator<Item = Row> {
    rows("names/context.tsv", include_str!("../../data/names/context.tsv"))
}

/// The stems of countries of a source language alone: an article's every capitalised word is held against them.
static COUNTRIES: LazyLock<Stems> = LazyLock::new(|| {
    let named = |stem: &&Stem| stem.country.is_some_and(|country| country != Tag::UND);
    Stems::of(STEMS.stems.iter().filter(named).copied().collect())
});

/// Stems in the order of the drawers of their first letters.
struct Stems {
    stems: Vec<Stem>,
    drawers: [Drawer; DRAWERS],
}

/// The stems that begin with one letter, or with another that shares its drawer.
#[derive(Clone, Copy, Default)]
struct Drawer {
    first: usize,
    end: usize,
    /// The second letters of its stems as bits.
    seconds: u32,
}

/// One for each letter of ASCII, whatever its case.
const DRAWERS: usize = 32;

impl Stems {
    fn of(mut stems: Vec<Stem>) -> Self {
        let drawer = |stem: &Stem| stem.first as usize % DRAWERS;
        stems.sort_by_key(drawer);
        let mut drawers = [Drawer::default(); DRAWERS];
        for (at, stem) in stems.iter().enumerate() {
            let own = &mut drawers[drawer(stem)];
            if own.end == 0 {
                own.first = at;
            }
            own.end = at + 1;
            let second = stem.rest.bytes().next().unwrap_or_default();
            own.seconds |= if second.is_ascii() { 1 << (second % 32) } else { u32::MAX };
        }
        Self { stems, drawers }
    }

    /// Whether a stem may begin as `word` does: told by two letters, most words begin with none.
    #[inline]
    fn admit(&self, word: &str) -> bool {
        let [first, second, ..] = *word.as_bytes() else { return true };
        !first.is_ascii()
            || !second.is_ascii()
            || self.drawers[usize::from(first) % DRAWERS].seconds >> (second % 32) & 1 == 1
    }

    /// The stems that `word` begins with, the case of its first letter aside.
    fn begun(&self, word: &str) -> impl Iterator<Item = &Stem> {
        let letter = word.chars().next().unwrap_or(' ');
        let rest = &word[word.len().min(letter.len_utf8())..];
        let first = if letter.is_ascii() {
            letter.to_ascii_lowercase()
        } else {
            letter.to_lowercase().next().unwrap_or(letter)
        };
        let second = rest.bytes().next();
        let drawer = &self.drawers[first as usize % DRAWERS];
        let own = &self.stems[drawer.first..drawer.end];
        // Most differ in the next letter, which is looked at before all the rest.
        let next_fits = move |stem: &Stem| stem.rest.bytes().next().is_none_or(|letter| Some(letter) == second);
        own.iter().filter(move |stem| {
            let fits = stem.first == first && next_fits(stem) && rest.starts_with(stem.rest);
            fits && !(stem.whole && rest.len() > stem.rest.len())
        })
    }
}

/// How often an article speaks of the countries of each source language.
#[derive(Debug, Default)]
pub(super) struct Topic {
    counts: Vec<(Tag, usize)>,
}

impl Topic {
    /// Counts country words among the words of an article.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut topic = Self::default();
        for language in words.filter_map(countries) {
            match topic.counts.iter_mut().find(|(known, _)| *known == language) {
                Some(known) => known.1 += 1,
                None => topic.counts.push((language, 1)),
            }
        }
        topic
    }

    /// Whether it names none of them.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How often the countries where `language` is spoken are named; Russian is written across the region.
    pub fn about(&self, language: Tag) -> usize {
        self.about_own(language) + if language.as_str() == "ru" { self.named("uk") / 2 } else { 0 }
    }

    /// The same without Ukraine, where a name that could be either is a Ukrainian one.
    pub fn about_own(&self, language: Tag) -> usize {
        match language.as_str() {
            "ru" => self.named("ru") + self.named("be") + self.named("kk"),
            tag => self.named(tag),
        }
    }

    fn named(&self, tag: &str) -> usize {
        self.counts.iter().find(|(known, _)| known.as_str() == tag).map_or(0, |(_, count)| *count)
    }
}

/// What stands within a few words of a mention.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Beside {
    /// An office: minister, ambassador, spokesman.
    pub role: bool,
    countries: Vec<Tag>,
    /// Countries that the name is introduced as one of.
    pub introduced: Vec<Tag>,
    /// Whether it is introduced as one of another country: "the German violinist X".
    pub elsewhere: bool,
}

impl Beside {
    /// Whether a country word of `language` is among it; Russian is written in Belarus and Central Asia, too.
    pub fn country(&self, language: Tag) -> bool {
        names(&self.countries, language)
    }

    /// Whether the name is introduced as one of a country of `language`.
    pub fn introduces(&self, language: Tag) -> bool {
        names(&self.introduced, language)
    }

    /// What stands beside either of two places.
    pub fn and(mut self, other: Self) -> Self {
        self.role |= other.role;
        self.countries.extend(other.countries);
        self.introduced.extend(other.introduced);
        self.elsewhere |= other.elsewhere;
        self
    }
}

fn names(countries: &[Tag], language: Tag) -> bool {
    let russian = language.as_str() == "ru";
    countries.iter().any(|country| *country == language || russian && matches!(country.as_str(), "be" | "kk"))
}

/// How far, in bytes, an apposition is looked for on either side of a name.
const NEAR: usize = 70;

/// Reads the words around `mention` in `paragraph`, as far as its sentence goes.
pub(super) fn beside(paragraph: &str, mention: Span) -> Beside {
    let mut introduced = introduction::countries(&paragraph[..mention.start], &paragraph[mention.end..]);
    let all = introduced.len();
    introduced.retain(|country| *country != Tag::UND);
    let mut out = Beside { elsewhere: introduced.len() < all, introduced, ..Beside::default() };
    let start = floor(paragraph, mention.start.saturating_sub(NEAR));
    let end = floor(paragraph, (mention.end + NEAR).min(paragraph.len()));
    let before = after_last_stop(&paragraph[start..mention.start]);
    let after = before_first_stop(&paragraph[mention.end..end]);
    for word in words_of(before).chain(words_of(after)) {
        for stem in stems_of(word) {
            match stem.country {
                None => out.role |= word.len() < stem.rest.len() + 9,
                Some(Tag::UND) => {}
                Some(country) => out.countries.push(country),
            }
        }
        out.role = out.role || office::is_compound(word);
    }
    out
}

/// What a word says of a person beside it: `Some(None)` an office, `Some(Some(language))` a country where it is spoken, with [`Tag::UND`] a
/// country of none of the languages names are read back into.
pub(super) fn stem_of(word: &str) -> Option<Option<Tag>> {
    let begun = stems_of(word).next().map(|stem| stem.country);
    begun.or_else(|| office::is_compound(word).then_some(None))
}

/// Whether a word names a country or an office: it is no surname then.
pub(super) fn is_stem(word: &str) -> bool {
    stems_of(word).any(|stem| stem.country != Some(Tag::UND))
}

/// The hint's strength for a convention; 0 where nothing hints at it.
pub(super) fn hinted(hints: &[Hint], convention: Convention) -> f32 {
    hints
        .iter()
        .filter(|hint| Convention::of(hint.language) == Some(convention))
        .map(|hint| hint.strength)
        .fold(0.0, f32::max)
}

fn countries(word: &str) -> Option<Tag> {
    let countries = &*COUNTRIES;
    countries.admit(word).then(|| countries.begun(word).find_map(|stem| stem.country))?
}

/// The stems of offices and countries that `word` begins with.
fn stems_of(word: &str) -> impl Iterator<Item = &'static Stem> {
    let stems = &*STEMS;
    stems.admit(word).then(|| stems.begun(word)).into_iter().flatten()
}

/// The words of `text` of more than two bytes: letters, digits and hyphens in a row.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from;
            from = end_of_word(text, start);
            match from - start {
                0 => from += text[start..].chars().next()?.len_utf8(),
                1 | 2 => {}
                _ => return Some(&text[start..from]),
            }
        }
    })
}

fn end_of_word(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        at += word_length(&bytes[at..]);
        match bytes.get(at) {
            Some(b'-') => at += 1,
            Some(0x80..) => match text[at..].chars().next().filter(|c| c.is_alphanumeric()) {
                Some(c) => at += c.len_utf8(),
                None => return at,
            },
            _ => return at,
        }
    }
}

/// What ends a sentence, as far as names beside each other are concerned.
fn is_stop(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | b';')
}

fn after_last_stop(text: &str) -> &str {
    text.bytes().rposition(is_stop).map_or(text, |at| &text[at + 1..])
}

fn before_first_stop(text: &str) -> &str {
    text.bytes().position(is_stop).map_or(text, |at| &text[..at])
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::words_of;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_what_stands_between_signs(text in "([A-Za-z0-9]{1,4}|[ ’,-]|\\PC){0,12}") {
            let between = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| word.len() > 2);
            prop_assert!(words_of(&text).eq(between), "{:?}", words_of(&text).collect::<Vec<_>>());
        }
    }
}
