//! What the lexicon knows of a line: the phrase it is, begins with or ends with, and the languages that say so.

use super::tag::Tag;
use crate::lexicon::{Hits, lexicon};
use crate::text::Span;

/// A phrase of the lexicon in a line.
pub(super) struct Heard {
    /// Where, in bytes of the line.
    pub(super) span: Span,
    /// Every language that has the phrase.
    pub(super) languages: Vec<Tag>,
}

/// The phrase that `text` is; else the one it begins with; else the one it ends with.
pub(super) fn phrase(text: &str) -> Option<Heard> {
    let heard = |start: usize, end: usize, hits: Hits| Heard {
        span: Span::new(start, end),
        languages: hits.map(|phrase| phrase.language).collect(),
    };
    let whole = lexicon().whole(text);
    if whole.len() > 0 {
        return Some(heard(0, text.len(), whole));
    }
    if let Some(opening) = lexicon().opening(text) {
        return Some(heard(0, opening.len_bytes, opening.phrases));
    }
    lexicon().closing(text).map(|closing| heard(closing.start_byte, text.len(), closing.phrases))
}
