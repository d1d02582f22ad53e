//! The reader of credits asked about a line: whether it is one, or ends with one.

use super::super::line::{End, Line};
use super::super::words::{Counts, Topic};
use super::quoted::{is_quotation, is_quoted};
use super::{LONGEST_DATE, Question, sure};
use crate::credits::{self, Cue};
use crate::metadata::{bylines, dates, signoffs};

/// Wider lines are paragraphs to the readers of credits at the end.
const WIDEST_CAPTION: f32 = 420.0;
/// A line of so many words that reads as a credit may be a caption with a credit at its end.
const CAPTION_WORDS: usize = 6;

impl Question<'_> {
    pub(super) fn ask_for_credit(&mut self) {
        if !self.is_narrow() || self.is_label {
            return;
        }
        let quoted = |reading: &credits::Reading| reading.label.is_some_and(|label| is_quoted(self.text, label.start));
        let Some(reading) = self.credits.read().filter(|reading| !quoted(reading)) else { return };
        let says = |cue: Cue| reading.cues.contains(&cue);
        let credit = &reading.credit;
        let claims = credit.copyright.is_some() && credit.creators.is_empty() && self.line.has_year;
        self.readings.credit_source = claims || says(Cue::Source);
        // "Special to the Ledger" stands below the name of who wrote.
        let of_writer = || reading.label.is_some_and(|label| bylines::is_role(label.of(self.text)));
        let marked = says(Cue::Label) && !of_writer() || says(Cue::Copyright) || says(Cue::Qualifier);
        self.readings.house_alone = !marked && credit.agency.is_some() && credit.creators.is_empty();
        self.readings.credit = sure(Some(reading.confidence));
    }

    pub(super) fn ask_for_credit_at_end(&mut self) {
        if (self.readings.credit == 0.0 || self.line.word_count() >= CAPTION_WORDS)
            && self.line.width <= WIDEST_CAPTION
            && may_end_with_credit(self.line, self.counts)
        {
            // "See video: The goats of the harbour": what announces a film is no label of a credit.
            let announced = (self.readings.phrase_start * self.text.len() as f32) as usize;
            let is_phrase = |cut: &credits::Trailing| {
                let label = cut.reading.label.filter(|label| label.start > cut.caption.start);
                self.readings.phrase.is_some() && label.is_some_and(|label| label.start < announced)
            };
            let quoted = |cut: &credits::Trailing| is_quotation(&self.text[cut.caption.end..]);
            let cut = self.credits.trailing().filter(|cut| !is_phrase(cut) && !quoted(cut));
            // "2025-02-11 08:32 Source: The Ledger": when, and where it was first printed.
            let when = cut
                .as_ref()
                .map(|cut| cut.caption.of(self.text))
                .filter(|said| self.line.digits > 3 && said.len() <= LONGEST_DATE);
            if let Some(dated) = when.and_then(|said| dates::read(said, self.language, None)) {
                self.readings.date = self.readings.date.max(sure(Some(dated.confidence)));
                return;
            }
            self.readings.text_end = cut.as_ref().is_some_and(|cut| self.signs_text(cut));
            self.readings.wire_end =
                self.readings.text_end || cut.as_ref().is_some_and(|cut| is_wire_alone(&cut.reading));
            self.readings.credit_end = sure(cut.map(|cut| cut.reading.confidence));
        }
    }

    /// Whether the credit at the line's end signs a text: "… says the mayor. Source: dpa", "… says the mayor. dpa/abc". A house in brackets or
    /// behind its sign may have made a picture.
    fn signs_text(&self, cut: &credits::Trailing) -> bool {
        let credit = &cut.reading.credit;
        let marked = credit.line.starts_with(['©', '(', '（', '[']);
        let signed = signoffs::read(self.text, self.language).filter(|signed| signed.span.start > 0);
        let wired = || credit.agency.as_deref().or(credit.provider.as_deref()).is_some_and(crate::metadata::is_agency);
        let told = cut.caption.of(self.text).ends_with(['.', '!', '"', '”', '»', '…', '。', '।', '։']);
        // "Autor: ČTK" names who wrote, as well.
        let writer = cut.reading.label.is_none() || bylines::names_writer(&credit.line);
        let bare = told && writer && cut.reading.qualifier.is_none() && credit.creators.is_empty();
        let claimed = told && (credit.line.starts_with("(c)") || credit.line.starts_with("（c）"));
        signed.is_some_and(|signed| signed.kind == signoffs::SignoffKind::Material || !marked)
            || claimed
            || bare && !marked && wired()
    }
}

/// Whether a credit is the name of an agency that signs texts, without a label or anybody's name.
fn is_wire_alone(reading: &credits::Reading) -> bool {
    let credit = &reading.credit;
    let bare = reading.label.is_none() && credit.creators.is_empty() && credit.provider.is_none();
    bare && credit.copyright.is_none() && crate::metadata::is_agency(credit.line.trim_matches(['(', ')', '[', ']']))
}

fn may_end_with_credit(line: &Line, counts: &Counts) -> bool {
    line.copyright
        || line.dividers > 0
        || line.brackets > 0
        || counts[Topic::Credit as usize] > 0
        || !matches!(line.end, End::Sentence | End::Colon | End::Ellipsis)
}
