//! The large first letter of an article stands on a line of its own, and its word begins without it.
//!
//! Templates set the first letter large ("drop cap"), and a scraper takes it for a line. The two are put together again.
//!
//! Left alone: a letter that may be a word by itself ("A", "O", "В"), letters above the words of an index, letters further down.

use super::{Applies, Check, Rule, article, example};
use crate::confidence::Confidence;
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;
use crate::text::{Edit, Span, begins_word, is_initial};

pub static RULE: Rule = Rule {
    code: "TX105",
    name: "parted-initial",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "A sentence that begins small below a single capital has no other reading; no such line stands on the annotated pages.",
    source: include_str!("parted_initial.rs"),
    fixes: &[example(
        article![title, "T\nhe old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.", detour],
        article![title, news, detour],
    )],
    keeps: &[
        "Words of the harbour\n\
         \n\
         The museum has printed a list of words that old sailors used on the quay, and a hundred of them are heard to this day.\n\
         \n\
         B\n\
         bollard: what a ship is made fast to, and what tourists sit on while they eat their herring.\n\
         \n\
         M\n\
         mole: a wall in the sea that no animal has dug, though each child of the town believes it.",
    ],
    check: Check::Judge(check),
};

/// Paragraphs at the head of an article among which its first letter is looked for: the first may be a standfirst.
const PARAGRAPHS: usize = 2;
/// Bytes of a paragraph, at least.
const LONG: usize = 80;

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let is_body = |index: usize| facts.labels[index].role.is_body();
    let mut paragraphs = 0;
    let mut head = (0..facts.blocks.len()).take_while(|&index| {
        let before = paragraphs;
        paragraphs += usize::from(is_body(index) && facts.blocks[index].span.len() >= LONG);
        before < PARAGRAPHS
    });
    let parted = head.find(|&index| {
        let fits = |below: usize| is_body(index) && is_body(below) && is_initial(facts.block(index), facts.block(below));
        index + 1 < facts.blocks.len() && fits(index + 1) && begins_word(facts.block(index))
    });
    parted.map(|index| draft(facts, index)).into_iter().collect()
}

fn draft(facts: &Facts<'_>, index: usize) -> Draft {
    let (letter, word) = (facts.blocks[index].span, facts.blocks[index + 1].span);
    Draft::new(letter, "the first letter of the article stands apart from its word")
        .sure(Confidence::percent(96))
        .edit(Edit::delete(facts.text, Span::new(letter.end, word.start)))
}
