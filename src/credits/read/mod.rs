//! A line read as a credit: label, parties, qualifier, rights, and what was left over.
//!
//! The reader goes over the tokens once. A run of words is either a head (`head`: labels and what binds them) or parties,
//! parted by small words (`joints`); at the end the findings are weighed (`belief`).

mod belief;
mod edges;
mod head;
mod joints;
mod placed;
mod prose;

use super::chain;
use super::credit::{Credit, Cue, Qualifier, Reading};
use super::gate;
use super::lexicon::{Entry, LEXICON, Meaning};
use super::party::{self, Party, Who};
use super::tokens::{Kind, Token, Tokens};
use super::trailing::glued_label;
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::text::Span;
use edges::{unquoted, whole};
use joints::Joint;
pub use placed::read_placed;
use prose::is_prose;

/// Reads a whole line as a credit; `None` for anything that is not one, a template's label alone among them.
///
/// Spans are bytes of `line`. A line that is only a person's name, or only a word such as "Supplied", is read with low
/// confidence: its place beside a picture must decide.
///
/// ```
/// let reading = copydesk::credits::read("Illustrative photo by Ada Berg/Anadolu via Getty Images").unwrap();
/// assert_eq!(reading.credit.creators, ["Ada Berg"]);
/// assert_eq!(reading.credit.agency.as_deref(), Some("Anadolu"));
/// assert_eq!(reading.credit.provider.as_deref(), Some("Getty Images"));
/// assert!(copydesk::credits::read("podpis źródła zdjęcia").is_none());
/// ```
pub fn read(line: &str) -> Option<Reading> {
    if !gate::may_be_credit(line) {
        return None;
    }
    read_tokens(&Tokens::of(line))
}

/// [`read`] of a line that passed its gate, cut into tokens.
pub(super) fn read_tokens(tokens: &Tokens<'_>) -> Option<Reading> {
    if tokens.list.len() > 60 || is_prose(tokens) {
        return None;
    }
    let mut reader = Reader::new(tokens);
    reader.run();
    reader.finish()
}

/// How a label holds on to what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    None,
    /// A noun with nothing but a blank: "Foto REUTERS".
    Loose,
    /// A colon, an equals sign, a preposition.
    Firm,
}

struct Reader<'a, 't> {
    tokens: &'a Tokens<'t>,
    at: usize,
    parties: Vec<Party<'t>>,
    qualifier: Option<Qualifier>,
    label: Option<Span>,
    hold: Hold,
    languages: Vec<Tag>,
    copyright: Option<(usize, usize)>,
    licence: Option<&'static str>,
    unread: Vec<Span>,
    cues: Vec<Cue>,
    via: bool,
    /// "for" was read: whoever follows had the picture taken.
    commissioned: bool,
    craft: bool,
    separated: bool,
    slashed: bool,
    /// The copyright notice still goes on.
    notice_open: bool,
    /// A label had its colon.
    signed: bool,
    /// A label was read, and no party after it yet.
    fresh: bool,
    /// All labels are words for a source, which texts have too.
    sourced: bool,
    /// All labels are words for an author, whom texts have too.
    authored: bool,
    /// A colon stands behind a party: "Sports Desk: Ada Berg", or a headline with its topic.
    coloned: bool,
    /// A caption stands before the label: not a credit as a whole.
    broken: bool,
    /// Where the run of words at hand begins, and how many parties stand before it.
    run: usize,
    before_run: usize,
}

impl<'a, 't> Reader<'a, 't> {
    fn new(tokens: &'a Tokens<'t>) -> Self {
        Self {
            tokens,
            at: 0,
            parties: Vec::with_capacity(4),
            qualifier: None,
            label: None,
            hold: Hold::None,
            languages: Vec::new(),
            copyright: None,
            licence: None,
            unread: Vec::new(),
            cues: Vec::new(),
            via: false,
            commissioned: false,
            craft: false,
            separated: false,
            slashed: false,
            notice_open: false,
            signed: false,
            fresh: false,
            sourced: false,
            authored: false,
            coloned: false,
            broken: false,
            run: 0,
            before_run: 0,
        }
    }

    fn run(&mut self) {
        while self.advance() {
            self.broken |= self.is_lost();
            if self.broken {
                return;
            }
        }
    }

    /// Reads the next run of words or sign; `false` at the end.
    fn advance(&mut self) -> bool {
        let Some(kind) = self.tokens.kind(self.at) else { return false };
        match kind {
            Kind::Word => self.words(),
            Kind::Copyright => self.copyright_sign(),
            Kind::Open | Kind::Close => {
                self.notice_open = false;
                self.at += 1;
            }
            _ => self.sign(kind),
        }
        true
    }

    /// What parts two runs of words.
    fn sign(&mut self, kind: Kind) {
        // A label would have taken it: "caption＝ＡＰ". Two houses it chains: "ロイター＝共同".
        self.broken |= kind == Kind::Equals && self.at > 0 && !self.chains_houses();
        // "车厢里看书。周立新 摄": a sentence before the name is the caption.
        let ended = kind == Kind::Stop && (self.tokens.written(self.at, self.at + 1) == "。" || self.ends_in_hangul());
        self.broken |= ended && !self.parties.is_empty() && self.label.is_none();
        self.broken |= kind == Kind::Colon && self.label.is_none() && self.at > 1 && self.ends_with_label();
        self.coloned |= kind == Kind::Colon && (!self.parties.is_empty() || self.only_qualifies());
        self.notice_open &= matches!(kind, Kind::Slash | Kind::Comma | Kind::Dash);
        if !self.parties.is_empty() && !matches!(kind, Kind::Stop) {
            self.separated = true;
            self.slashed |= kind == Kind::Slash;
        }
        self.via = false;
        self.at += 1;
    }

    /// "Hersteller: Halden Werke": whether a word that qualifies behind a name or a label alone stands before the sign, in letters of two
    /// cases.
    fn only_qualifies(&self) -> bool {
        let before = self.at.checked_sub(1).map_or("", |before| self.tokens.written(before, self.at));
        self.label.is_none() && self.qualifier.is_some() && before.contains(char::is_lowercase)
    }

    /// Whether the word before is of Hangul, which shortens no words: a stop behind it ends a sentence.
    fn ends_in_hangul(&self) -> bool {
        let before = self.at.checked_sub(1).map_or("", |before| self.tokens.written(before, self.at));
        before.ends_with(|c: char| ('\u{AC00}'..='\u{D7A3}').contains(&c))
    }

    /// Whether the word before a colon is a label that a caption stands before: glued to its last word ("…in HohenbruchFoto: …"), or of a script
    /// without capitals, where no word but the first begins a house ("…เมื่อวันพุธ ภาพ: …").
    fn ends_with_label(&self) -> bool {
        let (before, word) = (self.at - 1, self.tokens.written(self.at - 1, self.at));
        let is_noun = || {
            self.tokens.list[before].entry.is_some_and(|entry| entry.agency.is_none() && party::is_picture_noun(entry))
        };
        let uncased = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
        let captioned = !self.parties.is_empty() && self.tokens.kind(before - 1) == Some(Kind::Word);
        glued_label(self.tokens, before) || captioned && word.chars().all(uncased) && is_noun()
    }

    /// Whether words were left unread that only a label or a copyright sign could excuse, and none can follow.
    fn is_lost(&self) -> bool {
        let announced = self.hold == Hold::Firm || self.copyright.is_some();
        // A preposition behind a known house is as good as a label.
        let labels = |entry: &Entry| entry.label.is_some() || entry.link.by || entry.reach > 1;
        let announces = |token: &Token| token.kind == Kind::Copyright || token.entry.is_some_and(labels);
        !announced && !self.unread.is_empty() && !self.tokens.list[self.at..].iter().any(announces)
    }

    /// Whether a known house stands on both sides of the sign at hand.
    fn chains_houses(&self) -> bool {
        let next = self.at + 1;
        let known = |entry: &Entry| entry.agency.is_some();
        matches!(self.parties.last(), Some(Party { who: Who::Known(_), .. }))
            && self.tokens.kind(next) == Some(Kind::Word)
            && LEXICON.longest(self.tokens, next, usize::MAX, known).is_some_and(|(_, to)| {
                let end = self.tokens.words_end(next);
                // "AFP=연합뉴스 자료사진": what kind of picture may follow.
                to == end || party::qualifier_at(self.tokens, to, end).is_some_and(|(_, last)| last == end)
            })
    }

    fn copyright_sign(&mut self) {
        self.cue(Cue::Copyright);
        // "Ada Berg/© Harbour Pictures": a stroke chains maker and owner.
        let chained = self.at > 0 && self.tokens.kind(self.at - 1) == Some(Kind::Slash);
        let captioned = !self.parties.is_empty() && !chained && self.label.is_none() && self.copyright.is_none();
        self.open_notice(self.at, self.at + 1);
        self.at += 1;
        self.skip_years();
        self.broken |= captioned && self.tokens.kind(self.at) == Some(Kind::Word);
    }

    fn open_notice(&mut self, from: usize, to: usize) {
        if self.copyright.is_none() {
            self.copyright = Some((from, to));
            self.notice_open = true;
        }
    }

    fn skip_years(&mut self) {
        while party::is_year(self.tokens, self.at) || (self.copyright.is_some() && self.is_by(self.at)) {
            self.at += 1;
            self.extend_copyright();
        }
    }

    fn is_by(&self, at: usize) -> bool {
        self.tokens.kind(at) == Some(Kind::Word) && self.tokens.phrase(at, at + 1) == "by"
    }

    fn extend_copyright(&mut self) {
        if let Some((_, end)) = self.copyright.as_mut().filter(|_| self.notice_open) {
            *end = self.at;
        }
    }

    /// A run of words: a head of labels, or parties up to the next separator.
    fn words(&mut self) {
        let end = self.tokens.words_end(self.at);
        (self.run, self.before_run) = (self.at, self.parties.len());
        if self.closing_label(end) || self.head() {
            return;
        }
        let mut from = self.at;
        let whole = self.tokens.entry(from, end).is_some_and(|entry| entry.agency.is_some());
        let mut at = from;
        while !whole && at < end {
            match self.joint(from, at, end) {
                Some((to, entry)) => {
                    self.party(from, at);
                    if matches!(entry, Joint::Licence(_)) {
                        self.at = at;
                        self.extend_copyright();
                        self.notice_open = false;
                    }
                    self.apply(&entry, at, to);
                    at = to;
                    from = to;
                }
                None => at += self.step(at, end),
            }
        }
        self.party(from, end);
        self.at = end;
        self.via = false;
        self.extend_copyright();
    }

    /// Reads the words `from..to` as parties.
    fn party(&mut self, from: usize, to: usize) {
        if from >= to || self.is_second_label(from, to) {
            return;
        }
        self.fresh = false;
        // "Créditos: D.R.": droits réservés, direitos reservados. Danmarks Radio signs without the dots.
        let reserved =
            to == from + 1 && self.tokens.phrase(from, to) == "dr" && self.tokens.written(from, to).contains('.');
        if reserved || self.is_desk_sign(from, to) || self.is_short_form(from, to) || self.is_picture_number(from, to) {
            return;
        }
        if self.is_handout_sign(from, to) {
            self.cue(Cue::Qualifier);
            self.qualifier.get_or_insert(Qualifier::Handout);
            return;
        }
        // "Bundesarchiv, Bild 183-1990-0112-012": which picture of the archive it is.
        let noun = self.tokens.list[from].entry.is_some_and(party::is_picture_noun);
        if noun && to == from + 2 && party::is_number(self.tokens.written(from + 1, to)) {
            self.unread.push(self.tokens.span(from, to));
            return;
        }
        let commissioned = std::mem::take(&mut self.commissioned);
        for (who, start, end) in party::parties(self.tokens, from, to) {
            // "Ada Berg para El Faro": however much the house is called like a person.
            let who = if commissioned && matches!(who, Who::Person) { Who::Organisation } else { who };
            let span = self.tokens.span(start, end);
            let written = self.tokens.written(start, end);
            // "cedida per l'Ajuntament de Vilanera": the article is the sentence's.
            let elided = || party::behind_elision(written).filter(|_| matches!(who, Who::Organisation));
            let name = unquoted(elided().unwrap_or(written));
            if party::is_number(name) {
                self.unread.push(span);
                continue;
            }
            self.parties.push(Party { who, name, via: self.via, craft: self.craft });
            match who {
                Who::Person => self.cue(Cue::PersonShape),
                Who::Known(_) => self.cue(Cue::KnownAgency),
                Who::Organisation => self.cue(Cue::OrganisationForm),
                Who::Account => self.cue(Cue::Account),
                Who::Single => {}
                Who::Words => self.unread.push(span),
            }
        }
    }

    /// "ANTARA FOTO/Ada Berg/nym": two or three small letters at the end of a house's chain are an editor's or a service's sign.
    fn is_desk_sign(&self, from: usize, to: usize) -> bool {
        let word = self.tokens.written(from, to).trim_end_matches('.');
        self.slashed
            && (to..self.tokens.list.len()).all(|at| self.tokens.kind(at) == Some(Kind::Stop))
            && matches!(word.len(), 2 | 3)
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && self.parties.iter().any(|party| matches!(party.who, Who::Known(_)))
            && self.tokens.entry(from, to).is_none()
    }

    /// "THE CANADIAN PRESS/HO": two capitals between signs. A line of nothing else may say anything.
    fn is_handout_sign(&self, from: usize, to: usize) -> bool {
        let word = |at: usize| self.tokens.kind(at) == Some(Kind::Word);
        self.tokens.written(from, to) == "HO"
            && self.tokens.list.len() > 1
            && !word(to)
            && from.checked_sub(1).is_none_or(|before| !word(before))
    }

    /// "African News Agency (ANA)": behind a house its initials in brackets.
    fn is_short_form(&self, from: usize, to: usize) -> bool {
        let bracketed =
            from > 0 && self.tokens.kind(from - 1) == Some(Kind::Open) && self.tokens.kind(to) == Some(Kind::Close);
        let Some(last) = self.parties.last().filter(|_| bracketed && to == from + 1) else { return false };
        let initials: String = last.name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
        initials.chars().count() >= 2 && self.tokens.written(from, to) == initials.to_uppercase()
    }

    /// "(PTI05_04_2024_000123A)": behind the credit an agency's number for its picture, in brackets of its own.
    fn is_picture_number(&self, from: usize, to: usize) -> bool {
        let word = self.tokens.written(from, to);
        let bracketed = from > 0 && self.tokens.kind(from - 1) == Some(Kind::Open);
        bracketed && to == from + 1 && !self.parties.is_empty() && word.contains('_') && party::is_number(word)
    }

    /// "фото: джерело": behind a label another one names nobody. In capitals it may be a house: "Foto: BILD".
    fn is_second_label(&self, from: usize, to: usize) -> bool {
        let label = self.tokens.entry(from, to).filter(|entry| self.label.is_some() && entry.agency.is_none());
        let noun = label.and_then(|entry| entry.label.as_ref());
        noun.is_some_and(|noun| noun.meaning == Meaning::Picture && noun.qualifier.is_none())
            && self.tokens.written(from, to).chars().any(char::is_lowercase)
    }

    fn cue(&mut self, cue: Cue) {
        if !self.cues.contains(&cue) {
            self.cues.push(cue);
        }
    }

    fn finish(mut self) -> Option<Reading> {
        let confidence = self.belief()?;
        if self.separated && self.parties.len() > 1 {
            self.cue(Cue::Separator);
        }
        if self.sourced {
            self.cue(Cue::Source);
        }
        self.cues.sort_unstable();
        let mut credit = Credit { line: whole(self.tokens.text).to_owned(), ..Credit::default() };
        chain::assign(&self.parties, self.qualifier == Some(Qualifier::Handout), &mut credit);
        credit.copyright = self.copyright.map(|(from, to)| self.tokens.written(from, to).to_owned());
        credit.licence = self.licence.map(str::to_owned);
        let language = match self.languages.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        Some(Reading {
            credit,
            qualifier: self.qualifier,
            label: self.label,
            language,
            confidence: Confidence::percent(confidence),
            unread: self.unread,
            cues: self.cues,
        })
    }
}
