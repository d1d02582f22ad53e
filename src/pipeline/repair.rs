//! Characters made sound before anything is read: a first layer of edits.

use super::Ledger;
use crate::desk::Desk;
use crate::rules::Check;

/// Runs the selected character rules over the ledger's text and enters what they found.
pub fn characters(ledger: &mut Ledger<'_>, desk: &Desk) {
    let text = ledger.text();
    let mut found = Vec::new();
    for rule in desk.options.selection.rules() {
        if let Check::Repair(check) = rule.check {
            found.extend(check(&text).into_iter().map(|draft| (*rule, draft)));
        }
    }
    found.retain(|(_, draft)| draft.confidence >= desk.options.min_confidence);
    ledger.enter(found);
}
