//! Facts to findings: every selected rule looks, in order of code.

use super::Facts;
use crate::finding::Draft;
use crate::rules::{Check, Rule};

/// A rule, and what it found.
type Found = (&'static Rule, Draft);

/// What the selected rules find in `facts`, those sure enough for the caller.
pub fn findings(facts: &Facts<'_>) -> Vec<Found> {
    findings_of_all(std::slice::from_ref(facts)).pop().unwrap_or_default()
}

/// [`findings`] in each of `all`, which one desk is at work on: a rule looks at all of them before the next one does.
pub fn findings_of_all(all: &[Facts<'_>]) -> Vec<Vec<Found>> {
    let mut found: Vec<Vec<Found>> = all.iter().map(|_| Vec::new()).collect();
    let Some(first) = all.first() else { return found };
    let options = &first.desk.options;
    for rule in options.selection.rules() {
        if let Check::Judge(check) = rule.check {
            for (facts, found) in all.iter().zip(&mut found) {
                found.extend(check(facts).into_iter().map(|draft| (*rule, draft)));
            }
        }
    }
    for found in &mut found {
        found.retain(|(_, draft)| draft.confidence >= options.min_confidence);
    }
    found
}
