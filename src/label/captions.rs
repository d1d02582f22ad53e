//! Which lines stand under pictures: told by the credit at their end or beside them, by a forest's odds, or by what they repeat.

use super::Role;
use super::guard::{is_sentence, opens};
use super::kind::View;
use super::line::End;
use super::title::is_wire_caption;
use super::words::Topic;

impl View<'_> {
    /// Ends with a credit that names a picture's maker, and is not where the article signs off: a caption, however much
    /// it reads like a sentence of the article.
    pub(super) fn is_credited(&self, index: usize) -> bool {
        self.readings(index).credit_end >= CREDITED
            && (!self.stays(index) || index < self.last_body && !self.ends_report(index))
    }

    /// Whether a paragraph with the agency behind it that sent it ends a report, below which the next one begins or the page goes on: "… says the
    /// mayor. (PAP)". It follows a sentence, and none follows it; a caption there is one sentence, and looks like a caption.
    fn ends_report(&self, index: usize) -> bool {
        let line = self.line(index);
        let tells = |at: usize| self.stays(at) && is_sentence(self.line(at));
        // In Chinese and Japanese the last full stop counts as well.
        let sentences = line.inner_stops + u32::from(line.wides == 0);
        self.readings(index).wire_end
            && line.is_long()
            && (sentences > 1 || self.caption_odds(index) <= OVER_CREDIT_SENTENCE)
            && index > 0
            && tells(index - 1)
            && !tells(index + 1)
    }

    /// Ends with what signs a picture or a text – a house in brackets, a name in capitals – between headline and the article's end, and is no
    /// part of it: then it is the picture.
    pub(super) fn is_perhaps_credited(&self, index: usize) -> bool {
        let headed = self.titles.best.is_some_and(|title| title < index);
        self.readings(index).credit_end >= SIGNS_SOMETHING
            && headed
            && self.readings(index).date <= 0.5
            && index < self.last_body
            && self.line(index).word_count() >= CAPTION_WORDS
    }

    /// Stands right above or below a credit that is its own.
    pub(super) fn is_beside_credit(&self, index: usize) -> bool {
        self.stands_over_credit(index) || self.stands_under_credit(index)
    }

    /// A line that looks like body, ends in no full stop as captions often do, and is rather a caption than a heading.
    pub(super) fn captions_in_body(&self, index: usize) -> bool {
        let line = self.line(index);
        let signs_off = index == self.last_body && self.readings(index).credit_end > 0.0;
        let open =
            matches!(line.end, End::Letter | End::Digit | End::Other) && self.may_be_caption(index) && !signs_off;
        let points = self.words_for(index, Topic::Picture) > 0;
        let limit = if points { POINTS_IN_BODY } else { OPEN_IN_BODY };
        self.stays(index)
            && open
            && line.word_count() > CAPTION_WORDS
            && self.caption_odds(index) > limit
            && !self.ends_report(index)
            && !self.lines_up(index)
    }

    /// Whether line `index` names a team behind a colon, and one beside it the other: "Lindham: Ash, Berg, Cole, …".
    fn lines_up(&self, index: usize) -> bool {
        let names = |at: usize| {
            let line = &self.page.lines[at];
            line.early_colon && line.commas >= PEOPLE
        };
        names(index) && (index > 0 && names(index - 1) || index + 1 < self.body.len() && names(index + 1))
    }

    /// Names many people behind a colon or with their places in brackets, between headline and article: who is in the picture.
    pub(super) fn lists_people(&self, index: usize) -> bool {
        let line = self.line(index);
        let headed = self.titles.best.is_some_and(|title| title < index) && index < self.article;
        headed
            && line.commas >= PEOPLE
            && line.end != End::Sentence
            && (line.brackets > 0 || line.early_colon)
            && line.capital_words * 3 > 2 * line.word_count() as u32
            && !self.lines_up(index)
            && !self.is_known(index)
    }

    /// Stands right above a line that is a credit and nothing else, and looks like a caption, or like nothing.
    pub(super) fn stands_over_credit(&self, index: usize) -> bool {
        if !self.may_be_caption(index) {
            return false;
        }
        let odds = self.caption_odds(index);
        if !self.is_credit_line(index + 1) {
            let limit = if self.stays(index) { OPEN_IN_BODY } else { OVER_PERHAPS };
            return self.may_credit(index + 1) && odds > limit;
        }
        if self.stays(index) && (opens(self.page, index) || self.leads_to_caption(index + 1)) {
            return false;
        }
        let limit = match (self.stays(index), self.line(index).end) {
            (false, _) => OVER_CREDIT,
            (true, End::Sentence) => OVER_CREDIT_SENTENCE,
            (true, _) => OVER_CREDIT_IN_BODY,
        };
        odds > limit
    }

    /// Whether the credit at `index` is that of an announced caption below it: "Image source, Ada Berg", "Image caption, The old bridge".
    fn leads_to_caption(&self, index: usize) -> bool {
        let below = index + 1;
        below < self.body.len() && self.readings(below).captions
    }

    /// Stands right below a line that is a credit and nothing else, which no caption stands above.
    fn stands_under_credit(&self, index: usize) -> bool {
        let Some(credit) = index.checked_sub(1).filter(|&above| self.is_credit_line(above)) else { return false };
        let is_free = |above: usize| self.titles.holds(above) || self.stays(above) && !self.stands_over_credit(above);
        let free = credit.checked_sub(1).is_none_or(is_free);
        free && !self.stays(index) && self.may_be_caption(index) && self.caption_odds(index) > OVER_CREDIT
    }

    /// Stands below the label of captions: "Image caption," on a line of its own.
    pub(super) fn is_announced(&self, index: usize) -> bool {
        let announced = index.checked_sub(1).is_some_and(|above| self.readings(above).announces_caption);
        announced && !self.is_known(index) && self.line(index).word_count() >= ANNOUNCED_WORDS
    }

    /// Stands in a table of one cell, as Blogger sets a picture above its caption; extractors leave the bar behind the cell: "The ferry in May |".
    pub(super) fn is_celled(&self, index: usize) -> bool {
        let (line, text) = (self.line(index), self.text(index));
        let barred = |at: usize| at < self.body.len() && self.line(at).dividers > 0 && self.text(at).contains('|');
        line.dividers > 0
            && line.word_count() >= CAPTION_WORDS - 1
            && text.ends_with(" |")
            && text.trim_matches(['|', ' ']).len() + 4 >= text.len()
            && !text.trim_matches(['|', ' ']).contains('|')
            && !(index > 0 && barred(index - 1))
            && !barred(index + 1)
            && (self.titles.best.is_some_and(|title| title < index) || index > self.first_body)
    }

    /// Whether line `index`, a caption, ends with its credit or stands above it.
    pub(super) fn has_own_credit(&self, index: usize) -> bool {
        index < self.body.len() && (self.is_credited(index) || self.is_credit_line(index + 1))
    }

    /// Says again what a caption next to it says before its credit, however much it reads like a sentence of the article.
    pub(super) fn repeats_caption(&self, index: usize) -> bool {
        let words = self.page.words_of(index);
        let says_so =
            |at: usize| at < self.body.len() && self.is_credited(at) && self.page.words_of(at).starts_with(words);
        words.len() >= CAPTION_WORDS && (index > 0 && says_so(index - 1) || says_so(index + 1))
    }

    /// Says behind a wide equals sign when and where the picture was taken, below the headline and without a full stop: "…＝24日午前、半田市".
    pub(super) fn tells_when_taken(&self, index: usize) -> bool {
        let line = self.line(index);
        let headed = self.titles.best.is_some_and(|title| title < index);
        line.wides > 0 && headed && line.end != End::Sentence && is_wire_caption(self.text(index))
    }

    /// Whether a line is long enough for a caption, and nothing says what else it is.
    fn may_be_caption(&self, index: usize) -> bool {
        let line = self.line(index);
        line.word_count() >= CAPTION_WORDS && !line.address && !self.is_known(index)
    }

    /// Whether a reader or the lexicon says what the line is.
    fn is_known(&self, index: usize) -> bool {
        let readings = self.readings(index);
        readings.credit > 0.5 || readings.date > 0.5 || readings.trail || readings.phrase.is_some()
    }

    /// Whether line `index` is out of the body, not behind its end, and surely a credit.
    fn is_credit_line(&self, index: usize) -> bool {
        index < self.last_body && !self.stays(index) && self.readings(index).credit >= CREDIT_LINE
    }

    /// Whether line `index` is out of the body, not behind its end, and perhaps a credit: surely one below a likely caption.
    pub(super) fn may_credit(&self, index: usize) -> bool {
        index < self.last_body && !self.stays(index) && self.readings(index).credit >= SIGNS_SOMETHING
    }

    /// Whether a caption stands right above or below; the headline is none.
    pub(super) fn beside_picture(&self, index: usize) -> bool {
        let likely = |at: usize| !self.stays(at) && self.caption_odds(at) > 0.0;
        let captions = |at: usize| at < self.body.len() && (self.readings(at).captions || likely(at));
        let above = index.checked_sub(1).filter(|&above| !self.titles.holds(above));
        above.is_some_and(|above| captions(above) || self.stands_over_credit(above)) || captions(index + 1)
    }

    /// The log-odds of line `index` to be a caption.
    pub(super) fn caption_odds(&self, index: usize) -> f32 {
        self.opinions.caption[index]
    }

    /// The role of a line outside the body that its odds alone call a caption.
    pub(super) fn captions(&self, index: usize) -> Option<Role> {
        let odds = self.caption_odds(index);
        let words = self.line(index).word_count();
        let points = self.words_for(index, Topic::Picture) > 0 && words >= 4;
        (odds > LIKELY || (odds > POSSIBLE && words >= 4) || (points && odds > POINTS)).then_some(Role::Caption)
    }
}

/// So many commas part the names of those in a picture.
pub(super) const PEOPLE: u32 = 6;
/// From this sureness on the credit at a line's end names a maker or has a label.
const CREDITED: f32 = 0.9;
/// From this sureness on it may be a text's signature as well.
const SIGNS_SOMETHING: f32 = 0.45;
/// From this sureness on a line is a credit wherever it stands.
pub(super) const CREDIT_LINE: f32 = 0.69;
/// Log-odds from which on a line outside the body is a caption.
pub(super) const LIKELY: f32 = 0.0;
/// The same for one of four words or more: precision has room for it (docs/credits.md).
const POSSIBLE: f32 = -2.2;
/// The same for one that says who stands left and right.
const POINTS: f32 = -3.5;
/// Log-odds from which on a line outside the body is a caption where a credit stands below it.
const OVER_CREDIT: f32 = -4.2;
/// The same where what stands below is perhaps a credit ("zvg", "Autor: Berg").
const OVER_PERHAPS: f32 = -2.0;
/// The same for a line that looks like body and does not end like a sentence.
const OVER_CREDIT_IN_BODY: f32 = -1.3;
/// The same for one that does.
const OVER_CREDIT_SENTENCE: f32 = 0.4;
/// Log-odds from which on a line that looks like body and has no full stop is a caption by itself.
const OPEN_IN_BODY: f32 = -0.8;
/// The same for one that says who stands left and right.
const POINTS_IN_BODY: f32 = -1.5;
/// Words of a caption that a label on the line above announces, at least.
const ANNOUNCED_WORDS: usize = 3;
/// Words a line has at least to be a caption for standing beside a credit: fewer are a button or a topic.
pub(super) const CAPTION_WORDS: usize = 5;
