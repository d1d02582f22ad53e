//! A line read as a credit: label, parties, qualifier, rights, and what was left over.
//!
//! The reader goes over the tokens once. A run of words is either a head (`head`: labels and what binds them) or parties (`named`),
//! parted by small words (`joints`) and by signs (`signs`); a notice of copyright may go on over both (`notice`). At the end the findings are
//! weighed (`belief`).

mod belief;
mod edges;
mod head;
mod joints;
mod named;
mod notice;
mod placed;
mod prose;
mod signs;

use super::chain;
use super::credit::{Credit, Cue, Qualifier, Reading};
use super::gate;
use super::party::{self, Party};
use super::tokens::{Kind, Tokens};
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::text::Span;
use edges::whole;
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
    /// "and" was read: whoever follows stands beside whoever came before.
    joined: bool,
    separated: bool,
    slashed: bool,
    /// The copyright notice still goes on.
    notice_open: bool,
    /// A label had its colon.
    signed: bool,
    /// A label was read, and no party after it yet.
    fresh: bool,
    /// A label was read that leads to the film the picture was taken from.
    of_work: bool,
    /// The title of that film was read.
    titled: bool,
    /// All labels are words for a source, which texts have too.
    sourced: bool,
    /// All labels are words for an author, whom texts have too.
    authored: bool,
    /// A colon stands behind a party: "Sports Desk: Ada Berg", or a headline with its topic.
    coloned: bool,
    /// Small words beside a noun for pictures are the label.
    described: bool,
    /// A caption stands before the label: not a credit as a whole.
    broken: bool,
    /// How many parties stand before the last bracket that opened.
    before_bracket: usize,
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
            joined: false,
            separated: false,
            slashed: false,
            notice_open: false,
            signed: false,
            fresh: false,
            of_work: false,
            titled: false,
            sourced: false,
            authored: false,
            coloned: false,
            described: false,
            broken: false,
            before_bracket: 0,
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
            Kind::Open | Kind::Close => self.bracket(kind),
            _ => self.sign(kind),
        }
        true
    }

    /// A run of words: a head of labels, or parties up to the next separator.
    fn words(&mut self) {
        let run_end = self.tokens.name_end(self.at);
        (self.run, self.before_run) = (self.at, self.parties.len());
        if std::mem::take(&mut self.of_work) && self.is_work(run_end) {
            self.unread.push(self.tokens.span(self.at, run_end));
            self.at = run_end;
            self.titled = true;
            return;
        }
        if self.closing_label(run_end) || self.head() {
            return;
        }
        // "中央社記者李明攝 110年2月28日"
        let end =
            run_end - usize::from(run_end > self.at + 1 && party::is_day(self.tokens.written(run_end - 1, run_end)));
        let mut from = self.at;
        let whole = self.tokens.entry(from, end).is_some_and(|entry| entry.agency.is_some());
        let mut at = from;
        while !whole && at < end {
            if at > from && self.opens_second_label(at, end) {
                self.party(from, at);
                self.at = at;
                return;
            }
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
        self.at = run_end;
        self.via = false;
        self.extend_copyright();
    }

    /// Whether the words up to `end` may be the title of the film a still was taken from: no house is called so ("Still from CNN"), no account.
    fn is_work(&self, end: usize) -> bool {
        let house = self.tokens.entry(self.at, end).is_some_and(|entry| entry.agency.is_some());
        !house && !self.tokens.written(self.at, end).starts_with('@')
    }

    /// "Fotó: Ada Berg Forrás: MTI": behind a label and its name another label, with a colon of its own.
    fn opens_second_label(&self, at: usize, end: usize) -> bool {
        self.signed && self.tokens.kind(end) == Some(Kind::Colon) && head::labels(self.tokens, at, end)
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
        let labelled = self.label.is_some() && self.copyright.is_none();
        chain::assign(&self.parties, self.qualifier == Some(Qualifier::Handout), labelled, &mut credit);
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
