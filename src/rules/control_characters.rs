//! Control characters stand in the text.
//!
//! Nulls, escapes, form feeds and C1 controls are left by terminals, typesetters and broken converters. No printed text has
//! them; some of them can do harm on a terminal.
//!
//! Left alone: tab, line feed, carriage return and next line (U+0085), which are white space; what stands for a letter of Windows-1252
//! ([TX106](TX106.md)) or is half of a letter ([TX104](TX104.md)). Behind what may be another half it is offered only.

use super::by_line::ByLine;
use super::taken_for::{group_around, leads, of_windows};
use super::{Applies, Check, Doubt, Rule, example};
use crate::finding::{Draft, Level};
use crate::text::{Edit, Span};

pub static RULE: Rule = Rule {
    code: "TX103",
    name: "control-characters",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Control characters have no place in text by the definition of their category (Cc).",
    source: include_str!("control_characters.rs"),
    fixes: &[example("The court ruled \u{1}on Monday that the law stands.", "The court ruled on Monday that the law stands.")],
    keeps: &["Name\tGoals\nSmith\t3\nJones\t2"],
    check: Check::Repair(Doubt::Control, check),
};

fn check(text: &str) -> Vec<Draft> {
    let mut found = ByLine::new(text, "a control character");
    let mut halves = ByLine::new(text, "a control character that may be half of a letter");
    let is_other = |at: usize, c: char| of_windows(c).is_some() || (!c.is_ascii() && group_around(text, at).is_some());
    for (at, c) in text.char_indices().filter(|&(at, c)| is_misplaced_control(c) && !is_other(at, c)) {
        let span = Span::new(at, at + c.len_utf8());
        let is_half = !c.is_ascii() && text[..at].chars().next_back().is_some_and(leads);
        let kind = if is_half { &mut halves } else { &mut found };
        kind.add(Edit::delete(text, span), Some(c));
    }
    let halves = halves.drafts().into_iter().map(Draft::doubtful);
    found.drafts().into_iter().chain(halves).collect()
}

/// Whether `c` is a control character that breaks no line and stands for no blank.
pub(super) fn is_misplaced_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')
}
