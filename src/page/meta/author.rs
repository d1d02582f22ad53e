//! Who wrote the article: names from the surest source that has any; agencies, outlets, roles and addresses are none.

use super::title::key;
use super::{Facts, Said, Source};
use crate::language::Tag;
use crate::metadata::bylines;

/// The authors' names, in order, and where they stand.
pub(in crate::page) fn choose(facts: &Facts, language: Tag) -> (Vec<String>, Option<Source>) {
    for source in [Source::JsonLd, Source::Microdata, Source::Meta, Source::OpenGraph, Source::Visible] {
        let mut names: Vec<String> = Vec::new();
        for said in facts.authors.iter().filter(|said| said.source == source) {
            for name in names_in(&said.value, language) {
                if !is_outlet(&name, &facts.outlets) && !names.iter().any(|known| key(known) == key(&name)) {
                    names.push(name);
                }
            }
        }
        if !names.is_empty() {
            return (names, Some(source));
        }
    }
    (Vec::new(), None)
}

/// The people in one value: "Jane Doe and John Roe", "Von Nina Muster, Redakteurin".
fn names_in(value: &str, language: Tag) -> Vec<String> {
    if value.contains("://")
        || value.starts_with("www.")
        || value.starts_with('/')
        || value.contains('@') && !value.contains(' ')
    {
        return Vec::new();
    }
    match bylines::read(value, language) {
        Some(byline) if !byline.authors.is_empty() => byline.authors.into_iter().map(|author| author.name).collect(),
        Some(byline) if byline.agency.is_some() => Vec::new(),
        _ if is_name(value) => vec![value.to_owned()],
        _ => Vec::new(),
    }
}

/// What the reader of bylines does not know may still be a name: few words, no figures.
fn is_name(value: &str) -> bool {
    let words = value.split_whitespace().count();
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    (1..=5).contains(&words)
        && letters >= 2
        && value.chars().count() <= 50
        && !value.chars().any(|c| c.is_ascii_digit() || "|/:;<>".contains(c))
}

fn is_outlet(name: &str, outlets: &[String]) -> bool {
    let name = key(name);
    outlets.iter().any(|outlet| {
        let outlet = key(outlet);
        outlet == name || outlet.replace(' ', "") == name.replace(' ', "")
    })
}

/// Notes the authors whom the visible page names, for pages that say nothing else.
pub(in crate::page) fn note_visible(facts: &mut Facts, lines: impl Iterator<Item = String>) {
    for line in lines {
        if !facts.authors.iter().any(|said| said.source == Source::Visible && said.value == line) {
            facts.authors.push(Said { value: line, source: Source::Visible });
        }
    }
}
