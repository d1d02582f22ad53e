//! `copydesk learn`: what a corpus of our own teaches, and that a profile does what it says.

use crate::commands::{copydesk, err, folder_with, out};
use crate::common::assert_file;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const WHO: [&str; 7] = [
    "The town council",
    "A fisherman",
    "The owner of the bakery",
    "A choir from the valley",
    "The ferry company",
    "The library",
    "A group of pupils",
];
const DID: [&str; 5] = [
    "wants to repair the old pier",
    "will close for the winter",
    "planted two hundred trees",
    "lost the last game of the season",
    "found a letter in the attic",
];
const WHY: [&str; 6] = [
    "because nobody else would do it",
    "after a storm that lasted for three days",
    "before the first guests arrived from abroad",
    "while the neighbours watched from their windows",
    "as the bridge was still under repair",
    "without telling anybody about the cost",
];
const SAID: [&str; 4] = [
    "said a spokeswoman on Monday",
    "according to a letter seen by this newspaper",
    "the transport office confirmed",
    "as everybody in the village knows",
];
const PEOPLE: [&str; 4] = ["Ada Berg", "Jan Kos", "Nina Falk", "Milo Petrak"];

/// A paragraph that no other article has: which of the words it is made of, its number tells.
fn paragraph(number: usize) -> String {
    let pick = |words: &[&'static str], step: usize| words[(number / step) % words.len()];
    format!("{} {} {}, {}.", pick(&WHO, 1), pick(&DID, 7), pick(&WHY, 35), pick(&SAID, 210))
}

fn record(host: &str, number: usize, lines: &[String]) -> String {
    let url = format!("https://{host}/{number}");
    format!("{}\n", json!({"id": number, "url": url, "text": lines.join("\n\n")}))
}

const MORNING: &str = "Havnenytt brings you the news of the harbour every single morning.";
const LETTER: &str = "Do you know more about this? Send the desk of Havnenytt a letter or come by the old fish hall.";
const EDITION: &str = "This story was first told in the valley edition of Dalposten.";

/// Forty articles: a section, who wrote, a date either way round, two lines of the outlet's, in every second one a picture.
fn havnenytt(number: usize) -> Vec<String> {
    let mut lines = vec![
        ["Havnesiden", "Kysten", "Byliv"][number % 3].to_owned(),
        format!("{} {}, part {number}", WHO[number % 7], DID[number % 5]),
        format!("By {}", PEOPLE[number % 4]),
        format!("{:02}/{:02}/2025", 1 + number * 7 % 28, 1 + number % 12),
        MORNING.to_owned(),
        paragraph(number * 5),
    ];
    if number.is_multiple_of(2) {
        lines.push(format!("{} on the quay. Photo: {}/Fjordlys Images", WHO[number % 7], PEOPLE[number / 2 % 4]));
    }
    lines.extend((1..4).map(|nth| paragraph(number * 5 + nth)));
    lines.push(LETTER.to_owned());
    lines
}

/// Articles with the outlet's name on top and a line about it below; a crosshead that comes again in every fourth.
fn dalposten(number: usize) -> Vec<String> {
    let mut lines =
        vec!["DALPOSTEN".to_owned(), format!("{} {} again, chapter {number}", WHO[number % 7], DID[number % 5])];
    lines.extend((0..2).map(|nth| paragraph(400 + number * 4 + nth)));
    if number.is_multiple_of(4) {
        lines.push("What we know so far".to_owned());
    }
    lines.extend((2..4).map(|nth| paragraph(400 + number * 4 + nth)));
    lines.push(EDITION.to_owned());
    lines
}

fn corpus() -> String {
    let harbour = (0..40).map(|number| record("www.havnenytt.example", number, &havnenytt(number)));
    let valley = (0..24).map(|number| record("dalposten.example", number, &dalposten(number)));
    let few = (0..3).map(|number| record("tidende.example", number, &dalposten(number + 50)));
    harbour.chain(valley).chain(few).collect()
}

fn bodies(records: &str) -> Vec<String> {
    let records = records.lines().map(|line| serde_json::from_str::<Value>(line).expect("a record"));
    records.map(|record| record["body"].to_string()).collect()
}

#[test]
fn a_corpus_teaches_its_profile_and_nothing_else() {
    let corpus = corpus();
    let folder = folder_with(&[("corpus.jsonl", &corpus), ("with.toml", "extend = \"profile.toml\"\n")]);
    let here = folder.path();
    let learned = copydesk(here, &["learn", "corpus.jsonl", "-o", "profile.toml"], "");
    assert_eq!(learned.status.code(), Some(0), "{}", err(&learned));
    assert!(err(&learned).contains("articles: 67; outlets: 3"), "{}", err(&learned));
    let profile = std::fs::read_to_string(here.join("profile.toml")).expect("the profile is there");
    assert_file("fixtures/learn/profile.toml", &profile);
    assert!(!profile.contains("tidende"), "three articles teach nothing");
    assert!(!profile.contains("What we know"), "a crosshead is no line of the outlet's");

    let without = bodies(&out(&copydesk(here, &["clean", "-q", "--isolated", "corpus.jsonl"], "")));
    let cleaned = out(&copydesk(here, &["clean", "-q", "--undoable", "--config", "with.toml", "corpus.jsonl"], ""));
    let with = bodies(&cleaned);
    let holding = |bodies: &[String], line: &str| bodies.iter().filter(|body| body.contains(line)).count();
    for (line, before, after) in [(MORNING, 40, 0), (LETTER, 40, 0), (EDITION, 27, 3), ("What we know so far", 7, 7)] {
        assert_eq!((holding(&without, line), holding(&with, line)), (before, after), "{line}");
    }
    let inputs: Vec<Value> = corpus.lines().map(|line| serde_json::from_str(line).expect("a record")).collect();
    for number in 0..inputs.len() {
        let paragraphs = inputs[number]["text"].as_str().unwrap_or_default().split("\n\n");
        let own = paragraphs.filter(|line| line.len() > 80 && ![MORNING, LETTER, EDITION].contains(line));
        for line in own.filter(|line| !line.contains("Photo: ")) {
            assert!(with[number].contains(line), "{line} is the article's own");
        }
    }
    let undone = out(&copydesk(here, &["undo", "-"], &cleaned));
    let undone = undone.lines().map(|line| serde_json::from_str::<Value>(line).expect("a record"));
    assert!(undone.zip(&inputs).all(|(undone, input)| undone["text"] == input["text"]));
}

#[test]
fn a_profile_is_the_same_for_any_number_of_jobs_and_from_standard_input() {
    let folder = folder_with(&[]);
    let profile = |arguments: &[&str], corpus: &str| out(&copydesk(folder.path(), arguments, corpus));
    let corpus = corpus();
    let alone = profile(&["learn", "--from-format", "jsonl", "--jobs", "1"], &corpus);
    assert!(alone.contains("[outlet.\"havnenytt.example\"]"), "{alone}");
    assert_eq!(profile(&["learn", "--from-format", "jsonl", "--jobs", "4"], &corpus), alone);
    // What it writes it may read: settings do not change what is learned.
    std::fs::write(folder.path().join("copydesk.toml"), "extend = \"nowhere.toml\"\n").expect("a file can be written");
    assert_eq!(profile(&["learn", "--from-format", "jsonl"], &corpus), alone);
}

#[test]
fn copies_of_an_article_teach_nothing() {
    let again: String = (0..40).map(|number| record("havnenytt.example", number, &havnenytt(2))).collect();
    let retitled = (0..40).map(|number| {
        let mut lines = havnenytt(2);
        lines[1] = format!("Another headline, number {number}");
        record("dalposten.example", number, &lines)
    });
    let corpus = again + &retitled.collect::<String>();
    let learned = copydesk(folder_with(&[]).path(), &["learn", "--from-format", "jsonl"], &corpus);
    assert!(err(&learned).contains("articles: 2; outlets: 2; copies: 78; entries learned: 0"), "{}", err(&learned));
    assert!(!out(&learned).contains('['), "{}", out(&learned));
}

/// Horoscopes and recipes have the same crossheads at the same place.
#[test]
fn what_comes_again_between_paragraphs_is_the_articles_own() {
    let corpus: String = (0..24)
        .map(|number| {
            let mut lines = vec![format!("The stars of day {number} over the valley")];
            for (nth, sign) in
                ["Aries", "Taurus", "Gemini", "Cancer", "Ingredients:", "For four people"].into_iter().enumerate()
            {
                lines.extend([sign.to_owned(), paragraph(number * 6 + nth)]);
            }
            record("dalposten.example", number, &lines)
        })
        .collect();
    let learned = copydesk(folder_with(&[]).path(), &["learn", "--from-format", "jsonl"], &corpus);
    assert!(
        err(&learned).contains("articles: 24; outlets: 1; copies: 0; entries learned: 0"),
        "{}{}",
        err(&learned),
        out(&learned)
    );
}

#[test]
fn records_that_cannot_be_read_are_named_and_the_others_teach() {
    let corpus =
        "{\"text\": 5}\n".to_owned() + &corpus() + "{\"text\": \"No address tells of no outlet.\"}\nnot json\n";
    let folder = folder_with(&[("corpus.jsonl", &corpus)]);
    let learned = copydesk(folder.path(), &["learn", "corpus.jsonl", "-o", "profile.toml"], "");
    let said = err(&learned);
    assert_eq!(learned.status.code(), Some(2), "{said}");
    assert!(said.contains("corpus.jsonl:1: ") && said.contains("corpus.jsonl:70: "), "{said}");
    assert!(said.contains("records without a url, which tell of no outlet: 1; not read: 2"), "{said}");
    let profile = std::fs::read_to_string(folder.path().join("profile.toml")).expect("the profile is there");
    assert!(profile.contains("[outlet.\"dalposten.example\"]"), "{profile}");
    let missing = copydesk(folder.path(), &["learn", "nowhere.jsonl", "-o", "other.toml"], "");
    assert_eq!(missing.status.code(), Some(2));
}

/// What a corpus says ends up in a file that is read as settings, whatever it says.
#[test]
fn no_line_of_a_corpus_breaks_out_of_its_entry() {
    let odd = "\"]\nselect = [\"XX\\\"'''\u{1B}[31m # \u{2028}";
    let lines = |number: usize| {
        let mut lines = dalposten(number);
        *lines.last_mut().expect("a last line") = odd.replace('\n', " ");
        lines
    };
    let url = |number: usize| format!("https://dal\"posten]\u{7}.example/\n]{number}");
    let corpus: String = (0..24)
        .map(|number| format!("{}\n", json!({"url": url(number), "text": lines(number).join("\n\n")})))
        .collect();
    let folder = folder_with(&[("corpus.jsonl", &corpus)]);
    copydesk(folder.path(), &["learn", "-q", "corpus.jsonl", "-o", "profile.toml"], "");
    let profile = std::fs::read_to_string(folder.path().join("profile.toml")).expect("the profile is there");
    let read: toml::Table = profile.parse().expect("a profile is TOML");
    let tables: BTreeSet<&str> = read.keys().map(String::as_str).collect();
    assert_eq!(tables, BTreeSet::from(["outlet"]), "{profile}");
    assert!(!profile.contains('\u{1B}'), "{profile}");
    let cleaned = copydesk(folder.path(), &["clean", "-q", "--config", "profile.toml", "corpus.jsonl"], "");
    assert_eq!(cleaned.status.code(), Some(0), "{}", err(&cleaned));
}
