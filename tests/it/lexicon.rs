//! The phrase tables are in order, and the lexicon finds what is in them and nothing else.

use copydesk::lexicon::{Form, Kind, Phrase, lexicon};
use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// Every table: its file and its text.
fn tables() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/phrases");
    let files = read_dir(folder).expect("the tables are there").map(|entry| entry.expect("readable").path());
    let mut tables: Vec<_> = files.map(|file| (file.clone(), read_to_string(file).expect("UTF-8"))).collect();
    tables.sort();
    tables
}

/// The table with its rows in order and once each, in NFC.
fn canonical(text: &str) -> String {
    let (head, rows): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
    let mut rows: Vec<Vec<&str>> = rows.into_iter().map(|row| row.split('\t').collect()).collect();
    rows.sort_by_key(|cells| (cells[0], cells[2]));
    rows.dedup();
    let rows = rows.into_iter().map(|cells| cells.join("\t"));
    head.into_iter().map(str::to_owned).chain(rows).map(|line| line.nfc().collect::<String>() + "\n").collect()
}

fn languages_of(phrases: impl Iterator<Item = Phrase>) -> BTreeSet<&'static str> {
    phrases.map(|phrase| phrase.language.as_str()).collect()
}

fn has_kind(line: &str, kind: &str) -> bool {
    lexicon().whole(line).any(|phrase| phrase.kind.as_str() == kind)
}

#[test]
fn every_table_is_in_order() {
    for (file, text) in tables() {
        let wanted = canonical(&text);
        if text != wanted && std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, wanted).expect("the table can be written");
            continue;
        }
        assert!(text == wanted, "{} is not in order: UPDATE=1 cargo test", file.display());
        for head in ["# source: ", "# licence: ", "# checked: ", "# columns: "] {
            assert!(text.contains(head), "{} has no line {head:?}", file.display());
        }
    }
}

#[test]
fn every_table_is_embedded() {
    let file_name = |path: PathBuf| path.file_name().expect("a file").to_string_lossy().into_owned();
    let files: BTreeSet<String> =
        tables().into_iter().map(|(file, _)| format!("phrases/{}", file_name(file))).collect();
    let embedded: BTreeSet<String> = lexicon().phrases().map(|phrase| phrase.file.to_owned()).collect();
    assert_eq!(files, embedded);
}

#[test]
fn no_phrase_stands_twice_and_every_row_is_full() {
    for (file, text) in tables() {
        let mut seen = BTreeSet::new();
        for row in text.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let full =
                (4..=5).contains(&cells.len()) && cells.iter().all(|cell| !cell.is_empty() && *cell == cell.trim());
            assert!(full, "{}: {row:?}", file.display());
            assert!(seen.insert((cells[0], cells[2])), "{}: twice: {row:?}", file.display());
        }
    }
}

#[test]
fn the_lexicon_is_as_large_as_promised() {
    assert!(languages_of(lexicon().phrases()).len() >= 45, "fewer than 45 languages");
    assert!(lexicon().phrases().count() >= 3_000, "fewer than 3,000 phrases");
}

/// The scripts of a language, by its main one.
fn scripts(main: &str) -> Vec<Script> {
    match main {
        "Jpan" => vec![Script::Han, Script::Hiragana, Script::Katakana],
        "Hans" => vec![Script::Han],
        "Kore" => vec![Script::Hangul],
        code => vec![Script::from_short_name(code).expect("languages.tsv has the codes of ISO 15924")],
    }
}

/// Words that keep their Latin letters in every script.
const LATIN_LOANS: &str = "facebook twitter x whatsapp instagram telegram youtube google news javascript ai app cookie \
    cookies linkedin email e mail url sns play store html faq live pr ad home top line sponsor pdf c photo newsletter creative commons cc";

#[test]
fn phrases_keep_to_the_script_of_their_language() {
    for phrase in lexicon().phrases() {
        let own = scripts(phrase.language.script());
        for run in phrase.text.split(|c: char| !c.is_alphabetic() || own.contains(&c.script())) {
            let neutral = run.chars().all(|c| matches!(c.script(), Script::Common | Script::Inherited));
            let place = format!("data/{}:{}", phrase.file, phrase.line());
            assert!(
                neutral || LATIN_LOANS.split_whitespace().any(|loan| loan == run.to_lowercase()),
                "{place}: {run:?} is foreign"
            );
        }
    }
}

#[test]
fn every_phrase_finds_itself_and_so_do_its_capitals() {
    for phrase in lexicon().phrases() {
        assert!(lexicon().whole(phrase.text).any(|found| found == phrase), "{phrase:?}");
        let shouted = phrase.text.to_uppercase();
        let shouted = lexicon().whole(&shouted).any(|found| found.kind == phrase.kind);
        assert!(shouted || phrase.text.chars().count() < 6, "in capitals: {phrase:?}");
        for behind in [":", ".", " >", "…", "。", "]"] {
            let dressed = format!("{}{behind}", phrase.text);
            assert!(lexicon().whole(&dressed).any(|found| found == phrase), "with its dress: {dressed:?}");
        }
        let found = match phrase.form {
            Form::Line => true,
            Form::Start => lexicon().opening(phrase.text).is_some(),
            Form::End => lexicon().closing(phrase.text).is_some(),
            Form::Anywhere => lexicon().within(phrase.text).next().is_some(),
        };
        assert!(found, "in its form: {phrase:?}");
    }
}

#[test]
fn a_label_is_found_whatever_it_wears() {
    for line in ["podpis źródła zdjęcia", "Podpis Źródła Zdjęcia :", "▶ PODPIS ŹRÓDŁA ZDJĘCIA", "podpis zrodla zdjecia"]
    {
        let found = lexicon().whole(line).next().unwrap_or_else(|| panic!("{line:?} is a label"));
        assert_eq!((found.language.as_str(), found.kind.as_str()), ("pl", "image-source"), "{line}");
        assert_eq!(found.gloss, "photo source caption");
    }
    assert!(has_kind("MORE...", "read-more"));
    assert!(has_kind("1,204 Comments", "comment"));
    assert!(has_kind("Kommentare(0)", "comment"));
    assert!(has_kind("Photo :", "photo-by"));
}

#[test]
fn a_label_that_languages_share_comes_back_with_all_of_them() {
    let languages = languages_of(lexicon().whole("Foto:"));
    assert!(["de", "es", "pl"].iter().all(|tag| languages.contains(tag)), "{languages:?}");
}

#[test]
fn an_opening_ends_where_its_phrase_ends() {
    for (line, phrase, kind) in [
        ("Foto: Jan Kowalski / Agencja", "Foto:", "photo-by"),
        ("(Photo : M. Durand)", "(Photo :", "photo-by"),
        ("• Lesen Sie auch: Zwölf Tage im Schnee", "• Lesen Sie auch:", "read-also"),
        ("ZDJECIE ILUSTRACYJNE / Jan Nowak", "ZDJECIE ILUSTRACYJNE", "illustration"),
        ("À lire aussi Deux villages sous la neige", "À lire aussi", "read-also"),
    ] {
        let mut opening = lexicon().opening(line).unwrap_or_else(|| panic!("{line:?} opens with a phrase"));
        assert_eq!(&line[..opening.len_bytes], phrase);
        assert!(opening.phrases.any(|found| found.kind.as_str() == kind), "{line}");
    }
}

#[test]
fn words_for_screen_readers_are_found_inside_a_sentence() {
    let text = "Wie das Amt mitteilt öffnet in neuem Fenster, bleibt die Brücke bis Montag gesperrt.";
    let found: Vec<_> = lexicon().within(text).map(|found| found.span.of(text)).collect();
    assert_eq!(found, ["öffnet in neuem Fenster"]);
}

#[test]
fn a_note_on_new_windows_is_found_wherever_it_stands() {
    for (before, note, after) in [
        ("The report ", "(opens in new window)", " is out."),
        ("Read the report ", "Opens in new window", ""),
        ("", "opens in new window", " The report is out on Monday."),
        ("Read the report: ", "OPENS IN NEW WINDOW", "."),
    ] {
        let text = format!("{before}{note}{after}");
        let found: Vec<_> = lexicon().within(&text).map(|found| found.span.of(&text)).collect();
        let bare = note.trim_matches(['(', ')']);
        assert!(matches!(found[..], [one] if one.contains(bare)), "{text:?}: {found:?}");
    }
    let kept = "The bakery opens in a new building, its window to the street.";
    assert!(lexicon().within(kept).next().is_none());
}

#[test]
fn rights_are_reserved_at_the_end_of_a_line() {
    let line = "© 2026 Der Bote. Alle Rechte vorbehalten.";
    let closing = lexicon().closing(line).expect("the line ends with a phrase");
    assert_eq!(&line[closing.start_byte..], "Alle Rechte vorbehalten.");
}

#[test]
fn sentences_that_begin_like_a_label_are_left_alone() {
    for line in include_str!("../../fixtures/lexicon-kept.txt").lines() {
        let opening = lexicon().opening(line).map(|opening| opening.phrases.collect::<Vec<_>>());
        assert!(opening.is_none(), "{line:?}: {opening:?}");
        assert_eq!(lexicon().whole(line).len(), 0, "{line:?}");
        assert!(lexicon().closing(line).is_none(), "{line:?}");
        assert!(lexicon().within(line).next().is_none(), "{line:?}");
    }
}

#[test]
fn names_and_ordinary_words_are_no_labels() {
    for line in ["Anh", "Maria Source", "Fermin Torrano/Anadolu", "Berlin", "", "…", "2026", "\"Live\"", "Opinion?"] {
        let found: Vec<_> = lexicon().whole(line).collect();
        assert!(found.is_empty(), "{line:?}: {found:?}");
    }
}

#[test]
fn every_kind_has_a_phrase() {
    for kind in Kind::all() {
        assert!(lexicon().phrases().any(|phrase| phrase.kind == kind), "{kind:?}");
        assert!(!kind.meaning().is_empty());
    }
}
