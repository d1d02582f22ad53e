//! Packs and indexes tables of `data/`, so that they need no start-up; each file of `build/` does it for the part of the library it is named for,
//! with the library's own code where the two must agree.

#[path = "src/names/agreed.rs"]
mod agreed;

#[path = "src/tables"]
mod tables {
    #[allow(dead_code, reason = "the library uses the rest of the file")]
    pub mod hash;
    #[allow(dead_code, reason = "the library uses the rest of the file")]
    pub mod packed;
}

#[path = "src/text"]
mod text {
    #[allow(dead_code, reason = "the library uses the rest of the file")]
    mod fold;
    pub use fold::*;

    /// The place of a token: all that the build asks of the library's.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Span {
        pub start: usize,
        pub end: usize,
    }

    impl Span {
        pub fn new(start: usize, end: usize) -> Self {
            Self { start, end }
        }

        pub fn of(self, text: &str) -> &str {
            &text[self.start..self.end]
        }
    }
}

#[path = "src/metadata"]
mod metadata {
    #[allow(dead_code, reason = "the library uses the rest of the file")]
    pub mod key;
    #[allow(dead_code, reason = "the library uses the rest of the file")]
    pub mod tokens;
}

#[path = "src/credits/tokens"]
mod credits {
    #[allow(dead_code, reason = "the library uses the rest of the file")]
    mod fold;
    #[allow(dead_code, reason = "the library uses the rest of the file")]
    mod glue;
    pub(crate) use fold::key;
}

#[path = "src/label"]
mod label {
    #[allow(dead_code, reason = "the library uses the rest of the file")]
    pub mod class;
}

#[path = "build/dictionary.rs"]
mod dictionary;
#[path = "build/credits.rs"]
mod pack_credits;
#[path = "build/label.rs"]
mod pack_label;
#[path = "build/lexicon.rs"]
mod pack_lexicon;
#[path = "build/metadata.rs"]
mod pack_metadata;
#[path = "build/names.rs"]
mod pack_names;

use std::path::PathBuf;

fn main() {
    for source in ["build.rs", "build"].iter().chain(&SHARED) {
        println!("cargo:rerun-if-changed={source}");
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to write"));
    pack_credits::pack(&out);
    pack_label::pack(&out);
    pack_lexicon::pack(&out);
    pack_metadata::pack(&out);
    pack_names::pack(&out);
}

/// What the build shares with the library.
const SHARED: [&str; 10] = [
    "src/credits/tokens",
    "src/label/class.rs",
    "src/lexicon/hash.rs",
    "src/lexicon/key.rs",
    "src/lexicon/letter.rs",
    "src/metadata/key.rs",
    "src/metadata/tokens.rs",
    "src/names/agreed.rs",
    "src/tables",
    "src/text/fold.rs",
];
