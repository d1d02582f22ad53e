//! Runs that are stopped, outputs that take no more.

use super::desk::{Desk, clean, dirty, lines};
use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Runs a command and kills it after `wait`, if it has not ended by then.
fn killed_after(desk: &Desk, arguments: &[&str], wait: Duration) {
    let mut child =
        desk.command(arguments).stderr(Stdio::null()).stdout(Stdio::null()).spawn().expect("the binary starts");
    let begun = Instant::now();
    while child.try_wait().expect("ours").is_none() && begun.elapsed() < wait {
        std::thread::sleep(Duration::from_millis(1));
    }
    let _ = child.kill();
    let _ = child.wait();
}

#[test]
fn a_run_that_was_killed_goes_on_and_ends_as_one_that_was_not() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(1500) + "{\"id\": 1}\n" + &lines(500)).put("b.txt", dirty(1));
    let arguments = ["clean", "--isolated", "-q", "a.jsonl", "b.txt", "-o", "out.jsonl", "--resume"];
    let begun = Instant::now();
    let whole = desk.run(&["clean", "--isolated", "-q", "a.jsonl", "b.txt"]);
    let unbroken = begun.elapsed();
    for part in 1..8 {
        // The same comes out for any number of jobs, so that a run may go on with another.
        let jobs = if part % 2 == 0 { "1" } else { "2" };
        killed_after(&desk, &[&arguments[..], &["--jobs", jobs]].concat(), unbroken * part / 12);
        let noted = std::fs::read_to_string(desk.path("out.jsonl.journal")).unwrap_or_default();
        let written =
            noted.lines().filter_map(|line| line.strip_suffix("\t.")?.split('\t').nth(1)?.parse().ok()).next_back();
        // A run may be killed with its output already in place and the journal not yet gone.
        if let Some(written) = written.filter(|_| desk.path("out.jsonl.part").exists()) {
            let begun = &desk.read("out.jsonl.part")[..written];
            assert!(whole.out.starts_with(begun), "what the journal notes is there, whole, after kill {part}");
        }
    }
    let again = desk.run(&arguments);
    assert_eq!(again.code, Some(2), "one record cannot be read: {}", again.err);
    assert!(desk.read("out.jsonl") == whole.out, "the same output");
    for left in ["journal", "part", "lock"] {
        assert!(!desk.path(&format!("out.jsonl.{left}")).exists(), "{left}");
    }
}

#[test]
fn a_fix_that_was_killed_leaves_each_file_old_or_new() {
    let (begun, desk) = (Instant::now(), Desk::new());
    let name = |number: usize| format!("in/{number:02}.txt");
    let put_all = || {
        for number in 0..20 {
            desk.put(&name(number), dirty(number));
        }
    };
    put_all();
    assert_eq!(desk.run(&["fix", "--isolated", "in"]).code, Some(0));
    let unbroken = begun.elapsed();
    let mut torn_runs = 0;
    for part in 0..24 {
        put_all();
        killed_after(&desk, &["fix", "--isolated", "in"], unbroken * part / 24);
        let fixed = (0..20).filter(|&number| {
            let text = desk.text(&name(number));
            assert!(text == dirty(number) || text == clean(number), "neither old nor new: {text:?}");
            text == clean(number)
        });
        torn_runs += usize::from((1..20).contains(&fixed.count()));
    }
    eprintln!("{torn_runs} of 24 runs were killed between their first file and their last");
    assert_eq!(desk.run(&["fix", "--isolated", "in"]).code, Some(0), "what killed runs left behind disturbs nobody");
    (0..20).for_each(|number| assert_eq!(desk.text(&name(number)), clean(number)));
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
    let mut child = desk
        .command(&["clean", "--isolated", "-q", "a.jsonl"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut head = [0; 100];
    child.stdout.take().expect("a pipe").read_exact(&mut head).expect("there is output");
    let ended = child.wait_with_output().expect("the binary ends");
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}

#[test]
fn no_command_minds_a_reader_that_goes_away() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(300));
    let undoable = desk.run(&["clean", "--isolated", "--undoable", "a.jsonl", "-o", "records.jsonl"]);
    assert_eq!(undoable.code, Some(0), "{}", undoable.err);
    for arguments in [
        &["check", "--isolated", "a.jsonl"][..],
        &["check", "--isolated", "--output-format", "json", "a.jsonl"],
        &["fix", "--isolated", "--diff", "a.jsonl"],
        &["undo", "records.jsonl"],
        &["rules"],
        &["schema"],
    ] {
        let child = desk.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the binary starts");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("the binary ends");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.code() == Some(0) && told.is_empty(), "{arguments:?}: {:?} {told}", ended.status.code());
    }
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
        let ended = desk
            .command(&["clean", "--isolated", "a.jsonl", "--to", to])
            .stdout(full)
            .output()
            .expect("the binary starts");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2), "{to}: {told}");
        assert!(told.contains("<stdout>: "), "{to}: {told}");
    }
}
