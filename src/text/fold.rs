//! Folding keys: what two strings have in common once case, accents and spacing are set aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, compatibility-normalised (NFKC), runs of white space as one blank, no blanks at the ends.
///
/// The key by which phrases and credits are looked up with their accents.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            out.extend(word.nfkc().flat_map(char::to_lowercase));
        }
    }
    out
}

/// As [`fold`], and Latin letters without their marks: `Źródło` → `zrodlo`, `Škoda` → `skoda`, `ß` → `ss`.
///
/// Only marks on Latin letters go. In other scripts a mark is a letter's own (й is not и; Indic vowel signs).
pub fn fold_latin(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() {
        return folded;
    }
    let mut out = String::with_capacity(folded.len());
    let mut after_latin = false;
    for c in folded.chars() {
        if c.is_ascii() {
            after_latin = c.is_ascii_alphabetic();
            out.push(c);
            continue;
        }
        if ('\u{370}'..'\u{1E00}').contains(&c) || c >= '\u{1F00}' {
            after_latin = false;
            out.push(c);
            continue;
        }
        for part in std::iter::once(c).nfd() {
            match part {
                'ł' => out.push('l'),
                'đ' | 'ð' => out.push('d'),
                'ø' => out.push('o'),
                'ı' => out.push('i'),
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'þ' => out.push_str("th"),
                mark if is_combining_mark(mark) && after_latin => {}
                other => {
                    after_latin = other.is_ascii_alphabetic();
                    out.push(other);
                }
            }
        }
    }
    out
}

/// Whether `c` can be part of a word: a letter, a digit or a mark of any script.
pub fn is_wordlike(c: char) -> bool {
    is_everyday_letter(c) || (!is_everyday_sign(c) && (c.is_alphanumeric() || is_combining_mark(c)))
}

/// Letters and their marks in the blocks most news is written in, known without a search through Unicode's tables.
pub(crate) fn is_everyday_letter(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' // Latin
        | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'ά'..='ώ' | 'Ѐ'..='ҁ' // Greek, Cyrillic
        | 'א'..='ת' | '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}' // Hebrew, Arabic
        | '\u{900}'..='\u{963}' | '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}' | '가'..='힣' // Devanagari, Thai, Hangul
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{4E00}'..='\u{9FFF}' // kana, Chinese characters
        | 'Ա'..='Ֆ' | 'ա'..='ֆ' | 'ა'..='ჺ') // Armenian, Georgian
}

/// ASCII signs, and the block of dashes, quotation marks and bullets; no digit stands there.
fn is_everyday_sign(c: char) -> bool {
    (c.is_ascii() && !c.is_ascii_alphanumeric()) || matches!(c, '\u{2000}'..='\u{206F}')
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_latin, is_everyday_letter, is_everyday_sign, is_wordlike};
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn accents_stay_in_one_key_and_go_in_the_other() {
        assert_eq!(fold("  Podpis  ŹRÓDŁA\tzdjęcia "), "podpis źródła zdjęcia");
        assert_eq!(fold_latin("Podpis ŹRÓDŁA zdjęcia"), "podpis zrodla zdjecia");
    }

    #[test]
    fn everyday_letters_and_signs_are_what_unicode_says() {
        for c in '\0'..='\u{FFFF}' {
            assert!(!is_everyday_letter(c) || !c.is_numeric(), "{c:?}");
            assert!(!(is_everyday_letter(c) && is_everyday_sign(c)), "{c:?}");
            assert_eq!(is_wordlike(c), c.is_alphanumeric() || is_combining_mark(c), "{c:?}");
        }
    }

    #[test]
    fn marks_of_other_scripts_are_letters() {
        assert_eq!(fold_latin("Сергей"), "сергей");
        assert_eq!(fold_latin("फ़ोटो"), fold("फ़ोटो"));
    }
}
