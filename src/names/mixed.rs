//! One person in two of the newsroom's own spellings: Sergei in the headline, Sergey below.
//!
//! Either is a house style; an article has one. The form that stands more often, or else first, is offered for the other.

use super::article::{Article, Full};
use super::evidence::Sum;
use super::judge::Verdict;
use super::person::Person;
use super::reading::{Reading, readings_in};
use super::respell::EditKind;
use super::{Convention, given, given_forms, lower};

/// Whether two full names of the article may be one in two spellings: asked of every article, so a look must do.
pub(super) fn may_be_mixed(fulls: &[Full<'_>]) -> bool {
    fulls.iter().enumerate().any(|(at, one)| fulls[at + 1..].iter().any(|other| look_alike(one, other)))
}

/// Two spellings that differ and begin alike, given name and surname both.
fn look_alike(one: &Full<'_>, other: &Full<'_>) -> bool {
    let alike = |a: &str, b: &str, letters: usize| a.bytes().take(letters).eq(b.bytes().take(letters));
    one.text != other.text
        && alike(one.text, other.text, 1)
        && alike(one.surname, other.surname, 3)
        && !one.listed
        && !other.listed
        && lower(one.text) != lower(other.text)
}

/// The people whom the article spells in two ways of its own newsroom; those in `known` are respelled already.
pub(super) fn people<'a>(article: &Article<'a>, known: &[Person<'a>]) -> Vec<Person<'a>> {
    let mut out: Vec<Person<'a>> = Vec::new();
    for (at, one) in article.fulls.iter().enumerate() {
        for other in article.fulls[at + 1..].iter().filter(|other| look_alike(one, other)) {
            let seen = |people: &[Person<'_>]| {
                let texts = |person: &Person<'_>| {
                    person.fulls.iter().any(|full| full.text == one.text || full.text == other.text)
                };
                people.iter().any(texts)
            };
            if seen(known) || seen(&out) || article.keeps(one.text) || article.keeps(other.text) {
                continue;
            }
            if let Some(reading) = common_reading(one.text, other.text, article.target) {
                out.push(one_spelling(article, one, other, reading));
            }
        }
    }
    out
}

/// The person of two spellings: mentions of the rarer one shall read as the other.
fn one_spelling<'a>(article: &Article<'a>, one: &Full<'a>, other: &Full<'a>, reading: Reading) -> Person<'a> {
    let mentions = |text: &str| article.fulls.iter().filter(|full| full.text == text).copied().collect::<Vec<_>>();
    let (ones, others) = (mentions(one.text), mentions(other.text));
    let (kept, rarer) = if ones.len() >= others.len() { (one, others) } else { (other, ones) };
    let mut sum = Sum::default();
    sum.add("mixed");
    sum.items.push(format!("both spell {}", reading.source));
    let (form, canonical) = (rarer[0].text.to_owned(), kept.text.to_owned());
    let verdict = Verdict { form, canonical, hinted: 0.0, reading: Some(reading), settled: false, known: false, sum };
    Person { verdict, fulls: rarer, alone: Vec::new(), kind: EditKind::MixedSpelling }
}

/// The name in its own script that the newsroom's convention writes both ways.
fn common_reading(one: &str, other: &str, target: Convention) -> Option<Reading> {
    let given_of = |name: &str| given_forms::uses(name.split(' ').next().unwrap_or_default());
    let (ones, others) = (given_of(one), given_of(other));
    let shared = ones.iter().filter(|usage| others.iter().any(|other| other.given == usage.given));
    shared.map(|usage| given::all()[usage.given].language).find_map(|language| {
        let others = readings_in(other, target, language);
        let mut ones = readings_in(one, target, language).into_iter();
        ones.find(|reading| others.iter().any(|other| other.source == reading.source))
    })
}
