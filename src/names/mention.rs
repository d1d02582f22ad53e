//! Where names may stand in running text: words with a capital, alone or in a row.

use crate::text::Span;

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

/// The capitalised words of `text`, in order.
pub(super) fn words(paragraph: usize, text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut out: Vec<Word> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !starts_word(bytes, at) {
            at += 1;
            continue;
        }
        let end = end_of_word(text, at);
        let span = Span::new(at, end);
        if has_capital(text, at) && end - at > 1 {
            let continues = out.last().is_some_and(|last| last.span.end + 1 == at && bytes[at - 1] == b' ');
            out.push(Word { paragraph, span, continues });
        }
        at = end.max(at + 1);
    }
    out
}

/// Whether a word begins at this byte: a letter (any byte beyond ASCII counts) after something that is none.
fn starts_word(bytes: &[u8], at: usize) -> bool {
    is_letter(bytes[at])
        && (at == 0 || !(is_letter(bytes[at - 1]) || (0x80..0xC0).contains(&bytes[at - 1]) && !after_quote(bytes, at)))
}

/// Whether a byte is or begins a letter; those of quotation marks, dashes and blanks beyond ASCII do not.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0xC3 && byte != 0xE2
}

/// Whether a quotation mark or dash of three bytes (U+2000 to U+2FFF) ends right before `at`.
fn after_quote(bytes: &[u8], at: usize) -> bool {
    at >= 3 && bytes[at - 3] == 0xE2 || at >= 2 && bytes[at - 2] == 0xC2
}

fn has_capital(text: &str, at: usize) -> bool {
    let byte = text.as_bytes()[at];
    byte.is_ascii_uppercase() || byte >= 0x80 && text[at..].chars().next().is_some_and(char::is_uppercase)
}

fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        let byte = bytes[at];
        let joins = byte == b'-' && bytes.get(at + 1).is_some_and(|next| is_letter(*next) && !next.is_ascii_digit());
        if byte.is_ascii_alphanumeric() || joins {
            at += 1;
        } else if byte >= 0x80 {
            let Some(c) = text[at..].chars().next() else { break };
            if !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c) {
                break;
            }
            at += c.len_utf8();
        } else {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::words;

    fn seen(text: &str) -> Vec<&str> {
        words(0, text).into_iter().map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn capitalised_words_are_found_after_quotes_and_with_foreign_letters() {
        assert_eq!(
            seen("“Łukasz Żak said Macegora’s aide Petrov-Vodkin left.”"),
            ["Łukasz", "Żak", "Macegora", "Petrov-Vodkin"]
        );
        assert_eq!(seen("état d'Urgence «Élodie» — Émile"), ["Urgence", "Élodie", "Émile"]);
    }
}
