//! A compiled list: a heading, the people, and a finite-state set of spellings that lead to them.
//!
//! ```text
//! copydesk authority 1\n
//! length of the people, 8 bytes, the least first
//! the people, a line each:  trust TAB id TAB form for every language TAB language=form TAB …
//! the set: folded spelling, a zero byte, the place of the person's line in 4 bytes
//! ```

use super::entry::{Entry, Trust};
use super::key;
use crate::language::Tag;
use fst::{IntoStreamer, Set, SetBuilder, Streamer};
use std::collections::HashMap;
use std::collections::hash_map;
use std::fmt;
use std::sync::Arc;

/// What a compiled list begins with; the number grows with the format.
const HEADING: &[u8] = b"copydesk authority 1\n";

/// Between a spelling and the place it leads to; no text has it.
const BREAK: u8 = 0;

/// A compiled list, ready to be asked.
pub struct List {
    bytes: Arc<Vec<u8>>,
    people: std::ops::Range<usize>,
    spellings: Set<Part>,
}

/// The bytes from some place on, without a copy.
struct Part(Arc<Vec<u8>>, usize);

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        &self.0[self.1..]
    }
}

/// One person of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'l> {
    /// Where its line begins: what tells people apart.
    pub place: usize,
    /// How far it is trusted.
    pub trust: Trust,
    /// What the list calls the person.
    pub id: &'l str,
    general: &'l str,
    own: &'l str,
}

impl<'l> Row<'l> {
    /// How newsrooms of `language` write the name, if the list says so.
    pub fn form(&self, language: Tag) -> Option<&'l str> {
        let own = self.own.split('\t').filter_map(|part| part.split_once('='));
        let own = own.into_iter().find(|(tag, _)| *tag == language.as_str()).map(|(_, form)| form);
        own.or((!self.general.is_empty()).then_some(self.general))
    }
}

/// Whether `bytes` begin as a compiled list does.
pub fn is_compiled(bytes: &[u8]) -> bool {
    bytes.starts_with(HEADING)
}

impl List {
    /// The list in `bytes`, which are kept as they are.
    ///
    /// # Errors
    /// Bytes that are no compiled list of this version, or not all of one.
    pub fn open(bytes: Vec<u8>) -> Result<Self, String> {
        let broken = "not a whole compiled list of this version; make it anew with `copydesk authority build`";
        let rest = bytes.strip_prefix(HEADING).and_then(|rest| rest.split_first_chunk::<8>()).ok_or(broken)?;
        let length = usize::try_from(u64::from_le_bytes(*rest.0)).map_err(|_| broken)?;
        let start = HEADING.len() + 8;
        let end = start.checked_add(length).filter(|end| *end <= bytes.len()).ok_or(broken)?;
        let bytes = Arc::new(bytes);
        let spellings = Set::new(Part(Arc::clone(&bytes), end)).map_err(|_| broken)?;
        spellings.as_fst().verify().map_err(|_| broken)?;
        Ok(Self { bytes, people: start..end, spellings })
    }

    /// How many pairs of a spelling and a person there are.
    pub fn spellings(&self) -> usize {
        self.spellings.len()
    }

    /// How many people there are.
    pub fn people(&self) -> usize {
        memchr::memchr_iter(b'\n', &self.bytes[self.people.clone()]).count()
    }

    /// Whether a spelling is `key`, or begins with it and a blank.
    pub(super) fn begins(&self, key: &str) -> bool {
        let has = |next: u8| {
            let from = [key.as_bytes(), &[next]].concat();
            let first = self.spellings.range().ge(&from).into_stream().next().map(|found| found.starts_with(&from));
            first.unwrap_or(false)
        };
        has(b' ') || has(BREAK)
    }

    /// The people who are written `key`, in the order of the list.
    pub(super) fn rows(&self, key: &str) -> impl Iterator<Item = Row<'_>> {
        let from = [key.as_bytes(), &[BREAK]].concat();
        let mut places = Vec::new();
        let mut found = self.spellings.range().ge(&from).lt([key.as_bytes(), &[BREAK + 1]].concat()).into_stream();
        while let Some(spelling) = found.next() {
            if let Some(place) = spelling.strip_prefix(&*from).and_then(|place| place.first_chunk::<4>()) {
                places.push(u32::from_be_bytes(*place) as usize);
            }
        }
        places.into_iter().filter_map(|place| self.row(place))
    }

    fn row(&self, place: usize) -> Option<Row<'_>> {
        let people = self.bytes.get(self.people.clone())?.get(place..)?;
        let line = &people[..memchr::memchr(b'\n', people)?];
        let mut cells = std::str::from_utf8(line).ok()?.splitn(4, '\t');
        let trust = if cells.next()? == "house" { Trust::House } else { Trust::Public };
        Some(Row { place, trust, id: cells.next()?, general: cells.next()?, own: cells.next().unwrap_or_default() })
    }
}

impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "List({} spellings)", self.spellings())
    }
}

/// Compiles entries to the bytes that [`List::open`] takes: the same entries give the same bytes.
///
/// # Errors
/// When there are more people than a place can name: four gigabytes of them.
pub fn compile(entries: impl IntoIterator<Item = Entry>) -> Result<Vec<u8>, String> {
    let mut people = String::new();
    let mut keys: Vec<Vec<u8>> = Vec::new();
    for entry in joined(entries) {
        let place = u32::try_from(people.len()).map_err(|_| "more than four gigabytes of people")?;
        let forms = entry.canonical.iter().map(|(_, form)| form);
        let spelled = forms.chain(&entry.spellings).map(|spelling| key(spelling)).filter(|key| !key.is_empty());
        keys.extend(spelled.map(|key| [key.as_bytes(), &[BREAK], &place.to_be_bytes()[..]].concat()));
        people += &line(&entry);
    }
    keys.sort_unstable();
    keys.dedup();
    let mut bytes = HEADING.to_vec();
    bytes.extend((people.len() as u64).to_le_bytes());
    bytes.extend(people.as_bytes());
    let mut set = SetBuilder::memory();
    set.extend_iter(&keys).map_err(|error| error.to_string())?;
    bytes.extend(set.into_inner().map_err(|error| error.to_string())?);
    Ok(bytes)
}

/// Entries with those of one id put together; of two forms for one language the first stays, the other is a spelling.
fn joined(entries: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for entry in entries {
        match places.entry(entry.id.clone()) {
            hash_map::Entry::Occupied(place) if !entry.id.is_empty() => {
                let known = &mut all[*place.get()];
                for (language, form) in entry.canonical {
                    if known.canonical.iter().any(|(other, _)| *other == language) {
                        known.spellings.push(form);
                    } else {
                        known.canonical.push((language, form));
                    }
                }
                known.spellings.extend(entry.spellings);
            }
            place => {
                place.insert_entry(all.len());
                all.push(entry);
            }
        }
    }
    all
}

fn line(entry: &Entry) -> String {
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let general = entry.canonical.iter().find(|(language, _)| language.is_none());
    let trust = if entry.trust == Trust::House { "house" } else { "public" };
    let mut line =
        format!("{trust}\t{}\t{}", clean(&entry.id), general.map_or_else(String::new, |(_, form)| clean(form)));
    for (language, form) in &entry.canonical {
        if let Some(language) = language {
            line += &format!("\t{language}={}", clean(form));
        }
    }
    line + "\n"
}
