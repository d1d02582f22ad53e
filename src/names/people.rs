//! The people table: persons whose name and newsroom forms are known.
//!
//! It settles which of several source spellings is meant (Selenskyj: Зеленський, not Селенський) and how a newsroom writes it.

use super::{Convention, last_word, lower};
use crate::language::Tag;
use std::sync::LazyLock;

/// `people.tsv` and `printed.tsv` a line each: the [`key`] of the name, then its columns, in the order of the keys; `build/names.rs` makes it.
const PEOPLE: &str = include_str!(concat!(env!("OUT_DIR"), "/people.txt"));

/// A person of `data/names/people.tsv` or `printed.tsv`: a line of [`PEOPLE`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    key: &'static str,
    /// As written in its own script.
    name: &'static str,
    /// Whose name it is, as a tag.
    language: &'static str,
    forms: &'static str,
}

impl Person {
    fn read(line: &'static str) -> Self {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        Self { key: cell(), name: cell(), language: cell(), forms: cell() }
    }

    /// As written in its own script.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whose name it is.
    pub fn language(&self) -> Tag {
        Tag::parse(self.language).unwrap_or(Tag::UND)
    }

    /// The forms newsrooms of `convention` print, best first; empty where the letters give it.
    pub fn forms(&self, convention: Convention) -> Vec<String> {
        self.written(convention).map(|form| form.replace('_', " ")).collect()
    }

    /// Whether newsrooms of `convention` print the person as `name`, whatever its letters say.
    pub fn is_printed_as(&self, name: &str, convention: Convention) -> bool {
        let same = |(known, seen): (u8, u8)| known == seen || known == b'_' && seen == b' ';
        self.written(convention).any(|form| form.len() == name.len() && form.bytes().zip(name.bytes()).all(same))
    }

    /// [`Person::forms`] as the table has them, each blank as `_`.
    fn written(&self, convention: Convention) -> impl Iterator<Item = &'static str> {
        let own = |part: &'static str| part.strip_prefix(convention.as_str())?.strip_prefix('=');
        let forms = self.forms.split(' ').find_map(own).unwrap_or_default();
        forms.split(',').filter(|form| !form.is_empty())
    }
}

/// The people whose key is `key` or comes after it, in order.
fn from(key: &str) -> impl Iterator<Item = Person> + use<> {
    static ALL: LazyLock<Vec<Person>> = LazyLock::new(|| PEOPLE.lines().map(Person::read).collect());
    ALL[ALL.partition_point(|person| person.key < key)..].iter().copied()
}

/// The person of this name, in its own script and language.
pub(super) fn known(source: &str, language: Tag) -> Option<Person> {
    let key = key(source);
    from(&key).take_while(|person| person.key == key).find(|person| person.language == language.as_str())
}

/// The people of a given name, both in their own script.
pub(super) fn with_given_name(given: &str, language: Tag) -> impl Iterator<Item = &'static str> {
    let start = key(given) + " ";
    from(&start)
        .take_while(move |person| person.key.starts_with(&start))
        .filter(move |person| person.language == language.as_str())
        .map(|person| person.name)
}

/// Whether a person of the table has this surname, in its own script and language.
pub(super) fn is_surname(source: &str, language: Tag) -> bool {
    SURNAMES.binary_search(&(&key(source), language.as_str())).is_ok()
}

/// Every surname of the table with the tag of its language, sorted.
static SURNAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let surname = |person: Person| (last_word(person.key), person.language);
    let mut all: Vec<_> = from("").map(surname).collect();
    all.sort_unstable();
    all
});

/// Letter case and the two dots of ё aside: newspapers leave them out.
fn key(source: &str) -> String {
    lower(source).replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use super::{Convention, Person, from, key};
    use crate::language::Tag;

    #[test]
    fn people_are_in_order_and_their_columns_can_be_read() {
        let people: Vec<Person> = from("").collect();
        assert!(people.is_sorted_by_key(|person| (person.key, person.language)));
        for person in people {
            assert_eq!(person.key, key(person.name));
            assert!(Tag::parse(person.language).is_some_and(|tag| tag.as_str() == person.language), "{person:?}");
            for part in person.forms.split(' ').filter(|part| !part.is_empty()) {
                let convention = part.split_once('=').and_then(|(convention, _)| Convention::parse(convention));
                assert!(convention.is_some_and(|known| !person.forms(known).is_empty()), "{part} of {person:?}");
            }
        }
    }
}
