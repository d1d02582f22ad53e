//! Whether a text may hold a phrase of form `anywhere` at all: one search for a part of each, before any word is keyed.
//!
//! Such phrases are few in a language and rare in its articles; keying every word of a text to find none of them cost more
//! than all else that is done to it.

use super::phrase::anywhere_in;
use crate::language::Tag;
use crate::memo::Memo;
use crate::text::Span;
use crate::text::eight::EACH;
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

/// Parts of phrases, found by a few bytes of them: an automaton for them takes milliseconds to build, which a single text does not
/// win back.
///
/// An anchor is longer than a piece, mostly by six bytes or more. So not each place of a text is looked at but one in some: wherever
/// an anchor stands, a piece from one of its first places is met.
struct Anchors {
    pieces: Vec<Piece>,
    /// The bytes of a piece that count: [`LONG_PIECE`] of them where the anchors are long enough, else [`PIECE`].
    mask: u64,
    /// Whether each begins with an ASCII letter that begins a word.
    begin_words: bool,
    /// Bytes from one place that is looked at to the next.
    stride: usize,
    /// A bit for each hash that a piece has.
    hashes: Box<[u64; WORDS]>,
}

/// A few bytes of an anchor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    hash: u32,
    /// Where in the anchor they stand.
    offset: u8,
    anchor: &'static str,
}

/// Bytes of a piece; no anchor is shorter (a test reads them all).
const PIECE: usize = 4;
/// Bytes of a piece where all anchors are long: four bytes of "in a new window" stand in every other sentence, six seldom.
const LONG_PIECE: usize = 6;
/// From this length of the shortest anchor on pieces are long: enough places are still passed over.
const LONG_ANCHOR: usize = LONG_PIECE + 4;
/// Words of bits: some hundred pieces set few of them, so that nearly all places of a text are passed over at the first look, and all of them
/// stay in the nearest cache.
const WORDS: usize = 256;
/// Longest stride: more pieces would meet in one hash, and win little.
const LONGEST_STRIDE: usize = 9;

impl Anchors {
    fn of(language: Tag) -> Self {
        let tables = [Tag::EN, language];
        let phrases = tables.iter().take(if language == Tag::EN { 1 } else { 2 }).flat_map(|&tag| anywhere_in(tag));
        let anchors: Vec<(&'static str, bool)> = phrases.map(anchor).collect();
        let shortest = anchors.iter().map(|(anchor, _)| anchor.len()).min().unwrap_or(PIECE);
        let piece_bytes = if shortest >= LONG_ANCHOR { LONG_PIECE } else { PIECE };
        let mask = u64::MAX >> (u64::BITS as usize - 8 * piece_bytes);
        let stride = (shortest + 1 - piece_bytes).min(LONGEST_STRIDE);
        let piece = |anchor: &'static str, offset: usize| {
            let bytes = &anchor.as_bytes()[offset..][..piece_bytes];
            Piece { hash: hash(first_eight(bytes) & mask), offset: offset as u8, anchor }
        };
        let mut pieces: Vec<Piece> =
            anchors.iter().flat_map(|&(anchor, _)| (0..stride).map(move |offset| piece(anchor, offset))).collect();
        pieces.sort_unstable();
        let mut hashes = Box::new([0; WORDS]);
        for (word, bit) in pieces.iter().map(|piece| bit(piece.hash)) {
            hashes[word] |= bit;
        }
        let begin_words = anchors.iter().all(|(_, begins_word)| *begins_word);
        Self { pieces, mask, begin_words, stride, hashes }
    }

    fn are_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut rest = bytes;
        while let Some(eight) = rest.first_chunk() {
            if self.stands_at(bytes, rest, u64::from_le_bytes(*eight)) {
                return true;
            }
            rest = rest.get(self.stride..).unwrap_or_default();
        }
        // The last places have fewer than eight bytes behind them.
        (0..rest.len()).step_by(self.stride).any(|at| self.stands_at(bytes, &rest[at..], first_eight(&rest[at..])))
    }

    /// Whether an anchor stands in `bytes` around the place where `rest` of them begin, with these eight.
    #[inline(always)]
    fn stands_at(&self, bytes: &[u8], rest: &[u8], eight: u64) -> bool {
        let hash = hash(eight & self.mask);
        let (word, bit) = bit(hash);
        self.hashes[word] & bit != 0 && self.stands_around(bytes, bytes.len() - rest.len(), hash)
    }

    /// Whether an anchor stands in `bytes` of which a piece with this hash stands at `at`.
    #[cold]
    fn stands_around(&self, bytes: &[u8], at: usize, hash: u32) -> bool {
        let from = self.pieces.partition_point(|piece| piece.hash < hash);
        self.pieces[from..].iter().take_while(|piece| piece.hash == hash).any(|piece| {
            let Some(start) = at.checked_sub(usize::from(piece.offset)) else { return false };
            let seen = bytes.get(start..start + piece.anchor.len());
            let begins = || !self.begin_words || start == 0 || !bytes[start - 1].is_ascii_alphabetic();
            seen.is_some_and(|seen| seen.eq_ignore_ascii_case(piece.anchor.as_bytes())) && begins()
        })
    }
}

/// The first eight of `bytes` in one number, the first the lowest; 0 where there are no more.
fn first_eight(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).rev().fold(0, |all, byte| all << 8 | u64::from(*byte))
}

/// A number for a piece, the same for capitals and small letters of ASCII.
#[inline]
fn hash(piece: u64) -> u32 {
    ((piece | (EACH * 0x20)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

/// The word that a hash has its bit in, and the bit; the upper ones of a product tell most.
#[inline]
fn bit(hash: u32) -> (usize, u64) {
    let place = hash >> (u32::BITS - (WORDS * 64).ilog2());
    (place as usize / 64, 1 << (place % 64))
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
    if best.len() >= PIECE {
        return (best, true);
    }
    let run = phrase.split(|c: char| !c.is_alphabetic()).max_by_key(|run| run.len()).unwrap_or(phrase);
    let first = run.chars().next().map_or(0, char::len_utf8);
    ([&run[first..], run, phrase].into_iter().find(|part| part.len() >= PIECE).unwrap_or(phrase), false)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_STRIDE, PIECE, anchor, may_hold};
    use crate::language::Tag;
    use crate::lexicon::{Form, lexicon};

    #[test]
    fn every_phrase_is_met_in_a_text_of_its_language() {
        for phrase in lexicon().phrases().filter(|phrase| phrase.form == Form::Anywhere) {
            // Not each place is looked at: a phrase is met wherever it begins.
            for before in 0..LONGEST_STRIDE {
                let text = format!("{}{}", " ".repeat(before), phrase.text.to_ascii_uppercase());
                assert!(may_hold(&text, phrase.language), "{phrase:?} behind {before} bytes");
            }
            assert!(anchor(phrase.text).0.len() >= PIECE, "{phrase:?}");
        }
        assert!(!may_hold("The mayor will open the new bridge in his own article on Monday.", Tag::EN));
    }

    #[test]
    fn an_anchor_stands_in_the_phrase_with_accents_and_without() {
        assert_eq!(anchor("otwórz w nowym oknie"), ("w nowym oknie", true));
        assert_eq!(anchor("Открыть в новом окне"), ("ткрыть", false));
    }
}
