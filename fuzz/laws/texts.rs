//! Laws of cleaning a text.

use copydesk::finding::Fate;
use copydesk::pipeline::{Cleaned, clean};
use copydesk::record::Article;
use copydesk::text::Patch;
use copydesk::{Desk, Input};
use std::collections::BTreeSet;

/// The longest text that is tried: laws of size have tests of their own (`tests/it/torture.rs`), and small texts are tried more often.
const MOST_BYTES: usize = 4096;

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_BYTES)]).into_owned()
}

/// The edits of a record as one patch over its input.
pub fn patch_of(article: &Article<'_>) -> Patch {
    let applied = article.findings.iter().filter(|finding| finding.fate == Fate::Applied);
    Patch::new(applied.flat_map(|finding| finding.edits.clone()).collect()).expect("applied edits stand apart")
}

/// The edits of a record, applied to the input, give the fixed text; every place lies on characters.
pub fn edits_reapply(bytes: &[u8]) {
    let (text, desk) = (text_of(bytes), Desk::default());
    let Cleaned { article, fixed } = clean(Input::of_text(&text), &desk);
    let fixed = fixed.into_text();
    assert_eq!(patch_of(&article).apply(&text), fixed, "edits re-apply to the fixed text");
    for finding in &article.findings {
        assert!(text.get(finding.span.start..finding.span.end).is_some(), "a span lies on characters: {finding:?}");
        let before =
            |edit: &copydesk::text::Edit| text.get(edit.span.start..edit.span.end) == Some(edit.before.as_str());
        assert!(finding.edits.iter().all(before), "an edit holds what stood there: {finding:?}");
    }
}

/// A fixed text stays as it is.
pub fn twice_is_once(bytes: &[u8]) {
    let (text, desk) = (text_of(bytes), Desk::default());
    let Cleaned { article, fixed } = clean(Input::of_text(&text), &desk);
    let idle = article.findings.iter().find(|finding| finding.edits.iter().any(|edit| edit.before == edit.with));
    assert!(idle.is_none(), "an edit changes something: {idle:?}");
    let fixed = fixed.into_text();
    let again = clean(Input::of_text(&fixed), &desk);
    assert_eq!(again.fixed.into_text(), fixed, "twice is once");
    let applied = again.article.findings.iter().find(|finding| finding.fate == Fate::Applied);
    assert!(applied.is_none(), "a fixed text needs no edit: {applied:?}");
}

/// The record alone gives the input back, as `copydesk undo` does it.
pub fn undo_gives_back(bytes: &[u8]) {
    let text = text_of(bytes);
    let mut desk = Desk::default();
    (desk.options.undoable, desk.options.unsafe_fixes) = (true, bytes.len() % 2 == 1);
    let article = desk.clean(Input::of_text(&text));
    let json = serde_json::to_string(&article).expect("a record is plain data");
    let record: serde_json::Value = serde_json::from_str(&json).expect("our JSON is JSON");
    let fixed = record["text"].as_str().expect("an undoable record has its text");
    let back = patch_of(&article).inverted();
    assert!(back.fits(fixed), "the edits fit the fixed text");
    assert_eq!(back.apply(fixed), text, "undo gives the input back");
}

/// Each word of the fixed text is in a field, in the line of a byline, or in `removed`; each word of the input is in the fixed text, in `removed`, or part of a name that was
/// respelled.
pub fn every_word_is_accounted_for(bytes: &[u8]) {
    let (text, desk) = (text_of(bytes), Desk::default());
    let Cleaned { article, fixed } = clean(Input::of_text(&text), &desk);
    let fixed = fixed.into_text();
    let held = held(&article);
    for word in words_of(&fixed) {
        // A byline is held by the authors it names, though it has other words: "By", "Staff Writers", a place.
        let signs = || fixed.lines().any(|line| line.contains(&word) && is_byline(line, &article));
        assert!(is_held(&held, &word) || signs(), "{word:?} got lost in {article:#?}");
    }
    // Taking out an invisible character joins what stood on either side of it.
    if article.findings.iter().any(|finding| finding.rule.starts_with("TX")) {
        return;
    }
    let mut seen: BTreeSet<String> = words_of(&fixed).collect();
    seen.extend(article.removed.iter().flat_map(|removed| words_of(&removed.text)));
    let edited = article.findings.iter().filter(|finding| finding.fate == Fate::Applied);
    let respelled: BTreeSet<String> = edited
        .filter(|finding| finding.rule.starts_with("NM"))
        .flat_map(|finding| &finding.edits)
        .flat_map(|edit| words_of(&edit.before))
        .collect();
    for word in words_of(&text) {
        let renamed = respelled.iter().any(|name| word.contains(name.as_str()));
        assert!(
            is_held(&seen, &word) || renamed || is_held(&held, &word),
            "{word:?} left without a trace: {article:#?}"
        );
    }
}

/// Whether a line names an author of the record.
fn is_byline(line: &str, article: &Article<'_>) -> bool {
    article
        .authors
        .iter()
        .filter_map(|author| author.name.as_deref().or(author.agency.as_deref()))
        .any(|name| line.contains(name))
}

/// The words of everything the record holds.
fn held(article: &Article<'_>) -> BTreeSet<String> {
    let record = serde_json::to_value(article).expect("a record is plain data");
    let mut words = BTreeSet::new();
    for field in ["title", "section", "authors", "published", "updated", "dateline", "body", "images", "removed"] {
        gather(&record[field], &mut words);
    }
    words
}

/// Whether the words hold this one, whole or in two: a credit may be glued to its caption.
fn is_held(words: &BTreeSet<String>, word: &str) -> bool {
    let cuts = || word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
    words.contains(word) || cuts().any(|(a, b)| words.contains(a) && words.contains(b))
}

fn gather(value: &serde_json::Value, words: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) => words.extend(words_of(text)),
        serde_json::Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        serde_json::Value::Object(members) => members.values().for_each(|value| gather(value, words)),
        _ => {}
    }
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned)
}
