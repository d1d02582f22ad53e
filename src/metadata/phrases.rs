//! A table of words and phrases, looked up over the tokens of a line.

use super::key::key;
use super::tokens::{Token, is_ideograph, tokens};
use crate::tables::Row;
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
    meanings: HashMap<String, M>,
    /// Tokens of the longest phrase that begins with this token.
    heads: HashMap<String, u8>,
}

impl<M> Default for Phrases<M> {
    fn default() -> Self {
        Self { meanings: HashMap::new(), heads: HashMap::new() }
    }
}

impl<M: Default> Phrases<M> {
    /// Marks every form in `column` of `row`.
    pub(crate) fn add_all(&mut self, row: &Row, column: usize, mark: impl Fn(&mut M)) {
        for form in row.list(column) {
            let whole = key(form).into_owned();
            if form.chars().all(|c| c.is_alphabetic() && !is_ideograph(c)) {
                // One word, as most are: its own head.
                self.heads.entry(whole.clone()).or_insert(1);
            } else {
                let parts = tokens(form);
                let Some(first) = parts.first() else { row.broken("an empty form") };
                let head = self.heads.entry(key(first.span.of(form)).into_owned()).or_default();
                *head = (*head).max(parts.len() as u8);
            }
            mark(self.meanings.entry(whole).or_default());
        }
    }
}

impl<M> Phrases<M> {
    /// Marks a phrase that was added before.
    pub(crate) fn mark(&mut self, form: &str, mark: impl Fn(&mut M)) {
        if let Some(meaning) = self.meanings.get_mut(key(form).as_ref()) {
            mark(meaning);
        }
    }

    /// How many tokens the longest phrase beginning with `first` has; 0 for a word no phrase begins with.
    pub(crate) fn reach(&self, first: &str) -> usize {
        self.heads.get(key(first).as_ref()).map_or(0, |&longest| usize::from(longest))
    }

    /// What `phrase` means.
    pub(crate) fn meaning(&self, phrase: &str) -> Option<&M> {
        self.meanings.get(key(phrase).as_ref())
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
