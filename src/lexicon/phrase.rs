//! One row of the lexicon.

use super::Kind;
use super::tables::{GLOSSES, MEANINGS, TABLES};
use crate::language::Tag;
use memchr::{memchr, memchr_iter};

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
        let (table, start) = parted(self.place);
        let (_, _, comments, rows) = TABLES[table];
        comments + memchr_iter(b'\n', &rows.as_bytes()[..start]).count() + 1
    }

    /// The row at `place`, as the build script packed it: a character for its meaning, then the phrase.
    pub(super) fn at(place: u32) -> Self {
        let (table, start) = parted(place);
        let (tag, file, _, rows) = TABLES[table];
        let row = &rows[start..];
        let row = &row[..memchr(b'\n', row.as_bytes()).expect("a row ends with its line")];
        let (meaning, text) = meant(row);
        let [kind, form, gloss] = meaning.map(usize::from);
        Self {
            text,
            language: Tag::parse(tag).expect("a table is named for a language of languages.tsv"),
            kind: Kind::nth(kind),
            form: FORMS[form],
            gloss: GLOSSES[gloss],
            file,
            place,
        }
    }
}

/// The forms in the order of the build script.
const FORMS: [Form; 4] = [Form::Line, Form::Start, Form::End, Form::Anywhere];

/// Kind, form and gloss of a packed row by their numbers, and its phrase.
fn meant(row: &str) -> ([u8; 3], &str) {
    let mut signs = row.chars();
    let meaning = signs.next().map_or(0, |sign| sign as usize - '!' as usize);
    (MEANINGS[meaning], signs.as_str())
}

/// Number of the table and first byte there.
fn parted(place: u32) -> (usize, usize) {
    (place as usize >> 17, place as usize & 0x1_FFFF)
}

/// The places of all rows, table by table.
pub(super) fn places() -> impl Iterator<Item = u32> {
    (0..TABLES.len()).flat_map(places_in)
}

/// The texts of the phrases of form `anywhere` in one language; none where it has no table.
///
/// Rows are told by the sign of their meaning, not read: a language has a thousand of them and three dozen are meant.
pub(super) fn anywhere_in(language: Tag) -> impl Iterator<Item = &'static str> {
    let table = TABLES.iter().find(|(tag, ..)| *tag == language.as_str());
    let rows = table.into_iter().flat_map(|(.., rows)| rows.lines());
    rows.filter_map(|row| {
        let ([_, form, _], text) = meant(row);
        (FORMS[usize::from(form)] == Form::Anywhere).then_some(text)
    })
}

fn places_in(table: usize) -> impl Iterator<Item = u32> {
    let rows = TABLES[table].3;
    let starts = std::iter::once(0).chain(memchr_iter(b'\n', rows.as_bytes()).map(|end| end + 1));
    starts
        .filter(move |&start| start < rows.len())
        .map(move |start| u32::try_from(table << 17 | start).expect("the build script asked for no more"))
}
