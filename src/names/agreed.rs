//! What the library and `build/names.rs` must agree on, as the one reads what the other writes.

/// The sounds of names; a sound is its index here. The last is silence.
pub(crate) const SOUNDS: &str = "aeiouybcdfghjklmnprstvwxzčđšžξщюяёє∅";

/// Places of the index of given names' forms, several for each form; a power of two.
pub(crate) const PLACES: usize = 1 << 14;

/// What the index of forms keeps of one: where its line starts, what it may begin, and of its hash the [`SIGN`], in one number; 0 is none.
/// A form that is not in the table is nearly always told by that number alone.
pub(crate) mod entry {
    /// Where the line starts.
    pub(crate) const START: u32 = (1 << 20) - 1;
    /// Some convention prints the form for a given name.
    pub(crate) const GIVEN: u32 = 1 << 20;
    /// A form of `printed.tsv` begins with it.
    pub(crate) const PRINTED: u32 = 1 << 21;
    /// The bits of its hash.
    pub(crate) const SIGN: u32 = !0 << 22;
}

/// The hash of a form, letter case aside: it holds the place where the search begins and the [`entry::SIGN`].
pub(crate) fn hash_of_form(form: &str) -> u32 {
    if let Some(hash) = hash_of_ascii(form) {
        return hash;
    }
    let (mut small, mut length) = ([0; LONGEST_FORM], 0);
    for letter in form.chars().flat_map(char::to_lowercase) {
        let end = length + letter.len_utf8();
        let Some(room) = small.get_mut(length..end) else { return 0 };
        letter.encode_utf8(room);
        length = end;
    }
    let (first, last) = ends(&small[..length]);
    hash_of_ends(first, last, length)
}

/// The [`hash_of_form`] of a form of ASCII, as nearly all words are; whether it is one, two looks tell for all but the longest.
#[inline]
pub(crate) fn hash_of_ascii(form: &str) -> Option<u32> {
    let (first, last) = ends(form.as_bytes());
    let is_ascii = (first | last) & HIGH == 0 && (form.len() <= 16 || form.is_ascii());
    is_ascii.then(|| hash_of_ends(first | SMALL, last | SMALL, form.len()))
}

/// Bytes of a form that is hashed letter by letter; longer ones share a hash.
const LONGEST_FORM: usize = 64;

/// The first eight bytes and the last, or the first four and the last; together they are all of a word that is no longer than sixteen.
#[inline]
fn ends(bytes: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
    } else if let [first, .., last] | [first @ last] = bytes {
        let middle = bytes[bytes.len() / 2];
        ([first, &middle, last].iter().fold(0, |all, byte| all << 8 | u64::from(**byte)), 0)
    } else {
        (0, 0)
    }
}

/// The upper bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;
/// Turns capitals of ASCII into small letters, and a few signs into others.
const SMALL: u64 = 0x2020_2020_2020_2020;

fn hash_of_ends(first: u64, last: u64, length: usize) -> u32 {
    let hash = (first ^ last.rotate_left(29) ^ length as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash ^ hash >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}

/// The place where the search for a form of this hash begins.
pub(crate) fn place_of(hash: u32) -> usize {
    hash as usize % PLACES
}

/// Places of the index of surnames.
pub(crate) const SURNAME_PLACES: usize = 1 << 15;

/// Where the search for a surname begins: by its lower-case letters, ё as е.
pub(crate) fn place_of_surname(letters: impl Iterator<Item = char>) -> usize {
    mixed(letters.map(u32::from).fold(NOTHING, with)) as usize % SURNAME_PLACES
}

/// FNV-1a of no letter.
const NOTHING: u32 = 0x811c_9dc5;

/// FNV-1a with one letter more.
fn with(hash: u32, letter: u32) -> u32 {
    (hash ^ letter).wrapping_mul(0x0100_0193)
}

/// The upper bits are in the lower ones, too.
fn mixed(hash: u32) -> u32 {
    hash ^ hash >> 15
}
