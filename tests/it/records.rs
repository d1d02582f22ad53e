//! Fixture records: dirty articles and what becomes of them; clean ones that must not be touched.
//!
//! `fixtures/records/<kind>/<what-is-wrong>/`: `in.txt`, the fixed text `out.txt`, `record.json`, and `why.txt`.

use crate::common::{assert_file, repository};
use copydesk::pipeline::clean;
use copydesk::{Desk, Input};
use std::path::PathBuf;

/// The cases below one kind, as paths relative to the repository.
fn cases(kind: &str) -> Vec<String> {
    let folder: PathBuf = repository("fixtures/records").join(kind);
    // A kind without a case has no folder: git keeps none that is empty.
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut cases: Vec<String> = entries
        .map(|entry| entry.expect("a folder can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    cases.sort();
    cases.into_iter().map(|case| format!("fixtures/records/{kind}/{case}")).collect()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn dirty_articles_come_out_as_written_down() {
    let desk = Desk::default();
    for case in cases("wild").into_iter().chain(cases("synthetic")) {
        let text = read(&format!("{case}/in.txt"));
        let cleaned = clean(Input::of_text(text.as_str()), &desk);
        assert_file(&format!("{case}/out.txt"), &cleaned.fixed.into_text());
        let record = serde_json::to_string_pretty(&cleaned.article).expect("plain data") + "\n";
        assert_file(&format!("{case}/record.json"), &record);
        assert!(!read(&format!("{case}/why.txt")).trim().is_empty(), "{case} says why");
    }
}

#[test]
fn articles_that_are_right_are_not_touched() {
    let desk = Desk::default();
    for case in cases("kept") {
        let text = read(&format!("{case}/in.txt"));
        let cleaned = clean(Input::of_text(text.as_str()), &desk);
        assert!(cleaned.fixed.into_text() == text, "{case}: {:#?}", cleaned.article.findings);
    }
}

#[test]
fn known_failures_still_fail() {
    let desk = Desk::default();
    for case in cases("known-failures") {
        let text = read(&format!("{case}/in.txt"));
        let wanted = read(&format!("{case}/wanted.txt"));
        assert!(desk.fix(&text) != wanted, "{case} is cured; move it to wild or kept");
    }
}
