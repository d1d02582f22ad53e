//! What the lexicon and the readers of credits, dates, bylines and sign-offs say of a line, mostly from 0 to 1.
//!
//! They are exact and dear, the features cheap and vague: a reader is asked only where the shape leaves it a chance.

use super::Role;
use super::appeal::appeal;
use super::line::{End, Line, WIDE};
use super::neighbours::neighbour;
use super::posed::lists_in_order;
use super::words::{Counts, Topic};
use crate::confidence::Confidence;
use crate::credits::{self, Cue};
use crate::language::Tag;
use crate::lexicon::{Hits, Kind, Phrase, announced_behind, is_label_alone, lexicon};
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

/// Wider lines are paragraphs to the readers of credits at the end.
const WIDEST_CAPTION: f32 = 420.0;
/// A line of so many words that reads as a credit may be a caption with a credit at its end.
const CAPTION_WORDS: usize = 6;
/// In a script without capitals a line of more words is not asked for names; two characters count as a word where blanks are not written.
const NAMING_WORDS: usize = 10;
/// Wider lines say more than when, who, or "(agency)".
const WIDEST_NOTE: f32 = 160.0;

/// A date in words is no longer, in bytes.
const LONGEST_DATE: usize = 60;
/// Wider lines are no datelines by themselves.
const WIDEST_DATELINE: f32 = 50.0;

/// Signs between a phrase and the headline it announces.
const POINTERS: [char; 9] = [':', '>', '»', '›', '→', '▶', '|', '–', '—'];

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

    fn ask_for_phrases(&mut self) {
        let (text, line, readings) = (self.text, self.line, &mut self.readings);
        let bytes = text.len() as f32;
        if line.width <= WIDEST_NOTE {
            // "Nice!", "Search.": a word with a stop may be somebody's answer.
            let answers = |kind: Kind| {
                line.end == End::Sentence && line.word_count() == 1 && line.width < STATED && kind.role() != Role::Label
            };
            let whole = of_language(lexicon().whole(text), self.language).map(|phrase| phrase.kind);
            readings.phrase = whole.filter(|&kind| !answers(kind));
            if line.end == End::Letter && line.word_count() <= FILE_WORDS && is_picture_file(text) {
                readings.phrase = Kind::named("image");
            }
            if line.number_joints >= 2 && line.word_count() <= PLAYER_WORDS && plays(text) {
                readings.phrase = Kind::named("player");
            }
            self.is_label = readings.phrase.is_some_and(|kind| kind.role() == Role::Label);
        }
        if let Some(opening) = lexicon().opening(text).filter(|opening| !quotes(text, opening.len_bytes)) {
            readings.phrase_start = opening.len_bytes as f32 / bytes;
            readings.captions = announced_behind(text, &opening).is_some();
            readings.announces_caption = is_label_alone(text, &opening);
            let letters = letters_of(&text[..opening.len_bytes]);
            let names_line = |phrase: &Phrase| {
                let says_so = phrase.kind.removed_kind().is_some();
                // A headline may ask: "Read also: Who pays for the bridge?"
                let (announced, rest) = text.split_at(opening.len_bytes);
                let points = announced.ends_with(POINTERS) || rest.trim_start().starts_with(POINTERS);
                let asks = points && line.question && line.inner_stops == 0;
                let note = says_so && line.width <= WIDEST_NOTE && (line.end != End::Sentence || asks);
                // "Published under: harbour, ferry, …" is as long as it has topics; "This is an opinion piece. …" says all in its first sentence.
                let lists =
                    || phrase.kind.role() == Role::Navigation && line.commas >= TOPICS && line.end != End::Sentence;
                let states = || says_so && letters >= STATED && rest.starts_with(". ");
                // "Editor's note: The date was put right."
                let noted = || points && phrase.kind.role() == Role::Notice && letters >= NOTED;
                // "Read more on trains, she urged."
                let begins = line.end == End::Sentence && !points && letters < STATED;
                let most = if begins { MOST_OF_SENTENCE } else { MOST };
                note || lists() || states() || noted() || readings.phrase_start > most || says_so && letters >= SPECIFIC
            };
            let named = of_language(opening.phrases, self.language).filter(names_line);
            readings.phrase = readings.phrase.or(named.map(|phrase| phrase.kind));
        }
        if (line.end != End::Sentence || line.copyright)
            && let Some(closing) = lexicon().closing(text)
        {
            // "Copyright © The Ledger. All rights reserved."
            let claims = closing.phrases.into_iter().find(|phrase| phrase.kind.role() == Role::Notice);
            readings.phrase = readings.phrase.or(claims.filter(|_| line.copyright).map(|phrase| phrase.kind));
            readings.phrase_end = (text.len() - closing.start_byte) as f32 / bytes;
        }
        readings.phrase = readings.phrase.or_else(|| neighbour(text));
    }

    fn ask_for_appeal(&mut self) {
        let asked = appeal(self.text, self.counts);
        self.readings.appeals = asked.is_some();
        self.readings.phrase = asked.or(self.readings.phrase);
        self.readings.posed = lists_in_order(self.text, self.line);
        self.readings.teases =
            self.line.end == End::Letter && self.line.word_count() >= TEASING_WORDS && teases(self.text);
    }

    fn ask_for_credit(&mut self) {
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

    fn ask_for_credit_at_end(&mut self) {
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

/// Whether a line is the name of a picture's file: "harbour-2025.jpg".
fn is_picture_file(text: &str) -> bool {
    let Some((name, ending)) = text.rsplit_once('.') else { return false };
    let is_known = ["jpg", "png", "jpeg", "webp", "gif"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    is_known && !name.contains(char::is_whitespace)
}

/// Whether a player says how far it is and how long: "0:00 / 0:41".
fn plays(text: &str) -> bool {
    let is_length = |word: &str| {
        let parts = word.split_once(':');
        parts.is_some_and(|(minutes, rest)| {
            let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
            (1..=2).contains(&minutes.len()) && rest.len() >= 2 && figures(minutes) && figures(rest)
        })
    };
    let parted = text.split_once('/').map(|(played, all)| (played.trim_end(), all.trim_start()));
    parted.is_some_and(|(played, all)| {
        played.rsplit(' ').next().is_some_and(is_length) && all.split(' ').next().is_some_and(is_length)
    })
}

/// Words of a player's line, at most: "Listen to the article, 2 minutes 0:00 / 2:12".
const PLAYER_WORDS: usize = 14;

/// Whether a quotation begins right before byte `at` of `text` and ends behind it: the article says what a credit said ("„Photo: AFP“ stood below it").
fn is_quoted(text: &str, at: usize) -> bool {
    let opened = text[..at].trim_end().chars().next_back().filter(|c| QUOTES.contains(c));
    opened.is_some() && text[at..].trim_end_matches(['.', '。', ',', ' ']).contains(QUOTES)
}

/// Whether `text` is a quotation and nothing more: "„Photo: AFP”." at the end of a sentence that speaks of it.
fn is_quotation(text: &str) -> bool {
    let text = text.trim_start_matches([' ', ':']);
    text.starts_with(QUOTES) && text.ends_with('.') && text.trim_end_matches(['.', ' ']).ends_with(QUOTES)
}

/// Whether the first `len` bytes of `text` are all of a quotation that a sentence says something of: "«Subscribe to us» is written on the door."
fn quotes(text: &str, len: usize) -> bool {
    let behind = text[len..].trim_start_matches([',', '.', '!', ':', '…', ' ']);
    text.starts_with(QUOTES) && behind.starts_with(QUOTES) && behind.split_whitespace().count() > SAID_OF_IT
}

/// Words behind such a quotation, at least.
const SAID_OF_IT: usize = 2;

/// Marks of quotations.
const QUOTES: [char; 12] = ['"', '„', '“', '”', '«', '»', '‚', '‘', '’', '「', '」', '『'];

/// Words of a file's name, at most: "the-old-bridge-in-the-evening.jpg".
const FILE_WORDS: usize = 12;

/// Whether a line is no wider than one that says when, or who.
fn is_narrow(line: &Line) -> bool {
    line.width <= WIDEST_NOTE
}

/// Whether a credit is the name of an agency that signs texts, without a label or anybody's name.
fn is_wire_alone(reading: &credits::Reading) -> bool {
    let credit = &reading.credit;
    let bare = reading.label.is_none() && credit.creators.is_empty() && credit.provider.is_none();
    bare && credit.copyright.is_none() && crate::metadata::is_agency(credit.line.trim_matches(['(', ')', '[', ']']))
}

/// Words of a teaser with what leads to the rest, at least.
const TEASING_WORDS: usize = 6;
/// What leads to the rest is no longer, in bytes.
const LONGEST_LEAD: usize = 32;
/// From this share on a phrase that begins a line names it, whatever it announces.
const MOST: f32 = 0.3;
/// The same of a sentence that no colon parts from a phrase of fewer letters than [`STATED`]. Of 25 sentences of our own that begin like one eight left
/// by the share above.
const MOST_OF_SENTENCE: f32 = 0.5;
/// Commas between the topics of a long line, at least.
const TOPICS: u32 = 3;
/// From so many letters on a notice's phrase before a colon names the line it opens.
const NOTED: f32 = 12.0;
/// From so many letters on a phrase that is the first sentence of a line names it.
const STATED: f32 = 18.0;
/// From so many letters on a phrase that begins a line is a template's own sentence: it names the paragraph it opens.
const SPECIFIC: f32 = 26.0;

/// The width of a phrase in letters; a Han, kana or Hangul character counts as [`WIDE`].
fn letters_of(phrase: &str) -> f32 {
    let wide = |c: char| ('\u{2E80}'..='\u{D7FF}').contains(&c);
    phrase.chars().map(|c| if wide(c) { WIDE } else { 1.0 }).sum()
}

/// A phrase in the document's language, else one in English, else any: the same words may stand in several languages.
fn of_language(hits: Hits, language: Tag) -> Option<Phrase> {
    let first_in = |wanted: Tag| hits.into_iter().find(|phrase| phrase.language == wanted);
    first_in(language).or_else(|| first_in(Tag::EN)).or_else(|| hits.into_iter().next())
}

/// Whether a line begins with a letter that has neither a large nor a small form.
fn is_caseless(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| !c.is_ascii() && (!c.is_uppercase() && !c.is_lowercase() || bylines::is_georgian(c)))
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
