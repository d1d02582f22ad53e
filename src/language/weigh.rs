//! From votes to probabilities: what each language of a table is worth for one piece of a line.

use super::letters::{Line, Word, shape_of};
use super::model::{MOST_CLASSES, Table, Votes};
use super::script::Script;
use super::tag::Tag;
use super::usual;
use super::{Guess, Prior};
use crate::confidence::Confidence;

/// The votes for one piece, and the table they belong to.
#[derive(Clone)]
pub(super) struct Ballot {
    pub(super) table: &'static Table,
    pub(super) votes: Votes,
    /// Letters read.
    pub(super) letters: usize,
}

/// The likeliest class of a ballot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    /// Its language, [`Tag::UND`] for names.
    pub(super) tag: Tag,
    /// Its share of the probability, 0 to 1.
    pub(super) share: f32,
    /// Whether so little speaks for it that the text may be in a language no table has ([`super::usual`]).
    pub(super) is_strange: bool,
}

/// How sure we may be of a language that so little speaks for.
const MOST_SURE_OF_STRANGE: Confidence = Confidence::percent(60);

impl Verdict {
    /// The same, no surer than `share`.
    pub(super) fn at_most(self, share: f32) -> Self {
        Self { share: self.share.min(share), ..self }
    }

    /// The same, or none where it is less sure than `share`.
    pub(super) fn at_least(self, share: f32) -> Self {
        if self.share < share { Self { tag: Tag::UND, share: 1.0 - self.share, is_strange: false } } else { self }
    }

    /// The verdict as callers see it.
    pub(super) fn guess(self, script: Option<Script>) -> Guess {
        let confidence = Confidence::from_probability(f64::from(self.share));
        let confidence = if self.is_strange { confidence.min(MOST_SURE_OF_STRANGE) } else { confidence };
        Guess { tag: self.tag, confidence, script }
    }
}

/// Log odds of a class that is out of the question.
pub(super) const SHUT: f32 = f32::NEG_INFINITY;

/// Log odds so far below the likeliest class's that all classes together could not change the last bit of its share but one.
const FAR_BELOW: f32 = -20.0;

impl Ballot {
    /// The votes for `words`, which are of `script`.
    pub(super) fn of(line: &Line, words: &[Word], script: Script) -> Self {
        let mut ballot = Self::empty(script);
        ballot.add(line, words.iter());
        if matches!(script, Script::Latin | Script::Cyrillic) {
            ballot.table.vote_shape(shape_of(words), &mut ballot.votes);
        }
        ballot
    }

    /// No votes yet, in the table of `script`.
    pub(super) fn empty(script: Script) -> Self {
        Self { table: Table::of(script), votes: [0; MOST_CLASSES], letters: 0 }
    }

    /// Adds the votes of some words of `line`.
    pub(super) fn add<'w>(&mut self, line: &Line, words: impl Iterator<Item = &'w Word> + Clone) {
        self.letters += words.clone().map(|word| word.end - word.first).sum::<usize>();
        self.table.vote(words.map(|word| line.letters(word)), &mut self.votes);
    }

    /// Whether its table knows a class that `wanted` accepts.
    pub(super) fn has(&self, wanted: impl Fn(Tag) -> bool) -> bool {
        self.table.classes().iter().any(|tag| wanted(*tag))
    }

    /// Takes in another ballot of the same table.
    pub(super) fn join(&mut self, other: &Self) {
        for (sum, vote) in self.votes.iter_mut().zip(&other.votes) {
            *sum += vote;
        }
        self.letters += other.letters;
    }

    /// What the votes say for a class, in log odds for each letter, before they are scaled and anything else is known.
    pub(super) fn evidence(&self, nth: usize) -> f32 {
        self.table.evidence(nth, &self.votes) / self.letters.max(1) as f32
    }

    /// The likeliest class, given what is known of the document; `among` keeps some classes out.
    pub(super) fn verdict(&self, prior: &Prior, among: impl Fn(Tag) -> bool) -> Verdict {
        let classes = self.table.classes();
        // Places behind the last class stay shut, so that the sums are done in vectors of one length.
        let mut odds = self.table.log_odds(&self.votes, self.letters);
        odds.iter_mut().zip(classes).filter(|(_, tag)| !among(**tag)).for_each(|(odds, _)| *odds = SHUT);
        for spoken_of in prior.tags() {
            if let Some(nth) = classes.iter().position(|tag| *tag == spoken_of) {
                odds[nth] += prior.log_odds(spoken_of);
            }
        }
        let top = odds.iter().fold(SHUT, |top, odds| if *odds > top { *odds } else { top });
        let first = odds.iter().rposition(|odds| *odds == top && top > SHUT).filter(|&at| at < classes.len());
        let Some(first) = first else {
            return Verdict { tag: Tag::UND, share: 0.0, is_strange: false };
        };
        let sum: f32 = odds.iter().map(|odds| odds - top).filter(|apart| *apart > FAR_BELOW).map(f32::exp).sum();
        let is_strange = usual::is_strange(self.evidence(first), self.table.usual(first), self.letters);
        Verdict { tag: classes[first], share: 1.0 / sum, is_strange }
    }
}
