//! Whether a text may hold a phrase of form `anywhere` at all: one search for a part of each, before any word is keyed.
//!
//! Such phrases are few in a language and rare in its articles; keying every word of a text to find none of them cost more
//! than all else that is done to it.

use super::phrase::anywhere_in;
use crate::language::Tag;
use crate::memo::Memo;
use crate::text::Span;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    /// The anchors of a language are gathered when its first text comes.
    static ANCHORS: RefCell<Memo<Tag, Rc<Anchors>>> = RefCell::new(Memo::new(128));
}

/// Whether `text` holds a part of a phrase of form `anywhere` in `language` or in English; a phrase in capitals of another
/// script than Latin goes unseen.
pub fn may_hold(text: &str, language: Tag) -> bool {
    // The Serbian table is in Cyrillic and stands for Latin spellings as well.
    if language.as_str() == "sr" {
        return true;
    }
    let anchors = ANCHORS.with_borrow_mut(|known| known.answer(language, |&language| Rc::new(Anchors::of(language))));
    anchors.are_in(text)
}

/// Parts of phrases, found by their first four bytes: an automaton for them takes milliseconds to build, which a single
/// text does not win back.
struct Anchors {
    /// The anchors by what their first bytes hash to.
    by_head: Vec<(u16, &'static str)>,
    /// Whether each begins with an ASCII letter that begins a word.
    begin_words: bool,
    /// A bit for each hash that begins one.
    heads: [u64; HEADS / 64],
}

/// Bytes of a head; no anchor is shorter (a test reads them all).
const HEAD: usize = 4;
/// Hashes of heads.
const HEADS: usize = 1 << 12;

impl Anchors {
    fn of(language: Tag) -> Self {
        let tables = [Tag::EN, language];
        let phrases = tables.iter().take(if language == Tag::EN { 1 } else { 2 }).flat_map(|&tag| anywhere_in(tag));
        let mut begin_words = true;
        let mut by_head: Vec<(u16, &'static str)> = Vec::new();
        for phrase in phrases {
            let (anchor, begins_word) = anchor(phrase);
            begin_words &= begins_word;
            by_head.push((head(anchor.as_bytes()), anchor));
        }
        by_head.sort_unstable();
        let mut heads = [0; HEADS / 64];
        by_head.iter().for_each(|(head, _)| heads[usize::from(head / 64)] |= 1 << (head % 64));
        Self { by_head, begin_words, heads }
    }

    fn are_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let stands = |at: usize| {
            let head = head(&bytes[at..]);
            self.heads[usize::from(head / 64)] >> (head % 64) & 1 == 1 && self.stands_at(head, &bytes[at..])
        };
        let ends = bytes.len().saturating_sub(HEAD - 1);
        if self.begin_words {
            // A letter behind no letter: one byte in six.
            let mut inside = false;
            for (at, byte) in bytes[..ends].iter().enumerate() {
                let letter = byte.is_ascii_alphabetic();
                if letter && !inside && stands(at) {
                    return true;
                }
                inside = letter;
            }
            return false;
        }
        (0..ends).any(stands)
    }

    fn stands_at(&self, head: u16, rest: &[u8]) -> bool {
        let from = self.by_head.partition_point(|(other, _)| *other < head);
        let same = self.by_head[from..].iter().take_while(|(other, _)| *other == head);
        same.map(|(_, anchor)| anchor.as_bytes())
            .any(|anchor| rest.get(..anchor.len()).is_some_and(|seen| seen.eq_ignore_ascii_case(anchor)))
    }
}

/// A number for the first four bytes, the same for capitals and small letters of ASCII.
#[inline]
fn head(bytes: &[u8]) -> u16 {
    let first = bytes.first_chunk::<HEAD>().map_or(0, |first| u32::from_le_bytes(*first) | 0x2020_2020);
    (first.wrapping_mul(0x9E37_79B1) >> 20) as u16
}

/// The longest run of blanks and letters without marks, as accents may be missing, that begins a word; in other scripts the longest run
/// of letters but for the first, which may be a capital. And whether it begins a word with a letter of ASCII.
fn anchor(phrase: &str) -> (&str, bool) {
    let plain = |c: char| c.is_ascii_alphabetic() || c == ' ';
    let runs = phrase.split(|c: char| !plain(c)).map(|run| {
        let before = phrase[..Span::of_slice(run, phrase).start].chars().next_back();
        // "otwórz w nowym oknie": "rz" is half a word.
        let whole = run.starts_with(' ') || before.is_none_or(|c| !c.is_alphabetic());
        if whole { run.trim() } else { run.split_once(' ').map_or("", |(_, rest)| rest.trim()) }
    });
    let best = runs.max_by_key(|run| run.len()).unwrap_or_default();
    if best.len() >= HEAD {
        return (best, true);
    }
    let run = phrase.split(|c: char| !c.is_alphabetic()).max_by_key(|run| run.len()).unwrap_or(phrase);
    let first = run.chars().next().map_or(0, char::len_utf8);
    ([&run[first..], run, phrase].into_iter().find(|part| part.len() >= HEAD).unwrap_or(phrase), false)
}

#[cfg(test)]
mod tests {
    use super::{HEAD, anchor, may_hold};
    use crate::language::Tag;
    use crate::lexicon::{Form, lexicon};

    #[test]
    fn every_phrase_is_met_in_a_text_of_its_language() {
        for phrase in lexicon().phrases().filter(|phrase| phrase.form == Form::Anywhere) {
            let text = format!("x {}", phrase.text.to_ascii_uppercase());
            assert!(may_hold(&text, phrase.language), "{phrase:?}");
            assert!(anchor(phrase.text).0.len() >= HEAD, "{phrase:?}");
        }
        assert!(!may_hold("The mayor will open the new bridge in his own article on Monday.", Tag::EN));
    }

    #[test]
    fn an_anchor_stands_in_the_phrase_with_accents_and_without() {
        assert_eq!(anchor("otwórz w nowym oknie"), ("w nowym oknie", true));
        assert_eq!(anchor("Открыть в новом окне"), ("ткрыть", false));
    }
}
