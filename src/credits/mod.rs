//! Who took the picture: credits read, told from captions, and known again when said twice.
//!
//! A credit is read by a small grammar over tokens (label, separator, name, agency, via, qualifier, licence), with the
//! vocabulary in `data/agencies.tsv` and `data/credits/`.

mod chain;
mod credit;
mod gate;
mod lexicon;
mod party;
mod read;
mod tokens;

pub use credit::{Credit, Cue, Qualifier, Reading, Trailing};
pub use read::read;
