//! Laws of the whole journey, on texts that try to break them.

use crate::common::{article, text};
use copydesk::finding::Fate;
use copydesk::pipeline::{Cleaned, clean};
use copydesk::record::{Article, FieldMap};
use copydesk::text::Patch;
use copydesk::{Desk, Input};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn cleaned(text: &str) -> Cleaned<'_> {
    let desk = Desk::default();
    clean(Input::of_text(text), &desk)
}

/// The edits of a record as one patch over its input.
fn patch_of(article: &Article<'_>) -> Patch {
    let applied = article.findings.iter().filter(|finding| finding.fate == Fate::Applied);
    Patch::new(applied.flat_map(|finding| finding.edits.clone()).collect()).expect("applied edits stand apart")
}

/// Letters and digits of everything the record holds.
fn held(article: &Article<'_>) -> BTreeMap<char, usize> {
    let mut pile = String::new();
    let mut put = |text: &str| pile.push_str(text);
    article.title.iter().for_each(|text| put(text));
    article.section.iter().for_each(|text| put(text));
    article.body.iter().for_each(|text| put(text));
    article.removed.iter().for_each(|removed| put(&removed.text));
    for image in &article.images {
        image.caption.iter().for_each(|text| put(text));
        image.credit.iter().for_each(|credit| put(&credit.line));
    }
    for author in &article.authors {
        author.name.iter().for_each(|text| put(text));
        author.agency.iter().for_each(|text| put(text));
    }
    count(&pile)
}

fn count(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

fn laws(text: &str) -> Result<(), TestCaseError> {
    let Cleaned { article, fixed } = cleaned(text);
    let patch = patch_of(&article);
    prop_assert_eq!(&patch.apply(text), &fixed, "edits re-apply to the fixed text");
    prop_assert_eq!(patch.inverted().apply(&fixed), text, "undo gives the input back");
    for finding in &article.findings {
        prop_assert!(
            text.get(finding.span.start..finding.span.end).is_some(),
            "a span lies on characters: {finding:?}"
        );
    }
    let again = cleaned(&fixed);
    prop_assert_eq!(&again.fixed, &fixed, "twice is once");
    prop_assert!(again.article.findings.iter().all(|finding| finding.fate != Fate::Applied));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_for_articles(text in article()) {
        laws(&text)?;
    }

    #[test]
    fn laws_hold_for_any_text(text in text(160)) {
        laws(&text)?;
    }

    /// Copies said in the same words are held once; everything else is there as often as it was.
    #[test]
    fn every_letter_is_accounted_for(text in article()) {
        let Cleaned { article, fixed } = cleaned(&text);
        let held = held(&article);
        for (c, seen) in count(&fixed) {
            // Words that lead into a byline ("By") belong to its field without standing in it.
            let spoken_for = article.authors.is_empty();
            prop_assert!(!spoken_for || held.get(&c).copied().unwrap_or(0) >= seen, "{c} got lost in {article:#?}");
        }
        for removed in &article.removed {
            prop_assert!(text.contains(&removed.text) || fixed.contains(&removed.text) || !text.is_ascii());
        }
    }

    #[test]
    fn any_json_is_a_record_or_an_error(json in "\\PC{0,60}") {
        let _ = Input::of_json(&json, &FieldMap::default());
    }
}

#[test]
fn the_order_of_records_does_not_matter() {
    let desk = Desk::default();
    let texts =
        ["Photo: A B/Reuters\nPhoto: A B/Reuters", "podpis zdjęcia\n\nThe council met on Monday and voted.", ""];
    let one = |text: &&str| serde_json::to_string(&desk.clean(Input::of_text(*text))).expect("plain data");
    let forwards: Vec<String> = texts.iter().map(one).collect();
    let mut backwards: Vec<String> = texts.iter().rev().map(one).collect();
    backwards.reverse();
    assert_eq!(forwards, backwards);
}
