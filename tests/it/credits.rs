//! Credits are read as an editor reads them: annotated strings, doubled pairs and near misses, floors for each.

use copydesk::credits::{self, Reading};
use copydesk::tables::{Row, rows};
use std::fmt::Write as _;

/// Hits, false finds and misses of one field.
#[derive(Default, Clone, Copy)]
struct Count {
    hit: usize,
    extra: usize,
    missed: usize,
}

impl Count {
    fn add(&mut self, wanted: &[String], got: &[String]) -> bool {
        let hit = wanted.iter().filter(|name| got.contains(name)).count();
        self.hit += hit;
        self.missed += wanted.len() - hit;
        self.extra += got.len() - hit;
        wanted.len() == hit && got.len() == hit
    }

    /// F1 in per cent; 100 where nothing was wanted and nothing found.
    fn f1(self) -> f64 {
        let all = 2 * self.hit + self.extra + self.missed;
        if all == 0 { 100.0 } else { 200.0 * self.hit as f64 / all as f64 }
    }
}

const FIELDS: [&str; 6] = ["creators", "agency", "provider", "qualifier", "copyright", "licence"];

fn wanted(row: &Row) -> [Vec<String>; 6] {
    std::array::from_fn(|field| row.list(field + 2).map(str::to_owned).collect())
}

fn found(reading: Option<&Reading>) -> [Vec<String>; 6] {
    let Some(reading) = reading else { return Default::default() };
    let credit = &reading.credit;
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    [
        credit.creators.clone(),
        one(&credit.agency),
        one(&credit.provider),
        reading.qualifier.iter().map(|kind| kind.as_str().to_owned()).collect(),
        one(&credit.copyright),
        one(&credit.licence),
    ]
}

/// F1 of each field over a table of annotated strings, and what went wrong.
fn measure(file: &'static str, text: &'static str) -> ([f64; 6], String) {
    let mut counts = [Count::default(); 6];
    let mut story = String::new();
    for row in rows(file, text) {
        let line = row.required(1, "line");
        let got = found(credits::read(line).as_ref());
        for (field, (wanted, got)) in wanted(&row).iter().zip(&got).enumerate() {
            if !counts[field].add(wanted, got) {
                let _ = writeln!(
                    story,
                    "{file}:{}: {line}\n    {}: wanted {wanted:?}, got {got:?}",
                    row.line, FIELDS[field]
                );
            }
        }
    }
    (counts.map(Count::f1), story)
}

fn assert_floors(file: &'static str, text: &'static str, floors: [f64; 6]) {
    let (scores, story) = measure(file, text);
    let low: Vec<String> = (0..6)
        .filter(|&field| scores[field] < floors[field])
        .map(|field| format!("{} {:.1} < {}", FIELDS[field], scores[field], floors[field]))
        .collect();
    println!("{file}: {scores:.1?}\n{story}");
    assert!(low.is_empty(), "{file}: {low:?}\n{story}");
}

#[test]
fn credits_are_read_as_an_editor_reads_them() {
    let text = include_str!("../../fixtures/credits/strings.tsv");
    assert_floors("strings.tsv", text, [95.0; 6]);
}

/// How many pairs of a table `same` decides as `merged` says, and the others.
fn decided(file: &'static str, text: &'static str, merged: bool) -> (usize, String) {
    let (mut right, mut story) = (0, String::new());
    for row in rows(file, text) {
        let read = |index| credits::read(row.required(index, "line"));
        let one = read(2).zip(read(3)).map(|(a, b)| credits::same(&a, &b));
        if one.is_some_and(|one| one.is_some() == merged) {
            right += 1;
        } else {
            let _ = writeln!(story, "{file}:{}: {}: {} | {}", row.line, row.cell(1), row.cell(2), row.cell(3));
        }
    }
    (right, story)
}

#[test]
fn a_credit_said_twice_is_one() {
    let (right, story) = decided("duplicates.tsv", include_str!("../../fixtures/credits/duplicates.tsv"), true);
    assert!(right >= 117, "{right} of 120\n{story}");
}

#[test]
fn two_credits_stay_two() {
    let (right, story) = decided("near-misses.tsv", include_str!("../../fixtures/credits/near-misses.tsv"), false);
    assert_eq!(right, 120, "{story}");
}
