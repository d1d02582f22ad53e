//! A name without what spellings vary in: how it is looked up.

use unicode_normalization::UnicodeNormalization;

/// The house of a family (Al Saud). It is not the article, although many write it so.
const HOUSE: &str = "آل";

/// The key of one word: vowel marks, joiners, hamza and the shapes that letters of one sound take aside.
///
/// أحمد and احمد, علی and علي, بن־גוריון with its points and without are one each.
pub(super) fn of_word(word: &str) -> String {
    let composed: String = word.nfkc().collect();
    if composed == HOUSE || composed == "ال" {
        return HOUSE.to_owned();
    }
    let folded: String = composed.chars().filter(|letter| !is_unwritten(*letter)).map(plain).collect();
    // Hebrew doubles these two where they are consonants, but not always.
    folded.replace("וו", "ו").replace("יי", "י")
}

/// Points, signs of direction and joining, the stretched line, and hamza on its own.
fn is_unwritten(letter: char) -> bool {
    matches!(letter,
        '\u{0591}'..='\u{05bd}' | '\u{05bf}' | '\u{05c1}'..='\u{05c7}'
        | '\u{0621}' | '\u{0640}' | '\u{064b}'..='\u{0655}' | '\u{0670}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn plain(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ک' => 'ك',
        'ة' | 'ۀ' => 'ه',
        'ؤ' => 'و',
        '׳' | '’' | '‘' | '`' => '\'',
        _ => letter,
    }
}
