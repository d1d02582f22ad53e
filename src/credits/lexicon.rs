//! What the tables know, ready to be looked up by the folded form of a phrase.
//!
//! One map holds every phrase of labels, links, licences, forms and agencies, because a credit is read by asking at
//! each word for the longest phrase that begins there. Built once, on first use.

use super::credit::Qualifier;
use super::tokens::{Tokens, key};
use crate::language::Tag;
use crate::tables::{Quick, Row, rows};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Photographer, image, source, credit: who comes next made or gave the picture.
    Picture,
    /// Copyright.
    Copyright,
    /// Only says what kind of picture it is.
    Qualifier,
    /// Styling, hair, make-up, graphic, montage: who comes next did another job.
    Craft,
}

/// Where a label stands to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// Before, with a colon or its like.
    Colon,
    /// Before, binding by itself.
    Open,
    /// After the name.
    After,
    /// Before, binding by itself, or after.
    Either,
}

/// A label.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) position: Position,
    pub(super) meaning: Meaning,
    pub(super) qualifier: Option<Qualifier>,
    /// A word for a source, which texts have too.
    pub(super) source: bool,
    /// Cells of BCP 47 tags, one for each row that folds to this label.
    languages: Vec<&'static str>,
}

impl Label {
    /// The languages that write it so.
    pub(super) fn languages(&self) -> Vec<Tag> {
        self.languages.iter().flat_map(|cell| cell.split(" | ")).filter_map(Tag::parse).collect()
    }
}

/// The jobs of a small word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) and: bool,
    pub(super) by: bool,
    pub(super) for_: bool,
    pub(super) noise: bool,
    pub(super) particle: bool,
    pub(super) reporter: bool,
    pub(super) via: bool,
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trade {
    /// A pool of photographers.
    Pool,
    /// Social network.
    Social,
    /// State, party, army, company, institution.
    Other,
    /// Newspaper, broadcaster, website.
    Outlet,
    /// News agency.
    Wire,
    /// Photo agency.
    Photo,
    /// Stock library.
    Stock,
}

/// A row of `data/agencies.tsv`.
#[derive(Clone, Debug)]
pub(super) struct Agency {
    pub(super) name: &'static str,
    /// Other ways it signs, divided by ` | `.
    aliases: &'static str,
    pub(super) trade: Trade,
    pub(super) resells: bool,
}

impl Agency {
    /// All ways the table knows it to sign, the canonical one first.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.name).chain(self.aliases.split(" | ").filter(|alias| !alias.is_empty()))
    }

    /// Whether the house itself writes its name with a small letter, or is known enough to be written so.
    pub(super) fn keeps_small(&self) -> bool {
        self.name.starts_with(char::is_lowercase) || self.trade >= Trade::Photo || self.trade == Trade::Outlet
    }
}

/// All a phrase can be.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) label: Option<Label>,
    pub(super) link: Link,
    pub(super) licence: Option<&'static str>,
    pub(super) agency: Option<&'static Agency>,
    pub(super) form: bool,
    /// Words in the longest phrase that begins with this one; 0 where this is no word.
    reach: usize,
}

/// The tables of credits.
pub(super) struct Lexicon {
    entries: HashMap<String, Entry, Quick>,
    /// First words of labels that bind without a colon or qualify.
    openers: HashSet<String, Quick>,
    /// Ends of words that show an organisation, by their last byte.
    endings: BTreeMap<u8, Vec<String>>,
}

static AGENCIES: LazyLock<Vec<Agency>> = LazyLock::new(|| agency_rows().map(|row| agency(&row)).collect());

/// The tables, read on first use.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

impl Lexicon {
    /// The entry of one folded phrase.
    pub(super) fn get(&self, phrase: &str) -> Option<&Entry> {
        self.entries.get(phrase)
    }

    /// Whether a folded word ends as organisations do ("rundfunkarchiv").
    pub(super) fn ends_like_organisation(&self, word: &str) -> bool {
        let last = word.as_bytes().last().and_then(|byte| self.endings.get(byte));
        last.into_iter().flatten().any(|ending| word.len() >= ending.len() + 3 && word.ends_with(ending.as_str()))
    }

    /// Whether a label may begin with this folded word and bind without a colon.
    pub(super) fn opens(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// The longest phrase that begins at word `at`, fulfils `wanted`, and where it ends.
    pub(super) fn longest(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        end: usize,
        wanted: impl Fn(&Entry) -> bool,
    ) -> Option<(&Entry, usize)> {
        let alone = tokens.list.get(at)?.entry?;
        let last = tokens.words_end(at).min(at + alone.reach).min(end);
        let longer = (at + 2..=last).rev();
        let several = longer.map(|to| (self.get(tokens.phrase(at, to)), to));
        let found = several.chain(std::iter::once((Some(alone), at + 1)).filter(|_| end > at));
        found.filter_map(|(entry, to)| Some((entry?, to))).find(|(entry, _)| wanted(entry))
    }

    fn build() -> Self {
        let mut lexicon = Self {
            entries: HashMap::with_capacity_and_hasher(8192, Quick::default()),
            openers: HashSet::default(),
            endings: BTreeMap::new(),
        };
        for row in rows("credits/labels.tsv", include_str!("../../data/credits/labels.tsv")) {
            lexicon.add_label(&row);
        }
        for row in rows("credits/links.tsv", include_str!("../../data/credits/links.tsv")) {
            let entry = lexicon.entry(row.required(0, "phrase"));
            for job in row.list(1) {
                entry.link.set(job, &row);
            }
        }
        for row in rows("credits/licences.tsv", include_str!("../../data/credits/licences.tsv")) {
            lexicon.entry(row.required(0, "phrase")).licence = Some(row.required(1, "short form"));
        }
        for row in rows("credits/forms.tsv", include_str!("../../data/credits/forms.tsv")) {
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

fn agency_rows() -> impl Iterator<Item = Row> {
    rows("agencies.tsv", include_str!("../../data/agencies.tsv"))
}

fn agency(row: &Row) -> Agency {
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
            "yes" => true,
            "no" => false,
            _ => row.broken("resells is yes or no"),
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
        "photo" | "image" | "source" | "credit" => Meaning::Picture,
        "copyright" => Meaning::Copyright,
        "qualifier" => Meaning::Qualifier,
        "graphic" | "hair" | "illustration" | "make-up" | "montage" | "retouch" | "styling" => Meaning::Craft,
        _ => row.broken("unknown meaning"),
    }
}

fn qualifier(word: &str, row: &Row) -> Qualifier {
    Qualifier::parse(word).unwrap_or_else(|| row.broken("unknown qualifier"))
}
