//! Bytes of every kind become text, or are told.

use super::desk::{Desk, clean, dirty};

fn utf16(text: &str, marked: bool) -> Vec<u8> {
    let mark = marked.then_some(0xFEFF_u16);
    mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn legacy(text: &str, label: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label of the standard");
    encoding.encode(text).0.into_owned()
}

#[test]
fn the_same_text_in_any_encoding_is_the_same_record() {
    let desk = Desk::new();
    desk.put("in/a.txt", dirty(1));
    let expected = &desk.records(&["in/a.txt"])[0];
    for (name, bytes) in [
        ("16", utf16(&dirty(1), true)),
        ("16-unmarked", utf16(&dirty(1), false)),
        ("1250", legacy(&dirty(1), "windows-1250")),
    ] {
        desk.put("in/a.txt", bytes);
        assert!(desk.records(&["in/a.txt"])[0] == *expected, "{name}");
    }
    desk.put("a.jsonl", utf16(&format!("{{\"text\":{}}}\n", serde_json::Value::from(dirty(1))), true));
    assert_eq!(desk.records(&["a.jsonl"])[0]["body"], expected["body"]);
    desk.put("a.csv", legacy(&format!("id;text\n1;\"{}\"\n", dirty(1).replace('"', "\"\"")), "windows-1250"));
    assert_eq!(desk.records(&["a.csv"])[0]["body"], expected["body"]);
}

#[test]
fn a_known_encoding_is_taken_at_its_word() {
    let desk = Desk::new();
    let line = format!("{{\"text\":{}}}\n", serde_json::Value::from("Мост закрыли."));
    desk.put("a.jsonl", legacy(&line, "koi8-r"));
    let record = &desk.records(&["a.jsonl", "--encoding", "koi8-r"])[0];
    assert!(record.to_string().contains("Мост закрыли."), "{record:#}");
    let unknown = desk.run(&["clean", "a.jsonl", "--encoding", "klingon"]);
    assert_eq!(unknown.code, Some(2), "{}", unknown.err);
}

#[test]
fn a_long_table_is_read_in_its_encoding_wherever_its_head_ends() {
    let desk = Desk::new();
    let row = "港口大桥将于周一关闭维修，市议会周三宣布。工程预计持续三个月，车辆须绕行。";
    for shift in ["", "x"] {
        let table = format!("id,text\n{shift}1,{row}\n") + &format!("2,{row}\n").repeat(900);
        desk.put("a.csv", legacy(&table, "gbk"));
        assert_eq!(desk.records(&["a.csv"])[5]["body"][0], row, "{shift:?}");
    }
}

#[test]
fn japanese_in_seven_bits_is_read_and_written() {
    let desk = Desk::new();
    let text = "港の橋が六週間閉鎖される\n\n古い港の橋が月曜日から修理のため閉鎖されると、市議会が深夜まで続いた会議の後に発表した。\n\n\
        運転手は六週間にわたって環状道路を利用しなければならず、所要時間は約二十分長くなる見込みだと交通局は説明している。\n";
    desk.put("a.txt", legacy(text, "iso-2022-jp")).put("b.txt", text);
    let page = format!(
        "<html><head><meta charset=\"iso-2022-jp\"></head><body><p>{}</p></body></html>",
        text.trim().replace("\n\n", "</p><p>")
    );
    desk.put("a.html", legacy(&page, "iso-2022-jp")).put("b.html", &page);
    for kind in ["txt", "html"] {
        let [a, b] = ["a", "b"].map(|name| desk.records(&[&format!("{name}.{kind}")]).remove(0));
        assert_eq!((&a["body"], &a["title"], &a["language"]["tag"]), (&b["body"], &b["title"], &"ja".into()));
    }
    let dirty = text.replacen("\n\n", "\n\n広告\n\n", 1);
    desk.put("a.txt", legacy(&dirty, "iso-2022-jp"));
    let ended = desk.run(&["fix", "--isolated", "a.txt"]);
    assert_eq!(desk.read("a.txt"), legacy(text, "iso-2022-jp"), "{}", ended.err);
}

#[test]
fn utf8_that_the_user_names_is_taken_at_its_word() {
    let desk = Desk::new();
    let bytes = [dirty(1).as_bytes(), b" and \x81\xFF\x81 more"].concat();
    desk.put("a.txt", &bytes);
    let ended = desk.run(&["clean", "--isolated", "--encoding", "utf-8", "a.txt"]);
    assert!(ended.err.contains("not UTF-8 at byte offset") && ended.text().contains('\u{FFFD}'), "{}", ended.err);
    let fixed = desk.run(&["fix", "--isolated", "--encoding", "utf-8", "a.txt"]);
    assert_eq!((fixed.code, desk.read("a.txt")), (Some(2), bytes), "{}", fixed.err);
}

#[test]
fn fix_writes_the_encoding_it_read() {
    let desk = Desk::new();
    for (name, before, after) in [
        ("le", utf16(&dirty(2), true), utf16(&clean(2), true)),
        ("unmarked", utf16(&dirty(2), false), utf16(&clean(2), false)),
        ("1250", legacy(&dirty(2), "windows-1250"), legacy(&clean(2), "windows-1250")),
    ] {
        desk.put("a.txt", before);
        let ended = desk.run(&["fix", "--isolated", "a.txt"]);
        assert_eq!((ended.code, desk.read("a.txt") == after), (Some(0), true), "{name}: {}", ended.err);
    }
}

#[test]
fn undecodable_bytes_are_named_by_offset_and_never_written_over() {
    let desk = Desk::new();
    let mut bytes = format!("źródło, źródło, źródło: {}", dirty(3)).into_bytes();
    bytes.push(0xFF);
    let at = format!("byte offset {}", bytes.len() - 1);
    desk.put("a.txt", &bytes);
    let cleaned = desk.run(&["clean", "--isolated", "a.txt"]);
    assert_eq!(cleaned.code, Some(0), "{}", cleaned.err);
    assert!(cleaned.err.contains(&format!("a.txt: not UTF-8 at {at}")), "{}", cleaned.err);
    let fixed = desk.run(&["fix", "--isolated", "a.txt"]);
    assert_eq!((fixed.code, desk.read("a.txt") == bytes), (Some(2), true));
    assert!(fixed.err.contains(&at), "{}", fixed.err);
}

#[test]
fn a_file_of_two_encodings_is_read_and_not_written() {
    let desk = Desk::new();
    let bytes =
        [dirty(1).as_bytes(), "Ein schöner Tag am Hafen – überall.\nUn caf".as_bytes(), b"\xE9 du port.\n"].concat();
    desk.put("a.txt", &bytes);
    assert_eq!(desk.run(&["clean", "--isolated", "a.txt"]).code, Some(0));
    let fixed = desk.run(&["fix", "--isolated", "a.txt"]);
    assert_eq!((fixed.code, desk.read("a.txt") == bytes), (Some(2), true));
    assert!(fixed.err.contains("characters of UTF-8 and bytes that are none"), "{}", fixed.err);
    // One encoding, though not UTF-8, is written back as it came.
    desk.put("b.txt", legacy(&dirty(1), "windows-1250"));
    assert_eq!(desk.run(&["fix", "--isolated", "b.txt"]).code, Some(0));
}

#[test]
fn double_encoding_is_repaired_and_undone() {
    let desk = Desk::new();
    let before = "ÅºrÃ³dÅ‚a podaÅ‚y w poniedziaÅ‚ek nowe dane o moÅ›cie.\n";
    desk.put("a.txt", before);
    let records = desk.run(&["clean", "--isolated", "--undoable", "a.txt", "-o", "a.jsonl"]);
    assert_eq!(records.code, Some(0), "{}", records.err);
    assert!(desk.text("a.jsonl").contains("źródła podały"), "{}", desk.text("a.jsonl"));
    assert_eq!(desk.run(&["undo", "a.jsonl"]).text(), before);
}
