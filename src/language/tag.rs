//! The name of a language.

use crate::tables::rows;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// A language of `data/languages.tsv` as its BCP 47 primary subtag, or `und` (undetermined).
///
/// ```
/// use copydesk::language::Tag;
/// assert_eq!(Tag::parse("pl-PL"), Some(Tag::parse("pol").unwrap()));
/// assert_eq!(Tag::parse("pl").unwrap().english_name(), "Polish");
/// assert_eq!(Tag::parse("tlh"), None);
/// ```
#[derive(Clone, Copy)]
pub struct Tag {
    text: &'static str,
    /// The letters of `text` as one number: tags are compared for each class of each ballot.
    key: u32,
}

struct Known {
    tag: &'static str,
    name: &'static str,
    script: &'static str,
    others: Vec<&'static str>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    rows("languages.tsv", include_str!("../../data/languages.tsv"))
        .map(|row| Known {
            tag: row.required(0, "tag"),
            name: row.required(1, "name"),
            script: row.required(2, "script"),
            others: row.list(3).collect(),
        })
        .collect()
});

impl Tag {
    /// No language: a line of proper names, or too little to say.
    pub const UND: Tag = Tag::of("und");
    /// English.
    pub const EN: Tag = Tag::of("en");

    /// The tag of at most four letters that reads `text`.
    const fn of(text: &'static str) -> Self {
        assert!(text.len() <= 4, "a tag is compared by its first four letters");
        Self { text, key: key(text) }
    }

    /// Reads a BCP 47 tag or ISO 639 code; region, script and case are set aside. `None` for a language we do not name.
    pub fn parse(text: &str) -> Option<Self> {
        let known = |tag: &str| Some(Self::of(Known::of(tag)?.tag));
        if let Some(tag) = known(text) {
            return Some(tag); // As tables write it.
        }
        let primary = text.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        if primary == "und" {
            return Some(Self::UND);
        }
        let other = || KNOWN.iter().find(|known| known.others.contains(&primary.as_str()));
        known(&primary).or_else(|| other().map(|known| Self::of(known.tag)))
    }

    /// The tag as text.
    pub fn as_str(self) -> &'static str {
        self.text
    }

    /// Its English name; "undetermined" for `und`.
    pub fn english_name(self) -> &'static str {
        self.known().map_or("undetermined", |known| known.name)
    }

    /// Its main script as an ISO 15924 code; `Zyyy` (common) for `und`.
    pub fn script(self) -> &'static str {
        self.known().map_or("Zyyy", |known| known.script)
    }

    /// Whether this is a language at all.
    pub fn is_known(self) -> bool {
        self != Self::UND
    }

    fn known(self) -> Option<&'static Known> {
        Known::of(self.text)
    }
}

/// The first four letters of a tag as one number, in the order of the tags.
const fn key(tag: &str) -> u32 {
    let (bytes, mut key, mut at) = (tag.as_bytes(), 0, 0);
    while at < 4 {
        key = key << 8 | if at < bytes.len() { bytes[at] as u32 } else { 0 };
        at += 1;
    }
    key
}

impl Known {
    /// The row of a tag as the table writes it.
    fn of(tag: &str) -> Option<&'static Self> {
        let at = KNOWN.binary_search_by_key(&key(tag), |known| key(known.tag)).ok()?;
        Some(&KNOWN[at]).filter(|known| known.tag == tag)
    }
}

impl PartialEq for Tag {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Tag {}

impl PartialOrd for Tag {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Tag {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

impl Hash for Tag {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl Default for Tag {
    fn default() -> Self {
        Self::UND
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
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
        serializer.serialize_str(self.text)
    }
}
