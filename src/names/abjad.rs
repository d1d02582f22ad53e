//! Arabic, Persian and Hebrew names in their own script, written as newsrooms write them.
//!
//! The script leaves the vowels out, so no letters lead to the name: each part is looked up (`data/names/arabic.tsv`, `persian.tsv`,
//! `hebrew.tsv`). A part that is in no table could be read in many ways; then there is no answer rather than a guess.

mod bearers;
mod entry;
mod key;
mod latin;
mod letters;
mod parts;

use super::{Convention, people};
use crate::language::Tag;
pub(super) use bearers::keys_of;
use entry::dictionary;
pub(super) use latin::between;
use parts::Part;

/// Writes `name`, an Arabic, Persian or Hebrew one in its own script, in the convention `to`: best first; empty where a part is unknown.
///
/// A person whom the tables of people know by the whole name has the forms given there and no others.
pub(super) fn render(name: &str, language: Tag, to: Convention) -> Vec<String> {
    let known = people::known(name, language).map_or(Vec::new(), |known| known.forms(to));
    if !known.is_empty() {
        return known;
    }
    dictionary(language)
        .and_then(|dictionary| parts::read(name, dictionary))
        .map_or(Vec::new(), |parts| forms(&parts, to))
}

/// How many forms of a name are offered.
const FORMS: usize = 8;

/// The forms of all parts side by side, those of the usual parts first.
fn forms(parts: &[Part], to: Convention) -> Vec<String> {
    let region = parts::region(parts);
    let mut beam = vec![(String::new(), 0)];
    for (place, part) in parts.iter().enumerate() {
        let own = part.forms(to, region);
        let gap = if place + 1 == parts.len() { "" } else { part.gap };
        let longer = |(out, rank): &(String, usize)| -> Vec<_> {
            let join = |(place, form): (usize, &String)| (joined(out, form, gap), rank + place);
            own.iter().enumerate().map(join).collect()
        };
        beam = beam.iter().flat_map(longer).collect();
        beam.sort_by_key(|(_, rank)| *rank);
        beam.truncate(FORMS * 2);
    }
    let mut out: Vec<String> = Vec::new();
    for (form, _) in beam {
        if out.len() < FORMS && !out.contains(&form) {
            out.push(form);
        }
    }
    out
}

/// A form with what stands before it; one that ends in a hyphen takes the next part without a blank (Ben-Gvir), but is no given name so.
fn joined(before: &str, form: &str, gap: &str) -> String {
    match form.strip_suffix('-') {
        Some(given) if before.is_empty() => format!("{given}{gap}"),
        Some(_) if !gap.is_empty() => format!("{before}{form}"),
        Some(last) => format!("{before}{last}"),
        None => format!("{before}{form}{gap}"),
    }
}

/// Letters that Persian has and Arabic has not.
const PERSIAN: &str = "پچژگکی";

/// Letters of other languages in this script: Urdu, Pashto, Kurdish, Uyghur.
const OTHERS: &str = "ٹڈڑےںھہۂټډړږښګڼېۍځڅۆێەڕڵڭۇۈۋ";

/// Whose a name in Arabic script is: Persian by its letters, or because Persian alone knows all its parts; `None` where letters of others
/// stand in it.
pub(super) fn told(name: &str) -> Option<&'static str> {
    let has = |letters: &str| name.chars().any(|letter| letters.contains(letter));
    let knows = |code| dictionary(Tag::parse(code)?).and_then(|dictionary| parts::read(name, dictionary));
    if has(OTHERS) {
        return None;
    }
    let persian = has(PERSIAN) || knows("ar").is_none() && knows("fa").is_some();
    Some(if persian { "fa" } else { "ar" })
}
