//! What the lexicon and the readers of credits, dates, bylines and sign-offs say of a line, mostly from 0 to 1.
//!
//! They are exact and dear, the features cheap and vague: a reader is asked only where the shape leaves it a chance.

mod credit;
mod phrase;
mod quoted;

use super::Role;
use super::appeal::appeal;
use super::line::{End, Line};
use super::posed::lists_in_order;
use super::words::{Counts, Topic};
use crate::confidence::Confidence;
use crate::credits;
use crate::language::Tag;
use crate::lexicon::{Kind, lexicon};
use crate::memo::Texts;
use crate::metadata::{bylines, datelines, dates, sections, signoffs};
use std::cell::RefCell;

/// The answers on one line; 0 where a reader says no or was not asked.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Readings {
    /// The line is a credit.
    pub(super) credit: f32,
    /// The credit names a source as texts do: "Quelle: dpa".
    pub(super) credit_source: bool,
    /// The credit is a house's name and nothing more: "dpa".
    pub(super) house_alone: bool,
    /// The line ends with a credit, as captions do.
    pub(super) credit_end: f32,
    /// That credit is an agency which signs texts as well, and nothing more: "… says the mayor. (dpa)".
    pub(super) wire_end: bool,
    /// It signs a text as a template does: "… says the mayor. Source: dpa".
    pub(super) text_end: bool,
    /// The line says when, and nothing else.
    pub(super) date: f32,
    /// The line is a place and a day, above its text: "BELGRADE, Feb 10".
    pub(super) dateline: bool,
    /// The line says who wrote.
    pub(super) byline: f32,
    /// The line is a sign-off.
    pub(super) signoff: f32,
    /// The sign-off says that the text ends: "Lusa/Fim".
    pub(super) signoff_ends: bool,
    /// The line is a trail to its section.
    pub(super) trail: bool,
    /// What the line announces, where it is a phrase of the lexicon.
    pub(super) phrase: Option<Kind>,
    /// The site asks its reader for something, in its own voice.
    pub(super) appeals: bool,
    /// The line lists people in the order in which they stand in a picture.
    pub(super) posed: bool,
    /// Behind its last sentence the line says that there is more: "… says the mayor. more"
    pub(super) teases: bool,
    /// The line is a caption that a label before it announces.
    pub(super) captions: bool,
    /// The line is such a label and nothing else: the caption is the next line.
    pub(super) announces_caption: bool,
    /// Share of the line that is a phrase at its beginning.
    pub(super) phrase_start: f32,
    /// Share of the line that is a phrase at its end.
    pub(super) phrase_end: f32,
}

/// In a script without capitals a line of more words is not asked for names; two characters count as a word where blanks are not written.
const NAMING_WORDS: usize = 10;
/// Wider lines say more than when, who, or "(agency)".
const WIDEST_NOTE: f32 = 160.0;

/// A date in words is no longer, in bytes.
const LONGEST_DATE: usize = 60;
/// Wider lines are no datelines by themselves.
const WIDEST_DATELINE: f32 = 50.0;

/// How sure a line that signs text and pictures is a byline.
const SIGNED: f32 = 0.95;

/// How many lines' readings a thread keeps: a site prints its menus and share bars under each of its articles.
const KEPT_LINES: usize = 8192;

thread_local! {
    static KNOWN: RefCell<Texts<Tag, Readings>> = RefCell::new(Texts::new(KEPT_LINES));
}

/// Forgets all readings: this thread is to know other agencies.
pub(crate) fn forget() {
    KNOWN.set(Texts::new(KEPT_LINES));
}

/// What the readers are asked about.
#[derive(Clone, Copy)]
pub(super) struct Asked<'p> {
    /// A line.
    pub(super) text: &'p str,
    /// What can be counted in it.
    pub(super) line: &'p Line,
    /// How many of its words speak for each topic.
    pub(super) counts: &'p Counts,
    /// The language of the article it is from.
    pub(super) language: Tag,
}

impl Readings {
    /// What the readers say of each of `lines`.
    ///
    /// Each reader is asked about all lines before the next one is: a reader is a lot of code, and by the time all were asked about one
    /// line the processor has forgotten the first.
    pub(super) fn of_all(lines: &[Asked<'_>]) -> Vec<Self> {
        let mut answers = vec![None; lines.len()];
        let mut narrow = answers.iter_mut().zip(lines).filter(|(_, asked)| is_narrow(asked.line));
        let texts = lines.iter().filter(|asked| is_narrow(asked.line)).map(|asked| (asked.text, asked.language));
        KNOWN.with_borrow_mut(|known| {
            known.recall(texts, |kept| {
                let (answer, _) = narrow.next().expect("each narrow line is answered once");
                *answer = kept;
            });
        });
        let mut questions = Vec::with_capacity(lines.len());
        for (at, asked) in lines.iter().enumerate().filter(|(at, _)| answers[*at].is_none()) {
            questions.push((at, Question::new(asked)));
        }
        for ask in Question::ALL {
            questions.iter_mut().for_each(|(_, question)| ask(question));
        }
        for (at, question) in questions {
            answers[at] = Some(question.readings);
            if question.is_narrow() {
                KNOWN.with_borrow_mut(|known| known.keep(question.text, question.language, question.readings));
            }
        }
        answers.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// Whether the lexicon or a reader knows what the line is.
    pub(super) fn is_recognised(&self) -> bool {
        let read = self.credit.max(self.credit_end).max(self.date).max(self.byline).max(self.signoff);
        read >= 0.5 || self.trail || self.posed || self.phrase.is_some()
    }

    /// Whether the line is a phrase with nothing of its own behind it: "Read also".
    pub(super) fn announces_only(&self) -> bool {
        self.phrase.is_some() && (self.phrase_start == 0.0 || self.phrase_start > 0.8)
    }

    /// Whether the line is a phrase, a credit, a date, a byline or a sign-off, or a caption with its credit.
    pub(super) fn is_note(&self) -> bool {
        let read = self.credit.max(self.credit_end).max(self.date).max(self.signoff);
        read >= 0.5 || self.byline >= 0.6 || self.trail || self.phrase.is_some()
    }
}

/// What is asked about one line, and what has been answered so far.
struct Question<'p> {
    text: &'p str,
    line: &'p Line,
    counts: &'p Counts,
    language: Tag,
    credits: credits::kept::Line<'p>,
    /// The whole line is a word of templates for what stands elsewhere: "crédito de la foto" credits nobody.
    is_label: bool,
    readings: Readings,
}

impl<'p> Question<'p> {
    fn new(&Asked { text, line, counts, language }: &Asked<'p>) -> Self {
        let credits = credits::kept::Line::of(text);
        Self { text, line, counts, language, credits, is_label: false, readings: Readings::default() }
    }

    /// The readers in the order in which they are asked; the last two go by what the first ones said.
    const ALL: [fn(&mut Self); 10] = [
        Self::ask_for_phrases,
        Self::ask_for_appeal,
        Self::ask_for_credit,
        Self::ask_for_date,
        Self::ask_for_dateline,
        Self::ask_for_byline,
        Self::ask_for_trail,
        Self::ask_for_signoff,
        Self::ask_for_credit_at_end,
        Self::ask_who_signs,
    ];

    fn is_narrow(&self) -> bool {
        is_narrow(self.line)
    }

    fn ask_for_appeal(&mut self) {
        let asked = appeal(self.text, self.counts);
        self.readings.appeals = asked.is_some();
        self.readings.phrase = asked.or(self.readings.phrase);
        self.readings.posed = lists_in_order(self.text, self.line);
        self.readings.teases =
            self.line.end == End::Letter && self.line.word_count() >= TEASING_WORDS && teases(self.text);
    }

    fn ask_for_date(&mut self) {
        if self.is_narrow() && (self.line.digits > 0 || self.speaks_of(Topic::Date)) {
            self.readings.date = sure(dates::read(self.text, self.language, None).map(|dated| dated.confidence));
        }
    }

    fn ask_for_dateline(&mut self) {
        let line = self.line;
        let may_be = line.digits > 0 && line.commas > 0 && line.width <= WIDEST_DATELINE;
        // A date by itself is none, though it may name its year behind a comma.
        let names_year = || line.has_year && line.uppers > 0 && self.readings.date == 0.0;
        if may_be && (line.uppers > 2 || names_year()) {
            self.readings.dateline = datelines::alone(self.text, self.language).is_some();
        }
    }

    fn ask_for_byline(&mut self) {
        let line = self.line;
        let may_name = || line.capital_words > 0 || line.word_count() <= NAMING_WORDS && is_caseless(self.text);
        if self.is_narrow() && (line.end != End::Sentence && may_name() || self.speaks_of(Topic::Byline)) {
            let byline = bylines::read_again(self.text, self.language);
            self.readings.byline = sure(byline.map(|byline| byline.confidence));
        }
    }

    fn ask_for_trail(&mut self) {
        self.readings.trail =
            self.is_narrow() && self.line.end != End::Sentence && sections::from_trail(self.text).is_some();
    }

    fn ask_for_signoff(&mut self) {
        let (line, text) = (self.line, self.text);
        let may_sign = line.brackets > 0
            || line.dividers > 0
            || line.end != End::Sentence
            || signoffs::may_tell_contribution(text);
        if self.is_narrow() && !self.is_label && may_sign {
            let whole = |span: crate::text::Span| span.len() == text.len();
            let signoff = signoffs::apart(text, self.language).filter(|signoff| whole(signoff.span));
            let ends = |signoff: &signoffs::Signoff| signoff.confidence.as_percent() >= signoffs::ENDS_PERCENT;
            self.readings.signoff_ends = signoff.as_ref().is_some_and(ends);
            self.readings.signoff = f32::from(signoff.is_some());
        }
    }

    fn ask_who_signs(&mut self) {
        let readings = &mut self.readings;
        let credited = readings.credit > 0.0 || readings.credit_end > 0.0 || self.counts[Topic::Credit as usize] > 0;
        if credited && self.line.width <= WIDEST_NOTE && credits::signed(self.text).is_some() {
            (readings.credit, readings.credit_end, readings.byline) = (0.0, 0.0, SIGNED);
        }
    }

    fn speaks_of(&self, topic: Topic) -> bool {
        self.counts[topic as usize] > 0
    }
}

/// Whether `text` ends with a stop and, behind it, a phrase that leads to the rest: "… says the mayor. more".
fn teases(text: &str) -> bool {
    let Some((_, rest)) = text.rsplit_once(". ").filter(|(_, rest)| rest.len() <= LONGEST_LEAD) else { return false };
    lexicon().whole(rest).into_iter().any(|phrase| phrase.kind.role() == Role::Related)
}

/// Whether a line is no wider than one that says when, or who.
fn is_narrow(line: &Line) -> bool {
    line.width <= WIDEST_NOTE
}

/// Words of a teaser with what leads to the rest, at least.
const TEASING_WORDS: usize = 6;
/// What leads to the rest is no longer, in bytes.
const LONGEST_LEAD: usize = 32;
/// Whether a line begins with a letter that has neither a large nor a small form.
fn is_caseless(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| !c.is_ascii() && (!c.is_uppercase() && !c.is_lowercase() || bylines::is_georgian(c)))
}

fn sure(confidence: Option<Confidence>) -> f32 {
    confidence.map_or(0.0, |confidence| f32::from(confidence.as_percent()) / 100.0)
}
