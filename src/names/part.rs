//! The words of a name, ready to be held beside those of another.

use super::sounds::Sounded;
use super::{chinese, japanese, korean, lower};
use crate::language::Tag;
use crate::memo::Texts;
use std::cell::RefCell;
use std::rc::Rc;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A word of a name, ready to be compared.
pub(super) struct Part {
    /// In small letters.
    pub text: String,
    /// How it sounds.
    pub sounded: Rc<Sounded>,
    /// What else it may be: a woman's surname without its Czech ending, a Korean one in the form people use.
    pub also: Option<Sounded>,
    /// Whether it is of one letter.
    pub initial: bool,
    /// Whether it ends as a father's name does.
    pub patronymic: bool,
}

/// The words of a name that stood in a text of a language.
pub(super) fn parts(name: &str, language: Option<Tag>) -> Vec<Part> {
    if let Some(latin) = japanese::in_latin(name) {
        return parts(&latin, Tag::parse("ja"));
    }
    let name = if is_nfkc_quick(name.chars()) == IsNormalized::Yes {
        lower(name)
    } else {
        lower(&name.nfkc().collect::<String>())
    };
    name.split([' ', '-', '‐', ',', '\u{a0}', '·'])
        .map(|word| word.trim_matches(['.', '\'', '"', '(', ')']))
        .filter(|word| !word.is_empty())
        .map(|word| part(word, language))
        .collect()
}

fn part(word: &str, language: Option<Tag>) -> Part {
    Part {
        sounded: sounded(word, language),
        also: man_form(word, language).map(|man| Sounded::new(man, language)),
        initial: word.chars().count() == 1,
        patronymic: is_patronymic(word),
        text: word.to_owned(),
    }
}

/// A name in Latin letters as surname and given name, where the other one is East Asian: `Ťin-pching` and `Jong Un` are one word.
pub(super) fn in_two(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words[..] {
        [surname, first, second] if !name.contains('-') => format!("{surname} {first}{second}"),
        _ => name.replace(['-', '‐'], ""),
    }
}

/// Surname and given name of a Chinese or Korean name that stands without a blank, where the other one has several words.
pub(super) fn east_asian(name: &str, language: Option<Tag>, other: &str) -> Option<Vec<Part>> {
    let name = name.trim();
    let east = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7a3}').contains(&c);
    if !name.starts_with(east) || !other.trim().contains(' ') || other.chars().any(east) {
        return None;
    }
    mandarin(name, language).or_else(|| korean(name, language)).map(Vec::from)
}

/// Of a Korean name: only a customary surname tells it from any other word in Hangul.
fn korean(name: &str, language: Option<Tag>) -> Option<[Part; 2]> {
    let (surname, given) = korean::split(name).filter(|_| language.is_none_or(|tag| tag.as_str() == "ko"))?;
    let also = Sounded::new(&lower(&korean::customary_surname(surname)?), None);
    let part = |text: &str, also| Part { also, initial: false, ..part(text, language) };
    Some([part(surname, Some(also)), part(given, None)])
}

/// Of a Chinese name, which is read in Mandarin. Where the text is not known to be Chinese a well-known surname must speak for it; Japanese
/// names are not read, as their characters have many readings.
fn mandarin(name: &str, language: Option<Tag>) -> Option<[Part; 2]> {
    let read = language.is_none_or(|tag| !matches!(tag.as_str(), "ja" | "ko")).then(|| chinese::read(name)).flatten();
    let read = read.filter(|name| language.is_some() || name.is_known_surname)?;
    let cut = name.char_indices().nth(read.surname.len()).map_or(name.len(), |(at, _)| at);
    let (surname, given) = name.split_at(cut);
    let part = |text: &str, syllables: &[&str]| {
        let chinese = Tag::parse("zh");
        let sounded = sounded(&chinese::joined(syllables).replace('’', ""), chinese);
        Part { text: text.to_owned(), sounded, also: None, initial: false, patronymic: false }
    };
    Some([part(surname, &read.surname), part(given, &read.given)])
}

/// How a word sounds that stood in a text of a language.
type Sounds = Texts<Option<Tag>, Rc<Sounded>>;

thread_local! {
    /// Names are compared by the thousand, and their words come again.
    static SOUNDED: RefCell<Sounds> = RefCell::new(Texts::new(2048));
}

fn sounded(word: &str, language: Option<Tag>) -> Rc<Sounded> {
    SOUNDED.with_borrow_mut(|seen| seen.answer(word, language, || Rc::new(Sounded::new(word, language))))
}

fn is_patronymic(word: &str) -> bool {
    ["вич", "вна", "вич", "vich", "vna", "wicz", "witsch", "vič", "vitch", "vics", "ougli", "oglu", "ovych", "ович"]
        .iter()
        .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Whether a name ends in two surnames: García Ramos in Spanish or Portuguese, Meyer-Landrut anywhere.
pub(super) fn has_two_surnames(name: &str, language: Option<Tag>) -> bool {
    let iberian = language.is_some_and(|tag| matches!(tag.as_str(), "es" | "pt"));
    let is_word = |word: &str| word.chars().count() > 2;
    let joined = || name.rsplit(' ').next().and_then(|last| last.split_once('-'));
    iberian && name.split(' ').count() > 2
        || name.contains(' ') && joined().is_some_and(|(first, second)| is_word(first) && is_word(second))
}

/// The word without the ending Czech and Slovak give to women's surnames: Merkelová. A bare -ova is Russian and stays.
fn man_form(word: &str, language: Option<Tag>) -> Option<&str> {
    let czech = language.is_none_or(|tag| matches!(tag.as_str(), "cs" | "sk"));
    word.strip_suffix("ová").filter(|stem| czech && stem.chars().count() > 2)
}
