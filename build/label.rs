//! The classes of characters.

use crate::dictionary::write;
use crate::label::class::{Class, look_up};
use std::path::Path;

/// Writes a byte for each character below U+3000: what `src/label/chars.rs` reads.
pub fn pack(out: &Path) {
    let class = |c: u32| char::from_u32(c).map_or(Class::Other, look_up) as u8;
    write(out, "classes", &(0..0x3000).map(class).collect::<Vec<u8>>());
}
