//! A date can be read in two ways, and nothing in the text decides.
//!
//! 03/04/2025 is in March in one newsroom and in April in another. The date is left out of the record rather than invented, also where the record came with it.
//!
//! Left alone: the dates of an outlet whose settings say in which order it sets them (`date-order` under `[outlet."example.org"]`).

use super::{article, Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::label::Role;
use crate::metadata::dates;
use crate::pipeline::{Facts, given};
use crate::text::Span;

pub static RULE: Rule = Rule {
    code: "DT101",
    name: "ambiguous-date",
    level: Level::Note,
    applies: Applies::Reports,
    measured: "The text is not changed.",
    source: include_str!("ambiguous_date.rs"),
    fixes: &[
    ],
    keeps: &[
        article![title, "13/04/2025", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let lines = facts.with_role(&[Role::Date]);
    let read = |index| dates::read(facts.block(index), facts.language.tag, facts.date_order());
    let here = lines
        .filter(|&index| read(index).is_some_and(|dated| dated.ambiguous))
        .map(|index| Draft::new(facts.blocks[index].span, "day and month of this date can change places"));
    given(facts).into_iter().chain(here).collect()
}

/// The date the record came with.
fn given(facts: &Facts<'_>) -> Option<Draft> {
    let said = given::published(facts.input)?;
    let ambiguous = given::read_date(facts)?.ambiguous;
    let first = facts.blocks.first().map_or(Span::default(), |block| block.span);
    ambiguous.then(|| Draft::new(first, format!("day and month of the given date, {said:?}, can change places")))
}
