//! The command line, as a user sees it: files in, files out, exit codes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const DIRTY: &str = "Society\n\nHarbour bridge closes for six weeks\n\nPhoto: Ana Lund/Reuters\nPhoto: Ana Lund/Reuters\npodpis źródła zdjęcia\n\n\
    The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\n\
    Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.\n\n\
    More In Society MORE...";
pub const CLEAN: &str = "Society\n\nHarbour bridge closes for six weeks\n\nPhoto: Ana Lund/Reuters\n\n\
    The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\n\
    Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.";

pub fn copydesk(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || {
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().expect("the binary ends");
    feeder.join().expect("feeding does not panic");
    output
}

pub fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder can be made");
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder can be made");
        std::fs::write(path, content).expect("a file can be written");
    }
    folder
}

pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn read(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).expect("the file is there")
}

#[test]
fn check_then_diff_then_fix_then_check() {
    let folder = folder_with(&[("a.txt", DIRTY)]);
    let here = folder.path();
    let check = copydesk(here, &["check", "a.txt"], "");
    assert_eq!(check.status.code(), Some(1), "{}", out(&check));
    assert!(out(&check).contains("CR101") && out(&check).contains("LG101"), "{}", out(&check));
    let diff = copydesk(here, &["fix", "--diff", "a.txt"], "");
    assert_eq!(diff.status.code(), Some(1));
    assert!(out(&diff).contains("-podpis źródła zdjęcia"), "{}", out(&diff));
    assert_eq!(read(&folder, "a.txt"), DIRTY);
    assert_eq!(copydesk(here, &["fix", "a.txt"], "").status.code(), Some(0));
    assert_eq!(read(&folder, "a.txt"), CLEAN);
    assert_eq!(copydesk(here, &["check", "a.txt"], "").status.code(), Some(0));
    assert_eq!(copydesk(here, &["fix", "a.txt"], "").status.code(), Some(0));
    assert_eq!(read(&folder, "a.txt"), CLEAN);
    assert_eq!(copydesk(here, &["fix", "--diff", "a.txt"], "").status.code(), Some(0));
}

#[test]
fn undo_gives_the_original_back() {
    for original in [DIRTY, CLEAN, "\u{FEFF}Cafe\u{301}\r\n\r\npodpis zdjęcia\r\n", "", "\n\n"] {
        let folder = folder_with(&[("a.txt", original)]);
        let records = copydesk(folder.path(), &["clean", "--undoable", "a.txt", "-o", "a.jsonl"], "");
        assert_eq!(records.status.code(), Some(0), "{}", err(&records));
        let undone = copydesk(folder.path(), &["undo", "a.jsonl"], "");
        assert_eq!(undone.stdout, original.as_bytes(), "{}", err(&undone));
    }
}

#[test]
fn bad_lines_are_named_and_the_others_are_done() {
    let good = |id: usize| serde_json::json!({"id": id, "text": DIRTY}).to_string();
    let mut input: Vec<Vec<u8>> = (0..300).map(|id| good(id).into_bytes()).collect();
    input[10] = b"{\"id\": 10, \"text\": ".to_vec();
    input[20] = b"{\"id\": 20}".to_vec();
    input[30] = b"{\"id\": 30, \"text\": \"\xFF\"}".to_vec();
    let folder = folder_with(&[]);
    std::fs::write(folder.path().join("a.jsonl"), input.join(&b'\n')).expect("a file can be written");
    let one = copydesk(folder.path(), &["clean", "a.jsonl", "--jobs", "1"], "");
    let two = copydesk(folder.path(), &["clean", "a.jsonl", "--jobs", "2"], "");
    assert_eq!(one.stdout, two.stdout);
    assert_eq!(one.status.code(), Some(2));
    let records = out(&one).lines().filter(|line| line.contains("copydesk/article@1")).count();
    assert_eq!(records, 297);
    assert_eq!(out(&one).lines().count(), 300);
    for place in [
        "a.jsonl:11: not valid JSON",
        "a.jsonl:21: the record has neither \"text\" nor \"html\"",
        "a.jsonl:31: byte 21",
    ] {
        assert!(err(&one).contains(place), "{place} in {}", err(&one));
    }
}

#[test]
fn fix_rewrites_nothing_but_the_text_of_a_record() {
    let text = serde_json::to_string(DIRTY).expect("a text");
    let clean = serde_json::to_string(CLEAN).expect("a text");
    let line = |text: &str| format!("{{ \"n\": 1.50,\t\"text\":{text} , \"x\": [1,  2]}}");
    let before = format!("{}\r\n{{\"text\": \"Nothing to do here.\", \"k\":1}}\n", line(&text));
    let folder = folder_with(&[("a.jsonl", &before)]);
    assert_eq!(copydesk(folder.path(), &["fix", "a.jsonl"], "").status.code(), Some(0));
    assert_eq!(
        read(&folder, "a.jsonl"),
        format!("{}\r\n{{\"text\": \"Nothing to do here.\", \"k\":1}}\n", line(&clean))
    );
}

#[test]
fn unknown_fields_travel_through() {
    let input = "{\"id\":7,\"text\":\"A\",\"score\":1.000,\"tags\":{\"b\":null}}";
    let output = copydesk(folder_with(&[]).path(), &["clean"], input);
    assert!(out(&output).contains("\"id\":7"), "{}", out(&output));
    assert!(out(&output).contains("\"extra\":{\"score\":1.000,\"tags\":{\"b\":null}}"), "{}", out(&output));
}

#[test]
fn fix_respells_the_title_of_a_record_with_its_text_and_undo_gives_the_text_back() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let text = "The Russian ambassador Siergiej Zacepin arrived an hour late for the talks in Geneva on Monday.";
    let json =
        format!("{{\"id\": 1, \"title\" : \"Zacepin \\u2013 late\", \"language\":\"en\", \"text\":\"{text}\"}}\n");
    let csv = format!("id,title,language,text\n1,\"Zacepin, late\",en,{text}\n");
    for (name, before) in [("a.jsonl", json), ("a.csv", csv)] {
        let path = folder.path().join(name);
        std::fs::write(&path, &before).expect("a file can be written");
        let records = copydesk(folder.path(), &["clean", "--undoable", name, "-o", "records.jsonl"], "");
        assert_eq!(records.status.code(), Some(0), "{records:?}");
        let undone = copydesk(folder.path(), &["undo", "records.jsonl"], "");
        assert_eq!(String::from_utf8_lossy(&undone.stdout), text);
        assert_eq!(copydesk(folder.path(), &["fix", name], "").status.code(), Some(0));
        let after = before.replace("Siergiej", "Sergei").replace("Zacepin", "Zatsepin");
        assert_eq!(std::fs::read_to_string(&path).expect("a file can be read"), after);
        assert_eq!(copydesk(folder.path(), &["check", name], "").status.code(), Some(0));
    }
}

#[cfg(unix)]
#[test]
fn fix_keeps_permissions_and_links_and_respects_read_only() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder_with(&[("a.txt", DIRTY), ("locked.txt", DIRTY)]);
    let path = folder.path().join("a.txt");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("ours");
    std::fs::set_permissions(folder.path().join("locked.txt"), std::fs::Permissions::from_mode(0o444)).expect("ours");
    symlink("a.txt", folder.path().join("link.txt")).expect("a link can be made");
    assert_eq!(copydesk(folder.path(), &["fix", "link.txt"], "").status.code(), Some(0));
    assert_eq!(read(&folder, "a.txt"), CLEAN);
    assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    assert!(std::fs::symlink_metadata(folder.path().join("link.txt")).expect("there").is_symlink());
    // Root may write what is locked for everybody else.
    let may_write = std::fs::OpenOptions::new().write(true).open(folder.path().join("locked.txt")).is_ok();
    let locked = copydesk(folder.path(), &["fix", "locked.txt"], "");
    assert_eq!(locked.status.code(), Some(if may_write { 0 } else { 2 }));
    assert!(may_write || err(&locked).contains("read-only"), "{}", err(&locked));
    assert_eq!(read(&folder, "locked.txt"), if may_write { CLEAN } else { DIRTY });
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).expect("there").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 3, "no unfinished file is left behind: {left:?}");
}

#[test]
fn directories_are_walked_and_ignore_files_respected() {
    let folder =
        folder_with(&[("in/a.txt", DIRTY), ("in/skip/b.txt", DIRTY), ("in/.ignore", "skip\n"), ("in/c.rs", "fn main")]);
    let output = copydesk(folder.path(), &["clean", "in", "--to", "json"], "");
    let records: serde_json::Value = serde_json::from_str(&out(&output)).expect("one JSON value");
    assert_eq!(records["id"], "in/a.txt");
}

#[test]
fn several_records_make_one_json_array() {
    let output = copydesk(
        folder_with(&[]).path(),
        &["clean", "--to", "json"],
        "{\"id\":1,\"text\":\"A\"}\n{\"id\":2,\"text\":\"B\"}\n",
    );
    let records: serde_json::Value = serde_json::from_str(&out(&output)).expect("one JSON value");
    assert_eq!((&records[0]["id"], &records[1]["id"]), (&1.into(), &2.into()));
}

#[test]
fn usage_and_settings_errors_end_with_two_and_say_what_was_meant() {
    let folder = folder_with(&[("copydesk.toml", "min-confidense = 50\n"), ("a.txt", CLEAN)]);
    let settings = copydesk(folder.path(), &["check", "a.txt"], "");
    assert_eq!(settings.status.code(), Some(2));
    assert!(
        err(&settings).contains("copydesk.toml:1: unknown key \"min-confidense\"; did you mean \"min-confidence\"?"),
        "{}",
        err(&settings)
    );
    let rule = copydesk(folder.path(), &["check", "--isolated", "--select", "CR999", "a.txt"], "");
    assert_eq!(rule.status.code(), Some(2));
    assert!(err(&rule).contains("no rule \"CR999\""), "{}", err(&rule));
    let missing = copydesk(folder.path(), &["check", "--isolated", "a.txt", "nowhere.txt"], "");
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("nowhere.txt"), "{}", err(&missing));
}

#[test]
fn an_input_that_is_not_there_is_named_in_its_error_entry() {
    let output = copydesk(folder_with(&[]).path(), &["clean", "nowhere.txt"], "");
    let entry: serde_json::Value = serde_json::from_str(&out(&output)).expect("a line of JSON");
    assert_eq!(entry["place"], "nowhere.txt");
    assert!(!entry["message"].as_str().unwrap_or_default().contains("nowhere"), "{entry}");
}

#[test]
fn control_characters_of_the_input_do_not_reach_the_terminal() {
    let folder = folder_with(&[("a.txt", "The court ruled\u{1B}[31m on Monday.\u{7}")]);
    let output = copydesk(folder.path(), &["check", "--color", "never", "a.txt"], "");
    assert!(!out(&output).contains(['\u{1B}', '\u{7}']), "{:?}", out(&output));
}

#[test]
fn the_sum_that_decided_on_a_line_is_printed_and_adds_up() {
    let asks = "We and our 41 partners store and read identifiers on your device and process personal data for personalised advertising.";
    let folder = folder_with(&[("Ferry.txt", &format!("{CLEAN}\n\n{asks}"))]);
    let last = format!("Ferry.txt:{}", CLEAN.lines().count() + 2);
    let output = copydesk(folder.path(), &["explain", "BP107", &last], "");
    let page = out(&output);
    let (head, cues) = page.split_once('\n').expect("a verdict above its cues");
    assert!(head.starts_with(&last) && head.ends_with("(read as notice)"), "{head}");
    let number = |text: &str| text.parse::<f32>().expect("a weight");
    let sum: f32 = cues.lines().map(|cue| number(cue.split_whitespace().next().expect("a weight"))).sum();
    let told = head.split(", ").nth(1).and_then(|told| told.split(' ').next()).expect("the margin");
    assert!((sum - number(told)).abs() < 0.5, "{sum} {told}");
    assert!(cues.contains("appeals") && cues.contains("label/guards.tsv:"), "{cues}");
    for (place, says) in
        [("Ferry.txt:2", "no text on this line"), ("Ferry.txt", "article.txt:5"), ("no.txt:1", "no.txt")]
    {
        let output = copydesk(folder.path(), &["explain", "BP107", place], "");
        assert_eq!(output.status.code(), Some(2), "{place}");
        assert!(err(&output).contains(says), "{place}: {}", err(&output));
    }
}
