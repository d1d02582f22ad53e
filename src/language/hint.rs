//! What is known of a line before its letters are weighed: a phrase of the lexicon, and the languages it belongs to.

use super::tag::Tag;
use crate::text::Span;

/// A phrase found in a line.
///
/// ```
/// use copydesk::{language::{Hint, Prior, Tag, of_fragment_with}, text::Span};
/// let czech_or_slovak = ["cs", "sk"].map(|tag| Tag::parse(tag).unwrap());
/// let hint = Hint { span: Span::new(0, 5), languages: &czech_or_slovak };
/// let guess = of_fragment_with("Zdroj: Agata Nowicka", &Prior::default(), Some(hint));
/// assert!(czech_or_slovak.contains(&guess.tag));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint<'l> {
    /// The bytes of the line that are the phrase; a hint for the whole line decides, one for a part is strong evidence.
    pub span: Span,
    /// The languages the phrase is written in; none means nothing is known.
    pub languages: &'l [Tag],
}

impl Hint<'_> {
    /// Whether the phrase is written in `tag`.
    pub(super) fn names(&self, tag: Tag) -> bool {
        self.languages.contains(&tag)
    }
}
