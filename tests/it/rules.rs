//! Rules are as their records say: codes, examples, pages.

use crate::common::{assert_file, repository};
use copydesk::finding::Level;
use copydesk::rules::{Applies, Check, RULES};
use copydesk::{Desk, Input, Options};

#[test]
fn codes_and_names_are_sorted_and_used_once() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "the registry is in order of code: {codes:?}");
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    assert!(names.is_sorted_by(|a, b| a < b), "a name is used once: {names:?}");
}

#[test]
fn every_family_has_a_rule() {
    for family in ["TX", "LG", "CR", "CP", "BP", "BY", "NM", "MD"] {
        assert!(RULES.iter().any(|rule| rule.code.starts_with(family)), "no rule in {family}");
    }
}

#[test]
fn examples_are_mended_as_the_page_says() {
    for rule in RULES {
        let unsafe_fixes = rule.applies == Applies::Offers;
        let desk = Desk::new(Options { unsafe_fixes, ..Options::default() });
        for example in rule.fixes {
            assert_eq!(
                desk.fix(example.before),
                example.after,
                "{} {}\nbefore:\n{}",
                rule.code,
                rule.name,
                example.before
            );
            let article = desk.clean(Input::of_text(example.before));
            let found = article.findings.iter().any(|finding| finding.rule == rule.code);
            assert!(found, "{} {} did not speak up; others: {:#?}", rule.code, rule.name, article.findings);
        }
    }
}

#[test]
fn texts_a_rule_keeps_are_kept() {
    let desk = Desk::default();
    for rule in RULES {
        for text in rule.keeps {
            let article = desk.clean(Input::of_text(*text));
            let found: Vec<_> = article.findings.iter().filter(|finding| finding.rule == rule.code).collect();
            assert!(found.is_empty(), "{} {} should leave this alone:\n{text}\n{found:#?}", rule.code, rule.name);
            assert_eq!(desk.fix(text), *text, "{} {}: kept text", rule.code, rule.name);
        }
    }
}

#[test]
fn a_rule_that_edits_shows_what_it_mends_and_what_it_keeps() {
    for rule in RULES.iter().filter(|rule| rule.applies != Applies::Reports && rule.level == Level::Fault) {
        assert!(!rule.keeps.is_empty(), "{} needs a text it keeps", rule.code);
        assert!(rule.page().len() > 300, "{} needs a page", rule.code);
        let _: Check = rule.check;
    }
}

#[test]
fn pages_in_docs_are_current() {
    let mut index = String::from("# Rules\n\nMade from the rule files by `UPDATE=1 cargo test`.\n\n");
    for rule in RULES {
        assert_file(&format!("docs/rules/{}.md", rule.code), &rule.page());
        index += &format!("- [{} {}]({}.md): {}\n", rule.code, rule.name, rule.code, rule.gist());
    }
    assert_file("docs/rules/README.md", &index);
    let pages = std::fs::read_dir(repository("docs/rules")).expect("the pages are there").count();
    assert_eq!(pages, RULES.len() + 1, "a page for a rule that is gone lies in docs/rules");
}
