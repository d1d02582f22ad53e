//! Quality floors on annotated articles of our own: `fixtures/gold/*.tsv`, a role and a line each.
//!
//! The floors stand in `fixtures/gold/floors.tsv` with a digest of the corpus. A change that lowers a figure must lower its floor in the same
//! commit, where a reader sees it; a changed corpus needs a new digest, and so a look at the figures.

use crate::common::repository;
use copydesk::label::Role;
use copydesk::pipeline::clean;
use copydesk::record::Article;
use copydesk::{Desk, Input};
use std::collections::BTreeMap;

/// One article: its lines with their roles.
pub struct Gold {
    pub file: String,
    pub lines: Vec<(String, String)>,
}

impl Gold {
    /// The lines one below the other, paragraphs divided by blank lines.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|(_, line)| line.as_str()).collect();
        lines.join("\n\n")
    }

    pub fn with(&self, role: &str) -> Vec<&str> {
        self.lines.iter().filter(|(seen, _)| seen == role).map(|(_, line)| line.as_str()).collect()
    }
}

fn corpus() -> Vec<Gold> {
    articles("fixtures/gold")
}

/// All annotated articles of a folder, by name.
pub fn articles(folder: &str) -> Vec<Gold> {
    let entries = std::fs::read_dir(repository(folder)).expect("the gold is there");
    let mut files: Vec<String> =
        entries.map(|entry| entry.expect("listed").file_name().to_string_lossy().into_owned()).collect();
    files.retain(|file| file != "floors.tsv");
    files.sort();
    files.into_iter().map(|file| read(folder, file)).collect()
}

fn read(folder: &str, file: String) -> Gold {
    let text = std::fs::read_to_string(repository(folder).join(&file)).expect("gold is text");
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let lines = rows.map(|row| row.split_once('\t').expect("a role and a line"));
    let lines = lines.map(|(role, line)| (role.to_owned(), line.to_owned())).collect();
    Gold { file, lines }
}

/// Right, given and wanted of one measure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub right: usize,
    pub given: usize,
    pub wanted: usize,
}

impl Count {
    pub fn add(&mut self, given: &[&str], wanted: &[&str]) {
        self.right += given.iter().filter(|line| wanted.contains(line)).count();
        self.given += given.len();
        self.wanted += wanted.len();
    }

    /// F1 in per cent.
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.given + self.wanted).max(1) as f64
    }
}

fn measure(gold: &Gold, article: &Article<'_>, counts: &mut BTreeMap<&'static str, Count>) {
    let mut count = |name, given: &[&str], wanted: &[&str]| counts.entry(name).or_default().add(given, wanted);
    let names: Vec<(&str, &str)> = article
        .names
        .iter()
        .flat_map(|name| name.variants.iter().map(|variant| (variant.text.as_str(), name.canonical.as_str())))
        .collect();
    // A respelled paragraph counts as its original where only listed names differ.
    let body: Vec<&str> = article.body.iter().map(String::as_str).collect();
    let wanted: Vec<&str> = gold.with("body");
    let respelled = |line: &str| names.iter().any(|(variant, _)| line.contains(variant));
    let kept: Vec<&str> = wanted.iter().copied().filter(|line| !respelled(line)).collect();
    let same: Vec<&str> = body
        .iter()
        .copied()
        .filter(|line| {
            !names
                .iter()
                .any(|(_, canonical)| canonical.split(' ').next_back().is_some_and(|surname| line.contains(surname)))
        })
        .collect();
    count("body", &same, &kept);
    count("title", &article.title.as_deref().into_iter().collect::<Vec<_>>(), &gold.with("title"));
    count("section", &article.section.as_deref().into_iter().collect::<Vec<_>>(), &gold.with("kicker"));
    let mut credits = gold.with("credit");
    credits.dedup();
    let seen: Vec<&str> = article
        .images
        .iter()
        .filter(|image| image.caption.is_none())
        .filter_map(|image| Some(image.credit.as_ref()?.line.as_str()))
        .collect();
    count("credit", &seen, &credits);
    let removed: Vec<&str> = article.removed.iter().map(|removed| removed.text.as_str()).collect();
    let dirt: Vec<&str> = gold.lines.iter().filter(|(role, _)| is_dirt(role)).map(|(_, line)| line.as_str()).collect();
    count("removed", &removed, &dirt);
}

fn is_dirt(role: &str) -> bool {
    ["label", "related", "prompt", "share", "notice", "date"].contains(&role)
}

/// Fowler–Noll–Vo over names and lines: a change of the corpus shows.
fn digest(corpus: &[Gold]) -> String {
    let bytes = corpus.iter().flat_map(|gold| {
        let lines = gold.lines.iter().flat_map(|(role, line)| [role.as_str(), line.as_str()]);
        std::iter::once(gold.file.as_str()).chain(lines).collect::<Vec<_>>().join("\n").into_bytes()
    });
    let hash =
        bytes.fold(0xCBF2_9CE4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    format!("{hash:016x}")
}

#[test]
fn quality_stays_above_its_floors() {
    let (desk, corpus) = (Desk::default(), corpus());
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    for gold in &corpus {
        let text = gold.text();
        let cleaned = clean(Input::of_text(text.as_str()), &desk);
        measure(gold, &cleaned.article, &mut counts);
    }
    let figures: Vec<String> = counts.iter().map(|(name, count)| format!("{name} {:.1}", count.f1())).collect();
    println!("gold: {}; digest {}", figures.join(", "), digest(&corpus));
    let floors = std::fs::read_to_string(repository("fixtures/gold/floors.tsv")).expect("the floors are there");
    for row in floors.lines().filter(|line| !line.starts_with('#')) {
        let (name, floor) = row.split_once('\t').expect("a measure and its floor");
        if name == "digest" {
            assert_eq!(floor, digest(&corpus), "the corpus changed; look at the figures and write the new digest");
            continue;
        }
        let count = counts.get(name).unwrap_or_else(|| panic!("floors.tsv: no measure {name}"));
        let floor: f64 = floor.parse().expect("a floor is a number");
        assert!(count.f1() >= floor, "{name}: {:.1} is below its floor {floor}; {count:?}", count.f1());
    }
}

#[test]
fn roles_of_the_gold_are_roles_of_ours() {
    let ours = [
        Role::Title,
        Role::Kicker,
        Role::Byline,
        Role::Date,
        Role::Summary,
        Role::Heading,
        Role::Body,
        Role::Caption,
        Role::Credit,
        Role::Label,
        Role::Related,
        Role::Prompt,
        Role::Share,
        Role::Navigation,
        Role::Bio,
        Role::Signoff,
        Role::Notice,
    ]
    .map(|role| serde_json::to_value(role).expect("a role has a name"));
    for gold in corpus() {
        for (role, line) in &gold.lines {
            assert!(ours.iter().any(|known| known == role), "{}: {role:?} of {line:?}", gold.file);
        }
    }
}
