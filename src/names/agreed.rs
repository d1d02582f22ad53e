//! What the library and `build/names.rs` must agree on, as the one reads what the other writes.

/// The sounds of names; a sound is its index here. The last is silence.
pub(crate) const SOUNDS: &str = "aeiouybcdfghjklmnprstvwxzčđšžξщюяёє∅";

/// Places of the index of given names' forms, several for each form; a power of two.
pub(crate) const PLACES: usize = 1 << 14;

/// Where the search for a form begins: by its lower-case letters.
pub(crate) fn place_of_form(form: &str) -> usize {
    if form.is_ascii() {
        place(form.bytes().map(|byte| u32::from(byte.to_ascii_lowercase())), PLACES)
    } else {
        place(form.chars().flat_map(char::to_lowercase).map(u32::from), PLACES)
    }
}

/// Places of the index of surnames.
pub(crate) const SURNAME_PLACES: usize = 1 << 15;

/// Where the search for a surname begins: by its lower-case letters, ё as е.
pub(crate) fn place_of_surname(letters: impl Iterator<Item = char>) -> usize {
    place(letters.map(u32::from), SURNAME_PLACES)
}

/// FNV-1a of letters, as one of so many places.
fn place(letters: impl Iterator<Item = u32>, places: usize) -> usize {
    let hash = letters.fold(0x811c_9dc5_u32, |hash, letter| (hash ^ letter).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 15) as usize % places
}
