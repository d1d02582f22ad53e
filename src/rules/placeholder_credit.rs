//! The credit names nobody: a placeholder stands where the photographer should.
//!
//! "(Credit too long, see caption)", STRINGER or HANDOUT alone: the name was lost on the way, and only a person can put it back.

use super::{article, Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::credits;
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "CR202",
    name: "placeholder-credit",
    level: Level::Fault,
    applies: Applies::Reports,
    measured: "A short list of placeholders; the text is not changed.",
    source: include_str!("placeholder_credit.rs"),
    fixes: &[
    ],
    keeps: &[
        article![title, "Photo: Ana Lund/Reuters", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let blocks = facts.pictures.iter().filter_map(|picture| picture.credit_block);
    blocks
        .filter(|&block| credits::placeholder(facts.block(block)))
        .map(|block| Draft::new(facts.blocks[block].span, "a placeholder stands for the credit; the name is missing"))
        .collect()
}
