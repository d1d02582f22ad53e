//! What names cost: an article with nothing to do, one with a foreign name, a comparison, a reading.

use copydesk::language::Tag;
use copydesk::names::{Convention, Policy, Request, compare, readings, respell};

fn main() {
    divan::main();
}

const QUIET: &str = "The city council voted on Tuesday to approve a new budget for schools and parks, Mayor Susan Clarke said in a \
    statement. Residents of the Riverside District had asked for more money for libraries, and Councilman David Ortega of the \
    Third Ward agreed with them during the debate. The Department of Transportation will spend about 12 million dollars next \
    year, according to Anna Whitfield, who chairs the finance committee.";
const LOUD: &str = "Kremlin spokesman Dmitrij Pieskow denied it in Moscow on Tuesday. Pieskow's remark was brief.";

fn article(paragraph: &str) -> Vec<&str> {
    vec![paragraph; 5 * 1024 / paragraph.len()]
}

fn names(paragraphs: &[&str]) -> usize {
    let request =
        Request { paragraphs, target: Tag::EN, hints: &[], authority: None, keep: &[], policy: Policy::Canonical };
    respell(divan::black_box(&request)).len()
}

#[divan::bench]
fn an_article_with_nothing_to_do(bencher: divan::Bencher<'_, '_>) {
    let paragraphs = article(QUIET);
    bencher.bench(|| names(&paragraphs));
}

#[divan::bench]
fn an_article_with_a_foreign_name(bencher: divan::Bencher<'_, '_>) {
    let mut paragraphs = article(QUIET);
    paragraphs.push(LOUD);
    bencher.bench(|| names(&paragraphs));
}

#[divan::bench]
fn two_spellings_compared() -> f64 {
    compare(divan::black_box("Siergiej Ławrow"), divan::black_box("Sergei Lavrov"), None, None).score
}

/// The measure for the one above: it may cost thirty times this.
#[divan::bench]
fn two_spellings_by_jaro_winkler() -> f64 {
    strsim::jaro_winkler(divan::black_box("Siergiej Ławrow"), divan::black_box("Sergei Lavrov"))
}

#[divan::bench]
fn one_name_read_back() -> usize {
    readings(divan::black_box("Siergiej Ławrow"), Convention::PL).len()
}
