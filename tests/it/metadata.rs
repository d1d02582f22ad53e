//! Bylines, dates, datelines, sign-offs, titles and sections: the tables in order, and the lines of `fixtures/metadata`.
//!
//! `UPDATE=1 cargo test --test it metadata` writes the expected column afresh and sorts the tables; read the diff.

use copydesk::language::Tag;
use copydesk::metadata::{bylines, datelines, dates, sections, signoffs, titles};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name).join("metadata")
}

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

fn tag(text: &str) -> Tag {
    Tag::parse(text).unwrap_or_else(|| panic!("{text} is no language of ours"))
}

/// Each line of a fixture against what `say` makes of its first two cells.
fn compare(file: &str, say: impl Fn(&str, &str) -> String) {
    let path = folder("fixtures").join(file);
    let text = fs::read_to_string(&path).expect("the fixture is there");
    let (mut fresh, mut wrong) = (String::new(), String::new());
    for line in text.lines() {
        if line.starts_with('#') {
            writeln!(fresh, "{line}").expect("a string takes all");
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let said = say(cells[0], cells[1]);
        writeln!(fresh, "{}\t{}\t{said}", cells[0], cells[1]).expect("a string takes all");
        if cells.get(2) != Some(&said.as_str()) {
            let expected = cells.get(2).unwrap_or(&"");
            writeln!(wrong, "text      {}\nexpected  {expected}\ngot       {said}\n", cells[1])
                .expect("a string takes all");
        }
    }
    if updating() {
        fs::write(&path, fresh).expect("the fixture can be written");
    } else {
        assert!(wrong.is_empty(), "{file}:\n{wrong}");
    }
}

fn shown(when: Option<impl ToString>) -> String {
    when.map_or_else(|| "-".to_owned(), |when| when.to_string())
}

fn flags(dated: &dates::Dated) -> String {
    let flags = [
        (dated.ambiguous, " ambiguous"),
        (dated.impossible, " impossible"),
        (dated.relative, " relative"),
        (dated.partial, " partial"),
        (dated.reading_time, " reading-time"),
    ];
    flags.iter().filter(|(set, _)| *set).map(|(_, name)| *name).collect()
}

#[test]
fn date_lines_say_when() {
    compare("dates.tsv", |language, line| match dates::read(line, tag(language), None) {
        Some(dated) => format!("{}; {};{}", shown(dated.published), shown(dated.updated), flags(&dated)),
        None => "none".to_owned(),
    });
}

#[test]
fn bylines_name_their_authors() {
    compare("bylines.tsv", |language, line| {
        let Some(byline) = bylines::read(line, tag(language)) else { return "none".to_owned() };
        let names: Vec<&str> = byline.authors.iter().map(|author| author.name.as_str()).collect();
        let spanned: Vec<&str> = byline.spans.iter().map(|span| span.of(line)).collect();
        assert_eq!(names, spanned, "the spans of {line}");
        let date = byline.date.and_then(|dated| dated.published.or(dated.updated));
        let surety = if byline.confidence.as_percent() >= 80 { "sure" } else { "by its place" };
        format!("{}; {}; {}; {surety}", names.join(" + "), byline.agency.as_deref().unwrap_or("-"), shown(date))
    });
}

#[test]
fn datelines_come_off_the_first_sentence() {
    compare("datelines.tsv", |language, paragraph| {
        let Some(found) = datelines::read(paragraph, tag(language)) else { return "none".to_owned() };
        let cell = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let date = found.date.map(|date| date.to_string()).or(found.date_text);
        let rest = &paragraph[found.span.end..];
        format!("{}; {}; {}; {}; {rest}", cell(&found.place), cell(&found.agency), cell(&found.reporter), cell(&date))
    });
}

#[test]
fn signoffs_come_off_the_end() {
    compare("signoffs.tsv", |language, text| {
        let Some(found) = signoffs::read(text, tag(language)) else { return "none".to_owned() };
        let agency = found.agency.as_deref().unwrap_or("-");
        format!("{}; {agency}; {}", found.span.of(text), found.contributors.join(" + "))
    });
}

#[test]
fn titles_lose_their_outlet_only() {
    compare("titles.tsv", |url, title| {
        let url = Some(url).filter(|url| !url.is_empty());
        titles::clean(title, url).kept.of(title).to_owned()
    });
}

#[test]
fn trails_end_in_a_section() {
    compare("sections.tsv", |_, line| {
        sections::from_trail(line).map_or_else(|| "none".to_owned(), |section| section.name.of(line).to_owned())
    });
}

#[test]
fn near_misses_stay_whole() {
    let text = fs::read_to_string(folder("fixtures").join("none.tsv")).expect("the fixture is there");
    let mut taken = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (language, line) = (tag(cells[1]), cells[2]);
        let percent = match cells[0] {
            "byline" => bylines::read(line, language).map(|found| found.confidence.as_percent()),
            "date" => dates::read(line, language, None).map(|found| found.confidence.as_percent()),
            "dateline" => datelines::read(line, language).map(|found| found.confidence.as_percent()),
            "signoff" => signoffs::read(line, language).map(|found| found.confidence.as_percent()),
            "section" => sections::from_trail(line).map(|_| 100),
            other => panic!("no reader is called {other}"),
        };
        if percent.is_some_and(|percent| percent > 40) {
            writeln!(taken, "{} at {percent:?} per cent: {line}", cells[0]).expect("a string takes all");
        }
    }
    assert!(taken.is_empty(), "taken for what they are not:\n{taken}");
}

#[test]
fn two_lines_with_one_title_are_alike() {
    assert!(titles::alike("Bridge reopens after a year", "BRIDGE REOPENS after a year!"));
    assert!(titles::alike("Bridge reopens after a year of repairs", "Bridge reopens after a year…"));
    assert!(titles::alike("Bridge reopens after a year", "Bridge reopens after a year | The Daily Example"));
    assert!(!titles::alike("Bridge reopens after a year", "Bridge closes after a year"));
    assert!(!titles::alike("Bridge", "Bridge reopens after a year"));
    assert!(!titles::alike("…", "!"));
}

#[test]
fn kicker_words_are_no_sections() {
    for word in
        ["BREAKING", "EXCLUSIVE", "Eilmeldung", "PILNE", "Срочно", "ТЕРМІНОВО", "速報", "Son dakika", "ÚLTIMA HORA:"]
    {
        assert!(sections::is_kicker(word), "{word} is a kicker");
    }
    for word in ["Society", "Politik", "Культура", "Breaking bad habits", ""] {
        assert!(!sections::is_kicker(word), "{word} is none");
    }
}

#[test]
fn every_month_of_every_language_is_read() {
    let mut months: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    let table = fs::read_to_string(folder("data").join("months.tsv")).expect("the table is there");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let month: u32 = cells[1].parse().expect("a month's number");
        months.entry(cells[0]).or_default().insert(month);
        let year = if cells[0] == "th" { 2568 } else { 2025 };
        for form in cells[2].split(" | ") {
            let line = format!("10 {form} {year}");
            let read = dates::read(&line, tag(cells[0]), None).and_then(|dated| dated.published);
            let day = read.map(|when| when.to_string());
            // Mongolian months have figures of their own and stand behind the year.
            if cells[0] != "mn" {
                assert_eq!(day, Some(format!("2025-{month:02}-10")), "{}: {line}", cells[0]);
            }
        }
    }
    assert!(months.len() >= 45, "{} languages", months.len());
    assert!(months.values().all(|found| found.len() == 12), "each language has twelve months: {months:?}");
}

#[test]
fn every_language_has_seven_weekdays() {
    let table = fs::read_to_string(folder("data").join("weekdays.tsv")).expect("the table is there");
    let mut days: BTreeMap<&str, usize> = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        *days.entry(line.split('\t').next().expect("a first cell")).or_default() += 1;
    }
    assert!(days.values().all(|&count| count == 7), "{days:?}");
}

#[test]
fn tables_are_in_order() {
    for entry in fs::read_dir(folder("data")).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "tsv") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a table is text");
        let (head, rows): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
        for field in ["# source: ", "# licence: ", "# checked: ", "# columns: "] {
            assert!(head.iter().any(|line| line.starts_with(field)), "{}: no {field}", path.display());
        }
        let sorted: BTreeSet<&str> = rows.iter().copied().collect();
        let ordered: Vec<&str> = sorted.into_iter().collect();
        if updating() {
            let fresh: String = head.iter().chain(&ordered).map(|line| format!("{line}\n")).collect();
            fs::write(&path, fresh).expect("a table can be written");
        } else {
            assert_eq!(rows, ordered, "{} is sorted, with no row twice", path.display());
        }
        assert!(unicode_normalization::is_nfc(&text), "{} is NFC", path.display());
    }
}

#[test]
fn the_order_of_figures_can_be_told() {
    let read = |order| {
        let dated = dates::read("02/10/2025", Tag::EN, order)?;
        dated.published.map(|when| when.to_string())
    };
    assert_eq!(read(None), None);
    assert_eq!(read(Some(dates::DateOrder::Mdy)).as_deref(), Some("2025-02-10"));
    assert_eq!(read(Some(dates::DateOrder::Dmy)).as_deref(), Some("2025-10-02"));
}

#[test]
fn no_line_makes_a_reader_panic() {
    let pieces = [
        "10", ".", "Feb", "2025", "/", "(", ")", "—", "By", " ", "Jane", "@", "年", "월", "é", "٣", "=", "【", "電",
        "\u{200d}", "'", ":",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64; // the seed
    for round in 0..20_000 {
        let mut line = String::new();
        for _ in 0..(round % 14) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            line.push_str(pieces[(state % pieces.len() as u64) as usize]);
        }
        for language in [Tag::EN, Tag::UND] {
            let _ = dates::read(&line, language, None);
            let _ = bylines::read(&line, language);
            let _ = datelines::read(&line, language);
            let _ = signoffs::read(&line, language);
            let _ = sections::from_trail(&line);
            let _ = titles::clean(&line, Some(&line));
        }
    }
}
