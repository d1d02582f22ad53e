//! Folding keys: what two strings have in common once case, accents and spacing are set aside.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

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
        } else if word.chars().all(is_its_own_form) {
            out.extend(word.chars().flat_map(char::to_lowercase));
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
        decompose_canonical(c, |part| match part {
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
        });
    }
    out
}

/// What `fold` makes of each character up to Cyrillic, where that is one character; else NUL. A key is made of every word of a line,
/// and the general way searches Unicode's tables for each letter.
pub(crate) fn everyday_folds(fold: impl Fn(char, &mut String)) -> [char; 0x530] {
    let mut folded = String::new();
    std::array::from_fn(|code| {
        folded.clear();
        char::from_u32(code as u32).into_iter().for_each(|c| fold(c, &mut folded));
        let mut parts = folded.chars();
        parts.next().filter(|_| parts.next().is_none()).unwrap_or_default()
    })
}

/// As [`fold_latin`], for those who look at words alone: blanks and typographic signs may come out as blanks, each by itself.
pub(crate) fn fold_latin_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match fold_everyday(c) {
            Some(folded) => out.push(folded),
            None => return fold_latin(text),
        }
    }
    out
}

/// What [`fold_latin`] makes of a character wherever it stands, if that is one character, a blank for a blank or a typographic sign;
/// `None` is the careful answer.
#[inline]
pub(crate) fn fold_everyday(c: char) -> Option<char> {
    static FOLDS: LazyLock<[char; 0x530]> =
        LazyLock::new(|| everyday_folds(|c, out| out.push_str(&fold_latin(c.encode_utf8(&mut [0; 4])))));
    match c {
        _ if c.is_ascii() => Some(c.to_ascii_lowercase()),
        // Marks are part of the letter before them.
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' => None,
        '\u{2000}'..='\u{206F}' => Some(' '),
        _ if c.is_whitespace() => Some(' '),
        _ => match FOLDS.get(c as usize) {
            Some(&folded) => (folded != '\0').then_some(folded),
            None => is_its_own_form(c).then(|| c.to_lowercase().next()).flatten(),
        },
    }
}

/// Characters of everyday words that NFKC leaves alone where no mark follows them; `false` is the careful answer.
fn is_its_own_form(c: char) -> bool {
    match c {
        'Ĳ' | 'ĳ' | 'Ŀ' | 'ŀ' | 'ŉ' | 'ſ' => false,
        '\0'..='\u{7F}' | 'À'..='ž' | 'Ά' | 'Έ'..='ώ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'א'..='ת' | 'Ạ'..='ỹ' => {
            true
        }
        'ء'..='غ' | 'ف'..='ي' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' => true,
        '‘'..='”' | '–' | '—' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣' => true,
        _ => false,
    }
}

/// Whether `c` can be part of a word: a letter, a digit or a mark of any script.
pub fn is_wordlike(c: char) -> bool {
    is_everyday_letter(c) || (!is_everyday_sign(c) && (c.is_alphanumeric() || is_combining_mark(c)))
}

/// Letters and their marks in the blocks most news is written in, known without a search through Unicode's tables.
#[inline]
pub(crate) fn is_everyday_letter(c: char) -> bool {
    let at = c as usize;
    EVERYDAY_LETTERS.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

/// First and last of each run of everyday letters.
const LETTER_RUNS: [(char, char); 22] = [
    ('A', 'Z'), // Latin
    ('a', 'z'),
    ('À', 'Ö'),
    ('Ø', 'ö'),
    ('ø', 'ɏ'),
    ('Α', 'Ρ'), // Greek
    ('Σ', 'Ϋ'),
    ('ά', 'ώ'),
    ('Ѐ', 'ҁ'), // Cyrillic
    ('Ա', 'Ֆ'), // Armenian
    ('ա', 'ֆ'),
    ('א', 'ת'),             // Hebrew
    ('\u{620}', '\u{65F}'), // Arabic
    ('\u{66E}', '\u{6D3}'),
    ('\u{900}', '\u{963}'), // Devanagari
    ('\u{E01}', '\u{E3A}'), // Thai
    ('\u{E40}', '\u{E4E}'),
    ('ა', 'ჺ'),   // Georgian
    ('ぁ', 'ゖ'), // kana
    ('ァ', 'ヺ'),
    ('\u{4E00}', '\u{9FFF}'), // Chinese characters
    ('가', '힣'),             // Hangul
];

/// A bit for each character of the basic plane: whether it is in [`LETTER_RUNS`].
static EVERYDAY_LETTERS: [u64; 0x1_0000 / 64] = {
    let mut bits = [0; 0x1_0000 / 64];
    let mut run = 0;
    while run < LETTER_RUNS.len() {
        let (mut at, last) = (LETTER_RUNS[run].0 as usize, LETTER_RUNS[run].1 as usize);
        while at <= last {
            bits[at / 64] |= 1 << (at % 64);
            at += 1;
        }
        run += 1;
    }
    bits
};

/// ASCII signs, and the block of dashes, quotation marks and bullets; no digit stands there.
fn is_everyday_sign(c: char) -> bool {
    (c.is_ascii() && !c.is_ascii_alphanumeric()) || matches!(c, '\u{2000}'..='\u{206F}')
}

#[cfg(test)]
mod tests {
    use super::{
        fold, fold_latin, fold_latin_words, is_everyday_letter, is_everyday_sign, is_its_own_form, is_wordlike,
    };
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    proptest! {
        #[test]
        fn words_are_folded_as_in_any_text(text in r"([a-cé-íœßİłŁΣςйЙא-ת一가ァ…„”–\u{A0}\u{301}\u{AD}'’ ,.½²ª🙂]|\PC){0,30}") {
            let words = |folded: String| -> Vec<String> {
                let words = folded.split(|c: char| !is_wordlike(c)).filter(|word| !word.is_empty());
                words.map(str::to_owned).collect()
            };
            prop_assert_eq!(words(fold_latin_words(&text)), words(fold_latin(&text)));
        }
    }

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
    fn words_of_everyday_characters_need_no_normalising() {
        let plain: Vec<char> = ('\0'..='\u{FFFF}').filter(|&c| is_its_own_form(c)).collect();
        for pair in plain.windows(2) {
            let text: String = pair.iter().collect();
            assert_eq!(text.nfkc().collect::<String>(), text);
        }
        assert!(plain.iter().all(|&c| !is_combining_mark(c)));
    }

    #[test]
    fn marks_of_other_scripts_are_letters() {
        assert_eq!(fold_latin("Сергей"), "сергей");
        assert_eq!(fold_latin("फ़ोटो"), fold("फ़ोटो"));
    }
}
