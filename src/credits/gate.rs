//! The gate before the reader: a line that is no credit costs one pass over its bytes.

use super::lexicon::Lexicon;
use crate::text::fold_latin;
use memchr::memmem::Finder;
use memchr::{memchr, memchr2, memchr3};
use std::sync::LazyLock;

/// Longer lines are read by nobody as a credit, in bytes.
const LONGEST: usize = 280;

/// Whether `line` may be a credit, by its length, its signs, and how many words begin small.
pub(super) fn may_be_credit(line: &str) -> bool {
    let bytes = line.as_bytes();
    if bytes.len() < 2 || bytes.len() > LONGEST {
        return false;
    }
    let (mut small, mut words, mut cue, mut at_start, mut digits) = (0u32, 0u32, false, true, 0u32);
    for &byte in bytes {
        match byte {
            b' ' => at_start = true,
            b'/' | b'|' | b'[' | b'(' | b'@' | b':' | b'=' | 0xC2 | 0xEF => {
                cue = true;
                at_start = true;
            }
            _ if at_start => {
                at_start = false;
                words += 1;
                small += u32::from(byte.is_ascii_lowercase());
                digits += u32::from(byte.is_ascii_digit());
            }
            _ => {}
        }
    }
    // Scripts without case begin every word "large"; the reader sorts them out.
    if cue {
        return small <= 10 && words <= 40;
    }
    (small <= 2 && words <= 7 && digits <= 1)
        || (small <= 4 && words <= 9)
        || (words <= 16 && (opens_with_label(line) || PHOTO_BY.find(bytes).is_some()))
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
    if memchr3(b'/', b'|', b':', bytes).is_some() || memchr3(b')', b']', b'=', bytes).is_some() {
        return true;
    }
    // © and fullwidth signs begin with these bytes; so do « and a no-break blank, which the reader sorts out.
    if memchr2(0xC2, 0xEF, bytes).is_some() || BY.find(bytes).is_some() {
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
