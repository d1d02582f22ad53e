//! A notice about rights, terms, privacy or corrections policy follows the article.
//!
//! Left alone: a sentence of the article about copyright or privacy.

use super::{Applies, Check, Rule, dirt, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP107",
    name: "legal-notice",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("legal_notice.rs"),
    fixes: &[
        example(article![title, news, detour, "All rights reserved."], article![title, news, detour]),
        example(
            article!["We and our 41 partners store and read identifiers on your device and process personal data for personalised advertising.", title, news, detour],
            article![title, news, detour],
        ),
    ],
    keeps: &[
        article![title, news, detour, "The ruling means that all rights to the songs return to the family of the composer, who died in 1962."],
        article![title, news, "Cameras count the cars, and no personal data are processed without consent, as the privacy policy of the council demands."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a notice about rights or terms")
}
