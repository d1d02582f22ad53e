//! What is known before a fragment is read: the language of the article it stands in.

use super::tag::Tag;

/// The languages a fragment is likely to be in before it is read.
///
/// A foreign fragment must still be found: the prior tips what the letters leave open, no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Prior {
    /// The language found for the document.
    pub document: Option<Tag>,
    /// The language the page or the record declares.
    pub declared: Option<Tag>,
}

/// Log odds that the document's own language gets on top: 33 to 1.
///
/// Measured on interface strings in 36 languages: 99.6 % right inside a document of their own language (96.5 without
/// any), 95.9 % inside one of another.
const DOCUMENT: f32 = 3.5;
/// Log odds for the declared language: templates declare what their installation speaks, so it is weaker.
const DECLARED: f32 = 1.0;

impl Prior {
    /// The prior inside a document of `language`.
    pub fn document(language: Tag) -> Self {
        Self { document: Some(language), declared: None }
    }

    /// Whether `tag` gets any.
    #[inline]
    pub(super) fn speaks_of(&self, tag: Tag) -> bool {
        self.document == Some(tag) || self.declared == Some(tag)
    }

    /// Log odds that `tag` gets on top of what the letters say.
    #[inline]
    pub(super) fn log_odds(&self, tag: Tag) -> f32 {
        let own = |language: Option<Tag>, worth: f32| if language == Some(tag) { worth } else { 0.0 };
        if !tag.is_known() {
            return 0.0;
        }
        own(self.document, DOCUMENT) + own(self.declared, DECLARED)
    }
}
