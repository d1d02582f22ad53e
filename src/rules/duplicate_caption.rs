//! The caption of one picture is said twice.
//!
//! Alt text, figure caption and lead text often hold the same sentence. The copy goes, and its credit, if only the copy has one, is kept
//! with the picture.
//!
//! Left alone: a caption that a sentence of the article repeats in part.

use super::{Applies, Check, Rule, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::{Facts, Picture};

pub static RULE: Rule = Rule {
    code: "CP101",
    name: "duplicate-caption",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("duplicate_caption.rs"),
    fixes: &[
        example(
            article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
            article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
        ),
    ],
    keeps: &[
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", "The ring road at Northport on Monday morning. Photo: Ana Lund/Reuters", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let copies = facts.pictures.iter().flat_map(|picture| picture.caption_copies.iter().map(move |&copy| (picture, copy)));
    copies.filter_map(|(picture, copy)| draft(facts, picture, copy)).collect()
}

fn draft(facts: &Facts<'_>, picture: &Picture, copy: usize) -> Option<Draft> {
    let first = facts.block(picture.caption_block?);
    let draft = Draft::new(facts.blocks[copy].span, "this caption stands here twice")
        .sure(facts.labels[copy].confidence)
        .because(format!("as in \"{first}\""))
        .edit(facts.removal(copy));
    Some(draft)
}
