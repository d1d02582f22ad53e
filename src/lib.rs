//! The copy desk for scraped news.
pub mod confidence;
pub mod credits;
pub mod error;
pub mod label;
pub mod language;
pub mod lexicon;
pub mod metadata;
pub mod names;
pub mod pipeline;
pub mod tables;
pub mod text;

#[doc(hidden)]
pub mod cli;
