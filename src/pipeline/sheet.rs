//! The article of a page as a text, and the way back from it to the source.

use crate::finding::{Fate, Finding};
use crate::label::{Label, Role};
use crate::page::Page;
use crate::page::block::Source;
use crate::text::{Edit, Overlap, Patch, Positions, Span};

/// The lines of the article, each a block of the page.
#[derive(Debug)]
pub struct Sheet<'p> {
    page: &'p Page,
    /// The lines, joined by line ends.
    pub text: String,
    /// The block of each line, in order.
    pub lines: Vec<usize>,
    /// The label of each line.
    pub labels: Vec<Label>,
    /// Where each line begins in `text`.
    starts: Vec<usize>,
}

impl<'p> Sheet<'p> {
    /// The title, the body, captions and credits, in the order of the page.
    pub fn of(page: &'p Page) -> Self {
        let mut sheet = Self { page, text: String::new(), lines: Vec::new(), labels: Vec::new(), starts: Vec::new() };
        let mut titled = false;
        for (index, label) in page.labels.iter().enumerate() {
            let is_title = label.role == Role::Title;
            let first_title = is_title && !titled;
            titled |= is_title;
            if !(label.role.is_body() || first_title || matches!(label.role, Role::Caption | Role::Credit)) {
                continue;
            }
            if !sheet.text.is_empty() {
                sheet.text.push('\n');
            }
            sheet.starts.push(sheet.text.len());
            sheet.text.push_str(page.text.block(index));
            sheet.lines.push(index);
            sheet.labels.push(label.clone());
        }
        sheet
    }

    /// Findings over the sheet, with their places and edits in the source; and the patch of those applied.
    pub fn carry_to_source(&self, findings: Vec<Finding>, html: &str) -> (Vec<Finding>, Patch) {
        let mut findings: Vec<Finding> = findings.into_iter().filter_map(|finding| self.carry(finding, html)).collect();
        findings.sort_by_key(|finding| (finding.span, finding.rule));
        let mut positions = Positions::new(html);
        for finding in &mut findings {
            (finding.line, finding.column) = positions.of(finding.span.start);
        }
        let patch = patch_of(&findings).unwrap_or_else(|_| {
            hold_back(&mut findings);
            patch_of(&findings).expect("edits that meet were held back")
        });
        (findings, patch)
    }

    fn carry(&self, finding: Finding, html: &str) -> Option<Finding> {
        let sources = self.sources(finding.span);
        let (first, last) = (sources.first()?, sources.last()?);
        let span = Span::new(first.place.start as usize, last.place.end as usize);
        let edits: Vec<Edit> = finding.edits.iter().flat_map(|edit| self.edits(edit, html)).collect();
        let fate = if edits.is_empty() && !finding.edits.is_empty() { Fate::Reported } else { finding.fate };
        Some(Finding { span, edits, fate, ..finding })
    }

    /// The places of the source that `span` of the sheet was read from.
    fn sources(&self, span: Span) -> Vec<Source> {
        let mut out = Vec::new();
        let from = self.starts.partition_point(|&start| start <= span.start).saturating_sub(1);
        for (at, &start) in self.starts.iter().enumerate().skip(from) {
            let length = self.page.text.blocks[self.lines[at]].span.len();
            if start > span.end || (start == span.end && !span.is_empty()) {
                break;
            }
            let (low, high) = (span.start.max(start) - start, span.end.min(start + length).saturating_sub(start));
            if low < high || span.is_empty() && low <= length {
                let (low, high) =
                    if low < high { (low, high) } else { around(self.page.text.block(self.lines[at]), low) };
                let shift = |source: Source| {
                    let own = self.page.text.blocks[self.lines[at]].span.start;
                    Source { text: Span::new(source.text.start - own + start, source.text.end - own + start), ..source }
                };
                out.extend(self.page.text.sources(self.lines[at], Span::new(low, high)).into_iter().map(shift));
            }
        }
        out
    }

    /// An edit of the sheet as edits of text nodes: the replacement where the first one begins, the rest taken out. None where that would
    /// make a tag or a reference of what is text.
    fn edits(&self, edit: &Edit, html: &str) -> Vec<Edit> {
        let sources = self.sources(edit.span);
        let mut with = escaped(&edit.with);
        let mut out: Vec<Edit> = Vec::new();
        for source in sources {
            let place = Span::new(source.place.start as usize, source.place.end as usize);
            // An insertion was widened by a character, which stays.
            let kept = if edit.span.is_empty() { place.of(html) } else { "" };
            let replacement = std::mem::take(&mut with);
            let replacement = if source.text.start < edit.span.start {
                format!("{kept}{replacement}")
            } else {
                format!("{replacement}{kept}")
            };
            match out.last_mut() {
                Some(last) if last.span.end == place.start => {
                    *last = Edit::replace(
                        html,
                        Span::new(last.span.start, place.end),
                        format!("{}{replacement}", last.with),
                    );
                }
                _ => out.push(Edit::replace(html, place, replacement)),
            }
        }
        if out.iter().any(|edit| may_complete_markup(&html[..edit.span.start])) {
            return Vec::new();
        }
        out
    }
}

/// The edits applied, as one patch.
fn patch_of(findings: &[Finding]) -> Result<Patch, Overlap> {
    let applied = findings.iter().filter(|finding| finding.fate == Fate::Applied);
    Patch::new(applied.flat_map(|finding| finding.edits.iter().cloned()).collect())
}

/// Holds back findings whose edits meet those of an earlier one: one reference of the source may stand for characters of two edits.
fn hold_back(findings: &mut [Finding]) {
    let mut taken: Vec<Span> = Vec::new();
    let meets = |a: Span, b: Span| a.overlaps(b) || a == b;
    for finding in findings.iter_mut().filter(|finding| finding.fate == Fate::Applied) {
        let from = taken.len();
        for edit in &finding.edits {
            if taken.iter().any(|&span| meets(span, edit.span)) {
                taken.truncate(from);
                finding.fate = Fate::HeldBack;
                finding.evidence.push("held back: another finding changes the same place of the source".to_owned());
                break;
            }
            taken.push(edit.span);
        }
    }
}

/// The character at `at` of `line`, or the last one.
fn around(line: &str, at: usize) -> (usize, usize) {
    match line[at..].chars().next() {
        Some(c) => (at, at + c.len_utf8()),
        None => (at - line[..at].chars().next_back().map_or(0, char::len_utf8), at),
    }
}

/// How far back a tag or reference may have begun that an edit would complete.
const MARKUP_CHARS: usize = 32;

/// Whether `before` ends in what would be markup but for the next character: `<\0script>` is text, and without its NUL a tag.
///
/// Whoever made the page harmless so must not find his work undone. What nobody sees is passed over, as another edit may take it out.
fn may_complete_markup(before: &str) -> bool {
    let unseen = |c: char| !(c.is_alphanumeric() || c.is_ascii_graphic() || c.is_whitespace()) || c.is_control();
    for c in before.chars().rev().take(MARKUP_CHARS) {
        match c {
            '<' | '&' => return true,
            '/' | '!' | '?' | '#' => {}
            c if c.is_ascii_alphanumeric() || unseen(c) => {}
            _ => return false,
        }
    }
    false
}

/// Text as it stands in a text node.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::may_complete_markup;
    use crate::{Desk, Input};

    #[test]
    fn text_is_not_made_into_markup() {
        for before in ["a <", "a </", "a <\0", "a &", "a &l", "a &#x", "a <\u{200B}sc"] {
            assert!(may_complete_markup(before), "{before:?}");
        }
        for before in ["", "a < b ", "a, ", "a &lt;", "AT&T, ", "Łódź"] {
            assert!(!may_complete_markup(before), "{before:?}");
        }
        let paragraph =
            "The council met on Monday and voted to close the old harbour bridge for six weeks, the mayor said.";
        let page = |sign: &str| {
            format!(
                "<html><body><article><h1>A bridge</h1><p>{paragraph}</p><p>{paragraph} 5 <{sign}script> and &{sign}lt; he wrote.</p></article></body></html>"
            )
        };
        let mut desk = Desk::default();
        desk.options.unsafe_fixes = true;
        let html = page("\0");
        assert_eq!(crate::pipeline::clean(Input::of_html(&html), &desk).fixed.into_text(), html);
    }
}
