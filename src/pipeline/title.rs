//! The title that a record came with: it is no line of the text, and the names in it are written as those of the article are.

use super::respell::People;
use super::{Facts, Found, judge, split};
use crate::confidence::Confidence;
use crate::finding::Draft;
use crate::label::{Label, Role};
use crate::rules::Rule;

/// What is to be edited in the title, for the ledger of its field.
pub fn findings(facts: &Facts<'_>) -> Vec<(&'static Rule, Draft)> {
    let names = &facts.names_in_title;
    let Some(title) = facts.input.title.as_deref().filter(|_| !names.is_empty()) else { return Vec::new() };
    let blocks = split::split(title);
    let label = Label { role: Role::Title, margin: 0.0, confidence: Confidence::FULL };
    let labels = vec![label; blocks.len()];
    let names = People { all: names.clone(), in_title: Vec::new() };
    let found = Found { blocks, labels, language: facts.language.clone(), names, ..Found::default() };
    let mut drafts = judge::findings(&Facts::settle(facts.input, facts.desk, title, found));
    drafts.retain(|(rule, draft)| rule.code.starts_with("NM") && !draft.edits.is_empty());
    drafts
}
