//! What the tables know, ready to be looked up by the folded form of a phrase.
//!
//! One map holds every phrase of labels, links, licences, forms and agencies, because a credit is read by asking at
//! each word for the longest phrase that begins there. Built once, on first use.

mod build;
mod entry;

use super::tokens::Tokens;
use crate::tables::Quick;
use build::{agency, agency_rows};
pub(super) use entry::{Agency, Entry, Label, Meaning, Position, Reach, Trade};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

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
}
