//! The features of all lines, measured: one flat matrix, a row a line.
//!
//! The forest looks at a line's row and at the rows of its neighbours (`words@-1` is the line before), so nothing is measured
//! twice.

use super::feature::{Feature, NAMES};
use super::line::{End, Line, Start};
use super::page::{Page, phrases};
use super::readers::Readings;
use super::words::{Counts, TOPICS};

/// Number of columns.
pub(super) const WIDTH: usize = NAMES.len();
/// Rows of nothing before the first and after the last line, so that every neighbour exists.
pub(super) const PAD: usize = 3;
/// Cells of a view: a line's row and those of its neighbours, filled up to a power of two, so that a masked column needs no check.
pub(super) const VIEW: usize = ((2 * PAD + 1) * WIDTH).next_power_of_two();
/// The value of every feature of a line that is not there.
const ABSENT: f32 = -1.0;
/// How many lines to either side make a line's surroundings.
const AROUND: usize = 5;

/// All features of all lines.
pub(super) struct Matrix {
    cells: Vec<f32>,
    lines: usize,
}

impl Matrix {
    /// Measures every line of `page`.
    pub(super) fn measure(page: &Page) -> Self {
        let lines = page.lines.len();
        let mut matrix = Self { cells: vec![ABSENT; (lines + 2 * PAD) * WIDTH + VIEW], lines };
        let whole = Whole::of(page);
        for (index, line) in page.lines.iter().enumerate() {
            let row = matrix.row_mut(index);
            shape(line, row);
            signs(line, row);
            recurrence(page, index, row);
            topics(line, &page.topics[index], row);
            readings(&page.readings[index], row);
            row[Feature::Relative as usize] = line.width / page.paragraph;
            row[Feature::Rhyme as usize] = f32::from(rhymes(page, index));
            whole.write(row);
            row[Feature::Evidence as usize] = f32::from(has_evidence(row));
        }
        matrix.page_evidence();
        matrix.place(page);
        matrix.surroundings(Feature::Width, Feature::WidthAround);
        matrix.surroundings(Feature::EndsSentence, Feature::SentencesAround);
        matrix.surroundings(Feature::Long, Feature::LongAround);
        matrix.surroundings(Feature::Evidence, Feature::EvidenceAround);
        matrix
    }

    /// Number of lines.
    pub(super) fn lines(&self) -> usize {
        self.lines
    }

    /// All cells from line `index` on, with [`PAD`] rows before it: what offsets of the forest count from.
    pub(super) fn view(&self, index: usize) -> &[f32; VIEW] {
        self.cells[index * WIDTH..][..VIEW].try_into().expect("the cells go on for a view behind the last line")
    }

    /// One feature of one line.
    pub(super) fn get(&self, index: usize, feature: Feature) -> f32 {
        self.cells[(index + PAD) * WIDTH + feature as usize]
    }

    /// The row of line `index`.
    pub(super) fn row(&self, index: usize) -> &[f32] {
        &self.cells[(index + PAD) * WIDTH..][..WIDTH]
    }

    fn row_mut(&mut self, index: usize) -> &mut [f32] {
        &mut self.cells[(index + PAD) * WIDTH..][..WIDTH]
    }

    /// Notes the first opinion of each line, and that of its surroundings.
    pub(super) fn note_opinions(&mut self, opinions: &[f32]) {
        for (index, &opinion) in opinions.iter().enumerate() {
            self.row_mut(index)[Feature::Opinion as usize] = opinion;
        }
        self.surroundings(Feature::Opinion, Feature::OpinionAround);
    }

    /// Writes the mean of `feature` over up to [`AROUND`] lines to either side into the column `into`.
    fn surroundings(&mut self, feature: Feature, into: Feature) {
        for index in 0..self.lines {
            let (from, to) = (index.saturating_sub(AROUND), (index + AROUND + 1).min(self.lines));
            let sum: f32 = (from..to).filter(|&other| other != index).map(|other| self.get(other, feature)).sum();
            self.row_mut(index)[into as usize] = sum / (to - from - 1).max(1) as f32;
        }
    }

    /// Tells every line how much of the page is known to be furniture.
    fn page_evidence(&mut self) {
        let known: f32 = (0..self.lines).map(|index| self.get(index, Feature::Evidence)).sum();
        let share = known / self.lines.max(1) as f32;
        for index in 0..self.lines {
            self.row_mut(index)[Feature::PageEvidence as usize] = share;
        }
    }

    /// Position, and the distance to the paragraphs before and after.
    fn place(&mut self, page: &Page) {
        let all: f32 = page.lines.iter().filter(|line| line.is_long()).map(|line| line.width).sum();
        let (mut mass, mut long, mut sentence) = (0.0, FAR, FAR);
        for index in 0..self.lines {
            let (line, count) = (&page.lines[index], self.lines);
            let row = self.row_mut(index);
            row[Feature::Position as usize] = index as f32 / count as f32;
            row[Feature::FromStart as usize] = index as f32;
            row[Feature::FromEnd as usize] = (count - 1 - index) as f32;
            row[Feature::MassBefore as usize] = mass / all.max(1.0);
            row[Feature::SinceLong as usize] = long;
            row[Feature::SinceSentence as usize] = sentence;
            (long, sentence) = step(line, long, sentence);
            mass += if line.is_long() { line.width } else { 0.0 };
        }
        (long, sentence) = (FAR, FAR);
        for index in (0..self.lines).rev() {
            let row = self.row_mut(index);
            row[Feature::UntilLong as usize] = long;
            row[Feature::UntilSentence as usize] = sentence;
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

fn shape(line: &Line, row: &mut [f32]) {
    let words = line.word_count() as f32;
    let mut set = |feature: Feature, value: f32| row[feature as usize] = value;
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

fn signs(line: &Line, row: &mut [f32]) {
    let words = line.word_count().max(1) as f32;
    let mut set = |feature: Feature, value: f32| row[feature as usize] = value;
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
fn topics(line: &Line, counts: &Counts, row: &mut [f32]) {
    let words = line.word_count().max(1) as f32;
    for (feature, &count) in TOPIC_COLUMNS.into_iter().zip(counts) {
        row[feature as usize] = f32::from(count) / words;
    }
    row[Feature::Furniture as usize] = counts.iter().map(|&count| f32::from(count)).sum();
}

fn readings(readings: &Readings, row: &mut [f32]) {
    row[Feature::CreditLine as usize] = readings.credit;
    row[Feature::CreditEnd as usize] = readings.credit_end;
    row[Feature::DateLine as usize] = readings.date;
    row[Feature::BylineLine as usize] = readings.byline;
    row[Feature::SignoffLine as usize] = readings.signoff;
    row[Feature::PhraseLine as usize] = f32::from(readings.phrase.is_some() || readings.trail);
    row[Feature::PhraseStart as usize] = readings.phrase_start;
    row[Feature::PhraseEnd as usize] = readings.phrase_end;
}

/// Whether more than shape speaks against the line. A short line said twice may be a refrain.
fn has_evidence(row: &[f32]) -> bool {
    let get = |feature: Feature| row[feature as usize];
    let short = get(Feature::Long) == 0.0;
    get(Feature::PhraseLine) > 0.0
        || claims(row)
        || get(Feature::SignoffLine) > 0.0
        || [Feature::CreditLine, Feature::DateLine, Feature::BylineLine].into_iter().any(|reader| get(reader) > 0.6)
        || get(Feature::Words) >= 6.0 && get(Feature::CopyBefore) + get(Feature::CopyAfter) > 0.0
        || short && get(Feature::Furniture) >= 0.4 * get(Feature::Words).max(1.0)
}

/// Whether a copyright sign stands where a claim of rights has it: "Core® is renamed next year." is a sentence about a brand.
fn claims(row: &[f32]) -> bool {
    let has = |feature: Feature| row[feature as usize] > 0.0;
    let claim = has(Feature::Year) || has(Feature::Notice) || has(Feature::StartsBullet);
    has(Feature::Copyright) && (claim || !has(Feature::EndsSentence))
}

/// So many words of a line are looked up elsewhere: what is said again is mostly said from its beginning.
const LOOKED_UP: usize = 32;

/// How much of the line the page says elsewhere.
fn recurrence(page: &Page, index: usize, row: &mut [f32]) {
    let (line, words, here) = (&page.lines[index], page.words_of(index), index as u32);
    let elsewhere = |span: Option<(u32, u32)>| span.is_some_and(|(first, last)| first != here || last != here);
    let words = &words[..words.len().min(LOOKED_UP)];
    let known = words.iter().filter(|&&word| elsewhere(page.vocabulary.span(word))).count();
    let (mut before, mut after, mut count) = (0, 0, 0);
    for (first, last) in phrases(words).filter_map(|phrase| page.phrases.span(phrase)) {
        before += u32::from(first < here);
        after += u32::from(last > here);
        count += 1;
    }
    let (first, last) = page.copies.span(line.key).unwrap_or((here, here));
    row[Feature::Known as usize] = known as f32 / words.len().max(1) as f32;
    row[Feature::SaidBefore as usize] = before as f32 / count.max(1) as f32;
    row[Feature::SaidAfter as usize] = after as f32 / count.max(1) as f32;
    row[Feature::CopyBefore as usize] = f32::from(first < here);
    row[Feature::CopyAfter as usize] = f32::from(last > here);
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

    fn write(&self, row: &mut [f32]) {
        row[Feature::PageLines as usize] = self.lines;
        row[Feature::PageShort as usize] = self.short;
        row[Feature::PageLongText as usize] = self.long_text;
        row[Feature::PageSentences as usize] = self.sentences;
        row[Feature::PageParagraph as usize] = self.paragraph;
    }
}
