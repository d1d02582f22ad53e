//! Characters made sound before anything is read: a first layer of edits.

use super::{Change, Ledger};
use crate::desk::Desk;
use crate::rules::{Check, Doubt, Doubts};
use std::borrow::Cow;

/// How often the rules look again: taking out an invisible character may bring a letter and its mark together.
const MOST_ROUNDS: usize = 8;

/// A text after its repair.
pub struct Repaired<'o> {
    /// The text.
    pub text: Cow<'o, str>,
    /// Whether the rules find nothing in it, not even what they would only offer.
    sound: bool,
    /// Whether characters stand in it that may be two bytes of one, or letters of another alphabet, and are believed to be none for what
    /// else stands in their line.
    paired: bool,
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
            let paired = doubts.leave(Doubt::Pair) || doubts.leave(Doubt::Alphabet);
            return Repaired { text, sound, paired };
        }
    }
    Repaired { text: ledger.text(), sound: false, paired: true }
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
            // What goes may be all that spoke for a line with pairs.
            let speaks = || !edit.span.of(text).is_ascii() && !edit.takes_lines(text);
            edit.with.is_ascii()
                && Doubts::none_between(before, first)
                && Doubts::none_between(last, after)
                && !(self.paired && speaks())
        };
        if self.sound && applied.iter().all(is_plain) {
            return Self { text: ledger.text(), sound: true, paired: self.paired };
        }
        characters(ledger, desk)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Desk, Input};

    #[test]
    fn a_name_respelled_may_have_spoken_for_pairs_in_its_line() {
        let desk = Desk::default();
        let text = "The Kremlin spoke.\n\nKremlin spokesman Dmitrij Žukov said in Moscow on Monday that the cafÃ© and the attachÃ© of the Russian embassy would stay.";
        let fixed = desk.fix(text);
        assert!(fixed.contains("Zhukov") && fixed.contains("café and the attaché"), "{fixed}");
        assert_eq!(desk.fix(&fixed), fixed);
        assert!(desk.clean(Input::of_text(&fixed)).findings.iter().all(|finding| finding.edits.is_empty()));
        let kept = "Am Abend stand „MENÜ“ auf der Tafel, daneben «CAFÉ» und “IRMÃ”.";
        assert_eq!(desk.fix(kept), kept);
    }
}
