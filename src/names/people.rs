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
        let person = Person { language, forms: forms.collect() };
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

/// Letter case and the two dots of ё aside: newspapers leave them out.
fn key(source: &str) -> String {
    lower(source).replace('ё', "е")
}
