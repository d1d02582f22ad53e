//! The page gives two dates of publication.
//!
//! JSON-LD, OpenGraph, microdata and meta tags each state when the article was published; where they name different days one of them is wrong, or means
//! the day of the last change. The record takes the first in that order; the others are told.
//!
//! Left alone: times of one day, whatever their time zone, and dates of the last change.

use super::{Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::page::meta::{Source, date};
use crate::pipeline::Facts;
use crate::text::Span;

pub static RULE: Rule = Rule {
    code: "MD201",
    name: "disagreeing-metadata",
    level: Level::Note,
    applies: Applies::Reports,
    measured: "The text is not changed.",
    source: include_str!("disagreeing_metadata.rs"),
    fixes: &[],
    keeps: &["The old harbour bridge will close for repairs on Monday, 10 February 2025, the town council said on Friday, 7 February."],
    check: Check::Judge(check),
};

/// Two statements further apart than this many days are no matter of time zones.
const ONE_DAY: u32 = 1;

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let Some(page) = facts.page else { return Vec::new() };
    let Some((first, source)) = page.published else { return Vec::new() };
    let stated = page.facts.published.iter().filter(|said| said.source != Source::Visible && said.source != source);
    let differs = |said: &&crate::page::meta::Said| {
        date::read(&said.value, facts.language.tag).is_some_and(|when| days_between(when, first) > ONE_DAY)
    };
    let Some(other) = stated.into_iter().find(differs) else { return Vec::new() };
    let place = facts.blocks.first().map_or(Span::default(), |block| block.span);
    let message = format!("published on {first} by {}, on {} by {}", source.name(), other.value, other.source.name());
    vec![Draft::new(place, message)]
}

/// Days between two dates, counted roughly: months of 31 days.
fn days_between(a: crate::metadata::When, b: crate::metadata::When) -> u32 {
    let number = |when: crate::metadata::When| (u32::from(when.year) * 12 + u32::from(when.month)) * 31 + u32::from(when.day);
    number(a).abs_diff(number(b))
}
