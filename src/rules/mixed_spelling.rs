//! One person is spelled in two ways, both of them this newsroom's own.
//!
//! Sergei and Sergey, Zelensky and Zelenskyy are house choices; an article that has both was put together from two wires. The form that stands
//! more often, or else first, is offered for the other, surnames standing alone with it.
//!
//! Left alone: people whose names only begin alike, spellings under `keep`, and names that another rule respells anyway.

use super::respelling;
use super::{Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::names::EditKind;
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "NM104",
    name: "mixed-spelling",
    level: Level::Fault,
    applies: Applies::Offers,
    measured: "Not measured on real articles: two people may bear one name in two spellings, so it only offers.",
    source: include_str!("mixed_spelling.rs"),
    fixes: &[],
    keeps: &[
        "Envoy speaks\n\
         \n\
         The Russian negotiator, Sergey Belousov, told reporters in Moscow on Monday that his brother Sergei Belov and Sergei Belousenko would go with him.",
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    respelling::drafts(facts, EditKind::MixedSpelling, false)
}
