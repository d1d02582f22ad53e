//! The agency of a credit is not spelled as it signs.
//!
//! "Getty images", "Lapresse", "Ap": the right letters in the wrong case. With `--unsafe-fixes` the spelling of `data/agencies.tsv` is put in its
//! place.
//!
//! Left alone: names all in capitals, as credits often are; every spelling the table knows; names the table does not know.

use super::{Applies, Check, Rule, article, example};
use crate::credits;
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;
use crate::text::Edit;

pub static RULE: Rule = Rule {
    code: "CR104",
    name: "agency-spelling",
    level: Level::Fault,
    applies: Applies::Offers,
    measured: "The table says how each house spells itself (data/agencies.tsv); offered, as some newsrooms have a style of their own.",
    source: include_str!("agency_spelling.rs"),
    fixes: &[example(
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Getty images", news, detour],
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Getty Images", news, detour],
    )],
    keeps: &[
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: ANA LUND/REUTERS", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let blocks = facts.pictures.iter().filter_map(|picture| Some((picture.credit_block?, picture.reading.as_ref()?)));
    blocks.flat_map(|(block, reading)| drafts(facts, block, &reading.credit.line)).collect()
}

/// One draft for each house in the credit `line` of `block` that is spelled unlike it signs.
fn drafts(facts: &Facts<'_>, block: usize, line: &str) -> Vec<Draft> {
    let misspelt = credits::kept::misspelt(line);
    // Nearly all are spelled right, and need no look for their place.
    let place = if misspelt.is_empty() { None } else { facts.block(block).rfind(line) };
    let found = place.into_iter().flat_map(|at| {
        let start = facts.blocks[block].span.start + at;
        misspelt.iter().map(move |&(span, right)| (span.shifted(start), right))
    });
    found
        .map(|(span, right)| {
            Draft::new(span, format!("the agency signs \"{right}\"")).edit(Edit::replace(facts.text, span, right))
        })
        .collect()
}
