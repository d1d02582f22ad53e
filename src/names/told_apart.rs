//! Which words tell two people apart though the rest of their names is one: Hillary and Chelsea Clinton, J. and K. Brown, two fathers' names.
//!
//! The fitted model ([`super::likeness`]) sees distances alone, and has seen few people who share a surname and nothing else.

use super::part::Part;
use super::sounds::Sounded;
use super::{abjad, align, bare_lower, given, given_forms};
use crate::tables::{Quick, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A distance, a letter, below which two given names of one sex may be spellings of one (Katherine, Catherine).
const SPELLINGS: f32 = 0.3;

/// The same where tables list both with what else each may be: Nick is no Mick.
const LISTED: f32 = 0.12;

/// A distance, a letter, at which two words are one in Arabic letters as often as not (Assaad, Asaad).
const ONE_SOUND: f32 = 0.08;

/// What two fathers' names must cost in all to be two; Николаевич and Миколайович are one.
const TWO_FATHERS: f32 = 2.0;

/// Whether one person cannot well bear both words, `apart` from each other a letter.
pub(super) fn told_apart(a: &Part, b: &Part, apart: f32) -> bool {
    if a.text == b.text {
        return false;
    }
    match (a.initial, b.initial) {
        (true, true) => apart > 0.5 && is_letter(&a.text) && is_letter(&b.text),
        (true, false) => apart > 0.5 && is_letter(&a.text) && begins_otherwise(&b.text, &a.text),
        (false, true) => apart > 0.5 && is_letter(&b.text) && begins_otherwise(&a.text, &b.text),
        (false, false) if a.patronymic && b.patronymic => align::cost(&a.sounded, &b.sounded) > TWO_FATHERS,
        (false, false) => are_generations(&a.text, &b.text) || are_two_given_names(&a.text, &b.text, apart),
    }
}

/// How far apart two consonants must lie, at least, to be no two ways to write one.
const OTHER: f32 = 0.9;

/// Whether two surnames in Latin, Greek or Cyrillic letters cannot be held side by side without two consonants that nobody writes for each other, or one too
/// many: Poroshenko and Doroshenko, Burakov and Burlakov. A letter a word says little to who adds distances up.
///
/// Endings of a language's own do not count (Potapkins in Latvian, Prodromos in Greek), nor what French and English write at the end and other
/// scripts leave out (Tourret, Турре).
pub(super) fn differ_in_a_consonant(a: &Part, b: &Part) -> bool {
    let is_spelled = |part: &Part| part.also.is_none() && !part.initial && part.text.chars().all(|c| c < '\u{530}');
    if !is_spelled(a) || !is_spelled(b) || align::widest_gap(&a.sounded, &b.sounded) < OTHER {
        return false;
    }
    let is_latin = |part: &Part| part.text.chars().all(|c| c < '\u{250}');
    let silent: &[char] =
        if is_latin(a) == is_latin(b) { &['s', 'ς'] } else { &['s', 'ς', 't', 'd', 'x', 'z', 'p', 'r'] };
    let bare = |part: &Part| Sounded::new(part.text.trim_end_matches(silent), None);
    align::widest_gap(&bare(a), &bare(b)) >= OTHER
}

/// Whether a word of one sign is an initial: a figure is none, nor is a syllable of Korean.
fn is_letter(word: &str) -> bool {
    word.chars().all(|sign| sign.is_alphabetic() && sign < '\u{530}')
}

/// Whether `word` is a given name, no form of which begins with the initial: B. may be William, who is Bill.
fn begins_otherwise(word: &str, initial: &str) -> bool {
    let own = Bearers::of(word);
    let initial = bare_lower(initial);
    let may_begin = |(form, others): (&str, &[&str])| {
        form.starts_with(&initial) && others.iter().any(|origin| own.origins.contains(origin))
    };
    own.are_known() && !given::all_origins().any(may_begin)
}

/// Whether the two are marks of different generations: Sr. and Jr., II and III.
fn are_generations(a: &str, b: &str) -> bool {
    static GENERATIONS: LazyLock<HashMap<&str, &str, Quick>> = LazyLock::new(|| {
        rows("names/generations.tsv", include_str!("../../data/names/generations.tsv"))
            .map(|row| (row.required(0, "mark"), row.required(1, "generation")))
            .collect()
    });
    matches!((GENERATIONS.get(a), GENERATIONS.get(b)), (Some(one), Some(other)) if one != other)
}

/// Whether both are given names that tables know, and no table has them as forms of one.
fn are_two_given_names(a: &str, b: &str, apart: f32) -> bool {
    let (one, other) = (Bearers::of(a), Bearers::of(b));
    if one.are_known() && other.are_known() {
        let of_two_sexes = one.sexes != 0 && other.sexes != 0 && one.sexes & other.sexes == 0;
        let least = if one.origins.is_empty() || other.origins.is_empty() { SPELLINGS } else { LISTED };
        return !one.share(&other) && (of_two_sexes || apart > least || one.is_beside(&other));
    }
    false
}

/// Whether both are names of Arabic, Persian or Hebrew script, and no name may be written as both.
///
/// What sounds nearly alike is left to the letters, as many spellings are in no table.
pub(super) fn are_two_in_abjad(a: &str, b: &str, apart: f32) -> bool {
    if apart <= ONE_SOUND || Bearers::of(a).are_known() && Bearers::of(b).are_known() {
        return false;
    }
    let (one, other) = (abjad::keys_of(a), abjad::keys_of(b));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|key| other.contains(key))
}

const MEN: u8 = 1;
const WOMEN: u8 = 2;

/// Who may bear a given name.
struct Bearers {
    /// Rows of `given.tsv`.
    rows: Vec<usize>,
    /// Where it comes from, see [`given::origins`].
    origins: Vec<&'static str>,
    sexes: u8,
}

impl Bearers {
    fn of(word: &str) -> Self {
        let rows: Vec<usize> =
            given_forms::uses(word).iter().map(|usage| usage.given).chain(given::indices(word)).collect();
        let mut origins = given::origins(word).to_vec();
        rows.iter().for_each(|row| origins.extend(&ORIGINS_OF_ROWS[*row]));
        let listed = SEXES.get(bare_lower(word).as_str()).copied();
        let sexes = listed.unwrap_or_else(|| rows.iter().map(|row| sex_of(*row)).fold(0, |all, one| all | one));
        Self { rows, origins, sexes }
    }

    fn are_known(&self) -> bool {
        self.sexes != 0 || !self.origins.is_empty()
    }

    /// Whether one language has both: Vladislav and Vyacheslav are two names however near they sound.
    fn is_beside(&self, other: &Self) -> bool {
        let language = |row: &usize| given::all()[*row].language;
        self.rows.iter().any(|row| other.rows.iter().any(|beside| language(row) == language(beside)))
    }

    fn share(&self, other: &Self) -> bool {
        self.rows.iter().any(|row| other.rows.contains(row))
            || self.origins.iter().any(|origin| other.origins.contains(origin))
    }
}

/// The sex of a Slavic name tells by its end, where `given-sexes.tsv` has none of its forms (Никита, Любовь); that of a Georgian one does not.
fn sex_of(row: usize) -> u8 {
    let given = &given::all()[row];
    let by_its_end = match given.language.as_str() {
        "ka" => 0,
        _ if given.name.ends_with(['а', 'я']) => WOMEN,
        _ => MEN,
    };
    if SEXES_OF_ROWS[row] == 0 { by_its_end } else { SEXES_OF_ROWS[row] }
}

/// For each row of `given.tsv` what `given-sexes.tsv` says of its Latin forms.
static SEXES_OF_ROWS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut out = vec![0; given::all().len()];
    for (form, sexes) in SEXES.iter() {
        given_forms::uses(form).iter().for_each(|usage| out[usage.given] |= sexes);
    }
    out
});

static SEXES: LazyLock<HashMap<&str, u8, Quick>> = LazyLock::new(|| {
    rows("names/given-sexes.tsv", include_str!("../../data/names/given-sexes.tsv"))
        .map(|row| {
            let sexes = match row.required(1, "who bears it") {
                "m" => MEN,
                "f" => WOMEN,
                "mf" => MEN | WOMEN,
                _ => row.broken("write m, f or mf"),
            };
            (row.required(0, "name"), sexes)
        })
        .collect()
});

/// For each row of `given.tsv` the origins of its Latin forms.
static ORIGINS_OF_ROWS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let mut out = vec![Vec::new(); given::all().len()];
    for (form, origins) in given::all_origins() {
        given_forms::uses(form).iter().for_each(|usage| out[usage.given].extend(origins));
    }
    out
});
