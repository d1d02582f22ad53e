//! What templates, players, share bars and photo desks leave behind, phrase by phrase.
//!
//! "podpis źródła zdjęcia", "Foto:", "Story continues below": three words no detector can place and every reader
//! knows. They stand in `data/phrases/<language>.tsv`, one row a phrase, and are looked up here by a key that sets
//! case, spacing, accents and icons aside ([`key`]). A line without a chance costs a few dozen nanoseconds.

mod anchor;
mod caption;
mod edge;
mod first;
mod hash;
mod index;
mod key;
mod kind;
mod letter;
mod lookup;
mod phrase;
mod tables;

pub(crate) use anchor::may_hold;
pub(crate) use caption::{CAPTION_MARKS, announced_behind, is_caption_label, is_label_alone};
pub use caption::{announced_caption, announces_caption};
pub use kind::Kind;
pub(crate) use letter::{has_no_capitals, is_listed, is_small};
pub use lookup::{Closing, Hits, Lexicon, Opening, Within, lexicon};
pub use phrase::{Form, Phrase};
