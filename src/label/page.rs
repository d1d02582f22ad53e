//! The page as a whole: its lines, its own idea of a paragraph, and what it says twice.

use super::Scene;
use super::chars::Classes;
use super::line::{self, End, Line, mix};
use super::memory::Memory;
use super::readers::Readings;
use super::recurrence::{Recurrence, kept};
use super::words::{Counts, Words};

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
    /// Width of the page's typical paragraph: half of all text in long lines stands in wider ones.
    pub(super) paragraph: f32,
    /// Which words its long lines hold.
    pub(super) vocabulary: Recurrence,
    /// Which runs of three words stand in which lines.
    pub(super) phrases: Recurrence,
    /// Where [`Page::phrases`] has those that each line begins with, line after line, and where those of each line end.
    places: Vec<u32>,
    ends: Vec<u32>,
    /// Which lines are equal.
    pub(super) copies: Recurrence,
}

impl Page {
    /// Reads every block of the scene once; what `memory` knows of a line is taken over.
    pub(super) fn read(scene: &Scene<'_>, memory: &Memory) -> Self {
        let (classes, topics) = (Classes::get(), Words::get());
        let count = scene.blocks.len();
        let mut page = Self {
            lines: Vec::with_capacity(count),
            words: Vec::with_capacity(scene.text.len() / 5 + 16),
            topics: Vec::with_capacity(count),
            readings: Vec::with_capacity(count),
            ..Self::default()
        };
        let mut walk = memory.walk(scene.language);
        for block in scene.blocks {
            let seen = block.span.of(scene.text);
            if let Some((walk, known)) = walk.as_mut().and_then(|walk| walk.find(seen).map(|known| (walk, known))) {
                page.take_over(walk.page, known);
                continue;
            }
            let line = line::read(seen, classes, &mut page.words);
            let counts = topics.count(slice(&page.words, &line));
            page.readings.push(Readings::of(seen, &line, &counts, scene.language));
            page.topics.push(counts);
            page.lines.push(line);
        }
        page.paragraph = paragraph_width(&page.lines);
        page.note_recurrence();
        page
    }

    /// Adds line `known` of an earlier page.
    fn take_over(&mut self, earlier: &Self, known: usize) {
        let first = self.words.len() as u32;
        self.words.extend_from_slice(earlier.words_of(known));
        self.lines.push(Line { words: (first, self.words.len() as u32), ..earlier.lines[known].clone() });
        self.topics.push(earlier.topics[known]);
        self.readings.push(earlier.readings[known]);
    }

    fn note_recurrence(&mut self) {
        self.vocabulary = Recurrence::for_entries(self.words.len());
        self.phrases = Recurrence::for_entries(self.words.len());
        self.copies = Recurrence::for_entries(self.lines.len());
        (self.places, self.ends) = (Vec::with_capacity(self.words.len()), Vec::with_capacity(self.lines.len()));
        for (index, line) in self.lines.iter().enumerate() {
            let (words, index) = (slice(&self.words, line), kept(index));
            self.copies.note(line.key, index);
            let first = self.places.len();
            for phrase in phrases(words) {
                let place = self.phrases.note(phrase, index);
                self.places.push(place);
            }
            self.places.truncate(self.places.len().min(first + PHRASES_LOOKED_UP));
            self.ends.push(self.places.len() as u32);
            if line.is_long() && line.end != End::Ellipsis {
                for &word in words {
                    self.vocabulary.note(word, index);
                }
            }
        }
    }

    /// First and last line that hold each of the phrases that line `index` begins with.
    pub(super) fn spans_of_phrases(&self, index: usize) -> impl Iterator<Item = (u16, u16)> {
        let first = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.places[first..self.ends[index] as usize].iter().map(|&place| self.phrases.span_at(place))
    }

    /// The word hashes of line `index`.
    pub(super) fn words_of(&self, index: usize) -> &[u32] {
        slice(&self.words, &self.lines[index])
    }
}

fn slice<'w>(words: &'w [u32], line: &Line) -> &'w [u32] {
    &words[line.words.0 as usize..line.words.1 as usize]
}

/// So many words of a line are looked up elsewhere: what is said again is mostly said from its beginning.
pub(super) const LOOKED_UP: usize = 32;
/// The phrases that those words make.
const PHRASES_LOOKED_UP: usize = LOOKED_UP - 2;

/// Each run of three words; fewer than three make one phrase.
pub(super) fn phrases(words: &[u32]) -> impl Iterator<Item = u32> {
    words.windows(words.len().clamp(1, 3)).map(|run| run.iter().fold(3, |hash, &word| mix(hash, word)))
}

/// The width that half of the text in long lines reaches; 90 letters where no line is long.
fn paragraph_width(lines: &[Line]) -> f32 {
    let mut widths: Vec<f32> = lines.iter().filter(|line| line.is_long()).map(|line| line.width).collect();
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
