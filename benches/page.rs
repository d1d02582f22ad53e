//! What a page costs on one core: `cargo bench --bench page`.
//!
//! Pages come from a JSONL file of `{"html"}` records named by `COPYDESK_PAGES`, else from `fixtures/page`. To compare with an extractor, run it over
//! the same pages in the same minute: ratios hold, absolutes do not.

use copydesk::page::token::Tokens;
use copydesk::{Desk, Input, page};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use std::path::Path;

fn main() {
    divan::main();
}

fn pages() -> Vec<String> {
    if let Some(path) = std::env::var_os("COPYDESK_PAGES") {
        let text = std::fs::read_to_string(path).expect("COPYDESK_PAGES names a JSONL file");
        let html =
            |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?["html"].as_str().map(str::to_owned);
        return text.lines().filter_map(html).collect();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/page");
    let files = std::fs::read_dir(folder)
        .expect("the fixtures are there")
        .map(|file| file.expect("a folder can be listed").path());
    files
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .map(|path| std::fs::read_to_string(path).expect("a fixture is text"))
        .collect()
}

fn each(bencher: Bencher<'_, '_>, work: impl Fn(&str) -> usize) {
    let pages = pages();
    let bytes = pages.iter().map(String::len).sum::<usize>();
    let bencher = bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(pages.len()));
    bencher.bench_local(|| pages.iter().map(|html| work(black_box(html))).sum::<usize>());
}

#[divan::bench]
fn tokens(bencher: Bencher<'_, '_>) {
    each(bencher, |html| {
        let mut tokens = Tokens::new(html);
        std::iter::from_fn(|| tokens.next()).count()
    });
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    each(bencher, |html| page::read(html, None).labels.len());
}

#[divan::bench]
fn clean(bencher: Bencher<'_, '_>) {
    let desk = Desk::default();
    each(bencher, |html| desk.clean(Input::of_html(html)).body.len());
}
