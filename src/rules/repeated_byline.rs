//! The byline is said twice in the same words.
//!
//! Left alone: two bylines of two authors.

use super::{Applies, Check, Rule, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::{Departure, Facts};

pub static RULE: Rule = Rule {
    code: "BY101",
    name: "repeated-byline",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Equal words; nothing is guessed.",
    source: include_str!("repeated_byline.rs"),
    fixes: &[
        example(
            article![title, "By Ana Lund", "By Ana Lund", news, detour],
            article![title, "By Ana Lund", news, detour],
        ),
    ],
    keeps: &[
        article![title, "By Ana Lund", "By Milo Petrak", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let copies = facts.leaving(|departure| matches!(departure, Departure::BylineSaidIn(_)));
    copies
        .map(|copy| {
            Draft::new(facts.blocks[copy].span, "the byline stands here twice")
                .sure(facts.labels[copy].confidence)
                .edit(facts.removal(copy))
        })
        .collect()
}
