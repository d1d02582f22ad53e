//! Where credits may begin, held against the patient reading over odd lines.

use super::super::tokens::key;
use super::belief::only_a_name;
use super::glued::MOST_WORDS;
use super::{Kind, Runs, Tokens, begins, is_figure, read_rest};
use crate::tables::rows;
use proptest::prelude::*;

/// Words of captions and of credits, signs, and what is glued to words, in any order.
fn line() -> impl Strategy<Value = String> {
    let words = vec![
        "bridge",
        "the",
        "closed",
        "Ada",
        "Berg",
        "ADA BERG",
        "moste",
        "моста",
        "Берг",
        "Źródło",
        "橋",
        "今井健撮影",
        "AFP",
        "Reuters",
        "Getty",
        "Images",
        "Foto",
        "photo",
        "by",
        "via",
        "фото",
        "VormittagFoto",
        "Ende.Bild",
        "casaCedida",
        "por",
        "la",
        "GenfImago",
        "mbl.is",
        "তালুকদারছবি",
        "Golem.de",
        "7",
        "x",
        "l’",
        "@ada",
        "supplied",
        "reporter",
        "김병시 기자",
        "CC BY",
        "ada",
        "Jan Kos",
    ];
    let signs = vec![" ", " ", " ", " ", "", "/", ": ", ", ", " (", ")", " © ", ". ", " – ", " | ", "=", "“", "..."];
    let part = (prop::sample::select(words), prop::sample::select(signs));
    prop::collection::vec(part.prop_map(|(word, sign)| format!("{word}{sign}")), 0..14).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_figure_in_a_bracket_is_no_credit(line in line(), figure in "[0-9][0-9a-zA-Z.-]{0,9}") {
        let line = format!("{line} ({figure})");
        let tokens = Tokens::of(&line);
        let brackets = tokens.list.iter().rposition(|token| token.kind == Kind::Open).filter(|&at| at + 3 == tokens.list.len());
        if let Some(at) = brackets.filter(|&at| is_figure(&tokens, at + 1, at + 2)) {
            let (caption, rest) = line.split_at(tokens.list[at].span.start);
            let reading = read_rest(&tokens, at, rest);
            let believed = reading.filter(|reading| reading.confidence.as_percent() >= 40 || only_a_name(reading));
            prop_assert!(believed.is_none(), "{:?}: {:?}", caption, believed);
        }
    }

    #[test]
    fn no_credit_begins_where_none_may(line in line()) {
        let tokens = Tokens::of(&line);
        let last = tokens.list.iter().rposition(|token| token.kind != Kind::Stop);
        let mut runs = Runs::default();
        for at in 0..last.map_or(0, |last| last + 1) {
            let last = last.unwrap_or_default();
            let may = runs.may_begin(&tokens, at, last);
            prop_assert!(may || begins(&tokens, at, last).is_none(), "{:?} at {}", line, at);
        }
    }
}

#[test]
fn no_label_has_more_words_than_are_looked_at() {
    for row in rows("credits/labels.tsv", include_str!("../../../data/credits/labels.tsv")) {
        assert!(key(row.required(0, "label")).split(' ').count() <= MOST_WORDS);
    }
}
