//! What the readers of credits, dates, bylines and sign-offs say of a line: how sure they are, from 0 to 1.
//!
//! They are exact and dear, the features cheap and vague: a reader is asked only where the shape leaves it a chance.

use super::line::{End, Line};
use super::words::{Counts, Topic};
use crate::confidence::Confidence;
use crate::credits;
use crate::language::Tag;
use crate::metadata::{bylines, dates, signoffs};

/// The answers on one line; 0 where a reader says no or was not asked.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Readings {
    /// The line is a credit.
    pub(super) credit: f32,
    /// The line ends with a credit, as captions do.
    pub(super) credit_end: f32,
    /// The line says when, and nothing else.
    pub(super) date: f32,
    /// The line says who wrote.
    pub(super) byline: f32,
    /// The line is a sign-off.
    pub(super) signoff: f32,
}

/// Wider lines are paragraphs to the readers of credits at the end.
const WIDEST_CAPTION: f32 = 420.0;
/// Wider lines say more than when, who, or "(agency)".
const WIDEST_NOTE: f32 = 160.0;

impl Readings {
    pub(super) fn of(text: &str, line: &Line, counts: &Counts, language: Tag) -> Self {
        let mut readings = Self::default();
        if line.width <= WIDEST_NOTE {
            readings.credit = sure(credits::read(text).map(|reading| reading.confidence));
            readings.ask_for_notes(text, line, counts, language);
        }
        if readings.credit == 0.0 && line.width <= WIDEST_CAPTION && may_end_with_credit(line, counts) {
            readings.credit_end = sure(credits::trailing(text).map(|cut| cut.reading.confidence));
        }
        readings
    }

    fn ask_for_notes(&mut self, text: &str, line: &Line, counts: &Counts, language: Tag) {
        if line.digits > 0 || counts[Topic::Date as usize] > 0 {
            self.date = sure(dates::read(text, language, None).map(|dated| dated.confidence));
        }
        if line.end != End::Sentence && line.capital_words > 0 || counts[Topic::Byline as usize] > 0 {
            self.byline = sure(bylines::read(text, language).map(|byline| byline.confidence));
        }
        if line.brackets > 0 || line.dividers > 0 || line.end != End::Sentence {
            let whole = |span: crate::text::Span| span.len() == text.len();
            let signoff = signoffs::read(text, language).filter(|signoff| whole(signoff.span));
            self.signoff = f32::from(signoff.is_some());
        }
    }
}

fn may_end_with_credit(line: &Line, counts: &Counts) -> bool {
    line.copyright
        || line.dividers > 0
        || line.brackets > 0
        || counts[Topic::Credit as usize] > 0
        || !matches!(line.end, End::Sentence | End::Colon | End::Ellipsis)
}

fn sure(confidence: Option<Confidence>) -> f32 {
    confidence.map_or(0.0, |confidence| f32::from(confidence.as_percent()) / 100.0)
}
