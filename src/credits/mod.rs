//! Who took the picture: credits read, told from captions, and known again when said twice.
//!
//! A credit is read by a small grammar over tokens (label, separator, name, agency, via, qualifier, licence), with the
//! vocabulary in `data/agencies.tsv` and `data/credits/`.

mod caption;
mod chain;
mod credit;
mod furniture;
mod gate;
pub(crate) mod kept;
mod lexicon;
mod party;
mod placeholder;
mod read;
mod same;
mod signed;
mod spelling;
mod tokens;
mod trailing;

pub use caption::{CaptionWords, captions_alike};
pub use credit::{Credit, Cue, Qualifier, Reading, Trailing};
pub use furniture::{Furniture, furniture};
pub(crate) use lexicon::own;
pub use lexicon::own::{House, HouseKind, Resells};
pub use placeholder::placeholder;
pub use read::{read, read_placed};
pub use same::same;
pub use signed::{Signed, signed};
pub use spelling::misspelt;
pub use trailing::trailing;

/// Whether a house of this name is known, by the table or by the caller.
pub(crate) fn is_known(name: &str) -> bool {
    lexicon::LEXICON.get(&tokens::key(name)).is_some_and(|entry| entry.agency.is_some())
}
