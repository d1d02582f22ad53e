//! A template's label in another language stands between the lines of the article.
//!
//! Content management systems print the names of their fields ("photo source caption", "advertisement") when a field is empty or a
//! translation is missing, in the language of the desk they were built for. A short line that the lexicon knows, or that is surely in
//! another language than the article, is taken out.
//!
//! Left alone: a foreign sentence that is quoted, the title of a book or a film, a paragraph of a bilingual article, a line of names,
//! which has no language.

use super::{Applies, Check, Rule, dirt, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "LG101",
    name: "stray-label",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("stray_label.rs"),
    fixes: &[
        example(article![title, "podpis źródła zdjęcia", news, detour], article![title, news, detour]),
    ],
    keeps: &[
        article![title, news, detour, "„Nigdy więcej wojny”, read the banner over the gate."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a template label in another language than the article")
}
