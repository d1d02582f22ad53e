//! What is known of everyday letters without a search through Unicode's tables, which takes longer than all else done to them.
//!
//! The build script uses the same code, so it depends on nothing. Tests hold every answer against the tables.

/// A bit for each letter and mark from Bengali to Sinhala.
const LISTED: [u64; 18] = [
    0xF3C5_FDFF_FFF9_9FEF,
    0x5003_000F_B080_799F,
    0xD36D_FDFF_FFF9_87EE,
    0x003F_0000_5E02_3987,
    0xF3ED_FDFF_FFFB_BFEE,
    0xFE00_000F_0001_3BBF,
    0xF3ED_FDFF_FFF9_9FEE,
    0x0002_000F_B0E0_399F,
    0xC3FF_C718_D63D_C7EC,
    0x0000_0000_0081_3DC7,
    0xF3FF_FDFF_FFFD_DFFF,
    0x0000_000F_2760_3DDF,
    0xF3EF_FDFF_FFFD_DFEF,
    0x0006_000F_6060_3DDF,
    0xFFFF_FFFF_FFFD_DFFF,
    0xFC00_000F_80F0_7DDF,
    0x2FFB_FFFF_FC7F_FFEE,
    0x000C_0000_FF5F_847F,
];
/// The first character of [`LISTED`].
const FIRST_LISTED: usize = 0x980;

/// Letters and marks of India, Burma, Khmer and Vietnamese, and the rarer ones of Latin and Cyrillic: those `text::is_wordlike` would
/// search for. `false` says nothing.
#[inline]
pub(crate) fn is_listed(c: char) -> bool {
    let nth = (c as usize).wrapping_sub(FIRST_LISTED);
    LISTED.get(nth / 64).is_some_and(|bits| bits >> (nth % 64) & 1 == 1)
        || matches!(c, '\u{250}'..='\u{2AF}' | '\u{48A}'..='\u{52F}' | '\u{1000}'..='\u{103F}' | '\u{1780}'..='\u{17D3}' | '\u{1EA0}'..='\u{1EF9}')
}

/// Letters, marks and signs that are no number. `false` says nothing.
#[inline]
pub(crate) fn is_no_number(c: char) -> bool {
    matches!(c,
        ' '..='/' | ':'..='~' | '\u{C0}'..='\u{65F}' | '\u{670}'..='\u{6EF}' | '\u{900}'..='\u{965}' | '\u{E01}'..='\u{E4F}'
        | '\u{2010}'..='\u{206F}' | '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
        || is_listed(c)
}

/// Small letters, and letters of scripts without capitals (Hebrew to Burmese; kana, Chinese characters, Hangul): each its own
/// small letter. `false` says nothing.
#[inline]
pub(crate) fn is_small(c: char) -> bool {
    matches!(c, 'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'α'..='ω' | 'а'..='џ') || has_no_capitals(c)
}

/// Whether `c` stands among scripts without capitals. `false` says nothing.
#[inline]
pub(crate) fn has_no_capitals(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{109F}' | '\u{3041}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::{is_listed, is_no_number, is_small};
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn what_is_known_of_a_letter_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert!(!is_listed(c) || c.is_alphabetic() || is_combining_mark(c), "{c:?}");
            assert!(!is_no_number(c) || !c.is_numeric(), "{c:?}");
            assert!(!is_small(c) || c.to_lowercase().eq([c]) && !c.is_uppercase(), "{c:?}");
        }
    }
}
