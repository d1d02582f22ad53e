//! Control characters stand in the text.
//!
//! Nulls, escapes, form feeds and C1 controls are left by terminals, typesetters and broken converters. No printed text has
//! them; some of them can do harm on a terminal.
//!
//! Left alone: tab, line feed, carriage return and next line (U+0085), which are white space.

use super::by_line::ByLine;
use super::{Applies, Check, Rule, example};
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
    check: Check::Repair(check),
};

fn check(text: &str) -> Vec<Draft> {
    if !may_hold_one(text.as_bytes()) {
        return Vec::new();
    }
    let mut found = ByLine::new(text, "a control character");
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) {
        let span = Span::new(at, at + c.len_utf8());
        found.add(Edit::delete(text, span), Some(format!("U+{:04X}", u32::from(c))));
    }
    found.drafts()
}

/// Whether a byte stands there that only a control character has; a C1 control is 0xC2 and one below 0xA0.
fn may_hold_one(bytes: &[u8]) -> bool {
    // A fold, not `any`: without an early way out the loop is done in vectors.
    let c0 = |byte: u8| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F;
    let any_c0 = bytes.iter().fold(false, |found, &byte| found | c0(byte));
    any_c0 || memchr::memchr_iter(0xC2, bytes).any(|at| bytes.get(at + 1).is_some_and(|&next| next < 0xA0))
}
