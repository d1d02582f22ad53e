//! A word of the page's template stands between the lines of the article.
//!
//! Names of fields, buttons of players and galleries, advertisement markers, counters: they belong to the page and not to the text.
//!
//! Left alone: a short line that reads as a crosshead, a speaker's name in an interview, an item of a list.

use super::{Applies, Check, Rule, dirt, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP101",
    name: "template-label",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("template_label.rs"),
    fixes: &[
        example(article![title, news, detour, "Advertisement"], article![title, news, detour]),
    ],
    keeps: &["Bridge questions answered\n\n\
        The old harbour bridge will close for repairs on Monday, the town council said after a long meeting.\n\n\
        How long will it take?\n\n\
        Six weeks, says the transport office, if the weather holds and the new bearings come in time."],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a label of the page's template")
}
