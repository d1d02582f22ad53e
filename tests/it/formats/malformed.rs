//! What nobody can read costs its record and not the others.

use super::desk::{Desk, Ended, dirty, gzip, lines, zip};
use serde_json::Value;

/// Runs `clean` and gives how many records came out; the run must end with 2 and name `place` with `why`.
fn cleaned(desk: &Desk, arguments: &[&str], place: &str, why: &str) -> usize {
    let ended: Ended = desk.run(&[&["clean", "--isolated"], arguments].concat());
    assert_eq!(ended.code, Some(2), "{arguments:?}: {}", ended.err);
    let told = ended.err.lines().any(|line| line.contains(place) && line.contains(why));
    assert!(told, "{place} … {why} is not in {}", &ended.err[..ended.err.len().min(2000)]);
    ended.json_lines().iter().filter(|record| record["schema"] == "copydesk/article@1").count()
}

fn response(number: usize) -> String {
    let body = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx";
    let head =
        format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <r{number}>\r\nContent-Type: application/http\r\n");
    format!("{head}Content-Length: {}\r\n\r\n{body}\r\n\r\n", body.len()) + &conversion(number)
}

fn conversion(number: usize) -> String {
    let text = dirty(number);
    format!(
        "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}\r\n\r\n",
        text.len()
    )
}

#[test]
fn a_table_without_texts_is_told_once_and_by_its_columns() {
    let desk = Desk::new();
    let row = format!("1,{}\n", "x".repeat(3000));
    desk.put("a.csv", format!("id,body\n{}", row.repeat(100)));
    let ended = desk.run(&["clean", "--isolated", "-q", "a.csv"]);
    assert_eq!((ended.code, ended.json_lines().len()), (Some(2), 1));
    let said = "a.csv:1: no column \"text\" or \"html\"; name one with --field text=/NAME; there are \"id\", \"body\"";
    assert!(ended.err.contains(said) && ended.err.lines().count() == 1, "{}", ended.err);
    assert_eq!(desk.records(&["--field", "text=/body", "a.csv"]).len(), 100);
}

#[test]
fn half_of_a_character_is_told_with_what_to_write() {
    let desk = Desk::new();
    for text in ["\\ud83d", "\\ude00", "a \\ud83d b"] {
        desk.put("a.jsonl", format!("{{\"text\":\"{text}\"}}\n"));
        let ended = desk.run(&["clean", "--isolated", "-q", "a.jsonl"]);
        assert!(ended.err.contains("a.jsonl:1: \"text\" holds half of a pair"), "{}", ended.err);
    }
}

#[test]
fn a_folder_without_articles_is_no_clean_one() {
    let desk = Desk::new();
    desk.put("d/readme.rst", "x");
    for command in ["check", "clean", "fix"] {
        let ended = desk.run(&[command, "--isolated", "d"]);
        assert_eq!(ended.code, Some(0));
        assert!(ended.err.contains("d: no file in it is of a format that is read"), "{command}: {}", ended.err);
    }
}

#[test]
fn a_gzip_that_is_cut_off_gives_what_it_has() {
    let desk = Desk::new();
    let packed = gzip(lines(50).as_bytes());
    desk.put("a.jsonl.gz", &packed[..packed.len() - packed.len() / 3]);
    let done = cleaned(&desk, &["a.jsonl.gz"], "a.jsonl.gz", "gzip data end too early");
    assert!(done > 5, "{done} records before the cut");
    desk.put("a.txt.gz", &packed[..packed.len() / 2]).put("b.txt", dirty(1));
    assert_eq!(cleaned(&desk, &["a.txt.gz", "b.txt"], "a.txt.gz", "cut off"), 1);
}

#[test]
fn a_torn_web_archive_gives_the_whole_records() {
    let desk = Desk::new();
    let whole: String = (0..4).map(response).collect();
    desk.put("cut.warc", &whole.as_bytes()[..whole.len() - 300]);
    assert_eq!(cleaned(&desk, &["cut.warc"], "cut.warc[7]", "torn"), 3);
    // A record that says it is longer than it is takes the next with it, and no more.
    let lying = conversion(1).replacen("Content-Length: ", "Content-Length: 9", 1);
    let lying = lying.replacen(&format!("9{}", dirty(1).len()), &(dirty(1).len() + 30).to_string(), 1);
    desk.put("lying.warc", format!("{}{lying}{}{}{}", conversion(0), conversion(2), conversion(3), conversion(4)));
    let done = cleaned(&desk, &["lying.warc"], "lying.warc[2]", "longer than it says");
    assert!(done >= 4, "{done}");
    desk.put("none.warc", "WARC/1.0\r\nWARC-Type: response\r\n\r\n");
    assert_eq!(cleaned(&desk, &["none.warc"], "none.warc[0]", "no Content-Length"), 0);
}

#[test]
fn a_row_with_a_bare_quote_is_named_by_its_line() {
    let desk = Desk::new();
    let cell = format!("\"{}\"", dirty(1).replace('"', "\"\""));
    let lines_of_a_cell = dirty(1).matches('\n').count() + 1;
    desk.put(
        "a.csv",
        format!("id,text\n1,{cell}\n2,a 5\" pipe burst\n3,{cell}\n4,{cell},too many\n5,\"open\n6,{cell}\n"),
    );
    let line = 2 + lines_of_a_cell;
    assert_eq!(cleaned(&desk, &["a.csv"], &format!("a.csv:{line}:"), "bare quote"), 3);
    assert_eq!(
        cleaned(&desk, &["a.csv"], &format!("a.csv:{}:", line + 1 + lines_of_a_cell), "3 cells and the header 2"),
        3
    );
}

#[cfg(feature = "columnar")]
#[test]
fn columnar_files_without_text_or_torn_are_named() {
    let desk = Desk::new();
    desk.put("a.jsonl", lines(3)).put("b.txt", dirty(1));
    assert_eq!(desk.run(&["clean", "--isolated", "a.jsonl", "--to", "parquet", "-o", "a.parquet"]).code, Some(0));
    // Our own output has a body and no text.
    assert_eq!(cleaned(&desk, &["a.parquet", "b.txt"], "a.parquet[0]", "\"text\""), 1);
    let whole = desk.read("a.parquet");
    desk.put("torn.parquet", &whole[..whole.len() / 2]).put("torn.arrow", b"ARROW1\0\0\x10\0\0\0");
    assert_eq!(cleaned(&desk, &["torn.parquet", "b.txt"], "torn.parquet", "not a whole Parquet file"), 1);
    assert_eq!(cleaned(&desk, &["torn.arrow", "b.txt"], "torn.arrow", "Arrow"), 1);
}

#[test]
fn json_of_any_depth_ends() {
    let desk = Desk::new();
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let lines = [
        format!("{{\"text\": {}}}", deep(10_000)),
        format!("{{\"text\": {}}}", Value::from(dirty(1))),
        "{\"a\":".repeat(10_000),
        format!("{{\"authors\": {}, \"text\": \"A\"}}", deep(10_000)),
    ];
    desk.put("a.jsonl", lines.join("\n"));
    assert_eq!(cleaned(&desk, &["a.jsonl"], "a.jsonl:1", "\"text\" is a list"), 1);
    assert_eq!(cleaned(&desk, &["a.jsonl"], "a.jsonl:3", "not valid JSON"), 1);
    desk.put("a.json", "[".repeat(10_000)).put("b.txt", dirty(1));
    assert_eq!(cleaned(&desk, &["a.json", "b.txt"], "a.json", "not valid JSON"), 1);
}

#[test]
fn an_article_that_is_no_article_is_refused_by_size() {
    let desk = Desk::new();
    desk.put("a.html", format!("<html><p>{}</p></html>", "word ".repeat(10 << 20))).put("b.txt", dirty(1));
    assert_eq!(cleaned(&desk, &["a.html", "b.txt"], "a.html", "the most is 16 MB"), 1);
}

#[test]
fn bombs_are_refused() {
    let desk = Desk::new();
    let zeros = vec![b' '; 100 << 20];
    desk.put("a.jsonl.gz", gzip(&zeros)).put("a.txt.zst", super::desk::zstd(&zeros)).put("b.txt", dirty(1));
    assert_eq!(cleaned(&desk, &["a.jsonl.gz", "b.txt"], "a.jsonl.gz", "a bomb"), 1);
    assert_eq!(cleaned(&desk, &["a.txt.zst", "b.txt"], "a.txt.zst", "a bomb"), 1);
}

#[test]
fn archives_write_nothing_and_nest_not() {
    use std::io::Write;
    let desk = Desk::new();
    let options = zip::write::SimpleFileOptions::default();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("../../evil.txt", options).expect("memory takes it");
    writer.write_all(dirty(1).as_bytes()).expect("memory takes it");
    let bytes = writer.finish().expect("memory takes it").into_inner();
    desk.put("a.zip", &bytes).put("torn.zip", &bytes[..bytes.len() / 2]).put("b.txt", dirty(1));
    let ended = desk.run(&["clean", "--isolated", "a.zip"]);
    assert_eq!((ended.code, ended.json_lines().len()), (Some(0), 1), "{}", ended.err);
    assert!(!desk.path("../../evil.txt").exists());
    assert_eq!(cleaned(&desk, &["torn.zip", "b.txt"], "torn.zip", "not a whole zip archive"), 1);
}

/// A Brotli stream of one block that is stored as it is (RFC 7932, 9.2).
fn stored_in_brotli(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len() - 1).expect("a short page");
    assert!(length < 1 << 16, "sixteen bits of length");
    [&(length << 4 | 1 << 20).to_le_bytes()[..3], bytes, &[3]].concat()
}

/// A page of a web archive as the server sent it.
fn archived(head: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n");
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Record-ID: <urn:uuid:1>\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        head.len() + body.len()
    );
    [record.as_bytes(), head.as_bytes(), body, b"\r\n\r\n"].concat()
}

#[test]
fn a_page_in_an_archive_that_grows_without_measure_is_refused() {
    let desk = Desk::new();
    let page = format!("<html><p>{}</p></html>", dirty(1));
    let spaces = vec![b' '; 40 << 20];
    for (coding, bomb) in [("gzip", gzip(&spaces)), ("zstd", super::desk::zstd(&spaces))] {
        let head = format!("Content-Type: text/html\r\nContent-Encoding: {coding}");
        desk.put("a.warc", [archived(&head, &bomb), archived("Content-Type: text/html", page.as_bytes())].concat());
        assert_eq!(cleaned(&desk, &["a.warc"], "a.warc", "grows beyond 32 MB"), 1, "{coding}");
    }
}

#[test]
fn pages_in_archives_and_pages_a_hundred_thousand_deep_are_read() {
    let desk = Desk::new();
    let words = dirty(1).replace("\n\n", "</p><p>");
    let page =
        format!("<html><body>{}<p>{words}</p>{}</body></html>", "<div>".repeat(100_000), "</div>".repeat(100_000));
    desk.put("deep.html", &page).put("b.txt", dirty(1));
    let ended = desk.run(&["clean", "--isolated", "deep.html", "b.txt"]);
    assert!(ended.code.is_some_and(|code| code == 0 || code == 2), "{:?} {}", ended.code, ended.err);
    assert!(ended.json_lines().iter().any(|record| record["id"] == "b.txt"));
    let html = format!(
        "<html><body><article><h1>A bridge</h1><p>{}</p></article></body></html>",
        "Źródła podały w poniedziałek, że most zostanie zamknięty na sześć tygodni. ".repeat(5)
    );
    let legacy = encoding_rs::WINDOWS_1250.encode(&html).0;
    let chunked = format!("{:x}\r\n{}\r\n0\r\n\r\n", html.len(), html);
    let packed = gzip(html.as_bytes());
    let bare = &packed[10..packed.len() - 8]; // without the head and the sum of gzip
    let (first, second) = html.as_bytes().split_at(99);
    let torn = [format!("{:x};a=b\r\n", first.len()).as_bytes(), first, b"\r\nfffff\r\n", second].concat();
    let archive = [
        archived("Content-Type: text/html; charset=windows-1250", &legacy),
        archived("Content-Type: text/html\r\nTransfer-Encoding: chunked", chunked.as_bytes()),
        archived("Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip", &gzip(html.as_bytes())),
        archived("Content-Type: text/html; charset=windows-1250\r\nContent-Encoding: br", &stored_in_brotli(&legacy)),
        archived("Content-Type: text/html\r\nContent-Encoding: br", html.as_bytes()),
        archived("Content-Type: text/html\r\nContent-Encoding: zstd", &super::desk::zstd(html.as_bytes())),
        archived("Content-Type: text/html; charset=utf-8\r\nContent-Encoding: deflate", bare),
        archived("Content-Type: text/html; charset=utf-8\r\nContent-Encoding: deflate", html.as_bytes()),
        archived("Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip, x-gzip", &gzip(&packed)),
        archived("Content-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked", &torn),
        archived("Content-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked", html.as_bytes()),
        archived("Content-Type: application/pdf", b"%PDF"),
    ];
    desk.put("a.warc", archive.concat());
    let records = desk.records(&["a.warc"]);
    assert_eq!(records.len(), 11);
    for record in &records {
        assert!(record["body"].to_string().contains("Źródła podały"), "{record:#}");
        assert_eq!(record["body"], records[0]["body"]);
        assert_eq!((&record["id"], &record["url"]), (&"urn:uuid:1".into(), &"https://example.org/a".into()));
    }
}

#[test]
fn pictures_and_programs_are_named_and_never_written() {
    let desk = Desk::new();
    let noise: Vec<u8> = (0..4000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let picture = [b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", noise.as_slice()].concat();
    desk.put("a.png", &picture).put("a.bin", &noise).put("b.txt", dirty(1));
    assert_eq!(cleaned(&desk, &["a.png", "b.txt"], "a.png", "a PNG picture"), 1);
    assert_eq!(cleaned(&desk, &["a.bin", "b.txt"], "a.bin", "no text"), 1);
    for (name, bytes) in [("a.png", &picture), ("a.bin", &noise)] {
        assert_eq!(desk.run(&["check", "--isolated", name]).code, Some(2), "{name}");
        assert_eq!(desk.run(&["fix", "--isolated", name]).code, Some(2), "{name}");
        assert_eq!(desk.read(name), *bytes, "{name}");
    }
    // Text with control characters is text, and who names an encoding knows it.
    desk.put("c.txt", "A\0 harbour\u{1} of\u{2} \0\0 mistakes, said the mayor of the town.\n");
    assert_eq!(desk.run(&["clean", "--isolated", "c.txt"]).code, Some(0));
    assert_eq!(desk.run(&["clean", "--isolated", "--encoding", "latin1", "a.bin"]).code, Some(0));
}

#[test]
fn an_archive_without_articles_is_no_empty_folder() {
    let desk = Desk::new();
    desk.put("a.docx", zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]));
    assert_eq!(cleaned(&desk, &["a.docx"], "a.docx", "files: 2, the first [Content_Types].xml"), 0);
    desk.put("b.zip", zip(&[("word/document.xml", "<w/>"), ("b.txt", &dirty(1))]));
    assert_eq!(desk.records(&["b.zip"]).len(), 1);
}

#[test]
fn a_table_whose_columns_or_lines_are_in_doubt_is_refused_at_its_head() {
    let desk = Desk::new();
    desk.put("a.csv", "id,text,text\n1,one,two\n").put("b.csv", "id,text\r1,one\r2,two\r");
    assert_eq!(cleaned(&desk, &["a.csv"], "a.csv:1", "two columns are called \"text\""), 0);
    assert_eq!(cleaned(&desk, &["b.csv"], "b.csv:1", "carriage return alone"), 0);
    // Columns nobody reads may be called alike, as spreadsheets leave them.
    desk.put("c.csv", "text,,\nThe harbour reopened.,,\n");
    assert_eq!(desk.records(&["c.csv"]).len(), 1);
}

#[test]
fn every_error_says_where() {
    let desk = Desk::new();
    desk.put("long.html", format!("<p>\n<p>{}", "The harbour reopened. ".repeat(800_000)));
    assert_eq!(cleaned(&desk, &["long.html"], "long.html:2", "passed at byte offset 16777216"), 0);
    desk.put("a.json", "[3]").put("b.json", "{}");
    assert_eq!(cleaned(&desk, &["a.json"], "a.json[0]", "not a JSON object"), 0);
    assert_eq!(cleaned(&desk, &["b.json"], "b.json: ", "neither \"text\" nor \"html\""), 0);
    desk.put("c.jsonl", "{\"text\":\"x\"}\n");
    assert_eq!(
        cleaned(&desk, &["--field", "text=/content/a~1b", "c.jsonl"], "c.jsonl:1", "no text at /content/a~1b"),
        0
    );
    for (records, place) in [("\nx\n", "<stdin>:2: "), ("[3]", "<stdin>[0]: ")] {
        let undone = desk.run_with(&["undo"], records.as_bytes());
        assert_eq!((undone.code, undone.err.contains(place)), (Some(2), true), "{}", undone.err);
    }
    desk.put("d.txt", dirty(1));
    let checked = desk.run(&["check", "--isolated", "--select", "TX", "none.txt", "d.txt"]);
    assert!(checked.text().contains("No findings in what could be read."), "{}", checked.text());
}
