//! Faults of single characters, gathered into one finding a line: a file full of them is one thing to read about a line.

use crate::finding::Draft;
use crate::text::{Edit, Span};
use memchr::memchr;

/// Findings on a text, one a line; edits come in the order of the text.
pub struct ByLine<'t> {
    text: &'t str,
    message: &'static str,
    drafts: Vec<Draft>,
    /// Where the line of the last finding ends.
    line_end: usize,
    /// The characters it names.
    named: Vec<char>,
}

impl<'t> ByLine<'t> {
    /// No finding yet; each will say `message`.
    pub fn new(text: &'t str, message: &'static str) -> Self {
        Self { text, message, drafts: Vec::new(), line_end: 0, named: Vec::new() }
    }

    /// Adds `edit`, and as evidence the number of the character `taken` out, once a line.
    pub fn add(&mut self, edit: Edit, taken: Option<char>) {
        let Span { start, end } = edit.span;
        if self.drafts.is_empty() || start >= self.line_end {
            self.line_end = memchr(b'\n', &self.text.as_bytes()[end..]).map_or(self.text.len(), |at| end + at);
            self.drafts.push(Draft::new(edit.span, self.message));
            self.named.clear();
        }
        let draft = self.drafts.last_mut().expect("one was there or has just been made");
        draft.span.end = end;
        draft.edits.push(edit);
        if let Some(taken) = taken.filter(|taken| !self.named.contains(taken)) {
            draft.evidence.push(format!("U+{:04X}", u32::from(taken)));
            self.named.push(taken);
        }
    }

    /// The findings, first to last.
    pub fn drafts(self) -> Vec<Draft> {
        self.drafts
    }
}
