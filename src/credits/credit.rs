//! What a credit says: the parties it names, and how sure we are of having read it right.

use crate::confidence::Confidence;
use crate::language::Tag;
use crate::text::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// Who made a picture, who distributed it, and on what terms. IPTC fields: see `docs/credits.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Credit {
    /// The credit as written, without label-only remains and without a doubled copy.
    pub line: String,
    /// The people (or account names) who made it, as written; photographer first, stylists and others after.
    pub creators: Vec<String>,
    /// Who distributed or supplied it: canonical where `data/agencies.tsv` knows it, else as written.
    pub agency: Option<String>,
    /// Who passed the agency's picture on ("via Getty Images"); several are joined with `/` in their order.
    pub provider: Option<String>,
    /// The copyright notice as written, from its sign on.
    pub copyright: Option<String>,
    /// The licence in its short form (`CC BY-SA 4.0`, `public domain`).
    pub licence: Option<String>,
}

impl Credit {
    /// Whether no party and no right is named.
    pub fn is_empty(&self) -> bool {
        self.creators.is_empty()
            && self.agency.is_none()
            && self.provider.is_none()
            && self.copyright.is_none()
            && self.licence.is_none()
    }
}

/// What kind of picture the credit says this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// Not the event itself: a symbol or stock picture.
    Illustrative,
    /// An older picture from the agency's file.
    File,
    /// Handed out by somebody with an interest in it.
    Handout,
    /// Printed by courtesy of its owner.
    Courtesy,
    /// Taken off a screen or a video.
    Screenshot,
    /// From an archive.
    Archive,
    /// Made by a machine.
    Generated,
}

impl Qualifier {
    /// Reads the word of the tables and of the record; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "illustrative" => Self::Illustrative,
            "file" => Self::File,
            "handout" => Self::Handout,
            "courtesy" => Self::Courtesy,
            "screenshot" => Self::Screenshot,
            "archive" => Self::Archive,
            "generated" => Self::Generated,
            _ => return None,
        })
    }

    /// The word of the tables and of the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Illustrative => "illustrative",
            Self::File => "file",
            Self::Handout => "handout",
            Self::Courtesy => "courtesy",
            Self::Screenshot => "screenshot",
            Self::Archive => "archive",
            Self::Generated => "generated",
        }
    }
}

/// What spoke for reading a line as a credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cue {
    /// A label of `data/credits/labels.tsv` with its colon or preposition.
    Label,
    /// A qualifier ("file photo", "handout").
    Qualifier,
    /// `©`, `(c)` or the word copyright.
    Copyright,
    /// A licence of `data/credits/licences.tsv`.
    Licence,
    /// An organisation of `data/agencies.tsv`.
    KnownAgency,
    /// An organisation known by its form ("… Images", "….com").
    OrganisationForm,
    /// Words shaped like a person's name.
    PersonShape,
    /// "via", or a word for it in another language.
    Via,
    /// A separator between two parties.
    Separator,
    /// The label is a word for a source ("Quelle: dpa"), which texts have too.
    Source,
    /// An e-mail address or a social account.
    Account,
}

/// One credit line, read. Spans are bytes of the string it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Its parties and rights.
    pub credit: Credit,
    /// What kind of picture it says this is.
    pub qualifier: Option<Qualifier>,
    /// The label, with its colon.
    pub label: Option<Span>,
    /// The label's language, where only one language writes it so.
    pub language: Option<Tag>,
    /// How sure this is a credit, and read right.
    pub confidence: Confidence,
    /// What was not understood.
    pub unread: Vec<Span>,
    /// What spoke for it, each once.
    pub cues: Vec<Cue>,
}

/// A credit glued to its caption. Spans are bytes of the string it was read from; the two never overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trailing {
    /// The caption, without the sign that cut it off.
    pub caption: Span,
    /// The credit, with its label and brackets.
    pub credit: Span,
    /// What the credit says.
    pub reading: Reading,
}
