//! Dirt inside lines that stay: what a template or a desk left in a paragraph, to be cut out of it.
//!
//! A phrase of the lexicon may be a sentence's own words ("the door opens in a new window"). It is cut only where it shows that a
//! template wrote it: in brackets, glued to a word, at the end of a line that has no other end, or said again elsewhere.

use super::split::Block;
use super::{Change, SIDE_BY_SIDE};
use crate::confidence::Confidence;
use crate::label::{Label, Role};
use crate::language::Tag;
use crate::lexicon::{Phrase, lexicon, may_hold};
use crate::memo::Texts;
use crate::metadata::signoffs;
use crate::record::RemovedKind;
use crate::text::{Edit, Span};
use std::cell::RefCell;

/// A part of a line that leaves while the line stays.
#[derive(Clone, Debug)]
pub struct Cut {
    /// What leaves, in bytes of the text.
    pub span: Span,
    /// As what it is listed.
    pub kind: RemovedKind,
    /// The phrase it is, where the lexicon knows it.
    pub phrase: Option<Phrase>,
    /// Whether the settings name it.
    pub named: bool,
    /// How sure it is that this is no text.
    pub confidence: Confidence,
}

impl Cut {
    /// The edit that takes the part out, with the blank that would be left over.
    pub fn edit(&self, text: &str) -> Edit {
        let Span { start, end } = self.span;
        let blank = |c: char| c == ' ' || c == '\u{A0}';
        let before = text[..start].chars().next_back().filter(|&c| blank(c));
        let opens = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        match before {
            Some(before) if opens => Edit::delete(text, Span::new(start - before.len_utf8(), end)),
            _ => Edit::delete(text, self.span),
        }
    }
}

/// A sign-off at the end of a paragraph leaves if it is at least as sure as this, in per cent.
const SURE: u8 = 80;

/// Whether a text may hold phrases to be cut out of lines, as far as the pass before knows.
#[derive(Default)]
pub struct Searched(Option<(Tag, bool)>);

impl Searched {
    /// Whether `text` in `language` may hold one.
    pub fn may_hold(&mut self, text: &str, language: Tag) -> bool {
        let known = self.0.filter(|(tag, _)| *tag == language).map(|(_, holds)| holds);
        let holds = known.unwrap_or_else(|| may_hold(text, language));
        self.0 = Some((language, holds));
        holds
    }

    /// Takes note of edits of `text`: only where all of them take out whole lines, what held no phrase goes on holding none.
    pub fn edited(&mut self, text: &str, applied: &[Change]) {
        self.0 = self.0.filter(|(_, holds)| !holds && applied.iter().all(|edit| edit.takes_lines(text)));
    }
}

/// All parts that leave lines of the body; `stays` says which lines do not leave as a whole, and `searched` whether any
/// line may hold a phrase.
pub fn find(
    text: &str,
    blocks: &[Block],
    labels: &[Label],
    language: Tag,
    searched: bool,
    stays: impl Fn(usize) -> bool,
) -> Vec<Cut> {
    let is_body = |index: &usize| labels[*index].role.is_body() && stays(*index);
    let mut cuts: Vec<Cut> = Vec::new();
    let lines = if searched { 0..blocks.len() } else { 0..0 };
    // The question that told that some line may hold a phrase is cheaper than the search for it: it is put to each line again.
    let may_hold = |index: &usize| may_hold(blocks[*index].span.of(text), language);
    for index in lines.filter(is_body).filter(may_hold) {
        phrases_in(text, blocks[index].span, language, &mut cuts);
    }
    keep_templates(text, &mut cuts);
    let last = (0..blocks.len()).rfind(|index| is_body(index) && labels[*index].role == Role::Body);
    cuts.extend(last.and_then(|last| signoff(text, blocks[last].span, language)));
    cuts
}

/// The phrases of the lexicon that may be cut out of a line.
fn phrases_in(text: &str, line: Span, language: Tag, cuts: &mut Vec<Cut>) {
    for found in lexicon().within(line.of(text)) {
        let known = |phrase: &Phrase| phrase.language == language || phrase.language == Tag::EN;
        let Some(phrase) = found.phrases.into_iter().find(known) else { continue };
        let span = in_brackets(text, found.span.shifted(line.start));
        if span.len() < line.len() {
            cuts.push(Cut {
                span,
                kind: RemovedKind::Label,
                phrase: Some(phrase),
                named: false,
                confidence: Confidence::percent(95),
            });
        }
    }
}

/// `span` with the brackets that hold it and nothing else.
fn in_brackets(text: &str, span: Span) -> Span {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    match (before, after) {
        (Some('('), Some(')')) | (Some('['), Some(']')) => Span::new(span.start - 1, span.end + 1),
        _ => span,
    }
}

/// Drops the phrases that may be words of a sentence.
fn keep_templates(text: &str, cuts: &mut Vec<Cut>) {
    let said: Vec<&str> = cuts.iter().map(|cut| cut.span.of(text)).collect();
    let again = |cut: &Cut| said.iter().filter(|other| **other == cut.span.of(text)).count() > 1;
    let kept: Vec<bool> = cuts.iter().map(|cut| is_marked(text, cut.span) || again(cut)).collect();
    let mut kept = kept.into_iter();
    cuts.retain(|_| kept.next().expect("each cut was looked at"));
}

/// Whether brackets, a word glued to it or the bare end of the line tell that no sentence holds the part.
fn is_marked(text: &str, span: Span) -> bool {
    let said = span.of(text);
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let bracketed = said.starts_with(['(', '[']) && said.ends_with([')', ']']);
    let glued = [before, after].into_iter().flatten().any(char::is_alphanumeric);
    let ends = after.is_none_or(|c| c == '\n') && !said.ends_with(['.', '!', '?']);
    bracketed || glued || ends
}

/// Agency, initials or contributors behind the last sentence of the last paragraph.
fn signoff(text: &str, line: Span, language: Tag) -> Option<Cut> {
    let read = |said: &str| signoffs::read(said, language).map(|found| (found.span, found.confidence));
    let said = line.of(text);
    let (span, confidence) = SIGNED.with_borrow_mut(|signed| signed.answer(said, language, || read(said)))?;
    let sure = confidence.as_percent() >= SURE && span.len() < line.len();
    sure.then_some(Cut {
        span: span.shifted(line.start),
        kind: RemovedKind::Signoff,
        phrase: None,
        named: false,
        confidence,
    })
}

/// How many last paragraphs' ends are kept: the next pass asks about the same ones again, mostly.
const KEPT_ENDS: usize = 4 * SIDE_BY_SIDE;

thread_local! {
    static SIGNED: RefCell<Texts<Tag, Option<(Span, Confidence)>>> = RefCell::new(Texts::new(KEPT_ENDS));
}

/// Forgets all readings: this thread is to know other agencies.
pub(super) fn forget() {
    SIGNED.set(Texts::new(KEPT_ENDS));
}
