//! A Latin form read back: which source spellings does it hide under one convention?

use super::convention::Convention;
use super::table::Spelling;
use super::{capitalised, given, given_forms, lower, registry, surnames, words};
use crate::language::Tag;
use crate::memo::Texts;
use std::cell::RefCell;
use std::rc::Rc;

/// A source spelling of a whole name.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The name in its own script.
    pub source: String,
    /// Whose name it would be.
    pub language: Tag,
    /// The convention the form was read under.
    pub convention: Convention,
    /// How far from the obvious, smaller is likelier; only differences between readings of one form mean something.
    pub cost: f32,
    /// How many of its words are given names known in that language.
    pub given_names: usize,
    /// Mean bits a letter of the words that are not: low looks native.
    pub strangeness: f32,
}

/// How many readings of a name are kept.
const READINGS: usize = 6;
/// What a given name of the source language takes off the cost.
const GIVEN_BONUS: f32 = 2.5;

/// The source spellings behind `name` if it was written under `from`: likeliest first, at most six, one convention for
/// the whole name. Empty when the convention never writes such a name.
///
/// ```
/// use copydesk::names::{Convention, readings};
/// assert_eq!(readings("Siergiej Ławrow", Convention::PL)[0].source, "Сергей Лавров");
/// assert!(readings("Qvist", Convention::PL).is_empty());
/// ```
pub fn readings(name: &str, from: Convention) -> Vec<Reading> {
    let mut out: Vec<Reading> =
        registry::sources(from).flat_map(|language| readings_in(name, from, language)).collect();
    out.sort_by(|a, b| a.cost.total_cmp(&b.cost).then_with(|| a.source.cmp(&b.source)));
    out.dedup_by(|a, b| a.source == b.source);
    out.truncate(READINGS);
    out
}

/// As [`readings`], for names of one language.
pub fn readings_in(name: &str, from: Convention, language: Tag) -> Vec<Reading> {
    readings_beside(name, from, from, language)
}

/// As [`readings_in`], where given names may already stand in the form of `house`: `Alexander Macegora` in English.
pub(super) fn readings_beside(name: &str, from: Convention, house: Convention, language: Tag) -> Vec<Reading> {
    let start = Reading {
        source: String::new(),
        language,
        convention: from,
        cost: prior(language),
        given_names: 0,
        strangeness: 0.0,
    };
    let mut beam = vec![start];
    let mut others = 0.0;
    for (word, gap) in words(name) {
        let choices = SEEN.with_borrow_mut(|seen| {
            seen.answer(word, (from, house, language), || word_readings(word, from, house, language).into())
        });
        if choices.iter().any(|choice| !choice.is_given) {
            others += 1.0;
        }
        let pairs = beam.iter().flat_map(|reading| choices.iter().map(move |choice| (reading, choice)));
        let mut next: Vec<(f32, &Reading, &Choice)> =
            pairs.map(|(reading, choice)| (reading.cost_with(choice), reading, choice)).collect();
        next.sort_by(|a, b| a.0.total_cmp(&b.0));
        next.truncate(READINGS * 2);
        beam = next.into_iter().map(|(_, reading, choice)| reading.with(choice, gap)).collect();
    }
    if others > 0.0 {
        beam.iter_mut().for_each(|reading| reading.strangeness /= others);
    }
    beam.truncate(READINGS);
    beam
}

impl Reading {
    /// A spelling that is known, not read from the letters of a form.
    pub(super) fn certain(source: &str, language: Tag, convention: Convention) -> Self {
        Self { source: source.to_owned(), language, convention, cost: 0.0, given_names: 1, strangeness: 0.0 }
    }

    fn cost_with(&self, choice: &Choice) -> f32 {
        self.cost + choice.cost - if choice.is_given { GIVEN_BONUS } else { 0.0 }
    }

    fn with(&self, choice: &Choice, gap: &str) -> Self {
        Self {
            source: [&self.source, &choice.word, gap].concat(),
            cost: self.cost_with(choice),
            given_names: self.given_names + usize::from(choice.is_given),
            strangeness: self.strangeness + if choice.is_given { 0.0 } else { choice.strangeness },
            ..*self
        }
    }
}

/// How many words' readings a thread keeps; a few hundred bytes each.
const KEPT_WORDS: usize = 8192;

/// The convention a word is read from, and whose name it would be.
type Written = (Convention, Tag);

/// The convention a word is read from, the house's, and whose name it would be.
type Asked = (Convention, Convention, Tag);

thread_local! {
    /// The same people are named article after article, and reading a word back is the dearest step of all.
    static SEEN: RefCell<Texts<Asked, Rc<[Choice]>>> = RefCell::new(Texts::new(KEPT_WORDS));
}

thread_local! {
    static SPELLINGS: RefCell<Texts<Written, Rc<[Spelling]>>> = RefCell::new(Texts::new(KEPT_WORDS));
}

/// What the rare ჟ costs, as there is no model of Georgian letters: a German sch is შ.
const RARE: f32 = 1.0;

/// The likeliest spellings of `word` under `from`; none where `from` never writes such a word.
fn spellings(word: &str, from: Convention, language: Tag) -> Rc<[Spelling]> {
    let work = || {
        let Some(table) = registry::table(language, from) else { return Rc::default() };
        let mut found = table.spellings(&lower(word), 24);
        found.retain(|spelling| is_pronounceable(&spelling.word));
        if language.as_str() == "ru" {
            found.retain(|spelling| !["ський", "цький", "ська", "цька"].iter().any(|end| spelling.word.ends_with(end)));
            found.iter_mut().for_each(prefer_surname);
            found.sort_by(|a, b| a.cost().total_cmp(&b.cost()));
            found.dedup_by(|a, b| a.word == b.word);
        }
        if language.as_str() == "ka" {
            let rare = found.iter_mut().filter(|spelling| spelling.word.contains('ჟ'));
            rare.for_each(|spelling| spelling.detours += RARE);
            found.sort_by(|a, b| a.cost().total_cmp(&b.cost()));
        }
        found.truncate(8);
        found.into()
    };
    SPELLINGS.with_borrow_mut(|seen| seen.answer(word, (from, language), work))
}

/// Whether a name of an East or South Slavic language could be so: й stands after vowels, щ beside no sound it holds itself, an apostrophe
/// between a consonant and a vowel that begins with a j.
/// Letters taken apart by the wrong convention (Sjtsjoekina read as German) show here first.
fn is_pronounceable(word: &str) -> bool {
    let vowel = |letter: char| "аеёиоуыэюяіїє".contains(letter);
    let parts = word.split('\'');
    let parted = parts.clone().zip(parts.skip(1)).all(|(before, after)| {
        before.ends_with(|letter| !vowel(letter)) && after.starts_with(|letter| "еёюяіїє".contains(letter))
    });
    parted
        && word.chars().zip(word.chars().skip(1)).all(|pair| match pair {
            (before, 'й') => vowel(before),
            ('щ', 'т' | 'ц' | 'ч' | 'ш' | 'щ') | ('т' | 'ц' | 'ч' | 'ш', 'щ') | ('с', 'з') => false,
            _ => true,
        })
}

/// What a frequent surname takes off the cost.
const SURNAME_BONUS: f32 = 3.0;
/// What one that is only counted among many takes off: Schukow is Жуков sooner than Шуков.
const COUNTED_BONUS: f32 = 1.5;

/// A frequent surname is likelier than its letters say, and has its dots.
fn prefer_surname(spelling: &mut Spelling) {
    if let Some(word) = surnames::dotted(&spelling.word) {
        spelling.detours -= surname_bonus(&word);
        spelling.word = word;
    }
}

fn surname_bonus(word: &str) -> f32 {
    if surnames::is_well_known(word) { SURNAME_BONUS } else { COUNTED_BONUS }
}

/// Whether the likeliest spelling of `word` under `from` is a frequent surname.
pub(super) fn is_frequent_surname(word: &str, from: Convention, language: Tag) -> bool {
    spellings(word, from, language).first().is_some_and(|best| surnames::dotted(&best.word).is_some())
}

/// What the easiest spelling of `word` under `from` costs; `None` where `from` never writes such a word.
pub(super) fn least_cost(word: &str, from: Convention, language: Tag) -> Option<f32> {
    spellings(word, from, language).first().map(Spelling::cost)
}

/// Bits a letter from which a spelling is no name: real ones lie between two and four.
pub(super) const UNLIKELY: f32 = 4.8;

/// Whether `house` writes some likely name as `word` by its first choices alone: the form it would print itself.
pub(super) fn is_first_choice(word: &str, house: Convention, language: Tag) -> bool {
    spellings(word, house, language).iter().any(|spelling| {
        let frequent = language.as_str() == "ru" && surnames::dotted(&spelling.word).is_some();
        let detours = spelling.detours + if frequent { surname_bonus(&spelling.word) } else { 0.0 };
        detours < 0.5 && spelling.strangeness <= UNLIKELY
    })
}

struct Choice {
    word: String,
    cost: f32,
    strangeness: f32,
    is_given: bool,
}

fn word_readings(word: &str, from: Convention, house: Convention, language: Tag) -> Vec<Choice> {
    let wanted = given::bit(from) | given::bit(house);
    let known = given_forms::uses(word)
        .into_iter()
        .filter(|usage| usage.conventions & wanted != 0)
        .map(|usage| &given::all()[usage.given]);
    let mut out: Vec<Choice> = known
        .filter(|given| given.language == language)
        .map(|given| {
            let customary = given.forms(from, 1).iter().position(|form| lower(form) == lower(word));
            Choice {
                word: given.name.to_owned(),
                cost: customary.map_or(1.5, |at| at as f32 * 0.5),
                strangeness: 0.0,
                is_given: true,
            }
        })
        .collect();
    if !out.is_empty() {
        return out;
    }
    out.extend(spellings(word, from, language).iter().map(|spelling| Choice {
        cost: spelling.cost() + HIATUS * (hiatuses(&spelling.word) + hard_vowels(&spelling.word, language)),
        strangeness: spelling.strangeness,
        word: capitalised(&spelling.word),
        is_given: false,
    }));
    out
}

/// What each и or і before а, о, у, э costs: East Slavic names seldom have it, and where a convention writes both `иа` and `я`
/// as `ia` (Czerniajew), `я` is meant. The letter model, which has seen many foreign names in Cyrillic, does not say so.
const HIATUS: f32 = 2.5;

/// How often an и or і stands before а, о, у or э, or a ь before и or й, in a small-letter word.
fn hiatuses(word: &str) -> f32 {
    let pairs = word.chars().zip(word.chars().skip(1));
    pairs.filter(|pair| matches!(pair, ('и' | 'і', 'а' | 'о' | 'у' | 'э') | ('ь', 'и' | 'й'))).count() as f32
}

/// How often э stands after ж, ц, ч, ш or щ, where Russian spelling has е; Belarusian does write so.
fn hard_vowels(word: &str, language: Tag) -> f32 {
    let pairs = word.chars().zip(word.chars().skip(1)).filter(|_| language.as_str() == "ru");
    pairs.filter(|pair| matches!(pair, ('ж' | 'ц' | 'ч' | 'ш' | 'щ', 'э'))).count() as f32
}

/// How much rarer names of a language are in the news than Russian ones, as a cost.
fn prior(language: Tag) -> f32 {
    match language.as_str() {
        "ru" => 0.0,
        "uk" => 1.0,
        "bg" => 2.0,
        "be" => 2.5,
        _ => 3.5,
    }
}
