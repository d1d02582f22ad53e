//! The copy desk for scraped news.
pub mod confidence;
pub mod credits;
pub mod error;
pub mod language;
pub mod names;
pub mod tables;
pub mod text;

#[doc(hidden)]
pub mod cli;
