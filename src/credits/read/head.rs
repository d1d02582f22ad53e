//! Labels before the name, and what binds them to it: a colon, a preposition, or just the known agency that follows.

use super::{Hold, Reader};
use crate::credits::credit::Cue;
use crate::credits::lexicon::{Entry, LEXICON, Label, Meaning, Position};
use crate::credits::party::{self, Party, Who};
use crate::credits::tokens::{Kind, Tokens};
use crate::language::Tag;

/// A noun for pictures and so many words that describe them, at most, are a label.
const DESCRIBED_WORDS: usize = 4;

impl Reader<'_, '_> {
    /// Labels, qualifiers and prepositions before the name. `false` if the words at hand are no head.
    pub(super) fn head(&mut self) -> bool {
        let start = self.at;
        // "Foto: Pictures from History": a house whose name begins as a head does.
        let houses = |entry: &Entry| entry.agency.is_some() && entry.label.is_none();
        // "Foto NA: Ada Berg" at the beginning.
        let end = self.tokens.words_end(start);
        let signs = start > 0 || self.tokens.kind(end) == Some(Kind::Colon);
        if signs && self.tokens.entry(start, end).is_some_and(houses) {
            return false;
        }
        let (mut to, mut labels, mut bound, mut via, mut led) =
            (start, Vec::<&'static Label>::new(), false, false, false);
        loop {
            if let Some((entry, next)) = LEXICON.longest(self.tokens, to, usize::MAX, is_label_before) {
                let label = entry.label.as_ref().expect("only labels were asked for");
                bound = matches!(label.position, Position::Open | Position::Either);
                labels.push(label);
                to = next;
            } else if let Some((entry, next)) = self.by_word(to, &labels) {
                bound = true;
                via = entry.link.via;
                led = true;
                to = next;
            } else if let Some(next) = self.twin_label(to, !labels.is_empty()) {
                to = next;
            } else {
                break;
            }
        }
        if self.tokens.kind(to) != Some(Kind::Colon)
            && let Some((end, nouns)) = self.described_label(start)
        {
            self.described = labels.is_empty() || to < end;
            (to, labels, bound, via, led) = (end, nouns, false, false, false);
        } else if labels.len() < 2
            && let Some((end, nouns)) = self.described_gift(start)
        {
            (to, labels, bound, via, led) = (end, nouns, true, false, true);
        }
        // "Photo DR": droits réservés, nobody's name.
        let all = || self.tokens.entry(start, self.tokens.words_end(start));
        if labels.is_empty() || all().is_some_and(|entry| entry.link.noise && entry.label.is_none()) {
            return false;
        }
        let Some(end) = self.bind(start, to, bound, &labels) else { return false };
        let signed = matches!(self.tokens.kind(to), Some(Kind::Colon | Kind::Equals));
        // "Foto: Rescue Photo": a second noun is part of the name, unless it leads to one: "Foto: Bild från polisen".
        let noun = labels.iter().all(|label| label.qualifier.is_none() && label.position.needs_colon());
        if self.fresh && !signed && noun && !led {
            return false;
        }
        self.signed |= signed;
        self.take_head(start, to, end, &labels);
        if via {
            self.cue(Cue::Via);
            self.via = true;
        }
        true
    }

    /// "by" after any label, "via" after a noun: "Handout via Reuters" hands nothing to Reuters.
    fn by_word(&self, at: usize, labels: &[&Label]) -> Option<(&'static Entry, usize)> {
        let noun = labels.iter().any(|label| label.meaning != Meaning::Qualifier);
        let binds = |entry: &Entry| entry.link.by || (noun && entry.link.via);
        LEXICON.longest(self.tokens, at, usize::MAX, binds).filter(|_| !labels.is_empty())
    }

    /// "Foto simbolica: …", "Beeld van vorig jaar: …": words before a colon, of which one is a noun for pictures and the others, written small,
    /// say what kind of picture it is. Their end, and the labels among them. "Harbour Photo: Ada Berg" is a house.
    fn described_label(&self, start: usize) -> Option<(usize, Vec<&'static Label>)> {
        let end = self.tokens.words_end(start);
        let ends = self.opens_line(start) && self.tokens.kind(end) == Some(Kind::Colon);
        if !ends || !(2..=DESCRIBED_WORDS).contains(&(end - start)) {
            return None;
        }
        let is_small = |at: usize| !self.tokens.written(at, at + 1).starts_with(char::is_uppercase);
        // Where no word is small or large, the noun comes first: else a caption stands before it.
        let cased = self.tokens.written(start, start + 1).chars().any(char::is_lowercase);
        let label = |at: usize| self.tokens.list[at].entry.and_then(|entry| entry.label.as_ref());
        let labels: Vec<_> = (start..end).filter_map(label).collect();
        let named = labels.iter().any(|label| label.meaning == Meaning::Picture && !label.source && !label.author);
        let first = cased || label(start).is_some();
        (named && first && (start + 1..end).all(is_small)).then_some((end, labels))
    }

    /// "Bodycam image released by …", "Image satellite fournie par …": a noun for pictures, small words that describe it, and who gave or showed it.
    fn described_gift(&self, start: usize) -> Option<(usize, Vec<&'static Label>)> {
        let gives = |entry: &Entry| {
            entry.label.as_ref().is_some_and(|label| label.position == Position::Open && label.qualifier.is_some())
        };
        let end = self.tokens.words_end(start).min(start + DESCRIBED_WORDS + 1);
        let (at, entry, to) = (start + 2..end)
            .find_map(|at| LEXICON.longest(self.tokens, at, usize::MAX, gives).map(|(entry, to)| (at, entry, to)))?;
        let noun = |at: usize| {
            let entry = self.tokens.list[at].entry;
            entry.and_then(|entry| entry.label.as_ref()).is_some_and(|label| label.position.needs_colon())
        };
        let house = self.tokens.list[start].entry.is_some_and(|entry| entry.agency.is_some());
        let described = (noun(start) || noun(at - 1)) && (start + 1..at).all(|at| party::is_small(self.tokens, at));
        (self.opens_line(start) && described && !house).then(|| (to, entry.label.iter().collect()))
    }

    /// "Foto/Video: …", "Foto, Video: …": the token after the sign between two labels, of which the second has the colon.
    fn twin_label(&self, at: usize, after_label: bool) -> Option<usize> {
        let second = at + 1;
        let parted = matches!(self.tokens.kind(at), Some(Kind::Slash | Kind::Comma));
        if !after_label || !parted || self.tokens.kind(second) != Some(Kind::Word) {
            return None;
        }
        let (_, end) = LEXICON.longest(self.tokens, second, usize::MAX, is_label_before)?;
        matches!(self.tokens.kind(end), Some(Kind::Colon)).then_some(second)
    }

    /// Where the head ends, with its sign; `None` where nothing binds it to what follows.
    fn bind(&self, start: usize, to: usize, bound: bool, labels: &[&Label]) -> Option<(usize, Hold)> {
        let qualifies = labels.iter().all(|label| label.meaning == Meaning::Qualifier);
        match self.tokens.kind(to) {
            Some(Kind::Colon | Kind::Equals) => Some((to + 1, Hold::Firm)),
            _ if bound => Some((to, Hold::Firm)),
            Some(Kind::Comma) if to - start >= 2 && !qualifies => Some((to + 1, Hold::Firm)),
            Some(Kind::Dash | Kind::Bar | Kind::Slash | Kind::Comma) if self.opens_line(start) && !qualifies => {
                Some((to + 1, Hold::Loose))
            }
            Some(Kind::Copyright) if !qualifies => Some((to, Hold::Firm)),
            // "【写真】ロイター": the noun in brackets of its own.
            Some(Kind::Close)
                if start == 1 && self.opens_line(start) && self.tokens.kind(to + 1) == Some(Kind::Word) =>
            {
                Some((to + 1, Hold::Loose))
            }
            Some(Kind::Word) if qualifies => None,
            Some(Kind::Word) => {
                let end = self.tokens.words_end(to);
                let known = LEXICON
                    .longest(self.tokens, to, end, |entry| entry.agency.is_some())
                    .is_some_and(|(_, next)| next == end);
                // "Beeld Ada Berg voor Trouw".
                let ordered = || {
                    let at =
                        (to + 2..end).find(|&at| self.tokens.entry(at, at + 1).is_some_and(|entry| entry.link.for_));
                    let house = |at: usize| self.tokens.entry(at + 1, end).is_some_and(|entry| entry.agency.is_some());
                    at.is_some_and(|at| party::is_person(self.tokens, to, at) && house(at))
                };
                // "Beeld Ada Berg", "Foto Vigili del Fuoco" to the end of the line: still only a name, but without the noun.
                let parties = || party::parties(self.tokens, to, end);
                // "Photo Golem.de": of one word a name of the web alone.
                let several = || end - to >= 2 || self.tokens.written(to, end).contains('.');
                // "Foto Ada Berg - LaPresse": behind a dash only a house that is known.
                let dashed = self.tokens.kind(end) == Some(Kind::Dash)
                    && LEXICON.longest(self.tokens, end + 1, usize::MAX, |entry| entry.agency.is_some()).is_some();
                let ends = matches!(self.tokens.kind(end), None | Some(Kind::Slash | Kind::Comma | Kind::Close));
                let apart = (ends || dashed)
                    && (party::is_person(self.tokens, to, end)
                        || (several() && matches!(parties().as_slice(), [(Who::Organisation, ..)])))
                    || self.is_surname_before_house(to, end);
                // "Halden Post/archieffoto Ada Berg": behind a stroke a noun that says what kind of picture it is.
                let chained = || {
                    let kind = labels.iter().any(|label| label.qualifier.is_some());
                    kind && start > 1 && self.tokens.kind(start - 1) == Some(Kind::Slash)
                };
                let leads =
                    start <= 1 && (known || apart || ordered()) || chained() && party::is_person(self.tokens, to, end);
                leads.then_some((to, Hold::Loose))
            }
            _ if qualifies || labels.iter().any(|label| label.qualifier.is_some()) => Some((to, Hold::None)),
            // "REUTERS/Jane Roe/Illustration": a noun at the end names nobody.
            None if start > 0 => Some((to, Hold::None)),
            _ => None,
        }
    }

    /// "Foto Spada/LaPresse": one word, and behind a stroke a house that is known ends the line.
    fn is_surname_before_house(&self, at: usize, end: usize) -> bool {
        let known = |from: usize| {
            let to = self.tokens.words_end(from);
            let ends = matches!(self.tokens.kind(to), None | Some(Kind::Close));
            ends && self.tokens.entry(from, to).is_some_and(|entry| entry.agency.is_some())
        };
        at + 1 == end
            && self.tokens.kind(end) == Some(Kind::Slash)
            && self.tokens.list[at].entry.is_none()
            && self.tokens.kind(end + 1) == Some(Kind::Word)
            && known(end + 1)
    }

    /// "(PAP, fot. Ada Berg)", "(Halden.rs/Foto: Ada Berg)": whether a bracket and houses, known or called as on the web, are all that was read.
    fn holds_houses(&self) -> bool {
        let house = |party: &Party<'_>| match party.who {
            Who::Known(_) => true,
            Who::Organisation => !party.name.contains(' ') && party.name.contains('.'),
            _ => false,
        };
        // "PAP / fot. Ada Berg": without a bracket a stroke binds them, and only a house that is known is told from a caption.
        let chained = || self.slashed && self.parties.iter().all(|party| matches!(party.who, Who::Known(_)));
        (self.tokens.kind(0) == Some(Kind::Open) || chained()) && self.parties.iter().all(house)
    }

    /// "Ada Berg/Courtesy of Halden Museum": behind whoever took it and a stroke, who gave it away.
    fn is_gift_of_maker(&self, start: usize, labels: &[&Label]) -> bool {
        let chained = start > 0 && self.tokens.kind(start - 1) == Some(Kind::Slash);
        chained
            && labels.iter().all(|label| label.meaning == Meaning::Qualifier)
            && self.parties.iter().all(|party| matches!(party.who, Who::Person | Who::Known(_)))
    }

    /// Whether nothing but a bracket stands before the token.
    fn opens_line(&self, start: usize) -> bool {
        start == 0 || (start == 1 && self.tokens.kind(0) == Some(Kind::Open))
    }

    fn take_head(&mut self, start: usize, to: usize, (end, hold): (usize, Hold), labels: &[&Label]) {
        self.at = end;
        self.hold = self.hold.max(hold);
        self.craft = labels.iter().any(|label| label.meaning == Meaning::Craft);
        let captioned = if self.craft {
            !self.unread.is_empty()
        } else {
            !self.parties.is_empty() && !self.holds_houses() && !self.is_gift_of_maker(start, labels)
        };
        self.broken |= hold == Hold::Firm && self.label.is_none() && captioned;
        self.fresh = hold == Hold::Firm;
        self.of_work = labels.last().is_some_and(|label| label.meaning == Meaning::Work);
        // "© Crédit photo : Ada Berg": sign and label announce one notice.
        self.notice_open &= self.copyright.is_some_and(|(_, to)| to == start);
        self.via = false;
        if self.languages.is_empty() {
            self.languages = shared_languages(labels);
        }
        if let Some(qualifier) = labels.iter().find_map(|label| label.qualifier) {
            self.cue(Cue::Qualifier);
            self.qualifier.get_or_insert(qualifier);
        }
        if labels.iter().any(|label| label.meaning == Meaning::Copyright) {
            self.cue(Cue::Copyright);
            // "Image copyright Ada Berg": the notice begins with its word.
            let word = |at: &usize| {
                let label = self.tokens.list[*at].entry.and_then(|entry| entry.label.as_ref());
                label.is_some_and(|label| label.meaning == Meaning::Copyright)
            };
            self.open_notice((start..to).find(word).unwrap_or(start), end);
            self.skip_years();
        }
        if hold > Hold::None {
            self.cue(Cue::Label);
            self.authored = self.label.is_none() && labels.iter().all(|label| label.author);
            if self.label.is_none() {
                self.sourced = labels.iter().all(|label| label.source);
                self.label = Some(self.tokens.span(start, end.max(to)));
            }
        }
    }
}

/// Whether the words `at..end` are one label, and no house.
pub(super) fn labels(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    tokens.entry(at, end).is_some_and(|entry| entry.agency.is_none() && is_label_before(entry))
}

fn is_label_before(entry: &Entry) -> bool {
    entry.label.as_ref().is_some_and(|label| label.position != Position::After)
}

/// The languages all of `labels` belong to.
fn shared_languages(labels: &[&Label]) -> Vec<Tag> {
    let mut named = labels.iter().map(|label| &label.languages).filter(|languages| !languages.is_empty());
    let mut shared = named.next().cloned().unwrap_or_default();
    for languages in named {
        shared.retain(|tag| languages.contains(tag));
    }
    shared
}
