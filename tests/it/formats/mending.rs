//! `fix` changes the fields concerned and no other byte; `undo` takes it back.

use super::desk::{Desk, clean, dirty};
use serde_json::Value;

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[test]
fn of_a_table_only_the_text_cell_changes() {
    let desk = Desk::new();
    let table = |text: &str| {
        format!(
            "\u{FEFF}id;\"title\";text;n\r\n1;'A';{text};01.50\r\n\r\n\"2\";\"B \"\"b\"\"\";Nothing to do here.;\"\"\r\n3;;{text};x"
        )
    };
    desk.put("a.csv", table(&quoted(&dirty(1))));
    let ended = desk.run(&["fix", "--isolated", "a.csv"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(desk.text("a.csv"), table(&quoted(&clean(1))));
    assert_eq!(desk.run(&["fix", "--isolated", "--diff", "a.csv"]).code, Some(0));
    desk.put("a.tsv", "text\tn\nCafe\u{301}\t1\n");
    assert_eq!(desk.run(&["fix", "--isolated", "a.tsv"]).code, Some(0));
    assert_eq!(desk.text("a.tsv"), "text\tn\nCafé\t1\n");
}

#[test]
fn of_json_only_the_text_changes() {
    let desk = Desk::new();
    let file = |text: &str| {
        let text = Value::from(text);
        format!(
            "[ {{\"n\": 1.50,\t\"content\": [{{\"body\":{text} }}], \"x\": [1,  2]}},\r\n {{\"content\":[{{\"body\": \"A\"}}], \"u\": \"\\u0041\"}} ]\n"
        )
    };
    desk.put("a.json", file(&dirty(1)));
    let ended = desk.run(&["fix", "--isolated", "--field", "text=/content/0/body", "a.json"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(desk.text("a.json"), file(&clean(1)));
}

const ARTICLE: &str = "---\r\ntitle:  \"Harbour bridge 1 closes for six weeks\"   # as printed\r\ntags: [podpis zdjęcia]\r\n---\r\n\
    # Harbour bridge 1 closes for six weeks\r\n\r\n![podpis zdjęcia](podpis-zdjecia.jpg)\r\n\r\n";
const PROSE: &str = "The old harbour bridge will close for repairs on Monday, the town council\r\nsaid after a meeting that lasted until midnight and ended with a vote that\r\nwas close.\r\n\r\n\
    ```text\r\nRead also: [a link](x)\r\npodpis źródła zdjęcia\r\n```\r\n\r\n    podpis źródła zdjęcia\r\n\r\n\
    Drivers will have to take the [ring road](https://example.org/Macegora) for six weeks, which adds `about twenty` minutes to the journey, the transport office said.\r\n";

#[test]
fn of_markdown_only_the_prose_changes() {
    let desk = Desk::new();
    let before = format!("{ARTICLE}*podpis źródła zdjęcia*\r\n\r\n{PROSE}\r\n## More In Society MORE...\r\n");
    desk.put("a.md", &before);
    let ended = desk.run(&["fix", "--isolated", "a.md"]);
    assert!(ended.code.is_some_and(|code| code < 2), "{}", ended.err);
    let after = desk.text("a.md");
    assert!(after.starts_with(ARTICLE), "{after}");
    assert!(after.contains(PROSE), "{after}");
    assert!(!after.contains("*podpis źródła zdjęcia*") && !after.contains("More In Society"), "{after}");
    assert!(!after.contains("##"), "a heading goes with its mark: {after}");
    let again = desk.run(&["fix", "--isolated", "--diff", "a.md"]);
    assert_eq!(again.text(), "");
}

const SENTENCE: &str = "The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.";
const ANOTHER: &str = "Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, the office said.";

/// A file of Markdown with `part` between its paragraphs, and one with it at the head.
fn with_part(part: &str) -> [String; 2] {
    let title = "# Harbour bridge closes for six weeks";
    [
        format!("{title}\n\n{SENTENCE}\n\n{part}\n\n{ANOTHER}\n"),
        format!("{part}\n\n{title}\n\n{SENTENCE}\n\n{ANOTHER}\n"),
    ]
}

#[test]
fn what_no_reader_of_markdown_sees_is_not_touched() {
    let desk = Desk::new();
    for part in [
        "<!--more-->",
        "<!--\nRead also: nothing\nAdvertisement\n-->",
        "{{< youtube w7Ft2ymGmfc >}}",
        "{% include map.html %}",
        "<div class=\"map\">\n<iframe src=\"https://example.org/map\"></iframe>\n</div>",
        "<iframe\n  src=\"https://example.org/map\"\n  title=\"Advertisement\">\n</iframe>",
        "<script>\nvar text = 'Advertisement';\n</script>",
        "<?php\n\nRead also();\n?>",
        "<![CDATA[\nAdvertisement\n\n]]>",
        "<a id=\"plan\"></a>",
        "[plan]: https://example.org/plan\n[port]: </read also/port> \"Read also\"\n[2]: plan.html (The plan)\n[3]: plan.html\n  \"More\"\n[4]: #plan",
        "<pre class=\"log\">\nAdvertisement\n\nRead also: nothing\n</pre>",
        "> [plan]: #plan",
        "$$\nx = 1\n$$",
        "![image](map.png)",
        "![Ana Lund](map.png)",
        "- ![image](map.png)\n- ![Screenshot](plan.png)",
        "> ![Photo](map.png)",
        "> ```\n> Advertisement\n> ```",
        "- ```sh\n  Advertisement\n  ```",
    ] {
        for file in with_part(part) {
            desk.put("a.md", &file);
            let checked = desk.run(&["check", "--isolated", "a.md"]);
            assert_eq!(checked.code, Some(0), "{part}: {}", checked.text());
            let _ = desk.run(&["fix", "--isolated", "a.md"]);
            assert_eq!(desk.text("a.md"), file);
            let body = &desk.records(&["a.md"])[0]["body"];
            assert!(body[0] != "Advertisement" && body.to_string().contains("old harbour bridge"), "{part}: {body}");
        }
    }
    // What a reader sees between tags is text.
    let [file, _] = with_part("<p>The ferry will run every half hour until the bridge opens again in May.</p>");
    let body = &desk.put("a.md", &file).records(&["a.md"])[0]["body"];
    assert!(body.to_string().contains("The ferry will run"), "{body}");
    let label = "[Photo]: AP\n\n[^1]: The council voted twelve to three, with two members away.";
    let [file, _] = with_part(label);
    let record = &desk.put("a.md", &file).records(&["a.md"])[0];
    assert!(record["body"].to_string().contains("twelve to three"), "{record}");
    assert!(record["images"].to_string().contains("AP"), "a label is no address: {record}");
    let [file, _] = with_part("<!-- never closed");
    let body = &desk.put("a.md", &file).records(&["a.md"])[0]["body"];
    assert!(body.to_string().contains("ring road"), "{body}");
}

#[test]
fn front_matter_may_begin_with_a_comment_or_a_table() {
    let desk = Desk::new();
    for head in [
        "---\n# Read also\n\n# keep\ntitle: Advertisement dispute ends\n---\n",
        "+++\n# draft\ntitle = \"Advertisement dispute ends\"\n+++\n",
        "+++\n[extra]\nlabel = \"Photo\"\n+++\n",
        "+++\n# draft\n+++\n",
    ] {
        for file in [
            format!("{head}\n{SENTENCE}\n\n{ANOTHER}\n"),
            format!("{head}\n{SENTENCE}\n\n{ANOTHER}\n").replace('\n', "\r\n"),
        ] {
            let ended = desk.put("a.md", &file).run(&["fix", "--isolated", "a.md"]);
            assert_eq!((ended.code, desk.text("a.md")), (Some(0), file), "{head}");
        }
    }
    let file = format!("---\n# The bridge\nThe council said so: it is true.\n---\n\n{SENTENCE}\n\n{ANOTHER}\n");
    let record = &desk.put("a.md", file).records(&["a.md"])[0];
    assert!(record.to_string().contains("The council said so"), "two rules are no front matter: {record}");
}

#[test]
fn what_json_escapes_stays_escaped() {
    let desk = Desk::new();
    let before = dirty(1).replace("bridge", "br\u{EE}dge \u{1F309}");
    let after = clean(1).replace("bridge", "br\u{EE}dge \u{1F309}");
    // As Python writes JSON, as PHP does, and as nobody does.
    let in_ascii = |text: &str| {
        let units = |c: char| match c {
            c if c.is_ascii() => c.to_string(),
            c => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
        };
        Value::from(text).to_string().chars().map(units).collect::<String>()
    };
    let by_php = |text: &str| in_ascii(text).replace('/', "\\/");
    let oddly = |text: &str| Value::from(text).to_string().replace('w', "\\u0077");
    let ways: [&dyn Fn(&str) -> String; 3] = [&in_ascii, &by_php, &oddly];
    for (index, written) in ways.iter().enumerate() {
        let file = |text: &str| format!("{{\"text\": {}, \"n\": 1}}\n", written(text));
        desk.put("a.json", file(&before)).put("a.jsonl", file(&before).repeat(2));
        assert_eq!(desk.run(&["fix", "--isolated", "a.json", "a.jsonl"]).code, Some(0));
        assert_eq!(desk.text("a.json"), file(&after), "way {index}");
        assert_eq!(desk.text("a.jsonl"), file(&after).repeat(2), "way {index}");
    }
}

#[test]
fn a_diff_names_a_file_as_git_does() {
    let desk = Desk::new();
    desk.put("a b.txt", dirty(1));
    let head = |name: &str| desk.run(&["fix", "--isolated", "--diff", name]).text().lines().next().map(str::to_owned);
    assert_eq!(head("a b.txt").as_deref(), Some("--- a/a b.txt"));
    #[cfg(unix)]
    {
        desk.put("a\tb\\\".txt", dirty(1));
        assert_eq!(head("a\tb\\\".txt").as_deref(), Some(r#"--- "a/a\tb\\\".txt""#));
    }
}

#[test]
fn undo_holds_for_every_format_that_fix_writes() {
    let desk = Desk::new();
    let text = dirty(1);
    let markdown = format!("{ARTICLE}*podpis źródła zdjęcia*\r\n\r\n{PROSE}");
    let files = [
        ("a.txt", text.clone(), &text),
        ("a.md", markdown.clone(), &markdown),
        ("a.json", Value::from_iter([("text", text.as_str())]).to_string(), &text),
        ("a.jsonl", Value::from_iter([("text", text.as_str())]).to_string() + "\n", &text),
        ("a.csv", format!("text,n\n{},1\n", quoted(&text)), &text),
        ("a.tsv", format!("text\tn\n{}\t1\n", quoted(&text)), &text),
    ];
    for (name, content, original) in files {
        desk.put(name, &content);
        let records = desk.run(&["clean", "--isolated", "--undoable", name, "-o", "records.jsonl"]);
        assert_eq!(records.code, Some(0), "{name}: {}", records.err);
        assert_eq!(desk.run(&["undo", "records.jsonl"]).text(), *original, "{name}");
        // The record's fixed text is what `fix` writes.
        let record: Value = serde_json::from_slice(&desk.read("records.jsonl")).expect("a record");
        assert_ne!(record["text"], Value::from(original.as_str()), "{name}: something was mended");
        let _ = desk.run(&["fix", "--isolated", name]);
        let [fixed] = &desk.records(&[name, "--undoable"])[..] else { panic!("{name}: one record") };
        assert_eq!(fixed["text"], record["text"], "{name}");
    }
}

#[test]
fn what_fix_cannot_write_it_leaves_alone() {
    let desk = Desk::new();
    let packed = super::desk::gzip(dirty(1).as_bytes());
    desk.put("a.txt.gz", &packed).put("a.warc", "WARC/1.0\r\n");
    for name in ["a.txt.gz", "a.warc"] {
        let before = desk.read(name);
        let ended = desk.run(&["fix", "--isolated", name]);
        assert_eq!(ended.code, Some(2));
        assert!(ended.err.contains(name) && ended.err.contains("copydesk clean"), "{}", ended.err);
        assert_eq!(desk.read(name), before);
    }
}

const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harbour bridge closes</title></head>\n\
    <body><nav><a href=\"/\">Home</a> <a href=\"/news\">News</a></nav><article><h1>Harbour bridge closes for six weeks</h1>\n\
    <p>The old harbour bridge will close for repairs on Monday, the Russian ambassador, Siergiej \u{141}awrow, told reporters in the town on Sunday.</p>\n\
    <p>Drivers will have to take the <a href=\"/Siergiej\">ring road</a> for six weeks, which adds about twenty minutes to the journey, the transport office said.</p>\n\
    <p>Caf&eacute;s along the quay will stay open, and the Cafe\u{301} Nord will sell tickets for the ferry, the owner said on Monday morning.</p>\n\
    </article></body></html>\n";

#[test]
fn a_page_is_offered_a_diff_and_written_only_on_request() {
    let desk = Desk::new();
    desk.put("a.html", PAGE);
    let asked = desk.run(&["fix", "--isolated", "a.html"]);
    assert_eq!((asked.code, desk.text("a.html").as_str()), (Some(1), PAGE), "{}", asked.err);
    assert!(asked.err.contains("--unsafe-fixes"), "{}", asked.err);
    let diff = desk.run(&["fix", "--isolated", "--diff", "a.html"]);
    assert_eq!(diff.code, Some(1));
    assert!(
        diff.text().contains("+<p>Caf&eacute;s along the quay will stay open, and the Café Nord"),
        "{}",
        diff.text()
    );
    assert!(desk.run(&["fix", "--isolated", "--unsafe-fixes", "a.html"]).code.is_some_and(|code| code < 2));
    let tags = |page: &str| {
        page.split('<').skip(1).map(|part| part.split('>').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let after = desk.text("a.html");
    assert_eq!(tags(&after), tags(PAGE), "only text nodes change");
    assert!(after.contains("the Café Nord"), "{after}");
    let records = desk.put("a.html", PAGE).run(&["clean", "--isolated", "--undoable", "a.html", "-o", "b.jsonl"]);
    assert_eq!(records.code, Some(0), "{}", records.err);
    assert_eq!(desk.run(&["undo", "b.jsonl"]).text(), PAGE);
}
