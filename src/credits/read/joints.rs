//! What parts a run of words into parties: via, and, for, a licence, a qualifier, a label behind the name.

use super::{Hold, Reader};
use crate::credits::credit::{Cue, Qualifier};
use crate::credits::lexicon::{Entry, LEXICON, Meaning, Position, Trade};
use crate::credits::party::{self, Party, Who};
use crate::credits::tokens::Kind;

/// What parts a run of words.
pub(super) enum Joint {
    /// "via": what follows passed the picture on.
    Via,
    /// "aracılığıyla": whoever was named passed the picture on.
    Passed,
    /// "and": another party follows.
    And,
    /// Words that name nobody: another party may follow.
    Next,
    /// "for": the house it was taken for follows.
    For,
    /// A licence.
    Licence(&'static str),
    /// A qualifier at the beginning or end of the run, or one that binds ("courtesy of").
    Qualifier(Option<Qualifier>, Position),
    /// A label behind the name.
    Label,
    /// "All rights reserved": the notice of a site, not of a picture.
    Reserved,
}

impl Reader<'_, '_> {
    /// How far to go to the next place where a phrase may begin: over a whole agency name.
    pub(super) fn step(&self, at: usize, end: usize) -> usize {
        LEXICON.longest(self.tokens, at, end, |entry| entry.agency.is_some()).map_or(1, |(_, to)| to - at)
    }

    /// A word inside a run that parts it: via, and, for, a licence, a qualifier, a label behind the name.
    pub(super) fn joint(&self, from: usize, at: usize, end: usize) -> Option<(usize, Joint)> {
        // Most words: no phrase begins here.
        self.tokens.list[at].entry?;
        if let Some((entry, to)) = LEXICON.longest(self.tokens, at, end, |entry| entry.licence.is_some()) {
            return Some((to, Joint::Licence(entry.licence.expect("only licences were asked for"))));
        }
        if let Some((entry, to)) = party::qualifier_at(self.tokens, at, end) {
            let label = entry.label.as_ref().expect("a qualifier is a label");
            let standing = label.position != Position::Open
                && (at == from
                    || self.ends_name(from, at, to, end, label.qualifier)
                    || self.parts_archives(from, at, to, end));
            if standing || (label.position == Position::Open && to < end) {
                return Some((to, Joint::Qualifier(label.qualifier, label.position)));
            }
        }
        if let Some(joint) = self.kind_of_house(from, at, end) {
            return Some(joint);
        }
        if let Some(to) = self.label_of_house(from, at, end) {
            return Some((to, Joint::Label));
        }
        let (entry, to) = LEXICON.longest(self.tokens, at, end, is_joint)?;
        if entry.link.noise && to - at > 1 {
            return Some((to, Joint::Next));
        }
        if entry.link.via && to < end {
            return Some((to, Joint::Via));
        }
        if entry.link.passed && at > from {
            return Some((to, Joint::Passed));
        }
        // "Presse- und Informationsamt": the hyphen says that the word goes on.
        if at > from && to < end && (entry.link.and || entry.link.for_) && !self.tokens.written(from, at).ends_with('-')
        {
            // "Jane Roe and John Doe" parts; "Ministry of Trade and Industry" does not.
            let both = self.stands_alone(from, at) && self.stands_alone(to, end);
            let works = if entry.link.and { !self.ends_a_house(from, at, to, end) } else { self.is_someone(from, at) };
            let joint = if entry.link.and { Joint::And } else { Joint::For };
            return (both && works && !entry.link.particle).then_some((to, joint));
        }
        let after = entry.label.as_ref().is_some_and(|label| label.position.follows());
        if after && entry.label.as_ref().is_some_and(|label| label.meaning == Meaning::Copyright) {
            return Some((to, Joint::Reserved));
        }
        // "老周的账本 东岭晚报 图": what stands before the house is a caption.
        let alone = || at == from + 1 || self.tokens.entry(from, at).is_some_and(|entry| entry.agency.is_some());
        let around = entry.label.as_ref().is_some_and(|label| label.position == Position::Around);
        (after && to == end && at > from && (!around || alone())).then_some((to, Joint::Label))
    }

    /// "Ada Berg (BNS) nuotr.", "記者林思妤／攝影": a label behind the name and its sign, at the very end.
    pub(super) fn closing_label(&mut self, end: usize) -> bool {
        let ends = self.at > 0
            && (end..self.tokens.list.len()).all(|at| matches!(self.tokens.kind(at), Some(Kind::Stop | Kind::Close)));
        if !ends || self.parties.is_empty() {
            return false;
        }
        let label = self.tokens.entry(self.at, end).and_then(|entry| entry.label.as_ref());
        let parted = match self.tokens.kind(self.at - 1) {
            Some(Kind::Close | Kind::Slash) => true,
            // "(Ada Berg/CBC - image credit)"; "© Nordpost - all rights reserved" is said of a page.
            Some(Kind::Dash) => end >= self.at + 2 && label.is_some_and(|label| label.meaning != Meaning::Copyright),
            _ => false,
        };
        if !parted {
            return false;
        }
        // "Ada Berg / Hersteller": with letters of two cases a word that only qualifies may be anything.
        let cased = || self.tokens.written(self.at, end).contains(char::is_lowercase);
        let closes = label.is_some_and(|label| match label.position {
            Position::After => label.meaning != Meaning::Qualifier || !cased(),
            position => position.follows(),
        });
        if closes {
            self.firm_label(self.at, end);
            self.qualifier = self.qualifier.or_else(|| label.and_then(|label| label.qualifier));
            self.at = end;
        }
        closes
    }

    /// "Reuters file photo": behind a known house at the end, what kind of picture it is.
    fn kind_of_house(&self, from: usize, at: usize, end: usize) -> Option<(usize, Joint)> {
        let kind = |entry: &Entry| entry.label.as_ref().is_some_and(|label| label.qualifier.is_some());
        let (entry, to) = LEXICON.longest(self.tokens, at, end, kind).filter(|&(_, to)| from < at && to == end)?;
        let qualifier = entry.label.as_ref()?.qualifier;
        let known = matches!(party::parties(self.tokens, from, at).as_slice(), [(Who::Known(_), ..)]);
        known.then_some((to, Joint::Qualifier(qualifier, Position::Colon)))
    }

    /// "Pool photo by Ada Berg": behind a known house a label that leads to the name, and where that ends.
    fn label_of_house(&self, from: usize, at: usize, end: usize) -> Option<usize> {
        let opens = |entry: &Entry| {
            entry.link.by && !entry.link.particle
                || entry.label.as_ref().is_some_and(|label| {
                    label.position == Position::Open && label.meaning == Meaning::Picture && label.qualifier.is_none()
                })
        };
        let (entry, to) = LEXICON.longest(self.tokens, at, end, opens).filter(|&(_, to)| from < at && to < end)?;
        match party::parties(self.tokens, from, at).as_slice() {
            [(Who::Known(_), ..)] => Some(to),
            // "The Halden Times photograph by Ada Berg"
            [(Who::Organisation, ..)] if entry.label.is_some() => {
                (self.tokens.written(from, from + 1) == "The" && self.is_someone(to, end)).then_some(to)
            }
            _ => None,
        }
    }

    /// Whether a qualifier at the end of the run, or before "via" ("Navy handout via Reuters"), says what kind of picture it is. "PRISMA ARCHIVO/Alamy":
    /// one word before it and a stroke behind it, and it is a house's name.
    fn ends_name(&self, from: usize, at: usize, to: usize, end: usize, qualifier: Option<Qualifier>) -> bool {
        const SHORTEST_NAME: usize = 6;
        if to < end {
            let via = self.tokens.entry(to, to + 1).is_some_and(|entry| entry.link.via);
            return at > from && via && matches!(qualifier, Some(Qualifier::Handout | Qualifier::Courtesy));
        }
        let plain = |at: usize| self.tokens.list[at].entry.is_none();
        let named = qualifier == Some(Qualifier::Archive)
            && at == from + 1
            && plain(from)
            && self.tokens.written(from, at).chars().count() >= SHORTEST_NAME
            && self.tokens.kind(end) == Some(Kind::Slash);
        !named
    }

    /// "Ada Berg Archives Le Devoir": a qualifier between a name and a house that is known.
    fn parts_archives(&self, from: usize, at: usize, to: usize, end: usize) -> bool {
        to < end && self.is_someone(from, at) && self.tokens.entry(to, end).is_some_and(|entry| entry.agency.is_some())
    }

    fn stands_alone(&self, from: usize, end: usize) -> bool {
        let end = (from..end).find(|&at| self.is_parting(at)).unwrap_or(end);
        from < end
            && !matches!(party::parties(self.tokens, from, end).first(), Some((Who::Words | Who::Single, ..)) | None)
    }

    /// "Westmark Fire and Rescue": behind an organisation more words for one belong to its name.
    fn ends_a_house(&self, from: usize, at: usize, next: usize, end: usize) -> bool {
        let house = matches!(party::parties(self.tokens, from, at).as_slice(), [(Who::Organisation, ..)]);
        let plain = |at: usize| self.tokens.list[at].entry.is_some_and(|entry| entry.form);
        // "Fire and Emergency NZ": a word for a house alone names none.
        if house && (from..at).all(plain) {
            return true;
        }
        let is_form = |at: usize| self.tokens.list[at].entry.is_some_and(|entry| entry.form && entry.agency.is_none());
        house && next < end && (next..end).all(is_form)
    }

    fn is_someone(&self, from: usize, at: usize) -> bool {
        matches!(party::parties(self.tokens, from, at).as_slice(), [(Who::Person, ..)])
    }

    fn is_parting(&self, at: usize) -> bool {
        self.tokens.entry(at, at + 1).is_some_and(|entry| entry.link.via || (entry.link.and && !entry.link.particle))
    }

    pub(super) fn apply(&mut self, joint: &Joint, at: usize, to: usize) {
        match *joint {
            Joint::Via => {
                self.shown_before(at);
                self.cue(Cue::Via);
                self.via = true;
            }
            Joint::Passed => {
                self.cue(Cue::Via);
                if let Some(party) = self.parties.last_mut() {
                    party.via = true;
                }
            }
            Joint::And => self.joined = true,
            Joint::Next => {}
            Joint::For => self.commissioned = true,
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
            Joint::Reserved => self.broken = true,
        }
    }

    /// "Foto: Ada Berg (Archiv), via dts": behind a name, what kind of picture it is in brackets, a comma and "via" say whom it shows.
    fn shown_before(&mut self, via: usize) {
        let is = |back: usize, kind: Kind| via.checked_sub(back).is_some_and(|at| self.tokens.kind(at) == Some(kind));
        let kind = matches!(self.qualifier, Some(Qualifier::Archive | Qualifier::File | Qualifier::Illustrative));
        let bracketed = is(1, Kind::Comma) && is(2, Kind::Close) && is(3, Kind::Word) && is(4, Kind::Open);
        let alone = matches!(self.parties.as_slice(), [Party { who: Who::Person | Who::Single, .. }]);
        if self.signed && kind && bracketed && alone {
            let begin = (0..via - 4).rev().take_while(|&at| self.tokens.kind(at) == Some(Kind::Word)).last();
            self.unread.extend(begin.map(|begin| self.tokens.span(begin, via - 4)));
            self.parties.clear();
        }
    }

    fn firm_label(&mut self, at: usize, to: usize) {
        self.cue(Cue::Label);
        // "家の前（代表撮影）", "Ona Kalnė (BNS nuotr.)": what the bracket does not hold is the caption.
        let bracketed = self.run.checked_sub(1).map(|open| self.tokens.kind(open)) == Some(Some(Kind::Open));
        // "新华社发（陆晓舟摄）": the agency whose picture it is.
        let houses = |party: &Party<'_>| matches!(party.who, Who::Known(agency) if agency.trade == Trade::Wire);
        let captioned = bracketed && self.before_run > 0 && !self.parties.iter().take(self.before_run).all(houses);
        self.broken |= self.label.is_none() && (self.unread.len() > 1 || captioned);
        self.label.get_or_insert(self.tokens.span(at, to));
        self.hold = Hold::Firm;
    }
}

fn is_joint(entry: &Entry) -> bool {
    let link = entry.link;
    link.via
        || link.passed
        || link.noise
        || link.and
        || link.for_
        || entry.label.as_ref().is_some_and(|label| label.position.follows())
}
