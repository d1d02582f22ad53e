//! Characters made sound before anything is read: a first layer of edits.

use super::{Change, Ledger};
use crate::desk::Desk;
use crate::rules::{Check, Doubts};
use std::borrow::Cow;

/// How often the rules look again: taking out an invisible character may bring a letter and its mark together.
const MOST_ROUNDS: usize = 8;

/// A text after its repair.
pub struct Repaired<'o> {
    /// The text.
    pub text: Cow<'o, str>,
    /// Whether the rules find nothing in it, not even what they would only offer.
    sound: bool,
}

/// Runs the selected character rules over the ledger's text until they find nothing more.
pub fn characters<'o>(ledger: &mut Ledger<'o>, desk: &Desk) -> Repaired<'o> {
    for _ in 0..MOST_ROUNDS {
        let text = ledger.text();
        let (doubts, mut found) = (Doubts::of(&text), Vec::new());
        for rule in desk.options.selection.rules() {
            if let Check::Repair(doubt, check) = rule.check
                && doubts.leave(doubt)
            {
                found.extend(check(&text).into_iter().map(|draft| (*rule, draft)));
            }
        }
        let sound = found.is_empty();
        found.retain(|(_, draft)| draft.confidence >= desk.options.min_confidence);
        if found.is_empty() || ledger.enter(found).is_empty() {
            return Repaired { text, sound };
        }
    }
    Repaired { text: ledger.text(), sound: false }
}

impl<'o> Repaired<'o> {
    /// The text after `applied`, edits of this text that the ledger holds by now, and its repair.
    ///
    /// A sound text stays sound where no rule would find fault with what came side by side.
    pub fn edited(&self, applied: &[Change], ledger: &mut Ledger<'o>, desk: &Desk) -> Self {
        let text = &self.text;
        let is_plain = |edit: &Change| {
            let (before, after) = (text[..edit.span.start].chars().next_back(), text[edit.span.end..].chars().next());
            let (first, last) = (edit.with.chars().next().or(after), edit.with.chars().next_back().or(before));
            edit.with.is_ascii() && Doubts::none_between(before, first) && Doubts::none_between(last, after)
        };
        if self.sound && applied.iter().all(is_plain) {
            return Self { text: ledger.text(), sound: true };
        }
        characters(ledger, desk)
    }
}
