//! A half-open range of bytes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The bytes `start..end` of a text's UTF-8; both ends lie on character boundaries of that text.
///
/// A span does not know its text. Functions that return one say which text it indexes; by custom it is the
/// original input field unless the name says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    ///
    /// # Panics
    /// If `end` lies before `start`.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span runs forwards: {start}..{end}");
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte: a place between two characters.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text this span covers.
    ///
    /// # Panics
    /// If the span does not fit the text; slices elsewhere are a bug at the place that made the span.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether `other` lies wholly inside this span.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte, or one is an insertion strictly inside the other.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Where the slice `part` lies in `whole`.
    ///
    /// # Panics
    /// If `part` is not a slice of `whole`.
    pub fn of_slice(part: &str, whole: &str) -> Self {
        let start =
            (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize).expect("a part lies inside its whole");
        assert!(start + part.len() <= whole.len(), "a part lies inside its whole");
        Self::new(start, start + part.len())
    }

    /// The span moved `by` bytes to the right.
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_slice_knows_its_place() {
        let whole = "podpis źródła zdjęcia";
        assert_eq!(Span::of_slice(&whole[7..], whole).of(whole), "źródła zdjęcia");
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(2, 2)));
    }
}
