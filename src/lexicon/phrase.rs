//! One row of the lexicon.

use super::Kind;
use super::tables::TABLES;
use crate::language::Tag;
use crate::tables::rows;
use memchr::memchr_iter;

/// A phrase as a template writes it, and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The phrase as the table has it; `#` stands for any number.
    pub text: &'static str,
    /// The language it is written in.
    pub language: Tag,
    /// What it announces.
    pub kind: Kind,
    /// Where in a line it may be taken at its word.
    pub form: Form,
    /// Its meaning in English.
    pub gloss: &'static str,
    /// The table it stands in, below `data/`.
    pub file: &'static str,
    place: u32,
}

/// Where in a line a phrase may be taken at its word. Every phrase counts when it is the whole line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Only as a whole line.
    Line,
    /// Also at the beginning of a line.
    Start,
    /// Also at the end of a line.
    End,
    /// Anywhere; it can be cut out of a sentence.
    Anywhere,
}

impl Phrase {
    /// The line of its table, from 1; counted when asked for.
    pub fn line(&self) -> usize {
        let (_, _, text) = TABLES[self.place as usize >> 24];
        memchr_iter(b'\n', &text.as_bytes()[..(self.place & 0xFF_FFFF) as usize]).count() + 1
    }

    /// The row at `place`: the number of its table (8 bits) and its first byte there (24 bits).
    ///
    /// # Panics
    /// With the table's name where the row is broken; a test reads them all.
    pub(super) fn at(place: u32) -> Self {
        let (tag, file, text) = TABLES[place as usize >> 24];
        let row = rows(file, &text[(place & 0xFF_FFFF) as usize..]).next().expect("a place is that of a row");
        let (kind, form) = (row.required(0, "kind"), row.required(1, "form"));
        Self {
            text: row.required(2, "phrase"),
            language: Tag::parse(tag).expect("a table is named for a language of languages.tsv"),
            kind: Kind::named(kind).unwrap_or_else(|| panic!("data/{file}: no kind is called {kind:?}")),
            form: Form::named(form).unwrap_or_else(|| panic!("data/{file}: no form is called {form:?}")),
            gloss: row.required(3, "gloss"),
            file,
            place,
        }
    }
}

/// The places of all rows, table by table.
pub(super) fn places() -> impl Iterator<Item = u32> {
    TABLES.iter().enumerate().flat_map(|(number, (_, _, text))| {
        let mut start = 0;
        text.split_inclusive('\n').filter_map(move |line| {
            let place = u32::try_from(number << 24 | start).expect("a table is shorter than 16 MB");
            start += line.len();
            (!line.starts_with('#')).then_some(place)
        })
    })
}

impl Form {
    /// The form as the tables write it.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "line" => Self::Line,
            "start" => Self::Start,
            "end" => Self::End,
            "anywhere" => Self::Anywhere,
            _ => return None,
        })
    }
}
