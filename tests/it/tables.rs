//! Tables are as a reviewer expects them: sorted, cited, in NFC.

use crate::common::repository;
use unicode_normalization::is_nfc;

/// Every table of `data/`, with its path.
fn tables() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![repository("data")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("data is there") {
            let path = entry.expect("data can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "tsv") {
                let text = std::fs::read_to_string(&path).expect("a table is UTF-8");
                found.push((path.strip_prefix(repository("data")).expect("below data").display().to_string(), text));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_table_says_where_it_comes_from() {
    for (file, text) in tables() {
        for line in ["# source:", "# licence:", "# checked:", "# columns:"] {
            assert!(text.lines().any(|found| found.starts_with(line)), "data/{file} has no line \"{line}\"");
        }
    }
}

#[test]
fn every_table_is_nfc_and_free_of_trailing_blanks() {
    for (file, text) in tables() {
        for (index, line) in text.lines().enumerate() {
            assert!(is_nfc(line), "data/{file}:{}: not NFC", index + 1);
            let row = !line.starts_with('#');
            assert!(!row || !line.ends_with([' ', '\r']), "data/{file}:{}: a blank at the end", index + 1);
        }
    }
}

#[test]
fn languages_are_sorted_and_named_once() {
    let (_, text) = tables().into_iter().find(|(file, _)| file == "languages.tsv").expect("the table is there");
    let tags: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).map(|line| &line[..2]).collect();
    assert!(tags.is_sorted_by(|a, b| a < b));
}
