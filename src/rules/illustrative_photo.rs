//! The picture does not show what the article tells.
//!
//! A credit that says "illustrative photo", "symbol picture" or "file photo" is worth knowing for whoever uses the picture with the text. A note: it
//! informs and never changes an exit code.

use super::{article, Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::credits::Qualifier;
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "CR201",
    name: "illustrative-photo",
    level: Level::Note,
    applies: Applies::Reports,
    measured: "Read from the words of the credit itself.",
    source: include_str!("illustrative_photo.rs"),
    fixes: &[
    ],
    keeps: &[
        article![title, "Photo: Ana Lund/Reuters", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let qualified = facts.pictures.iter().filter_map(|picture| {
        let reading = picture.reading.as_ref()?;
        let telling = matches!(reading.qualifier?, Qualifier::Illustrative | Qualifier::File | Qualifier::Generated);
        telling.then_some((picture.credit_block?, reading))
    });
    qualified
        .map(|(block, reading)| {
            let kind = reading.qualifier.map_or("", Qualifier::as_str);
            let message = format!("the credit says that the picture is not of the event ({kind})");
            Draft::new(facts.blocks[block].span, message).sure(reading.confidence)
        })
        .collect()
}
