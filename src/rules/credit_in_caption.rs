//! The credit is glued to its caption without a blank.
//!
//! Templates set caption and credit in two elements; scraped text joins them into one word: "… on SundayPhoto: Ana Lund/Reuters". With
//! `--unsafe-fixes` a blank is put between the two.
//!
//! Left alone: a credit behind its caption with a blank, a bracket or any other sign between them.

use super::{Applies, Check, Rule};
use crate::credits;
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;
use crate::text::{Edit, Span};

pub static RULE: Rule = Rule {
    code: "CR102",
    name: "credit-in-caption",
    level: Level::Fault,
    applies: Applies::Offers,
    measured: "Found where the credit reads from end to end (fixtures/credits/captions.tsv); reported and offered, as brands are glued on purpose.",
    source: include_str!("credit_in_caption.rs"),
    fixes: &[],
    keeps: &[
        "Harbour bridge closes for six weeks\n\
         \n\
         The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.",
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let glued = facts.pictures.iter().filter(|picture| picture.caption_block == picture.credit_block);
    glued.filter_map(|picture| draft(facts, picture.caption_block?)).collect()
}

fn draft(facts: &Facts<'_>, block: usize) -> Option<Draft> {
    let (line, start) = (facts.block(block), facts.blocks[block].span.start);
    let found = credits::trailing(line)?;
    let joined = found.caption.end == found.credit.start;
    let letters = line[found.credit.start..].starts_with(char::is_alphabetic);
    (joined && letters).then(|| {
        let at = start + found.credit.start;
        Draft::new(found.credit.shifted(start), "the credit is glued to its caption")
            .sure(found.reading.confidence)
            .edit(Edit::replace(facts.text, Span::new(at, at), " "))
    })
}
