//! Words that say what a line of page furniture is, once it is known to be furniture.
//!
//! They never decide whether a line leaves the body: "photo" and "more" stand in articles, too.

use super::Role;
use super::chars::Classes;
use super::line;
use crate::tables::{Row, rows};
use std::sync::LazyLock;

/// Word hashes and the roles they speak for, sorted.
pub(super) struct Cues(Vec<(u32, Role)>);

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues: Vec<(u32, Role)> = rows("label/cues.tsv", include_str!("../../data/label/cues.tsv"))
        .flat_map(|row| {
            let role = role_of(&row);
            row.list(1).flat_map(hashes).map(move |hash| (hash, role)).collect::<Vec<_>>()
        })
        .collect();
    cues.sort_unstable();
    Cues(cues)
});

impl Cues {
    pub(super) fn get() -> &'static Self {
        &CUES
    }

    /// How many of `words` speak for `role`.
    pub(super) fn count(&self, words: &[u32], role: Role) -> usize {
        words.iter().filter(|&&word| self.0.binary_search(&(word, role)).is_ok()).count()
    }
}

fn hashes(word: &str) -> Vec<u32> {
    let mut words = Vec::new();
    line::read(word, Classes::get(), &mut words);
    words
}

fn role_of(row: &Row) -> Role {
    match row.cell(0) {
        "byline" => Role::Byline,
        "credit" => Role::Credit,
        "date" => Role::Date,
        "notice" => Role::Notice,
        "prompt" => Role::Prompt,
        "related" => Role::Related,
        "share" => Role::Share,
        _ => row.broken("no such role"),
    }
}
