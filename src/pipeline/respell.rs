//! People in the article, and the spelling of the target newsroom.

use super::identify::{self, DocumentLanguage};
use super::split::Block;
use crate::desk::Desk;
use crate::label::{Label, Role};
use crate::language::Tag;
use crate::lexicon::lexicon;
use crate::names::{Hint, Name, Request, respell_with};

/// Roles whose names are respelled: what a reader reads. Bylines and credits keep the spelling their owners use.
const READ: [Role; 5] = [Role::Title, Role::Summary, Role::Heading, Role::Body, Role::Caption];

/// The people named in the article whose spelling was looked at; their edits are over the text.
pub fn names(text: &str, blocks: &[Block], labels: &[Label], language: &DocumentLanguage, desk: &Desk) -> Vec<Name> {
    let target = desk.options.target.unwrap_or(language.tag);
    if !target.is_known() {
        return Vec::new();
    }
    let read: Vec<usize> = (0..blocks.len()).filter(|&index| READ.contains(&labels[index].role)).collect();
    let paragraphs: Vec<&str> = read.iter().map(|&index| blocks[index].span.of(text)).collect();
    let request =
        Request { paragraphs: &paragraphs, target, hints: &[], keep: &desk.options.keep, policy: desk.options.policy };
    let mut names = respell_with(&request, || stray_languages(text, blocks, labels, language));
    for edit in names.iter_mut().flat_map(|name| &mut name.edits) {
        let block = blocks[read[edit.paragraph]].span;
        edit.span = edit.span.shifted(block.start);
    }
    names
}

/// Languages other than the article's that its template labels are in: the newsroom it came through.
fn stray_languages(text: &str, blocks: &[Block], labels: &[Label], language: &DocumentLanguage) -> Vec<Hint> {
    let mut tags: Vec<Tag> = Vec::new();
    let template = |role| matches!(role, Role::Label | Role::Related | Role::Share | Role::Prompt);
    for (block, _) in blocks.iter().zip(labels).filter(|(_, label)| template(label.role)) {
        let line = block.span.of(text);
        let known: Vec<Tag> = lexicon().whole(line).map(|phrase| phrase.language).collect();
        let tag = match known[..] {
            [] => {
                let guess = identify::fragment(line, language);
                if guess.confidence.as_percent() < 80 { continue } else { guess.tag }
            }
            // A phrase that several languages share says nothing about where it came from.
            [tag] => tag,
            _ => continue,
        };
        if tag.is_known() && tag != language.tag && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags.into_iter().map(|language| Hint { language, strength: 1.0 }).collect()
}
