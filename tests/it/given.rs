//! Records that come with a title, authors or a date of their own: nothing of it is lost without a trace.

use copydesk::Desk;
use copydesk::Input;
use copydesk::record::{Article, FieldMap, RemovedKind};
use serde_json::{Value, json};

const BODY: &str = "The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\n\
     Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.";

/// What becomes of a record with these members beside its text, as the record and as JSON.
fn cleaned(above: &str, members: Value) -> (Vec<String>, Value) {
    let mut record = members;
    record["text"] = format!("{above}{BODY}").into();
    let json = record.to_string();
    let input = Input::of_json(&json, &FieldMap::default()).expect("a record");
    let article: Article<'_> = Desk::default().clean(input);
    let rules = article.findings.iter().map(|finding| finding.rule.to_owned()).collect();
    (rules, serde_json::to_value(&article).expect("plain data"))
}

fn listed(record: &Value, kind: RemovedKind) -> Vec<String> {
    let kind = serde_json::to_value(kind).expect("plain data");
    let removed = record["removed"].as_array().expect("a list");
    let texts = removed
        .iter()
        .filter(|entry| entry["kind"] == kind)
        .map(|entry| entry["text"].as_str().expect("a text").to_owned());
    texts.collect()
}

const HEADLINE: &str = "Harbour bridge closes for six weeks\n\n";

#[test]
fn a_title_that_the_text_contradicts_is_told_and_listed() {
    let (rules, record) = cleaned(HEADLINE, json!({"title": "Council elects a new mayor"}));
    assert_eq!(
        (record["title"].as_str(), &rules[..]),
        (Some("Harbour bridge closes for six weeks"), &["MD201".to_owned()][..])
    );
    assert_eq!(listed(&record, RemovedKind::Navigation), ["Council elects a new mayor"]);
}

#[test]
fn a_title_that_says_more_or_less_than_the_headline_is_listed() {
    for given in
        ["Harbour bridge closes for six weeks | The Daily Example", "News: Harbour bridge closes for six weeks"]
    {
        let (rules, record) = cleaned(HEADLINE, json!({"title": given}));
        assert_eq!((rules.len(), listed(&record, RemovedKind::Navigation)), (0, vec![given.to_owned()]));
    }
    for given in ["Harbour bridge closes for six weeks", " HARBOUR BRIDGE closes – for six weeks! ", ""] {
        let (rules, record) = cleaned(HEADLINE, json!({"title": given}));
        assert_eq!((rules.len(), &record["removed"]), (0, &json!([])), "{given}");
    }
}

#[test]
fn the_outlet_behind_a_given_title_is_listed() {
    let (rules, record) = cleaned("", json!({"title": "Harbour bridge closes for six weeks | The Daily Example"}));
    assert_eq!((rules.len(), &record["title"]), (0, &json!("Harbour bridge closes for six weeks")));
    assert_eq!(listed(&record, RemovedKind::Navigation), ["| The Daily Example"]);
}

#[test]
fn a_date_that_nobody_can_read_is_told_and_listed() {
    for (given, rule) in
        [("31.02.2025", "DT102"), ("3 hours ago", "DT102"), ("someday", "DT102"), ("03/04/2025", "DT101")]
    {
        let (rules, record) = cleaned("", json!({"published": given, "language": "en"}));
        assert_eq!((&record["published"], &rules[..]), (&Value::Null, &[rule.to_owned()][..]), "{given}");
        assert_eq!(listed(&record, RemovedKind::Timestamp), [given]);
        // The text may know it.
        let (rules, record) = cleaned(&format!("{HEADLINE}10 February 2025\n\n"), json!({"published": given}));
        assert_eq!((&record["published"], rules.len()), (&json!("2025-02-10"), 1), "{given}");
    }
}

#[test]
fn a_date_that_can_be_read_is_taken_over_in_silence() {
    for given in [
        "2025-02-10",
        "2025-02-10T09:30:00+01:00",
        "10 February 2025",
        "Mon, 10 Feb 2025 09:30:00 +0100",
        "Published: Feb 10, 2025",
        "20250210",
        "20250210093000",
        "20250210T083000Z",
        "2025-02-09T24:00:00Z",
        "Mon Feb 10 12:00:00 2025",
        "Mon Feb 10 2025 12:00:00 GMT+0100 (Central European Standard Time)",
        "1739180000",
        "1739180000123",
    ] {
        let (rules, record) = cleaned("", json!({"published": given}));
        let day = record["published"].as_str().map(|date| &date[..10]);
        assert_eq!((day, rules.len(), &record["removed"]), (Some("2025-02-10"), 0, &json!([])), "{given}");
    }
}

#[test]
fn figures_are_a_date_only_where_a_date_was_asked_for() {
    for figures in ["20250210", "1739180000", "1739180000123", "Mon Feb 10 12:00:00 2025"] {
        let (_, record) = cleaned(&format!("{HEADLINE}{figures}\n\n"), json!({}));
        assert_eq!(record["published"], Value::Null, "{figures}");
    }
    for given in ["20259999", "9739180000", "9739180000123", "Mon Feb 40 12:00:00 2025"] {
        let (rules, record) = cleaned("", json!({"published": given}));
        assert_eq!((&record["published"], &rules[..]), (&Value::Null, &["DT102".to_owned()][..]), "{given}");
    }
}

#[test]
fn another_day_in_the_text_is_told() {
    let dated = |line: &str, given: &str| cleaned(&format!("{HEADLINE}{line}\n\n"), json!({"published": given}));
    let (rules, record) = dated("10 February 2025", "2025-03-01");
    assert_eq!((&rules[..], &record["published"]), (&["MD201".to_owned()][..], &json!("2025-03-01")));
    assert_eq!(listed(&record, RemovedKind::Timestamp), ["10 February 2025"]);
    // A time zone makes a day of difference, and an update is another date.
    for (line, given) in [("28 February 2025", "2025-03-01"), ("Updated: 10 February 2025", "2025-02-01")] {
        assert!(dated(line, given).0.is_empty(), "{line}");
    }
}

#[test]
fn a_given_agency_is_no_person_and_who_is_named_twice_is_one() {
    let authors = |given: Value| cleaned("", json!({"authors": given})).1["authors"].clone();
    assert_eq!(authors(json!(["Reuters"])), json!([{"name": null, "agency": "Reuters"}]));
    assert_eq!(
        authors(json!(["Ana Lund", "Ana Lund ", "Per Holm", "ANA LUND"])),
        json!([{"name": "Ana Lund", "agency": null}, {"name": "Per Holm", "agency": null}])
    );
    // What a record of ours says is taken as it says it.
    let ours = json!([{"name": "Ana Lund", "agency": "dpa"}, {"name": null, "agency": "The Harbour Wire"}]);
    assert_eq!(authors(ours.clone()), ours);
    assert_eq!(authors(json!([null, {}, " "])), json!([]));
    // One alone, as JSON-LD has it.
    let alone = json!([{"name": "Ana Lund", "agency": null}]);
    assert_eq!(authors(json!({"@type": "Person", "name": "Ana Lund", "url": "https://example.org/ana"})), alone);
    assert_eq!(authors(json!("Ana Lund")), alone);
}

#[test]
fn a_byline_whose_authors_the_record_does_not_name_is_listed() {
    let line = |given: Value| {
        let (_, record) = cleaned(&format!("{HEADLINE}By Ada Berg\n\n"), json!({"authors": given}));
        (record["authors"][0]["name"].as_str().expect("a name").to_owned(), listed(&record, RemovedKind::Bio))
    };
    assert_eq!(line(json!(["Jan Kos"])), ("Jan Kos".to_owned(), vec!["By Ada Berg".to_owned()]));
    assert_eq!(line(json!(["Ada Berg"])), ("Ada Berg".to_owned(), vec![]));
    assert_eq!(line(json!([])), ("Ada Berg".to_owned(), vec![]));
}

/// Where a record's title names who its text names, and nobody else; `None` where nothing is changed in it.
fn retitled(title: &str, text: &str) -> (String, Vec<(String, String)>) {
    let json = json!({"title": title, "text": text, "language": "en"}).to_string();
    let input = Input::of_json(&json, &FieldMap::default()).expect("a record");
    let article = Desk::default().clean(input);
    let edits = article.findings.iter().filter(|finding| finding.field == "title").flat_map(|finding| &finding.edits);
    let edits = edits.map(|edit| (edit.span.of(title).to_owned(), edit.with.clone())).collect();
    (article.title.clone().expect("the record has a title"), edits)
}

const ENVOY: &str = "The Russian ambassador, Siergiej Zacepin, arrived an hour late for the talks in Geneva on Monday, and nobody knew why.\n\n\
     Zacepin blamed the fog over Moscow, which had kept his plane on the ground, as the embassy told reporters in the evening.";

#[test]
fn a_given_title_is_respelled_as_the_body_is() {
    for (title, fixed, seen, with) in [
        ("Zacepin comes late", "Zatsepin comes late", "Zacepin", "Zatsepin"),
        ("Siergiej Zacepin’s long night", "Sergei Zatsepin’s long night", "Siergiej Zacepin", "Sergei Zatsepin"),
    ] {
        assert_eq!(retitled(title, ENVOY), (fixed.to_owned(), vec![(seen.to_owned(), with.to_owned())]));
        let above = retitled(title, &format!("{title}\n\n{ENVOY}"));
        assert_eq!(above, (fixed.to_owned(), vec![(seen.to_owned(), with.to_owned())]), "the text says it, too");
        assert_eq!(retitled(fixed, ENVOY), (fixed.to_owned(), Vec::new()), "twice is once");
    }
}

#[test]
fn a_given_title_keeps_the_names_that_the_body_keeps() {
    let genuine = ENVOY.replace("Siergiej Zacepin", "Sergei Zatsepin").replace("Zacepin", "Zatsepin");
    for title in ["Antoni Macierewicz comes late", "Zacepin Street reopens after two years"] {
        assert_eq!(retitled(title, &genuine), (title.to_owned(), Vec::new()));
    }
}

#[test]
fn the_edits_of_a_given_title_are_none_of_the_texts() {
    let json = json!({"title": "Zacepin comes late", "text": ENVOY, "language": "en"}).to_string();
    let input = Input::of_json(&json, &FieldMap::default()).expect("a record");
    let article = copydesk::pipeline::clean(input, &Desk::default());
    let of_text = article.article.findings.iter().filter(|finding| finding.field == "text");
    let patch = copydesk::text::Patch::new(of_text.flat_map(|finding| finding.edits.clone()).collect())
        .expect("edits stand apart");
    assert_eq!(patch.apply(ENVOY), article.fixed.into_text());
}
