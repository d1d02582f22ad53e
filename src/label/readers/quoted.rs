//! What an article quotes: templates' words that a sentence speaks of.

/// Whether a quotation begins right before byte `at` of `text` and ends behind it: the article says what a credit said ("„Photo: AFP“ stood below it").
pub(super) fn is_quoted(text: &str, at: usize) -> bool {
    let opened = text[..at].trim_end().chars().next_back().filter(|c| QUOTES.contains(c));
    opened.is_some() && text[at..].trim_end_matches(['.', '。', ',', ' ']).contains(QUOTES)
}

/// Whether `text` is a quotation and nothing more: "„Photo: AFP”." at the end of a sentence that speaks of it.
pub(super) fn is_quotation(text: &str) -> bool {
    let text = text.trim_start_matches([' ', ':']);
    text.starts_with(QUOTES) && text.ends_with('.') && text.trim_end_matches(['.', ' ']).ends_with(QUOTES)
}

/// Whether the first `len` bytes of `text` are all of a quotation that a sentence says something of: "«Subscribe to us» is written on the door."
pub(super) fn quotes(text: &str, len: usize) -> bool {
    let behind = text[len..].trim_start_matches([',', '.', '!', ':', '…', ' ']);
    text.starts_with(QUOTES) && behind.starts_with(QUOTES) && behind.split_whitespace().count() > SAID_OF_IT
}

/// Words behind such a quotation, at least.
const SAID_OF_IT: usize = 2;

/// Marks of quotations.
const QUOTES: [char; 12] = ['"', '„', '“', '”', '«', '»', '‚', '‘', '’', '「', '」', '『'];
