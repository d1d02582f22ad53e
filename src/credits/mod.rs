#![allow(missing_docs)]
use crate::{confidence::Confidence, language::Tag, text::Span};
use serde::Serialize;
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Credit {
    pub line: String,
    pub creators: Vec<String>,
    pub agency: Option<String>,
    pub provider: Option<String>,
    pub copyright: Option<String>,
    pub licence: Option<String>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Qualifier {
    Illustrative,
    File,
    Generated,
}
impl Qualifier {
    pub fn as_str(self) -> &'static str {
        ""
    }
}
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub credit: Credit,
    pub qualifier: Option<Qualifier>,
    pub label: Option<Span>,
    pub language: Option<Tag>,
    pub confidence: Confidence,
}
pub struct Trailing {
    pub caption: Span,
    pub credit: Span,
    pub reading: Reading,
}
pub fn read(_: &str) -> Option<Reading> {
    None
}
pub fn trailing(_: &str) -> Option<Trailing> {
    None
}
pub fn same(_: &Reading, _: &Reading) -> Option<Reading> {
    None
}
pub fn captions_alike(_: &str, _: &str) -> bool {
    false
}
pub fn placeholder(_: &str) -> bool {
    false
}
