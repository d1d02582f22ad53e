//! The gate before the reader: a line that is no credit costs one pass over its bytes.

use super::lexicon::Lexicon;
use crate::text::fold_latin;
use memchr::memmem::Finder;
use memchr::{memchr, memchr3};
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
/// A sign of a credit at the end of a line: © and fullwidth signs begin with the last two; so do « and a no-break blank, which the reader
/// sorts out.
const ENDS: u32 = 1 << 28;
const SIGNS_AT_END: [u8; 8] = [b'/', b'|', b':', b')', b']', b'=', 0xC2, 0xEF];

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
    let bytes = tail.as_bytes();
    // A fold, not `any`: where a line has its first sign nobody can foretell.
    let seen = bytes.iter().fold(0, |seen, &byte| seen | TRAITS[usize::from(byte)]);
    if seen & ENDS != 0 || BY.find(bytes).is_some() {
        return true;
    }
    // ". Supplied", ".EFE", " – Foto di …": a line that ends a sentence has none of these.
    !tail.ends_with(['.', '。'])
        && (memchr3(b'.', b'!', b'?', bytes).is_some() || JOINTS.iter().any(|joint| joint.find(bytes).is_some()))
}

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
    use super::{may_be_credit, never_read};
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
    fn the_beginning_of_a_long_sentence_is_never_read() {
        let line =
            "the old bridge by the harbour was closed on monday and will not be opened before the end of may. Ada Berg";
        assert!(never_read(line) > 5);
        assert_eq!(never_read("A bridge at dawn (Picture: Ada Berg/AFP)"), 0);
    }
}
