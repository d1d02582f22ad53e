//! The key under which a word of a dated line is looked up, whatever its case, accents and letter variants.

use crate::text::fold_latin;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// `text` as [`fold_latin`] and, beyond it: Greek without accents, Arabic without vowel signs and letter variants,
/// Hebrew without points, ё as е. Two spellings of one month name share a key; two months never do (a test sees to it).
pub(crate) fn key(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let folded = fold_latin(text);
    if folded.is_ascii() {
        return Cow::Owned(folded);
    }
    if folded.chars().all(|c| c.is_ascii() || ('\u{400}'..='\u{4FF}').contains(&c)) {
        return Cow::Owned(if folded.contains('ё') { folded.replace('ё', "е") } else { folded });
    }
    Cow::Owned(folded.nfd().filter_map(letter).nfc().collect())
}

/// The letter that stands for `c` in a key; `None` for a sign that is left out. Takes decomposed characters.
fn letter(c: char) -> Option<char> {
    match c {
        // Combining marks of Latin, Greek and Cyrillic, but й and ї keep theirs.
        '\u{300}'..='\u{305}' | '\u{307}' | '\u{342}' | '\u{345}' => None,
        '\u{5B0}'..='\u{5C7}' | '\u{5F3}' | '\u{5F4}' | '\u{64B}'..='\u{655}' | '\u{670}' | '\u{640}' => None,
        '\u{93C}' | '\u{9BC}' | '\u{200C}' | '\u{200D}' => None,
        'ς' => Some('σ'),
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ی' | 'ى' => Some('ي'),
        'ک' => Some('ك'),
        '’' | 'ʼ' | '‘' => Some('\''),
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn capitals_and_accents_share_a_key() {
        assert_eq!(key("ΦΕΒΡΟΥΑΡΙΟΥ"), key("Φεβρουαρίου"));
        assert_eq!(key("Février"), "fevrier");
        assert_eq!(key("утверждён"), key("утвержден"));
        assert_eq!(key("فبرایر"), key("فبراير"));
    }

    #[test]
    fn letters_of_their_own_stay() {
        assert_ne!(key("май"), key("маи"));
        assert_ne!(key("लिए"), key("लए"));
    }
}
