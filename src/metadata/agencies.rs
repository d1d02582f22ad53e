//! News agencies as they sign: in bylines, datelines and at the end of a text.

use super::key::key_hash;
use super::tokens::is_ideograph;
use crate::tables::hash::hash;
use crate::tables::packed::Dictionary;
use crate::tables::packed_set;
use std::cell::Cell;
use std::collections::HashSet;

/// The forms of `data/agencies.tsv` that sign texts: their keys, and as they are written.
const KEYS: Dictionary = packed_set!("agency-keys");
const WRITTEN: Dictionary = packed_set!("agency-forms");

/// Forms of the caller's own agencies that sign texts.
#[derive(Debug)]
pub(crate) struct OwnForms {
    keys: HashSet<u64>,
    written: HashSet<String>,
}

thread_local! {
    static OWN: Cell<Option<&'static OwnForms>> = const { Cell::new(None) };
}

/// Has this thread know `forms` from here on, and gives back those it knew.
pub(crate) fn set_own(forms: Option<&'static OwnForms>) -> Option<&'static OwnForms> {
    OWN.replace(forms)
}

impl OwnForms {
    /// These names.
    pub(crate) fn new(names: &[&str]) -> Self {
        let written = names.iter().copied().map(str::to_owned).collect();
        Self { keys: names.iter().copied().map(key_hash).collect(), written }
    }

    fn holds(&self, text: &str) -> bool {
        self.keys.contains(&key_hash(text)) && (text.chars().count() >= CASELESS || self.written.contains(text))
    }
}

/// Shortest form, in characters, that is known in any case; a shorter one is a word elsewhere (`Map`, `Uni`).
const CASELESS: usize = 6;

/// No agency's name, nor several, is longer, in bytes.
const LONGEST: usize = 80;

/// Whether `text` is an agency's name and nothing else, or several joined by strokes (`APA/dpa/Reuters`).
pub(crate) fn is_agency(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.len() <= LONGEST
        && (is_one(text) || (text.contains('/') && text.split('/').all(|part| is_one(part.trim()))))
}

/// The agency a cable begins with, written together with the place: `新华社` of `新华社北京2月10日电`.
pub(crate) fn leading(text: &str) -> Option<&str> {
    let ideographs = text.char_indices().take_while(|(_, c)| is_ideograph(*c)).map(|(at, c)| at + c.len_utf8());
    ideographs.map(|end| &text[..end]).filter(|name| name.chars().count() >= 3 && is_one(name)).last()
}

fn is_one(text: &str) -> bool {
    KEYS.holds(key_hash(text)) && (text.chars().count() >= CASELESS || WRITTEN.holds(hash(text)))
        || OWN.get().is_some_and(|own| own.holds(text))
}
