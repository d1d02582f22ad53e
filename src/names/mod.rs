#![allow(missing_docs)]
use crate::{confidence::Confidence, language::Tag, text::Span};
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    #[default]
    Canonical,
    FirstMention,
    Report,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    Respelling,
    Possessive,
}
#[derive(Clone, Debug)]
pub struct NameEdit {
    pub paragraph: usize,
    pub span: Span,
    pub with: String,
    pub kind: EditKind,
}
#[derive(Clone, Debug)]
pub struct Variant {
    pub text: String,
    pub convention: Option<Tag>,
    pub count: usize,
}
#[derive(Clone, Debug)]
pub struct Name {
    pub canonical: String,
    pub source: Option<(String, Tag)>,
    pub variants: Vec<Variant>,
    pub confidence: Confidence,
    pub changed: bool,
    pub evidence: Vec<String>,
    pub edits: Vec<NameEdit>,
}
pub struct Request<'a> {
    pub paragraphs: &'a [&'a str],
    pub target: Tag,
    pub hints: &'a [Tag],
    pub keep: &'a [String],
    pub policy: Policy,
}
pub fn respell(_: &Request<'_>) -> Vec<Name> {
    vec![]
}
