//! The identifier of fragments against lines of our own: labels in many languages, and lines that have no language.

use copydesk::language::{Prior, Tag, of_document, of_fragment, parts};
use proptest::prelude::*;

fn tag_of(text: &str) -> Tag {
    of_fragment(text, &Prior::default()).tag
}

proptest! {
    #[test]
    fn no_line_panics(text in "\\PC{0,80}") {
        let guess = of_fragment(&text, &Prior::default());
        prop_assert!(guess.confidence.as_percent() <= 100);
        for part in parts(&text, &Prior::default()) {
            prop_assert!(!part.span.of(&text).is_empty());
        }
    }

    #[test]
    fn no_document_panics(text in "(\\PC{0,60}\n){0,12}") {
        of_document(&text, None);
    }

    #[test]
    fn parts_run_forwards_and_do_not_overlap(text in "[A-ZĄa-zćżя:/ ,中の]{0,60}") {
        let found = parts(&text, &Prior::default());
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
}

#[test]
fn the_document_tips_what_the_letters_leave_open() {
    let line = "Foto: arkiv";
    for tag in ["da", "nb", "sv"] {
        let document = Tag::parse(tag).expect("a tag of ours");
        assert_eq!(of_fragment(line, &Prior::document(document)).tag, document);
    }
}

#[test]
fn a_foreign_label_is_found_in_spite_of_the_document() {
    let prior = Prior::document(Tag::EN);
    assert_eq!(of_fragment("podpis źródła zdjęcia", &prior).tag.as_str(), "pl");
}

#[test]
fn a_line_without_letters_has_no_language() {
    for line in ["", "  ", "12.03.2025, 14:30", "…", "1/12", "🙂"] {
        assert_eq!(tag_of(line), Tag::UND, "{line}");
    }
}
