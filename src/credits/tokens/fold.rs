//! The folded form of words: what a word is looked up by, however it is written.

use super::glue::affix_cut;
use crate::text::{everyday_folds, fold_latin};
use std::sync::LazyLock;
use unicode_normalization::char::decompose_canonical;

/// The folded form of a phrase without separators, as the lexicon's keys are made.
pub(crate) fn key(phrase: &str) -> String {
    let mut out = String::with_capacity(phrase.len() + 4);
    for word in phrase.split_whitespace().filter(|word| !word.chars().all(is_quote)) {
        let cut = affix_cut(word).unwrap_or(0);
        for part in [&word[..cut], &word[cut..]].into_iter().filter(|part| !part.is_empty()) {
            if !out.is_empty() {
                out.push(' ');
            }
            fold_word(part, &mut out);
        }
    }
    out
}

/// Lower case, Latin marks off, quotes off the ends, "www." off the beginning, dots out of acronyms ("U.S." → "us").
pub(super) fn fold_word(word: &str, out: &mut String) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let start = out.len();
        out.push_str(word);
        return out[start..].make_ascii_lowercase();
    }
    if word.is_ascii() {
        return fold_ascii(word, out);
    }
    let bare = word.trim_start_matches(is_quote).trim_end_matches(is_quote);
    let bare = bare.strip_suffix('.').unwrap_or(bare);
    let bare = bare.strip_prefix('@').or_else(|| bare.strip_prefix("www.")).unwrap_or(bare);
    let start = out.len();
    let everyday = &*EVERYDAY;
    let mut dotted = false;
    let mut fold = |c: char| match everyday.get(c as usize) {
        Some(&folded) if folded != '\0' => {
            dotted |= c == '.';
            out.push(folded);
            true
        }
        _ => fold_plain(c, out),
    };
    if bare.chars().all(&mut fold) {
        if dotted && is_acronym(bare) {
            let letters = out[start..].replace('.', "");
            out.replace_range(start.., &letters);
        }
        return;
    }
    out.truncate(start);
    let acronym = is_acronym(bare);
    out.extend(fold_latin(bare).chars().filter(|&c| !(acronym && c == '.')).map(|c| if c == '’' { '\'' } else { c }));
}

/// "U.S.", but not "z.B.": an abbreviation that begins small is a word of the text, not the name of ZB.
fn is_acronym(word: &str) -> bool {
    word.contains('.') && !word.starts_with(char::is_lowercase) && word.split('.').all(|part| part.chars().count() <= 1)
}

/// [`fold_word`] for words with signs of ASCII: bytes, no characters.
fn fold_ascii(word: &str, out: &mut String) {
    let bare = word.trim_matches(['\'', '"', '`']);
    let bare = bare.strip_suffix('.').unwrap_or(bare);
    let bare = bare.strip_prefix('@').or_else(|| bare.strip_prefix("www.")).unwrap_or(bare);
    let start = out.len();
    let dotted = bare.as_bytes().contains(&b'.');
    if dotted && is_acronym(bare) {
        out.extend(bare.chars().filter(|&c| c != '.'));
    } else {
        out.push_str(bare);
    }
    out[start..].make_ascii_lowercase();
}

/// What [`fold_plain`] makes of the characters up to Cyrillic.
static EVERYDAY: LazyLock<[char; 0x530]> = LazyLock::new(|| {
    everyday_folds(|c, out| {
        if !fold_plain(c, out) {
            out.clear();
        }
    })
});

/// Folds one character as [`fold_latin`] does, where that needs no look at its neighbours; else `false`.
///
/// Nine words in ten are made of such characters only, and normalising costs twenty times as much.
fn fold_plain(c: char, out: &mut String) -> bool {
    match c {
        '\0'..='\u{7F}' => out.push(c.to_ascii_lowercase()),
        'Ł' | 'ł' => out.push('l'),
        'Đ' | 'đ' | 'Ð' | 'ð' => out.push('d'),
        'Ø' | 'ø' => out.push('o'),
        'ß' => out.push_str("ss"),
        'À'..='Ö' | 'Ù'..='Ý' | 'à'..='ö' | 'ù'..='ý' | 'ÿ'..='ı' | 'Ĵ'..='ľ' | 'Ń'..='ň' | 'Ō'..='ž' =>
        {
            return fold_marked(c, out);
        }
        'Ạ'..='ỹ' => return fold_marked(c, out),
        'Ά' | 'Έ'..='ώ' | 'Ѐ'..='ԯ' => out.extend(c.to_lowercase()),
        '’' => out.push('\''),
        'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' => out.push(c),
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣' => out.push(c),
        _ => return false,
    }
    true
}

/// A Latin letter with its mark: the letter alone, small. `false` for one that is no letter plus mark.
fn fold_marked(c: char, out: &mut String) -> bool {
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    let base = base.filter(char::is_ascii_alphabetic);
    out.extend(base.map(|letter| letter.to_ascii_lowercase()));
    base.is_some()
}

pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '"' | '’' | '‘' | '“' | '”' | '„' | '«' | '»' | '`' | '‹' | '›')
}

#[cfg(test)]
mod tests {
    use super::fold_plain;
    use crate::text::fold_latin;

    #[test]
    fn folding_bytes_agrees_with_folding_characters() {
        for word in [
            "Getty",
            "www.imago.de",
            "U.S.",
            "'Berg'",
            "@harbour_post",
            "n-tv.de",
            "Inc.",
            "O'Hara",
            "A.",
            "``x``",
            "CC-BY-4.0",
        ] {
            let (mut short, mut long) = (String::new(), String::new());
            super::fold_word(word, &mut short);
            super::fold_word(&format!("«{word}»"), &mut long);
            assert_eq!(short, long, "{word}");
        }
    }

    #[test]
    fn an_abbreviation_that_begins_small_is_no_acronym() {
        let fold = |word: &str| {
            let mut out = String::new();
            super::fold_word(word, &mut out);
            out
        };
        assert_eq!([fold("U.S."), fold("z.B."), fold("т.е.")], ["us", "z.b", "т.е"]);
    }

    #[test]
    fn the_short_way_of_folding_agrees_with_the_long_one() {
        for c in ('\0'..'\u{FFFF}').filter(|c| !c.is_whitespace()) {
            let mut short = String::new();
            if fold_plain(c, &mut short) {
                assert_eq!(short, fold_latin(&c.to_string()).replace('’', "'"), "U+{:04X} {c}", u32::from(c));
            }
        }
    }
}
