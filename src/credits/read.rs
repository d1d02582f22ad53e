//! A line read as a credit: label, parties, qualifier, rights, and what was left over.

use super::chain;
use super::credit::{Credit, Cue, Qualifier, Reading};
use super::gate;
use super::lexicon::{Entry, LEXICON, Label, Meaning, Position, Trade};
use super::party::{self, Party, Who};
use super::tokens::{Kind, Tokens};
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::text::Span;

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
    let tokens = Tokens::of(line);
    if tokens.list.len() > 60 {
        return None;
    }
    let mut reader = Reader::new(&tokens);
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
    craft: bool,
    separated: bool,
    slashed: bool,
    /// The copyright notice still goes on.
    notice_open: bool,
    /// A label was read, and no party after it yet.
    fresh: bool,
    /// A caption stands before the label: not a credit as a whole.
    broken: bool,
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
            craft: false,
            separated: false,
            slashed: false,
            notice_open: false,
            fresh: false,
            broken: false,
        }
    }

    fn run(&mut self) {
        while let Some(kind) = self.tokens.kind(self.at) {
            match kind {
                Kind::Word => self.words(),
                Kind::Copyright => self.copyright_sign(),
                Kind::Open | Kind::Close => {
                    self.notice_open = false;
                    self.at += 1;
                }
                _ => {
                    // A label would have taken it: "caption＝ＡＰ".
                    self.broken |= kind == Kind::Equals;
                    self.notice_open &= matches!(kind, Kind::Slash | Kind::Comma | Kind::Dash);
                    if !self.parties.is_empty() && !matches!(kind, Kind::Stop) {
                        self.separated = true;
                        self.slashed |= kind == Kind::Slash;
                    }
                    self.via = false;
                    self.at += 1;
                }
            }
        }
    }

    fn copyright_sign(&mut self) {
        self.cue(Cue::Copyright);
        let captioned = !self.parties.is_empty() && self.label.is_none() && self.copyright.is_none();
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
        if self.head() {
            return;
        }
        let end = self.tokens.words_end(self.at);
        let mut from = self.at;
        let whole = LEXICON.get(self.tokens.phrase(from, end)).is_some_and(|entry| entry.agency.is_some());
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

    /// How far to go to the next place where a phrase may begin: over a whole agency name.
    fn step(&self, at: usize, end: usize) -> usize {
        LEXICON.longest(self.tokens, at, end, |entry| entry.agency.is_some()).map_or(1, |(_, to)| to - at)
    }

    /// A word inside a run that parts it: via, and, for, a licence, a qualifier, a label behind the name.
    fn joint(&self, from: usize, at: usize, end: usize) -> Option<(usize, Joint)> {
        if let Some((entry, to)) = LEXICON.longest(self.tokens, at, end, |entry| entry.licence.is_some()) {
            return Some((to, Joint::Licence(entry.licence.expect("only licences were asked for"))));
        }
        if let Some((entry, to)) = party::qualifier_at(self.tokens, at, end) {
            let label = entry.label.as_ref().expect("a qualifier is a label");
            let standing = to == end || at == from;
            if standing || (label.position == Position::Open && to < end) {
                return Some((to, Joint::Qualifier(label.qualifier, label.position)));
            }
        }
        let (entry, to) = LEXICON.longest(self.tokens, at, end, is_joint)?;
        if entry.link.via && to < end {
            return Some((to, Joint::Via));
        }
        if at > from && to < end && (entry.link.and || entry.link.for_) {
            // "Jane Roe and John Doe" parts; "Ministry of Trade and Industry" does not.
            let both = self.stands_alone(from, at) && self.stands_alone(to, end);
            let works = entry.link.and || party::is_person(self.tokens, from, at);
            return (both && works && !entry.link.particle)
                .then_some((to, if entry.link.and { Joint::And } else { Joint::Client }));
        }
        let after =
            entry.label.as_ref().is_some_and(|label| matches!(label.position, Position::After | Position::Either));
        if after && entry.label.as_ref().is_some_and(|label| label.meaning == Meaning::Copyright) {
            return Some((to, Joint::Reserved));
        }
        (after && to == end && at > from).then_some((to, Joint::Label))
    }

    fn stands_alone(&self, from: usize, end: usize) -> bool {
        let end = (from..end).find(|&at| self.is_parting(at)).unwrap_or(end);
        from < end && !matches!(party::parties(self.tokens, from, end).first(), Some((Who::Words, ..)) | None)
    }

    fn is_parting(&self, at: usize) -> bool {
        LEXICON
            .get(self.tokens.phrase(at, at + 1))
            .is_some_and(|entry| entry.link.via || (entry.link.and && !entry.link.particle))
    }

    fn apply(&mut self, joint: &Joint, at: usize, to: usize) {
        match *joint {
            Joint::Via => {
                self.cue(Cue::Via);
                self.via = true;
            }
            Joint::And | Joint::Client => {}
            Joint::Licence(licence) => {
                self.cue(Cue::Licence);
                self.licence.get_or_insert(licence);
            }
            Joint::Qualifier(qualifier, position) => {
                self.cue(Cue::Qualifier);
                self.qualifier = self.qualifier.or(qualifier);
                if position == Position::Open {
                    self.firm_label(at, to);
                }
            }
            Joint::Label => self.firm_label(at, to),
            // "All rights reserved": the notice of a site, not of a picture.
            Joint::Reserved => self.broken = true,
        }
    }

    fn firm_label(&mut self, at: usize, to: usize) {
        self.cue(Cue::Label);
        self.broken |= self.label.is_none() && self.unread.len() > 1;
        self.label.get_or_insert(self.tokens.span(at, to));
        self.hold = Hold::Firm;
    }

    /// Labels, qualifiers and prepositions before the name. `false` if the words at hand are no head.
    fn head(&mut self) -> bool {
        let start = self.at;
        let (mut to, mut labels, mut bound) = (start, Vec::<&'static Label>::new(), false);
        loop {
            if let Some((entry, next)) = LEXICON.longest(self.tokens, to, usize::MAX, is_label_before) {
                let label = entry.label.as_ref().expect("only labels were asked for");
                bound = matches!(label.position, Position::Open | Position::Either);
                labels.push(label);
                to = next;
            } else if let Some((_, next)) = self.by_word(to, !labels.is_empty()) {
                bound = true;
                to = next;
            } else {
                break;
            }
        }
        let Some(end) = (!labels.is_empty()).then(|| self.bind(start, to, bound, &labels)).flatten() else {
            return false;
        };
        let signed = matches!(self.tokens.kind(to), Some(Kind::Colon | Kind::Equals));
        // "Foto: Bild Från Polisen": a second noun is part of the name.
        let noun = labels.iter().all(|label| label.qualifier.is_none() && label.position == Position::Colon);
        if self.fresh && !signed && noun {
            return false;
        }
        self.take_head(start, to, end, &labels);
        true
    }

    fn by_word(&self, at: usize, after_label: bool) -> Option<(&'static Entry, usize)> {
        LEXICON.longest(self.tokens, at, usize::MAX, |entry| entry.link.by).filter(|_| after_label)
    }

    /// Where the head ends, with its sign; `None` where nothing binds it to what follows.
    fn bind(&self, start: usize, to: usize, bound: bool, labels: &[&Label]) -> Option<(usize, Hold)> {
        let qualifies = labels.iter().all(|label| label.meaning == Meaning::Qualifier);
        match self.tokens.kind(to) {
            Some(Kind::Colon | Kind::Equals) => Some((to + 1, Hold::Firm)),
            _ if bound => Some((to, Hold::Firm)),
            Some(Kind::Comma) if to - start >= 2 && !qualifies => Some((to + 1, Hold::Firm)),
            Some(Kind::Dash | Kind::Bar | Kind::Slash) if start == 0 && !qualifies => Some((to + 1, Hold::Loose)),
            Some(Kind::Copyright) if !qualifies => Some((to, Hold::Firm)),
            Some(Kind::Word) if qualifies => None,
            Some(Kind::Word) => {
                let end = self.tokens.words_end(to);
                let known = LEXICON
                    .longest(self.tokens, to, end, |entry| entry.agency.is_some())
                    .is_some_and(|(_, next)| next == end);
                let apart = matches!(self.tokens.kind(end), Some(Kind::Slash | Kind::Comma))
                    && party::is_person(self.tokens, to, end);
                (start <= 1 && (known || apart)).then_some((to, Hold::Loose))
            }
            _ if qualifies || labels.iter().any(|label| label.qualifier.is_some()) => Some((to, Hold::None)),
            _ => None,
        }
    }

    fn take_head(&mut self, start: usize, to: usize, (end, hold): (usize, Hold), labels: &[&Label]) {
        self.at = end;
        self.hold = self.hold.max(hold);
        self.craft = labels.iter().any(|label| label.meaning == Meaning::Craft);
        let captioned = if self.craft { !self.unread.is_empty() } else { !self.parties.is_empty() };
        self.broken |= hold == Hold::Firm && self.label.is_none() && captioned;
        self.fresh = hold == Hold::Firm;
        self.notice_open = false;
        self.via = false;
        if let Some(qualifier) = labels.iter().find_map(|label| label.qualifier) {
            self.cue(Cue::Qualifier);
            self.qualifier.get_or_insert(qualifier);
        }
        if labels.iter().any(|label| label.meaning == Meaning::Copyright) {
            self.cue(Cue::Copyright);
            self.open_notice(start, end);
            self.skip_years();
        }
        if hold > Hold::None {
            self.cue(Cue::Label);
            if self.label.is_none() {
                self.label = Some(self.tokens.span(start, end.max(to)));
                self.languages = shared_languages(labels);
            }
        }
    }

    /// Reads the words `from..to` as parties.
    fn party(&mut self, from: usize, to: usize) {
        if from >= to {
            return;
        }
        self.fresh = false;
        for (who, start, end) in party::parties(self.tokens, from, to) {
            let span = self.tokens.span(start, end);
            let name =
                self.tokens.written(start, end).trim_matches(['\'', '"', '‘', '’', '“', '”', '„', '«', '»', ' ']);
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

    fn cue(&mut self, cue: Cue) {
        if !self.cues.contains(&cue) {
            self.cues.push(cue);
        }
    }

    fn finish(mut self) -> Option<Reading> {
        let confidence = self.confidence()?;
        if self.separated && self.parties.len() > 1 {
            self.cue(Cue::Separator);
        }
        self.cues.sort_unstable();
        let mut credit = Credit { line: whole(self.tokens.text).to_owned(), ..Credit::default() };
        chain::assign(&self.parties, &mut credit);
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

    /// "Von Jane Roe und AFP": a byline.
    fn starts_with_by(&self) -> bool {
        LEXICON.longest(self.tokens, 0, usize::MAX, |entry| entry.link.by).is_some()
    }

    /// How sure, in per cent; `None` where this is no credit.
    fn confidence(&self) -> Option<u8> {
        if self.broken {
            return None;
        }
        let count = |wanted: fn(&Who) -> bool| self.parties.iter().filter(|party| wanted(&party.who)).count();
        let known = count(|who| matches!(who, Who::Known(_)));
        let distributors = count(|who| matches!(who, Who::Known(agency) if agency.trade >= Trade::Wire));
        let social = count(|who| matches!(who, Who::Known(agency) if agency.trade == Trade::Social));
        let people = count(|who| matches!(who, Who::Person));
        let accounts = count(|who| matches!(who, Who::Account));
        let organisations = count(|who| matches!(who, Who::Organisation));
        let loose_words: usize =
            self.unread.iter().map(|span| span.of(self.tokens.text).split_whitespace().count()).sum();
        let announced = self.hold == Hold::Firm || self.copyright.is_some();
        if announced {
            return match (self.parties.is_empty(), loose_words) {
                (true, _) => (self.qualifier.is_some() || self.licence.is_some()).then_some(70),
                (_, 0) => Some(if known + people + organisations + accounts > 0 { 97 } else { 88 }),
                (_, 1..=5) => Some(60),
                (_, 6..=12) if known + people > 0 || self.copyright.is_some() => Some(45),
                _ => None,
            };
        }
        if loose_words > 0 {
            return None;
        }
        let loose = self.hold == Hold::Loose;
        let parties = self.parties.len();
        match parties {
            _ if self.starts_with_by() => None,
            0 if self.licence.is_some() => Some(40),
            0 => self
                .qualifier
                .map(|kind| if matches!(kind, Qualifier::Courtesy | Qualifier::Handout) { 45 } else { 30 }),
            1 if distributors == 1 => Some(if loose || self.qualifier.is_some() { 90 } else { 70 }),
            1 if self.licence.is_some() => Some(80),
            1 if known == 1 => Some(if loose || self.qualifier.is_some() { 75 } else { 35 }),
            1 if people == 1 => Some(if self.qualifier.is_some() { 60 } else { 25 }),
            1 if organisations == 1 && self.qualifier.is_some() => Some(60),
            1 => None,
            _ if social == parties || (known == social && people == 0) && self.qualifier.is_none() => None,
            _ if !self.separated && !self.cues.contains(&Cue::Via) => (known > 0).then_some(45),
            _ if distributors > 0 && (people > 0 || self.slashed || known > 1 || self.cues.contains(&Cue::Via)) => {
                Some(95)
            }
            _ if distributors > 0 => Some(50),
            _ if known > 0 && people > 0 => Some(93),
            _ if known > 0 => Some(60),
            _ if people > 0 && organisations > 0 && (self.slashed || accounts > 0) => Some(70),
            _ if people > 0 && organisations > 0 => Some(35),
            _ => None,
        }
    }
}

/// What parts a run of words.
enum Joint {
    Via,
    And,
    Client,
    Licence(&'static str),
    Qualifier(Option<Qualifier>, Position),
    Label,
    Reserved,
}

fn is_joint(entry: &Entry) -> bool {
    let link = entry.link;
    link.via
        || link.and
        || link.for_
        || entry.label.as_ref().is_some_and(|label| matches!(label.position, Position::After | Position::Either))
}

fn is_label_before(entry: &Entry) -> bool {
    entry.label.as_ref().is_some_and(|label| label.position != Position::After)
}

/// The languages all of `labels` belong to.
fn shared_languages(labels: &[&Label]) -> Vec<Tag> {
    let mut named = labels.iter().filter(|label| !label.languages.is_empty());
    let mut shared = named.next().map(|label| label.languages.clone()).unwrap_or_default();
    for label in named {
        shared.retain(|tag| label.languages.contains(tag));
    }
    shared.sort_unstable();
    shared.dedup();
    shared
}

/// The credit as written: no blanks around it, no brackets around the whole, one of two equal halves.
fn whole(text: &str) -> &str {
    let text = text.trim();
    let inside = |open: char, close: char| {
        text.strip_prefix(open)?.strip_suffix(close).filter(|inner| !inner.contains([open, close]))
    };
    let text = [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］'), ('【', '】')]
        .iter()
        .find_map(|&(open, close)| inside(open, close))
        .unwrap_or(text)
        .trim();
    let half = text.len() / 2;
    match (text.get(..half), text.get(text.len() - half..)) {
        (Some(first), Some(second)) if half >= 6 && first.trim() == second.trim() => first.trim(),
        _ => text,
    }
}
