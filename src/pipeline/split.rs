//! Text to blocks in reading order; every non-blank byte lies in exactly one.

use crate::text::Span;

/// One line of the text without the white space around it.
///
/// A line, not a paragraph: scraped text puts a caption, its credit and a stray label on lines that touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where, in bytes of the text that was split; never empty.
    pub span: Span,
    /// Whether a blank line (or the start of the text) stands before it.
    pub opens_paragraph: bool,
}

/// The blocks of `text`, first to last.
pub fn split(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut opens_paragraph = true;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            opens_paragraph |= line.is_empty() || !blocks.is_empty();
            continue;
        }
        blocks.push(Block { span: Span::of_slice(trimmed, text), opens_paragraph });
        opens_paragraph = false;
    }
    blocks
}
