//! Articles of our own in twenty languages, half of them with nothing to change: every name as an editor wants it.

use crate::common::repository;
use copydesk::language::Tag;
use copydesk::names::authority::Authority;
use copydesk::names::{Hint, Policy, Request, respell};
use copydesk::pipeline::{Cleaned, clean};
use copydesk::{Desk, Input};

/// One article of `fixtures/names/articles/` or `known-failures/`, with the changes an editor would make marked `[as printed|as it shall read]`.
struct Article {
    language: Tag,
    title: String,
    hints: Vec<Hint>,
    paragraphs: Vec<String>,
    /// Paragraph, first byte, as printed, as it shall read.
    wanted: Vec<Change>,
}

type Change = (usize, usize, String, String);

fn articles(folder: &str) -> Vec<Article> {
    let folder = repository("fixtures/names").join(folder);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the fixtures are there").flatten().map(|file| file.path()).collect();
    files.sort();
    files.iter().flat_map(|file| read(file)).collect()
}

fn read(file: &std::path::Path) -> Vec<Article> {
    let tag = |text: &str| Tag::parse(text).expect("fixtures name languages we know");
    let language = tag(file.file_stem().and_then(|stem| stem.to_str()).expect("a file is named for its language"));
    let text = std::fs::read_to_string(file).expect("a fixture can be read");
    let mut out: Vec<Article> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix("== ") {
            let (title, hints) = head.trim_end_matches(')').rsplit_once(" (").expect("a head ends with its hints");
            let hints = hints.split_whitespace().map(|hint| Hint { language: tag(hint), strength: 1.0 }).collect();
            out.push(Article { language, title: title.to_owned(), hints, paragraphs: Vec::new(), wanted: Vec::new() });
            continue;
        }
        let article = out.last_mut().expect("a head comes first");
        let (mut plain, mut rest) = (String::new(), line);
        while let Some((before, after)) = rest.split_once('[') {
            let (change, tail) = after.split_once(']').expect("a bracket closes");
            plain += before;
            match change.split_once('|') {
                Some((seen, read)) => {
                    article.wanted.push((article.paragraphs.len(), plain.len(), seen.to_owned(), read.to_owned()));
                    plain += seen;
                }
                None => plain += &format!("[{change}]"),
            }
            rest = tail;
        }
        article.paragraphs.push(plain + rest);
    }
    out
}

fn changes(article: &Article) -> Vec<Change> {
    let paragraphs: Vec<&str> = article.paragraphs.iter().map(String::as_str).collect();
    let authority = Authority::default();
    let request = Request {
        paragraphs: &paragraphs,
        target: article.language,
        hints: &article.hints,
        authority: Some(&authority),
        keep: &[],
        policy: Policy::Canonical,
    };
    let names = respell(&request);
    let mut out: Vec<Change> = names
        .iter()
        .filter(|name| name.changed)
        .flat_map(|name| &name.edits)
        .map(|edit| {
            let seen = edit.span.of(paragraphs[edit.paragraph]);
            // A mark is the mark of the fixture; a broken possessive takes its apostrophe along.
            (edit.paragraph, edit.span.start, seen.to_owned(), edit.with.clone())
        })
        .collect();
    out.sort();
    out
}

/// The changes that should be made and are not, and those that are made and should not be.
pub fn faults() -> (usize, Vec<String>, Vec<String>) {
    let (mut wanted, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    for article in articles("articles") {
        wanted += article.wanted.len();
        let (own_missed, own_wrong) = faults_of(&article);
        missed.extend(own_missed);
        wrong.extend(own_wrong);
    }
    (wanted, missed, wrong)
}

fn faults_of(article: &Article) -> (Vec<String>, Vec<String>) {
    let made = changes(article);
    let tell = |(_, _, seen, read): &Change| format!("{} {:?}: {seen} -> {read}", article.language, article.title);
    // Where one part of the printed form is the same, the edit may be shorter than the mark.
    let missed = article.wanted.iter().filter(|change| !made.contains(change)).map(tell);
    let wrong = made.iter().filter(|change| !article.wanted.contains(change)).map(tell);
    (missed.collect(), wrong.collect())
}

#[test]
fn what_is_said_to_fail_does() {
    for article in articles("known-failures") {
        let (missed, wrong) = faults_of(&article);
        let cured = missed.is_empty() && wrong.is_empty();
        assert!(!cured, "{} {:?} is as an editor wants it: move it to articles/", article.language, article.title);
    }
}

#[test]
fn articles_in_twenty_languages_read_as_an_editor_wants_them() {
    let all = articles("articles");
    assert!(all.len() >= 220, "{} articles", all.len());
    let quiet = all.iter().filter(|article| article.wanted.is_empty()).count();
    assert!(quiet * 2 >= all.len() - 2, "{quiet} have nothing to change");
    let (wanted, missed, wrong) = faults();
    assert!(wrong.is_empty(), "changed though it should not be:\n{}", wrong.join("\n"));
    assert!(missed.is_empty(), "{} of {wanted} missed:\n{}", missed.len(), missed.join("\n"));
}

/// An article half in one language and half in the other is taken for German while its names are spelled as in English, and the other way round.
#[test]
fn an_article_in_two_languages_is_done_with_its_names() {
    let text = "The ambassador, Siergiej Ławrow, told reporters in Moscow that the talks would gos comments were nrgermeister sagte am Montag, die Brücke werde gesperrt bleiben.\n\
                “We voted,” said Aleksandr Macegora, the envoy. Macegora left on 10 February 2025.";
    for text in [text.to_owned(), text.replace("comments were", "comments were n\u{FFFD}"), text.replace("We v", "V")] {
        let desk = Desk::default();
        let Cleaned { article, fixed } = clean(Input::of_text(&*text), &desk);
        let fixed = fixed.into_text();
        assert_eq!(article.body.join("\n"), fixed);
        assert_eq!(desk.fix(&fixed), fixed);
    }
}
