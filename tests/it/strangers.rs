//! Articles as outlets in many languages print them, annotated before they were run: `fixtures/strangers/*.tsv`, a role and a line each.
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

fn is_text(role: &str) -> bool {
    matches!(role, "summary" | "heading" | "body")
}

/// Counts one article, and tells what went wrong.
fn measure(gold: &Gold, article: &Article<'_>, counts: &mut BTreeMap<&'static str, Count>) -> String {
    let mut story = String::new();
    let mut count = |name: &'static str, given: &[&str], wanted: &[&str]| {
        counts.entry(name).or_default().add(given, wanted);
        let (extra, missed) = (without(given, wanted), without(wanted, given));
        if !extra.is_empty() || !missed.is_empty() {
            let _ = writeln!(story, "{}: {name}: not {extra:?} but {missed:?}", gold.file);
        }
    };
    let body: Vec<&str> = article.body.iter().map(String::as_str).collect();
    let text: Vec<&str> = gold.lines.iter().filter(|(role, _)| is_text(role)).map(|(_, line)| line.as_str()).collect();
    count("body", &body, &text);
    count("title", &article.title.as_deref().into_iter().collect::<Vec<_>>(), &gold.with("title"));
    let authors: Vec<&str> = article.authors.iter().filter_map(|author| author.name.as_deref()).collect();
    let authors = lines_of(&authors, &gold.with("byline"), |line, name| line.contains(name));
    count("authors", &authors, &gold.with("byline"));
    let captions: Vec<&str> = article.images.iter().filter_map(|image| image.caption.as_deref()).collect();
    let captions = lines_of(&captions, &gold.with("caption"), |line, caption| line.starts_with(caption));
    count("captions", &captions, &gold.with("caption"));
    let credits: Vec<&str> =
        article.images.iter().filter_map(|image| Some(image.credit.as_ref()?.line.as_str())).collect();
    let wanted = gold.with("credit");
    let glued = |credit: &&str| !gold.with("caption").iter().any(|line| line.contains(*credit));
    let alone: Vec<&str> = credits.into_iter().filter(glued).collect();
    let alone = lines_of(&alone, &wanted, |line, credit| line.contains(credit));
    count("credits", &alone, &wanted);
    let dates: Vec<&str> = article.published.as_deref().into_iter().map(|date| &date[..date.len().min(7)]).collect();
    count("published", &dates, &["2026-01"]);
    story
}

/// Each of `given` as the line of `wanted` it stands in, or as it is.
fn lines_of<'a>(given: &[&'a str], wanted: &[&'a str], stands_in: impl Fn(&str, &str) -> bool) -> Vec<&'a str> {
    given.iter().map(|&seen| wanted.iter().copied().find(|line| stands_in(line, seen)).unwrap_or(seen)).collect()
}

fn without<'a>(lines: &[&'a str], others: &[&str]) -> Vec<&'a str> {
    lines.iter().copied().filter(|line| !others.contains(line)).collect()
}

#[test]
fn strangers_articles_are_read_above_their_floors() {
    let (desk, corpus) = (Desk::default(), articles("fixtures/strangers"));
    let (mut counts, mut story) = (BTreeMap::new(), String::new());
    for gold in &corpus {
        let text = gold.text();
        let cleaned = clean(Input::of_text(text.as_str()), &desk);
        story += &measure(gold, &cleaned.article, &mut counts);
    }
    let figures: Vec<String> = counts.iter().map(|(name, count)| format!("{name} {:.1}", count.f1())).collect();
    println!("{story}strangers, {} articles: {}", corpus.len(), figures.join(", "));
    let floors = std::fs::read_to_string(repository("fixtures/strangers/floors.tsv")).expect("the floors are there");
    for row in floors.lines().filter(|line| !line.starts_with('#')) {
        let (name, floor) = row.split_once('\t').expect("a measure and its floor");
        let count = counts.get(name).unwrap_or_else(|| panic!("floors.tsv: no measure {name}"));
        let floor: f64 = floor.parse().expect("a floor is a number");
        assert!(count.f1() >= floor, "{name}: {:.1} is below its floor {floor}; {count:?}\n{story}", count.f1());
    }
}
