//! A terminal is not moved by what a text holds, and a pipe gets the text as it is.
#![cfg(unix)]

use super::desk::Desk;
use std::process::Command;

const TEXT: &str = "The court ruled\u{1B}[31m on Monday\u{9B}2J that \u{202E}the bridge\u{7} stays shut, the mayor said after the vote.";

/// What a command shows on a terminal; `None`, said aloud, where none can be had.
fn shown(desk: &Desk, arguments: &str) -> Option<String> {
    let line = format!("'{}' {arguments}", env!("CARGO_BIN_EXE_copydesk"));
    let run = Command::new("script").args(["-qec", &line, "/dev/null"]).current_dir(desk.path("")).output();
    match run {
        Ok(ended) => Some(String::from_utf8_lossy(&ended.stdout).into_owned()),
        Err(_) => {
            eprintln!("skipped: no program \"script\" to make a terminal");
            None
        }
    }
}

#[test]
fn no_command_lets_a_text_steer_the_terminal() {
    let desk = Desk::new();
    desk.put("a.txt", TEXT).put("b\u{1B}[2J.txt", TEXT).put("bad\u{1B}[2J.jsonl", "{\"text\": \"\u{1B}[2J\n");
    let undoable = ["clean", "--isolated", "--ignore", "TX", "--undoable", "a.txt", "-o", "records.jsonl"];
    assert_eq!(desk.run(&undoable).code, Some(0));
    let commands = [
        "check --isolated --color never .",
        "check --isolated --color never --output-format concise .",
        "check --isolated --color never --output-format github .",
        "check --isolated --color never --output-format json .",
        "clean --isolated --ignore TX --no-progress --color never .",
        "clean --isolated --ignore TX --to text a.txt",
        "clean --isolated --ignore TX --to markdown a.txt",
        "fix --isolated --diff --color never a.txt",
        "undo records.jsonl",
        "lang \"$(cat a.txt)\"",
        "name \"$(cat a.txt)\"",
        "match \"$(cat a.txt)\" \"$(cat a.txt)\"",
        "check --isolated --color never \"$(printf 'no\\033[2Jwhere')\"",
    ];
    for command in commands {
        let Some(out) = shown(&desk, command) else { return };
        assert!(!out.is_empty(), "{command}");
        assert!(!out.contains(['\u{1B}', '\u{9B}', '\u{202E}', '\u{7}']), "{command}: {out:?}");
    }
}

#[test]
fn a_pipe_gets_every_byte() {
    let desk = Desk::new();
    desk.put("a.txt", TEXT);
    assert_eq!(desk.run(&["clean", "--isolated", "--undoable", "a.txt", "-o", "records.jsonl"]).code, Some(0));
    assert_eq!(desk.run(&["undo", "records.jsonl"]).text(), TEXT);
    let text = desk.run(&["clean", "--isolated", "--ignore", "TX", "--to", "text", "a.txt"]).text();
    assert!(text.contains("\u{1B}[31m") && text.contains('\u{202E}'), "{text:?}");
}
