//! What is written stands whole or not at all, where it was asked for, and for one run at a time.
#![cfg(unix)]

use super::desk::{Desk, clean, dirty, lines};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A run that waits for input it never gets, its output begun.
fn waiting(desk: &Desk, arguments: &[&str], begun: impl Fn() -> bool) -> (Child, std::fs::File) {
    waiting_of(desk, desk.command(arguments), begun)
}

fn waiting_of(desk: &Desk, mut command: Command, begun: impl Fn() -> bool) -> (Child, std::fs::File) {
    let fifo = desk.path("never.jsonl");
    let made = Command::new("mkfifo").arg(&fifo).status().expect("a system with pipes");
    assert!(made.success());
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let held = std::fs::File::options().write(true).open(&fifo).expect("the run opens its end");
    let since = Instant::now();
    while !begun() && since.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(2));
    }
    (child, held)
}

fn names(desk: &Desk) -> Vec<String> {
    let entries = std::fs::read_dir(desk.path("")).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("ours").file_name().to_string_lossy().into()).collect();
    names.sort();
    names
}

#[test]
fn two_runs_on_one_output_are_one_too_many() {
    for resume in [&[][..], &["--resume"][..]] {
        let desk = Desk::new();
        desk.put("a.jsonl", lines(3));
        // Only one of them may wait for a pipe: --resume takes files, so the other run is the plain one.
        let locked = || desk.path("out.jsonl.lock").exists();
        let (mut first, held) = waiting(&desk, &["clean", "--isolated", "never.jsonl", "-o", "out.jsonl"], locked);
        let second = desk.run(&[&["clean", "--isolated", "a.jsonl", "-o", "out.jsonl"], resume].concat());
        assert_eq!(second.code, Some(2));
        assert!(second.err.contains("out.jsonl: another run"), "{}", second.err);
        drop(held);
        assert_eq!(first.wait().expect("ours").code(), Some(0));
        let third = desk.run(&[&["clean", "--isolated", "a.jsonl", "-o", "out.jsonl"], resume].concat());
        assert_eq!((third.code, desk.text("out.jsonl").lines().count()), (Some(0), 3), "{}", third.err);
        assert_eq!(names(&desk), ["a.jsonl", "never.jsonl", "out.jsonl"]);
    }
}

#[test]
fn the_lock_of_a_run_that_was_killed_keeps_nobody_out() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(3)).put("out.jsonl.lock", "");
    assert_eq!(desk.run(&["clean", "--isolated", "a.jsonl", "-o", "out.jsonl"]).code, Some(0));
    assert_eq!(names(&desk), ["a.jsonl", "out.jsonl"]);
}

/// A run that has begun its output and waits, and the end of the pipe it waits at.
fn begun(desk: &Desk, command: Command) -> (Child, std::fs::File) {
    desk.put("out.jsonl", "old");
    let locked =
        || desk.path("out.jsonl.lock").exists() && names(desk).iter().any(|name| name.starts_with(".copydesk-"));
    waiting_of(desk, command, locked)
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
    assert!(sent.expect("a system with signals").success());
}

const CLEAN: [&str; 5] = ["clean", "--isolated", "never.jsonl", "-o", "out.jsonl"];

#[test]
fn a_run_that_is_told_to_stop_takes_the_unfinished_file_away() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        // Where nobody tells whether a signal is ignored, HUP is left alone.
        if signal == "-HUP" && !cfg!(target_os = "linux") {
            continue;
        }
        let desk = Desk::new();
        // The tests themselves may run under nohup.
        let mut command = Command::new("env");
        command.args(["--default-signal=HUP", env!("CARGO_BIN_EXE_copydesk")]).args(CLEAN).current_dir(desk.path(""));
        let (mut child, held) = begun(&desk, if signal == "-HUP" { command } else { desk.command(&CLEAN) });
        send(signal, &child);
        assert_eq!(child.wait().expect("ours").code(), Some(code), "{signal}");
        drop(held);
        let left = vec!["never.jsonl".to_owned(), "out.jsonl".into()];
        assert_eq!((desk.text("out.jsonl").as_str(), names(&desk)), ("old", left), "{signal}");
    }
}

#[test]
fn a_run_under_nohup_goes_on_when_its_terminal_closes() {
    let desk = Desk::new();
    let line = format!("trap '' HUP; exec '{}' {}", env!("CARGO_BIN_EXE_copydesk"), CLEAN.join(" "));
    let mut command = Command::new("sh");
    command.args(["-c", &line]).current_dir(desk.path(""));
    let (mut child, held) = begun(&desk, command);
    send("-HUP", &child);
    std::thread::sleep(Duration::from_millis(100));
    drop(held);
    assert_eq!(child.wait().expect("ours").code(), Some(0));
    assert_eq!(
        (desk.text("out.jsonl").as_str(), names(&desk)),
        ("", vec!["never.jsonl".to_owned(), "out.jsonl".into()])
    );
}

#[test]
fn an_output_keeps_its_permissions_and_a_link_its_file() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1)).put("real/out.txt", "old");
    let real = desk.path("real/out.txt");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("ours");
    symlink("real/out.txt", desk.path("link.txt")).expect("a link can be made");
    symlink("real/new.txt", desk.path("dangling.txt")).expect("a link can be made");
    for link in ["link.txt", "dangling.txt"] {
        let ended = desk.run(&["clean", "--isolated", "a.txt", "--to", "text", "-o", link]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(std::fs::symlink_metadata(desk.path(link)).expect("there").is_symlink(), "{link}");
        assert!(desk.text(link).starts_with("Harbour bridge"), "{link}");
    }
    assert_eq!(std::fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
    assert!(desk.path("real/new.txt").is_file());
}

#[test]
fn a_pipe_or_a_device_is_written_to_and_not_replaced() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(2));
    let fifo = desk.path("pipe");
    assert!(Command::new("mkfifo").arg(&fifo).status().expect("a system with pipes").success());
    let reader = std::thread::spawn({
        let fifo = fifo.clone();
        move || std::fs::read_to_string(fifo).expect("a pipe")
    });
    assert_eq!(desk.run(&["clean", "--isolated", "a.jsonl", "-o", "pipe"]).code, Some(0));
    assert_eq!(reader.join().expect("no panic").lines().count(), 2);
    assert!(std::fs::metadata(&fifo).expect("there").file_type().is_fifo());
    // A link to the device, lest a mistake costs this machine its own.
    symlink("/dev/null", desk.path("null")).expect("a link can be made");
    let resumed = desk.run(&["clean", "--isolated", "a.jsonl", "-o", "pipe", "--resume"]);
    assert!(resumed.code == Some(2) && resumed.err.contains("--resume needs a file"), "{}", resumed.err);
}

#[test]
fn a_disk_that_is_full_leaves_the_old_file() {
    let desk = Desk::new();
    let long: String = (0..20).map(|number| dirty(number) + "\n\n").collect();
    desk.put("a.txt", &long).put("a.jsonl", lines(20)).put("out.jsonl", "old");
    let binary = env!("CARGO_BIN_EXE_copydesk");
    // No file of more than a block: the write fails as on a full disk.
    let limited = |arguments: &str| {
        let script = format!("trap '' XFSZ; ulimit -f 1; exec '{binary}' {arguments}");
        let run = Command::new("bash").args(["-c", &script]).current_dir(desk.path("")).output();
        let ended = run.expect("bash starts");
        (ended.status.code(), String::from_utf8_lossy(&ended.stderr).into_owned())
    };
    let (code, told) = limited("fix --isolated a.txt");
    assert!(code == Some(2) && told.contains("a.txt"), "{code:?} {told}");
    assert_eq!(desk.text("a.txt"), long);
    for resume in ["", "--resume"] {
        let (code, told) = limited(&format!("clean --isolated a.jsonl -o out.jsonl {resume}"));
        assert!(code == Some(2) && told.contains("out.jsonl"), "{code:?} {told}");
        assert_eq!(desk.text("out.jsonl"), "old");
    }
    let whole = desk.run(&["clean", "--isolated", "-q", "a.jsonl"]).out;
    assert_eq!(desk.run(&["clean", "--isolated", "a.jsonl", "-o", "out.jsonl", "--resume"]).code, Some(0));
    assert!(desk.read("out.jsonl") == whole, "a run goes on when there is room again");
    assert_eq!(names(&desk), ["a.jsonl", "a.txt", "out.jsonl"]);
    assert_eq!(desk.run(&["fix", "--isolated", "a.txt"]).code.map(|code| code < 2), Some(true));
    assert_ne!(desk.text("a.txt"), long);
    assert_ne!(desk.text("a.txt"), clean(1));
}

#[test]
fn an_output_is_never_one_of_its_inputs() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1)).put("in/a.txt", dirty(2));
    let refused = desk.run(&["clean", "--isolated", "a.txt", "-o", "a.txt"]);
    assert_eq!((refused.code, desk.text("a.txt") == dirty(1)), (Some(2), true), "{}", refused.err);
    assert!(refused.err.contains("a.txt is input and output"), "{}", refused.err);
    // What an earlier run left in the folder is no article of it.
    for _ in 0..2 {
        let ended = desk.run(&["clean", "--isolated", "in", "-o", "in/out.jsonl"]);
        assert_eq!((ended.code, desk.text("in/out.jsonl").lines().count()), (Some(0), 1), "{}", ended.err);
    }
    // Another file of the same name is another file.
    assert_eq!(desk.run(&["clean", "--isolated", "in/a.txt", "-o", "other.txt"]).code, Some(0));
    assert_eq!(desk.run(&["clean", "--isolated", "in/a.txt", "-o", "a.txt"]).code, Some(0));
}

#[test]
fn an_output_is_packed_as_its_name_says() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(3));
    let plain = desk.run(&["clean", "--isolated", "a.jsonl"]).out;
    for (name, magic) in [("out.jsonl.gz", &b"\x1F\x8B"[..]), ("out.jsonl.zst", b"\x28\xB5\x2F\xFD")] {
        assert_eq!(desk.run(&["clean", "--isolated", "--undoable", "a.jsonl", "-o", name]).code, Some(0));
        assert!(desk.read(name).starts_with(magic), "{name}");
        let undone = desk.run(&["undo", name]);
        assert_eq!((undone.code, undone.json_lines().len()), (Some(0), 3), "{}", undone.err);
        let resumed = desk.run(&["clean", "--isolated", "--resume", "a.jsonl", "-o", name]);
        assert_eq!(resumed.code, Some(2), "{}", resumed.err);
    }
    desk.run(&["clean", "--isolated", "a.jsonl", "-o", "b.jsonl.gz"]);
    let (mut unpacked, _) =
        copydesk::formats::unpack(Box::new(std::io::Cursor::new(desk.read("b.jsonl.gz")))).expect("gzip");
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut unpacked, &mut bytes).expect("whole");
    assert_eq!(bytes, plain);
}

#[test]
fn an_array_of_nothing_is_an_array() {
    let desk = Desk::new();
    desk.put("a.csv", "id,text\n");
    for to in ["json", "jsonld", "ninjs"] {
        assert_eq!(desk.run(&["clean", "--isolated", "--to", to, "a.csv"]).text(), "[]\n", "{to}");
    }
    assert_eq!(desk.run(&["clean", "--isolated", "a.csv"]).text(), "");
    let refused = desk.run(&["clean", "--isolated", "--undoable", "--to", "text", "a.csv"]);
    assert!(refused.code == Some(2) && refused.err.contains("--undoable"), "{}", refused.err);
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_may_be_named() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(2));
    let ended = desk.run(&["clean", "--isolated", "a.jsonl", "-o", "/dev/stdout"]);
    assert_eq!((ended.code, ended.text().lines().count()), (Some(0), 2), "{}", ended.err);
}

#[test]
fn every_command_that_is_stopped_ends_with_its_number() {
    for (arguments, signal, code) in [
        (&["check", "--isolated", "never.jsonl"][..], "-INT", 130),
        (&["name", "--jsonl", "never.jsonl"][..], "-INT", 130),
        (&["undo", "never.jsonl"][..], "-TERM", 143),
    ] {
        let desk = Desk::new();
        let (mut child, held) = waiting(&desk, arguments, || true);
        send(signal, &child);
        assert_eq!(child.wait().expect("ours").code(), Some(code), "{arguments:?}");
        drop(held);
    }
}

#[cfg(feature = "columnar")]
#[test]
fn undo_reads_the_columns_that_clean_wrote() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1)).put("a.jsonl", lines(3));
    for (name, to) in [("a.txt", "a.parquet"), ("a.jsonl", "b.parquet")] {
        let cleaned = desk.run(&["clean", "--isolated", "--undoable", "--to", "parquet", name, "-o", to]);
        assert_eq!(cleaned.code, Some(0), "{}", cleaned.err);
    }
    assert_eq!(desk.run(&["undo", "a.parquet"]).text(), dirty(1));
    let records = desk.run(&["clean", "--isolated", "--undoable", "a.jsonl"]).out;
    // Columns hold an id as text.
    let texts =
        |ended: super::desk::Ended| ended.json_lines().into_iter().map(|line| line["text"].clone()).collect::<Vec<_>>();
    assert_eq!(texts(desk.run(&["undo", "b.parquet"])), texts(desk.run_with(&["undo"], &records)));
    desk.put("torn.parquet", &desk.read("b.parquet")[..900]);
    let torn = desk.run(&["undo", "torn.parquet"]);
    assert!(torn.code == Some(2) && torn.err.contains("torn.parquet: not a whole Parquet file"), "{}", torn.err);
}

#[test]
fn a_name_that_promises_another_format_is_told() {
    let desk = Desk::new();
    desk.put("a.txt", dirty(1));
    for (arguments, said) in [
        (&["-o", "a.parquet"][..], "a.parquet holds jsonl; --to parquet writes parquet"),
        (&["-o", "a.md.gz"][..], "a.md.gz holds jsonl; --to markdown writes markdown"),
        (&["-o", "a.md", "--to", "markdown"][..], ""),
        (&["-o", "a.json"][..], ""),
        (&["-o", "a.parquet", "-q"][..], ""),
    ] {
        let ended = desk.run(&[&["clean", "--isolated", "a.txt"], arguments].concat());
        assert_eq!((ended.code, ended.err.trim_start_matches("copydesk: ").trim_end()), (Some(0), said));
    }
}
