//! What the tables know, ready to be looked up by the folded form of a phrase.
//!
//! One map holds every phrase of labels, links, licences, forms and agencies, because a credit is read by asking at
//! each word for the longest phrase that begins there.

mod build;
mod entry;
pub(crate) mod own;

use super::tokens::Tokens;
use crate::tables::Quick;
use crate::tables::hash::hash;
use crate::tables::packed::{Dictionary, Shelf};
use crate::tables::packed_set;
pub(super) use entry::{Agency, Entry, Label, Meaning, Position, Reach, Trade};
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// The tables of credits.
pub(super) struct Lexicon(Shelf<Entry>);

/// The tables; what a phrase means is read on first use.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let slots = include_bytes!(concat!(env!("OUT_DIR"), "/credits.slots"));
    Lexicon(Shelf::new(slots, include_str!(concat!(env!("OUT_DIR"), "/credits.records")), Entry::read))
});

/// First words of labels that bind without a colon or qualify.
const OPENERS: Dictionary = packed_set!("credit-openers");

/// Row `number` of `data/agencies.tsv`, from 0: all forms of an agency's name lead to the same one.
fn agency(number: usize) -> &'static Agency {
    static AGENCIES: LazyLock<Vec<(usize, OnceLock<Agency>)>> = LazyLock::new(|| {
        let starts = include_str!(concat!(env!("OUT_DIR"), "/agency.starts"));
        let starts = starts.lines().map(|start| start.parse().expect("the build script wrote numbers"));
        starts.map(|start| (start, OnceLock::new())).collect()
    });
    let (start, agency) = &AGENCIES[number];
    agency.get_or_init(|| {
        let table = &include_str!("../../../data/agencies.tsv")[*start..];
        build::agency(table.lines().next().unwrap_or(table))
    })
}

/// Ends of words that show an organisation, folded, by their last three bytes; none is shorter.
static ENDINGS: LazyLock<HashMap<[u8; 3], Vec<&str>, Quick>> = LazyLock::new(|| {
    let mut endings: HashMap<[u8; 3], Vec<&str>, Quick> = HashMap::default();
    for ending in include_str!(concat!(env!("OUT_DIR"), "/credit.endings")).lines() {
        let last = *ending.as_bytes().last_chunk().expect("an ending has three letters or one of three bytes");
        endings.entry(last).or_default().push(ending);
    }
    endings
});

impl Lexicon {
    /// The entry of one folded phrase, by the caller's houses before the tables.
    pub(super) fn get(&self, phrase: &str) -> Option<&Entry> {
        own::get(phrase).or_else(|| self.tables(phrase))
    }

    /// The entry of one folded phrase in the tables.
    fn tables(&self, phrase: &str) -> Option<&Entry> {
        self.0.get(hash(phrase))
    }

    /// Whether a folded word ends as organisations do ("rundfunkarchiv").
    pub(super) fn ends_like_organisation(word: &str) -> bool {
        let last = word.as_bytes().last_chunk().and_then(|last| ENDINGS.get(last));
        last.into_iter().flatten().any(|ending| word.len() >= ending.len() + 3 && word.ends_with(*ending))
    }

    /// Whether a label may begin with this folded word and bind without a colon.
    pub(super) fn opens(word: &str) -> bool {
        OPENERS.holds(hash(word))
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
        let longer = if alone.reach > 1 { tokens.words_end(at).min(at + alone.reach).min(end) } else { 0 };
        let longer = (at + 2..=longer).rev();
        let several = longer.map(|to| (self.get(tokens.phrase(at, to)), to));
        let found = several.chain(std::iter::once((Some(alone), at + 1)).filter(|_| end > at));
        found.filter_map(|(entry, to)| Some((entry?, to))).find(|(entry, _)| wanted(entry))
    }
}

#[cfg(test)]
mod tests {
    use super::{LEXICON, Lexicon};

    #[test]
    fn every_record_of_the_tables_can_be_read() {
        let entries: Vec<_> = LEXICON.0.all().collect();
        assert!(entries.iter().filter(|entry| entry.agency.is_some()).count() > 400);
        assert!(entries.iter().filter(|entry| entry.label.is_some()).count() > 400);
        assert!(Lexicon::opens("courtesy") && Lexicon::ends_like_organisation("rundfunkarchiv"));
    }
}
