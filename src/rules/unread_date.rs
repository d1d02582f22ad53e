//! The record came with a date of publication that nobody can read.
//!
//! The date is no day of the calendar, counts from a moment that is not known, or is no date at all. The record takes the date of the text, if there is one,
//! and lists the given one under `removed`.
//!
//! Left alone: any date with its year, in figures or in words of a language, and one whose day and month can change places (DT101).

use super::{Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::pipeline::{Facts, given};
use crate::text::Span;

pub static RULE: Rule = Rule {
    code: "DT102",
    name: "unread-date",
    level: Level::Note,
    applies: Applies::Reports,
    measured: "The text is not changed.",
    source: include_str!("unread_date.rs"),
    fixes: &[],
    keeps: &["The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight."],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let Some(said) = given::published(facts.input) else { return Vec::new() };
    let dated = given::read_date(facts).unwrap_or_default();
    if dated.ambiguous || dated.published.is_some() || dated.updated.is_some() {
        return Vec::new();
    }
    let why = match dated {
        _ if dated.impossible => "is no day of the calendar",
        _ if dated.relative => "counts from a moment that is not known",
        _ if dated.partial => "lacks its year or its day",
        _ => "is no date that can be read",
    };
    let first = facts.blocks.first().map_or(Span::default(), |block| block.span);
    vec![Draft::new(first, format!("the given date of publication, {said:?}, {why}"))]
}
