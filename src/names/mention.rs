//! Where names may stand in running text: words with a capital, alone or in a row.

use crate::text::eight::letters_and_digits;
use crate::text::{Span, is_wordlike};

/// One word that begins with a capital letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    /// Which paragraph it stands in.
    pub paragraph: usize,
    /// Its bytes there; hyphens inside belong to it, a possessive ending does not.
    pub span: Span,
    /// Whether a single blank (and nothing else) divides it from the word before.
    pub continues: bool,
}

/// Adds the capitalised words of `text`, in order.
///
/// Small letters, nearly all of a text, are passed over eight at a time.
pub(super) fn add_words(paragraph: usize, text: &str, out: &mut Vec<Word>) {
    let bytes = text.as_bytes();
    let mut last_end = 0;
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut last = [0; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    for (number, block) in blocks.iter().chain([&last]).enumerate() {
        // All bytes of a block are looked at by one loop without a way out, which is done in vectors.
        let marks = block.map(|byte| u8::from(begins_capital(byte)));
        for (part, eight) in marks.as_chunks::<8>().0.iter().enumerate() {
            let mut marks = u64::from_le_bytes(*eight);
            while marks != 0 {
                let at = number * BLOCK + part * 8 + marks.trailing_zeros() as usize / 8;
                marks &= marks - 1;
                if at < last_end || !may_be_capital(bytes, at) || !begins_word(text, at) || !has_capital(text, at) {
                    continue;
                }
                let end = end_of_word(text, at);
                if end - at > 1 {
                    let continues = !out.is_empty() && at == last_end + 1 && bytes[last_end] == b' ';
                    out.push(Word { paragraph, span: Span::new(at, end), continues });
                }
                last_end = end;
            }
        }
    }
}

/// Bytes looked at together.
const BLOCK: usize = 32;

/// Whether a capital may begin with this byte: those of ASCII, and the first bytes of scripts that have them.
#[inline]
fn begins_capital(byte: u8) -> bool {
    byte.is_ascii_uppercase() | (byte >= 0xC3) & !(0xE3..=0xE9).contains(&byte)
}

/// Whether the character at `at` may be a capital, by its first two bytes: most letters that are none are told apart so.
#[inline]
fn may_be_capital(bytes: &[u8], at: usize) -> bool {
    let next = bytes.get(at + 1).copied().unwrap_or(0);
    match bytes[at] {
        0xC2 => false,        // signs
        0xC3 => next < 0xA0,  // Latin-1
        0xD0 => next < 0xB0,  // Cyrillic, mostly
        0xD1 => next >= 0xA0, // small Cyrillic letters stand below
        0xD7..=0xE0 => false, // Hebrew, Arabic, the scripts of India, Thai
        0xE2 => next > 0x80,  // dashes and quotation marks
        0xE3..=0xE9 => false, // kana and Chinese characters
        _ => true,
    }
}

/// Whether a character begins at `at`, and nothing before it belongs to the same word.
fn begins_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if !text.is_char_boundary(at) {
        return false;
    }
    match at.checked_sub(1).map(|before| bytes[before]) {
        None => true,
        Some(b'-') => !text[..at - 1].ends_with(is_wordlike),
        Some(byte @ ..0x80) => !byte.is_ascii_alphanumeric(),
        Some(_) => !text[..at].ends_with(is_wordlike),
    }
}

fn has_capital(text: &str, at: usize) -> bool {
    let byte = text.as_bytes()[at];
    byte.is_ascii_uppercase() || byte >= 0x80 && text[at..].chars().next().is_some_and(char::is_uppercase)
}

fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let joins = |next: &u8| next.is_ascii_alphabetic() || *next >= 0xC3 && *next != 0xE2;
    let mut at = start;
    loop {
        at += word_length(&bytes[at..]);
        match bytes.get(at) {
            Some(b'-') if at > start && bytes.get(at + 1).is_some_and(joins) => at += 1,
            Some(0x80..) => match text[at..].chars().next().filter(|c| is_wordlike(*c)) {
                Some(c) => at += c.len_utf8(),
                None => return at,
            },
            _ => return at,
        }
    }
}

/// How many letters and digits of ASCII `bytes` begin with.
fn word_length(bytes: &[u8]) -> usize {
    if let Some(eight) = bytes.first_chunk() {
        let length = letters_and_digits(u64::from_le_bytes(*eight));
        if length < 8 {
            return length;
        }
    }
    bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::{add_words, begins_capital, may_be_capital};

    fn seen(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        add_words(0, text, &mut words);
        words.into_iter().map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn capitalised_words_are_found_after_quotes_and_with_foreign_letters() {
        assert_eq!(
            seen("“Łukasz Żak said Macegora’s aide Petrov-Vodkin left.”"),
            ["Łukasz", "Żak", "Macegora", "Petrov-Vodkin"]
        );
        assert_eq!(seen("état d'Urgence «Élodie» — Émile"), ["Urgence", "Élodie", "Émile"]);
    }

    #[test]
    fn what_may_be_no_capital_is_none() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_uppercase()) {
            let text = c.to_string();
            assert!(may_be_capital(text.as_bytes(), 0) && begins_capital(text.as_bytes()[0]), "{c:?}");
        }
    }
}
