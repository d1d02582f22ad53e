//! How findings look: with the line they stand in, on one line, as JSON.

use crate::finding::{Fate, Finding, Level};
use crate::formats::Place;
use crate::text::Span;
use annotate_snippets::{AnnotationKind, Level as Tone, Renderer, Snippet, renderer::DecorStyle};
use serde::Serialize;
use std::io::IsTerminal;

/// Whether to draw with colour.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    coloured: bool,
}

/// How much of a long line is shown on either side of a place, in characters.
const CONTEXT_CHARS: usize = 60;

impl Style {
    /// Colour if standard output shows it: on a terminal, unless `--color` or the environment says otherwise.
    pub fn of_stdout() -> Self {
        let choice = anstream::AutoStream::choice(&std::io::stdout());
        let coloured = match choice {
            anstream::ColorChoice::Auto => std::io::stdout().is_terminal(),
            anstream::ColorChoice::Never => false,
            _ => true,
        };
        Self { coloured }
    }

    /// No colour: for a file.
    pub fn plain() -> Self {
        Self { coloured: false }
    }

    /// `text` in the colours of `code`, the numbers of an escape sequence, where there is colour.
    fn paint(self, code: &str, text: &str) -> String {
        if self.coloured { format!("\u{1B}[{code}m{text}\u{1B}[0m") } else { text.to_owned() }
    }

    /// A unified diff in the colours everybody gives it; `None` where there is no colour.
    ///
    /// On a terminal its lines are made [`harmless`], and a program gets them as they are.
    pub fn of_diff(self, diff: &str) -> Option<String> {
        let is_terminal = std::io::stdout().is_terminal();
        let paint = |line: &str| {
            let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
            let text = if is_terminal { harmless(text) } else { text.to_owned() };
            let code = match text.as_bytes() {
                [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => BOLD,
                [b'@', b'@', ..] => CYAN,
                [b'-', ..] => RED,
                [b'+', ..] => GREEN,
                _ => return text + end,
            };
            self.paint(code, &text) + end
        };
        self.coloured.then(|| diff.split_inclusive('\n').map(paint).collect())
    }
}

/// What [`Style::paint`] writes before a text.
const BOLD: &str = "1";
const RED: &str = "31";
const GREEN: &str = "32";
const CYAN: &str = "36";
const BOLD_YELLOW: &str = "1;33";
const BOLD_GREEN: &str = "1;32";

/// The finding with its source line, the place underlined.
pub fn full(place: &Place, text: &str, finding: &Finding, style: Style) -> String {
    let (window, span) = window(text, finding.span);
    let window = on_screen(window);
    let span = map_span(text, finding.span, span, &window);
    let title = format!("{}: {}", finding.name, harmless(&finding.message));
    let tone = match finding.level {
        Level::Fault => Tone::WARNING.with_name("fault"),
        Level::Note => Tone::NOTE,
    };
    let path = at(place, finding);
    let snippet = Snippet::source(window.as_str())
        .line_start(finding.line)
        .path(path.as_str())
        .annotation(AnnotationKind::Primary.span(span.into()));
    let mut group = tone.primary_title(&title).id(finding.rule).element(snippet);
    let advice = advice(finding);
    let evidence: Vec<String> = finding.evidence.iter().map(|line| harmless(line)).collect();
    for line in &evidence {
        group = group.element(Tone::NOTE.message(line.as_str()));
    }
    if let Some(advice) = &advice {
        group = group.element(Tone::HELP.message(advice.as_str()));
    }
    let renderer = if style.coloured { Renderer::styled() } else { Renderer::plain() };
    let mut drawn = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
    drawn.push_str("\n\n");
    drawn
}

/// `file:line:column: CODE name: message`.
pub fn concise(place: &Place, finding: &Finding, style: Style) -> String {
    let mended = if finding.fate == Fate::Applied { " [*]" } else { "" };
    let place = style.paint(BOLD, &at(place, finding));
    let message = harmless(&finding.message);
    let tone = if finding.level == Level::Fault { BOLD_YELLOW } else { BOLD_GREEN };
    let rule = style.paint(tone, finding.rule);
    format!("{place}:{}:{}: {rule} {}: {message}{mended}\n", finding.line, finding.column, finding.name)
}

/// The finding as in the output record, with its place.
pub fn json(place: &Place, finding: &Finding) -> Vec<u8> {
    #[derive(Serialize)]
    struct Placed<'a> {
        path: String,
        #[serde(flatten)]
        finding: &'a Finding,
    }
    serde_json::to_vec(&Placed { path: place.to_string(), finding }).expect("a finding is plain data")
}

/// `text` with control characters shown as pictures (U+2400 …) and direction controls taken out, for a terminal.
pub fn harmless(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => Some(c),
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7F}' => Some('\u{2421}'),
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' => {
            Some('\u{FFFD}')
        }
        c => Some(c),
    };
    text.chars().filter_map(shown).collect()
}

/// Lines of a text as they are shown: [`harmless`], and without a sign for the line ends of Windows.
fn on_screen(lines: &str) -> String {
    harmless(lines).replace("\u{240D}\n", "\n")
}

/// A record's field has lines of its own, so the place of a record in a file names the field too.
fn at(place: &Place, finding: &Finding) -> String {
    harmless(&if place.is_record() { format!("{place}:{}", finding.field) } else { place.to_string() })
}

/// The lines of `span`, cut to what a person can read, and the span within them. Three lines at most.
fn window(text: &str, span: Span) -> (&str, Span) {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let end = if text[span.end..end].ends_with('\r') { end - 1 } else { end };
    let near_start = step(text, span.start, CONTEXT_CHARS, false).max(start);
    let shown_end = step(text, span.start, 4 * CONTEXT_CHARS, true).min(span.end).max(span.start);
    let near_end = step(text, shown_end, CONTEXT_CHARS, true).min(end);
    let window = &text[near_start..near_end];
    let cut = window.match_indices('\n').nth(2).map_or(window.len(), |(at, _)| at);
    let span_end = (shown_end - near_start).min(cut);
    (&window[..cut], Span::new((span.start - near_start).min(span_end), span_end))
}

/// The byte `chars` characters after (or before) the byte `from`.
fn step(text: &str, from: usize, chars: usize, forward: bool) -> usize {
    if forward {
        text[from..].char_indices().nth(chars).map_or(text.len(), |(at, _)| from + at)
    } else {
        text[..from].char_indices().rev().nth(chars.saturating_sub(1)).map_or(0, |(at, _)| at)
    }
}

/// The span within the harmless form of the window, which may have other byte lengths.
fn map_span(text: &str, whole: Span, inner: Span, shown: &str) -> Span {
    let window_start = whole.start - inner.start;
    let before = on_screen(&text[window_start..whole.start]).len();
    let length = on_screen(&text[whole.start..whole.start + inner.len()]).len();
    let start = before.min(shown.len());
    Span::new(start, (start + length).min(shown.len()))
}

/// What a person can do about it.
fn advice(finding: &Finding) -> Option<String> {
    let change = match &finding.edits[..] {
        [edit] if edit.with.is_empty() => "takes it out".to_owned(),
        [edit] if edit.before.len() < 80 => format!("writes \"{}\"", harmless(&edit.with)),
        [] => String::new(),
        edits => format!("changes {} places", edits.len()),
    };
    match finding.fate {
        Fate::Applied => Some(format!("`copydesk fix` {change}")),
        Fate::Offered => Some(format!("`copydesk fix --unsafe-fixes` {change}")),
        Fate::HeldBack | Fate::Reported => None,
    }
}
