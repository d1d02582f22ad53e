//! One caption is credited to two different people or houses.
//!
//! The same words stand under a picture twice, once with one credit and once with another: two pictures with one caption, or a credit that
//! went wrong. The desk keeps both and asks.
//!
//! Left alone: one credit said in two ways; two captions.

use super::{article, Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "CR203",
    name: "conflicting-credits",
    level: Level::Fault,
    applies: Applies::Reports,
    measured: "The captions are equal and the credits cannot be one (fixtures/credits/near-misses.tsv); which one is right the text does not say.",
    source: include_str!("conflicting_credits.rs"),
    fixes: &[],
    keeps: &[
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", "The ring road at Northport on Monday morning. Photo: Milo Petrak/Reuters", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let rivals = facts.pictures.iter().filter_map(|picture| Some((picture.credit_block?, picture.rival?)));
    rivals
        .map(|(block, rival)| {
            Draft::new(facts.blocks[block].span, "this caption is credited to somebody else above")
                .because(format!("\"{}\"", facts.block(rival)))
        })
        .collect()
}
