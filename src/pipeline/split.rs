//! Text to blocks in reading order; every non-blank byte lies in exactly one.

use crate::text::Span;
use memchr::memchr2;
use memchr::memmem::Finder;
use std::sync::LazyLock;

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
    seen.map(|line| Block { span: Span::of_slice(line, text) }).collect()
}

/// The line ends that Unicode adds to `\n` and `\r`: next line, line separator, paragraph separator.
static RARE_ENDS: LazyLock<[Finder<'static>; 3]> =
    LazyLock::new(|| ["\u{85}", "\u{2028}", "\u{2029}"].map(Finder::new));

/// The lines of `text` without their ends.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    // Most texts have only the common ends, which are one byte each and found many bytes at a time.
    let rare = RARE_ENDS.iter().any(|end| end.find(text.as_bytes()).is_some());
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
    use super::split;

    #[test]
    fn every_line_end_of_unicode_ends_a_block() {
        let text = "a\r\nb\n\n\u{A0}\nc\u{2029}d\u{85} e ";
        let seen: Vec<&str> = split(text).into_iter().map(|block| block.span.of(text)).collect();
        assert_eq!(seen, ["a", "b", "c", "d", "e"]);
    }
}
