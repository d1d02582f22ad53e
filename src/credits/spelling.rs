//! Houses whose letters are right and whose case is not: "Getty images".

use super::lexicon::{Agency, LEXICON};
use super::tokens::{Kind, Tokens};
use crate::text::Span;

/// The houses of a credit line that are spelled unlike any way they sign, each with the spelling meant.
///
/// Names all in capitals are a style of credits and left alone. Spans are bytes of `line`.
///
/// ```
/// let line = "Ada Berg/Getty images";
/// let (span, right) = copydesk::credits::misspelt(line)[0];
/// assert_eq!((span.of(line), right), ("Getty images", "Getty Images"));
/// assert!(copydesk::credits::misspelt("ADA BERG/GETTY IMAGES").is_empty());
/// ```
pub fn misspelt(line: &str) -> Vec<(Span, &'static str)> {
    let tokens = Tokens::of(line);
    let (mut at, mut found) = (0, Vec::new());
    while at < tokens.list.len() {
        let end = if tokens.kind(at) == Some(Kind::Word) { tokens.words_end(at) } else { at };
        let house = LEXICON.longest(&tokens, at, end, |entry| entry.agency.is_some());
        match house.and_then(|(entry, to)| Some((entry.agency?, to))) {
            // A word inside a longer run may be part of another name.
            Some((agency, to)) if to == end => {
                let span = tokens.span(at, to);
                found.extend(meant(agency, span.of(line)).map(|right| (span, right)));
                at = to;
            }
            _ => at += 1,
        }
    }
    found
}

/// The spelling meant by `written`; `None` where it is one of the house's own, or says nothing by its case.
fn meant(agency: &Agency, written: &str) -> Option<&'static str> {
    let mixed = written.chars().any(char::is_lowercase) && written.chars().any(char::is_uppercase);
    if !mixed || written.chars().count() < 4 || agency.spellings().any(|spelling| spelling == written) {
        return None;
    }
    let same = |spelling: &&str| spelling.to_lowercase() == written.to_lowercase();
    agency.spellings().find(same)
}
