//! The output record `copydesk/article@1`. Field names and order are the public contract.

use super::RawField;
use crate::confidence::Confidence;
use crate::credits::{Credit, Qualifier};
use crate::finding::Finding;
use crate::language::Tag;
use schemars::JsonSchema;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// One cleaned article: the fixed text read into its fields, and what was done to get there.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Article<'a> {
    /// Always `copydesk/article@1`.
    #[schemars(extend("const" = "copydesk/article@1"))]
    pub schema: &'static str,
    /// As given.
    #[schemars(with = "serde_json::Value")]
    pub id: Option<Cow<'a, RawValue>>,
    /// As given.
    pub url: Option<Cow<'a, str>>,
    /// Language of the article.
    pub language: LanguageField,
    /// Headline.
    pub title: Option<String>,
    /// Section of the outlet.
    pub section: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// When it was published: RFC 3339, as exact as known.
    pub published: Option<String>,
    /// When it was last changed.
    pub updated: Option<String>,
    /// Place, agency and date at the head of the first paragraph.
    pub dateline: DateLine,
    /// The paragraphs, names already normalised.
    pub body: Vec<String>,
    /// Pictures: caption and credit paired, each said once.
    pub images: Vec<Image>,
    /// People whose spelling was looked at.
    pub names: Vec<NameEntry>,
    /// What is neither in the body nor held by another field.
    pub removed: Vec<Removed>,
    /// What was found, with edits.
    pub findings: Vec<Finding>,
    /// The fixed text; only with `--undoable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Unknown input fields, untouched.
    #[serde(serialize_with = "members")]
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    pub extra: Vec<RawField<'a>>,
}

/// The language of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LanguageField {
    /// BCP 47; `und` where there is none.
    pub tag: Tag,
    /// How sure.
    pub confidence: Confidence,
    /// As the input declared it.
    pub declared: Option<String>,
}

/// One author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Author {
    /// As written, without roles and places.
    pub name: Option<String>,
    /// The agency the author writes for, or that stands in place of a name.
    pub agency: Option<String>,
}

/// The head of a wire story: "KYIV, Feb 10 (Reuters) –".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DateLine {
    /// Place, as written.
    pub place: Option<String>,
    /// Agency, as written.
    pub agency: Option<String>,
    /// RFC 3339, as exact as known.
    pub date: Option<String>,
}

/// One picture: what is said under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Image {
    /// Caption without the credit.
    pub caption: Option<String>,
    /// What kind of picture the credit says it is.
    pub qualifier: Option<Qualifier>,
    /// Parsed credit.
    pub credit: Option<Credit>,
    /// How often it was said in the input.
    pub count: usize,
}

/// One person and the spellings the text used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NameEntry {
    /// The spelling of the target newsroom.
    pub canonical: String,
    /// The name in its own script.
    pub source: Option<NameSource>,
    /// As the text had it.
    pub variants: Vec<NameVariant>,
    /// How sure.
    pub confidence: Confidence,
    /// Whether the text was changed.
    pub changed: bool,
}

/// A name in its own script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NameSource {
    /// The name.
    pub text: String,
    /// Whose spelling it is.
    pub language: Tag,
}

/// One spelling in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NameVariant {
    /// As written.
    pub text: String,
    /// The newsroom convention it follows, if one was recognised.
    pub convention: Option<String>,
    /// How often.
    pub count: usize,
}

/// Something that left the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Removed {
    /// As written.
    pub text: String,
    /// What it was.
    pub kind: RemovedKind,
    /// Its language.
    pub language: Tag,
    /// Its meaning in English, where the lexicon knows it.
    pub gloss: Option<String>,
    /// The rule that says so; null where none fired.
    pub rule: Option<&'static str>,
}

/// Kinds of what leaves an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RemovedKind {
    /// A template's word for a field; advertisement markers.
    Label,
    /// A credit said again in other words.
    CreditDuplicate,
    /// A caption said again in other words.
    CaptionDuplicate,
    /// A word such as BREAKING.
    Kicker,
    /// Links to other articles.
    Related,
    /// Subscribe, sign up, comment.
    Prompt,
    /// Share bars.
    Share,
    /// Dates and reading times.
    Timestamp,
    /// About the author.
    Bio,
    /// Agency initials, contributors.
    Signoff,
    /// Menus, breadcrumbs, tags.
    Navigation,
    /// Legal notices, corrections.
    Notice,
}

/// The entry that stands for a record nobody could read (`copydesk/error@1`).
#[derive(Debug, Serialize, JsonSchema)]
pub struct Failure<'a> {
    /// Always `copydesk/error@1`.
    pub schema: &'static str,
    /// File and line.
    pub place: &'a str,
    /// What is wrong and what to do.
    pub message: &'a str,
}

fn members<S: Serializer>(fields: &[RawField<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(fields.len()))?;
    for (key, value) in fields {
        map.serialize_entry(key, value)?;
    }
    map.end()
}
