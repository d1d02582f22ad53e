//! Examples of a rule: documentation and test at once.

/// A text with the fault, and the same text mended by the whole desk.
#[derive(Debug)]
pub struct Example {
    /// As scraped.
    pub before: &'static str,
    /// The fixed text.
    pub after: &'static str,
}

/// The paragraphs that most examples stand among, and any other.
macro_rules! paragraph {
    (title) => {
        "Harbour bridge closes for six weeks"
    };
    (news) => {
        "The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight."
    };
    (detour) => {
        "Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office."
    };
    ($own:literal) => {
        $own
    };
}
pub(super) use paragraph;

/// An article by its paragraphs: `article![title, "By Ana Lund", news, detour]`.
macro_rules! article {
    ($first:tt $(, $next:tt)*) => {
        concat!($crate::rules::examples::paragraph!($first) $(, "\n\n", $crate::rules::examples::paragraph!($next))*)
    };
}
pub(super) use article;

/// Shorthand for the records.
pub const fn example(before: &'static str, after: &'static str) -> Example {
    Example { before, after }
}
