//! Which phrases may begin a text, told by its first word: one look before any of their tables is asked.

use super::key::key_hash;
use super::tokens::{Tokens, head};
use crate::tables::packed::Dictionary;
use crate::tables::packed_set;

/// The first words of phrases; the number of each is the sum of the kinds of phrases it begins.
const FIRST: Dictionary = packed_set!("openers");

/// A kind of phrase, as `build/metadata.rs` numbers them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Opener {
    /// A label of a byline: "By".
    Label = 1,
    /// A word for an article's text, or such a word and "by": "Text".
    Text = 2,
    /// What stands before a section: "More in".
    More = 4,
    /// What opens a sign-off: "Reporting by".
    Signoff = 8,
}

/// No phrase is longer, in bytes.
const LONGEST: usize = 80;

/// Whether a phrase of one of `kinds` may begin `text`, whatever white space stands before.
pub(crate) fn may_begin<const N: usize>(text: &str, kinds: [Opener; N]) -> bool {
    let first = Tokens::of(head(text, LONGEST)).next();
    let known = first.and_then(|first| FIRST.find(key_hash(first.span.of(text))));
    known.is_some_and(|known| kinds.iter().any(|&kind| known & kind as usize != 0))
}

#[cfg(test)]
mod tests {
    use super::{Opener, may_begin};
    use crate::metadata::phrases::table;

    #[test]
    fn every_phrase_is_told_by_its_first_word() {
        let byline_kinds = [("label", Opener::Label), ("text", Opener::Text), ("text", Opener::Text)];
        let bylines = table!("byline-words.tsv").map(|row| (row, byline_kinds));
        let sections = table!("section-words.tsv").map(|row| (row, [("more", Opener::More); 3]));
        let signed = ["material", "contributors", "source"].map(|kind| (kind, Opener::Signoff));
        let signoffs = table!("signoff-words.tsv").map(|row| (row, signed));
        for (row, kinds) in bylines.chain(sections).chain(signoffs) {
            for (_, opener) in kinds.into_iter().filter(|(kind, _)| *kind == row.cell(1)) {
                for form in row.list(2) {
                    for text in [form.to_owned(), form.to_uppercase(), format!(" {form} Ada Berg")] {
                        assert!(may_begin(&text, [opener]), "{text}");
                    }
                }
            }
        }
        assert!(!may_begin("Bridges by night", [Opener::Label, Opener::Text, Opener::More, Opener::Signoff]));
    }
}
