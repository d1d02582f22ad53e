//! The tables read into the lexicon: one row, one entry or alias of it.

use super::entry::{Agency, Label, Link, Meaning, Position, Reach, Trade};
use super::{AGENCIES, Entry, Lexicon};
use crate::credits::credit::Qualifier;
use crate::credits::tokens::key;
use crate::tables::{Quick, Row, rows};
use std::collections::{BTreeMap, HashMap, HashSet};

impl Lexicon {
    pub(super) fn build() -> Self {
        let mut lexicon = Self {
            entries: HashMap::with_capacity_and_hasher(8192, Quick::default()),
            openers: HashSet::default(),
            endings: BTreeMap::new(),
        };
        for row in rows("credits/labels.tsv", include_str!("../../../data/credits/labels.tsv")) {
            lexicon.add_label(&row);
        }
        for row in rows("credits/links.tsv", include_str!("../../../data/credits/links.tsv")) {
            let entry = lexicon.entry(row.required(0, "phrase"));
            for job in row.list(1) {
                entry.link.set(job, &row);
            }
        }
        for row in rows("credits/licences.tsv", include_str!("../../../data/credits/licences.tsv")) {
            lexicon.entry(row.required(0, "phrase")).licence = Some(row.required(1, "short form"));
        }
        for row in rows("credits/forms.tsv", include_str!("../../../data/credits/forms.tsv")) {
            match row.required(0, "word").strip_prefix('-') {
                Some(ending) => {
                    let ending = key(ending);
                    let last = ending.bytes().last().unwrap_or_else(|| row.broken("an ending is empty"));
                    lexicon.endings.entry(last).or_default().push(ending);
                }
                None => lexicon.entry(row.cell(0)).form = true,
            }
        }
        for (row, agency) in agency_rows().zip(AGENCIES.iter()) {
            for name in std::iter::once(agency.name).chain(row.list(1)) {
                lexicon.entry(name).agency.get_or_insert(agency);
            }
        }
        lexicon
    }

    fn add_label(&mut self, row: &Row) {
        let label = Label {
            position: position(row),
            meaning: meaning(row),
            source: row.cell(2) == "source" && !names_picture(row.cell(0)),
            author: row.cell(2) == "author",
            qualifier: Some(row.cell(3)).filter(|word| !word.is_empty()).map(|word| qualifier(word, row)),
            languages: Some(row.cell(4)).filter(|cell| !cell.is_empty()).into_iter().collect(),
        };
        if label.position != Position::Colon || label.qualifier.is_some() {
            let opener = key(row.cell(0)).split(' ').next().unwrap_or_default().to_owned();
            self.openers.insert(opener);
        }
        let entry = self.entry(row.required(0, "label"));
        match &mut entry.label {
            // "foto" and "fotó" fold to one key: one label in more languages.
            Some(known) => known.languages.extend(label.languages),
            none => *none = Some(label),
        }
    }

    fn entry(&mut self, phrase: &str) -> &mut Entry {
        let key = key(phrase);
        let words = key.split(' ').count();
        let first = key.split(' ').next().unwrap_or_default();
        match self.entries.get_mut(first) {
            Some(entry) => entry.reach = words.max(entry.reach),
            None => _ = self.entries.insert(first.to_owned(), Entry { reach: words, ..Entry::default() }),
        }
        self.entries.entry(key).or_default()
    }
}

impl Link {
    fn set(&mut self, job: &str, row: &Row) {
        *match job {
            "and" => &mut self.and,
            "by" => &mut self.by,
            "for" => &mut self.for_,
            "noise" => &mut self.noise,
            "particle" => &mut self.particle,
            "reporter" => &mut self.reporter,
            "via" => &mut self.via,
            _ => row.broken("a link's job is one of and, by, for, noise, particle, reporter, via"),
        } = true;
    }
}

pub(super) fn agency_rows() -> impl Iterator<Item = Row> {
    rows("agencies.tsv", include_str!("../../../data/agencies.tsv"))
}

pub(super) fn agency(row: &Row) -> Agency {
    Agency {
        name: row.required(0, "canonical name"),
        aliases: row.cell(1),
        trade: match row.required(3, "kind") {
            "pool" => Trade::Pool,
            "social" => Trade::Social,
            "government" | "party" | "army" | "institution" | "company" => Trade::Other,
            "newspaper" | "broadcaster" | "online" => Trade::Outlet,
            "wire" => Trade::Wire,
            "photo" => Trade::Photo,
            "stock" => Trade::Stock,
            _ => row.broken("unknown kind"),
        },
        resells: match row.required(4, "resells") {
            "yes" | "world" | "home" => true,
            "no" => false,
            _ => row.broken("resells is yes, no, world or home"),
        },
        reach: match row.cell(4) {
            "world" => Reach::World,
            "home" => Reach::Home,
            _ => Reach::Open,
        },
    }
}

/// "Bildquelle", "źródło zdjęcia": a word for a picture is in the label.
fn names_picture(label: &str) -> bool {
    const PICTURES: [&str; 5] = ["bild", "foto", "photo", "image", "graf"];
    label.contains(' ') || PICTURES.iter().any(|word| label.contains(word))
}

fn position(row: &Row) -> Position {
    match row.required(1, "position") {
        "colon" => Position::Colon,
        "open" => Position::Open,
        "after" => Position::After,
        "either" => Position::Either,
        _ => row.broken("a position is colon, open, after or either"),
    }
}

fn meaning(row: &Row) -> Meaning {
    match row.required(2, "meaning") {
        "author" | "credit" | "image" | "photo" | "source" => Meaning::Picture,
        "copyright" => Meaning::Copyright,
        "qualifier" => Meaning::Qualifier,
        "graphic" | "hair" | "illustration" | "make-up" | "montage" | "retouch" | "styling" => Meaning::Craft,
        _ => row.broken("unknown meaning"),
    }
}

fn qualifier(word: &str, row: &Row) -> Qualifier {
    Qualifier::parse(word).unwrap_or_else(|| row.broken("unknown qualifier"))
}
