//! The credit is glued to its caption without a blank.
//!
//! Templates set caption and credit in two elements; scraped text joins them into one word: "… on SundayPhoto: Ana Lund/Reuters". With
//! `--unsafe-fixes` a blank is put between the two.
//!
//! Left alone: a credit behind its caption with a blank, a bracket or any other sign between them.

use super::{Applies, Check, Rule, article, example};
use crate::confidence::Confidence;
use crate::finding::{Draft, Level};
use crate::pipeline::{Facts, Picture};
use crate::text::{Edit, Span};

pub static RULE: Rule = Rule {
    code: "CR102",
    name: "credit-in-caption",
    level: Level::Fault,
    applies: Applies::Offers,
    measured: "Found where the credit reads from end to end (fixtures/credits/captions.tsv); reported and offered, as brands are glued on purpose.",
    source: include_str!("credit_in_caption.rs"),
    fixes: &[example(
        article![title, "The harbour bridge seen from the ferry on SundayPhoto: Ana Lund/Reuters", news, detour],
        article![title, "The harbour bridge seen from the ferry on Sunday Photo: Ana Lund/Reuters", news, detour],
    )],
    keeps: &[
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    facts.pictures.iter().filter_map(|picture| draft(facts, picture)).collect()
}

fn draft(facts: &Facts<'_>, picture: &Picture) -> Option<Draft> {
    let (caption, credit) = picture.caption.zip(picture.glued)?;
    let joined = caption.end == credit.start && credit.of(facts.text).starts_with(char::is_alphabetic);
    joined.then(|| {
        let sure = picture.reading.as_ref().map_or(Confidence::FULL, |reading| reading.confidence);
        Draft::new(credit, "the credit is glued to its caption")
            .sure(sure)
            .edit(Edit::replace(facts.text, Span::new(credit.start, credit.start), " "))
    })
}
