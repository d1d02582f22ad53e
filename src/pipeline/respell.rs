//! People in the article, and the spelling of the target newsroom.

use super::identify::{self, DocumentLanguage};
use super::split::Block;
use crate::desk::Desk;
use crate::label::{Label, Role};
use crate::language::Tag;
use crate::names::{Hint, Mentions, Name, Request, respell_with};

/// Roles whose names are respelled: what a reader reads. Bylines and credits keep the spelling their owners use.
const READ: [Role; 5] = [Role::Title, Role::Summary, Role::Heading, Role::Body, Role::Caption];

/// What the pass before asked about the names of the article, and the answer.
#[derive(Default)]
pub struct Asked {
    /// The paragraphs read.
    mentions: Mentions,
    target: Tag,
    /// `None` where nothing in the text made them matter.
    hints: Option<Vec<Hint>>,
    names: Vec<Name>,
    /// When names are respelled.
    turn: Turn,
    /// The language that passes so far wrote names in.
    written: Option<Tag>,
    /// Whether they were written in one language and are to be written in another.
    has_turned: bool,
}

/// When the names of an article are respelled.
///
/// An article half in one language and half in another may be taken for the one while its names are spelled as in the other, and would be respelled
/// for ever. Its names have to wait, then, and are left alone if that happens again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Turn {
    /// With everything else.
    #[default]
    AtOnce,
    /// Once nothing else is found.
    Waits,
    /// They waited, and it is their turn.
    Last,
    /// Not at all.
    Never,
}

impl Asked {
    /// Whether the article's language follows the spelling of its names, so that it has to be read anew: [`Asked::anew`].
    pub fn has_turned(&self) -> bool {
        self.has_turned
    }

    /// For an article that is read anew, as respelling names turned its language.
    pub fn anew(&self) -> Self {
        let turn = if self.turn == Turn::AtOnce { Turn::Waits } else { Turn::Never };
        Self { turn, ..Self::default() }
    }

    /// Whether names have waited for everything else and their turn comes now.
    pub fn come_in(&mut self) -> bool {
        let waits = self.turn == Turn::Waits;
        if waits {
            self.turn = Turn::Last;
        }
        waits
    }

    /// Takes note that names are to be written as `target` has it.
    fn write(&mut self, target: Tag) {
        self.has_turned = self.written.is_some_and(|written| written != target);
        self.written = Some(target);
    }
}

/// The people of an article whose spelling was looked at.
#[derive(Debug, Default)]
pub struct People {
    /// All of them; their edits are over the text.
    pub all: Vec<Name>,
    /// Those with edits in the title that the record came with, and these edits over it.
    pub in_title: Vec<Name>,
}

/// The people named in the article, and in the `title` that its record came with.
///
/// A question asked in the pass before is not worked out again: most edits leave what is read as it was.
pub fn names(
    text: &str,
    title: Option<&str>,
    blocks: &[Block],
    labels: &[Label],
    language: &DocumentLanguage,
    desk: &Desk,
    asked: &mut Asked,
) -> People {
    let target = desk.options.target.unwrap_or(language.tag);
    if !target.is_known() || asked.turn == Turn::Waits {
        return People::default();
    }
    let read: Vec<usize> = (0..blocks.len()).filter(|&index| READ.contains(&labels[index].role)).collect();
    let paragraphs: Vec<&str> =
        title.into_iter().chain(read.iter().map(|&index| blocks[index].span.of(text))).collect();
    let strays = || stray_languages(text, blocks, labels, language);
    let same_text = asked.target == target && asked.mentions.are_of(&paragraphs);
    if !same_text || asked.hints.as_ref().is_some_and(|hints| *hints != strays()) {
        let (keep, policy) = (&desk.options.keep, desk.options.policy);
        let authority = Some(&desk.options.authority);
        let request = Request { paragraphs: &paragraphs, target, hints: &[], authority, keep, policy };
        let mut hints = None;
        asked.names = respell_with(&request, &mut asked.mentions, || hints.insert(strays()).clone());
        (asked.target, asked.hints) = (target, hints);
    }
    let mut names = asked.names.clone();
    names.iter_mut().for_each(|name| spare_other_languages(name, &paragraphs, language.tag));
    if names.iter().any(|name| !name.edits.is_empty()) {
        if asked.turn == Turn::Never { names.iter_mut().for_each(leave) } else { asked.write(target) }
    }
    let in_title = if title.is_some() { take_title(&mut names) } else { Vec::new() };
    for edit in names.iter_mut().flat_map(|name| &mut name.edits) {
        let block = blocks[read[edit.paragraph - usize::from(title.is_some())]].span;
        edit.span = edit.span.shifted(block.start);
    }
    People { all: names, in_title }
}

/// Takes back all that is to be edited.
fn leave(name: &mut Name) {
    name.edits.clear();
    name.changed = false;
}

/// Takes out what is to be edited in the title, the first paragraph.
fn take_title(names: &mut [Name]) -> Vec<Name> {
    let mut out = Vec::new();
    for name in names {
        let (title, rest): (Vec<_>, Vec<_>) = name.edits.drain(..).partition(|edit| edit.paragraph == 0);
        name.edits = rest;
        if !title.is_empty() {
            out.push(Name { edits: title, ..name.clone() });
        }
    }
    out
}

/// How sure a paragraph's own language must be for it to be left alone.
const SURE: u8 = 90;

/// Takes back edits in paragraphs of another language, in a bilingual article: their newsroom spells as it does.
fn spare_other_languages(name: &mut Name, paragraphs: &[&str], article: Tag) {
    let is_other = |paragraph: &str| {
        let guess = identify::paragraph(paragraph, article);
        guess.tag.is_known() && guess.tag != article && guess.confidence.as_percent() >= SURE
    };
    name.edits.retain(|edit| !is_other(paragraphs[edit.paragraph]));
    name.changed &= !name.edits.is_empty();
}

/// Languages other than the article's that its template labels are in: the newsroom it came through.
fn stray_languages(text: &str, blocks: &[Block], labels: &[Label], language: &DocumentLanguage) -> Vec<Hint> {
    let mut tags: Vec<Tag> = Vec::new();
    let template = |role| matches!(role, Role::Label | Role::Related | Role::Share | Role::Prompt);
    for (block, _) in blocks.iter().zip(labels).filter(|(_, label)| template(label.role)) {
        let fragment = identify::fragment(block.span.of(text), language);
        let Some(tag) = fragment.template_language() else { continue };
        if tag.is_known() && tag != language.tag && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags.into_iter().map(|language| Hint { language, strength: 1.0 }).collect()
}
