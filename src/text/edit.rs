//! One replacement.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// "Put `with` where `before` stands": a replacement of the bytes `start..end` of a text.
///
/// `before` repeats what the span covers, so that an edit can be checked against its text, read without it,
/// and turned round.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, Deserialize)]
pub struct Edit {
    /// Where, in bytes of the text before the edit.
    #[serde(flatten)]
    pub span: Span,
    /// What stands there.
    pub before: String,
    /// What will stand there; empty for a deletion.
    pub with: String,
}

impl Edit {
    /// The edit that replaces `span` of `text` by `with`.
    pub fn replace(text: &str, span: Span, with: impl Into<String>) -> Self {
        Self { span, before: span.of(text).to_owned(), with: with.into() }
    }

    /// The edit that takes `span` out of `text`.
    pub fn delete(text: &str, span: Span) -> Self {
        Self::replace(text, span, "")
    }
}
