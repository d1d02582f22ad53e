//! The commands `name` and `match` as the contract has them.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn copydesk(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built for this test");
    child.stdin.take().expect("stdin is piped").write_all(input.as_bytes()).expect("the command reads its input");
    child.wait_with_output().expect("the command ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_name_is_printed_as_the_newsroom_writes_it() {
    let out = copydesk(&["name", "Siergiej Ławrow", "Antoni Macierewicz"], "");
    assert_eq!(text(&out.stdout), "Sergei Lavrov\nAntoni Macierewicz\n");
    let out = copydesk(&["name", "--from", "ru", "--to", "de", "Дмитрий Песков"], "");
    assert_eq!(text(&out.stdout), "Dmitri Peskow\n");
}

#[test]
fn a_name_in_its_own_script_needs_no_language() {
    let out = copydesk(&["name", "Александр Мацегора", "Володимир Зеленський", "Ada Berg"], "");
    assert_eq!(text(&out.stdout), "Alexander Matsegora\nVolodymyr Zelensky\nAda Berg\n");
}

#[test]
fn a_form_read_by_syllables_is_explained_so() {
    let out = text(&copydesk(&["name", "--explain", "--from", "cs", "Si Ťin-pching"], "").stdout);
    assert!(out.starts_with("Xi Jinping\n  Xi Jinping\tread as syllables of cs\n"), "{out}");
    let out = text(&copydesk(&["name", "--explain", "--from", "pl", "Siergiej Ławrow"], "").stdout);
    assert!(!out.contains("syllables"), "{out}");
}

#[test]
fn one_spelling_is_one_name_and_nothing_is_none() {
    for (a, b, score) in [("Ada Berg", "Ada Berg", "1.00"), ("", "Ada Berg", "0.00"), ("", "", "0.00")] {
        assert!(text(&copydesk(&["match", a, b], "").stdout).starts_with(score), "{a:?} {b:?}");
    }
    let out = copydesk(&["name", "--jsonl"], "\n{\"op\":\"match\",\"a\":\"Ada\",\"b\":\"Ada\"}\n\n");
    assert_eq!((text(&out.stdout).as_str(), out.status.code()), ("{\"score\":1.0}\n", Some(0)));
}

#[test]
fn an_unknown_convention_is_a_usage_error() {
    let out = copydesk(&["name", "--from", "tlh", "Worf"], "");
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("unknown convention \"tlh\""), "{}", text(&out.stderr));
}

#[test]
fn requests_are_answered_in_order_and_a_bad_one_is_named() {
    let requests = "{\"op\":\"normalise\",\"name\":\"Siergiej Ławrow\",\"text\":\"en\",\"cms\":\"pl\"}\n\
                    not a request\n\
                    {\"op\":\"render\",\"name\":\"Сергей Лавров\",\"from\":\"ru\",\"to\":\"pl\"}\n";
    let out = copydesk(&["name", "--jsonl"], requests);
    let answers = text(&out.stdout);
    let lines: Vec<&str> = answers.lines().collect();
    assert_eq!(lines.len(), 3, "{answers}");
    assert_eq!(lines[0], r#"{"out":"Sergei Lavrov"}"#);
    assert!(lines[1].contains("\"error\""), "{answers}");
    assert!(lines[2].starts_with(r#"{"out":["Siergiej Ławrow""#), "{answers}");
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("<stdin>:2:"), "{}", text(&out.stderr));
}

#[test]
fn a_bad_request_is_answered_in_its_place() {
    for (command, good) in
        [("name", r#"{"op":"match","a":"Ada","b":"Ada"}"#), ("lang", r#"{"id":7,"text":"Read more"}"#)]
    {
        // Programs of Windows put a mark before their first line.
        let out = copydesk(&[command, "--jsonl"], &format!("\u{FEFF}{good}\r\nnonsense\n{{}}\n{good}"));
        assert_eq!(out.status.code(), Some(2), "{command}");
        let answers: Vec<serde_json::Value> =
            text(&out.stdout).lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
        let bad: Vec<Option<u64>> = answers.iter().map(|answer| answer["line"].as_u64()).collect();
        assert_eq!(bad, [None, Some(2), Some(3), None], "{command}: {answers:?}");
        assert_eq!(answers[1]["error"], "this is no JSON from column 2 on");
        assert!(answers[2]["error"].as_str().is_some_and(|why| why.starts_with("missing field \"")), "{answers:?}");
        assert_eq!(answers[0], answers[3], "{command}");
    }
}

#[test]
fn an_unknown_convention_in_a_request_is_named_and_the_others_are_answered() {
    let good = r#"{"op":"render","name":"Siergiej Ławrow","from":"pl","to":"en"}"#;
    // A language without a convention of its own copies names.
    let copied = r#"{"op":"render","name":"Ada Berg","from":"vi","to":"sv"}"#;
    for bad in [
        r#"{"op":"render","name":"Worf","from":"klingon","to":"en"}"#,
        r#"{"op":"render","name":"Worf","from":"pl","to":"klingon"}"#,
        r#"{"op":"normalise","name":"Worf","text":"klingon"}"#,
    ] {
        let out = copydesk(&["name", "--jsonl"], &[good, bad, copied, good].join("\n"));
        let (answers, errors) = (text(&out.stdout), text(&out.stderr));
        let lines: Vec<&str> = answers.lines().collect();
        assert_eq!(lines[1], r#"{"error":"unknown convention \"klingon\"","line":2}"#);
        assert_eq!((lines[0], lines[2], lines.len()), (lines[3], r#"{"out":["Ada Berg"]}"#, 4));
        assert!(errors.contains("<stdin>:2: unknown convention \"klingon\"; known are en"), "{errors}");
        assert_eq!(out.status.code(), Some(2));
    }
}

#[test]
fn an_id_is_given_back_as_it_was_written() {
    for id in ["12345678901234567890123", "1.50", "\"\\u00e9\"", "[1, {\"a\": null}]", "null"] {
        let out = copydesk(&["lang", "--jsonl"], &format!("{{\"id\":{id},\"text\":\"Read more\"}}\n"));
        assert!(text(&out.stdout).starts_with(&format!("{{\"id\":{id},\"tag\":\"en\"")), "{}", text(&out.stdout));
    }
}

#[test]
fn a_match_is_a_score_and_a_reason() {
    let out = copydesk(&["match", "Siergiej Ławrow", "Сергей Лавров"], "");
    let answer = text(&out.stdout);
    let (score, reason) = answer.trim().split_once(' ').expect("a score, a blank, a reason");
    assert!(score.parse::<f64>().is_ok_and(|score| score > 0.9), "{answer}");
    assert!(!reason.is_empty());
}

#[test]
fn two_texts_are_no_two_names() {
    let (a, b) = ("Ada ".repeat(30_000), "Berg ".repeat(20_000));
    let out = copydesk(&["match", &a, &b], "");
    assert_eq!(text(&out.stdout), "0.00 one of them is too long for a name\n");
    // The longest names people bear are names.
    let long = "Karl Theodor Maria Nikolaus Johann Jacob Philipp Franz Joseph Sylvester ".repeat(4);
    let out = copydesk(&["match", &long, &long.to_uppercase()], "");
    assert!(text(&out.stdout).starts_with("0.9") || text(&out.stdout).starts_with("1.0"), "{}", text(&out.stdout));
}

#[test]
fn who_asks_one_thing_at_a_time_is_answered_at_once() {
    use std::io::{BufRead, BufReader};
    for (command, request) in
        [("name", r#"{"op":"match","a":"Ada","b":"Ada"}"#), ("lang", r#"{"id":1,"text":"Weiterlesen"}"#)]
    {
        let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args([command, "--jsonl"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary was built for this test");
        let mut asked = child.stdin.take().expect("stdin is piped");
        let mut answers = BufReader::new(child.stdout.take().expect("stdout is piped")).lines();
        for _ in 0..2 {
            writeln!(asked, "{request}").expect("the command reads its input");
            let answer = answers.next().expect("an answer").expect("text");
            assert!(answer.starts_with('{'), "{answer}");
        }
        drop(asked);
        assert!(answers.next().is_none() && child.wait().expect("ours").success());
    }
}
