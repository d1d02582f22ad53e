//! Tables that the build script packed, so that nothing is parsed, folded or sorted at start-up.
//!
//! A dictionary finds a phrase by the hash of its key and gives the number of a record; a record is a line of text that is read when
//! it is first asked for. `build/dictionary.rs` writes both.

use std::sync::OnceLock;

/// Bytes of a slot.
const SLOT: usize = 8;

/// Numbers by hash: open addressing over slots of eight bytes, little-endian, the upper 48 bits of a hash and in the lower 16 a number;
/// 0 is a free slot. The bits stand for a key without a second look: among 10,000 keys a foreign word meets one by chance once in 10^10.
///
/// Before all slots stands a tag for each, so that few cache lines tell of nearly every strange word that it is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary {
    tags: &'static [u8],
    slots: &'static [u8],
}

impl Dictionary {
    /// A dictionary of what the build script wrote: the tags of a power of two of slots, and the slots.
    pub(crate) const fn new(packed: &'static [u8]) -> Self {
        let (tags, slots) = packed.split_at(packed.len() / (1 + SLOT));
        Self { tags, slots }
    }

    /// The number under `hash`, from 1; `None` if there is none.
    #[inline]
    pub(crate) fn find(self, hash: u64) -> Option<usize> {
        let (mask, wanted) = (self.tags.len() - 1, tag(hash));
        let mut at = place(hash) & mask;
        loop {
            let found = self.tags[at];
            if found == FREE {
                return None;
            }
            if found == wanted {
                let slot = self.slots[at * SLOT..].first_chunk().expect("a slot has eight bytes");
                let slot = u64::from_le_bytes(*slot);
                if slot | NUMBER == hash | NUMBER {
                    return Some((slot & NUMBER) as usize);
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether something stands under `hash`.
    pub(crate) fn holds(self, hash: u64) -> bool {
        self.find(hash).is_some()
    }
}

/// The bits of a slot that hold a number.
pub(crate) const NUMBER: u64 = 0xFFFF;

/// The tag of a free slot.
pub(crate) const FREE: u8 = 0;

/// The tag of a slot that `hash` has taken: never [`FREE`].
#[inline]
pub(crate) fn tag(hash: u64) -> u8 {
    (hash >> 56) as u8 | 1
}

/// Where the search for `hash` begins, before it is cut to the number of slots.
#[inline]
pub(crate) fn place(hash: u64) -> usize {
    (hash ^ (hash >> 32)) as usize
}

/// A dictionary with what its records say, each read when it is first asked for.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    dictionary: Dictionary,
    records: Vec<&'static str>,
    read: Vec<OnceLock<Box<T>>>,
    reader: fn(&'static str) -> T,
}

impl<T> Shelf<T> {
    /// The dictionary of `slots` with the lines of `records`, read by `reader`.
    pub(crate) fn new(slots: &'static [u8], records: &'static str, reader: fn(&'static str) -> T) -> Self {
        let records: Vec<&str> = records.lines().collect();
        let read = records.iter().map(|_| OnceLock::new()).collect();
        Self { dictionary: Dictionary::new(slots), records, read, reader }
    }

    /// What stands under `hash`.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Option<&T> {
        let at = self.dictionary.find(hash)? - 1;
        Some(self.read[at].get_or_init(|| Box::new((self.reader)(self.records[at]))))
    }

    /// Everything, in no order.
    #[cfg(test)]
    pub(crate) fn all(&self) -> impl Iterator<Item = T> {
        self.records.iter().map(|record| (self.reader)(record))
    }
}

/// A mark of a record: the table a form stands in, the cells beside it, and whether the form is long.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// The table's file name below its folder.
    pub(crate) table: &'static str,
    /// The cells that say what the form means.
    pub(crate) cells: [&'static str; 5],
    /// Whether the form has five letters or more: a shorter one is likely to be another language's word.
    pub(crate) long: bool,
}

/// What divides marks and what divides cells in a record.
pub(crate) const MARKS: char = '\u{1E}';
pub(crate) const CELLS: char = '\t';

impl Mark {
    /// The words of the longest phrase that begins with the record's, and its marks in the order of the tables.
    pub(crate) fn of_record(record: &'static str) -> (usize, impl Iterator<Item = Self>) {
        let mut parts = record.split(MARKS);
        let reach = parts.next().and_then(|reach| reach.parse().ok()).expect("a record begins with a number");
        (reach, parts.map(Self::read))
    }

    fn read(text: &'static str) -> Self {
        let mut parts = text.split(CELLS);
        let mut next = || parts.next().unwrap_or("");
        let (long, table) = (next() == "+", next());
        Self { table, cells: std::array::from_fn(|_| next()), long }
    }

    /// Stops: a table of ours is broken.
    pub(crate) fn broken(&self, why: &str) -> ! {
        panic!("data/{}: {why}: {:?}", self.table, self.cells)
    }
}
