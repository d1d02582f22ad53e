//! The credit of one picture is said twice.
//!
//! Templates print the credit of a picture under it and again beside the caption; scraped text has both. A doubled credit is more
//! than untidy: filters for training corpora count repeated lines and drop the whole article. The copy goes; the picture's `count`
//! says how often it stood there. Two lines are one credit when they name the same parties in any order, abbreviation or language;
//! what only one of them says is kept in the record.
//!
//! Left alone: two photographers of one agency; the same credit under two pictures with captions of their own.

use super::{Applies, Check, Rule, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::{Facts, Picture};

pub static RULE: Rule = Rule {
    code: "CR101",
    name: "duplicate-credit",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "120 pairs of one credit said twice and 120 near misses (fixtures/credits): see docs/credits.md for the figures.",
    source: include_str!("duplicate_credit.rs"),
    fixes: &[
        example(
            article![title, "Photo: Ana Lund/Reuters", "Photo: Ana Lund/Reuters", news, detour],
            article![title, "Photo: Ana Lund/Reuters", news, detour],
        ),
    ],
    keeps: &[
        article![title, "Photo: Ana Lund/Reuters", "Photo: Milo Petrak/Reuters", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let copies = facts.pictures.iter().flat_map(|picture| picture.credit_copies.iter().map(move |&copy| (picture, copy)));
    copies.filter_map(|(picture, copy)| draft(facts, picture, copy)).collect()
}

fn draft(facts: &Facts<'_>, picture: &Picture, copy: usize) -> Option<Draft> {
    let first = facts.block(picture.credit_block?);
    let reading = picture.reading.as_ref()?;
    let span = facts.blocks[copy].span;
    let how = if facts.block(copy) == first { "the same words" } else { "the same parties" };
    let draft = Draft::new(span, "this picture is credited twice")
        .sure(reading.confidence)
        .because(format!("{how} as \"{first}\""))
        .edit(facts.removal(copy));
    Some(draft)
}
