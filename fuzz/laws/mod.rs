//! What must hold for any input: the bodies of the fuzz targets.
//!
//! They stand here once and are called from two sides: by libFuzzer (`fuzz/fuzz_targets/`), and by `cargo test` on seeds and what random changes make
//! of them (`tests/it/fuzz.rs`). A law that is broken panics and says which.

pub mod formats;
pub mod pages;
pub mod readers;
pub mod texts;

/// A law: bytes in, a panic if they break it.
pub type Law = fn(&[u8]);

/// Every law with its name, which is that of its target, and the folder of its seeds below `fuzz/seeds/`.
pub const LAWS: [(&str, Law, &str); 11] = [
    ("edits_reapply", texts::edits_reapply, "texts"),
    ("twice_is_once", texts::twice_is_once, "texts"),
    ("every_word_is_accounted_for", texts::every_word_is_accounted_for, "texts"),
    ("undo_gives_back", texts::undo_gives_back, "texts"),
    ("pages_keep_their_tags", pages::pages_keep_their_tags, "pages"),
    ("formats_are_read_or_refused", formats::formats_are_read_or_refused, "formats"),
    ("tables_are_written_back", formats::tables_are_written_back, "formats"),
    ("encodings_are_written_back", formats::encodings_are_written_back, "formats"),
    ("dates_are_days", readers::dates_are_days, "lines"),
    ("credits_stand_in_their_line", readers::credits_stand_in_their_line, "lines"),
    ("names_are_compared_both_ways", readers::names_are_compared_both_ways, "lines"),
];
