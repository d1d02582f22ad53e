//! A paragraph of the article only says what a caption says.
//!
//! Scrapers keep the alt text or the teaser of a picture between the paragraphs. With `--unsafe-fixes` the paragraph goes; the caption stays with its
//! picture.
//!
//! Left alone: a paragraph that says more than the caption, or less.

use super::{Applies, Check, Rule, article, example};
use crate::credits::captions_alike;
use crate::finding::{Draft, Level};
use crate::label::Role;
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "CP102",
    name: "caption-in-body",
    level: Level::Fault,
    applies: Applies::Offers,
    measured: "The paragraph must say word for word what the caption says; offered, as an article may quote its caption.",
    source: include_str!("caption_in_body.rs"),
    fixes: &[example(
        article![title, "The harbour bridge, which has carried trams since 1931, seen from the morning ferry on Sunday, a day before it closes. Photo: Ana Lund/Reuters", news, "The harbour bridge, which has carried trams since 1931, seen from the morning ferry on Sunday, a day before it closes.", detour],
        article![title, "The harbour bridge, which has carried trams since 1931, seen from the morning ferry on Sunday, a day before it closes. Photo: Ana Lund/Reuters", news, detour],
    )],
    keeps: &[
        article![title, "The harbour bridge seen from the ferry on Sunday. Photo: Ana Lund/Reuters", news, detour],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let captions: Vec<&str> = facts.pictures.iter().filter_map(|picture| Some(picture.caption?.of(facts.text))).collect();
    if captions.is_empty() {
        return Vec::new();
    }
    let repeats = |&block: &usize| captions.iter().any(|caption| repeats(facts.block(block), caption));
    facts
        .with_role(&[Role::Body, Role::Heading])
        .filter(repeats)
        .map(|block| {
            Draft::new(facts.blocks[block].span, "this paragraph says what a caption says")
                .sure(facts.labels[block].confidence)
                .edit(facts.removal(block))
        })
        .collect()
}

/// Whether the two are equal but for signs; a look at length and first letter spares most of the work.
fn repeats(paragraph: &str, caption: &str) -> bool {
    let close = paragraph.len().abs_diff(caption.len()) <= 8;
    close && paragraph.as_bytes().first() == caption.as_bytes().first() && captions_alike(paragraph, caption)
}
