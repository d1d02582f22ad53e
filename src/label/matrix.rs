//! The features of all lines, measured: one flat matrix, column after column.
//!
//! The forest looks at a line and at its neighbours (`words@-1` is the line before): the values of a neighbour's feature are the
//! same column, begun a line earlier, so nothing is measured twice.

use super::feature::{Feature, NAMES};
use super::forest::AT_ONCE;
use super::line::{End, Line};
use super::page::Page;
use super::row::{self, Row};
use super::thread::{self, Thread};
use std::cell::Cell;

/// Number of columns.
pub(super) const WIDTH: usize = NAMES.len();
/// Rows of nothing before the first and after the last line, so that every neighbour exists.
pub(crate) const PAD: usize = 3;

/// Where a value stands seen from a line: what the forest calls a column.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// The neighbour, from [`PAD`] lines before (0) to as many after.
    pub(crate) row: usize,
    /// The feature: its column.
    pub(crate) feature: usize,
}

impl Place {
    #[inline]
    pub(super) fn of(number: u32) -> Self {
        Self { row: (number >> 16) as usize, feature: (number & 0xFFFF) as usize }
    }

    pub(super) fn number(self) -> u32 {
        (self.row << 16 | self.feature) as u32
    }
}

/// The value of every feature of a line that is not there.
const ABSENT: f32 = -1.0;
/// How many lines to either side make a line's surroundings.
const AROUND: usize = 5;

/// All features of all lines.
#[derive(Default)]
pub(super) struct Matrix {
    cells: Vec<f32>,
    lines: usize,
    /// Cells of a column: the lines and what pads them, so that every neighbour exists, and the last lines' as many as the forest reads at once.
    height: usize,
    /// The lines of the text nothing is known against.
    pub(super) thread: Thread,
    /// A feature's values while those around each line are summed up.
    padded: Vec<f32>,
}

/// A larger matrix is not kept: few pages need one.
const SPARE_CELLS: usize = 1 << 16;

thread_local! {
    /// The matrix a thread was done with last, for its next: memory just used is near.
    static SPARE: Cell<Option<Matrix>> = const { Cell::new(None) };
}

impl Drop for Matrix {
    fn drop(&mut self) {
        if !(1..=SPARE_CELLS).contains(&self.cells.capacity()) {
            return;
        }
        // While a thread ends it may be gone.
        let _ = SPARE.try_with(|spare| {
            let kept = spare.take().unwrap_or_else(|| std::mem::take(self));
            spare.set(Some(kept));
        });
    }
}

impl Matrix {
    /// Measures every line of `page`.
    pub(super) fn measure(page: &Page) -> Self {
        let lines = page.lines.len();
        let height = lines.next_multiple_of(AT_ONCE) + 2 * PAD;
        let mut matrix = SPARE.take().unwrap_or_default();
        (matrix.lines, matrix.height) = (lines, height);
        matrix.cells.clear();
        matrix.cells.resize(height * WIDTH, ABSENT);
        matrix.spread(&page.rows);
        Whole::of(page).write(&mut matrix);
        matrix.page_evidence();
        matrix.place(page);
        matrix.surroundings(Feature::Width, Feature::WidthAround);
        matrix.flags_around(Feature::EndsSentence, Feature::SentencesAround);
        matrix.flags_around(Feature::Long, Feature::LongAround);
        matrix.flags_around(Feature::Evidence, Feature::EvidenceAround);
        thread::write(page, &mut matrix);
        matrix
    }

    /// Number of lines.
    pub(super) fn lines(&self) -> usize {
        self.lines
    }

    /// All values, column after column.
    pub(super) fn cells(&self) -> &[f32] {
        &self.cells
    }

    /// How many values a column has: [`PAD`] lines before the first, the lines, and behind them [`AT_ONCE`] of them for any line, and
    /// [`PAD`] more.
    pub(super) fn height(&self) -> usize {
        self.height
    }

    /// The values of each feature, line after line.
    pub(super) fn columns(&self) -> impl Iterator<Item = &[f32]> {
        self.cells.chunks_exact(self.height).map(|column| &column[PAD..][..self.lines])
    }

    /// The value at a place for line `index`.
    pub(super) fn value(&self, Place { row, feature }: Place, index: usize) -> f32 {
        self.cells[feature * self.height + row + index]
    }

    /// One feature of one line.
    #[inline]
    pub(super) fn get(&self, index: usize, feature: Feature) -> f32 {
        self.cells[feature as usize * self.height + PAD + index]
    }

    /// All features of line `index`.
    pub(super) fn row(&self, index: usize) -> Vec<f32> {
        self.cells.chunks_exact(self.height).map(|column| column[PAD + index]).collect()
    }

    #[inline]
    pub(super) fn set(&mut self, index: usize, feature: Feature, value: f32) {
        self.cells[feature as usize * self.height + PAD + index] = value;
    }

    /// The values of one feature, line after line.
    fn column_mut(&mut self, feature: Feature) -> &mut [f32] {
        &mut self.cells[feature as usize * self.height + PAD..][..self.lines]
    }

    /// Notes the first opinion of each line, and that of its surroundings.
    pub(super) fn note_opinions(&mut self, opinions: &[f32]) {
        self.column_mut(Feature::Opinion).copy_from_slice(opinions);
        self.surroundings(Feature::Opinion, Feature::OpinionAround);
        thread::note_opinions(self);
    }

    /// Writes the mean of `feature` over up to [`AROUND`] lines to either side into the column `into`.
    ///
    /// Each neighbour's values are added to all lines at once, the furthest before first; a neighbour that is not there adds nothing.
    fn surroundings(&mut self, feature: Feature, into: Feature) {
        let mut padded = std::mem::take(&mut self.padded);
        padded.clear();
        padded.resize(self.lines + 2 * AROUND, 0.0);
        padded[AROUND..][..self.lines].copy_from_slice(self.column_mut(feature));
        let lines = self.lines;
        let sums = self.column_mut(into);
        sums.fill(0.0);
        for offset in (0..=2 * AROUND).filter(|&offset| offset != AROUND) {
            sums.iter_mut().zip(&padded[offset..]).for_each(|(sum, value)| *sum += value);
        }
        for (index, sum) in sums.iter_mut().enumerate() {
            let (from, to) = (index.saturating_sub(AROUND), (index + AROUND + 1).min(lines));
            *sum /= (to - from - 1).max(1) as f32;
        }
        self.padded = padded;
    }

    /// [`Matrix::surroundings`] of a feature that is 0 or 1: counted along with the line, as such sums are exact in any order.
    fn flags_around(&mut self, feature: Feature, into: Feature) {
        let flag = |matrix: &Self, at: usize| if at < matrix.lines { matrix.get(at, feature) } else { 0.0 };
        let mut sum: f32 = (0..AROUND).map(|at| flag(self, at)).sum();
        for index in 0..self.lines {
            sum += flag(self, index + AROUND);
            let (from, to) = (index.saturating_sub(AROUND), (index + AROUND + 1).min(self.lines));
            self.set(index, into, (sum - self.get(index, feature)) / (to - from - 1).max(1) as f32);
            sum -= index.checked_sub(AROUND).map_or(0.0, |gone| flag(self, gone));
        }
    }

    /// Tells every line how much of the page is known to be furniture.
    fn page_evidence(&mut self) {
        let known: f32 = (0..self.lines).map(|index| self.get(index, Feature::Evidence)).sum();
        let share = known / self.lines.max(1) as f32;
        self.column_mut(Feature::PageEvidence).fill(share);
    }

    /// Writes the rows of all lines into their columns.
    fn spread(&mut self, rows: &[Row]) {
        for (number, column) in self.cells.chunks_exact_mut(self.height).take(row::COLUMNS).enumerate() {
            column[PAD..].iter_mut().zip(rows).for_each(|(cell, row)| *cell = row.value(number));
        }
    }

    /// Writes a column, from the first line to the last.
    pub(super) fn fill(&mut self, feature: Feature, values: impl Iterator<Item = f32>) {
        self.column_mut(feature).iter_mut().zip(values).for_each(|(cell, value)| *cell = value);
    }

    /// Writes a column, from the last line to the first.
    pub(super) fn fill_back(&mut self, feature: Feature, values: impl Iterator<Item = f32>) {
        self.column_mut(feature).iter_mut().rev().zip(values).for_each(|(cell, value)| *cell = value);
    }

    /// Position, and the distance to the paragraphs before and after.
    fn place(&mut self, page: &Page) {
        let (lines, count) = (&page.lines, self.lines);
        let all: f32 = lines.iter().filter(|line| line.is_long()).map(|line| line.width).sum();
        self.fill(Feature::Position, (0..count).map(|index| index as f32 / count as f32));
        self.fill(Feature::FromStart, (0..count).map(|index| index as f32));
        self.fill_back(Feature::FromEnd, (0..count).map(|index| index as f32));
        self.fill(Feature::MassBefore, {
            let mut mass = 0.0;
            lines.iter().map(move |line| {
                let before = mass;
                mass += if line.is_long() { line.width } else { 0.0 };
                before / all.max(1.0)
            })
        });
        let ends = |line: &Line| line.is_long() & (line.end == End::Sentence);
        self.fill(Feature::SinceLong, distances(lines.iter().map(Line::is_long)));
        self.fill(Feature::SinceSentence, distances(lines.iter().map(ends)));
        self.fill_back(Feature::UntilLong, distances(lines.iter().rev().map(Line::is_long)));
        self.fill_back(Feature::UntilSentence, distances(lines.iter().rev().map(ends)));
    }
}

/// A distance in lines beyond which lines do not know each other.
const FAR: f32 = 20.0;

/// For each line how many lines ago the last one was that `is_it` says it of; counted and not branched on.
pub(super) fn distances(is_it: impl Iterator<Item = bool>) -> impl Iterator<Item = f32> {
    let mut since = FAR;
    is_it.map(move |is_it| {
        let before = since;
        since = (since + 1.0).min(FAR) * f32::from(!is_it);
        before
    })
}

/// What is true of the page, and so of each of its lines.
struct Whole {
    lines: f32,
    short: f32,
    long_text: f32,
    sentences: f32,
    paragraph: f32,
}

impl Whole {
    fn of(page: &Page) -> Self {
        let lines = page.lines.len().max(1) as f32;
        let long = || page.lines.iter().filter(|line| line.is_long());
        let text: f32 = page.lines.iter().map(|line| line.width).sum();
        let long_count = long().count().max(1) as f32;
        Self {
            lines,
            short: page.lines.iter().filter(|line| !line.is_long()).count() as f32 / lines,
            long_text: long().map(|line| line.width).sum::<f32>() / text.max(1.0),
            sentences: long().filter(|line| line.end == End::Sentence).count() as f32 / long_count,
            paragraph: page.paragraph,
        }
    }

    fn write(&self, matrix: &mut Matrix) {
        matrix.column_mut(Feature::PageLines).fill(self.lines);
        matrix.column_mut(Feature::PageShort).fill(self.short);
        matrix.column_mut(Feature::PageLongText).fill(self.long_text);
        matrix.column_mut(Feature::PageSentences).fill(self.sentences);
        matrix.column_mut(Feature::PageParagraph).fill(self.paragraph);
    }
}
