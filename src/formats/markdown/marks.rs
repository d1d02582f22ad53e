//! The marks of Markdown (CommonMark 0.31): blanked where they are not prose, kept where an edit would break them.

use super::{Markdown, wrap};
use crate::text::Span;

/// What a line is, as far as blanking goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Blank,
    Prose,
    /// A heading, a list item, a table row: it joins no other line.
    Alone,
    Code,
}

/// Blanks the marks of `markdown` from byte `body` on.
pub fn blank(markdown: &mut Markdown<'_>, body: usize) {
    let whole = markdown.whole;
    let mut fence: Option<(u8, usize)> = None;
    let (mut before, mut in_list) = (Line::Blank, false);
    let mut paragraph: Vec<Span> = Vec::new();
    let mut at = body;
    for line in whole[body..].split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let span = Span::new(at, at + text.len());
        at += line.len();
        let kind = match fence {
            Some((mark, length)) => {
                if closes(text, mark, length) {
                    fence = None;
                }
                Line::Code
            }
            None => {
                fence = opens(text);
                if fence.is_some() || (is_indented(text) && matches!(before, Line::Blank | Line::Code) && !in_list) {
                    Line::Code
                } else {
                    prose(markdown, span, before == Line::Prose)
                }
            }
        };
        if kind != Line::Blank && !is_indented(text) {
            in_list = is_item(text.trim_start());
        }
        match kind {
            Line::Code => code(markdown, span, before == Line::Code),
            Line::Prose => paragraph.push(span),
            _ => {}
        }
        if kind != Line::Prose {
            wrap::join(markdown, &paragraph);
            paragraph.clear();
        }
        before = kind;
    }
    wrap::join(markdown, &paragraph);
    markdown.kept.sort_by_key(|kept| kept.span);
}

/// Blanks the marks of a line of prose and says what it is.
fn prose(markdown: &mut Markdown<'_>, span: Span, continues: bool) -> Line {
    let text = span.of(markdown.whole);
    let trimmed = text.trim();
    let begin = span.start + text.len() - text.trim_start().len();
    let end = begin + trimmed.len();
    if trimmed.is_empty() {
        return Line::Blank;
    }
    if is_rule(trimmed) || (continues && trimmed.bytes().all(|byte| byte == b'=')) {
        markdown.keep(span, !continues);
        markdown.blank(span);
        return Line::Blank;
    }
    if let Some(alt) = picture(trimmed) {
        markdown.keep(span, true);
        let alt = Span::of_slice(alt, markdown.whole);
        markdown.blank(Span::new(begin, alt.start));
        markdown.blank(Span::new(alt.end, end));
        return Line::Alone;
    }
    keep_inline(markdown, span);
    let hashes = trimmed.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&hashes) && trimmed[hashes..].starts_with([' ', '\t']) {
        markdown.blank(Span::new(begin, begin + hashes));
        let closing = trimmed.len() - trimmed.trim_end_matches('#').len();
        markdown.blank(Span::new(end - closing, end));
        return Line::Alone;
    }
    let quoted = trimmed.len() - trimmed.trim_start_matches(['>', ' ']).len();
    if trimmed.starts_with('>') {
        markdown.blank(Span::new(begin, begin + quoted));
    }
    blank_emphasis(markdown, Span::new(begin + if trimmed.starts_with('>') { quoted } else { 0 }, end));
    if is_item(trimmed) || trimmed.starts_with(['|', '<', '[']) || text.ends_with("  ") || text.ends_with('\\') {
        return Line::Alone;
    }
    Line::Prose
}

/// Blanks the marks around a line that is emphasised as a whole.
fn blank_emphasis(markdown: &mut Markdown<'_>, span: Span) {
    let text = span.of(markdown.whole);
    for mark in ["***", "**", "__", "*", "_"] {
        let inner = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
        if let Some(inner) =
            inner.filter(|inner| !inner.is_empty() && !inner.starts_with(' ') && !inner.contains(&mark[..1]))
        {
            let inner = Span::of_slice(inner, markdown.whole);
            markdown.blank(Span::new(span.start, inner.start));
            markdown.blank(Span::new(inner.end, span.end));
            return;
        }
    }
}

/// Keeps code in the line, and the targets of links and pictures.
fn keep_inline(markdown: &mut Markdown<'_>, span: Span) {
    let text = span.of(markdown.whole);
    let mut at = 0;
    // Behind it no target of a link can end.
    let last = text.rfind(')').unwrap_or(0);
    while let Some(found) = text[at..].find(['`', ']']).map(|found| at + found) {
        let rest = &text[found..];
        let length = if rest.starts_with('`') {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            rest[ticks..].find(&rest[..ticks]).map(|end| ticks + end + ticks)
        } else {
            (found < last && rest.starts_with("](")).then(|| rest.find(')').map(|end| end + 1)).flatten()
        };
        if let Some(length) = length {
            markdown.keep(Span::new(span.start + found, span.start + found + length), false);
        }
        at = found + length.unwrap_or(1);
    }
}

fn code(markdown: &mut Markdown<'_>, span: Span, goes_on: bool) {
    markdown.blank(span);
    match markdown.code.last_mut().filter(|_| goes_on) {
        Some(last) => {
            last.end = span.end;
            let last = *last;
            markdown.kept.iter_mut().rev().find(|kept| kept.span.start == last.start).expect("code is kept").span =
                last;
        }
        None => {
            markdown.code.push(span);
            markdown.keep(span, true);
        }
    }
}

fn opens(text: &str) -> Option<(u8, usize)> {
    let mark = *text.trim_start().as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~'))?;
    let length = text.trim_start().bytes().take_while(|&byte| byte == mark).count();
    let info = &text.trim_start()[length..];
    (length >= 3 && !is_indented(text) && !(mark == b'`' && info.contains('`'))).then_some((mark, length))
}

fn closes(text: &str, mark: u8, length: usize) -> bool {
    let text = text.trim();
    text.len() >= length && text.bytes().all(|byte| byte == mark)
}

fn is_indented(text: &str) -> bool {
    (text.starts_with("    ") || text.starts_with('\t')) && !text.trim().is_empty()
}

fn is_item(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text.starts_with("- ")
        || text.starts_with("* ")
        || text.starts_with("+ ")
        || ((1..=9).contains(&digits) && (text[digits..].starts_with(". ") || text[digits..].starts_with(") ")))
}

fn is_rule(text: &str) -> bool {
    let marks: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    marks.len() >= 3 && matches!(marks[0], b'-' | b'*' | b'_') && marks.iter().all(|&mark| mark == marks[0])
}

/// What stands in the brackets of a line that is one picture.
fn picture(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("![")?.strip_suffix(')')?;
    let (alt, target) = inner.split_once("](")?;
    (!target.contains(")") || target.rfind(')') < target.find('(')).then_some(alt)
}
