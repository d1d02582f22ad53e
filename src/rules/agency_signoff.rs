//! Agency initials, desk codes or contributors close the article ("Reporting by …; editing by …").
//!
//! Left alone: a last sentence that names an agency as its source.

use super::{Applies, Check, Rule, dirt, article, example, inline_label};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;
use crate::record::RemovedKind;

pub static RULE: Rule = Rule {
    code: "BP109",
    name: "agency-signoff",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("agency_signoff.rs"),
    fixes: &[example(
        article![title, news, "Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey. (PAP) abc/ xyz/"],
        article![title, news, "Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey."],
    )],
    keeps: &[
        article![title, news, detour, "The plan was first reported by the regional broadcaster, which had seen a draft of the letter."],
    ],
    check: Check::Judge(check),
};

const MESSAGE: &str = "the sign-off of an agency or desk";

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let mut drafts = dirt::drafts(facts, &RULE, MESSAGE);
    drafts.extend(inline_label::drafts(facts, RemovedKind::Signoff, MESSAGE));
    drafts
}
