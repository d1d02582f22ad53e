//! The key under which a word of a dated line is looked up, whatever its case, accents and letter variants.

use std::borrow::Cow;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// `text` in lower case, white space as single blanks, and: Latin and Greek letters without their accents, Arabic
/// without vowel signs and letter variants, Hebrew without points, ё as е, no nukta.
///
/// Two spellings of one month name share a key; two months of one language never do (a test reads them all back).
/// One pass of its own, not `text::fold_latin`: thousands of table forms go through here when a table is first read.
pub(crate) fn key(text: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    if text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c.is_ascii() {
            push_ascii(&mut out, c);
        } else if c.is_whitespace() {
            push_ascii(&mut out, ' ');
        } else {
            c.to_lowercase().for_each(|c| push(&mut out, c));
        }
    }
    Cow::Owned(out)
}

fn push_ascii(out: &mut String, c: char) {
    if c.is_ascii_whitespace() {
        if !out.ends_with(' ') {
            out.push(' ');
        }
    } else {
        out.push(c.to_ascii_lowercase());
    }
}

/// Adds the letter or letters that stand for the small letter `c`.
fn push(out: &mut String, c: char) {
    match c {
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ø' => out.push('o'),
        'ı' => out.push('i'),
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ё' => out.push('е'),
        'ς' => out.push('σ'),
        'أ' | 'إ' | 'آ' => out.push('ا'),
        'ی' | 'ى' => out.push('ي'),
        'ک' => out.push('ك'),
        '’' | 'ʼ' | '‘' => out.push('\''),
        // Accents, points, vowel signs and joiners; й and ї are letters and come in one piece.
        '\u{300}'..='\u{36F}' | '\u{5B0}'..='\u{5C7}' | '\u{5F3}' | '\u{5F4}' => {}
        '\u{64B}'..='\u{655}' | '\u{670}' | '\u{640}' | '\u{93C}' | '\u{9BC}' | '\u{200C}' | '\u{200D}' => {}
        '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{3FF}' | '\u{1E00}'..='\u{1FFF}' => {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    out.push(part);
                }
            });
        }
        other => out.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn capitals_and_accents_share_a_key() {
        assert_eq!(key("ΦΕΒΡΟΥΑΡΙΟΥ"), key("Φεβρουαρίου"));
        assert_eq!(key("Février"), "fevrier");
        assert_eq!(key("ŁÓDŹ  dziś"), "lodz dzis");
        assert_eq!(key("утверждён"), key("утвержден"));
        assert_eq!(key("فبرایر"), key("فبراير"));
    }

    #[test]
    fn letters_of_their_own_stay() {
        assert_ne!(key("май"), key("маи"));
        assert_ne!(key("लिए"), key("लए"));
    }
}
