//! What is measured of a line by itself, and how much the page says of it elsewhere: the first columns of the matrix.
//!
//! Measured once for a line, however often its article is read. Written side by side and only then spread over the columns, which are far
//! from each other.

use super::again::Said;
use super::feature::Feature;
use super::line::{End, Line, Start};
use super::readers::Readings;
use super::words::{Counts, TOPICS};

/// How many columns there are: those before the first that a line has by its place.
pub(super) const COLUMNS: usize = Feature::Position as usize;

/// The values of one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Row([f32; COLUMNS]);

impl Row {
    /// What a line of this shape, these words and readings has by itself; what it has by the page is zero.
    pub(super) fn of(line: &Line, counts: &Counts, read: &Readings) -> Self {
        let mut row = Self([0.0; COLUMNS]);
        shape(line, &mut row);
        signs(line, &mut row);
        topics(line, counts, &mut row);
        readings(read, &mut row);
        row
    }

    /// Adds what the page says elsewhere of it, its width against the page's typical paragraph's, and whether it begins as a neighbour does.
    pub(super) fn place(&mut self, line: &Line, said: Said, paragraph: f32, rhymes: bool) {
        recurrence(said, self);
        self.set(Feature::Relative, line.width / paragraph);
        self.set(Feature::Rhyme, f32::from(rhymes));
        self.set(Feature::Evidence, f32::from(line.points_on || has_evidence(self)));
    }

    /// The value in the column with this number.
    #[inline]
    pub(super) fn value(&self, column: usize) -> f32 {
        self.0[column]
    }

    #[inline]
    fn set(&mut self, feature: Feature, value: f32) {
        self.0[feature as usize] = value;
    }

    /// The value of a feature.
    #[inline]
    pub(super) fn get(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }
}

fn shape(line: &Line, row: &mut Row) {
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

fn signs(line: &Line, row: &mut Row) {
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

/// The columns of the topics, in the order of [`super::words::TOPICS`]; the forests know nothing of what only appeals ask about.
const TOPIC_COLUMNS: [Option<Feature>; TOPICS.len()] = [
    Some(Feature::Account),
    Some(Feature::Ad),
    Some(Feature::By),
    Some(Feature::Byline),
    Some(Feature::Comment),
    None,
    Some(Feature::Credit),
    Some(Feature::Date),
    Some(Feature::Link),
    Some(Feature::Media),
    Some(Feature::Notice),
    None,
    Some(Feature::Picture),
    Some(Feature::Reader),
    Some(Feature::Share),
];

/// What the line's words speak for.
fn topics(line: &Line, counts: &Counts, row: &mut Row) {
    let words = line.word_count().max(1) as f32;
    let mut furniture = 0;
    for (feature, &count) in
        TOPIC_COLUMNS.into_iter().zip(counts).filter_map(|(feature, count)| feature.zip(Some(count)))
    {
        row.set(feature, f32::from(count) / words);
        furniture += count;
    }
    row.set(Feature::Furniture, f32::from(furniture));
}

fn readings(readings: &Readings, row: &mut Row) {
    row.set(Feature::CreditLine, readings.credit);
    row.set(Feature::CreditEnd, readings.credit_end);
    row.set(Feature::DateLine, readings.date);
    row.set(Feature::BylineLine, readings.byline);
    row.set(Feature::SignoffLine, readings.signoff);
    row.set(Feature::PhraseLine, f32::from(readings.phrase.is_some() || readings.trail));
    row.set(Feature::PhraseStart, readings.phrase_start);
    row.set(Feature::PhraseEnd, readings.phrase_end);
}

/// How much of the line the page says elsewhere.
fn recurrence(said: Said, row: &mut Row) {
    row.set(Feature::Known, said.known);
    row.set(Feature::SaidBefore, said.before);
    row.set(Feature::SaidAfter, said.after);
    row.set(Feature::CopyBefore, f32::from(said.copy_before));
    row.set(Feature::CopyAfter, f32::from(said.copy_after));
}

/// Whether more than shape speaks against the line. A short line said twice may be a refrain.
fn has_evidence(row: &Row) -> bool {
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
fn claims(row: &Row) -> bool {
    let has = |feature: Feature| row.get(feature) > 0.0;
    let claim = has(Feature::Year) || has(Feature::Notice) || has(Feature::StartsBullet);
    has(Feature::Copyright) && (claim || !has(Feature::EndsSentence))
}
