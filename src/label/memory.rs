//! What an earlier pass over the same article found out about its lines.
//!
//! An article is read again once it has been edited (see `docs/decisions.md`), and most of its lines are then what they were.
//! What is known of a line by itself – its shape, its words, what the readers say of it – is a pure function of its text and the
//! language of the document, so it is taken over instead of worked out again. What depends on neighbours never is.

use super::Scene;
use super::page::Page;
use crate::language::Tag;
use crate::pipeline::split::Block;
use std::borrow::Cow;

/// The lines of one text as they were read; empty before the first pass.
#[derive(Default)]
pub struct Memory<'t> {
    text: Option<Cow<'t, str>>,
    blocks: Vec<Block>,
    language: Tag,
    page: Option<Page>,
}

/// How many lines a line may have moved up by; a longer run of lines that left is read again.
const REACH: usize = 256;

impl<'t> Memory<'t> {
    /// Keeps what `page` says of the lines of `scene`.
    pub(super) fn keep(&mut self, scene: &Scene<'_>, page: Page) {
        self.text = None;
        scene.blocks.clone_into(&mut self.blocks);
        self.language = scene.language;
        self.page = Some(page);
    }

    /// Keeps the text that the last pass read: whoever edits it has it left over. Without it nothing of its lines is taken over.
    pub fn keep_text(&mut self, text: Cow<'t, str>) {
        self.text = Some(text);
    }

    /// The page itself, of which nothing more is asked.
    pub(super) fn into_page(self) -> Option<Page> {
        self.page
    }

    /// Which of the kept lines each block of `scene` is, looked up in the order of the text, in which edits leave them; `None` if there are
    /// none, or the document's language has become another.
    pub(super) fn sources(&self, scene: &Scene<'_>) -> Option<Vec<Option<usize>>> {
        let text = self.text.as_deref().filter(|_| self.page.is_some() && self.language == scene.language)?;
        let mut next = 0;
        let mut source = |block: &Block| {
            let seen = block.span.of(scene.text);
            let same = |kept: &Block| kept.span.len() == seen.len() && kept.span.of(text) == seen;
            let at = next + self.blocks[next..].iter().take(REACH).position(same)?;
            next = at + 1;
            Some(at)
        };
        Some(scene.blocks.iter().map(&mut source).collect())
    }
}
