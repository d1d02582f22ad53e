//! What parts two runs of words, and whether the line goes on as a credit behind it.

use super::{Hold, Reader};
use crate::credits::lexicon::{Entry, LEXICON};
use crate::credits::party::{self, Party, Who};
use crate::credits::tokens::{Kind, Token};
use crate::credits::trailing::glued_label;

impl Reader<'_, '_> {
    /// A sign between two runs of words: whether it divides parties, or says that this is no credit.
    pub(super) fn sign(&mut self, kind: Kind) {
        // A label would have taken it: "caption＝ＡＰ". Two houses it chains: "ロイター＝共同".
        self.broken |= kind == Kind::Equals && self.at > 0 && !self.chains_houses();
        // "车厢里看书。周立新 摄": a sentence before the name is the caption.
        let ended = kind == Kind::Stop && (self.tokens.written(self.at, self.at + 1) == "。" || self.ends_in_hangul());
        self.broken |= ended && !self.parties.is_empty() && self.label.is_none();
        self.broken |= kind == Kind::Colon && self.label.is_none() && self.at > 1 && self.ends_with_label();
        // "Szenenbild aus „Der Fluss“ Foto: Ada Berg": what leads to a film and its title are a caption, unless a stroke binds the house.
        self.broken |= kind == Kind::Colon && self.titled;
        self.coloned |= kind == Kind::Colon && (!self.parties.is_empty() || self.only_qualifies());
        self.notice_open &= matches!(kind, Kind::Slash | Kind::Comma | Kind::Dash);
        if !self.parties.is_empty() && !matches!(kind, Kind::Stop) {
            self.separated = true;
            self.slashed |= kind == Kind::Slash;
        }
        self.via = false;
        self.at += 1;
    }

    /// A bracket. "Ada Berg (AFP/Jan Kos)": a person before one that holds a house and its own person is who the picture shows.
    pub(super) fn bracket(&mut self, kind: Kind) {
        self.notice_open = false;
        self.at += 1;
        self.broken |= kind == Kind::Open && self.titled;
        if kind == Kind::Open {
            self.before_bracket = self.parties.len();
        } else if self.before_bracket > 0 && self.hold == Hold::None && self.copyright.is_none() {
            let (before, inside) = self.parties.split_at(self.before_bracket.min(self.parties.len()));
            let person = |party: &Party<'_>| matches!(party.who, Who::Person) && !party.craft;
            self.broken |= before.iter().all(person)
                && matches!(inside, [house, .., maker] if matches!(house.who, Who::Known(_)) && person(maker)
                    || matches!(maker.who, Who::Known(_)) && person(house));
        }
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
    pub(super) fn is_lost(&self) -> bool {
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
}
