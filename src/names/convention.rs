//! A romanisation convention: how one newsroom or standard writes names of another script in its letters, Latin ones but for Russian systems.

use crate::language::Tag;
use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::LazyLock;

/// A convention of `data/romanisation/`: a language of newsrooms (`en`, `pl`) or a standard (`bgn`, `iso9`).
///
/// ```
/// use copydesk::{language::Tag, names::Convention};
/// assert_eq!(Convention::parse("pl").unwrap().as_str(), "pl");
/// assert_eq!(Convention::of(Tag::parse("de").unwrap()), Convention::parse("de"));
/// assert_eq!(Convention::parse("tlh"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Convention(u8);

/// Every convention there is a table for, in the order they are tried when nothing tells them apart.
const ALL: [&str; 38] = [
    "en",
    "pl",
    "de",
    "fr",
    "cs",
    "es",
    "it",
    "pt",
    "nl",
    "sk",
    "hu",
    "sv",
    "nb",
    "da",
    "fi",
    "et",
    "lv",
    "lt",
    "hr",
    "sl",
    "ro",
    "tr",
    "gaj",
    "kmu",
    "bgn",
    "icao",
    "sci",
    "iso9",
    "gost779b",
    "lac",
    "wg",
    "palladius",
    "rr",
    "dprk",
    "mr",
    "hepburn",
    "kunrei",
    "polivanov",
];

/// How many of them are newsrooms' own, not standards.
const NEWSROOMS: u8 = 22;

/// Languages whose newsrooms write as another's do.
const SAME: [(&str, &str); 6] = [("no", "nb"), ("nn", "nb"), ("bs", "hr"), ("ca", "es"), ("gl", "es"), ("sh", "hr")];

impl Convention {
    /// English newsroom usage.
    pub const EN: Convention = Convention(0);
    /// Polish newsroom usage.
    pub const PL: Convention = Convention(1);

    /// The convention of this name, letter case aside; `None` for one without a table.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim();
        let name = SAME.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map_or(name, |(_, same)| same);
        ALL.iter().position(|known| known.eq_ignore_ascii_case(name)).map(|at| Self(at as u8))
    }

    /// The convention of newsrooms that write in `language`; `None` where we have no table.
    pub fn of(language: Tag) -> Option<Self> {
        static NEWSROOMS: LazyLock<Vec<(Tag, Convention)>> = LazyLock::new(|| {
            let names = ALL.into_iter().chain(SAME.map(|(other, _)| other));
            let tagged = names.filter_map(|name| Tag::parse(name).filter(|tag| tag.as_str() == name));
            tagged.filter_map(|tag| Some((tag, Convention::parse(tag.as_str())?))).collect()
        });
        NEWSROOMS.iter().find(|(tag, _)| *tag == language).map(|(_, convention)| *convention)
    }

    /// All conventions, likeliest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..ALL.len() as u8).map(Self)
    }

    /// The conventions of newsrooms, standards left out: what leaks into an article.
    pub fn of_newsrooms() -> impl Iterator<Item = Self> {
        (0..NEWSROOMS).map(Self)
    }

    /// Its name.
    pub fn as_str(self) -> &'static str {
        ALL[self.index()]
    }

    /// Its place among all conventions.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Whether newsrooms use it, and not only standards.
    pub(super) fn is_of_newsrooms(self) -> bool {
        self.0 < NEWSROOMS
    }

    /// How many there are.
    pub(super) const COUNT: usize = ALL.len();
}

impl fmt::Display for Convention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Convention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Convention {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
