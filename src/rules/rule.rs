//! The record that is a rule.

use super::doubt::Doubt;
use super::examples::Example;
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

/// One rule: what it is called, what it may do, how it is told, and the function that looks.
#[derive(Debug)]
pub struct Rule {
    /// Two letters and three digits; never reused.
    pub code: &'static str,
    /// A name that says the fault, so that "allow duplicate-credit" makes sense.
    pub name: &'static str,
    /// Fault or note.
    pub level: Level,
    /// What it may do unasked.
    pub applies: Applies,
    /// What its precision rests on: a measured figure with its set, or why it may only report.
    pub measured: &'static str,
    /// The source of its own file; the page is read from the doc comment at its head.
    pub source: &'static str,
    /// Texts it mends.
    pub fixes: &'static [Example],
    /// Texts it leaves alone: the near misses.
    pub keeps: &'static [&'static str],
    /// The function that looks.
    pub check: Check,
}

/// What a rule may do unasked; follows from its measured precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// Its edits are applied.
    Always,
    /// Its edits wait for `--unsafe-fixes`.
    Offers,
    /// It only tells.
    Reports,
}

/// The function of a rule, by the stage whose text it reads.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Over the original text, before anything is known about it but what a first look at it leaves in doubt.
    Repair(Doubt, fn(&str) -> Vec<Draft>),
    /// Over the repaired text and all that the stages found out.
    Judge(fn(&Facts<'_>) -> Vec<Draft>),
}

impl Rule {
    /// Whether `entry` of a selection means this rule: its code, the beginning of its code, or its name.
    pub fn answers_to(&self, entry: &str) -> bool {
        let entry = entry.trim();
        entry.eq_ignore_ascii_case(self.name)
            || entry.eq_ignore_ascii_case("all")
            || (!entry.is_empty() && self.code.get(..entry.len()).is_some_and(|head| head.eq_ignore_ascii_case(entry)))
    }
}
