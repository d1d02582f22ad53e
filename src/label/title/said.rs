//! The title held against all other lines: which of them say it again.

use super::shape::is_paragraph;
use crate::label::Scene;
use crate::label::again::phrases;
use crate::label::page::Page;
use crate::metadata::titles;
use std::cell::OnceCell;

/// The title line, to be held against all others.
pub(super) struct Headline<'p> {
    scene: &'p Scene<'p>,
    page: &'p Page,
    index: usize,
    /// Folded for the first line that shares a run of words with it; most headlines are said once.
    text: OnceCell<titles::Title<'p>>,
    /// Those of its runs of words that stand in another line as well.
    phrases: Vec<u32>,
}

impl<'p> Headline<'p> {
    pub(super) fn of(scene: &'p Scene<'p>, page: &'p Page, index: usize) -> Self {
        let phrases = page.shared_phrases(index, phrases(page.words_of(index))).collect();
        Self { scene, page, index, text: OnceCell::new(), phrases }
    }

    /// Whether line `index` is the title or says it again; one that shares no run of words with it does not.
    pub(super) fn is_said_by(&self, index: usize) -> bool {
        let (title, line) = (&self.page.lines[self.index], &self.page.lines[index]);
        index == self.index
            || title.key == line.key
            || !self.phrases.is_empty()
                && line.width < 2.0 * title.width
                && phrases(self.page.words_of(index)).any(|phrase| self.phrases.contains(&phrase))
                && self
                    .text
                    .get_or_init(|| titles::Title::new(self.text_of(self.index)))
                    .is_said_by(self.text_of(index))
    }

    /// Whether line `index` is the rest of the title, whose kicker a template sets as a line of its own.
    pub(super) fn is_ended_by(&self, index: usize) -> bool {
        let text = self.text_of(index);
        index == self.index + 1 && titles::goes_on(text) && !is_paragraph(&self.page.lines[index], text)
    }

    fn text_of(&self, index: usize) -> &'p str {
        self.scene.blocks[index].span.of(self.scene.text)
    }
}
