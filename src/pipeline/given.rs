//! What the record itself says of its article: taken over as far as it can be read, and listed where another value takes its place.

use super::facts::Facts;
use crate::metadata::dates::{self, Dated};
use crate::metadata::is_agency;
use crate::record::{Author, Input, Removed, RemovedKind};
use std::borrow::Cow;

/// A longer list is not looked through for who is named twice: it names no authors, and the work would grow with its square.
const MOST_AUTHORS: usize = 200;

/// The authors a record gives: an agency among them is no person, and who is named twice is one.
pub fn authors(given: &[Author]) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::with_capacity(given.len());
    for author in given.iter().map(tidy).filter(|author| author.name.is_some() || author.agency.is_some()) {
        let known =
            if given.len() > MOST_AUTHORS { None } else { authors.iter_mut().find(|known| is_same(known, &author)) };
        match known {
            Some(known) => known.agency = known.agency.take().or(author.agency),
            None => authors.push(author),
        }
    }
    authors
}

/// An author without blanks at the ends; the name of an agency is that of no person.
fn tidy(given: &Author) -> Author {
    let said =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    match (said(&given.name), said(&given.agency)) {
        (Some(name), None) if is_agency(&name) => Author { name: None, agency: Some(name) },
        (name, agency) => Author { name, agency },
    }
}

/// Whether both are one: the same name, and no two agencies.
fn is_same(a: &Author, b: &Author) -> bool {
    let alike = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => same_letters(a, b),
        (a, b) => a == b,
    };
    let agencies = alike(&a.agency, &b.agency) || a.name.is_some() && (a.agency.is_none() || b.agency.is_none());
    alike(&a.name, &b.name) && agencies
}

/// Whether two texts have the same letters and figures, case aside.
pub fn same_letters(a: &str, b: &str) -> bool {
    letters_of(a).eq(letters_of(b))
}

fn letters_of(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The letters and figures of a text in small letters, and nothing between them.
pub fn letters(text: &str) -> String {
    letters_of(text).collect()
}

/// The title a record came with, without blanks at the ends.
pub fn title<'i>(input: &'i Input<'_>) -> Option<&'i str> {
    said(input.title.as_ref())
}

/// The date of publication a record came with, as it is written there.
pub fn published<'i>(input: &'i Input<'_>) -> Option<&'i str> {
    said(input.published.as_ref())
}

fn said<'i>(field: Option<&'i Cow<'_, str>>) -> Option<&'i str> {
    field.map(|value| value.trim()).filter(|value| !value.is_empty())
}

/// What the given date of publication says, by the customs of the text and the outlet; `None` where nobody can read it.
pub fn read_date(facts: &Facts<'_>) -> Option<Dated> {
    let said = published(facts.input)?;
    let stamp = dates::stamp(said).map(|when| Dated { published: Some(when), ..Dated::default() });
    stamp.or_else(|| dates::read(said, facts.language.tag, facts.date_order()))
}

/// The entry for a given value that no field holds.
pub fn set_aside(facts: &Facts<'_>, text: &str, kind: RemovedKind) -> Removed {
    Removed { text: text.to_owned(), kind, language: facts.language.tag, gloss: None, rule: None }
}

#[cfg(test)]
mod tests {
    use super::{Author, authors};

    fn author(name: Option<&str>, agency: Option<&str>) -> Author {
        Author { name: name.map(str::to_owned), agency: agency.map(str::to_owned) }
    }

    #[test]
    fn an_agency_is_no_person_and_nobody_is_named_twice() {
        let given = [
            author(Some(" Ana Lund "), None),
            author(Some("Reuters"), None),
            author(Some("ana lund"), Some("dpa")),
            author(None, Some("Reuters")),
            author(Some(" "), None),
            author(Some("Per Holm"), Some("dpa")),
        ];
        let wanted = [
            author(Some("Ana Lund"), Some("dpa")),
            author(None, Some("Reuters")),
            author(Some("Per Holm"), Some("dpa")),
        ];
        assert_eq!(authors(&given), wanted);
    }

    #[test]
    fn two_of_one_name_who_write_for_two_agencies_stay_two() {
        let given = [author(Some("Ana Lund"), Some("dpa")), author(Some("Ana Lund"), Some("AFP"))];
        assert_eq!(authors(&given), given);
    }
}
