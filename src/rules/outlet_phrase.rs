//! The settings name a line, or words inside one, as the outlet's own: a phrase to drop, or its section label below the article.
//!
//! `[outlet."example.org"]` in `copydesk.toml` lists `kickers` and `phrases`; `copydesk learn` proposes them. A line is a phrase whatever its
//! case and the signs around it. Inside a line a phrase goes as it is written, and where it stands by itself: behind a sentence and before none
//! that goes on, or in brackets.
//!
//! Left alone: the same words inside a sentence; a section label between two paragraphs, where it may be a crosshead; the title; texts of
//! other outlets.

use super::{article, Applies, Check, Rule, inline_label};
use crate::confidence::Confidence;
use crate::finding::{Draft, Level};
use crate::pipeline::{Departure, Facts, SURE_IF_NAMED};

pub static RULE: Rule = Rule {
    code: "BP111",
    name: "outlet-phrase",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "The settings say so; without them it finds nothing.",
    source: include_str!("outlet_phrase.rs"),
    fixes: &[],
    keeps: &[
        article![title, news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let draft = |index: usize| {
        Draft::new(facts.blocks[index].span, "a line the settings name as this outlet's own")
            .sure(Confidence::percent(SURE_IF_NAMED))
            .edit(facts.removal(index))
    };
    let lines = facts.leaving(|departure| matches!(departure, Departure::Named(_))).map(draft);
    let cuts = facts.cuts.iter().filter(|cut| cut.named);
    lines.chain(cuts.map(|cut| inline_label::draft(facts, cut, "words the settings name as this outlet's own"))).collect()
}
