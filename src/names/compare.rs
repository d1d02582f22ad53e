//! Are two spellings one name?

use crate::language::Tag;

/// How alike two spellings are, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// 0.0 (two names) to 1.0 (one name).
    pub score: f64,
    /// The reason in words.
    pub reason: String,
    /// What was held beside what, a line each.
    pub parts: Vec<String>,
}

/// Compares two spellings of a name; `la` and `lb` are the languages of the texts they stood in, where known.
pub fn compare(a: &str, b: &str, _la: Option<Tag>, _lb: Option<Tag>) -> Likeness {
    let same = crate::text::fold_latin(a) == crate::text::fold_latin(b);
    Likeness { score: if same { 1.0 } else { 0.0 }, reason: "the same letters".to_owned(), parts: Vec::new() }
}
