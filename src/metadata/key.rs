//! The key under which a word of a dated line is looked up, whatever its case, accents and letter variants.

use crate::tables::hash::Fnv;
use crate::text::everyday_folds;
use std::borrow::Cow;
use std::hash::Hasher;
use std::sync::LazyLock;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// `text` in lower case, white space as single blanks, and: Latin and Greek letters without their accents, Arabic
/// without vowel signs and letter variants, Hebrew without points, ё as е, no nukta.
///
/// Two spellings of one month name share a key; two months of one language never do (a test reads them all back).
pub(crate) fn key(text: &str) -> Cow<'_, str> {
    if is_key(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    fold(text, |c| out.push(c));
    Cow::Owned(out)
}

/// The hash of `text`'s key, without writing it down.
pub(crate) fn key_hash(text: &str) -> u64 {
    let mut hash = Fnv::default();
    let mut take = |byte: u8| {
        hash.take(byte.to_ascii_lowercase());
        byte.is_ascii_alphanumeric()
    };
    // Most words: lower case is all their folding.
    if text.bytes().all(&mut take) {
        return hash.finish();
    }
    let mut hash = Fnv::default();
    fold(text, |c| {
        if c.is_ascii() {
            hash.take(c as u8);
        } else {
            hash.write(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    });
    hash.finish()
}

/// Whether `text` is its own key, as most words are.
fn is_key(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// What becomes of the characters up to Cyrillic.
static EVERYDAY: LazyLock<[char; 0x530]> = LazyLock::new(|| {
    everyday_folds(|c, out| {
        if !c.is_whitespace() {
            c.to_lowercase().for_each(|c| fold_small(c, &mut |part| out.push(part)));
        }
    })
});

fn fold(text: &str, mut out: impl FnMut(char)) {
    let everyday = &*EVERYDAY;
    let mut after_blank = false;
    for c in text.trim().chars() {
        if let Some(&folded) = everyday.get(c as usize)
            && folded != '\0'
        {
            out(folded);
            after_blank = false;
            continue;
        }
        if c.is_whitespace() {
            if !after_blank {
                out(' ');
            }
        } else if c.is_ascii() {
            out(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| fold_small(c, &mut out));
        }
        after_blank = c.is_whitespace();
    }
}

/// Gives the letter or letters that stand for the small letter `c`.
fn fold_small(c: char, out: &mut impl FnMut(char)) {
    match c {
        'ł' => out('l'),
        'đ' | 'ð' => out('d'),
        'ø' => out('o'),
        'ı' => out('i'),
        'ß' => "ss".chars().for_each(out),
        'æ' => "ae".chars().for_each(out),
        'œ' => "oe".chars().for_each(out),
        'þ' => "th".chars().for_each(out),
        'ё' => out('е'),
        'ς' => out('σ'),
        'أ' | 'إ' | 'آ' => out('ا'),
        'ی' | 'ى' => out('ي'),
        'ک' => out('ك'),
        '’' | 'ʼ' | '‘' => out('\''),
        // Accents, points, vowel signs and joiners; й and ї are letters and come in one piece.
        '\u{300}'..='\u{36F}' | '\u{5B0}'..='\u{5C7}' | '\u{5F3}' | '\u{5F4}' => {}
        '\u{64B}'..='\u{655}' | '\u{670}' | '\u{640}' | '\u{93C}' | '\u{9BC}' | '\u{200C}' | '\u{200D}' => {}
        '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{3FF}' | '\u{1E00}'..='\u{1FFF}' => {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    out(part);
                }
            });
        }
        other => out(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{key, key_hash};
    use crate::tables::hash::hash;

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

    #[test]
    fn the_table_says_what_folding_says() {
        for c in ('\0'..='\u{52F}').filter(|c| !c.is_whitespace()) {
            let mut folded = String::new();
            c.to_lowercase().for_each(|c| super::fold_small(c, &mut |part| folded.push(part)));
            assert_eq!(key(&format!("ﬀ{c}ﬀ")), format!("ﬀ{folded}ﬀ"), "{c:?}");
        }
    }

    #[test]
    fn a_hash_is_that_of_the_key() {
        for text in ["may", "Mai", " ŁÓDŹ  dziś ", "l’État", "ΦΕΒΡΟΥΑΡΙΟΥ", "فبرایر", "ﬀ İ ß", "10 \u{A0}Uhr"]
        {
            assert_eq!(key_hash(text), hash(&key(text)), "{text}");
        }
    }
}
