//! Reports of `check`: each format as its readers want it, several in one run, and a baseline.

use super::desk::{Desk, dirty};
use serde_json::Value;

#[test]
fn several_reports_come_from_one_run() {
    let desk = Desk::new();
    desk.put("a b.txt", dirty(1)).put("c.txt", "Nothing to do here.\n");
    let names = ["full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit"];
    let mut arguments = vec!["check", "--isolated", "a b.txt", "c.txt", "--output-format", "github"];
    let files: Vec<String> = names.iter().map(|name| format!("report.{name}")).collect();
    for (name, file) in names.iter().zip(&files) {
        arguments.extend(["--report", name, file]);
    }
    let ended = desk.run(&arguments);
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert_eq!(ended.text(), desk.text("report.github"));
    assert!(
        ended.text().contains("::error file=a b.txt,line=4,col=1,title=CR101 duplicate-credit::"),
        "{}",
        ended.text()
    );
    let count = desk.text("report.jsonl").lines().count();
    let json: Value = serde_json::from_slice(&desk.read("report.json")).expect("JSON");
    let gitlab: Value = serde_json::from_slice(&desk.read("report.gitlab")).expect("JSON");
    assert_eq!((json.as_array().map(Vec::len), gitlab.as_array().map(Vec::len)), (Some(count), Some(count)));
    assert_eq!(gitlab[0]["location"]["path"], "a b.txt");
    let junit = desk.text("report.junit");
    assert!(
        junit.contains("<testcase classname=\"c.txt\" name=\"clean\"/>") && junit.ends_with("</testsuites>\n"),
        "{junit}"
    );
}

#[test]
fn sarif_carries_fixes_that_apply() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1));
    let sarif = desk.run(&["check", "--isolated", "--output-format", "sarif", "a.txt"]);
    let sarif: Value = serde_json::from_slice(&sarif.out).expect("JSON");
    let run = &sarif["runs"][0];
    assert_eq!((&sarif["version"], &run["tool"]["driver"]["name"]), (&"2.1.0".into(), &"copydesk".into()));
    let result = run["results"].as_array().expect("results").iter().find(|result| result["ruleId"] == "LG101");
    let result = result.expect("the label is found");
    let region = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"];
    assert!(region["startLine"].as_u64() <= Some(5) && region["endLine"].as_u64() >= Some(5), "{result:#}");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules[result["ruleIndex"].as_u64().expect("a number") as usize]["id"], "LG101");
}

#[test]
fn reports_of_nothing_are_whole() {
    let desk = Desk::new();
    desk.put("c.txt", "Nothing to do here.\n");
    for name in ["json", "gitlab", "sarif"] {
        let ended = desk.run(&["check", "--isolated", "--output-format", name, "c.txt"]);
        assert_eq!(ended.code, Some(0));
        assert!(serde_json::from_slice::<Value>(&ended.out).is_ok(), "{name}: {}", ended.text());
    }
}

#[test]
fn a_baseline_leaves_out_what_is_known_and_tells_what_is_new() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1));
    let check = ["check", "--isolated", "--baseline", "known.tsv", "--output-format", "concise", "a.txt"];
    let first = desk.run(&check);
    assert_eq!((first.code, first.text()), (Some(0), String::new()), "{}", first.err);
    assert!(first.err.contains("baseline written"), "{}", first.err);
    assert_eq!(desk.run(&check).code, Some(0));
    desk.put("a.txt", format!("A line above.\n\n{}\n\nMore In Society MORE...", dirty(1)));
    let later = desk.run(&check);
    assert_eq!(later.code, Some(1));
    assert!(later.text().contains("BP102") && !later.text().contains("LG101"), "{}", later.text());
    let broken = desk.put("known.tsv", "what\n").run(&check);
    assert_eq!(broken.code, Some(2));
    assert!(broken.err.contains("known.tsv:1"), "{}", broken.err);
}

#[test]
fn the_schema_in_docs_is_current() {
    crate::common::assert_file("docs/article.schema.json", &copydesk::record::schema());
    assert_eq!(Desk::new().run(&["schema"]).text(), copydesk::record::schema());
}

#[test]
fn a_report_is_written_over_no_article_and_read_as_none() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1));
    for arguments in [
        &["a.txt", "--report", "json", "a.txt"][..],
        &["a.txt", "--report", "json", "b.json", "--report", "sarif", "b.json"],
        &["a.txt", "--report", "json", "-"],
    ] {
        let refused = desk.run(&[&["check", "--isolated"], arguments].concat());
        assert_eq!((refused.code, desk.text("a.txt") == dirty(1)), (Some(2), true), "{arguments:?}");
    }
    for _ in 0..2 {
        let ended = desk.run(&["check", "--isolated", "--report", "json", "r.json", "."]);
        assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{}", ended.text());
    }
}
