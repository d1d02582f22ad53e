//! Who wrote the article: names from the surest source that has any; agencies, outlets, roles and addresses are none.

use super::super::words::Word;
use super::title::{key, tail_of};
use super::{Facts, Said, Source};
use crate::credits;
use crate::language::Tag;
use crate::metadata::bylines;
use crate::tables::rows;
use std::sync::LazyLock;

/// The authors' names, in order, and where they stand.
pub(in crate::page) fn choose(facts: &Facts, language: Tag) -> (Vec<String>, Option<Source>) {
    let titles = || facts.titles.iter().filter(|said| said.source == Source::TitleElement);
    let tails = titles().filter_map(|said| tail_of(&said.value)).map(str::to_owned);
    let outlets: Vec<String> = facts.outlets.iter().cloned().chain(tails).collect();
    let portals: Vec<&str> = titles().filter_map(|said| portal_of(&said.value)).collect();
    for source in [Source::JsonLd, Source::Microdata, Source::Meta, Source::OpenGraph, Source::Visible] {
        let mut names: Vec<String> = Vec::new();
        for said in facts.authors.iter().filter(|said| said.source == source) {
            for name in names_in(&said.value, language) {
                let of_page = said.source == Source::Visible;
                if !are_outlets(&name, &outlets)
                    && !is_account(&name)
                    && (if of_page { !bylines::holds_no_name(&name, language) } else { !is_house(&name, &portals) })
                    && !names.iter().any(|known| key(known) == key(&name))
                {
                    names.push(name);
                }
            }
        }
        if !names.is_empty() {
            return (names, Some(source));
        }
    }
    signed(facts, &outlets)
}

/// The names of `data/page/account-names.tsv`.
static ACCOUNTS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let all = rows("page/account-names.tsv", include_str!("../../../data/page/account-names.tsv"));
    all.map(|row| row.required(0, "the name")).collect()
});

/// Whether it is the name of an account that a content system made, and nobody's: "admin".
fn is_account(name: &str) -> bool {
    ACCOUNTS.iter().any(|account| name.eq_ignore_ascii_case(account))
}

/// What a Chinese portal writes behind its headline, without a blank: `港湾财经` of "大桥将封闭六周_港湾财经".
fn portal_of(title: &str) -> Option<&str> {
    title.rsplit_once(['_', '-', '|', '｜']).map(|(_, tail)| tail.trim()).filter(|tail| tail.chars().all(is_wide))
}

fn is_wide(c: char) -> bool {
    c >= '\u{3040}'
}

/// Whether a name in Han, kana or Hangul is that of a house: "가람신문" in `article:author`, or what the portal's name begins with.
fn is_house(name: &str, portals: &[&str]) -> bool {
    let known = || {
        credits::kept::read(name)
            .is_some_and(|reading| reading.credit.creators.is_empty() && reading.credit.agency.is_some())
    };
    name.chars().all(is_wide)
        && (Word::House.ends(name) || portals.iter().any(|portal| portal.starts_with(name)) || known())
}

/// Where no person is named, whoever the metadata say signs: the newsroom, or an agency.
fn signed(facts: &Facts, outlets: &[String]) -> (Vec<String>, Option<Source>) {
    let signer = [Source::JsonLd, Source::Microdata, Source::Meta, Source::OpenGraph].into_iter().find_map(|source| {
        let own = facts.signers.iter().chain(&facts.authors).filter(|said| said.source == source);
        let signs = |value: &String| {
            is_signature(value) && !is_account(value) && (is_outlet(value, outlets) || !are_outlets(value, outlets))
        };
        own.map(|said| said.value.clone()).find(signs).map(|value| (vec![value], Some(source)))
    });
    signer.unwrap_or_default()
}

fn is_signature(value: &str) -> bool {
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && value.chars().count() <= 60
        && !value.contains("://")
        && !value.contains('@')
        && !value.starts_with('/')
}

/// The people in one value, none where it names none: "Jane Doe and John Roe", "Von Nina Muster, Redakteurin".
pub(in crate::page) fn names_in(value: &str, language: Tag) -> Vec<String> {
    if is_address(value) {
        return Vec::new();
    }
    // "Ada BERG.": behind a long word the full stop is the template's, behind "Jr." the name's.
    let long = |name: &&str| name.rsplit(' ').next().is_some_and(|word| word.chars().count() >= 4);
    let value = value.strip_suffix('.').filter(long).unwrap_or(value);
    match bylines::read(value, language) {
        Some(byline) if !byline.authors.is_empty() => byline.authors.into_iter().map(|author| author.name).collect(),
        Some(byline) if byline.agency.is_some() => Vec::new(),
        _ => {
            let value = bylines::without_label(value, language);
            if is_name(value) { vec![value.to_owned()] } else { Vec::new() }
        }
    }
}

/// `https://…`, `@paper`, `paper.example`.
fn is_address(value: &str) -> bool {
    let domain = value
        .rsplit_once('.')
        .is_some_and(|(_, end)| end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_lowercase()));
    value.contains("://") || value.starts_with('/') || !value.contains(' ') && (value.contains('@') || domain)
}

/// What the reader of bylines does not know may still be a name: few words, no figures.
fn is_name(value: &str) -> bool {
    let words = value.split_whitespace().count();
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    (1..=5).contains(&words)
        && letters >= 2
        && value.chars().count() <= 50
        && !value.chars().any(|c| c.is_ascii_digit() || "|/:;<>@".contains(c))
}

/// Whether a name is the outlet's, or a list of its names and addresses: "Talblatt, Talblatt.de".
fn are_outlets(name: &str, outlets: &[String]) -> bool {
    is_outlet(name, outlets)
        || name.contains(',') && name.split(',').map(str::trim).all(|part| is_outlet(part, outlets) || is_address(part))
}

fn is_outlet(name: &str, outlets: &[String]) -> bool {
    let name = key(name);
    outlets.iter().any(|outlet| {
        let outlet = key(outlet);
        outlet == name || outlet.replace(' ', "") == name.replace(' ', "")
    })
}

/// Notes the authors whom the visible page names, for pages that say nothing else.
pub(in crate::page) fn note_visible(facts: &mut Facts, lines: Vec<String>) {
    facts.authors.extend(lines.into_iter().map(|value| Said { value, source: Source::Visible }));
}
