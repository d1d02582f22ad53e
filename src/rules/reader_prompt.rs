//! The reader is asked to subscribe, sign up, log in, comment or write in.
//!
//! Left alone: a sentence of the article about subscriptions, petitions or comments.

use super::{Applies, Check, Rule, dirt, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP104",
    name: "reader-prompt",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("reader_prompt.rs"),
    fixes: &[
        example(article![title, news, detour, "Sign up for our newsletter"], article![title, news, detour]),
    ],
    keeps: &[
        article![title, news, detour, "More than two thousand people signed up for the petition against the closure within a day, its organisers said."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a prompt to the reader, not part of the article")
}
