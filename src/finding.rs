//! What the desk found: a place, a fault, the evidence, and the edits that would mend it.

use crate::confidence::Confidence;
use crate::text::{Edit, Span};
use schemars::JsonSchema;
use serde::Serialize;

/// Whether a finding is a fault or information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Wrong in a published text; counts in exit codes.
    Fault,
    /// Worth knowing; never changes an exit code.
    Note,
}

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// Its edits are in the fixed text.
    Applied,
    /// Its edits wait for `--unsafe-fixes`.
    Offered,
    /// It has no edits, or its rule may not edit yet.
    Reported,
    /// Another edit wanted the same bytes and won; the last line of the evidence names it.
    HeldBack,
}

/// One finding of one rule, as it stands in the output record.
///
/// Spans and edits are in bytes of the input field's own UTF-8. The edits of all applied findings of a record,
/// put together, turn the input field into the fixed text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// Code of the rule, such as `CR101`.
    pub rule: &'static str,
    /// Name of the rule, such as `duplicate-credit`.
    pub name: &'static str,
    /// Fault or note.
    pub level: Level,
    /// The input field the span indexes.
    pub field: &'static str,
    /// Where.
    pub span: Span,
    /// Line in the field, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, for a person.
    pub message: String,
    /// How sure.
    pub confidence: Confidence,
    /// What speaks for it: table rows, cues, counts.
    pub evidence: Vec<String>,
    /// What became of it.
    pub fate: Fate,
    /// What it changes, or would change.
    pub edits: Vec<Edit>,
}

/// A finding while it is being made: over the text of its stage, before conflicts are settled.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Where, in bytes of the text the rule was shown.
    pub span: Span,
    /// What is wrong, for a person.
    pub message: String,
    /// How sure.
    pub confidence: Confidence,
    /// What speaks for it.
    pub evidence: Vec<String>,
    /// What would mend it; apart from each other.
    pub edits: Vec<Edit>,
    /// Whether the rule itself would rather be asked: an applicable rule in a doubtful case.
    pub doubtful: bool,
}

impl Draft {
    /// A finding at `span` that changes nothing yet.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            confidence: Confidence::FULL,
            evidence: Vec::new(),
            edits: Vec::new(),
            doubtful: false,
        }
    }

    /// With this confidence.
    pub fn sure(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// With one more piece of evidence.
    pub fn because(mut self, evidence: impl Into<String>) -> Self {
        self.evidence.push(evidence.into());
        self
    }

    /// With one more edit.
    pub fn edit(mut self, edit: Edit) -> Self {
        self.edits.push(edit);
        self
    }

    /// Offered rather than applied.
    pub fn doubtful(mut self) -> Self {
        self.doubtful = true;
        self
    }
}
