//! A credit line as tokens: words, separators, brackets and signs, each with its place.
//!
//! Words carry their folded form in one shared buffer, neighbours divided by one blank, so that a phrase of several
//! words is a slice of it and costs no allocation to look up.

mod cut;
mod dash;
mod fold;
mod glue;
mod rest;
mod signs;
mod template;

use super::lexicon::{Entry, LEXICON};
use crate::text::Span;
pub(super) use fold::{is_quote, key};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, digits, hyphens, inner dots and apostrophes.
    Word,
    /// `/` `／` `\`.
    Slash,
    /// `|` `｜` `·` `•` `►`.
    Bar,
    /// A dash that stands apart, or a long one.
    Dash,
    /// `,` and its kin.
    Comma,
    /// `;` and its kin.
    Semicolon,
    /// `:` and its kin.
    Colon,
    /// `=` `＝`.
    Equals,
    /// A full stop that ends something.
    Stop,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// `©`, `(c)`, `℗`.
    Copyright,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// Where its folded form lies in [`Tokens::folded`]; empty for anything but a word.
    fold: Span,
    /// What the lexicon says of this word alone: looked up once, asked often.
    pub(super) entry: Option<&'static Entry>,
    /// Whether it is a word of ASCII letters, all of them small but the first: nothing is glued to it. `false` says nothing.
    pub(super) plain: bool,
}

/// The tokens of one line.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Token>,
    folded: String,
}

impl<'t> Tokens<'t> {
    /// The folded form of the words `from..to`; empty where one of them is no word.
    pub(super) fn phrase(&self, from: usize, to: usize) -> &str {
        match self.list.get(from..to) {
            Some([first, .., last]) if self.words_end(from) >= to => &self.folded[first.fold.start..last.fold.end],
            Some([only]) => &self.folded[only.fold.start..only.fold.end],
            _ => "",
        }
    }

    /// What the lexicon says of the words `from..to` as one phrase.
    pub(super) fn entry(&self, from: usize, to: usize) -> Option<&'static Entry> {
        let alone = self.list.get(from)?.entry?;
        match to.checked_sub(from)? {
            1 => Some(alone),
            // The tables know how long a phrase can be that begins so: most runs of words need no look.
            words if words <= alone.reach => LEXICON.get(self.phrase(from, to)),
            _ => None,
        }
    }

    /// The text of the tokens `from..to` as written.
    pub(super) fn written(&self, from: usize, to: usize) -> &'t str {
        if from < to { &self.text[self.span(from, to).start..self.span(from, to).end] } else { "" }
    }

    /// The bytes from the first to the last of the tokens `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.list[from].span.start, self.list[to - 1].span.end)
    }

    /// The kind of token `at`; `None` past the end.
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.list.get(at).map(|token| token.kind)
    }

    /// The end of the run of words that begins at `at`.
    pub(super) fn words_end(&self, at: usize) -> usize {
        self.list[at..].iter().position(|token| token.kind != Kind::Word).map_or(self.list.len(), |run| at + run)
    }

    /// [`Tokens::words_end`], over a comma between quotation marks: "Telegram-канал «Осторожно, мост»".
    pub(super) fn name_end(&self, at: usize) -> usize {
        const OPEN: [char; 5] = ['"', '“', '„', '«', '‘'];
        const CLOSED: [char; 5] = ['"', '”', '“', '»', '’'];
        let end = self.words_end(at);
        if self.kind(end) != Some(Kind::Comma) || self.kind(end + 1) != Some(Kind::Word) {
            return end;
        }
        let opens = |at: &usize| self.written(*at, at + 1).starts_with(OPEN);
        let closes = |at: usize| self.written(at, at + 1).ends_with(CLOSED);
        let open = (at..end).rfind(opens).is_some_and(|open| !(open..end).any(closes));
        let last = self.words_end(end + 1);
        if open && (end + 1..last).any(closes) { last } else { end }
    }
}
