//! Tables of phrases as dictionaries: what `src/tables/packed.rs` reads.

use crate::tables::hash::hash;
use crate::tables::packed::{CELLS, FREE, MARKS, NUMBER, place, tag};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// Phrases by key, in the making.
#[derive(Default)]
pub struct Dictionary {
    entries: BTreeMap<String, Entry>,
}

#[derive(Default)]
struct Entry {
    /// Words of the longest phrase that begins with this one; 0 where this is no word.
    reach: usize,
    marks: Vec<String>,
}

impl Dictionary {
    /// Adds a form under `key`; `first` is the key of its first word and `words` how many it has.
    pub fn add(&mut self, key: String, first: String, words: usize, mark: String) {
        let head = self.entries.entry(first).or_default();
        head.reach = head.reach.max(words);
        self.entries.entry(key).or_default().marks.push(mark);
    }

    /// Writes `{name}.slots` and `{name}.records`.
    pub fn write(&self, out: &Path, name: &str) {
        let mut records: Vec<String> = Vec::new();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut hashes = Vec::new();
        for (key, entry) in &self.entries {
            let parts = std::iter::once(entry.reach.to_string()).chain(entry.marks.iter().cloned());
            let record = parts.collect::<Vec<String>>().join(&MARKS.to_string());
            let number = *numbers.entry(record.clone()).or_insert_with(|| {
                records.push(record);
                records.len()
            });
            hashes.push((hash(key), number));
        }
        write(out, &format!("{name}.slots"), &slots(&hashes));
        write(out, &format!("{name}.records"), records.join("\n").as_bytes());
    }
}

/// Writes the set of `keys` as `{name}.slots`.
pub fn write_set(out: &Path, name: &str, keys: &BTreeSet<String>) {
    let hashes: Vec<(u64, usize)> = keys.iter().map(|key| (hash(key), 1)).collect();
    write(out, &format!("{name}.slots"), &slots(&hashes));
}

/// Writes `keys` with a number each, from 1, as `{name}.slots`.
pub fn write_numbers(out: &Path, name: &str, keys: &BTreeMap<String, usize>) {
    let hashes: Vec<(u64, usize)> = keys.iter().map(|(key, &number)| (hash(key), number)).collect();
    write(out, &format!("{name}.slots"), &slots(&hashes));
}

/// Letters of a form that is marked as long.
const LONG: usize = 5;

/// A mark of `form`: the table it stands in and the cells that say what it means.
pub fn mark(table: &str, form: &str, cells: &[&str]) -> String {
    let long = if form.chars().count() >= LONG { "+" } else { "" };
    [&[long, table], cells].concat().join(&CELLS.to_string())
}

/// The tags of all slots, and the slots. At most every second is taken, so that a stranger is told by the second look.
fn slots(hashes: &[(u64, usize)]) -> Vec<u8> {
    let count = (hashes.len() * 2).next_power_of_two();
    let (mut tags, mut slots) = (vec![FREE; count], vec![0u64; count]);
    for &(hash, number) in hashes {
        let number = u64::try_from(number).expect("numbers are small");
        assert!(number > 0 && number <= NUMBER, "more records than a slot can name");
        let mut at = place(hash) % count;
        while slots[at] != 0 {
            assert!(slots[at] | NUMBER != hash | NUMBER, "two keys share a hash");
            at = (at + 1) % count;
        }
        (tags[at], slots[at]) = (tag(hash), hash & !NUMBER | number);
    }
    tags.into_iter().chain(slots.into_iter().flat_map(u64::to_le_bytes)).collect()
}

/// The rows of a table: no empty lines, no `#` comments; each its cells.
pub fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The parts of a cell that lists several values, divided by ` | `.
pub fn list<'t>(row: &[&'t str], column: usize) -> impl Iterator<Item = &'t str> + use<'t> {
    row.get(column).copied().unwrap_or("").split(" | ").filter(|part| !part.is_empty())
}

/// Writes a file of the build.
pub fn write(out: &Path, name: &str, bytes: &[u8]) {
    std::fs::write(out.join(name), bytes).expect("the output can be written");
}

/// The text of `data/{file}`, whose change makes the build run again.
pub fn table(file: &str) -> String {
    println!("cargo:rerun-if-changed=data/{file}");
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the package is");
    std::fs::read_to_string(Path::new(&folder).join("data").join(file)).expect("a table is readable UTF-8")
}
