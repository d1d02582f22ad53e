//! Letters of newsrooms that write such names their own way: Chaled, Chálid, Jaled.

use crate::names::{Convention, capitalised};
use crate::tables::rows;
use std::sync::LazyLock;

/// How one newsroom writes the names of one language: a row of `data/names/abjad-letters.tsv`.
#[derive(Debug)]
pub(super) struct Scheme {
    language: &'static str,
    convention: &'static str,
    /// Whether the reading is rewritten, and not the English form.
    pub rewrites_reading: bool,
    /// With the blank or hyphen after it; empty where the newsroom leaves it out.
    article: String,
    /// Whether the article takes the sound it stands before.
    follows_sound: bool,
    letters: Vec<(&'static str, &'static str)>,
}

/// The letters of newsrooms of `to` for names of `language`; `None` where they print the English form.
pub(super) fn scheme(language: &str, to: Convention) -> Option<&'static Scheme> {
    static ALL: LazyLock<Vec<Scheme>> = LazyLock::new(|| {
        let table = include_str!("../../../data/names/abjad-letters.tsv");
        let read = |row: crate::tables::Row| {
            let article = row.required(3, "article");
            let pair = |pair: &'static str| pair.split_once('=').unwrap_or_else(|| row.broken("letters=letters"));
            let mut letters: Vec<_> = row.required(4, "letters").split(' ').map(pair).collect();
            letters.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
            Scheme {
                language: row.required(0, "language"),
                convention: row.required(1, "newsroom"),
                rewrites_reading: row.required(2, "what is rewritten") == "reading",
                article: article.trim_end_matches(" sun").replace('_', " ").replace('∅', ""),
                follows_sound: article.ends_with(" sun"),
                letters,
            }
        };
        rows("names/abjad-letters.tsv", table).map(read).collect()
    });
    ALL.iter().find(|scheme| scheme.language == language && scheme.convention == to.as_str())
}

/// Consonants that the article before them takes on, those of two letters first.
const SUN: [&str; 10] = ["sh", "th", "dh", "t", "d", "r", "z", "s", "l", "n"];

impl Scheme {
    /// The letters of `form` as the newsroom writes them; capitals stay where they are.
    pub fn write(&self, form: &str) -> String {
        let mut out = String::with_capacity(form.len() + 4);
        let mut rest = form;
        while let Some(letter) = rest.chars().next() {
            let small = rest.to_lowercase();
            let fits = |(from, _): &&(&str, &str)| small.starts_with(*from);
            let (length, written) = match self.letters.iter().find(fits) {
                // No letter of a reading changes its length with its case.
                Some((from, to)) => (from.len(), (*to).to_owned()),
                None => (letter.len_utf8(), letter.to_lowercase().filter(|letter| *letter != '·').collect()),
            };
            out += &if letter.is_uppercase() { capitalised(&written) } else { written };
            rest = &rest[length..];
        }
        out
    }

    /// A form with the article before it; the reading tells by which sound.
    pub fn with_article(&self, form: &str, reading: &str) -> String {
        let small = reading.to_lowercase();
        match SUN.iter().find(|sound| self.follows_sound && small.starts_with(**sound)) {
            Some(sound) => format!("{}{}-{form}", &self.article[..1], self.write(sound)),
            None => format!("{}{form}", self.article),
        }
    }
}
