//! What several tests share.

#![allow(dead_code, reason = "each test binary uses some of it")]

use proptest::prelude::*;
use std::path::PathBuf;

/// A path below the repository.
pub fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A path below `../shared`, or `None` – said aloud – where this checkout stands alone.
pub fn shared(path: &str) -> Option<PathBuf> {
    let path = repository("../shared").join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: no ../shared beside this checkout");
    None
}

/// How many random cases a law is held against: `PROPTEST_CASES`, or `usual`.
pub fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// Whether files should be refreshed rather than compared.
pub fn update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Compares `expected` (a file) with `got`; with `UPDATE=1` writes it.
pub fn assert_file(path: &str, got: &str) {
    let file = repository(path);
    if update() {
        std::fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("the repository is writable");
        std::fs::write(&file, got).expect("the repository is writable");
        return;
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(expected == got, "{path} is not current; run UPDATE=1 cargo test and read the diff");
}

/// Characters of one to four bytes: combining, right-to-left, invisible, line ends.
pub fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        6 => prop::char::range('a', 'z'),
        2 => Just(' '),
        1 => Just('\n'),
        1 => Just('\r'),
        1 => prop::sample::select(vec!['ł', 'ź', 'é', 'ß', 'ы', 'ж', 'ї', 'א', 'ش', 'क', 'ि', 'ก', '日', '한', '𝔊', '👩', '’', '“', '…', '—']),
        1 => prop::sample::select(vec!['\u{301}', '\u{308}', '\u{64B}', '\u{200D}', '\u{200B}', '\u{AD}', '\u{FEFF}', '\u{202E}', '\u{A0}', '\0', '\u{1B}']),
        1 => any::<char>(),
    ]
}

/// Any text up to `most` characters.
pub fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(character(), 0..most).prop_map(String::from_iter)
}

/// A line as scraped pages have them: prose, credits, labels, links, dates, names.
pub fn line() -> impl Strategy<Value = String> {
    let known = vec![
        "Society",
        "Harbour bridge closes for six weeks",
        "Photo: Ana Lund/Reuters",
        "Foto: Ana Lund / Reuters",
        "Illustrative photo by Milo Petrak/Anadolu via Getty Images",
        "podpis źródła zdjęcia",
        "Źródło zdjęcia, Getty Images",
        "Advertisement",
        "Read also: Ferry fares rise again",
        "More In Society MORE...",
        "By Ana Lund",
        "10 February 2025",
        "Share on Facebook",
        "The old harbour bridge will close for repairs on Monday, the town council said after a long meeting.",
        "The Russian ambassador, Siergiej Ławrow, told reporters in Moscow that the talks would go on.",
        "“Macegoras’ comments were noted,” said Aleksandr Macegora, the envoy.",
        "Władze miasta poinformowały w poniedziałek, że most zostanie zamknięty na sześć tygodni.",
        "Der Bürgermeister sagte am Montag, die Brücke werde sechs Wochen lang gesperrt bleiben.",
        "",
    ];
    prop_oneof![
        6 => prop::sample::select(known).prop_map(str::to_owned),
        1 => text(40),
    ]
}

/// An article of such lines, with line ends and gaps of every kind.
pub fn article() -> impl Strategy<Value = String> {
    let gap = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\n \n", "\n\n\n"]);
    prop::collection::vec((line(), gap), 0..16)
        .prop_map(|lines| lines.into_iter().map(|(line, gap)| line + gap).collect())
}
