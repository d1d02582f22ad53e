//! The marks of Markdown (CommonMark 0.31): blanked where they are not prose, kept where an edit would break them.

use super::hidden::Hidden;
use super::{Markdown, wrap};
use crate::text::Span;
use memchr::memmem;

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
    let mut fence: Option<Fence> = None;
    let (mut before, mut in_list) = (Line::Blank, false);
    let mut paragraph: Vec<Span> = Vec::new();
    let mut hidden = Hidden::default();
    let mut may_have_title = false;
    let ends = ENDS.map(|end| memmem::rfind(whole.as_bytes(), end.as_bytes()).unwrap_or(0));
    let mut at = body;
    for line in whole[body..].split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let span = Span::new(at, at + text.len());
        at += line.len();
        fence = fence.filter(|fence| !fence.is_quoted || text.trim_start().starts_with('>'));
        let kind = match fence {
            Some(open) => {
                if open.is_closed_by(text) {
                    fence = None;
                }
                Line::Code
            }
            None => {
                fence = Fence::opened_by(text).filter(|fence| fence.end().is_none_or(|end| ends[end] >= at));
                if fence.is_some() || (is_indented(text) && matches!(before, Line::Blank | Line::Code) && !in_list) {
                    Line::Code
                } else if hidden.is(contained(text), &whole[at..])
                    || (before != Line::Prose && is_reference(contained(text)))
                    || (may_have_title && is_title(text.trim()))
                {
                    may_have_title = is_reference(contained(text));
                    markdown.keep(span, true);
                    markdown.blank(span);
                    Line::Blank
                } else {
                    may_have_title = false;
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
    if let Some(alt) = picture(contained(trimmed)) {
        markdown.keep(span, true);
        picture_line(markdown, Span::new(begin, end), Span::of_slice(alt, markdown.whole));
        return Line::Alone;
    }
    keep_inline(markdown, span);
    if trimmed.starts_with('\\') && trimmed[1..].starts_with(|next: char| next.is_ascii_punctuation()) {
        markdown.blank(Span::new(begin, begin + 1));
    }
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

/// Blanks a line that is one picture but for `alt`, what it is described by; a few words only name it and are no prose.
fn picture_line(markdown: &mut Markdown<'_>, line: Span, alt: Span) {
    let said = alt.of(markdown.whole).trim();
    let is_name =
        said.split_whitespace().count() < 5 && said.chars().count() < 40 && !said.contains([':', '/', '©', '(']);
    let prose = if is_name { Span::new(alt.start, alt.start) } else { alt };
    markdown.blank(Span::new(line.start, prose.start));
    markdown.blank(Span::new(prose.end, line.end));
    if !is_name {
        markdown.alts.push(alt);
    } else if !said.is_empty() {
        markdown.names.push(Span::of_slice(said, markdown.whole));
    }
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

/// Ends of formulas and of `<pre>`. What begins as one and never ends (a price, a slip) must not take the rest of the file.
const ENDS: [&str; 2] = ["$$", "</pre>"];

/// The fence of a block of code (``` or `<pre>`), or of a formula on lines of its own.
#[derive(Clone, Copy)]
struct Fence {
    mark: u8,
    length: usize,
    /// Whether it stands in a quotation, and ends with it.
    is_quoted: bool,
}

impl Fence {
    fn opened_by(text: &str) -> Option<Self> {
        let inner = contained(text);
        let is_quoted = text.trim_start().starts_with('>');
        if ["<pre>", "<pre "].iter().any(|tag| inner.starts_with(tag)) && !inner.contains(ENDS[1]) {
            return Some(Self { mark: b'<', length: 0, is_quoted });
        }
        let mark = *inner.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~' | b'$'))?;
        let length = inner.bytes().take_while(|&byte| byte == mark).count();
        let info = &inner[length..];
        let is_fence = if mark == b'$' { length == 2 && info.trim().is_empty() } else { length >= 3 };
        (is_fence && !is_indented(text) && !(mark == b'`' && info.contains('`'))).then_some(Self {
            mark,
            length,
            is_quoted,
        })
    }

    /// Which of [`ENDS`] must come for it to be one.
    fn end(self) -> Option<usize> {
        [b'$', b'<'].iter().position(|&mark| mark == self.mark)
    }

    fn is_closed_by(self, text: &str) -> bool {
        if self.mark == b'<' {
            return text.contains(ENDS[1]);
        }
        let text = if self.is_quoted { contained(text) } else { text }.trim();
        text.len() >= self.length && text.bytes().all(|byte| byte == self.mark)
    }
}

/// A line without the marks of the quotations and items it stands in.
fn contained(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix('>').or_else(|| rest.get(item(rest)..).filter(|_| item(rest) > 0)) {
        rest = inner.trim_start();
    }
    rest
}

fn is_indented(text: &str) -> bool {
    (text.starts_with("    ") || text.starts_with('\t')) && !text.trim().is_empty()
}

fn is_item(text: &str) -> bool {
    item(text) > 0
}

/// How long the mark of a list's item is, with the blank behind it; 0 where there is none.
fn item(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_bullet = ["- ", "* ", "+ "].iter().any(|mark| text.starts_with(mark));
    let is_number = (1..=9).contains(&digits) && [". ", ") "].iter().any(|mark| text[digits..].starts_with(mark));
    if is_bullet { 2 } else { usize::from(is_number) * (digits + 2) }
}

/// Whether a line tells where the links of a name lead (`[port]: https://… "Title"`); no reader sees it, and without it they are dead.
///
/// A footnote (`[^1]: …`) is read, and "[Photo]: AP" a label.
fn is_reference(text: &str) -> bool {
    let parts = text.trim_end().strip_prefix('[').and_then(|rest| rest.split_once("]:"));
    let Some((name, target)) = parts.filter(|(name, _)| !name.trim().is_empty() && !name.starts_with('^')) else {
        return false;
    };
    let target = target.trim_start();
    let (address, title) = match target.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        Some((address, title)) => (address, title.trim()),
        None => target.split_once([' ', '\t']).map_or((target, ""), |(address, title)| (address, title.trim())),
    };
    let leads = address.contains(['/', ':', '#', '.']) && !address.ends_with(['.', ':']);
    leads && !name.contains('[') && (title.is_empty() || is_title(title))
}

/// Whether `text` is the title of a link: behind its address, or on the line below.
fn is_title(text: &str) -> bool {
    [['"', '"'], ['\'', '\''], ['(', ')']].into_iter().any(|[opens, closes]| {
        let inside = text.strip_prefix(opens).and_then(|rest| rest.strip_suffix(closes));
        inside.is_some_and(|inside| !inside.contains(closes))
    })
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
