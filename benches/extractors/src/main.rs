//! Extractors of articles in Rust beside ours, on the same pages, in one run, on one core:
//!
//!     cargo run --release --manifest-path benches/extractors/Cargo.toml pages.jsonl [TOOL…]
//!
//! `pages.jsonl` holds records with `html`; without a tool named, all are run. All take turns, each turn in a thread of its own, so that nothing is remembered of the turn before;
//! the best turn counts. `copydesk` gives the whole record as JSON (text, captions, credits, names, findings), the others the article's text.

use copydesk::{Desk, Input};
use std::time::Instant;

const TURNS: usize = 7;

type Work = fn(&str) -> usize;

const TOOLS: [(&str, Work); 3] = [("copydesk", ours), ("dom_smoothie", dom_smoothie), ("rs-trafilatura", rs_trafilatura)];

fn ours(html: &str) -> usize {
    thread_local! {
        static DESK: Desk = Desk::default();
    }
    let mut json = Vec::new();
    DESK.with(|desk| desk.clean(Input::of_html(html)).write_json(&mut json));
    json.len()
}

fn dom_smoothie(html: &str) -> usize {
    let article = dom_smoothie::Readability::new(html, None, None).and_then(|mut page| page.parse());
    article.map_or(0, |article| article.text_content.len())
}

fn rs_trafilatura(html: &str) -> usize {
    rs_trafilatura::extract(html).map_or(0, |article| article.content_text.len())
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().expect("usage: extractors pages.jsonl [TOOL…]");
    let asked: Vec<String> = arguments.collect();
    let tools: Vec<(&str, Work)> = TOOLS.into_iter().filter(|(name, _)| asked.is_empty() || asked.iter().any(|tool| tool == name)).collect();
    assert!(!tools.is_empty(), "none of {asked:?} is one of {:?}", TOOLS.map(|(name, _)| name));
    let records = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let html = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?["html"].as_str().map(str::to_owned);
    let pages: Vec<String> = records.lines().filter_map(html).collect();
    assert!(!pages.is_empty(), "{path}: no record has \"html\"");
    let turn = |work: Work| {
        std::thread::scope(|scope| {
            let turn = scope.spawn(|| {
                let begun = Instant::now();
                let long: usize = pages.iter().map(|page| work(page)).sum();
                std::hint::black_box(long);
                begun.elapsed().as_secs_f64() * 1000.0 / pages.len() as f64
            });
            turn.join().expect("no page is too much")
        })
    };
    let mut best = vec![f64::MAX; tools.len()];
    for _ in 0..TURNS {
        for (best, (_, work)) in best.iter_mut().zip(&tools) {
            *best = best.min(turn(*work));
        }
    }
    println!("{} pages, best of {TURNS} turns", pages.len());
    for (best_of, (name, _)) in best.iter().zip(&tools) {
        println!("{name:16} {best_of:7.2} ms a page   {:6.2} times {}'s", best_of / best[0], tools[0].0);
    }
}
