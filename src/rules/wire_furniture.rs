//! The caption carries what an agency wrote for editors.
//!
//! "FILE PHOTO:", "ATTENTION EDITORS - THIS IMAGE …": the slug says what kind of picture it is, the notes concern no reader. The record takes the
//! kind of picture over; with `--unsafe-fixes` both leave the text.
//!
//! Left alone: the same words in small letters, which are the caption's own.

use super::{Applies, Check, Rule, article, example};
use crate::credits;
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;
use crate::text::Edit;

pub static RULE: Rule = Rule {
    code: "CP103",
    name: "wire-furniture",
    level: Level::Fault,
    applies: Applies::Offers,
    measured: "Slugs and notes in capitals only (src/credits/furniture.rs); offered, as a newsroom may keep FILE PHOTO for its readers.",
    source: include_str!("wire_furniture.rs"),
    fixes: &[example(
        article![title, "FILE PHOTO: The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
    )],
    keeps: &[
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let captions = facts.pictures.iter().filter_map(|picture| picture.caption);
    let strips = captions.flat_map(|caption| {
        let found = credits::furniture(caption.of(facts.text)).strip;
        found.into_iter().map(move |span| span.shifted(caption.start))
    });
    strips
        .map(|span| {
            Draft::new(span, "a note of the agency to editors stands in the caption").edit(Edit::delete(facts.text, span))
        })
        .collect()
}
