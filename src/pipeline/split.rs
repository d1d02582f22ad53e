//! Text to blocks in reading order; every non-blank byte lies in exactly one.

use crate::text::Span;
use memchr::memchr2;

/// One line of the text without the white space around it.
///
/// A line, not a paragraph: scraped text puts a caption, its credit and a stray label on lines that touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where, in bytes of the text that was split; never empty.
    pub span: Span,
}

/// The blocks of `text`, first to last.
pub fn split(text: &str) -> Vec<Block> {
    let seen = lines(text).map(str::trim).filter(|line| !line.is_empty());
    let mut blocks = Vec::with_capacity(text.len() / SHORT_LINE_BYTES + 16);
    blocks.extend(seen.map(|line| Block { span: Span::of_slice(line, text) }));
    blocks
}

/// Few texts have shorter lines on average: room for so many is made at once.
const SHORT_LINE_BYTES: usize = 128;

/// Whether `text` holds one of the line ends that Unicode adds to `\n` and `\r`: next line (U+0085), line separator and paragraph separator
/// (U+2028, U+2029).
fn has_rare_end(text: &str) -> bool {
    let bytes = text.as_bytes();
    // A fold, not `any`: without an early way out the loop is done in vectors.
    let seen = bytes.windows(3).fold(0, |seen, three| {
        let next_line = u8::from(three[0] == 0xC2) & u8::from(three[1] == 0x85);
        let separator = u8::from(three[0] == 0xE2) & u8::from(three[1] == 0x80) & u8::from(three[2] | 1 == 0xA9);
        seen | next_line | separator
    });
    seen != 0 || text.ends_with('\u{85}')
}

/// The lines of `text` without their ends.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    // Most texts have only the common ends, which are one byte each and found many bytes at a time.
    let rare = has_rare_end(text);
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let here = rest?;
        let end = if rare { rare_end(here) } else { memchr2(b'\n', b'\r', here.as_bytes()).map(|at| (at, 1)) };
        let (at, len) = end.unwrap_or((here.len(), 0));
        rest = end.map(|_| &here[at + len..]);
        Some(&here[..at])
    })
}

/// Where the first line end of any kind stands, and how many bytes it takes.
fn rare_end(text: &str) -> Option<(usize, usize)> {
    let found = text.char_indices().find(|(_, c)| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'));
    found.map(|(at, c)| (at, c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::{has_rare_end, split};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_rare_end_is_seen_wherever_it_stands(text in "([a-zé\u{A0}\u{2019}\u{202A}あ\u{10085}]{0,40}[\u{85}\u{2028}\u{2029}]?){0,3}") {
            prop_assert_eq!(has_rare_end(&text), text.contains(['\u{85}', '\u{2028}', '\u{2029}']));
        }
    }

    #[test]
    fn every_line_end_of_unicode_ends_a_block() {
        let text = "a\r\nb\n\n\u{A0}\nc\u{2029}d\u{85} e ";
        let seen: Vec<&str> = split(text).into_iter().map(|block| block.span.of(text)).collect();
        assert_eq!(seen, ["a", "b", "c", "d", "e"]);
    }
}
