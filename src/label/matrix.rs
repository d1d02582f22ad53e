//! The features of all lines, measured: one flat matrix, column after column.
//!
//! The forest looks at a line and at its neighbours (`words@-1` is the line before): the values of a neighbour's feature are the
//! same column, begun a line earlier, so nothing is measured twice.

use super::feature::{Feature, NAMES};
use super::forest::AT_ONCE;
use super::line::{End, Line, Start};
use super::page::Page;
use super::readers::Readings;
use super::recurrence::kept;
use super::thread;
use super::words::{Counts, TOPICS};

/// Number of columns.
pub(super) const WIDTH: usize = NAMES.len();
/// Rows of nothing before the first and after the last line, so that every neighbour exists.
pub(super) const PAD: usize = 3;
/// Where a value stands seen from a line: what the forest calls a column.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The neighbour, from [`PAD`] lines before (0) to as many after.
    pub(super) row: usize,
    /// The feature, as it stands in [`NAMES`].
    pub(super) feature: usize,
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
pub(super) struct Matrix {
    cells: Vec<f32>,
    lines: usize,
    /// Cells of a column: the lines and what pads them, so that every neighbour exists, and the last lines' as many as the forest reads at once.
    height: usize,
}

/// The cells of one line while they are written.
struct Row<'m> {
    matrix: &'m mut Matrix,
    index: usize,
}

impl Row<'_> {
    #[inline]
    fn set(&mut self, feature: Feature, value: f32) {
        self.matrix.set(self.index, feature, value);
    }

    #[inline]
    fn get(&self, feature: Feature) -> f32 {
        self.matrix.get(self.index, feature)
    }
}

impl Matrix {
    /// Measures every line of `page`.
    pub(super) fn measure(page: &Page) -> Self {
        let lines = page.lines.len();
        let height = lines.next_multiple_of(AT_ONCE) + 2 * PAD;
        let mut matrix = Self { cells: vec![ABSENT; height * WIDTH], lines, height };
        let whole = Whole::of(page);
        for (index, line) in page.lines.iter().enumerate() {
            let mut row = Row { matrix: &mut matrix, index };
            shape(line, &mut row);
            signs(line, &mut row);
            recurrence(page, index, &mut row);
            topics(line, &page.topics[index], &mut row);
            readings(&page.readings[index], &mut row);
            row.set(Feature::Relative, line.width / page.paragraph);
            row.set(Feature::Rhyme, f32::from(rhymes(page, index)));
            row.set(Feature::Evidence, f32::from(line.points_on || has_evidence(&row)));
        }
        whole.write(&mut matrix);
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
    fn surroundings(&mut self, feature: Feature, into: Feature) {
        for index in 0..self.lines {
            let (from, to) = (index.saturating_sub(AROUND), (index + AROUND + 1).min(self.lines));
            let sum: f32 = (from..to).filter(|&other| other != index).map(|other| self.get(other, feature)).sum();
            self.set(index, into, sum / (to - from - 1).max(1) as f32);
        }
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

    /// Position, and the distance to the paragraphs before and after.
    fn place(&mut self, page: &Page) {
        let all: f32 = page.lines.iter().filter(|line| line.is_long()).map(|line| line.width).sum();
        let (mut mass, mut long, mut sentence) = (0.0, FAR, FAR);
        for index in 0..self.lines {
            let (line, count) = (&page.lines[index], self.lines);
            let mut row = Row { matrix: self, index };
            row.set(Feature::Position, index as f32 / count as f32);
            row.set(Feature::FromStart, index as f32);
            row.set(Feature::FromEnd, (count - 1 - index) as f32);
            row.set(Feature::MassBefore, mass / all.max(1.0));
            row.set(Feature::SinceLong, long);
            row.set(Feature::SinceSentence, sentence);
            (long, sentence) = step(line, long, sentence);
            mass += if line.is_long() { line.width } else { 0.0 };
        }
        (long, sentence) = (FAR, FAR);
        for index in (0..self.lines).rev() {
            self.set(index, Feature::UntilLong, long);
            self.set(index, Feature::UntilSentence, sentence);
            (long, sentence) = step(&page.lines[index], long, sentence);
        }
    }
}

/// A distance in lines beyond which lines do not know each other.
const FAR: f32 = 20.0;

fn step(line: &Line, long: f32, sentence: f32) -> (f32, f32) {
    let ends = line.is_long() && line.end == End::Sentence;
    (if line.is_long() { 0.0 } else { (long + 1.0).min(FAR) }, if ends { 0.0 } else { (sentence + 1.0).min(FAR) })
}

fn shape(line: &Line, row: &mut Row<'_>) {
    let words = line.word_count() as f32;
    let mut set = |feature: Feature, value: f32| row.set(feature, value);
    set(Feature::Width, line.width);
    set(Feature::Words, words);
    set(Feature::WordWidth, line.width / words.max(1.0));
    set(Feature::EndsSentence, f32::from(line.end == End::Sentence));
    set(Feature::Asks, f32::from(line.question));
    set(Feature::EndsEllipsis, f32::from(line.end == End::Ellipsis));
    set(Feature::EndsColon, f32::from(line.end == End::Colon));
    set(Feature::EndsDigit, f32::from(line.end == End::Digit));
    set(Feature::StartsUpper, f32::from(line.start == Start::Upper));
    set(Feature::StartsLower, f32::from(line.start == Start::Lower));
    set(Feature::StartsDigit, f32::from(line.start == Start::Digit));
    set(Feature::StartsQuote, f32::from(line.start == Start::Quote));
    set(Feature::StartsBullet, f32::from(line.start == Start::Bullet));
    set(Feature::Capitals, line.uppers as f32 / line.letters.max(1) as f32);
    set(Feature::CapitalWords, line.capital_words as f32 / words.max(1.0));
    set(Feature::Long, f32::from(line.is_long()));
}

fn signs(line: &Line, row: &mut Row<'_>) {
    let words = line.word_count().max(1) as f32;
    let mut set = |feature: Feature, value: f32| row.set(feature, value);
    set(Feature::Digits, line.digits as f32 / line.width.max(1.0));
    set(Feature::Numbers, line.numbers as f32);
    set(Feature::NumberJoints, line.number_joints as f32);
    set(Feature::Year, f32::from(line.has_year));
    set(Feature::Commas, line.commas as f32 / words);
    set(Feature::Dividers, line.dividers as f32);
    set(Feature::Quotes, line.quotes as f32);
    set(Feature::Brackets, line.brackets as f32);
    set(Feature::Dashes, line.dashes as f32);
    set(Feature::InnerStops, line.inner_stops as f32);
    set(Feature::Symbols, line.symbols as f32);
    set(Feature::Copyright, f32::from(line.copyright));
    set(Feature::Address, f32::from(line.address));
    set(Feature::EarlyColon, f32::from(line.early_colon));
    set(Feature::Glued, line.glued as f32);
}

/// The columns of the topics, in the order of [`super::words::TOPICS`].
const TOPIC_COLUMNS: [Feature; TOPICS.len()] = [
    Feature::Account,
    Feature::Ad,
    Feature::By,
    Feature::Byline,
    Feature::Comment,
    Feature::Credit,
    Feature::Date,
    Feature::Link,
    Feature::Media,
    Feature::Notice,
    Feature::Picture,
    Feature::Reader,
    Feature::Share,
];

/// What the line's words speak for.
fn topics(line: &Line, counts: &Counts, row: &mut Row<'_>) {
    let words = line.word_count().max(1) as f32;
    for (feature, &count) in TOPIC_COLUMNS.into_iter().zip(counts) {
        row.set(feature, f32::from(count) / words);
    }
    row.set(Feature::Furniture, counts.iter().map(|&count| f32::from(count)).sum());
}

fn readings(readings: &Readings, row: &mut Row<'_>) {
    row.set(Feature::CreditLine, readings.credit);
    row.set(Feature::CreditEnd, readings.credit_end);
    row.set(Feature::DateLine, readings.date);
    row.set(Feature::BylineLine, readings.byline);
    row.set(Feature::SignoffLine, readings.signoff);
    row.set(Feature::PhraseLine, f32::from(readings.phrase.is_some() || readings.trail));
    row.set(Feature::PhraseStart, readings.phrase_start);
    row.set(Feature::PhraseEnd, readings.phrase_end);
}

/// Whether more than shape speaks against the line. A short line said twice may be a refrain.
fn has_evidence(row: &Row<'_>) -> bool {
    let get = |feature: Feature| row.get(feature);
    let short = get(Feature::Long) == 0.0;
    get(Feature::PhraseLine) > 0.0
        || claims(row)
        || get(Feature::SignoffLine) > 0.0
        || [Feature::CreditLine, Feature::DateLine, Feature::BylineLine].into_iter().any(|reader| get(reader) > 0.6)
        || get(Feature::Words) >= 6.0 && get(Feature::CopyBefore) + get(Feature::CopyAfter) > 0.0
        || short && get(Feature::Furniture) >= 0.4 * get(Feature::Words).max(1.0)
}

/// Whether a copyright sign stands where a claim of rights has it: "Core® is renamed next year." is a sentence about a brand.
fn claims(row: &Row<'_>) -> bool {
    let has = |feature: Feature| row.get(feature) > 0.0;
    let claim = has(Feature::Year) || has(Feature::Notice) || has(Feature::StartsBullet);
    has(Feature::Copyright) && (claim || !has(Feature::EndsSentence))
}

/// How much of the line the page says elsewhere.
fn recurrence(page: &Page, index: usize, row: &mut Row<'_>) {
    let here = kept(index);
    let (known, word_count) = page.known_words(index);
    let (mut before, mut after, mut count) = (0, 0, 0);
    for (first, last) in page.spans_of_phrases(index) {
        before += u32::from(first < here);
        after += u32::from(last > here);
        count += 1;
    }
    let (first, last) = page.span_of_copies(index);
    row.set(Feature::Known, known as f32 / word_count.max(1) as f32);
    row.set(Feature::SaidBefore, before as f32 / count.max(1) as f32);
    row.set(Feature::SaidAfter, after as f32 / count.max(1) as f32);
    row.set(Feature::CopyBefore, f32::from(first < here));
    row.set(Feature::CopyAfter, f32::from(last > here));
}

fn rhymes(page: &Page, index: usize) -> bool {
    let first = |at: usize| page.lines.get(at).and_then(|_| page.words_of(at).first());
    let Some(own) = first(index) else { return false };
    [index.wrapping_sub(2), index.wrapping_sub(1), index + 1, index + 2].into_iter().any(|at| first(at) == Some(own))
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
