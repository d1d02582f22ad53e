//! The page as a whole: its lines, its own idea of a paragraph, and what it says twice.

use super::Scene;
use super::again::{Again, Followed, Said};
use super::chars::Classes;
use super::line::{self, Line};
use super::memory::Memory;
use super::readers::{Asked, Readings};
use super::row::Row;
use super::words::{Counts, Words};
use std::cell::RefCell;

/// What the features of a line are measured against.
#[derive(Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    /// Hashes of all words, line after line.
    pub(super) words: Vec<u32>,
    /// What its lines' words speak for.
    pub(super) topics: Vec<Counts>,
    /// What the readers of credits, dates, bylines and sign-offs say of each line.
    pub(super) readings: Vec<Readings>,
    /// What is measured of each line by itself and by what the page says elsewhere.
    pub(super) rows: Vec<Row>,
    /// Width of the page's typical paragraph: half of all text in long lines stands in wider ones.
    pub(super) paragraph: f32,
    /// How much of each line the page says elsewhere.
    pub(super) said: Vec<Said>,
    /// Which of its lines hold the same.
    again: Again,
}

/// A page of more words is not kept: few articles have them.
const SPARE_WORDS: usize = 1 << 14;
/// So many are kept: as many as are read side by side.
const SPARE_PAGES: usize = crate::pipeline::SIDE_BY_SIDE;

thread_local! {
    /// The pages a thread was done with last, for its next: memory just used is near.
    static SPARE: RefCell<Vec<Page>> = const { RefCell::new(Vec::new()) };
}

impl Drop for Page {
    fn drop(&mut self) {
        if !(1..=SPARE_WORDS).contains(&self.words.capacity()) {
            return;
        }
        // While a thread ends it may be gone.
        let _ = SPARE.try_with(|spare| {
            let mut spare = spare.borrow_mut();
            if spare.len() < SPARE_PAGES {
                spare.push(std::mem::take(self));
            }
        });
    }
}

/// A page while it is read.
struct Draft<'s> {
    scene: &'s Scene<'s>,
    page: Page,
    /// Which of the lines that the page had before each block of the scene was, where it was one.
    sources: Vec<Option<usize>>,
    /// How many lines the page had before; `None` where it is read first.
    earlier: Option<usize>,
}

impl<'s> Draft<'s> {
    /// The page of `scene`, as `memory` knows it or empty.
    fn of(scene: &'s Scene<'s>, memory: Memory<'_>) -> Self {
        let sources = memory.sources(scene);
        if let Some((page, sources)) = memory.into_page().zip(sources) {
            let earlier = Some(page.lines.len());
            return Self { scene, page, sources, earlier };
        }
        let mut page = SPARE.with_borrow_mut(Vec::pop).unwrap_or_default();
        page.forget();
        page.words.reserve(scene.text.len() / 5 + 16);
        Self { scene, page, sources: vec![None; scene.blocks.len()], earlier: None }
    }

    /// The lines of the scene with what is known of them, behind those the page had before.
    fn seen(&self) -> impl Iterator<Item = (Option<usize>, usize)> + use<'_> {
        self.sources.iter().copied().zip(self.earlier.unwrap_or(0)..)
    }

    fn read_lines(&mut self) {
        let (classes, page) = (Classes::get(), &mut self.page);
        for (source, block) in self.sources.iter().zip(self.scene.blocks) {
            let line = source.map(|known| page.lines[known]);
            page.lines
                .push(line.unwrap_or_else(|| line::read(block.span.of(self.scene.text), classes, &mut page.words)));
        }
    }

    fn count_topics(&mut self) {
        let topics = Words::get();
        let counts = self.seen().map(|(source, at)| {
            let count = || topics.count(self.page.lines[at].of_words(&self.page.words));
            source.map_or_else(count, |known| self.page.topics[known])
        });
        let counts: Vec<Counts> = counts.collect();
        self.page.topics.extend(counts);
    }

    /// The lines that nothing is known of.
    fn fresh(&self) -> impl Iterator<Item = Asked<'_>> {
        let fresh = self.seen().zip(self.scene.blocks).filter(|((source, _), _)| source.is_none());
        fresh.map(|((_, at), block)| Asked {
            text: block.span.of(self.scene.text),
            line: &self.page.lines[at],
            counts: &self.page.topics[at],
            language: self.scene.language,
        })
    }

    fn take_readings(&mut self, fresh: &mut impl Iterator<Item = Readings>) {
        for source in &self.sources {
            let readings = source.map(|known| self.page.readings[known]).or_else(|| fresh.next());
            self.page.readings.push(readings.expect("all lines that are new were asked about"));
        }
    }

    fn make_rows(&mut self) {
        for (index, source) in self.sources.iter().enumerate() {
            let (at, page) = (self.earlier.unwrap_or(0) + index, &mut self.page);
            let row = source.map(|known| page.rows[known]);
            page.rows.push(row.unwrap_or_else(|| Row::of(&page.lines[at], &page.topics[at], &page.readings[at])));
        }
    }

    /// The page, once all its lines are read.
    fn finish(self) -> Page {
        let Self { mut page, sources, earlier, .. } = self;
        match earlier {
            Some(earlier) => page.follow(earlier, &sources),
            None => {
                page.paragraph = paragraph_width(&page.lines);
                page.again.note_all(&page.words, &page.lines);
                page.say_again();
            }
        }
        page.place_rows();
        page
    }
}

impl Page {
    /// Reads every block of each scene once; what its memory knows of a line is taken over.
    ///
    /// Each kind of work is done for all lines of all pages before the next kind is: what is worked with stays near.
    pub(super) fn read_all(scenes: &[Scene<'_>], memories: Vec<Memory<'_>>) -> Vec<Self> {
        let mut drafts: Vec<Draft<'_>> =
            scenes.iter().zip(memories).map(|(scene, memory)| Draft::of(scene, memory)).collect();
        drafts.iter_mut().for_each(Draft::read_lines);
        drafts.iter_mut().for_each(Draft::count_topics);
        let fresh: Vec<Asked<'_>> = drafts.iter().flat_map(Draft::fresh).collect();
        let mut readings = Readings::of_all(&fresh).into_iter();
        drafts.iter_mut().for_each(|draft| draft.take_readings(&mut readings));
        drafts.iter_mut().for_each(Draft::make_rows);
        drafts.into_iter().map(Draft::finish).collect()
    }

    /// Leaves the first `earlier` lines behind, which the others were before an edit; `sources` tells which of them each was, where it was one.
    /// Its words stay where they are, with those of the lines that left between them.
    fn follow(&mut self, earlier: usize, sources: &[Option<usize>]) {
        let (before, lines) = self.lines.split_at(earlier);
        self.paragraph = paragraph_width(lines);
        let followed = self.again.follow(&self.words, lines, before, sources);
        self.lines.drain(..earlier);
        self.topics.drain(..earlier);
        self.readings.drain(..earlier);
        self.rows.drain(..earlier);
        match followed {
            Followed::AsBefore => {
                sources.iter().flatten().for_each(|&known| self.said.push(self.said[known]));
                self.said.drain(..earlier);
            }
            Followed::Otherwise => self.say_again(),
            Followed::Lost => {
                self.close_ranks();
                self.again.note_all(&self.words, &self.lines);
                self.say_again();
            }
        }
    }

    /// Makes room for another page.
    fn forget(&mut self) {
        self.lines.clear();
        self.words.clear();
        self.topics.clear();
        self.readings.clear();
        self.rows.clear();
        self.said.clear();
    }

    /// Leaves out the words of lines that left.
    fn close_ranks(&mut self) {
        let words = std::mem::take(&mut self.words);
        for line in &mut self.lines {
            let first = self.words.len() as u32;
            self.words.extend_from_slice(line.of_words(&words));
            line.words = (first, self.words.len() as u32);
        }
    }

    /// Adds to each line's row what it has by the page.
    fn place_rows(&mut self) {
        for index in 0..self.lines.len() {
            let rhymes = self.rhymes(index);
            self.rows[index].place(&self.lines[index], self.said[index], self.paragraph, rhymes);
        }
    }

    /// Whether line `index` begins with the same word as one of the two before it or the two after.
    fn rhymes(&self, index: usize) -> bool {
        let first = |at: usize| self.lines.get(at).and_then(|line| line.of_words(&self.words).first());
        let Some(own) = first(index) else { return false };
        [index.wrapping_sub(2), index.wrapping_sub(1), index + 1, index + 2]
            .into_iter()
            .any(|at| first(at) == Some(own))
    }

    /// Tells of each line how much the page says elsewhere.
    fn say_again(&mut self) {
        self.said.clear();
        self.said.extend(self.lines.iter().enumerate().map(|(index, line)| self.again.said(index, line)));
    }

    /// Those of the `phrases` of line `index` that another line holds as well.
    pub(super) fn shared_phrases(&self, index: usize, phrases: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        self.again.shared_phrases(index, phrases)
    }

    /// The word hashes of line `index`.
    pub(super) fn words_of(&self, index: usize) -> &[u32] {
        self.lines[index].of_words(&self.words)
    }
}

/// The width that half of the text in long lines reaches; 90 letters where no line is long.
fn paragraph_width(lines: &[Line]) -> f32 {
    let mut widths = Vec::with_capacity(lines.len());
    widths.extend(lines.iter().filter(|line| line.is_long()).map(|line| line.width));
    widths.sort_by(f32::total_cmp);
    let half = widths.iter().sum::<f32>() / 2.0;
    let mut sum = 0.0;
    widths
        .into_iter()
        .find(|width| {
            sum += width;
            sum >= half
        })
        .unwrap_or(90.0)
}

#[cfg(test)]
mod tests {
    use super::{Memory, Page};
    use crate::label::Scene;
    use crate::language::Tag;
    use crate::pipeline::split::split;
    use proptest::prelude::*;

    const WORDS: [&str; 9] = ["the", "old", "bridge", "ferry", "closed", "harbour", "on", "Monday", "midnight"];

    fn lines() -> impl Strategy<Value = Vec<String>> {
        let line = prop::collection::vec(prop::sample::select(&WORDS[..]), 1..24).prop_map(|words| words.join(" "));
        prop::collection::vec(line, 0..20)
    }

    /// What an edit leaves of a line: nothing, another line, two, or in most cases the line.
    fn edited(line: String, edit: u8) -> Vec<String> {
        match edit {
            0 | 1 => Vec::new(),
            2 => vec![line + " again"],
            3 => vec!["the ferry".to_owned(), line],
            _ => vec![line],
        }
    }

    proptest! {
        #[test]
        fn a_page_read_again_holds_what_one_read_first_holds(
            lines in lines(),
            edits in prop::collection::vec(prop::collection::vec(0..12u8, 20), 1..4),
        ) {
            let (mut lines, mut memory) = (lines, Memory::default());
            for edits in edits {
                let text = lines.join("\n");
                let blocks = split(&text);
                let scene = Scene { text: &text, blocks: &blocks, language: Tag::EN, title: None };
                let read = |memory: Memory<'_>| Page::read_all(&[scene], vec![memory]).pop().expect("one page was asked for");
                let (page, first) = (read(std::mem::take(&mut memory)), read(Memory::default()));
                prop_assert_eq!((&page.said, &page.rows), (&first.said, &first.rows));
                prop_assert!((0..blocks.len()).all(|index| page.words_of(index) == first.words_of(index)));
                memory.keep(&scene, page);
                memory.keep_text(text.into());
                lines = lines.into_iter().zip(edits.into_iter().cycle()).flat_map(|(line, edit)| edited(line, edit)).collect();
            }
        }
    }
}
