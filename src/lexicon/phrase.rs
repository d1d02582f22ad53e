//! One row of the lexicon.

use super::Kind;
use crate::language::Tag;

/// A phrase as a template writes it, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The line there, from 1.
    pub line: usize,
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

impl Form {
    /// The form as the tables write it.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "line" => Self::Line,
            "start" => Self::Start,
            "end" => Self::End,
            "anywhere" => Self::Anywhere,
            _ => return None,
        })
    }
}
