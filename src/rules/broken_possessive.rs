//! The possessive of a name is broken: an s stands before the apostrophe that the name does not have.
//!
//! "Macegoras’ comments" is what a Slavic genitive looks like after translation. The name does not end in s, so English writes "Matsegora’s". The kind of
//! apostrophe is kept.
//!
//! Left alone: names that end in s, and plurals ("the Kovalenkos’ house").

use super::{article, Applies, Check, Rule};
use crate::finding::{Draft, Level};
use super::respelling;
use crate::names::EditKind;
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "NM102",
    name: "broken-possessive",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Only together with a name the article respells or spells without the s elsewhere.",
    source: include_str!("broken_possessive.rs"),
    fixes: &[
    ],
    keeps: &[
        article![title, news, detour, "The Petersens’ house stands at the end of the bridge, and James’ boat lies below it."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let drafts = |settled| respelling::drafts(facts, EditKind::BrokenPossessive, settled);
    [drafts(false), drafts(true)].concat()
}
