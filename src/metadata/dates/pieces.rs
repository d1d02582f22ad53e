//! A line cut into the pieces a date line is made of, and the rest.

use super::clock::Time;
use super::cursor::Cursor;
use super::day::Day;
use super::words::Sense;
use crate::metadata::tokens::is_ideograph;
use crate::text::{Span, is_wordlike};

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub kind: PieceKind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    Day(Day),
    Time(Time),
    /// Published (false) or updated (true).
    Label {
        updated: bool,
    },
    /// "3 hours ago"; `counted` where it has a number, so that a bare "today" can be told apart.
    Relative {
        counted: bool,
    },
    /// Reading time or length; `named` where a word says so ("3 min read"), not a bare "3 min".
    Reading {
        named: bool,
    },
    /// Weekdays, "at", "Uhr", "of".
    Filler,
    /// Marks that divide.
    Divider(char),
    /// Anything else: a word, a number, a mark.
    Unknown,
}

impl PieceKind {
    /// Whether the piece belongs to a date, as opposed to what may stand anywhere.
    pub(super) fn dates(self) -> bool {
        matches!(self, Self::Day(_) | Self::Time(_) | Self::Label { .. } | Self::Relative { .. } | Self::Reading { .. })
    }
}

/// The pieces of the cursor's line, in order, every token in one; `None` once more than `most` are unknown.
pub(super) fn pieces(cursor: &Cursor<'_>, most: usize) -> Option<Vec<Piece>> {
    let mut out: Vec<Piece> = Vec::new();
    let (mut at, mut unknown) = (0, 0);
    while at < cursor.tokens.len() {
        let vouched =
            out.iter().rev().find(|piece| !matches!(piece.kind, PieceKind::Divider(_))).is_some_and(|piece| {
                matches!(
                    piece.kind,
                    PieceKind::Day(_) | PieceKind::Label { .. } | PieceKind::Filler | PieceKind::Relative { .. }
                )
            });
        let (kind, next) = piece(cursor, at, vouched);
        let next = next.max(at + 1);
        let goes_on =
            || out.last().is_some_and(|last| last.kind == PieceKind::Unknown && names_source(cursor, at, last));
        unknown += usize::from(kind == PieceKind::Unknown && !goes_on());
        if unknown > most {
            return None;
        }
        out.push(Piece { kind, span: cursor.span(at, next) });
        at = next;
    }
    Some(out)
}

/// Whether the ideograph at `at` goes on with the one before it, in a line that no sentence is: "2026-11-24 08:30 来源：海港日报".
fn names_source(cursor: &Cursor<'_>, at: usize, before: &Piece) -> bool {
    let joins = before.span.end == cursor.span(at, at + 1).start && cursor.said(at).starts_with(is_ideograph);
    let announced = cursor.text.contains(['：', '(', '（']) || cursor.text.contains(": ");
    joins && announced && !cursor.text.contains(['。', '，', '、'])
}

fn piece(cursor: &Cursor<'_>, at: usize, vouched: bool) -> (PieceKind, usize) {
    // Most words of most lines; the signs of an era (令和) stand in no table.
    let begins = || cursor.head(at).is_some_and(|head| head.reach() > 0);
    if cursor.is_word(at) && !cursor.said(at).starts_with(is_ideograph) && !begins() {
        return (PieceKind::Unknown, at + 1);
    }
    if let Some((day, next)) = cursor.day(at) {
        return (PieceKind::Day(day), behind_t(cursor, next));
    }
    if let Some((day, next)) = cursor.day_before_time(at) {
        return (PieceKind::Day(day), next);
    }
    if let Some(found) = reading(cursor, at).or_else(|| relative(cursor, at)) {
        return found;
    }
    if let Some((time, next)) = cursor.time(at, vouched) {
        // "2:43 min" is how long a film runs.
        if let Some(behind) = cursor.sense(next, &[Sense::Unit]) {
            return (PieceKind::Reading { named: false }, behind);
        }
        return (PieceKind::Time(time), next);
    }
    if let Some(mark) = cursor.mark(at) {
        let divides =
            !is_wordlike(mark) && !matches!(mark, '"' | '?' | '!' | '%' | '€' | '$' | '“' | '”' | '«' | '»' | '„');
        return (if divides { PieceKind::Divider(mark) } else { PieceKind::Unknown }, at + 1);
    }
    let label = |sense| cursor.sense(at, &[sense]).unwrap_or(at);
    let (published, updated) = (label(Sense::Published), label(Sense::Updated));
    if published.max(updated) > at {
        return (PieceKind::Label { updated: updated >= published }, published.max(updated));
    }
    let filler = &[Sense::Weekday, Sense::Filler, Sense::At, Sense::Clock, Sense::ZoneWord];
    let next = cursor.sense(at, filler).or_else(|| cursor.bare_zone(at));
    next.map_or((PieceKind::Unknown, at + 1), |next| (PieceKind::Filler, next))
}

/// Behind the T of 2025-02-10T09:30.
fn behind_t(cursor: &Cursor<'_>, at: usize) -> usize {
    let t = cursor.glued(at) && cursor.said(at) == "T" && cursor.glued(at + 1) && cursor.number(at + 1).is_some();
    at + usize::from(t)
}

/// "3 min read", "Lesezeit: 4 Minuten", "3 min"; and the token behind it.
fn reading(cursor: &Cursor<'_>, at: usize) -> Option<(PieceKind, usize)> {
    if cursor.number(at).is_some() {
        let behind = |at| cursor.sense(at, &[Sense::Reading]);
        let next = cursor.skip(at + 1, &['-', '.']);
        if let Some(end) = behind(next) {
            return Some((PieceKind::Reading { named: true }, end));
        }
        let unit = cursor.sense(next, &[Sense::Unit])?;
        let unit = cursor.skip(unit, &['.', '-']);
        if let Some(end) = behind(unit) {
            return Some((PieceKind::Reading { named: true }, end));
        }
        let ago = cursor.sense(unit, &[Sense::Ago]).is_some();
        let hour = cursor.sense(next, &[Sense::Clock]).is_some();
        return (!ago && !hour).then_some((PieceKind::Reading { named: false }, unit));
    }
    let mut next = cursor.sense(at, &[Sense::Reading])?;
    next = cursor.skip(next, &[':', '：']);
    next = cursor.sense(next, &[Sense::Filler]).map_or(next, |next| cursor.skip(next, &['.']));
    if cursor.number(next).is_none() {
        return Some((PieceKind::Reading { named: true }, next));
    }
    next += 1;
    next = cursor.sense(next, &[Sense::Unit]).map_or(next, |next| cursor.skip(next, &['.']));
    Some((PieceKind::Reading { named: true }, next))
}

/// "3 hours ago", "vor 3 Stunden", "an hour ago", "yesterday"; and the token behind it. Counted only with a number or an
/// article: "vor Jahren" begins a sentence.
fn relative(cursor: &Cursor<'_>, at: usize) -> Option<(PieceKind, usize)> {
    let amount = |at: usize| {
        let one = cursor.sense(at, &[Sense::Filler]);
        let next = if cursor.number(at).is_some() { at + 1 } else { one.unwrap_or(at) };
        let unit = cursor.sense(next, &[Sense::Unit, Sense::ShortUnit])?;
        Some((PieceKind::Relative { counted: next > at }, cursor.skip(unit, &['.'])))
    };
    let ago = |at: usize| cursor.sense(at, &[Sense::Ago]);
    if let Some((kind, end)) = amount(at).and_then(|(kind, unit)| Some((kind, ago(unit)?))) {
        return Some((kind, end));
    }
    if let Some((kind, end)) = ago(at).and_then(amount) {
        // Danish and Norwegian say it at both ends: "for 3 timer siden".
        return Some((kind, ago(end).unwrap_or(end)));
    }
    cursor.sense(at, &[Sense::Relative]).map(|end| (PieceKind::Relative { counted: false }, end))
}
