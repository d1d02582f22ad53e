//! Facts to findings: every selected rule looks, in order of code.

use super::Facts;
use crate::finding::Draft;
use crate::rules::{Check, Rule};

/// What the selected rules find in `facts`, those sure enough for the caller.
pub fn findings(facts: &Facts<'_>) -> Vec<(&'static Rule, Draft)> {
    let options = &facts.desk.options;
    let mut found = Vec::new();
    for rule in options.selection.rules() {
        if let Check::Judge(check) = rule.check {
            found.extend(check(facts).into_iter().map(|draft| (*rule, draft)));
        }
    }
    found.retain(|(_, draft)| draft.confidence >= options.min_confidence);
    found
}
