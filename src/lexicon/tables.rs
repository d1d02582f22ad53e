//! The tables of `data/phrases/`, embedded; the build script lists them.

include!(concat!(env!("OUT_DIR"), "/phrase-tables.rs"));
