//! The gate before the reader: a line that is no credit costs one pass over its bytes.

/// Longer lines are read by nobody as a credit, in bytes.
const LONGEST: usize = 280;

/// Whether `line` may be a credit. Never `false` for one the reader would take.
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
    // Large scripts without case begin every word "large"; the reader sorts them out.
    if cue { small <= 10 && words <= 40 } else { (small <= 2 && words <= 7 && digits <= 1) || small <= 4 && words <= 9 }
}

/// Whether the end of a line may hold a credit: it closes a bracket, holds a sign of one, or does not end a sentence.
pub(super) fn may_hold_credit(tail: &str) -> bool {
    let bytes = tail.as_bytes();
    let sign = memchr::memchr3(b'/', b'|', b':', bytes).is_some()
        || memchr::memchr3(0xC2, 0xEF, b'=', bytes).is_some()
        || memchr::memchr2(b')', b']', bytes).is_some();
    sign || !matches!(bytes.last(), Some(b'.' | b'?' | b'!')) || has_preposition(tail)
}

/// "Photo by Jane Roe." at the end has no sign but its words.
fn has_preposition(tail: &str) -> bool {
    memchr::memmem::find(tail.as_bytes(), b" by ").is_some()
}
