//! Pairs of names of our own in twenty languages: one person in two spellings, or two people whose names lie near.

use crate::common::repository;
use copydesk::language::Tag;
use copydesk::names::compare;

/// One row of `fixtures/names/pairs.tsv`.
struct Pair {
    kind: String,
    is_one: bool,
    /// What we do not tell right yet.
    is_open: bool,
    languages: (Option<Tag>, Option<Tag>),
    names: (String, String),
}

fn pairs() -> Vec<Pair> {
    let text = std::fs::read_to_string(repository("fixtures/names/pairs.tsv")).expect("a fixture can be read");
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let pair = |row: &str| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [kind, answer, la, lb, a, b] = cells[..] else { panic!("six columns: {row}") };
        let (is_open, answer) = (answer.ends_with('?'), answer.trim_end_matches('?'));
        assert!(["one", "two"].contains(&answer), "one or two: {row}");
        let languages = (Tag::parse(la), Tag::parse(lb));
        Pair { kind: kind.to_owned(), is_one: answer == "one", is_open, languages, names: (a.to_owned(), b.to_owned()) }
    };
    rows.map(pair).collect()
}

fn is_told(pair: &Pair) -> bool {
    let (a, b) = &pair.names;
    (compare(a, b, pair.languages.0, pair.languages.1).score >= 0.5) == pair.is_one
}

#[test]
fn one_person_is_told_from_two() {
    let pairs = pairs();
    assert!(pairs.len() >= 300, "{} pairs", pairs.len());
    let tell = |pair: &Pair| format!("{} {:?} is one: {}", pair.kind, pair.names, pair.is_one);
    let wrong: Vec<String> = pairs.iter().filter(|pair| !pair.is_open && !is_told(pair)).map(tell).collect();
    assert!(wrong.is_empty(), "told wrong:\n{}", wrong.join("\n"));
    let cured: Vec<String> = pairs.iter().filter(|pair| pair.is_open && is_told(pair)).map(tell).collect();
    assert!(cured.is_empty(), "told right now; take the mark off:\n{}", cured.join("\n"));
}

#[test]
fn a_pair_is_told_alike_from_either_side() {
    for pair in pairs() {
        let ((a, b), (la, lb)) = (&pair.names, pair.languages);
        let (there, back) = (compare(a, b, la, lb).score, compare(b, a, lb, la).score);
        assert!((there - back).abs() < 1e-9, "{a}, {b}: {there}, {back}");
    }
}
