//! What the library and `build/names.rs` must agree on, as the one reads what the other writes.

/// The sounds of names; a sound is its index here. The last is silence.
pub(crate) const SOUNDS: &str = "aeiouybcdfghjklmnprstvwxzčđšžξщюяёє∅";

/// Places of the index of given names' forms, several for each form; a power of two.
pub(crate) const PLACES: usize = 1 << 14;

/// Where the search for a form begins: FNV-1a of its lower-case letters.
pub(crate) fn place_of_form(form: &str) -> usize {
    let mix = |hash: u32, code: u32| (hash ^ code).wrapping_mul(0x0100_0193);
    let hash = if form.is_ascii() {
        form.bytes().fold(0x811c_9dc5, |hash, byte| mix(hash, u32::from(byte.to_ascii_lowercase())))
    } else {
        form.chars().flat_map(char::to_lowercase).fold(0x811c_9dc5, |hash, letter| mix(hash, letter as u32))
    };
    (hash ^ hash >> 15) as usize % PLACES
}
