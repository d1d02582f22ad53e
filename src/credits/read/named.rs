//! A run of words as the parties it names, and what of it names nobody: an editor's sign, initials said again, a picture's number.

use super::edges::unquoted;
use super::{Hold, Reader};
use crate::credits::credit::{Cue, Qualifier};
use crate::credits::lexicon::{Meaning, Trade};
use crate::credits::party::{self, Party, Who};
use crate::credits::tokens::Kind;
use crate::metadata::bylines;

impl<'t> Reader<'_, 't> {
    /// Reads the words `from..to` as parties.
    pub(super) fn party(&mut self, from: usize, to: usize) {
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
        if self.is_place_behind_maker(from, to) {
            return;
        }
        if self.is_handout_sign(from, to) || self.is_press_alone(from, to) {
            self.cue(Cue::Qualifier);
            self.qualifier.get_or_insert(Qualifier::Handout);
            return;
        }
        // "Bundesarchiv, Bild 183-1990-0112-012": which picture of the archive it is.
        let noun = self.tokens.list[from].entry.is_some_and(party::is_picture_noun);
        // "Photo gallery: 20 pictures": how many there are.
        let counted = to == from + 2
            && party::is_number(self.tokens.written(from, from + 1))
            && self.tokens.list[from + 1].entry.is_some_and(party::is_picture_noun);
        if counted || noun && to == from + 2 && party::is_number(self.tokens.written(from + 1, to)) {
            self.unread.push(self.tokens.span(from, to));
            return;
        }
        if self.is_place_of_office(from, to) {
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
            let joined = std::mem::take(&mut self.joined);
            self.parties.push(Party { who, name, via: self.via, craft: self.craft, joined });
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

    /// "МВР - Русе", "Polícia SR - Trnavský kraj": behind an office that is known, and a dash, the place it is for ends the credit. It is made one
    /// party with the office.
    fn is_place_of_office(&mut self, from: usize, to: usize) -> bool {
        let dash = from.checked_sub(1).filter(|&dash| self.tokens.kind(dash) == Some(Kind::Dash));
        let (Some(dash), Some(Kind::Close | Kind::Stop) | None) = (dash, self.tokens.kind(to)) else { return false };
        let begun = (0..dash).rev().take_while(|&at| self.tokens.kind(at) == Some(Kind::Word)).last();
        let (Some(begun), Some(last)) = (begun, self.parties.last()) else { return false };
        let form = || self.tokens.list[begun].entry.is_some_and(|entry| entry.form && !party::is_picture_noun(entry));
        let office = match last.who {
            Who::Known(agency) => agency.trade == Trade::Other,
            Who::Organisation => form(),
            _ => false,
        };
        let place = self.tokens.written(from, to);
        // A town, or the word for what it is and its name.
        let named = match to - from {
            1 => !place.contains(['.', '@', '-']) && place.chars().any(char::is_lowercase),
            2 => party::is_small(self.tokens, from + 1),
            _ => false,
        };
        let unknown = !bylines::is_role(place)
            && (from..to).all(|at| self.tokens.list[at].entry.is_none_or(|entry| entry.agency.is_none()));
        let whole = self.tokens.written(begun, dash).trim_end() == last.name;
        if !(office && whole && named && unknown && place.starts_with(char::is_uppercase)) {
            return false;
        }
        let name = self.tokens.written(begun, to);
        if let Some(last) = self.parties.last_mut() {
            *last = Party { who: Who::Organisation, name, ..*last };
        }
        true
    }

    /// "AFP photo by Ada Berg - Mauritania": behind a house, its maker and a dash a word that is no house ends the credit: where it was taken.
    fn is_place_behind_maker(&self, from: usize, to: usize) -> bool {
        let dashed = from.checked_sub(1).is_some_and(|dash| self.tokens.kind(dash) == Some(Kind::Dash));
        let ends = matches!(self.tokens.kind(to), Some(Kind::Close | Kind::Stop) | None);
        let [.., house, maker] = self.parties.as_slice() else { return false };
        let made = matches!((house.who, maker.who), (Who::Known(_), Who::Person)) && self.hold == Hold::Firm;
        let word = self.tokens.written(from, to);
        let plain = word.chars().all(char::is_alphabetic) && word.chars().any(char::is_lowercase);
        dashed && ends && made && to == from + 1 && plain && self.tokens.list[from].entry.is_none()
    }

    /// "Foto: Presse": handed out to the press. With an article it is a paper.
    fn is_press_alone(&self, from: usize, to: usize) -> bool {
        self.signed && to == from + 1 && matches!(self.tokens.phrase(from, to), "presse" | "pressen")
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
        // "한국사진기자협회(KPPA)": of a name in other letters nobody can tell the initials.
        let word = self.tokens.written(from, to);
        if !last.name.contains(|c: char| c.is_ascii_alphabetic()) {
            return (2..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
        }
        let initials: String = last.name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
        initials.chars().count() >= 2 && word == initials.to_uppercase()
    }

    /// "(PTI05_04_2024_000123A)": behind the credit an agency's number for its picture, in brackets of its own; "/ kod 10510", which service of TT
    /// sent it.
    fn is_picture_number(&self, from: usize, to: usize) -> bool {
        if to == from + 2 && self.slashed && self.tokens.phrase(from, from + 1) == "kod" {
            return party::is_number(self.tokens.written(from + 1, to));
        }
        let word = self.tokens.written(from, to);
        let bracketed = from > 0 && self.tokens.kind(from - 1) == Some(Kind::Open);
        bracketed && to == from + 1 && !self.parties.is_empty() && word.contains('_') && party::is_number(word)
    }

    /// "фото: джерело": behind a label another one names nobody. In capitals it may be a house: "Foto: BILD".
    fn is_second_label(&self, from: usize, to: usize) -> bool {
        let label = self.tokens.entry(from, to).filter(|entry| self.label.is_some() && entry.agency.is_none());
        let noun = label.and_then(|entry| entry.label.as_ref());
        noun.is_some_and(|noun| matches!(noun.meaning, Meaning::Picture | Meaning::Craft) && noun.qualifier.is_none())
            && self.tokens.written(from, to).chars().any(char::is_lowercase)
    }
}
