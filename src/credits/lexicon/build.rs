//! What the records of the packed tables say: one row, one entry or alias of it.

use super::Entry;
use super::entry::{Agency, Label, Link, Meaning, Position, Reach, Trade};
use crate::credits::credit::Qualifier;
use crate::language::Tag;
use crate::tables::packed::Mark;

impl Entry {
    /// The entry of a record of `build/credits.rs`.
    pub(super) fn read(record: &'static str) -> Self {
        let (reach, marks) = Mark::of_record(record);
        let mut entry = Self { reach, ..Self::default() };
        marks.for_each(|mark| entry.add(&mark));
        entry
    }

    fn add(&mut self, mark: &Mark) {
        match mark.table {
            "credits/labels.tsv" => self.add_label(mark),
            "credits/links.tsv" => self.link.set(mark),
            "credits/licences.tsv" => self.licence = Some(mark.cells[0]),
            "credits/forms.tsv" if mark.cells[0] == "initials" => self.initials = true,
            "credits/forms.tsv" => self.form = true,
            "agencies.tsv" => {
                let number = mark.cells[0].parse().unwrap_or_else(|_| mark.broken("no number of a row"));
                self.agency.get_or_insert_with(|| super::agency(number));
            }
            _ => mark.broken("no table of credits"),
        }
    }

    fn add_label(&mut self, mark: &Mark) {
        let [form, _, meant, word, tags] = mark.cells;
        let label = Label {
            position: position(mark),
            meaning: meaning(mark),
            source: meant == "source" && !names_picture(form),
            author: meant == "author",
            qualifier: Some(word).filter(|word| !word.is_empty()).map(|word| qualifier(word, mark)),
            languages: tags.split(" | ").filter_map(Tag::parse).collect(),
        };
        match &mut self.label {
            // "foto" and "fotó" fold to one key: one label in more languages.
            Some(known) => known.languages.extend(label.languages),
            none => *none = Some(label),
        }
        if let Some(label) = &mut self.label {
            label.languages.sort_unstable();
            label.languages.dedup();
        }
    }
}

impl Link {
    fn set(&mut self, mark: &Mark) {
        *match mark.cells[0] {
            "and" => &mut self.and,
            "by" => &mut self.by,
            "for" => &mut self.for_,
            "noise" => &mut self.noise,
            "particle" => &mut self.particle,
            "passed" => &mut self.passed,
            "reporter" => &mut self.reporter,
            "via" => &mut self.via,
            _ => mark.broken("a link's job is one of and, by, for, noise, particle, passed, reporter, via"),
        } = true;
    }
}

/// The agency of a row of `data/agencies.tsv`.
pub(super) fn agency(row: &'static str) -> Agency {
    let mut cells = row.split('\t');
    let mut next = || cells.next().unwrap_or("");
    let (name, aliases, _country, kind, resells) = (next(), next(), next(), next(), next());
    let broken = |why: &str| -> ! { panic!("data/agencies.tsv: {why}: {row:?}") };
    Agency {
        name,
        aliases,
        trade: match kind {
            "pool" => Trade::Pool,
            "social" => Trade::Social,
            "government" | "party" | "army" | "institution" | "company" => Trade::Other,
            "newspaper" | "broadcaster" | "online" => Trade::Outlet,
            "wire" => Trade::Wire,
            "photo" => Trade::Photo,
            "stock" => Trade::Stock,
            _ => broken("unknown kind"),
        },
        resells: match resells {
            "yes" | "world" | "home" | "collects" => true,
            "no" | "gives" => false,
            _ => broken("resells is yes, no, world, home, collects or gives"),
        },
        reach: match resells {
            "world" => Reach::World,
            "home" => Reach::Home,
            "collects" => Reach::Collects,
            "gives" => Reach::Gives,
            _ => Reach::Open,
        },
    }
}

/// "Bildquelle", "źródło zdjęcia": a word for a picture is in the label.
fn names_picture(label: &str) -> bool {
    const PICTURES: [&str; 5] = ["bild", "foto", "photo", "image", "graf"];
    label.contains(' ') || PICTURES.iter().any(|word| label.contains(word))
}

fn position(mark: &Mark) -> Position {
    match mark.cells[1] {
        "colon" => Position::Colon,
        "open" => Position::Open,
        "after" => Position::After,
        "either" => Position::Either,
        "around" => Position::Around,
        _ => mark.broken("a position is colon, open, after, either or around"),
    }
}

fn meaning(mark: &Mark) -> Meaning {
    match mark.cells[2] {
        "author" | "credit" | "image" | "photo" | "source" => Meaning::Picture,
        "copyright" => Meaning::Copyright,
        "qualifier" => Meaning::Qualifier,
        "work" => Meaning::Work,
        "graphic" | "hair" | "illustration" | "make-up" | "montage" | "retouch" | "styling" => Meaning::Craft,
        _ => mark.broken("unknown meaning"),
    }
}

fn qualifier(word: &str, mark: &Mark) -> Qualifier {
    Qualifier::parse(word).unwrap_or_else(|| mark.broken("unknown qualifier"))
}
