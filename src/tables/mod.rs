//! The tables of `data/`, read once and shared.
//!
//! A table is tab-separated text that a person reviews. A broken one is our own bug: the reader panics with
//! `file:line`, and a test sees it first.

pub(crate) mod hash;
mod rows;

pub(crate) use hash::Quick;
pub use rows::{Row, rows};
