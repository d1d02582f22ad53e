//! The tables of `data/`, read once and shared.
//!
//! A table is tab-separated text that a person reviews. A broken one is our own bug: the reader panics with
//! `file:line`, and a test sees it first.

pub(crate) mod hash;
pub(crate) mod packed;
mod rows;

pub(crate) use hash::Quick;
pub use rows::{Row, rows};

/// The set of keys the build script packed under `name`.
macro_rules! packed_set {
    ($name:literal) => {
        $crate::tables::packed::Dictionary::new(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".slots")))
    };
}
pub(crate) use packed_set;
