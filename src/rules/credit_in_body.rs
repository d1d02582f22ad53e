//! The last paragraph of the article ends with the credit of a picture.
//!
//! A picture without a caption of its own leaves its credit at the end of the text above it. Only a person can say whether the name is
//! the photographer's or the writer's.
//!
//! It mends nothing, so there is no mended text here. What it tells of: an article that closes with "The council meets again on 4 May; it will then decide
//! on the colour, on the lamps and on who may cut the ribbon. Photo by Milo Petrak". Inside the article a paragraph that ends so is a caption.
//!
//! Left alone: a sentence that mentions a photographer or an agency, and a sign-off such as "(dpa)".

use super::{article, Applies, Check, Rule};
use crate::credits;
use crate::finding::{Draft, Level};
use crate::label::Role;
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "CR103",
    name: "credit-in-body",
    level: Level::Fault,
    applies: Applies::Reports,
    measured: "The end of the article may be signed as a picture is; so it only tells.",
    source: include_str!("credit_in_body.rs"),
    fixes: &[],
    keeps: &[
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
    ],
    check: Check::Judge(check),
};

/// From this sureness on the end of a paragraph is a credit.
const SURE: u8 = 90;

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let last = facts.with_role(&[Role::Body]).last();
    last.and_then(|block| draft(facts, block)).into_iter().collect()
}

fn draft(facts: &Facts<'_>, block: usize) -> Option<Draft> {
    let found = credits::kept::trailing(facts.block(block))?;
    let span = found.credit.shifted(facts.blocks[block].span.start);
    let confidence = found.reading.confidence;
    (confidence.as_percent() >= SURE)
        .then(|| Draft::new(span, "a credit stands at the end of the article's text").sure(confidence))
}
