//! Whether a text may hold a phrase of form `anywhere` at all: one search for a part of each, before any word is keyed.
//!
//! Such phrases are few in a language and rare in its articles; keying every word of a text to find none of them cost more
//! than all else that is done to it.

use super::phrase::anywhere_in;
use crate::language::Tag;
use crate::memo::Memo;
use aho_corasick::AhoCorasick;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    /// The anchors of a language are gathered when its first text comes.
    static ANCHORS: RefCell<Memo<Tag, Rc<AhoCorasick>>> = RefCell::new(Memo::new(128));
}

/// Whether `text` holds a part of a phrase of form `anywhere` in `language` or in English; a phrase in capitals of another
/// script than Latin goes unseen.
pub fn may_hold(text: &str, language: Tag) -> bool {
    // The Serbian table is in Cyrillic and stands for Latin spellings as well.
    if language.as_str() == "sr" {
        return true;
    }
    let anchors = ANCHORS.with_borrow_mut(|known| known.answer(language, |&language| Rc::new(anchors(language))));
    anchors.is_match(text)
}

fn anchors(language: Tag) -> AhoCorasick {
    let tables = [Tag::EN, language];
    let phrases = tables.iter().take(if language == Tag::EN { 1 } else { 2 }).flat_map(|&tag| anywhere_in(tag));
    let words = phrases.map(anchor);
    AhoCorasick::builder().ascii_case_insensitive(true).build(words).expect("a few dozen words are not too many")
}

/// The longest run of blanks and letters without marks, as accents may be missing; in other scripts the longest run of letters
/// but for the first, which may be a capital.
fn anchor(phrase: &str) -> &str {
    let runs = phrase.split(|c: char| !c.is_ascii_alphabetic() && c != ' ').map(str::trim);
    let plain = runs.max_by_key(|run| run.len()).unwrap_or_default();
    if plain.len() >= 3 {
        return plain;
    }
    let run = phrase.split(|c: char| !c.is_alphabetic()).max_by_key(|run| run.len()).unwrap_or(phrase);
    let first = run.chars().next().map_or(0, char::len_utf8);
    if run.len() > first { &run[first..] } else { phrase }
}

#[cfg(test)]
mod tests {
    use super::{anchor, may_hold};
    use crate::language::Tag;
    use crate::lexicon::{Form, lexicon};

    #[test]
    fn every_phrase_is_met_in_a_text_of_its_language() {
        for phrase in lexicon().phrases().filter(|phrase| phrase.form == Form::Anywhere) {
            let text = format!("x {}", phrase.text.to_ascii_uppercase());
            assert!(may_hold(&text, phrase.language), "{phrase:?}");
        }
        assert!(!may_hold("The mayor will open the new bridge in his own article on Monday.", Tag::EN));
    }

    #[test]
    fn an_anchor_stands_in_the_phrase_with_accents_and_without() {
        assert_eq!(anchor("otwórz w nowym oknie"), "rz w nowym oknie");
        assert_eq!(anchor("Открыть в новом окне"), "ткрыть");
    }
}
