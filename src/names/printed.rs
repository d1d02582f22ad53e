//! People found by the very forms that newsrooms print: no letters lead from Paszynian to Փաշինյան, or from Dschaparow to Japarov.
//!
//! A form counts as a whole, given name and surname; whoever is called otherwise is somebody else.

use super::evidence::Sum;
use super::judge::Verdict;
use super::people::{self, Person};
use super::reading::Reading;
use super::{Convention, listed, lower};
use crate::language::Tag;
use crate::tables::sorted;
use crate::text::Span;

/// Every form of `data/names/printed.tsv` in small letters, with the name and the language of its person, in order.
const FORMS: &str = include_str!(concat!(env!("OUT_DIR"), "/printed.txt"));

/// The person that some newsroom prints as `form`, letter case aside.
pub(super) fn person(form: &str) -> Option<Person> {
    let form = lower(form);
    let rest = sorted::from(FORMS, |line| line.split('\t').next().is_some_and(|known| known < form.as_str()));
    let mut cells = rest.lines().next()?.split('\t');
    let found = cells.next() == Some(form.as_str());
    found.then(|| people::known(cells.next()?, Tag::parse(cells.next()?)?)).flatten()
}

/// The longest printed form that begins at `start`.
pub(super) fn at(text: &str, start: usize) -> Option<Span> {
    let spans = listed::ends(text, start).into_iter().rev().map(|end| Span::new(start, end));
    spans.filter(|span| span.of(text).contains(' ')).find(|span| person(span.of(text)).is_some())
}

/// Languages whose names go by many forms in the newsrooms of one country: Jahja and Yahya, Joaw, Joav and Yoav. What English
/// newsrooms never print is known, what the others do not is not.
const MANY_FORMS: [&str; 3] = ["ar", "fa", "he"];

/// The verdict on `name`, a form of `person`; `None` where newsrooms of `target` print it so, or in no way we know.
pub(super) fn verdict(person: Person, name: &str, target: Convention) -> Option<Verdict> {
    if target != Convention::EN && MANY_FORMS.contains(&person.language().as_str()) {
        return None;
    }
    let seen = lower(name);
    let prints_so = |convention: &Convention| person.forms(*convention).iter().any(|form| lower(form) == seen);
    let canonical = person.forms(target).into_iter().next().filter(|_| !prints_so(&target))?;
    let convention = Convention::of_newsrooms().find(prints_so)?;
    let mut sum = Sum::default();
    sum.add("authority");
    let reading = Some(Reading::certain(person.name(), person.language(), convention));
    Some(Verdict { form: name.to_owned(), canonical, hinted: 0.0, reading, settled: false, known: true, sum })
}

/// A surname without the Arabic article: who is al-Assad in full is Assad alone.
pub(super) fn without_article(surname: &str) -> &str {
    let article = |word: &str| ARTICLES.iter().any(|known| known.eq_ignore_ascii_case(word));
    surname.split_once('-').filter(|(first, _)| article(first)).map_or(surname, |(_, rest)| rest)
}

/// The article as newsrooms write it before one sound or another.
const ARTICLES: [&str; 10] = ["al", "el", "as", "es", "esz", "asz", "az", "ash", "ad", "ar"];

/// The words that forms begin with.
#[cfg(test)]
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    FORMS.lines().filter_map(|line| line.split([' ', '\t']).next())
}

#[cfg(test)]
mod tests {
    use super::{FORMS, at, person, verdict, without_article};
    use crate::names::{Convention, given_forms};

    fn becomes(name: &str, target: &str) -> Option<String> {
        let target = Convention::parse(target).expect("a newsroom");
        verdict(person(name)?, name, target).map(|verdict| verdict.canonical)
    }

    #[test]
    fn a_form_of_another_newsroom_becomes_this_ones() {
        for (name, target, own) in [
            ("Nikol Paszynian", "en", "Nikol Pashinyan"),
            ("Nikol Pashinyan", "de", "Nikol Paschinjan"),
            ("NIKOL PASZYNIAN", "en", "Nikol Pashinyan"),
            ("Bachar al-Assad", "en", "Bashar al-Assad"),
            ("Kassym-Schomart Tokajew", "fr", "Kassym-Jomart Tokaïev"),
        ] {
            assert_eq!(becomes(name, target).as_deref(), Some(own), "{name} for {target}");
        }
        for (name, target) in [
            ("Nikol Pashinyan", "en"),
            ("Mikhail Saakashvili", "en"), // the second of two customs is no fault
            ("Nikol Paszynian", "lv"),     // nobody told us how Latvians write him
            ("Yahya Sinwar", "de"),        // nor which of their forms Germans never print
            ("Anna Paszynian", "en"),
        ] {
            assert_eq!(becomes(name, target), None, "{name} for {target}");
        }
    }

    #[test]
    fn forms_are_found_where_they_begin() {
        let text = "Mr Abdel Fatah as-Sisi’s visit, Baschar al-Assad; Ilham Alijewa";
        let found = |from: &str| at(text, text.find(from)?).map(|span| span.of(text));
        assert_eq!(found("Abdel"), Some("Abdel Fatah as-Sisi"));
        assert_eq!(found("Baschar"), Some("Baschar al-Assad"));
        assert_eq!(found("Ilham"), None);
    }

    #[test]
    fn the_article_is_no_part_of_a_surname() {
        assert_eq!(
            ["al-Assad", "Al-Assad", "Ben-Gvir", "Sisi"].map(without_article),
            ["Assad", "Assad", "Ben-Gvir", "Sisi"]
        );
    }

    #[test]
    fn every_form_is_looked_for() {
        for line in FORMS.lines() {
            let form = line.split('\t').next().expect("a line has cells");
            let first = form.split(' ').next().expect("a form has words");
            assert!(given_forms::begins(first).printed, "{form}: UPDATE=1 cargo test");
            assert!(person(form).is_some(), "{form}");
        }
    }
}
