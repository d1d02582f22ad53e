//! Runs that are stopped, outputs that take no more.

use super::desk::{Desk, dirty};
use serde_json::json;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn lines(count: usize) -> String {
    (0..count).map(|number| json!({"id": number, "text": dirty(number)}).to_string() + "\n").collect()
}

fn command(desk: &Desk, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(arguments).current_dir(desk.path("")).stdin(Stdio::null()).stderr(Stdio::piped());
    command
}

#[test]
fn a_run_that_was_killed_goes_on_and_ends_as_one_that_was_not() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(1500) + "{\"id\": 1}\n" + &lines(500));
    let arguments = ["clean", "--isolated", "-q", "a.jsonl", "-o", "out.jsonl", "--resume"];
    let whole = desk.run(&["clean", "--isolated", "-q", "a.jsonl"]);
    let mut child = command(&desk, &arguments).stdout(Stdio::null()).spawn().expect("the binary starts");
    let begun = Instant::now();
    let noted = || std::fs::read_to_string(desk.path("out.jsonl.journal")).unwrap_or_default().lines().count();
    while noted() < 3 && child.try_wait().expect("ours").is_none() && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(2));
    }
    let _ = child.kill();
    let _ = child.wait();
    let again = desk.run(&arguments);
    assert_eq!(again.code, Some(2), "one record cannot be read: {}", again.err);
    assert!(desk.read("out.jsonl") == whole.out, "the same output");
    assert!(!desk.path("out.jsonl.journal").exists() && !desk.path("out.jsonl.part").exists());
}

#[test]
fn another_run_does_not_go_on_with_it() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(2)).put("out.jsonl.journal", "copydesk journal 1 0000000000000000\n");
    let ended = desk.run(&["clean", "--isolated", "a.jsonl", "-o", "out.jsonl", "--resume"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("out.jsonl.journal") && ended.err.contains("another run"), "{}", ended.err);
    for wrong in [&["a.jsonl", "--to", "json"][..], &["-"][..]] {
        let ended = desk.run(&[&["clean", "--isolated", "-o", "x", "--resume"], wrong].concat());
        assert_eq!(ended.code, Some(2), "{}", ended.err);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(500));
    let mut child = command(&desk, &["clean", "--isolated", "-q", "a.jsonl"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut head = [0; 100];
    child.stdout.take().expect("a pipe").read_exact(&mut head).expect("there is output");
    let ended = child.wait_with_output().expect("the binary ends");
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(200));
    for to in ["jsonl", "json", "parquet"] {
        if to == "parquet" && !cfg!(feature = "columnar") {
            continue;
        }
        let full = std::fs::File::options().write(true).open("/dev/full").expect("Linux has it");
        let ended = command(&desk, &["clean", "--isolated", "a.jsonl", "--to", to])
            .stdout(full)
            .output()
            .expect("the binary starts");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2), "{to}: {told}");
        assert!(told.contains("<stdout>: "), "{to}: {told}");
    }
}
