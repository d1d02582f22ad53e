//! Places in a text and changes to it: spans, edits, and patches that fold layers of edits into one.
//!
//! Nothing here knows about news. Everything else stands on it: a finding is a span and some edits, a cleaned
//! text is a patch applied, and `undo` is the same patch the other way round.

pub(crate) mod beyond;
pub(crate) mod block;
mod edit;
pub(crate) mod eight;
mod fold;
mod initial;
mod origin;
mod patch;
mod position;
mod span;

pub use edit::Edit;
pub(crate) use fold::{everyday_folds, fold_everyday, fold_latin_words, is_everyday_letter};
pub use fold::{fold, fold_latin, is_wordlike};
pub(crate) use initial::{begins_word, is_initial};
pub use origin::Origin;
pub use patch::{Overlap, Patch};
pub use position::Positions;
pub use span::Span;
