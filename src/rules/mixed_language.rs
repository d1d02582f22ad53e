//! Paragraphs of the article are in two languages.
//!
//! Some outlets print an article with its translation below; some scrapes join two pages. Who trains on the text, or counts words
//! in it, wants to know. Only the longest paragraph of the beginning, the middle and the end is read.
//!
//! Left alone: a quoted paragraph, short lines, close relatives of the article's language, and text too mixed to be sure of.

use super::{article, Applies, Check, Rule, declared_language::are_close};
use crate::finding::{Draft, Level};
use crate::label::Role;
use crate::language::{Guess, Tag};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "LG104",
    name: "mixed-language",
    level: Level::Note,
    applies: Applies::Reports,
    measured: "The text is not changed.",
    source: include_str!("mixed_language.rs"),
    fixes: &[
    ],
    keeps: &[
        article![title, news, "„Most zostanie zamknięty w poniedziałek, ponieważ rada miasta nie znalazła pieniędzy na remont przeprawy w tym roku budżetowym.”", detour],
    ],
    check: Check::Judge(check),
};

/// Bytes of the shortest paragraph that is read: below, a language is guessed and not known.
const LEAST_BYTES: usize = 100;
const SURE_PERCENT: u8 = 98;

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let own = facts.language.tag;
    if !own.is_known() {
        return Vec::new();
    }
    let foreign = sampled(facts).into_iter().filter_map(|index| Some((index, foreign_language(facts, index)?)));
    foreign
        .take(1)
        .map(|(index, guess)| {
            let message =
                format!("this paragraph is in {}, the article in {}", guess.tag.english_name(), own.english_name());
            Draft::new(facts.blocks[index].span, message).sure(guess.confidence)
        })
        .collect()
}

/// The first of the paragraphs read that is in `tag`.
pub(super) fn first_paragraph_in(facts: &Facts<'_>, tag: Tag) -> Option<usize> {
    sampled(facts).into_iter().find(|&index| foreign_language(facts, index).is_some_and(|guess| guess.tag == tag))
}

/// The longest paragraph of each third of the article.
fn sampled(facts: &Facts<'_>) -> Vec<usize> {
    let mut paragraphs = Vec::with_capacity(facts.blocks.len());
    paragraphs.extend(facts.with_role(&[Role::Body]).filter(|&at| is_read(facts.block(at))));
    let third = paragraphs.len().div_ceil(3).max(1);
    paragraphs.chunks(third).filter_map(|part| part.iter().copied().max_by_key(|&at| facts.block(at).len())).collect()
}

fn is_read(paragraph: &str) -> bool {
    paragraph.len() >= LEAST_BYTES && !paragraph.starts_with(['"', '“', '„', '«', '»', '‘', '「', '『', '-', '–', '—'])
}

/// The language of a paragraph, if it is surely another one than the article's.
fn foreign_language(facts: &Facts<'_>, index: usize) -> Option<Guess> {
    let own = facts.language.tag;
    let guess = facts.paragraph_language(index);
    let sure = guess.tag.is_known() && guess.confidence.as_percent() >= SURE_PERCENT;
    (sure && guess.tag != own && !are_close(guess.tag, own)).then_some(guess)
}
