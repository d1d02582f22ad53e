//! The page as a whole: its lines, its own idea of a paragraph, and what it says twice.

use super::Scene;
use super::chars::Classes;
use super::line::{self, End, Line, mix};
use super::readers::Readings;
use super::recurrence::Recurrence;
use super::words::{Counts, Words};

/// What the features of a line are measured against.
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
    /// Which lines are equal.
    pub(super) copies: Recurrence,
}

impl Page {
    /// Reads every block of the scene once.
    pub(super) fn read(scene: &Scene<'_>) -> Self {
        let classes = Classes::get();
        let mut words = Vec::with_capacity(scene.text.len() / 5 + 16);
        let lines: Vec<Line> =
            scene.blocks.iter().map(|block| line::read(block.span.of(scene.text), classes, &mut words)).collect();
        let vocabulary = Words::get();
        let topics: Vec<Counts> = lines.iter().map(|line| vocabulary.count(slice(&words, line))).collect();
        let readings = scene.blocks.iter().zip(&lines).zip(&topics);
        let readings = readings
            .map(|((block, line), counts)| Readings::of(block.span.of(scene.text), line, counts, scene.language));
        let mut page = Self {
            readings: readings.collect(),
            topics,
            paragraph: paragraph_width(&lines),
            vocabulary: Recurrence::for_entries(words.len()),
            phrases: Recurrence::for_entries(words.len()),
            copies: Recurrence::for_entries(lines.len()),
            lines,
            words,
        };
        page.note_recurrence();
        page
    }

    fn note_recurrence(&mut self) {
        for (index, line) in self.lines.iter().enumerate() {
            let words = slice(&self.words, line);
            self.copies.note(line.key, index as u32);
            for phrase in phrases(words) {
                self.phrases.note(phrase, index as u32);
            }
            if line.is_long() && line.end != End::Ellipsis {
                words.iter().for_each(|&word| self.vocabulary.note(word, index as u32));
            }
        }
    }

    /// The word hashes of line `index`.
    pub(super) fn words_of(&self, index: usize) -> &[u32] {
        slice(&self.words, &self.lines[index])
    }
}

fn slice<'w>(words: &'w [u32], line: &Line) -> &'w [u32] {
    &words[line.words.0 as usize..line.words.1 as usize]
}

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
