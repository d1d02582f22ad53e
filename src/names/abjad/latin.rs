//! From one newsroom's Latin form to another's, by the same tables: Mohammed Chatami is Mohammad Khatami.

use super::entry::{Dictionary, all};
use super::forms;
use super::parts::Part;
use crate::names::{Convention, bare_lower};
use crate::tables::Quick;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The region of people whose names only pass through the script: no Latin form leads back to them.
const ABROAD: &str = "abroad";

/// The parts that a form may stand for, by the form without marks in small letters.
type Forms = HashMap<String, Vec<Part>, Quick>;

/// What newsrooms of `to` write for `name`, a form of newsrooms of `from`; `None` unless the tables know every part.
///
/// The name stays as it is where `to` prints each part so, or where the parts may stand for names that it writes differently.
pub(in crate::names) fn between(name: &str, from: Convention, to: Convention) -> Option<String> {
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() < 2 || from == to || !from.is_of_newsrooms() || !to.is_of_newsrooms() {
        return None;
    }
    let read = indexes(from).iter().filter_map(|forms| read(&words, forms));
    let answers: Vec<Option<String>> = read.map(|parts| answer(&parts, to)).collect();
    let (first, rest) = answers.split_first()?;
    let agreed = first.clone().filter(|_| rest.iter().all(|other| other == first));
    Some(agreed.unwrap_or_else(|| name.to_owned()))
}

/// The parts of a form, each with all it may stand for; `None` where one is unknown.
fn read<'a>(words: &[&str], forms: &'a Forms) -> Option<Vec<(String, &'a [Part])>> {
    let (mut parts, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let most = 4.min(words.len() - at);
        let (seen, known, length) = (1..=most).rev().find_map(|length| {
            let seen = bare_lower(&words[at..at + length].join(" "));
            let known = forms.get(&seen)?;
            Some((seen, known.as_slice(), length))
        })?;
        parts.push((seen, known));
        at += length;
    }
    Some(parts)
}

/// How `to` writes the parts; `None` where it prints each of them as seen, or one of them may be two names.
fn answer(parts: &[(String, &[Part])], to: Convention) -> Option<String> {
    let first: Vec<Part> = parts.iter().map(|(_, known)| known[0].clone()).collect();
    let region = super::parts::region(&first);
    let one = |(_, known): &(String, &[Part])| {
        let best = |part: &Part| part.forms(to, region).into_iter().next();
        known.iter().all(|part| best(part) == best(&known[0]))
    };
    let prints_so = |(seen, known): &(String, &[Part])| {
        known.iter().any(|part| part.forms(to, region).iter().any(|form| bare_lower(form) == *seen))
    };
    if parts.iter().all(prints_so) || !parts.iter().all(one) {
        return None;
    }
    forms(&first, to).into_iter().next()
}

/// For each dictionary its forms in newsrooms of `from`, made when first asked for.
fn indexes(from: Convention) -> &'static [Forms] {
    static MADE: [OnceLock<Vec<Forms>>; Convention::COUNT] = [const { OnceLock::new() }; Convention::COUNT];
    MADE[from.index()].get_or_init(|| all().map(|dictionary| index(dictionary, from)).collect())
}

fn index(dictionary: &'static Dictionary, from: Convention) -> Forms {
    let mut forms: Forms = HashMap::default();
    for entry in dictionary.names.values().filter(|entry| entry.region != ABROAD) {
        for article in [false, true].into_iter().take(1 + usize::from(dictionary.has_article)) {
            let part = Part { entries: vec![entry], article, gap: " " };
            for form in part.forms(from, entry.region) {
                let known = forms.entry(bare_lower(&form)).or_default();
                // With the article some newsrooms print the bare name, too, which it stands for already.
                if !known.iter().any(|other| std::ptr::eq(other.entries[0], entry)) {
                    known.push(part.clone());
                }
            }
        }
    }
    forms
}
