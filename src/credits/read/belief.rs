//! How far a reading is to be believed: what announces it, and who the parties are.

use super::{Hold, Reader};
use crate::credits::chain;
use crate::credits::credit::{Cue, Qualifier};
use crate::credits::lexicon::{LEXICON, Trade};
use crate::credits::party::{Party, Who};
use crate::credits::tokens::{Kind, key};
use crate::text::Span;

/// The parties of a credit, counted by what they are.
struct Tally {
    all: usize,
    known: usize,
    /// Known, and its trade is passing pictures on: wire, photo agency, stock library.
    distributors: usize,
    social: usize,
    people: usize,
    accounts: usize,
    organisations: usize,
    /// Words in parties that were not understood.
    unread_words: usize,
}

impl Reader<'_, '_> {
    /// How sure, in per cent; `None` where this is no credit.
    ///
    /// The steps were set by what the dev pages of the evaluation data hold: every line of them believed at 60 or more
    /// was looked at, and none was article text.
    pub(super) fn belief(&self) -> Option<u8> {
        if self.broken {
            return None;
        }
        let tally = self.tally();
        if self.hold == Hold::Firm || self.copyright.is_some() {
            return self.announced(&tally);
        }
        if tally.unread_words > 0 || self.starts_with_by() {
            return None;
        }
        match tally.all {
            0 => self.nobody(),
            1 => self.one(&tally),
            _ => self.several(&tally),
        }
    }

    /// After a label or a copyright sign.
    fn announced(&self, tally: &Tally) -> Option<u8> {
        let shaped = tally.known + tally.people + tally.organisations + tally.accounts > 0;
        match tally.unread_words {
            _ if tally.all == 0 => (self.qualifier.is_some() || self.licence.is_some()).then_some(70),
            // "Quelle: dpa" may name the source of a text as well.
            // "Autor: Jan Novák" signs more texts than pictures.
            0 if self.authored => Some(55),
            0 if self.sourced && self.is_initialled() => Some(45),
            0 if self.sourced && tally.people + tally.accounts == 0 => Some(75),
            0 if shaped => Some(97),
            // "Imagen de perfil": a noun and a preposition are no label yet.
            // "Foto ihsan pembaca", "Fournie par la famille": whoever gave it may be small.
            0 if !self.signed && self.copyright.is_none() => {
                (self.all_large() || self.qualifier == Some(Qualifier::Courtesy)).then_some(50)
            }
            0 => Some(if self.all_large() { 88 } else { 60 }),
            // "Beeld: zo sterk is ijs": a sentence behind a word with a colon.
            4..=5 if !self.all_large() && self.copyright.is_none() => Some(30),
            // "Tomada de posesión del alcalde": a label without a colon, and words we do not understand.
            1..=5 if !self.signed && self.copyright.is_none() => Some(35),
            // "Photo of the day: Fog over Halden"
            1..=5 if self.described => Some(35),
            1..=5 => Some(60),
            6..=12 if self.copyright.is_some() => Some(45),
            _ => None,
        }
    }

    /// Only a qualifier or a licence.
    fn nobody(&self) -> Option<u8> {
        match self.qualifier {
            _ if self.licence.is_some() => Some(40),
            Some(Qualifier::Courtesy | Qualifier::Handout) => Some(45),
            qualifier => qualifier.map(|_| 30),
        }
    }

    fn one(&self, tally: &Tally) -> Option<u8> {
        let helped = self.hold == Hold::Loose || self.qualifier.is_some();
        Some(match self.qualifier {
            _ if tally.distributors == 1 && self.stands_as_signed() => {
                if helped {
                    90
                } else {
                    70
                }
            }
            _ if self.licence.is_some() => 80,
            // "…করিমছবি: সংগৃহীত": what stands before the colon is a caption, or anything.
            _ if self.coloned && tally.known == 0 => return None,
            _ if tally.known == 1 && !self.stands_as_signed() => return None,
            // "WhatsApp" alone is a button.
            _ if tally.social == 1 && !helped => return None,
            _ if tally.known == 1 => {
                if helped || self.stands_in_brackets() {
                    75
                } else {
                    35
                }
            }
            Some(_) if tally.people + tally.organisations == 1 => 50,
            // "RCMP handout": initials, and what they handed out.
            Some(Qualifier::Handout) if chain::is_acronym(self.parties[0].name) => 50,
            // "… in the valley (foto Vigili del Fuoco)": brackets hold a label together with the house behind it.
            _ if tally.organisations == 1 && self.stands_in_brackets() && self.parties[0].name.contains(' ') => {
                if self.hold == Hold::Loose { 75 } else { 35 }
            }
            // "Photo Gallery" is a button: a house of several words only, and position must decide.
            // "Photo Golem.de" is no button either.
            _ if self.hold == Hold::Loose && tally.organisations == 1 && self.parties[0].name.contains([' ', '.']) => {
                55
            }
            // "CreditAda Berg": only a template glues so.
            _ if tally.people == 1 && self.label_is_glued() => 55,
            _ if tally.people == 1 => {
                if self.stands_in_brackets() {
                    45
                } else {
                    25
                }
            }
            _ => return None,
        })
    }

    fn several(&self, tally: &Tally) -> Option<u8> {
        let via = self.cues.contains(&Cue::Via);
        let chained = tally.people > 0 || self.slashed || tally.known > 1 || via;
        match () {
            // "(Facebook: Halden Police)", "(ABC Riverland: Ada Berg)": in brackets a page and whose it was, a house's branch and its man.
            () if self.coloned && self.stands_in_brackets() && self.names_page_or_branch(tally) => Some(65),
            // "Topic: Somebody says": no house is known that would sign so.
            () if self.coloned && tally.known + tally.accounts == 0 => None,
            // "Contact: desk@example.org": an address of the house, and nobody's picture.
            () if self.coloned && tally.known + tally.people == 0 => None,
            // "(Instagram: @adaberg)": the network, and whose page it was.
            () if tally.social == 1 && tally.accounts == 1 && tally.all == 2 && self.stands_in_brackets() => Some(60),
            // "(Instagram/adaberg)": in brackets one small word beside a network is an account.
            () if tally.social == 1 && tally.all == 2 && self.slashed && self.names_account() => Some(60),
            // "Instagram/@adaberg": so may a page's own account stand, for readers to follow.
            () if tally.social == 1
                && tally.accounts == 1
                && tally.all == 2
                && (self.slashed || via)
                && !self.coloned =>
            {
                Some(55)
            }
            () if self.coloned && tally.known == 0 => Some(75),
            // "Agenturmaterial: dpa, AFP": a word that is no label, and houses alone.
            () if self.coloned
                && !self.slashed
                && tally.known > 1
                && tally.known + 1 == tally.all
                && self.begins_with_word() =>
            {
                Some(45)
            }
            // "Westmark Fire Department / Facebook": whose page it was.
            () if tally.social == 1 && tally.organisations == 1 && tally.all == 2 && self.names_office() => Some(60),
            // A row of share buttons.
            () if tally.known == tally.social && tally.people == 0 && self.qualifier.is_none() => None,
            // "Screenshots Instagram/TikTok": what kind of picture, and houses that are known.
            () if tally.known == tally.all && self.slashed && self.qualifier.is_some() => Some(90),
            () if !self.separated && !via => (tally.known > 0).then_some(45),
            () if tally.distributors > 0 => Some(if chained { 95 } else { 50 }),
            () if tally.known > 0 && tally.people > 0 => {
                Some(if self.slashed || tally.known > tally.social { 93 } else { 45 })
            }
            () if tally.known > 0 => Some(if self.slashed && self.all_large() { 60 } else { 35 }),
            () if tally.people > 0 && tally.organisations > 0 => {
                Some(if self.slashed || tally.accounts > 0 { 70 } else { 35 })
            }
            () => None,
        }
    }

    /// Whether an organisation of several words stands first, divided from what follows by a stroke or "via". "Follow us on Facebook" is none.
    fn names_office(&self) -> bool {
        let networks = |word: &str| {
            LEXICON.get(&key(word)).and_then(|entry| entry.agency).is_some_and(|agency| agency.trade == Trade::Social)
        };
        let office = |party: &Party<'_>| {
            matches!(party.who, Who::Organisation) && party.name.contains(' ') && !party.name.split(' ').any(networks)
        };
        self.parties.first().is_some_and(office) && (self.slashed || self.cues.contains(&Cue::Via))
    }

    fn begins_with_word(&self) -> bool {
        self.parties.first().is_some_and(|party| matches!(party.who, Who::Single | Who::Words))
    }

    fn names_page_or_branch(&self, tally: &Tally) -> bool {
        let house = |name: &str| {
            let first = name.split(' ').next().unwrap_or_default();
            LEXICON.get(&key(first)).and_then(|entry| entry.agency).is_some_and(|agency| agency.trade == Trade::Outlet)
        };
        match self.parties.as_slice() {
            [network, office] => {
                let branch = matches!(network.who, Who::Organisation) && house(network.name) && tally.people == 1;
                tally.social == 1 && matches!(office.who, Who::Organisation)
                    || branch && matches!(office.who, Who::Person)
            }
            _ => false,
        }
    }

    /// Whether the whole stands in brackets and its last party is one word that begins small.
    fn names_account(&self) -> bool {
        let account =
            |party: &Party<'_>| matches!(party.who, Who::Single) && party.name.starts_with(char::is_lowercase);
        self.stands_in_brackets() && self.parties.last().is_some_and(account)
    }

    /// "Quelle: Morgenblatt, ino/dpa": initials in small letters sign a text.
    fn is_initialled(&self) -> bool {
        let initials = |name: &str| name.chars().count() <= 4 && name.chars().all(char::is_lowercase);
        self.parties.iter().any(|party| matches!(party.who, Who::Single | Who::Words) && initials(party.name))
    }

    /// Whether no party begins small.
    fn all_large(&self) -> bool {
        self.parties.iter().all(|party| !party.name.starts_with(char::is_lowercase))
    }

    /// Whether an agency alone on its line is written as it signs: "mena" and "Wenn" are words.
    fn stands_as_signed(&self) -> bool {
        self.label.is_some()
            || self.tokens.kind(0) == Some(Kind::Open)
            || self.parties.iter().all(|party| match party.who {
                Who::Known(agency) => {
                    let small = party.name.starts_with(char::is_lowercase);
                    let shouted = !party.name.chars().any(char::is_lowercase);
                    let exact = agency.name.starts_with(char::is_lowercase) || agency.trade == Trade::Stock;
                    let clipped = chain::is_acronym(agency.name) && party.name.len() <= agency.name.len();
                    shouted || exact || !(small || clipped)
                }
                _ => true,
            })
    }

    /// Whether no blank and no sign stands behind the label.
    fn label_is_glued(&self) -> bool {
        self.label.is_some_and(|label| self.tokens.text[label.end..].starts_with(char::is_alphabetic))
    }

    /// "(The Harbour Post)": brackets around the whole line.
    fn stands_in_brackets(&self) -> bool {
        let last = self.tokens.list.len().saturating_sub(1);
        self.tokens.kind(0) == Some(Kind::Open) && self.tokens.kind(last) == Some(Kind::Close)
    }

    /// "Von Jane Roe und AFP": a byline. "автор фото Ada Berg" begins with a label.
    fn starts_with_by(&self) -> bool {
        self.label.is_none() && LEXICON.longest(self.tokens, 0, usize::MAX, |entry| entry.link.by).is_some()
    }

    fn tally(&self) -> Tally {
        let count = |wanted: fn(&Who) -> bool| self.parties.iter().filter(|party| wanted(&party.who)).count();
        let is_wide = |c: &char| ('\u{2E80}'..='\u{D7FF}').contains(c);
        let words = |span: &Span| {
            let text = span.of(self.tokens.text);
            text.split_whitespace().count() + text.chars().filter(is_wide).count() / 2
        };
        Tally {
            all: self.parties.len(),
            known: count(|who| matches!(who, Who::Known(_))),
            distributors: count(|who| matches!(who, Who::Known(agency) if agency.trade >= Trade::Wire)),
            social: count(|who| matches!(who, Who::Known(agency) if agency.trade == Trade::Social)),
            people: count(|who| matches!(who, Who::Person)),
            accounts: count(|who| matches!(who, Who::Account)),
            organisations: count(|who| matches!(who, Who::Organisation)),
            unread_words: self.unread.iter().map(words).sum(),
        }
    }
}
