//! The buttons of a share bar, or their counts, were scraped with the text.
//!
//! Left alone: a sentence in which somebody shares, follows or prints something.

use super::{Applies, Check, Rule, dirt, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP105",
    name: "share-bar",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("share_bar.rs"),
    fixes: &[
        example(article![title, news, detour, "Share on Facebook"], article![title, news, detour]),
    ],
    keeps: &[
        article![title, news, detour, "Shares in the ferry company fell by four per cent on Tuesday morning after the news of the closure."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a share button")
}
