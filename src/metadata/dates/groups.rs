//! From the pieces of a line to its dates: which day, hour and label belong together.

use super::clock::Time;
use super::pieces::{Piece, PieceKind};
use super::{Dated, Day};
use crate::metadata::when::When;
use crate::text::Span;

/// One date of a line: its label, day and time.
#[derive(Default)]
struct Group {
    updated: Option<bool>,
    day: Option<Day>,
    time: Option<Time>,
    span: Option<Span>,
}

impl Group {
    fn grow(&mut self, span: Span) {
        self.span = Some(self.span.map_or(span, |old| Span::new(old.start, span.end)));
    }

    fn is_empty(&self) -> bool {
        self.day.is_none() && self.time.is_none()
    }

    fn when(&self) -> Option<When> {
        let Some(Day::Sure(day)) = self.day else { return None };
        let (clock, offset_minutes) = self.time.map_or((None, None), |(clock, offset)| (Some(clock), offset));
        Some(When { clock, offset_minutes, ..day })
    }
}

/// The dates of a line in groups, each with its label.
fn groups(text: &str, pieces: &[Piece]) -> Vec<Group> {
    let mut groups = vec![Group::default()];
    for (index, piece) in pieces.iter().enumerate() {
        let last = groups.last_mut().expect("there is always a group");
        match piece.kind {
            PieceKind::Label { updated } => {
                if closes(text, pieces, index) && last.updated.is_none() && !last.is_empty() {
                    last.updated = Some(updated);
                    last.grow(piece.span);
                    continue;
                }
                if !last.is_empty() {
                    groups.push(Group::default());
                }
                let group = groups.last_mut().expect("one was pushed");
                group.updated = Some(updated);
                group.grow(piece.span);
            }
            PieceKind::Day(day) => {
                if last.day.is_some() {
                    groups.push(Group::default());
                }
                let group = groups.last_mut().expect("one was pushed");
                group.day = Some(day);
                group.grow(piece.span);
            }
            PieceKind::Time(time) if last.time.is_none() => {
                last.time = Some(time);
                last.grow(piece.span);
            }
            _ => {}
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether the label at `index` stands behind its date, as in "08時05分更新)": written together with it, nothing after.
fn closes(text: &str, pieces: &[Piece], index: usize) -> bool {
    let here = pieces[index].span;
    let joined = index > 0 && pieces[index - 1].kind.dates() && !text[..here.start].ends_with(char::is_whitespace);
    let over =
        pieces.get(index + 1).is_none_or(|next| matches!(next.kind, PieceKind::Divider(')' | '）' | '、' | '|')));
    joined && over
}

/// What the pieces say together; `None` where they say nothing about time.
pub(super) fn gather(text: &str, pieces: &[Piece]) -> Option<Dated> {
    let mut dated = Dated::default();
    let groups = groups(text, pieces);
    for piece in pieces {
        match piece.kind {
            PieceKind::Relative { .. } => {
                dated.relative = true;
                dated.spans.push(piece.span);
            }
            PieceKind::Reading { .. } => {
                dated.reading_time = true;
                dated.spans.push(piece.span);
            }
            _ => {}
        }
    }
    for group in &groups {
        dated.spans.extend(group.span);
        match group.day {
            Some(Day::Ambiguous) => dated.ambiguous = true,
            Some(Day::Impossible) => dated.impossible = true,
            Some(Day::Yearless { .. }) => dated.partial = true,
            None => dated.partial |= !dated.relative,
            Some(Day::Sure(_)) => {
                let field = if group.updated == Some(true) { &mut dated.updated } else { &mut dated.published };
                *field = field.or(group.when());
            }
        }
    }
    dated.spans.sort();
    (!dated.spans.is_empty()).then_some(dated)
}
