//! Characters made sound before anything is read: a first layer of edits.

use super::Ledger;
use crate::desk::Desk;
use crate::rules::Check;

/// How often the rules look again: taking out an invisible character may bring a letter and its mark together.
const MOST_ROUNDS: usize = 8;

/// Runs the selected character rules over the ledger's text until they find nothing more.
pub fn characters(ledger: &mut Ledger<'_>, desk: &Desk) {
    for _ in 0..MOST_ROUNDS {
        let text = ledger.text();
        let mut found = Vec::new();
        for rule in desk.options.selection.rules() {
            if let Check::Repair(check) = rule.check {
                found.extend(check(&text).into_iter().map(|draft| (*rule, draft)));
            }
        }
        found.retain(|(_, draft)| draft.confidence >= desk.options.min_confidence);
        if found.is_empty() || ledger.enter(found).is_empty() {
            break;
        }
    }
}
