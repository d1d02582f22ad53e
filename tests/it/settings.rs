//! What a settings file may say: it is obeyed, and a wrong entry is told where it stands.

use crate::commands::{CLEAN, copydesk, err, folder_with, out};

/// A label in another language than its article, which LG101 takes out.
const LABELLED: &str = "Harbour bridge closes for six weeks\n\npodpis źródła zdjęcia\n\nThe old harbour bridge will close for repairs on Monday, \
    the town council said after a meeting that lasted until midnight.\n\nDrivers will have to take the ring road for six weeks, which adds \
    about twenty minutes to the journey, according to the transport office.\n";

#[test]
fn rules_are_left_out_for_the_files_and_outlets_that_settings_name() {
    let record =
        |host: &str| format!("{}\n", serde_json::json!({"url": format!("https://{host}/a"), "text": LABELLED}));
    let records = record("www.example.org") + &record("notexample.org");
    let settings = "[per-file-ignores]\n\"old/*\" = [\"LG\"]\n[outlet.\"example.org\"]\nignore = [\"stray-label\"]\n";
    let files =
        [("copydesk.toml", settings), ("a.txt", LABELLED), ("old/a.txt", LABELLED), ("r.jsonl", records.as_str())];
    let folder = folder_with(&files);
    let checked = copydesk(folder.path(), &["check", "--output-format", "concise", "."], "");
    let places: Vec<String> =
        out(&checked).lines().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(places, ["./a.txt:3:1:", "./r.jsonl:2:text:3:1:"], "{}", out(&checked));
    let fixed = copydesk(folder.path(), &["fix", "-q", "."], "");
    assert_eq!(fixed.status.code(), Some(0), "{}", err(&fixed));
    let now = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("a file of ours");
    assert_eq!((now("old/a.txt").as_str(), now("a.txt").contains("podpis")), (LABELLED, false));
    assert_eq!(now("r.jsonl").matches("podpis").count(), 1);
}

#[test]
fn settings_that_name_no_rule_no_share_or_no_pattern_are_errors() {
    for (settings, said) in [
        ("[per-file-ignores]\n\"*.txt\" = [\"CR999\"]\n", "copydesk.toml:2: no rule \"CR999\"; did you mean"),
        ("[per-file-ignores]\n\"[z-a]\" = [\"CR\"]\n", "copydesk.toml: [per-file-ignores] \"[z-a]\""),
        ("ignore = [\n  \"CR101\",\n  \"CR1010\",\n]\n", "copydesk.toml:3: no rule \"CR1010\""),
        (
            "\ntarget = \"xx\"\n",
            "copydesk.toml:2: \"target\" is \"xx\": not a language copydesk names; write a tag such as",
        ),
        ("target = 5\n", "copydesk.toml:1: invalid type: integer `5`, expected \"target\" to be the tag of a language"),
        (
            "[outlet.\"example.org\"]\nignor = [\"CR\"]\n",
            "copydesk.toml:2: unknown key \"ignor\"; did you mean \"ignore\"?",
        ),
        ("min-confidence = 101\n", "\"min-confidence\" is a share in per cent"),
    ] {
        let folder = folder_with(&[("copydesk.toml", settings), ("a.txt", CLEAN)]);
        let output = copydesk(folder.path(), &["check", "a.txt"], "");
        assert_eq!(output.status.code(), Some(2), "{settings}");
        assert!(err(&output).contains(said), "{}", err(&output));
    }
}

#[test]
fn a_wrong_setting_is_told_where_it_stands_and_not_as_an_option() {
    let project = "[project]\nname = \"wire\"\n\n[tool.copydesk]\ntarget = \"english\"\n";
    let folder = folder_with(&[
        ("pyproject.toml", project),
        ("base.toml", "target = \"e\"\n"),
        ("own.toml", "extend = \"base.toml\"\n"),
    ]);
    let said = |arguments: &[&str]| err(&copydesk(folder.path(), arguments, CLEAN));
    let found = said(&["check"]);
    assert!(found.contains("pyproject.toml:5: \"target\" is \"english\"") && !found.contains("--target"), "{found}");
    let found = said(&["check", "--config", "own.toml"]);
    assert!(found.contains("base.toml:1: \"target\" is \"e\""), "{found}");
    let found = said(&["check", "--isolated", "--target", "xx"]);
    assert!(found.contains("--target xx: not a language"), "{found}");
    // What the settings say is used, and the option is asked before it.
    let folder = folder_with(&[("copydesk.toml", "target = \"pl\"\n")]);
    let text = "The talks\n\nThe Russian minister Sergey Lavrov told reporters in Moscow on Monday that the talks would go on for a week.";
    for (arguments, name) in [(&["clean"][..], "Siergiej Ławrow"), (&["clean", "--target", "en"], "Sergey Lavrov")] {
        let found = out(&copydesk(folder.path(), arguments, text));
        assert!(found.contains(name), "{found}");
    }
}
