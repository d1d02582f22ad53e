//! Chinese and Japanese names in letters of a newsroom that has its own for them: Si Ťin-pching, Kuroszava Akira, Си Цзиньпин.
//!
//! Only who is asked about one name reads them so: in running text syllables are too short to tell a name by.

use super::convention::Convention;
use super::reading::Reading;
use super::{chinese, given, japanese, words};
use crate::language::Tag;
use crate::tables::rows;
use std::sync::LazyLock;

/// What a name is in another convention, read as a Chinese or a Japanese one.
#[derive(Debug)]
pub(super) struct Eastern {
    /// Best first, and never none.
    pub forms: Vec<String>,
    /// Whether it cannot well be anything else; otherwise any other reading goes first.
    pub is_certain: bool,
}

/// The forms in `to` of a name that stands in the letters of `from`, a convention or Russian; `None` where it is no such name, or is written as it
/// is already. `read` gives its readings under `from`, which are asked for only where they decide.
pub(super) fn forms<'r>(
    name: &str,
    from: &str,
    to: Convention,
    read: impl FnOnce() -> &'r [Reading],
) -> Option<Eastern> {
    if from.eq_ignore_ascii_case("ru") {
        return in_russian(name, to);
    }
    let from = Convention::parse(from).filter(|from| *from != to)?;
    of_china(name, from, to).or_else(|| of_japan(name, from, to, read))
}

/// The forms in `to` of a Chinese or Japanese name that stands in the letters of `from`, read syllable by syllable; empty where it is none.
///
/// ```
/// use copydesk::names::{Convention, by_syllables};
/// assert_eq!(by_syllables("Si Ťin-pching", "cs", Convention::EN), ["Xi Jinping"]);
/// assert!(by_syllables("Václav Havel", "cs", Convention::EN).is_empty());
/// ```
pub fn by_syllables(name: &str, from: &str, to: Convention) -> Vec<String> {
    forms(name, from, to, || &[]).map_or_else(Vec::new, |eastern| eastern.forms)
}

/// Conventions that no other names are written in.
const OWN: [&str; 5] = ["wg", "palladius", "hepburn", "kunrei", "polivanov"];

fn is_own(convention: Convention) -> bool {
    OWN.contains(&convention.as_str())
}

fn of_china(name: &str, from: Convention, to: Convention) -> Option<Eastern> {
    let reads = chinese::has_own_letters(from);
    if matches!(from.as_str(), "hepburn" | "kunrei" | "polivanov") {
        return None;
    }
    let read = chinese::read_in(name, from);
    let two = read.first()?.given.len() == 2;
    let hyphenated = name.contains(['-', '‐']);
    let forms: Vec<String> = read.iter().take(2).filter_map(|name| name.forms(to, false).into_iter().next()).collect();
    // "Si Ťin-pching" has a hyphen, "Xi Jinping" none; pinyin goes from one newsroom to the next as it is.
    Some(Eastern { forms, is_certain: is_own(from) || two && hyphenated == reads })
}

fn of_japan<'r>(name: &str, from: Convention, to: Convention, read: impl FnOnce() -> &'r [Reading]) -> Option<Eastern> {
    let forms = japanese::read_in(name, from)?.forms(to);
    // "Marina Makarova" is open syllables as well: two words are Japanese where none is a given name of another language.
    let is_other = || read().iter().any(|reading| reading.given_names > 0);
    let is_certain = is_own(from) || name.trim().contains(' ') && !is_other();
    (!forms.is_empty() && forms[0] != name).then_some(Eastern { forms, is_certain })
}

/// Of a name in Cyrillic, which may be any Russian's.
fn in_russian(name: &str, to: Convention) -> Option<Eastern> {
    let russian = Tag::parse("ru")?;
    let is_native = words(name).any(|(word, _)| given::named(word).any(|given| given.language == russian));
    let small = name.to_lowercase();
    let tells = |whose: &str| !is_native && signs(whose).any(|sign| small.contains(sign));
    let of = |from: &str| Convention::parse(from).filter(|from| *from != to);
    let chinese = of("palladius").and_then(|from| of_china(name, from, to));
    if let Some(eastern) = chinese {
        return Some(Eastern { is_certain: tells("palladius"), ..eastern });
    }
    // One word of open syllables is anybody's.
    let japanese =
        of("polivanov").filter(|_| name.trim().contains(' ')).and_then(|from| of_japan(name, from, to, || &[]));
    japanese.map(|eastern| Eastern { is_certain: tells("polivanov"), ..eastern })
}

/// Letters that a Cyrillic way of writing foreign names has, and Russian names do not have.
fn signs(convention: &str) -> impl Iterator<Item = &'static str> {
    static SIGNS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let all = rows("names/eastern-signs.tsv", include_str!("../../data/names/eastern-signs.tsv"));
        all.map(|row| (row.required(0, "letters"), row.required(1, "convention"))).collect()
    });
    SIGNS.iter().filter(move |(_, whose)| *whose == convention).map(|(letters, _)| *letters)
}

#[cfg(test)]
mod tests {
    use crate::names::convert;

    #[test]
    fn eastern_names_are_told_from_slavic_ones() {
        for (name, from, to, form) in [
            ("Si Ťin-pching", "cs", "en", "Xi Jinping"),
            ("Hszi Csin-ping", "hu", "de", "Xi Jinping"),
            ("Xi Jinping", "en", "cs", "Si Ťin-pching"),
            ("Xi Jinping", "pl", "palladius", "Си Цзиньпин"),
            ("Си Цзиньпин", "ru", "en", "Xi Jinping"),
            ("Синдзо Абэ", "ru", "en", "Shinzo Abe"),
            ("Šinzó Abe", "cs", "en", "Shinzo Abe"),
            ("Kuroszava Akira", "hu", "en", "Akira Kurosawa"),
            ("Akira Kurosawa", "en", "polivanov", "Акира Куросава"),
            // Slavic names, and those that are alike in both.
            ("Siergiej Ławrow", "pl", "en", "Sergei Lavrov"),
            ("Сергей Лавров", "ru", "en", "Sergei Lavrov"),
            ("Ян Ли", "ru", "en", "Yan Li"),
            ("Марина Макарова", "ru", "en", "Marina Makarova"),
            ("Marina Makarova", "hu", "en", "Marina Makarova"),
            ("Ada Berg", "en", "cs", "Ada Berg"),
            ("Mao Zedong", "en", "pl", "Mao Zedong"),
        ] {
            assert_eq!(convert(name, from, to)[0], form, "{name}, {from} to {to}");
        }
    }
}
