//! Articles as outlets in many languages print them, annotated before they were run: `fixtures/strangers/*.tsv`, a role and a line each.
//!
//! `fixtures/scraped` holds pages as scrapers leave them, with what is glued to a line: there ⟦ ⟧ stand round what is no part of the paragraph, name or
//! caption, and the rest is wanted exactly.
//!
//! Beside the roles of ours, `desk` is a byline that names no person. What a line must become: summary, heading and body stay, in order; a byline
//! gives an author, a caption (with its credit, if one is glued to it) a picture; the rest leaves the body.

use crate::common::repository;
use crate::gold::{Count, Gold, articles};
use copydesk::pipeline::clean;
use copydesk::record::Article;
use copydesk::{Desk, Input};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const MARKS: [char; 2] = ['⟦', '⟧'];

fn is_text(role: &str) -> bool {
    matches!(role, "summary" | "heading" | "body")
}

/// The parts of a line that no marks stand round.
fn parts(line: &str) -> Vec<&str> {
    let outside = |part: &&str| !part.trim().is_empty();
    line.split('⟦')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('⟧').map_or("", |(_, rest)| rest) })
        .filter(outside)
        .collect()
}

/// One article, the lines wanted of it, and how exactly.
struct Measure<'g, 'c> {
    gold: &'g Gold,
    exactly: bool,
    counts: &'c mut BTreeMap<&'static str, Count>,
    story: String,
}

impl Measure<'_, '_> {
    fn count(&mut self, name: &'static str, given: &[&str], wanted: &[&str]) {
        self.counts.entry(name).or_default().add(given, wanted);
        let (extra, missed) = (without(given, wanted), without(wanted, given));
        if !extra.is_empty() || !missed.is_empty() {
            let _ = writeln!(self.story, "{}: {name}: not {extra:?} but {missed:?}", self.gold.file);
        }
    }

    /// Counts what was given against the lines of a role; a line stands for what stands in it, unless it is wanted exactly.
    fn count_within(&mut self, name: &'static str, given: &[&str], role: &str, stands_in: impl Fn(&str, &str) -> bool) {
        let wanted: Vec<&str> = self.gold.with(role).into_iter().flat_map(parts).map(str::trim).collect();
        let exactly = self.exactly;
        let given = lines_of(given, &wanted, |line, seen| if exactly { line == seen } else { stands_in(line, seen) });
        self.count(name, &given, &wanted);
    }
}

/// Counts one article, and tells what went wrong.
fn measure(gold: &Gold, exactly: bool, article: &Article<'_>, counts: &mut BTreeMap<&'static str, Count>) -> String {
    let mut measure = Measure { gold, exactly, counts, story: String::new() };
    let body: Vec<&str> = article.body.iter().map(String::as_str).collect();
    let text = gold.lines.iter().filter(|(role, _)| is_text(role));
    let text: Vec<String> = text.map(|(_, line)| parts(line).concat().trim().to_owned()).collect();
    measure.count("body", &body, &text.iter().map(String::as_str).collect::<Vec<_>>());
    measure.count("title", &article.title.as_deref().into_iter().collect::<Vec<_>>(), &gold.with("title"));
    let authors: Vec<&str> = article.authors.iter().filter_map(|author| author.name.as_deref()).collect();
    measure.count_within("authors", &authors, "byline", |line, name| line.contains(name));
    let captions: Vec<&str> = article.images.iter().filter_map(|image| image.caption.as_deref()).collect();
    measure.count_within("captions", &captions, "caption", |line, caption| line.starts_with(caption));
    let credits: Vec<&str> =
        article.images.iter().filter_map(|image| Some(image.credit.as_ref()?.line.as_str())).collect();
    let wanted = gold.with("credit");
    let glued = |credit: &&str| !gold.with("caption").iter().any(|line| line.contains(*credit));
    let alone: Vec<&str> = credits.into_iter().filter(glued).collect();
    let alone = lines_of(&alone, &wanted, |line, credit| line.contains(credit));
    measure.count("credits", &alone, &wanted);
    let dates: Vec<&str> = article.published.as_deref().into_iter().map(|date| &date[..date.len().min(7)]).collect();
    measure.count("published", &dates, &["2026-01"]);
    measure.story
}

/// Each of `given` as the line of `wanted` it stands in, or as it is.
fn lines_of<'a>(given: &[&'a str], wanted: &[&'a str], stands_in: impl Fn(&str, &str) -> bool) -> Vec<&'a str> {
    given.iter().map(|&seen| wanted.iter().copied().find(|line| stands_in(line, seen)).unwrap_or(seen)).collect()
}

fn without<'a>(lines: &[&'a str], others: &[&str]) -> Vec<&'a str> {
    lines.iter().copied().filter(|line| !others.contains(line)).collect()
}

/// Reads the articles of a folder and holds each figure against the folder's `floors.tsv`.
fn assert_floors(folder: &str, exactly: bool) {
    let (desk, corpus) = (Desk::default(), articles(folder));
    let (mut counts, mut story) = (BTreeMap::new(), String::new());
    for gold in &corpus {
        let text = gold.text().replace(MARKS, "");
        let cleaned = clean(Input::of_text(text.as_str()), &desk);
        story += &measure(gold, exactly, &cleaned.article, &mut counts);
    }
    let figures: Vec<String> = counts.iter().map(|(name, count)| format!("{name} {:.1}", count.f1())).collect();
    println!("{story}{folder}, {} articles: {}", corpus.len(), figures.join(", "));
    let floors = std::fs::read_to_string(repository(folder).join("floors.tsv")).expect("the floors are there");
    for row in floors.lines().filter(|line| !line.starts_with('#')) {
        let (name, floor) = row.split_once('\t').expect("a measure and its floor");
        let count = counts.get(name).unwrap_or_else(|| panic!("floors.tsv: no measure {name}"));
        let floor: f64 = floor.parse().expect("a floor is a number");
        assert!(count.f1() >= floor, "{name}: {:.1} is below its floor {floor}; {count:?}\n{story}", count.f1());
    }
}

#[test]
fn strangers_articles_are_read_above_their_floors() {
    assert_floors("fixtures/strangers", false);
}

#[test]
fn scraped_articles_are_read_above_their_floors() {
    assert_floors("fixtures/scraped", true);
}
