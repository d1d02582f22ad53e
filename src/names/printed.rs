//! People found by the very forms that newsrooms print: no letters lead from Paszynian to Փաշինյան, or from Dschaparow to Japarov.
//!
//! A form counts as a whole, given name and surname; whoever is called otherwise is somebody else.

use super::evidence::Sum;
use super::judge::Verdict;
use super::people::{self, Person};
use super::reading::Reading;
use super::{Convention, given_forms, last_word, lower};
use crate::language::Tag;
use crate::tables::hash::Swiftly;
use crate::text::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Every form of `data/names/printed.tsv` in small letters, with the name and the language of its person, in order.
const FORMS: &str = include_str!(concat!(env!("OUT_DIR"), "/printed.txt"));

/// The person that some newsroom prints as `form`, letter case aside.
pub(super) fn person(form: &str) -> Option<Person> {
    let (first, _) = form.split_once(' ').filter(|(first, _)| given_forms::begins(first).printed)?;
    let form = lower(form);
    let mut cells = beginning_with(first).find(|line| form_of(line) == form)?.split('\t').skip(1);
    people::known(cells.next()?, Tag::parse(cells.next()?)?)
}

/// The longest printed form that begins at `start`, where a word does that [`given_forms::begins`] one.
pub(super) fn at(text: &str, start: usize) -> Option<Span> {
    let rest = &text[start..];
    let first = rest.split(' ').next().unwrap_or_default();
    let ends = beginning_with(first).filter_map(|line| end_of(form_of(line), rest));
    ends.max().map(|end| Span::new(start, start + end))
}

/// The lines of [`FORMS`] whose first word is `first`, letter case aside.
fn beginning_with(first: &str) -> impl Iterator<Item = &'static str> {
    let (from, to) = BY_FIRST.get(lower(first).as_str()).copied().unwrap_or_default();
    FORMS[from..to].lines()
}

/// Where in [`FORMS`] the lines of each first word are.
static BY_FIRST: LazyLock<HashMap<&str, (usize, usize), Swiftly>> = LazyLock::new(|| {
    let mut by_first: HashMap<&str, (usize, usize), Swiftly> = HashMap::default();
    for line in FORMS.lines() {
        let (first, span) = (form_of(line).split(' ').next().unwrap_or_default(), Span::of_slice(line, FORMS));
        by_first.entry(first).or_insert((span.start, span.end)).1 = span.end;
    }
    by_first
});

/// Where `form` ends in `text` if that begins with it, as whole words.
fn end_of(form: &str, text: &str) -> Option<usize> {
    let mut letters = form.chars();
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        if letters.as_str().is_empty() {
            end = at;
            break;
        }
        c.to_lowercase().all(|small| letters.next() == Some(small)).then_some(())?;
    }
    let mut after = text[end..].chars();
    let ends = match after.next() {
        Some('-') => !after.next().is_some_and(char::is_alphanumeric),
        next => !next.is_some_and(char::is_alphanumeric),
    };
    (letters.as_str().is_empty() && ends).then_some(end)
}

fn form_of(line: &str) -> &str {
    line.split_once('\t').map_or(line, |(form, _)| form)
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

/// The surname of a name as a newsroom writes it: its last word, without an article; the first where Hungarians keep the order of Japanese.
pub(super) fn surname(name: &str) -> &str {
    let hungarian = |person: Person| Convention::parse("hu").map(|hungarian| person.forms(hungarian));
    let keeps_order =
        |person: Person| hungarian(person).is_some_and(|forms| forms.iter().any(|form| lower(form) == lower(name)));
    let (first, _) = name.split_once(' ').unwrap_or((name, ""));
    let is_turned = person(name).is_some_and(|person| person.language().as_str() == "ja" && keeps_order(person));
    if is_turned { first } else { without_article(last_word(name)) }
}

/// A surname without the Arabic article: who is al-Assad in full is Assad alone.
fn without_article(surname: &str) -> &str {
    let article = |word: &str| ARTICLES.iter().any(|known| known.eq_ignore_ascii_case(word));
    surname.split_once('-').filter(|(first, _)| article(first)).map_or(surname, |(_, rest)| rest)
}

/// The article as newsrooms write it before one sound or another.
const ARTICLES: [&str; 10] = ["al", "el", "as", "es", "esz", "asz", "az", "ash", "ad", "ar"];

/// The words that forms begin with.
#[cfg(test)]
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    FORMS.lines().filter_map(|line| form_of(line).split(' ').next())
}

#[cfg(test)]
mod tests {
    use super::{FORMS, at, form_of, person, verdict, without_article};
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
        assert_eq!(at("Nikol Pashinyan-Petrosyan", 0), None);
        assert_eq!(at("Nikol Pashinyan’s", 0).map(|span| span.end), Some("Nikol Pashinyan".len()));
        assert_eq!(at("Nikol Pash", 0), None);
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
            let form = form_of(line);
            let first = form.split(' ').next().expect("a form has words");
            assert!(given_forms::begins(first).printed, "{form}: UPDATE=1 cargo test");
            assert!(person(form).is_some(), "{form}");
            assert_eq!(at(&form.to_uppercase(), 0).map(|span| span.end), Some(form.to_uppercase().len()), "{form}");
        }
    }
}
