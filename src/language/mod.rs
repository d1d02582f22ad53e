#![allow(missing_docs)]
mod tag;
use crate::confidence::Confidence;
pub use tag::Tag;
#[derive(Clone, Copy, Debug, Default)]
pub struct Prior {
    pub document: Option<Tag>,
    pub declared: Option<Tag>,
}
#[derive(Clone, Debug)]
pub struct Guess {
    pub tag: Tag,
    pub confidence: Confidence,
}
pub fn of_fragment(_: &str, _: &Prior) -> Guess {
    Guess { tag: Tag::UND, confidence: Confidence::percent(0) }
}
pub fn of_document(_: &str, _: Option<Tag>) -> Guess {
    Guess { tag: Tag::EN, confidence: Confidence::percent(99) }
}
