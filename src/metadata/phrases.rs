//! Words and phrases, looked up over the tokens of a line.

use super::key::key_hash;
use super::tokens::Token;
use crate::tables::packed::{Mark, Shelf};
use crate::text::Span;

/// Rows of `data/metadata/{file}`.
macro_rules! table {
    ($file:literal) => {
        $crate::tables::rows(
            concat!("metadata/", $file),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/metadata/", $file)),
        )
    };
}
pub(crate) use table;

/// The phrases the build script packed under `name`.
macro_rules! packed {
    ($name:literal) => {
        $crate::metadata::phrases::Phrases::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".slots")),
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".records")),
        )
    };
}
pub(crate) use packed;

/// What a phrase of a table means, row by row.
pub(crate) trait Meant: Default {
    /// Takes in what one row says of it.
    fn add(&mut self, mark: &Mark);
}

/// Phrases with what they mean, by their keys ([`super::key::key`]).
#[derive(Debug)]
pub(crate) struct Phrases<M>(Shelf<Entry<M>>);

/// What is known of a phrase.
#[derive(Debug)]
pub(crate) struct Entry<M> {
    /// What it means as a phrase; `None` if it only begins one.
    meaning: Option<M>,
    /// Tokens of the longest phrase that begins with it; 0 if none does.
    reach: usize,
}

impl<M: Meant> Phrases<M> {
    /// The phrases of a dictionary of `build/metadata.rs`.
    pub(crate) fn new(slots: &'static [u8], records: &'static str) -> Self {
        Self(Shelf::new(slots, records, Entry::read))
    }

    /// How many tokens the longest phrase beginning with `first` has; 0 for a word no phrase begins with.
    pub(crate) fn reach(&self, first: &str) -> usize {
        self.0.get(key_hash(first)).map_or(0, |entry| entry.reach)
    }

    /// What `phrase` means.
    pub(crate) fn meaning(&self, phrase: &str) -> Option<&M> {
        self.0.get(key_hash(phrase))?.meaning.as_ref()
    }

    /// What is known of `first` as the beginning of phrases.
    pub(crate) fn head(&self, first: &str) -> Option<&Entry<M>> {
        self.0.get(key_hash(first))
    }

    /// The longest phrase over `line` that `wanted` accepts, and how many tokens it has; `head` is what is known of the first.
    pub(crate) fn longest<R>(
        &self,
        head: &Entry<M>,
        text: &str,
        line: &[Token],
        wanted: impl Fn(&M) -> Option<R>,
    ) -> Option<(R, usize)> {
        let (first, ahead) = line.split_first()?;
        let (found, count, _) = self.behind_head(head, text, first.span, ahead.iter().copied(), wanted)?;
        Some((found, count))
    }

    /// The longest phrase that begins with the first of `ahead`, tokens of `text`, and that `wanted` accepts; how many tokens it has and
    /// the byte behind them.
    pub(crate) fn next<R>(
        &self,
        text: &str,
        mut ahead: impl Iterator<Item = Token>,
        wanted: impl Fn(&M) -> Option<R>,
    ) -> Option<(R, usize, usize)> {
        let first = ahead.next()?.span;
        self.behind_head(self.head(first.of(text))?, text, first, ahead, wanted)
    }

    fn behind_head<R>(
        &self,
        head: &Entry<M>,
        text: &str,
        first: Span,
        ahead: impl Iterator<Item = Token>,
        wanted: impl Fn(&M) -> Option<R>,
    ) -> Option<(R, usize, usize)> {
        let mut best = None;
        if head.reach > 0 {
            let found = head.meaning.as_ref().and_then(&wanted);
            best = found.map(|found| (found, 1, first.end));
        }
        for (token, count) in ahead.zip(2..=head.reach) {
            let end = token.span.end;
            let found = self.meaning(&text[first.start..end]).and_then(&wanted);
            best = found.map(|found| (found, count, end)).or(best);
        }
        best
    }

    /// How many different things phrases mean; reads every record, and panics where one is broken.
    #[cfg(test)]
    pub(crate) fn count(&self) -> usize {
        self.0.all().filter(|entry| entry.meaning.is_some()).count()
    }
}

impl<M: Meant> Entry<M> {
    /// Tokens of the longest phrase that begins with it; 0 if none does.
    pub(crate) fn reach(&self) -> usize {
        self.reach
    }

    /// Whether a phrase that begins with it may mean what `wanted` accepts.
    pub(crate) fn may_mean(&self, wanted: impl Fn(&M) -> bool) -> bool {
        self.reach > 1 || self.reach == 1 && self.meaning.as_ref().is_some_and(wanted)
    }

    fn read(record: &'static str) -> Self {
        let (reach, marks) = Mark::of_record(record);
        let meaning = marks.fold(None, |meaning: Option<M>, mark| {
            let mut meaning = meaning.unwrap_or_default();
            meaning.add(&mark);
            Some(meaning)
        });
        Self { meaning, reach }
    }
}
