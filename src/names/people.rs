//! The people table: persons whose name and newsroom forms are known.
//!
//! It settles which of several source spellings is meant (Selenskyj: Зеленський, not Селенський) and how a newsroom writes it.

use super::{Convention, lower};
use crate::language::Tag;
use crate::tables::rows;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A person of `data/names/people.tsv`.
#[derive(Debug)]
pub(super) struct Person {
    /// As written in its own script.
    name: &'static str,
    /// Whose name it is.
    language: Tag,
    forms: Vec<(Convention, Vec<String>)>,
}

static PEOPLE: LazyLock<BTreeMap<String, Vec<Person>>> = LazyLock::new(|| {
    let mut people: BTreeMap<String, Vec<Person>> = BTreeMap::new();
    for row in rows("names/people.tsv", include_str!("../../data/names/people.tsv")) {
        let language = Tag::parse(row.required(1, "language")).unwrap_or_else(|| row.broken("an unknown language"));
        let forms = row.cell(2).split(' ').filter(|part| !part.is_empty()).map(|part| {
            let (convention, forms) = part.split_once('=').unwrap_or_else(|| row.broken("write convention=Form"));
            let convention = Convention::parse(convention).unwrap_or_else(|| row.broken("an unknown convention"));
            (convention, forms.split(',').map(|form| form.replace('_', " ")).collect())
        });
        let person = Person { name: row.required(0, "name"), language, forms: forms.collect() };
        people.entry(key(row.required(0, "name"))).or_default().push(person);
    }
    people
});

impl Person {
    /// The forms newsrooms of `convention` print, best first; empty where the letters give it.
    pub fn forms(&self, convention: Convention) -> &[String] {
        self.forms.iter().find(|(known, _)| *known == convention).map_or(&[], |(_, forms)| forms)
    }
}

/// The person of this name, in its own script and language.
pub(super) fn known(source: &str, language: Tag) -> Option<&'static Person> {
    PEOPLE.get(&key(source))?.iter().find(|person| person.language == language)
}

/// The people of a given name, both in their own script.
pub(super) fn with_given_name(given: &str, language: Tag) -> impl Iterator<Item = &'static str> {
    let start = key(given) + " ";
    let from = PEOPLE.range(start.clone()..);
    from.take_while(move |(name, _)| name.starts_with(&start))
        .flat_map(|(_, people)| people)
        .filter(move |person| person.language == language)
        .map(|person| person.name)
}

/// Whether a person of the table has this surname, in its own script and language.
pub(super) fn is_surname(source: &str, language: Tag) -> bool {
    SURNAMES.binary_search(&(key(source), language)).is_ok()
}

static SURNAMES: LazyLock<Vec<(String, Tag)>> = LazyLock::new(|| {
    let surname = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let mut all: Vec<(String, Tag)> = PEOPLE
        .iter()
        .flat_map(|(name, people)| people.iter().map(move |person| (surname(name), person.language)))
        .collect();
    all.sort_unstable();
    all
});

/// Letter case and the two dots of ё aside: newspapers leave them out.
fn key(source: &str) -> String {
    lower(source).replace('ё', "е")
}
