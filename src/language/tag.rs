//! The name of a language.

use crate::tables::rows;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU8;
use std::sync::LazyLock;

/// A language of `data/languages.tsv` as its BCP 47 primary subtag, or `und` (undetermined).
///
/// ```
/// use copydesk::language::Tag;
/// assert_eq!(Tag::parse("pl-PL"), Some(Tag::parse("pol").unwrap()));
/// assert_eq!(Tag::parse("pl").unwrap().english_name(), "Polish");
/// assert_eq!(Tag::parse("tlh"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tag(NonZeroU8);

const TABLE: &str = include_str!("../../data/languages.tsv");

/// The tags of the table in its order, which is theirs, and `und` before them. Written out when copydesk is built, so that a tag is one byte: each
/// block, phrase, guess and kept answer has some.
static TAGS: [&str; rows_of(TABLE) + 1] = tags_of(TABLE);

/// What else the table says of each.
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    rows("languages.tsv", TABLE)
        .map(|row| Known {
            name: row.required(1, "name"),
            script: row.required(2, "script"),
            others: row.list(3).collect(),
            place: match row.cell(4) {
                "" => u8::MAX,
                place => place.parse().unwrap_or_else(|_| row.broken("a place is a number")),
            },
        })
        .collect()
});

struct Known {
    name: &'static str,
    script: &'static str,
    others: Vec<&'static str>,
    place: u8,
}

impl Tag {
    /// No language: a line of proper names, or too little to say.
    pub const UND: Tag = Tag::at(0);
    /// English.
    pub const EN: Tag = Tag::at(index_of("en"));

    const fn at(index: usize) -> Self {
        assert!(index < u8::MAX as usize, "a tag is a byte");
        Self(NonZeroU8::MIN.saturating_add(index as u8))
    }

    /// Its place in [`TAGS`].
    #[inline]
    fn index(self) -> usize {
        usize::from(self.0.get()) - 1
    }

    /// Reads a BCP 47 tag or ISO 639 code; region, script and case are set aside. `None` for a language we do not name.
    pub fn parse(text: &str) -> Option<Self> {
        let known = |tag: &str| TAGS[1..].binary_search(&tag).ok().map(|row| Self::at(row + 1));
        if let Some(tag) = known(text) {
            return Some(tag); // As tables write it.
        }
        let primary = text.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        if primary == "und" {
            return Some(Self::UND);
        }
        let other = || KNOWN.iter().position(|known| known.others.contains(&primary.as_str()));
        known(&primary).or_else(|| other().map(|row| Self::at(row + 1)))
    }

    /// The tag as text.
    pub fn as_str(self) -> &'static str {
        TAGS[self.index()]
    }

    /// Its English name; "undetermined" for `und`.
    pub fn english_name(self) -> &'static str {
        self.known().map_or("undetermined", |known| known.name)
    }

    /// Its main script as an ISO 15924 code; `Zyyy` (common) for `und`.
    pub fn script(self) -> &'static str {
        self.known().map_or("Zyyy", |known| known.script)
    }

    /// Its place among the languages of web pages, from 1; 255 for one with hardly any. Of languages that share a word, the first is likeliest.
    pub(crate) fn place_on_web(self) -> u8 {
        self.known().map_or(u8::MAX, |known| known.place)
    }

    /// Whether this is a language at all.
    pub fn is_known(self) -> bool {
        self != Self::UND
    }

    fn known(self) -> Option<&'static Known> {
        KNOWN.get(self.index().checked_sub(1)?)
    }
}

/// How many rows a table has.
const fn rows_of(mut table: &str) -> usize {
    let mut rows = 0;
    while !table.is_empty() {
        let (line, rest) = table.split_at(first(table, b'\n'));
        rows += is_row(line) as usize;
        table = without_first(rest);
    }
    rows
}

/// The first column of a table, from the second place on.
const fn tags_of<const N: usize>(mut table: &'static str) -> [&'static str; N] {
    let (mut tags, mut filled) = (["und"; N], 1);
    while !table.is_empty() {
        let (line, rest) = table.split_at(first(table, b'\n'));
        if is_row(line) {
            tags[filled] = line.split_at(first(line, b'\t')).0;
            filled += 1;
        }
        table = without_first(rest);
    }
    tags
}

const fn is_row(line: &str) -> bool {
    !line.is_empty() && line.as_bytes()[0] != b'#'
}

const fn without_first(text: &str) -> &str {
    if text.is_empty() { text } else { text.split_at(1).1 }
}

/// Where `sign` stands first; the end of `text` if it does not.
const fn first(text: &str, sign: u8) -> usize {
    let mut at = 0;
    while at < text.len() && text.as_bytes()[at] != sign {
        at += 1;
    }
    at
}

/// The place in [`TAGS`] of a tag of two letters, which must be there.
const fn index_of(tag: &str) -> usize {
    let mut index = 0;
    loop {
        let known = TAGS[index].as_bytes();
        if known.len() == 2 && known[0] == tag.as_bytes()[0] && known[1] == tag.as_bytes()[1] {
            return index;
        }
        index += 1;
    }
}

impl PartialOrd for Tag {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Tag {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Default for Tag {
    fn default() -> Self {
        Self::UND
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl schemars::JsonSchema for Tag {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Tag".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "description": "BCP 47; `und` where there is none."})
    }
}

impl Serialize for Tag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
