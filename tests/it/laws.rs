//! Laws of the whole journey, on texts that try to break them.

use crate::common::{article, cases, text};
use copydesk::credits::House;
use copydesk::finding::Fate;
use copydesk::label::{Memory, Scene, label, label_all};
use copydesk::language::Tag;
use copydesk::metadata::dates::DateOrder;
use copydesk::pipeline::split::split;
use copydesk::pipeline::{Cleaned, Houses, Outlet, SIDE_BY_SIDE, clean};
use copydesk::record::{Article, FieldMap};
use copydesk::text::Patch;
use copydesk::{Desk, Input, Options};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A desk with settings of an outlet and of agencies, which name lines of [`article`].
fn told() -> Desk {
    let phrases = [
        "Read also",
        "Advertisement",
        "The old harbour bridge will close",
        "Foto: Ana Lund / Reuters",
        "said Aleksandr Macegora, the envoy.",
    ];
    let outlet = Outlet::new(&["society", "10 February 2025", "Share on Facebook"], &phrases, Some(DateOrder::Mdy));
    let houses = Houses::new(&[House { texts: true, ..House::named("Ana Lund") }]).expect("a name");
    Desk::new(Options { outlet: Some(Arc::new(outlet)), houses, ..Options::default() })
}

/// The edits of a record as one patch over its input.
fn patch_of(article: &Article<'_>) -> Patch {
    let applied = article.findings.iter().filter(|finding| finding.fate == Fate::Applied);
    Patch::new(applied.flat_map(|finding| finding.edits.clone()).collect()).expect("applied edits stand apart")
}

/// The words of everything the record holds.
fn held(article: &Article<'_>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut put = |text: &str| words.extend(words_of(text));
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
    words
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned)
}

/// What holds for any text: edits re-apply, undo gives it back, twice is once.
pub fn laws(text: &str) -> Result<(), TestCaseError> {
    laws_of(text, &Desk::default())
}

fn laws_of(text: &str, desk: &Desk) -> Result<(), TestCaseError> {
    let Cleaned { article, fixed } = clean(Input::of_text(text), desk);
    let fixed = fixed.into_text();
    let patch = patch_of(&article);
    prop_assert_eq!(&patch.apply(text), &fixed, "edits re-apply to the fixed text");
    prop_assert_eq!(patch.inverted().apply(&fixed), text, "undo gives the input back");
    for finding in &article.findings {
        prop_assert!(
            text.get(finding.span.start..finding.span.end).is_some(),
            "a span lies on characters: {finding:?}"
        );
    }
    let again = clean(Input::of_text(&*fixed), desk);
    prop_assert_eq!(&again.fixed.into_text(), &fixed, "twice is once");
    prop_assert!(again.article.findings.iter().all(|finding| finding.fate != Fate::Applied));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(192), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_for_articles(text in article()) {
        laws(&text)?;
    }

    #[test]
    fn laws_hold_under_settings(text in article()) {
        laws_of(&text, &told())?;
    }

    #[test]
    fn laws_hold_for_any_text(text in text(160)) {
        laws(&text)?;
    }

    /// A word that leads into a byline ("By") belongs to that field without standing in it; all others are held.
    #[test]
    fn every_word_is_accounted_for(text in article(), told_more in any::<bool>()) {
        let desk = if told_more { told() } else { Desk::default() };
        let Cleaned { article, fixed } = clean(Input::of_text(&*text), &desk);
        let fixed = fixed.into_text();
        let held = held(&article);
        for word in words_of(&fixed) {
            let leads_in = word == "By" && !article.authors.is_empty();
            prop_assert!(leads_in || held.contains(&word), "{word} got lost in {article:#?}");
        }
        let seen: BTreeSet<String> = words_of(&fixed).chain(article.removed.iter().flat_map(|removed| words_of(&removed.text))).collect();
        let respelled: BTreeSet<String> = article.names.iter().flat_map(|name| &name.variants).flat_map(|variant| words_of(&variant.text)).collect();
        // Taking out an invisible character joins what stood on either side of it.
        let repaired = article.findings.iter().any(|finding| finding.rule.starts_with("TX"));
        for word in words_of(&text).filter(|_| !repaired) {
            let renamed = respelled.iter().any(|name| word.starts_with(name.as_str()));
            prop_assert!(seen.contains(&word) || renamed, "{word} left without a trace");
        }
    }

    #[test]
    fn any_json_is_a_record_or_an_error(json in "\\PC{0,60}") {
        let _ = Input::of_json(&json, &FieldMap::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(64), failure_persistence: None, ..ProptestConfig::default() })]

    /// A pass takes lines over from the one before; read afresh, the same text gets the same labels.
    #[test]
    fn what_a_pass_remembers_changes_no_label(text in article(), kept in proptest::collection::vec(any::<bool>(), 1..40)) {
        let fewer: Vec<&str> = text.lines().zip(kept.iter().cycle()).filter(|(_, kept)| **kept).map(|(line, _)| line).collect();
        let mut memory = Memory::default();
        for text in [text.clone(), fewer.join("\n")] {
            let text = &text;
            let blocks = split(text);
            let scene = Scene { text, blocks: &blocks, language: Tag::EN, title: None };
            prop_assert_eq!(label_all(vec![(scene, &mut memory)]), vec![label(&scene)]);
            memory.keep_text(text.clone().into());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Stages are done for some records before the next is; each comes out as it would alone.
    #[test]
    fn records_side_by_side_come_out_as_each_alone(texts in proptest::collection::vec(article(), 0..2 * SIDE_BY_SIDE)) {
        let desk = Desk::default();
        let inputs = |texts: &[String]| texts.iter().map(|text| Input::of_text(text.clone())).collect::<Vec<_>>();
        let json = |article: &Article<'_>| serde_json::to_string(article).expect("plain data");
        let together: Vec<String> = desk.clean_all(inputs(&texts)).iter().map(json).collect();
        let alone: Vec<String> = inputs(&texts).into_iter().map(|input| json(&desk.clean(input))).collect();
        prop_assert_eq!(together, alone);
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
