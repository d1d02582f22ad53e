//! Examples of a rule: documentation and test at once.

/// A text with the fault, and the same text mended by the whole desk.
#[derive(Debug)]
pub struct Example {
    /// As scraped.
    pub before: &'static str,
    /// The fixed text.
    pub after: &'static str,
}

/// Shorthand for the records.
pub const fn example(before: &'static str, after: &'static str) -> Example {
    Example { before, after }
}
