//! Paragraphs broken into lines of a fixed width, put together again.

use super::Markdown;
use crate::text::Span;

/// Widths, in characters, that people and programs break lines at.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;

/// Joins the lines of a paragraph if every one was filled before the next was begun: a line end is then no more than a blank.
///
/// Lines that end early, such as a caption over its credit, were ended on purpose and stay apart.
pub fn join(markdown: &mut Markdown<'_>, lines: &[Span]) {
    let whole = markdown.whole;
    let chars = |line: &Span| line.of(whole).trim_end().chars().count();
    let Some(width) = lines.iter().map(chars).max().filter(|width| lines.len() > 1 && WIDTHS.contains(width)) else {
        return;
    };
    let is_filled = |pair: &[Span]| {
        let next = pair[1].of(whole).trim_start_matches(['>', ' ']);
        let first_word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        chars(&pair[0]) + 1 + first_word > width
    };
    if lines.windows(2).all(is_filled) {
        for pair in lines.windows(2) {
            let blanks = " ".repeat(pair[1].start - pair[0].end);
            markdown.prose.replace_range(pair[0].end..pair[1].start, &blanks);
        }
    }
}
