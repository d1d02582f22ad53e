//! Which language a piece of text is in: whole documents, single lines, and the three words of a stray label.
//!
//! Script first: most scripts have one language. For the others a small model of our own weighs hashed n-grams
//! (`docs/language.md`); it also knows names, which have no language. Long text is cheaper and surer:
//! [`of_document`] reads a sample of it.

mod among;
mod block;
mod cut;
mod document;
mod explain;
mod fragment;
mod grams;
mod heard;
mod hint;
mod letters;
mod model;
mod piece;
mod prior;
mod rows;
mod script;
mod tag;
mod usual;
mod weigh;
mod words;

pub(crate) use among::among;
pub use document::{of_document, of_paragraph};
pub(crate) use document::{of_sample, sample_of_lines};
pub use explain::explain;
pub use fragment::{of_fragment, of_fragment_with, parts};
pub use hint::Hint;
pub use prior::Prior;
pub use script::Script;
pub use tag::Tag;
pub use usual::evidence;

use crate::confidence::Confidence;
use crate::text::Span;

/// The language of a text, and how sure that is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// The language; [`Tag::UND`] for names, and where too little speaks for one language.
    pub tag: Tag,
    /// How often such an answer is right. For [`Tag::UND`]: how sure it is that no language is meant.
    pub confidence: Confidence,
    /// The script of the letters; all that is certain of some fragments. `None` without letters.
    pub script: Option<Script>,
}

/// A part of a line that is of one language, or of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Bytes of the line.
    pub span: Span,
    /// Its language.
    pub guess: Guess,
}
