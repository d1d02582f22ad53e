//! The headline is said again.
//!
//! Templates print the title above the article, in the trail, and once more under the picture. It stays where it stood first.
//!
//! Left alone: a sentence or crosshead that only shares words with the title.

use super::{Applies, Check, Rule, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::{Departure, Facts};

pub static RULE: Rule = Rule {
    code: "MD101",
    name: "repeated-title",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("repeated_title.rs"),
    fixes: &[
        example(article![title, title, news, detour], article![title, news, detour]),
    ],
    keeps: &[
        article![title, news, detour, "The bridge was built in 1911."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let copies = facts.leaving(|departure| matches!(departure, Departure::TitleSaidIn(_)));
    copies
        .map(|copy| {
            Draft::new(facts.blocks[copy].span, "the headline stands here again")
                .sure(facts.labels[copy].confidence)
                .edit(facts.removal(copy))
        })
        .collect()
}
