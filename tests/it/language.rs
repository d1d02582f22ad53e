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
    for tag in ["da", "nb"] {
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
fn a_name_beside_words_does_not_say_what_they_are_in() {
    for (line, tag) in [
        ("Läs hela artikeln: Łukasz Głowala", "sv"),
        ("Lue koko juttu / Nguyễn Văn An", "fi"),
        ("Podívejte se na fotografie, Nguyễn Văn An", "cs"),
    ] {
        assert_eq!(tag_of(line).as_str(), tag, "{line}");
    }
    // A particle inside may be a word, and a label of one word is none to go by.
    assert_eq!(tag_of("Zdjęcie: Łukasz Głowala").as_str(), "pl");
    assert_eq!(tag_of("Tässä ovat Aasia, EU maat ja muut").as_str(), "fi");
}

#[test]
fn a_sentence_behind_a_foreign_label_says_what_the_line_is_in() {
    assert_eq!(tag_of("Next: Les négociations reprennent demain à Genève.").as_str(), "fr");
    assert_eq!(tag_of("Related: Wie die Stadt ihre alten Brücken saniert").as_str(), "de");
    // A label of two words is none, nor is a name, nor a sentence in a language of the label's.
    assert_eq!(tag_of("Image source: podpis źródła zdjęcia").as_str(), "en");
    assert_eq!(tag_of("Zdjęcie: Bundesministerium der Verteidigung").as_str(), "pl");
    assert_eq!(tag_of("Photo: Un enfant traverse la place du marché").as_str(), "fr");
}

#[test]
fn a_clause_without_kana_is_as_japanese_as_the_next() {
    assert_eq!(tag_of("当然、駅前では雪が降っています").as_str(), "ja");
    assert_eq!(tag_of("山、川、海に囲まれた町").as_str(), "ja");
    assert_eq!(tag_of("当然，这座城市的人口正在增长").as_str(), "zh");
}

#[test]
fn a_few_words_in_another_script_do_not_decide_for_a_sentence() {
    assert_eq!(tag_of("Minister Li Wei (李伟) visited the flooded villages on Tuesday").as_str(), "en");
    assert_eq!(tag_of("Die Mannschaft von Dynamo (Динамо) verlor am Sonntag schon wieder zu Hause").as_str(), "de");
    // A brand or two in a line of another script do not either.
    assert_eq!(tag_of("ภาพจาก Facebook official page").as_str(), "th");
    assert_eq!(tag_of("Подпишитесь на наш канал Telegram News Official").as_str(), "ru");
}

#[test]
fn a_line_without_letters_has_no_language() {
    for line in ["", "  ", "12.03.2025, 14:30", "…", "1/12", "🙂"] {
        assert_eq!(tag_of(line), Tag::UND, "{line}");
    }
}

/// One row of `fragments.tsv`: line, the document's language, and the language wanted ("-": must not be called stray).
struct Row {
    line: &'static str,
    document: Tag,
    wanted: Option<Tag>,
}

fn fragments() -> Vec<Row> {
    let tag = |name: &str| Tag::parse(name).unwrap_or_else(|| panic!("fragments.tsv: {name:?} is no language"));
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Row { line: cells[0], document: tag(cells[1]), wanted: (cells[2] != "-").then(|| tag(cells[2])) }
    };
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/language/fragments.tsv"))
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(row)
        .collect()
}

#[test]
fn labels_are_named_and_lines_of_names_are_not_called_stray() {
    let mut wrong = Vec::new();
    for row in fragments() {
        let guess = of_fragment(row.line, &Prior::default());
        let sure = guess.confidence.as_percent() >= 90;
        let right = match row.wanted {
            Some(wanted) => guess.tag == wanted,
            None => !guess.tag.is_known() || guess.tag == row.document || !sure,
        };
        if !right {
            wrong.push(format!(
                "{:?}: {} {}, not {:?}",
                row.line,
                guess.tag,
                guess.confidence.as_percent(),
                row.wanted
            ));
        }
    }
    // Labels that two languages share but for a letter ("Zdroj obrázku") need the lexicon or the document.
    assert!(wrong.len() <= 6, "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_order_of_lines_does_not_matter() {
    let rows = fragments();
    let read = |row: &Row| of_fragment(row.line, &Prior::default());
    let forwards: Vec<_> = rows.iter().map(read).collect();
    let mut backwards: Vec<_> = rows.iter().rev().map(read).collect();
    backwards.reverse();
    assert_eq!(forwards, backwards);
}

#[test]
fn a_sure_answer_is_right_and_a_doubtful_one_says_so() {
    let rows = fragments();
    let labels = rows.iter().filter_map(|row| Some((of_fragment(row.line, &Prior::default()), row.wanted?)));
    let (mut sure, mut sure_and_right) = (0, 0);
    for (guess, wanted) in labels {
        if guess.confidence.as_percent() >= 90 {
            sure += 1;
            sure_and_right += usize::from(guess.tag == wanted);
        }
    }
    assert!(sure >= 80, "only {sure} labels are answered with confidence");
    assert_eq!(sure, sure_and_right);
}
