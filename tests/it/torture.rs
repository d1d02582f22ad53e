//! Texts nobody prints, large enough that work growing with the square of the input would not end.
//!
//! The laws hold for them as for any text; what comes out is otherwise free.

use crate::laws::laws;
use copydesk::formats::Markdown;
use copydesk::record::FieldMap;

/// Says `part` so often that `bytes` are filled.
fn fill(part: &str, bytes: usize) -> String {
    part.repeat(bytes / part.len() + 1)
}

fn holds(text: &str) {
    if let Err(error) = laws(text) {
        panic!("{error}\nin a text that begins {:?}", text.chars().take(80).collect::<String>());
    }
}

#[test]
fn a_line_of_any_length_is_one_line() {
    holds(&fill("The mayor said on Monday that the ferry would sail. ", 1_000_000));
    holds(&fill("a", 1_000_000));
    holds(&fill("12.03.2024 ", 300_000));
    holds(&fill("Ana Berg/", 200_000));
    holds(&fill("Siergiej Iwanow said so. ", 100_000));
}

#[test]
fn any_number_of_lines_is_read() {
    holds(&fill("\n", 1_000_000));
    holds(&fill("More\n", 20_000));
    holds(&fill("Photo: Ana Lund/Reuters\n", 40_000));
    holds(&(0..500).map(|n| format!("Photo: Ana Lund{n}/Reuters\n")).collect::<String>());
    holds(
        &(0..2000)
            .map(|n| format!("A ferry leaves harbour {n} on Monday. Photo: Ana Lund/Reuters\n"))
            .collect::<String>(),
    );
    holds(
        &(0..8000)
            .map(|n| format!("A ferry {n} leaves harbour {n} on day {n}. Photo: Ana Lund/Reuters\n"))
            .collect::<String>(),
    );
    holds(&(0..500).map(|n| format!("By Ana Lund{n}\n")).collect::<String>());
    holds(&(0..1000).map(|n| format!("Line {n} of a list\n")).collect::<String>());
    // Twenty thousand people with foreign names would be held beside one another for minutes.
    holds(&(0..20_000).map(|n| format!("Siergiej Ławrow{n} and Aleksandr Macegora met.\n")).collect::<String>());
}

#[test]
fn characters_nobody_sees_are_taken_out_wherever_they_stand() {
    holds(&fill("\0", 50_000));
    holds(&fill("a\u{200B}", 50_000));
    holds(&fill("\u{202E}abc\u{202C} ", 50_000));
    holds(&(fill("e\u{301}\u{316}", 20_000) + "\n" + &fill("\u{301}", 20_000)));
    // A family of emoji and a Persian verb are spelt with joiners.
    for kept in ["👩\u{200D}👩\u{200D}👧", "می\u{200C}رود"] {
        let text = format!("They wrote {kept} on the wall on Monday, the mayor said.");
        assert_eq!(copydesk::Desk::default().fix(&text), text);
    }
}

#[test]
fn a_title_of_any_length_is_a_title() {
    for divider in [" - ", " | ", "\"", ": "] {
        let title = fill(&format!("Bridge{divider}"), 500_000);
        let json = serde_json::json!({"title": title, "text": "The harbour bridge closes on Monday, the mayor said."})
            .to_string();
        let record =
            copydesk::Desk::default().clean(copydesk::Input::of_json(&json, &FieldMap::default()).expect("a record"));
        assert!(record.title.is_some_and(|kept| title.starts_with(&*kept)), "{divider:?}");
    }
}

/// The record of a Markdown file and the file after its edits.
fn markdown(file: &str) -> String {
    let file = Markdown::read(file);
    let input = file.input(&FieldMap::default()).expect("no front matter");
    let mut article = copydesk::Desk::default().clean(input);
    file.restore(&mut article);
    file.fixed(&article)
}

#[test]
fn marks_of_any_number_are_marks() {
    // No message that holds the whole file.
    let becomes = |file: &str, wanted: &str| assert!(markdown(file) == wanted, "of {:?} …", &file[..10]);
    becomes(&fill("`a`\0", 200_000), &"`a`".repeat(50_001));
    becomes(&fill("](", 500_000), &fill("](", 500_000));
    assert_eq!(markdown(&fill("\0", 500_000)).trim_matches('\0'), "");
    let code = markdown(&fill("a\0b\n\n    x\n\n", 200_000));
    assert_eq!(code.matches("\n    x\n").count(), 16_667, "code is left alone");
}

#[test]
fn signs_that_open_and_never_close_are_only_signs() {
    for sign in ["“", "(", "[", "«", "\"", "{", "<", "*", "#", "|", "—", ":", "…"] {
        holds(&fill(sign, 20_000));
    }
}

#[test]
fn every_plane_of_unicode_is_text() {
    let all = ('\0'..=char::MAX).step_by(7);
    holds(&all.clone().collect::<String>());
    holds(&all.flat_map(|c| [c, ' ', 'a', '\n']).take(40_000).collect::<String>());
}
