//! A line's tokens with the questions the grammar asks of them.

use super::DateOrder;
use super::words::{Meaning, Sense, WORDS};
use crate::language::Tag;
use crate::metadata::phrases::Entry;
use crate::metadata::tokens::{Kind, Token, Tokens, is_ideograph, tokens};
use crate::text::Span;
use std::cell::OnceCell;

/// A line being read. Positions are token indices.
pub(super) struct Cursor<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    /// What the tables know of each token as the beginning of phrases: looked up once, asked often.
    heads: Vec<OnceCell<Option<&'static Entry<Meaning>>>>,
    pub language: Tag,
    /// The order of figures the caller knows, if any.
    pub order: Option<DateOrder>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, language: Tag, order: Option<DateOrder>) -> Self {
        let tokens = unglued(text, tokens(text));
        let heads = vec![OnceCell::new(); tokens.len()];
        Self { text, tokens, heads, language, order }
    }

    /// The number at `at` and its count of figures.
    pub(super) fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.tokens.get(at)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    /// A number of one or two figures.
    pub(super) fn small(&self, at: usize) -> Option<u32> {
        self.number(at).filter(|&(_, digits)| digits <= 2).map(|(value, _)| value)
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.mark(at).is_some_and(|mark| marks.contains(&mark))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// The text of the token at `at`; empty behind the last.
    pub(super) fn said(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The bytes of the tokens `from..to`; at least one.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.tokens[from].span.start, self.tokens[to - 1].span.end)
    }

    /// What the tables know of the token at `at` as the beginning of phrases.
    pub(super) fn head(&self, at: usize) -> Option<&'static Entry<Meaning>> {
        *self.heads.get(at)?.get_or_init(|| WORDS.head(self.said(at)))
    }

    /// Whether a day, a labelled time, a reading time or a counted span of time may be said: by a word of the tables, the sign of a month,
    /// or figures with marks between.
    pub(super) fn may_tell_date(&self) -> bool {
        let timed = self.tokens.iter().any(|token| token.kind == Kind::Mark(':'));
        (0..self.tokens.len()).any(|at| match self.tokens[at].kind {
            Kind::Word => {
                self.said(at).starts_with(['月', '월'])
                    || self.head(at).is_some_and(|head| head.may_mean(Meaning::tells_date))
            }
            Kind::Number { .. } => {
                let figures = |at: usize| self.mark(at).is_some() && self.number(at + 1).is_some();
                figures(at + 1) && (timed || figures(at + 3))
            }
            Kind::Mark(_) => false,
        })
    }

    /// The longest phrase of the tables beginning at `at` that `wanted` accepts, and the token behind it.
    pub(super) fn phrase<R>(&self, at: usize, wanted: impl Fn(&Meaning) -> Option<R>) -> Option<(R, usize)> {
        let (found, count) = WORDS.longest(self.head(at)?, self.text, &self.tokens[at..], wanted)?;
        Some((found, at + count))
    }

    /// The position behind the longest phrase at `at` with one of these senses.
    pub(super) fn sense(&self, at: usize, senses: &[Sense]) -> Option<usize> {
        self.phrase(at, |meaning| meaning.is_any(senses).then_some(())).map(|(_, next)| next)
    }

    /// The month named at `at`, and the token behind it and its full stop.
    pub(super) fn month(&self, at: usize) -> Option<(u32, usize)> {
        let named = |at: usize| self.phrase(at, |meaning| meaning.month(self.language));
        let (month, next) = named(at)?;
        // "فبراير/شباط": one month by two names.
        let again = || named(next + 1).filter(|(again, _)| *again == month).map(|(_, next)| next);
        let next = if self.is_mark(next, &['/']) { again().unwrap_or(next) } else { next };
        Some((u32::from(month), self.skip(next, &['.'])))
    }

    /// Behind one of `marks`, if it stands at `at`.
    pub(super) fn skip(&self, at: usize, marks: &[char]) -> usize {
        at + usize::from(self.is_mark(at, marks))
    }
}

/// The words that `text` begins with and of which the tables know nothing: none of them is part of a date.
pub(crate) fn strangers(text: &str) -> impl Iterator<Item = Span> {
    let is_strange = |token: &Token| {
        let said = token.span.of(text);
        token.kind == Kind::Word
            && !said.starts_with(is_ideograph)
            && WORDS.head(said).is_none_or(|head| head.reach() == 0)
            && seam(text, *token, None).is_none()
    };
    Tokens::of(text).take_while(is_strange).map(|token| token.span)
}

/// Whether `text` holds more than `most` words that are no part of a date: the tables know nothing of them, no phrase that began before
/// can go on to them, and they stand at the beginning or behind a word, where no ending of a figure or zone does.
pub(super) fn holds_strangers(text: &str, most: usize) -> bool {
    let (mut strange, mut covered, mut behind_word) = (0, 0usize, true);
    for token in Tokens::of(text) {
        let said = token.span.of(text);
        covered = covered.saturating_sub(1);
        if token.kind == Kind::Word && !said.starts_with(is_ideograph) {
            if seam(text, token, None).is_some() {
                return false; // what follows belongs to half a word
            }
            match WORDS.reach(said) {
                0 => strange += usize::from(covered == 0 && behind_word && !token.glued),
                reach => covered = covered.max(reach),
            }
        }
        if strange > most {
            return true;
        }
        behind_word = token.kind == Kind::Word;
    }
    false
}

/// The tokens with what templates glued taken apart: `DoePublished`, `NewsApril` (a capital behind a small letter,
/// and a word of the tables from there on), `20258:05` (a year, then a time).
fn unglued(text: &str, line: Vec<Token>) -> Vec<Token> {
    let mut out = Vec::with_capacity(line.len() + 2);
    for (index, token) in line.iter().enumerate() {
        match seam(text, *token, line.get(index + 1)) {
            Some(at) => {
                let (left, right) = (Span::new(token.span.start, at), Span::new(at, token.span.end));
                out.push(Token { kind: kind_of(text, left), span: left, glued: token.glued });
                out.push(Token { kind: kind_of(text, right), span: right, glued: false });
            }
            None => out.push(*token),
        }
    }
    out
}

/// Where a token is two.
fn seam(text: &str, token: Token, next: Option<&Token>) -> Option<usize> {
    let said = token.span.of(text);
    if let Kind::Number { digits: 5 | 6, .. } = token.kind {
        let timed = next.is_some_and(|next| next.kind == Kind::Mark(':') && next.glued);
        let year = said.is_ascii() && (said.starts_with("19") || said.starts_with("20"));
        return (timed && year).then_some(token.span.start + 4);
    }
    // Most words have no capital but the first letter.
    if said.is_ascii() && !said.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut before = ' ';
    said.char_indices().find_map(|(at, c)| {
        let joint = before.is_lowercase() && c.is_uppercase() && said.len() - at >= 3;
        before = c;
        (joint && WORDS.reach(&said[at..]) > 0).then_some(token.span.start + at)
    })
}

fn kind_of(text: &str, span: Span) -> Kind {
    tokens(span.of(text)).first().map_or(Kind::Word, |token| token.kind)
}
