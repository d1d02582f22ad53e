//! Inputs that cannot be read, change, or would like to be written somewhere.

use super::desk::{Desk, dirty, lines};
use serde_json::json;
use std::io::Write;

/// Runs as somebody to whom the system says no; root is told nothing. `None`, said aloud, where that cannot be.
#[cfg(unix)]
fn as_nobody(desk: &Desk, arguments: &[&str]) -> Option<std::process::Output> {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;
    let mut command = desk.command(arguments);
    if std::fs::metadata(desk.path("")).expect("there").uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    let ended = command.output();
    if ended.is_err() {
        eprintln!("skipped: nobody else may start the binary");
    }
    ended.ok()
}

#[cfg(unix)]
#[test]
fn a_file_nobody_may_read_costs_itself_and_not_its_folder() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.put("in/a.txt", dirty(1)).put("in/b.txt", dirty(2)).put("in/c/d.txt", dirty(3)).put("in/e.txt", dirty(4));
    let mode = |name: &str, mode| std::fs::set_permissions(desk.path(name), std::fs::Permissions::from_mode(mode));
    for (name, bits) in [("", 0o755), ("in/b.txt", 0o000), ("in/c", 0o000)] {
        mode(name, bits).expect("ours");
    }
    for command in ["clean", "check", "fix"] {
        let Some(ended) = as_nobody(&desk, &[command, "--isolated", "in"]) else { break };
        let (out, told) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
        assert_eq!(ended.status.code(), Some(2), "{command}: {told}");
        assert!(told.contains("in/b.txt") && told.contains("in/c"), "{command}: {told}");
        match command {
            "clean" => assert_eq!(out.matches("\"id\":\"in/").count(), 2, "{out}"),
            "check" => assert!(out.contains("in/a.txt") && out.contains("in/e.txt"), "{out}"),
            _ => assert!(told.contains("in/a.txt") && told.contains("in/e.txt"), "read, and not to be written: {told}"),
        }
    }
    mode("in/c", 0o755).expect("ours");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_changed_while_it_is_read_is_told_and_not_overwritten() {
    let desk = Desk::new();
    // Several pieces on one thread: when the first is written, the last is not yet read.
    desk.put("a.jsonl", lines(3000));
    let mut child = desk
        .command(&["clean", "--isolated", "-q", "--jobs", "1", "a.jsonl"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut out = child.stdout.take().expect("a pipe");
    let mut head = [0; 100];
    std::io::Read::read_exact(&mut out, &mut head).expect("there is output");
    let mut file = std::fs::File::options().append(true).open(desk.path("a.jsonl")).expect("ours");
    file.write_all(lines(1).as_bytes()).expect("ours");
    let rest = std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
    let ended = child.wait_with_output().expect("the binary ends");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert!(rest.join().expect("no panic").is_ok());
    assert!(ended.status.code() == Some(2) && told.contains("a.jsonl: the file was changed"), "{told}");
}

#[cfg(unix)]
#[test]
fn fix_does_not_write_over_what_somebody_else_wrote() {
    if !std::path::Path::new("/proc/self/io").exists() {
        eprintln!("skipped: no /proc to see when the file is read");
        return;
    }
    let desk = Desk::new();
    // Between reading and writing lie some seconds of work.
    desk.put("a.jsonl", lines(4000));
    let child = desk.command(&["fix", "--isolated", "a.jsonl"]).stderr(std::process::Stdio::piped()).spawn();
    let child = child.expect("the binary starts");
    let target = desk.path("a.jsonl");
    let size = std::fs::metadata(&target).expect("there").len();
    // How much the process has read so far: once it is the whole file, cleaning has begun.
    let read = || {
        let counts = std::fs::read_to_string(format!("/proc/{}/io", child.id())).unwrap_or_default();
        counts.lines().find_map(|line| line.strip_prefix("rchar: ")?.parse::<u64>().ok()).unwrap_or_default()
    };
    let since = std::time::Instant::now();
    while read() < size && since.elapsed().as_secs() < 60 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    std::fs::write(&target, "{\"text\": \"Another hand.\"}\n").expect("ours");
    let ended = child.wait_with_output().expect("the binary ends");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.code() == Some(2) && told.contains("changed while it was read"), "{told}");
    assert_eq!(desk.text("a.jsonl"), "{\"text\": \"Another hand.\"}\n");
}

#[test]
fn what_a_record_calls_itself_is_no_path() {
    let desk = Desk::new();
    desk.put("in/x", "");
    let record = |id: &str| json!({"id": id, "url": format!("file:///{id}"), "text": dirty(1)}).to_string() + "\n";
    desk.put("a.jsonl", record("../evil.txt") + &record("/evil.txt") + &record("in/x"));
    for to in ["jsonl", "json", "text", "markdown", "jsonld", "ninjs"] {
        let ended = desk.run(&["clean", "--isolated", "a.jsonl", "--to", to, "-o", "out"]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
    }
    let mut names: Vec<_> =
        std::fs::read_dir(desk.path("")).expect("there").flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.jsonl", "in", "out"]);
    assert_eq!(desk.text("in/x"), "");
}

/// An archive whose one file unpacks to far more than it packs.
#[test]
fn an_archive_that_grows_without_measure_is_refused_in_little_memory() {
    let desk = Desk::new();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let spaces = vec![b' '; 1 << 20];
    for name in ["a.txt", "b.txt"] {
        writer.start_file(name, options).expect("memory takes it");
        let blocks = if name == "a.txt" { 100 } else { 0 };
        (0..blocks).for_each(|_| writer.write_all(&spaces).expect("memory takes it"));
    }
    writer.write_all(dirty(1).as_bytes()).expect("memory takes it");
    desk.put("bomb.zip", writer.finish().expect("memory takes it").into_inner());
    let ended = desk.run(&["clean", "--isolated", "bomb.zip"]);
    assert_eq!(
        (ended.code, ended.err.contains("bomb.zip/a.txt: unpacks to more than 64 MB: a bomb")),
        (Some(2), true),
        "{}",
        ended.err
    );
    assert_eq!(ended.json_lines().iter().filter(|record| record["schema"] == "copydesk/article@1").count(), 1);
    // One within another: each layer is measured.
    let packed = super::desk::zstd(&super::desk::gzip(&vec![b' '; 80 << 20]));
    desk.put("twice.jsonl.gz", packed);
    let ended = desk.run(&["clean", "--isolated", "twice.jsonl.gz"]);
    assert!(ended.code == Some(2) && ended.err.contains("a bomb"), "{}", ended.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_utf8_is_walked_as_any_other() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    desk.put("in/a.txt", dirty(1));
    let name = std::ffi::OsStr::from_bytes(b"in/b\xFF.TXT");
    std::fs::write(desk.path("").join(name), dirty(2)).expect("a system that takes any name");
    assert_eq!(desk.records(&["in"]).len(), 2);
    assert_eq!(desk.run(&["fix", "--isolated", "in"]).code, Some(0));
    let fixed = std::fs::read(desk.path("").join(name)).expect("the file is there");
    assert_ne!(fixed, dirty(2).into_bytes());
}
