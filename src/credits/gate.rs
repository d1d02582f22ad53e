//! The gate before the reader: a line that is no credit costs one pass over its bytes.

use super::lexicon::{LEXICON, Lexicon};
use crate::text::fold_latin;
use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter, memchr3};
use std::sync::LazyLock;

/// Longer lines are read by nobody as a credit, in bytes.
const LONGEST: usize = 280;

/// Whether `line` may be a credit, by its length, its signs, and how many words begin small.
pub(super) fn may_be_credit(line: &str) -> bool {
    let bytes = line.as_bytes();
    if bytes.len() < 2 || bytes.len() > LONGEST {
        return false;
    }
    let (mut begun, mut seen, mut before) = (0, 0, PARTS);
    for &byte in bytes {
        let traits = TRAITS[usize::from(byte)];
        begun += traits & BEGINS & ((before & PARTS) / PARTS).wrapping_neg();
        seen |= traits;
        before = traits;
    }
    let [words, small, digits] = [WORD, SMALL, DIGIT].map(|unit| begun / unit % FIELD);
    // Scripts without case begin every word "large"; the reader sorts them out.
    if seen & SIGN != 0 {
        return small <= MOST_SMALL && words <= 40;
    }
    (small <= 2 && words <= 7 && digits <= 1)
        || (small <= 4 && words <= 9)
        || (words <= MOST_LABELLED && (opens_with_label(line) || PHOTO_BY.find(bytes).is_some()))
}

/// A line of more words that begin small is no credit, nor one of more words in all that has no sign of one.
const MOST_SMALL: u32 = 10;
const MOST_LABELLED: u32 = 16;

/// What a byte adds up to where it begins a word: a word, one that begins small, one that begins with a figure. A line has fewer of each
/// than fit into a field.
const WORD: u32 = 1;
const SMALL: u32 = FIELD;
const DIGIT: u32 = FIELD * FIELD;
const FIELD: u32 = 1 << 9;
const BEGINS: u32 = FIELD * FIELD * FIELD - 1;
/// What else a byte is: it parts words, it is a sign of a credit.
const PARTS: u32 = 1 << 30;
const SIGN: u32 = 1 << 29;
/// A sign of a credit at the end of a line; fullwidth signs begin with the last.
const ENDS: u32 = 1 << 28;
const SIGNS_AT_END: [u8; 7] = [b'/', b'|', b':', b')', b']', b'=', 0xEF];
/// The first byte of © and a middle dot, which are such signs, and of what is none.
const MAY_END: u32 = 1 << 27;
const LATIN_1: u8 = 0xC2;

const TRAITS: [u32; 256] = {
    let mut traits = [WORD; 256];
    let mut byte = 0u8;
    loop {
        match byte {
            b' ' => traits[byte as usize] = PARTS,
            b'/' | b'|' | b'[' | b'(' | b'@' | b':' | b'=' | 0xC2 | 0xEF => traits[byte as usize] = PARTS | SIGN,
            b'a'..=b'z' => traits[byte as usize] |= SMALL,
            b'0'..=b'9' => traits[byte as usize] |= DIGIT,
            u8::MAX => break,
            _ => {}
        }
        byte += 1;
    }
    let mut sign = 0;
    while sign < SIGNS_AT_END.len() {
        traits[SIGNS_AT_END[sign] as usize] |= ENDS;
        sign += 1;
    }
    traits[LATIN_1 as usize] |= MAY_END;
    traits
};

/// How many bytes at the beginning of `tail` begin no credit: what follows has more words than [`may_be_credit`] lets pass.
///
/// Three words more are left in front, since whether a credit may begin at a word depends on what stands before it.
pub(super) fn never_read(tail: &str) -> usize {
    let bytes = tail.as_bytes();
    let (mut small, mut words, mut before) = (0u32, 0u32, 0);
    for at in (1..bytes.len()).rev() {
        let parts = |byte: u8| TRAITS[usize::from(byte)] & PARTS != 0;
        if !parts(bytes[at - 1]) || parts(bytes[at]) {
            continue;
        }
        if small <= MOST_SMALL || words <= MOST_LABELLED {
            words += 1;
            small += u32::from(bytes[at].is_ascii_lowercase());
        } else if bytes[at - 1] == b' ' && bytes[at].is_ascii_alphanumeric() {
            before += 1;
            if before == 3 {
                return at;
            }
        }
    }
    0
}

/// "Supplied by …", "Cedida por …": labels that need no sign.
fn opens_with_label(line: &str) -> bool {
    let word = line.trim_start().split(' ').next().unwrap_or_default();
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Lexicon::opens(&word.to_ascii_lowercase());
    }
    Lexicon::opens(&fold_latin(word))
}

/// Whether the end of a line may hold a credit: a sign of one, "by", or something that parts it from a sentence.
pub(super) fn may_hold_credit(tail: &str) -> bool {
    let tail = without_figure(tail);
    let bytes = tail.as_bytes();
    // A fold, not `any`: where a line has its first sign nobody can foretell.
    let (mut seen, mut before, mut glued) = (0, 0, false);
    for &byte in bytes {
        let traits = TRAITS[usize::from(byte)];
        // "GenfImago": a capital right behind a small letter.
        glued |= (before & SMALL != 0) & byte.is_ascii_uppercase();
        seen |= traits;
        before = traits;
    }
    if seen & ENDS != 0 || glued || seen & MAY_END != 0 && has_latin_sign(bytes) || names_after_by(bytes) {
        return true;
    }
    // ". Supplied", ".EFE", " – Foto di …": a line that ends a sentence has none of these.
    // "… pirmadienio. BNS nuotr.": a label behind the name that is shortened.
    (!tail.ends_with(['.', '。']) || CLOSERS.lines().any(|closer| tail.ends_with(closer)))
        && (memchr3(b'.', b'!', b'?', bytes).is_some() || JOINTS.iter().any(|joint| joint.find(bytes).is_some()))
}

/// `tail` without a bracket at its end that holds one word beginning with a figure: "(74)" counts comments, "[763-b32ac]" numbers a text.
fn without_figure(tail: &str) -> &str {
    let opened = tail.strip_suffix([')', ']']).and_then(|inner| inner.rsplit_once(['(', '[']));
    let is_figure = |inner: &str| {
        inner.starts_with(|c: char| c.is_ascii_digit())
            && inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && LEXICON.get(&inner.to_ascii_lowercase()).is_none()
    };
    opened.filter(|(_, inner)| is_figure(inner)).map_or(tail, |(before, _)| before.trim_end())
}

/// Whether there is a sign of Latin-1 that is neither a quotation mark nor a no-break blank.
fn has_latin_sign(bytes: &[u8]) -> bool {
    let next = |at: usize| bytes.get(at + 1).copied();
    memchr_iter(LATIN_1, bytes).any(|at| !matches!(next(at), Some(0xA0 | 0xAB | 0xBB)))
}

/// Whether "by" stands before what does not begin small, or behind what may be a label.
fn names_after_by(bytes: &[u8]) -> bool {
    let begins_small = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    BY.find_iter(bytes).any(|at| !begins_small(at + BY.needle().len()) || may_be_label(&bytes[..at]))
}

/// Whether the last words of `before` may be a label: one begins large, or something other than words stands before them. "…lost by the
/// storm" is as good as all that has neither.
fn may_be_label(before: &[u8]) -> bool {
    let mut words = before.rsplitn(WORDS_OF_LABEL + 1, |&byte| byte == b' ');
    let small = |word: &[u8]| word.iter().all(u8::is_ascii_lowercase) && !word.is_empty();
    let plain = words.by_ref().take(WORDS_OF_LABEL).take_while(|word| small(word)).count();
    plain < WORDS_OF_LABEL || !words.next().and_then(|rest| rest.last()).is_some_and(u8::is_ascii_alphanumeric)
}

/// What shortened labels behind the name end with, a line each: "nuotr."
const CLOSERS: &str = include_str!(concat!(env!("OUT_DIR"), "/credit.closers"));

/// No label that "by" follows has more words.
const WORDS_OF_LABEL: usize = 3;

/// What parts a credit from a caption, and "by", found many bytes at a time.
static JOINTS: LazyLock<[Finder<'static>; 4]> =
    LazyLock::new(|| ["。", " - ", "\u{2014}", "\u{2013}"].map(Finder::new));
static BY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" by "));
static PHOTO_BY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" photo by "));

/// Whether a line may begin with a credit ("Bild: X – …", "(Foto: X) …").
pub(super) fn may_begin_with_credit(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr(b':', &bytes[..bytes.len().min(60)]).is_some()
}

#[cfg(test)]
mod tests {
    use super::{may_be_credit, may_hold_credit, never_read};
    use proptest::prelude::*;

    /// A long line of small words, with signs, large words and characters of any kind between.
    fn line() -> impl Strategy<Value = String> {
        let words =
            vec!["of", "the", "bridge", "Ada", "foto:", "моста", "(AFP)", "«", "supplied", " photo by ", "/", "7"];
        let word = prop_oneof![20 => prop::sample::select(words).prop_map(str::to_owned), 1 => "\\PC{0,3}"];
        prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn no_credit_begins_in_what_is_never_read(line in line()) {
            let unread = never_read(&line);
            prop_assert!(line.is_char_boundary(unread));
            for (start, _) in line.char_indices().take_while(|&(start, _)| start < unread) {
                prop_assert!(!may_be_credit(&line[start..]), "{:?}", &line[start..]);
            }
        }
    }

    #[test]
    fn what_only_looks_like_a_sign_of_a_credit_is_none() {
        for tail in [
            "The harbour was hit by the storm of the century.",
            "The pool stays shut until the end of May. (74)",
            "The pool stays shut until the end of May. [763-b32ac]",
            "« C’est fini », dit la maire.",
            "Il ponte costa 5\u{a0}milioni.",
        ] {
            assert!(!may_hold_credit(tail), "{tail}");
        }
        for tail in [
            "The harbour this morning Photo by the city.",
            "The harbour this morning, picture taken by the city.",
            "The harbour, seen by Ada Berg.",
            "Le port de GenfImago",
            "« Le port » © Ada Berg.",
            "The harbour at dawn (AFP) [7]",
        ] {
            assert!(may_hold_credit(tail), "{tail}");
        }
    }

    #[test]
    fn the_beginning_of_a_long_sentence_is_never_read() {
        let line =
            "the old bridge by the harbour was closed on monday and will not be opened before the end of may. Ada Berg";
        assert!(never_read(line) > 5);
        assert_eq!(never_read("A bridge at dawn (Picture: Ada Berg/AFP)"), 0);
    }
}
