//! One credit said twice: in full and shortened, in another order, in another language.

use super::credit::{Credit, Qualifier, Reading};
use super::lexicon::LEXICON;
use super::tokens::key;
use crate::text::fold_latin;

/// Whether `a` and `b` are one credit said twice; if so, the fuller line with the facts of both.
///
/// Two photographers of one agency, or one photographer of two agencies that do not pass on each other's pictures, are
/// two credits: `None`.
///
/// ```
/// use copydesk::credits::{read, same};
/// let full = read("Foto: Fermin Alba/Anadolu/Getty Images").unwrap();
/// let short = read("Illustrative photo by F. Alba / AA via Getty").unwrap();
/// let one = same(&full, &short).unwrap();
/// assert_eq!(one.credit.creators, ["Fermin Alba"]);
/// assert_eq!(one.qualifier.unwrap().as_str(), "illustrative");
/// ```
pub fn same(a: &Reading, b: &Reading) -> Option<Reading> {
    // A page prints the same line twice.
    if a == b && a.credit.creators.len() <= 1 {
        return Some(a.clone());
    }
    let (full, other) = if weight(b) > weight(a) { (b, a) } else { (a, b) };
    let creators = same_people(&full.credit.creators, &other.credit.creators)?;
    let houses = same_houses(&full.credit, &other.credit)?;
    if full.qualifier.zip(other.qualifier).is_some_and(|(x, y)| x != y)
        || clash(&full.credit.licence, &other.credit.licence)
        || clash(&year(&full.credit), &year(&other.credit))
        || generated_by_one(full, other)
    {
        return None;
    }
    let shared = houses.shared || creators.shared;
    let equal_lines = fold_latin(&a.credit.line) == fold_latin(&b.credit.line);
    (shared || equal_lines).then(|| merged(full, other, creators.names, houses))
}

struct People {
    names: Vec<String>,
    shared: bool,
}

struct Houses {
    agency: Option<String>,
    provider: Option<String>,
    shared: bool,
}

fn weight(reading: &Reading) -> (usize, usize) {
    let credit = &reading.credit;
    let parties = credit.creators.len() + usize::from(credit.agency.is_some()) + usize::from(credit.provider.is_some());
    (parties, credit.line.len())
}

/// Whether a machine made the picture of one line, and the other announces one that somebody took.
fn generated_by_one(a: &Reading, b: &Reading) -> bool {
    let generated = |reading: &Reading| reading.qualifier == Some(Qualifier::Generated);
    let plain = |reading: &Reading| reading.qualifier.is_none() && reading.label.is_some();
    generated(a) && plain(b) || generated(b) && plain(a)
}

/// The year of a copyright notice: a picture of 2019 and one of 2024 are two.
fn year(credit: &Credit) -> Option<String> {
    let notice = credit.copyright.as_deref()?;
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    notice.split(|c: char| !c.is_ascii_alphanumeric()).find(is_year).map(str::to_owned)
}

fn clash(a: &Option<String>, b: &Option<String>) -> bool {
    a.as_ref().zip(b.as_ref()).is_some_and(|(x, y)| x != y)
}

/// The creators of both, the longer form of each; `None` where one names somebody the other, naming people too, does not.
fn same_people(full: &[String], other: &[String]) -> Option<People> {
    if full.is_empty() || other.is_empty() {
        let names = if full.is_empty() { other } else { full };
        return Some(People { names: names.to_vec(), shared: false });
    }
    let (more, fewer) = if other.len() > full.len() { (other, full) } else { (full, other) };
    let mut names = more.to_vec();
    for name in fewer {
        let twin = names.iter_mut().find(|known| same_name(known, name))?;
        if name.chars().count() > twin.chars().count() {
            twin.clone_from(name);
        }
    }
    Some(People { names, shared: true })
}

/// "Fermin Torrano" and "F. Torrano", in any order and case, with or without accents.
fn same_name(a: &str, b: &str) -> bool {
    let (bare_a, bare_b) = (bare(a), bare(b));
    same_folded(&bare_a, &bare_b)
        || spelled_out(a).is_some_and(|a| same_folded(&a, &bare_b))
        || spelled_out(b).is_some_and(|b| same_folded(&bare_a, &b))
}

/// A name without case and accents, those of Greek too, which capitals do not bear, and the dots of Russian, which few print.
fn bare(name: &str) -> String {
    let folded = fold_latin(name);
    if !folded.contains(|c| matches!(c, 'ά'..='ώ' | 'ё')) {
        return folded;
    }
    let plain = |c| match c {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        other => other,
    };
    folded.chars().map(plain).collect()
}

/// A name whose letters with marks are written out, if it has any: "Jürgen" is "Juergen".
fn spelled_out(name: &str) -> Option<String> {
    const OUT: [(char, &str); 6] = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('ø', "oe"), ('æ', "ae"), ('å', "aa")];
    let small = name.to_lowercase();
    let marked = |c: char| OUT.iter().any(|&(letter, _)| letter == c);
    small.contains(marked).then(|| {
        let written = OUT.iter().fold(small, |name, &(letter, out)| name.replace(letter, out));
        bare(&written)
    })
}

/// [`same_name`] of names without accents and case.
fn same_folded(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let words =
        |name: &str| name.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    let (long, short) = if b.len() > a.len() { (b, a) } else { (a, b) };
    let full = |word: &str| word.trim_end_matches('.').chars().count() >= 2;
    let fits = |word: &String| {
        let bare = word.trim_end_matches('.');
        long.iter().any(|other| {
            other == word
                || (!full(word) && other.starts_with(bare))
                || (!full(other) && bare.starts_with(other.trim_end_matches('.')))
        })
    };
    let shared_surname = short.iter().any(|word| full(word) && long.contains(word));
    shared_surname
        && short.len() >= 2
        && short.iter().all(fits)
        && (long.len() == short.len() || short.iter().all(|word| full(word)) || long.len() - short.len() <= 1)
}

/// Agency and provider of both; `None` where they exclude each other.
fn same_houses(full: &Credit, other: &Credit) -> Option<Houses> {
    let all = |credit: &Credit| -> Vec<String> {
        let provider = credit.provider.iter().flat_map(|provider| provider.split('/'));
        credit.agency.iter().map(String::as_str).chain(provider).map(house).collect()
    };
    let (one, two) = (all(full), all(other));
    let keep = |credit: &Credit| (credit.agency.clone(), credit.provider.clone());
    if one.is_empty() || two.is_empty() {
        let (agency, provider) = keep(if one.is_empty() { other } else { full });
        return Some(Houses { agency, provider, shared: false });
    }
    if !two.iter().all(|name| one.contains(name)) && !one.iter().all(|name| two.contains(name)) {
        return None;
    }
    let (agency, provider) = keep(if two.len() > one.len() { other } else { full });
    Some(Houses { agency, provider, shared: true })
}

/// What a house is known by in every script and spelling.
fn house(name: &str) -> String {
    let key = key(name);
    LEXICON.get(&key).and_then(|entry| entry.agency).map_or(key, |agency| agency.name.to_owned())
}

fn merged(full: &Reading, other: &Reading, creators: Vec<String>, houses: Houses) -> Reading {
    let mut merged = full.clone();
    let credit = &mut merged.credit;
    credit.creators = creators;
    credit.agency = houses.agency;
    credit.provider = houses.provider;
    credit.copyright = credit.copyright.take().or_else(|| other.credit.copyright.clone());
    credit.licence = credit.licence.take().or_else(|| other.credit.licence.clone());
    merged.qualifier = full.qualifier.or(other.qualifier);
    merged.confidence = full.confidence.max(other.confidence);
    merged.cues.extend(other.cues.iter().copied());
    merged.cues.sort_unstable();
    merged.cues.dedup();
    merged
}
