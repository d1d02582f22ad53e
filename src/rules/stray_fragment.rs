//! A short line in another language than the article that no table knows.
//!
//! What a template leaves behind is mostly in the lexicon (LG101). The rest is told by its letters: a few words without a full stop,
//! surely in one other language, between paragraphs of the article. It may be a caption nobody translated or a slogan, so it is
//! only pointed at.
//!
//! Left alone: what stands in quotation marks, titles of books and films and lines of names (capitals throughout have no language
//! one could be sure of), several foreign lines in a row (a list, a poem), any line in a language that a paragraph of the article is in,
//! and the close relatives of the article's language.

use super::{article, Applies, Check, Rule, declared_language::are_close, mixed_language};
use crate::finding::{Draft, Level};
use crate::label::Role;
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "LG103",
    name: "stray-fragment",
    level: Level::Note,
    applies: Applies::Reports,
    measured: "The text is not changed.",
    source: include_str!("stray_fragment.rs"),
    fixes: &[
    ],
    keeps: &[
        article![title, news, "“Nigdy więcej wojny”", detour],
    ],
    check: Check::Judge(check),
};

/// Below this the letters leave it open.
const SURE_PERCENT: u8 = 95;
/// A line of two words may be a loan; one of ten is a sentence somebody quotes.
const WORDS: std::ops::RangeInclusive<usize> = 3..=8;
const MOST_BYTES: usize = 80;

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    if !facts.language.tag.is_known() {
        return Vec::new();
    }
    let kept = facts.with_role(&[Role::Body, Role::Heading, Role::Caption]);
    kept.filter(|&index| is_short(facts.block(index)) && is_foreign(facts, index))
        .filter(|&index| !neighbours(facts, index).any(|other| is_short(facts.block(other)) && is_foreign(facts, other)))
        .filter(|&index| mixed_language::first_paragraph_in(facts, facts.fragment(index).tag).is_none())
        .map(|index| {
            let fragment = facts.fragment(index);
            let message = format!("a line in {} that belongs to no paragraph", fragment.tag.english_name());
            Draft::new(facts.blocks[index].span, message).sure(fragment.confidence)
        })
        .collect()
}

/// Whether a line is as long as a label, and neither a sentence nor quoted.
fn is_short(line: &str) -> bool {
    line.len() <= MOST_BYTES
        && WORDS.contains(&line.split_whitespace().count())
        && !line.contains(['"', '“', '”', '„', '«', '»', '「', '『', '‘', '’', '\''])
        && !line.ends_with(['.', '!', '?', '…', '。'])
}

fn is_foreign(facts: &Facts<'_>, index: usize) -> bool {
    let (fragment, own) = (facts.fragment(index), facts.language.tag);
    fragment.tag.is_known()
        && fragment.tag != own
        && fragment.confidence.as_percent() >= SURE_PERCENT
        && !are_close(fragment.tag, own)
}

fn neighbours(facts: &Facts<'_>, index: usize) -> impl Iterator<Item = usize> {
    let after = Some(index + 1).filter(|&after| after < facts.blocks.len());
    index.checked_sub(1).into_iter().chain(after)
}
