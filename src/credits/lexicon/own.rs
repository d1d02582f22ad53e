//! Houses of the caller's own beside those of `data/agencies.tsv`.
//!
//! They are asked for before the tables, where a thread has been told of any. What credits know is `'static`, as the tables are, so a set of
//! houses is kept for as long as the process runs; [`crate::pipeline::Houses`] makes each set once.

use super::entry::Entry;
use super::{LEXICON, build};
use crate::credits::tokens::{Tokens, key};
use serde::Deserialize;
use std::cell::Cell;
use std::collections::HashMap;

/// A house that signs pictures: an agency, a photo desk, a newspaper. As a row of `data/agencies.tsv`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct House {
    /// What it signs with.
    pub name: String,
    /// What else it signs with.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: HouseKind,
    /// Whether it passes on pictures that others made, and whose.
    pub resells: Resells,
    /// Whether it signs texts as well: bylines, datelines, sign-offs.
    pub texts: bool,
}

/// What a house is: the words of `data/agencies.tsv`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the words say it")]
pub enum HouseKind {
    Wire,
    #[default]
    Photo,
    Broadcaster,
    Stock,
    Newspaper,
    Online,
    Government,
    Party,
    Army,
    Social,
    Institution,
    Company,
    Pool,
}

/// Whether a house passes on pictures that others made: the words of `data/agencies.tsv`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resells {
    /// Its own alone.
    #[default]
    No,
    /// Those of some.
    Yes,
    /// Its own go round the world through others.
    World,
    /// Those of the world's agencies, at home.
    Home,
    /// Those of agencies of many countries.
    Collects,
    /// Nobody's, and its own go round the world through others.
    Gives,
}

/// What a set of houses adds to the tables: entries by the folded form of a phrase.
#[derive(Debug)]
pub(crate) struct OwnHouses(HashMap<String, Entry>);

thread_local! {
    static CURRENT: Cell<Option<&'static OwnHouses>> = const { Cell::new(None) };
}

/// Has this thread know `houses` from here on, and gives back those it knew.
pub(crate) fn set(houses: Option<&'static OwnHouses>) -> Option<&'static OwnHouses> {
    CURRENT.replace(houses)
}

/// The entry of a folded phrase that a house of the caller's makes.
#[inline]
pub(super) fn get(phrase: &str) -> Option<&'static Entry> {
    CURRENT.get().and_then(|houses| houses.0.get(phrase))
}

impl House {
    /// A photo agency of this name, which is also what [`House::default`] is like.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Whether all it signs with may be found in credits.
    ///
    /// # Errors
    /// The spelling that may not, and why.
    pub fn check(&self) -> Result<(), String> {
        if self.name.is_empty() {
            return Err("a house without its \"name\"; write what it signs with".to_owned());
        }
        self.spellings().try_for_each(may_sign)
    }

    /// All it signs with, the name first.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }

    /// The house as a row of the table, which is read as all others are.
    fn row(&self) -> String {
        let word = |debug: String| debug.to_lowercase();
        let (kind, resells) = (word(format!("{:?}", self.kind)), word(format!("{:?}", self.resells)));
        format!("{}\t{}\t\t{kind}\t{resells}", self.name, self.aliases.join(" | "))
    }
}

impl OwnHouses {
    /// The entries of `houses`; a later house is believed where two sign alike.
    ///
    /// # Errors
    /// A spelling that could not be found in a credit, or is a word of credits.
    pub(crate) fn new(houses: &[House]) -> Result<Self, String> {
        let mut entries: HashMap<String, Entry> = HashMap::new();
        let known = |phrase: &str| LEXICON.tables(phrase).cloned().unwrap_or_default();
        for house in houses {
            house.check()?;
            let agency: &'static _ = Box::leak(Box::new(build::agency(Box::leak(house.row().into_boxed_str()))));
            for phrase in house.spellings().map(key) {
                let (first, words) = (phrase.split(' ').next().unwrap_or_default(), phrase.split(' ').count());
                let begin = entries.entry(first.to_owned()).or_insert_with(|| known(first));
                begin.reach = begin.reach.max(words);
                entries.entry(phrase).or_insert_with_key(|phrase| known(phrase)).agency = Some(agency);
            }
        }
        Ok(Self(entries))
    }
}

/// Whether a house may sign as `spelling`; else why not.
fn may_sign(spelling: &str) -> Result<(), String> {
    let phrase = key(spelling);
    if spelling.trim() != spelling || !spelling.chars().any(char::is_alphabetic) {
        return Err(format!(
            "\"{spelling}\" is no name of a house; write what stands in credits, without blanks around it"
        ));
    }
    let tokens = Tokens::of(spelling);
    if spelling.contains(['|', '\t', '\n']) || tokens.phrase(0, tokens.list.len()) != phrase {
        return Err(format!("\"{spelling}\" is more than one name to a credit; write each house by itself"));
    }
    let taken = LEXICON.tables(&phrase).is_some_and(|known| {
        known.agency.is_none() && (known.label.is_some() || known.licence.is_some() || known.link != Default::default())
    });
    if taken { Err(format!("\"{spelling}\" is a word of credits and can be no house's name")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::{House, OwnHouses};

    #[test]
    fn a_name_that_no_credit_could_hold_is_told() {
        for (name, why) in [
            ("", "without its \"name\""),
            (" Fjordbild", "is no name of a house"),
            ("24", "is no name of a house"),
            ("Fjordbild/Nordlys Foto", "more than one name"),
            ("Fjordbild | Nordlys", "more than one name"),
            ("Foto", "a word of credits"),
            ("via", "a word of credits"),
        ] {
            let error = OwnHouses::new(&[House::named(name)]).expect_err(name);
            assert!(error.contains(why), "{name}: {error}");
        }
        // A house of the table may be given other aliases, and initials are names.
        for name in ["Getty Images", "FB", "fjordbild.no", "Бюро Фото", "U.N.I.", "Smith & Sons"] {
            assert!(OwnHouses::new(&[House::named(name)]).is_ok(), "{name}");
        }
    }
}
