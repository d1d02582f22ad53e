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
    let (cases, failures) = (junit.matches("<testcase ").count(), junit.matches("<failure ").count());
    let counts = format!("<testsuite name=\"copydesk\" tests=\"{cases}\" failures=\"{failures}\" errors=\"0\">");
    assert!(junit.contains(&counts) && failures > 0 && failures < cases, "{junit}");
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
fn a_baseline_knows_its_files_from_whatever_folder_one_starts() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1)).put("sub/b.txt", dirty(2));
    let check = |baseline: &str, paths: &[&str]| {
        desk.run(&[&["check", "--isolated", "--baseline", baseline, "--output-format", "concise"], paths].concat())
    };
    assert_eq!(check("known.tsv", &["a.txt", "sub"]).code, Some(0));
    let whole = desk.path("a.txt").display().to_string();
    for paths in [&["."][..], &["./a.txt"], &["sub/../a.txt"], &[&whole]] {
        assert_eq!(check("known.tsv", paths).text(), "", "{paths:?}");
    }
    let mut command = desk.command(&["check", "--isolated", "--baseline", "../known.tsv", "../a.txt", "b.txt"]);
    assert_eq!(command.current_dir(desk.path("sub")).status().expect("it starts").code(), Some(0));
    // Another file with the same faults is not known.
    assert_eq!(check("known.tsv", &["sub/b.txt"]).code, Some(0));
    desk.put("c.txt", dirty(1));
    assert_eq!(check("known.tsv", &["c.txt"]).code, Some(1));
}

#[test]
fn code_hosts_know_a_file_from_the_working_folder_and_a_finding_by_its_words() {
    let desk = Desk::new();
    let twice = format!("{}\n\npodpis źródła zdjęcia\n", dirty(1));
    desk.put("a.txt", &twice);
    let report = |format: &str, path: &str| desk.run(&["check", "--isolated", "--output-format", format, path]).text();
    let entries = |path: &str| serde_json::from_str::<Vec<Value>>(&report("gitlab", path)).expect("JSON");
    let whole = desk.path("a.txt").canonicalize().expect("it is there").display().to_string();
    let prints = |entries: &[Value]| entries.iter().map(|entry| entry["fingerprint"].clone()).collect::<Vec<_>>();
    let plain = entries("a.txt");
    for path in ["./a.txt", &whole] {
        assert_eq!(entries(path), plain, "{path}");
        assert!(report("github", path).contains("::error file=a.txt,line=4"), "{path}");
        assert!(report("sarif", path).contains("\"artifactLocation\":{\"uri\":\"a.txt\"}"), "{path}");
    }
    let mut unique = prints(&plain);
    unique.sort_by_key(Value::to_string);
    unique.dedup();
    assert_eq!(unique.len(), plain.len(), "each entry has a fingerprint of its own");
    desk.put("a.txt", format!("\n\n{twice}"));
    assert_eq!(prints(&entries("a.txt")), prints(&plain), "lines may move");
    let elsewhere = desk.put("d/b.txt", "").command(&["check", "--isolated", "--output-format", "sarif", &whole]);
    let mut elsewhere = elsewhere;
    let sarif = elsewhere.current_dir(desk.path("d")).output().expect("it starts").stdout;
    assert!(String::from_utf8_lossy(&sarif).contains("\"uri\":\"file:///"), "a whole path is an address");
}

#[test]
fn line_ends_of_windows_are_not_shown() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1).replace('\n', "\r\n"));
    let shown = desk.run(&["check", "--isolated", "a.txt"]).text();
    assert!(shown.contains("4 | Photo: Ana Lund/Reuters\n  | ^^^^^^^^^^^^^^^^^^^^^^^\n"), "{shown}");
    assert!(!shown.contains('\u{240D}'), "{shown}");
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
        &["a.txt", "--baseline", "a.txt"],
    ] {
        let refused = desk.run(&[&["check", "--isolated"], arguments].concat());
        assert_eq!((refused.code, desk.text("a.txt") == dirty(1)), (Some(2), true), "{arguments:?}");
    }
    for _ in 0..2 {
        let ended = desk.run(&["check", "--isolated", "--report", "json", "r.json", "."]);
        assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{}", ended.text());
    }
}

#[test]
fn a_file_takes_no_colours_and_standard_output_those_that_are_wanted() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1));
    for format in ["full", "concise"] {
        let arguments =
            ["check", "--isolated", "--color", "always", "--output-format", format, "--report", format, "f", "a.txt"];
        let ended = desk.run(&arguments);
        assert!(ended.text().contains("\u{1B}["), "{format}: {}", ended.text());
        assert!(!desk.text("f").contains('\u{1B}') && desk.text("f").contains("CR101"), "{format}: {}", desk.text("f"));
        let plain = desk.run(&["check", "--isolated", "-q", "--output-format", format, "a.txt"]);
        assert_eq!(plain.text(), desk.text("f"), "{format}");
    }
    let diff = |when| desk.run(&["fix", "--isolated", "--diff", "--color", when, "a.txt"]).text();
    let coloured = diff("always");
    assert!(coloured.contains("\u{1B}[31m-"), "{coloured:?}");
    let codes = ["1", "31", "32", "36", "0"].map(|code| format!("\u{1B}[{code}m"));
    assert_eq!(codes.iter().fold(coloured, |text, code| text.replace(code, "")), diff("never"));
}

#[test]
fn a_forced_colour_is_no_colour_where_it_is_forced_by_nought() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1));
    for (value, is_coloured) in [("1", true), ("0", false), ("", false)] {
        let mut command = desk.command(&["check", "--isolated", "a.txt"]);
        command.env("CLICOLOR_FORCE", value).env_remove("NO_COLOR");
        let shown = command.output().expect("the binary starts").stdout;
        assert_eq!(shown.contains(&0x1B), is_coloured, "{value:?}");
    }
}

#[test]
fn statistics_are_objects_where_json_is_asked_for() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1)).put("b.txt", "Nothing to do here.\n");
    let run = |format, name| desk.run(&["check", "--isolated", "--statistics", "--output-format", format, name]);
    let table: Vec<Value> = serde_json::from_str(&run("json", "a.txt").text()).expect("an array");
    let first = table[0].as_object().expect("an object");
    assert!(first["rule"].is_string() && first["name"].is_string() && first["count"].is_u64(), "{first:?}");
    assert_eq!(run("jsonl", "a.txt").json_lines(), table);
    assert_eq!(run("json", "b.txt").text(), "[]\n");
}

#[test]
fn the_name_of_standard_input_tells_its_format() {
    let desk = Desk::new();
    let text = dirty(1).replace('"', "\"\"");
    let table = format!("id,text\nx,\"{text}\"\n");
    let checked = desk.run_with(
        &["check", "--isolated", "--output-format", "concise", "--stdin-filename", "new/t.csv"],
        table.as_bytes(),
    );
    assert!(checked.text().starts_with("new/t.csv:2:text:"), "{}", checked.text());
}
