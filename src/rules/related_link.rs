//! A link to another article stands in the text ("Read also: …").
//!
//! Scraped without its link it is a headline of another story in the middle of this one.
//!
//! Left alone: a sentence of the article that tells the reader to read something, a heading of the article.

use super::{Applies, Check, Rule, dirt, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP103",
    name: "related-link",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("related_link.rs"),
    fixes: &[
        example(
            article![title, news, detour, "Read also: Ferry fares rise again after a winter without ice"],
            article![title, news, detour],
        ),
    ],
    keeps: &[
        article![title, news, detour, "Read the small print before you sign, the consumer office advises everybody who books a ferry this summer."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a link to another article")
}
