//! A sentence or two about the author follows the article.
//!
//! It is listed under `removed`, as it belongs to the page and not to the story.
//!
//! Left alone: a paragraph of a profile or an obituary.

use super::{article, Applies, Check, Rule};
use super::dirt;
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP108",
    name: "author-bio",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("author_bio.rs"),
    fixes: &[
    ],
    keeps: &[
        article![title, news, detour, "Lena Ortiz, who has run the ferry office since 2011, said she had never seen such a winter."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "about the author, not part of the article")
}
