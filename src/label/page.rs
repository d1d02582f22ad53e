//! The page as a whole: its lines, its own idea of a paragraph, and what it says twice.

use super::Scene;
use super::again::{Again, Followed, Said};
use super::chars::Classes;
use super::line::{self, Line};
use super::memory::Memory;
use super::readers::Readings;
use super::row::Row;
use super::words::{Counts, Words};
use std::cell::Cell;

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

thread_local! {
    /// The page a thread was done with last, for its next: memory just used is near.
    static SPARE: Cell<Option<Page>> = const { Cell::new(None) };
}

impl Drop for Page {
    fn drop(&mut self) {
        if !(1..=SPARE_WORDS).contains(&self.words.capacity()) {
            return;
        }
        // While a thread ends it may be gone.
        let _ = SPARE.try_with(|spare| {
            let kept = spare.take().unwrap_or_else(|| std::mem::take(self));
            spare.set(Some(kept));
        });
    }
}

impl Page {
    /// Reads every block of the scene once; what `memory` knows of a line is taken over.
    pub(super) fn read(scene: &Scene<'_>, memory: Memory<'_>) -> Self {
        let sources = memory.sources(scene);
        match memory.into_page().zip(sources) {
            Some((earlier, sources)) => earlier.read_again(scene, &sources),
            None => Self::read_first(scene),
        }
    }

    fn read_first(scene: &Scene<'_>) -> Self {
        let mut page = SPARE.take().unwrap_or_default();
        page.forget();
        page.words.reserve(scene.text.len() / 5 + 16);
        page.read_lines(scene, &vec![None; scene.blocks.len()]);
        page.paragraph = paragraph_width(&page.lines);
        page.again.note_all(&page.words, &page.lines);
        page.say_again();
        page.place_rows();
        page
    }

    /// The same page after edits; `sources` tells which of its lines each block of the scene was, where it was one. Its words stay where
    /// they are, with those of the lines that left between them.
    fn read_again(mut self, scene: &Scene<'_>, sources: &[Option<usize>]) -> Self {
        let earlier = self.lines.len();
        self.read_lines(scene, sources);
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
        self.place_rows();
        self
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

    /// Adds what is known of each block of the scene by itself behind what there is, taken over from the line it was. Each kind of work is
    /// done for all lines before the next kind is: what is worked with stays near.
    fn read_lines(&mut self, scene: &Scene<'_>, sources: &[Option<usize>]) {
        let (classes, topics, earlier) = (Classes::get(), Words::get(), self.lines.len());
        for (source, block) in sources.iter().zip(scene.blocks) {
            let line = source.map(|known| self.lines[known]);
            self.lines.push(line.unwrap_or_else(|| line::read(block.span.of(scene.text), classes, &mut self.words)));
        }
        for (source, line) in sources.iter().zip(&self.lines[earlier..]) {
            let counts = source.map(|known| self.topics[known]);
            self.topics.push(counts.unwrap_or_else(|| topics.count(line.of_words(&self.words))));
        }
        let fresh = sources.iter().zip(earlier..).zip(scene.blocks).filter(|((source, _), _)| source.is_none());
        let fresh = fresh.map(|((_, at), block)| (block.span.of(scene.text), &self.lines[at], &self.topics[at]));
        let mut fresh = Readings::of_all(fresh, scene.language).into_iter();
        for source in sources {
            let readings = source.map(|known| self.readings[known]).or_else(|| fresh.next());
            self.readings.push(readings.expect("all lines that are new were asked about"));
        }
        for (index, source) in sources.iter().enumerate() {
            let at = earlier + index;
            let row = source.map(|known| self.rows[known]);
            self.rows.push(row.unwrap_or_else(|| Row::of(&self.lines[at], &self.topics[at], &self.readings[at])));
        }
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
                let (page, first) = (Page::read(&scene, std::mem::take(&mut memory)), Page::read_first(&scene));
                prop_assert_eq!((&page.said, &page.rows), (&first.said, &first.rows));
                prop_assert!((0..blocks.len()).all(|index| page.words_of(index) == first.words_of(index)));
                memory.keep(&scene, page);
                memory.keep_text(text.into());
                lines = lines.into_iter().zip(edits.into_iter().cycle()).flat_map(|(line, edit)| edited(line, edit)).collect();
            }
        }
    }
}
