//! Captions: two that say the same, and what the wire wraps around them.

use super::credit::Qualifier;
use crate::text::{Span, fold_latin, is_wordlike};
use serde::Serialize;

/// Whether two captions are one caption: equal but for case, accents and punctuation, or nearly so.
///
/// "Nearly": at least nine in ten of the words of both together are shared, or one is the other's beginning or end and
/// at least half as long. Captions of fewer than three words must be equal.
pub fn captions_alike(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return true;
    }
    let (long, short) = if b.len() > a.len() { (&b, &a) } else { (&a, &b) };
    if short.len() < 3 {
        return false;
    }
    let part = long.starts_with(short) || long.ends_with(short);
    if part && short.len() >= 5 && 2 * short.len() >= long.len() {
        return true;
    }
    let (mut one, mut two) = (long.clone(), short.clone());
    one.sort_unstable();
    two.sort_unstable();
    let shared = shared_sorted(&one, &two);
    10 * 2 * shared >= 9 * (one.len() + two.len()) && one.len().min(two.len()) >= 5
}

fn words(text: &str) -> Vec<String> {
    let folded = fold_latin(text);
    folded.split(|c: char| !is_wordlike(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How many words two sorted lists share, each counted once for every time it stands in both.
fn shared_sorted(a: &[String], b: &[String]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    shared
}

/// What a wire service wraps around a caption. Spans are bytes of the caption.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Furniture {
    /// "FILE PHOTO:", "HANDOUT".
    pub qualifier: Option<Qualifier>,
    /// The date it gives, as written ("3 March 2024", "Aug. 29, 2024").
    pub date: Option<Span>,
    /// The place before the date ("Kyiv, Ukraine").
    pub place: Option<Span>,
    /// What is no part of the caption, in order: slugs, notes to editors.
    pub strip: Vec<Span>,
}
