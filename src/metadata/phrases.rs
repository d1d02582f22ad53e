//! A table of words and phrases, looked up over the tokens of a line.

use super::key::key;
use super::tokens::{Token, is_ideograph, tokens};
use crate::tables::{Quick, Row};
use crate::text::is_everyday_letter;
use std::collections::HashMap;

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

/// Phrases with what they mean, by their keys ([`key`]).
#[derive(Debug)]
pub(crate) struct Phrases<M> {
    entries: HashMap<String, Entry<M>, Quick>,
}

#[derive(Debug)]
struct Entry<M> {
    /// What it means as a phrase; `None` if it only begins one.
    meaning: Option<M>,
    /// Tokens of the longest phrase that begins with it; 0 if none does.
    reach: u8,
}

impl<M> Default for Phrases<M> {
    fn default() -> Self {
        Self { entries: HashMap::default() }
    }
}

impl<M: Default> Phrases<M> {
    /// No phrases yet, and room for `count`.
    pub(crate) fn with_room(count: usize) -> Self {
        Self { entries: HashMap::with_capacity_and_hasher(count, Quick::default()) }
    }

    /// Marks every form in `column` of `row`.
    pub(crate) fn add_all(&mut self, row: &Row, column: usize, mark: impl Fn(&mut M)) {
        for form in row.list(column) {
            if is_one_word(form) {
                // As most are: its own beginning.
                let entry = self.entry(form);
                entry.reach = entry.reach.max(1);
                mark(entry.meaning.get_or_insert_default());
            } else {
                let parts = tokens(form);
                let Some(first) = parts.first() else { row.broken("an empty form") };
                let head = self.entry(first.span.of(form));
                head.reach = head.reach.max(parts.len() as u8);
                mark(self.entry(form).meaning.get_or_insert_default());
            }
        }
    }

    fn entry(&mut self, form: &str) -> &mut Entry<M> {
        self.entries.entry(key(form).into_owned()).or_insert(Entry { meaning: None, reach: 0 })
    }
}

fn is_one_word(form: &str) -> bool {
    form.chars().all(|c| is_everyday_letter(c) || (c.is_alphabetic() && !is_ideograph(c)))
}

impl<M> Phrases<M> {
    /// Marks a phrase that was added before.
    pub(crate) fn mark(&mut self, form: &str, mark: impl Fn(&mut M)) {
        if let Some(meaning) = self.entries.get_mut(key(form).as_ref()).and_then(|entry| entry.meaning.as_mut()) {
            mark(meaning);
        }
    }

    /// How many tokens the longest phrase beginning with `first` has; 0 for a word no phrase begins with.
    pub(crate) fn reach(&self, first: &str) -> usize {
        self.entries.get(key(first).as_ref()).map_or(0, |entry| usize::from(entry.reach))
    }

    /// What `phrase` means.
    pub(crate) fn meaning(&self, phrase: &str) -> Option<&M> {
        self.entries.get(key(phrase).as_ref())?.meaning.as_ref()
    }

    /// The longest phrase over the tokens from `at` on that `wanted` accepts, and the token behind it.
    pub(crate) fn longest<R>(
        &self,
        text: &str,
        line: &[Token],
        at: usize,
        wanted: impl Fn(&M) -> Option<R>,
    ) -> Option<(R, usize)> {
        let first = line.get(at)?;
        let reach = self.reach(first.span.of(text)).min(line.len() - at);
        (1..=reach).rev().find_map(|length| {
            let said = &text[first.span.start..line[at + length - 1].span.end];
            self.meaning(said).and_then(&wanted).map(|found| (found, at + length))
        })
    }
}
