//! News agencies as they sign: in bylines, datelines and at the end of a text.

use super::key::key;
use super::tokens::is_ideograph;
use crate::tables::{Quick, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The columns of `data/agencies.tsv` that concern texts; the others are for credits.
const SIGNS_TEXTS: usize = 6;
const FORMS_IN_TEXTS: usize = 7;

static AGENCIES: LazyLock<HashMap<String, Vec<&'static str>, Quick>> = LazyLock::new(|| {
    let mut known: HashMap<String, Vec<&'static str>, Quick> = HashMap::default();
    let table = rows("agencies.tsv", include_str!("../../data/agencies.tsv"));
    for row in table.filter(|row| row.cell(SIGNS_TEXTS) == "yes") {
        let aliases = row.list(1).chain(row.list(FORMS_IN_TEXTS));
        for form in std::iter::once(row.required(0, "canonical name")).chain(aliases) {
            known.entry(key(form).into_owned()).or_default().push(form);
        }
    }
    known
});

/// All forms of all agencies.
pub(crate) fn forms() -> impl Iterator<Item = &'static str> {
    AGENCIES.values().flatten().copied()
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
    let Some(forms) = AGENCIES.get(key(text).as_ref()) else { return false };
    text.chars().count() >= CASELESS || forms.contains(&text)
}
