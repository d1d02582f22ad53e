//! A menu, a breadcrumb trail or a list of tags stands around the article.
//!
//! Left alone: a list inside the article, a table of results, a line of an address.

use super::{Applies, Check, Rule, dirt, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP106",
    name: "page-navigation",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("page_navigation.rs"),
    fixes: &[
        example(article![title, news, detour, "Skip to content"], article![title, news, detour]),
    ],
    keeps: &["Cup night on the coast\n\n\
        Both semi-finals were played on Tuesday evening in front of full stands, and neither was close.\n\n\
        Northport 3\n\n\
        Southport 2\n\n\
        The final follows on Sunday afternoon, when the ferry company adds two late crossings for the supporters."],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "navigation of the page")
}
