//! The trail to more of the same section follows the article ("More In Society MORE...").
//!
//! It names the section, which is kept in its field, and repeats the words of a button.
//!
//! Left alone: a last paragraph that begins with "More".

use super::{Applies, Check, Rule, dirt, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP102",
    name: "section-trail",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("section_trail.rs"),
    fixes: &[
        example(article![title, news, detour, "More In Society MORE..."], article![title, news, detour]),
    ],
    keeps: &[
        article![title, news, detour, "More in sorrow than in anger, the mayor left the hall before the vote was taken on Tuesday."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a trail to more articles of the section")
}
