//! Frequent surnames in their own script: which spelling is meant (Zajcev: Зайцев, Sacharow: not Жахаров), and where ё stands.
//!
//! Newspapers print е for ё, and then nothing but knowing the name tells Воробьёв (Vorobyov) from Авдеев (Avdeyev).

use crate::tables::sorted;
use std::cmp::Ordering;

/// `surnames.tsv` and, with a hyphen behind, `surnames-counted.tsv` in small letters, a line each, in the order of [`folded`];
/// `build/names.rs` makes it.
const SURNAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/surnames.txt"));

/// The frequent Russian surname `word` (its own script, any letter case, with or without dots, a man's or a woman's), in
/// small letters and with its ё where `surnames.tsv` has it; `None` for any other word.
pub(super) fn dotted(word: &str) -> Option<String> {
    let (row, man, woman) = found(word)?;
    let counted = row.ends_with('-');
    Some(if counted { word.to_lowercase() } else { row[..row.len() - man.len()].to_owned() + woman })
}

/// Whether `word` is a surname of `surnames.tsv`, not one of those that are only counted: they are a people's own.
pub(super) fn is_well_known(word: &str) -> bool {
    found(word).is_some_and(|(row, ..)| !row.ends_with('-'))
}

/// How a man's surname ends, and a woman's of the same family.
const MAN_AND_WOMAN: [(&str, &str); 5] = [("", ""), ("", "а"), ("ий", "ая"), ("ый", "ая"), ("ой", "ая")];

/// The line of a surname, how it ends for a man, and what stands there in `word`.
fn found(word: &str) -> Option<(&'static str, &'static str, &'static str)> {
    MAN_AND_WOMAN.into_iter().find_map(|(man, woman)| {
        let stem = word.strip_suffix(woman)?;
        Some((row(stem.chars().chain(man.chars()))?, man, woman))
    })
}

/// The line of a man's surname.
fn row(word: impl Iterator<Item = char> + Clone) -> Option<&'static str> {
    let against = |row: &str| folded(row.trim_end_matches('-').chars()).cmp(folded(word.clone()));
    let row = sorted::from(SURNAMES, |row| against(row) == Ordering::Less).lines().next()?;
    (against(row) == Ordering::Equal).then_some(row)
}

fn folded(word: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    word.flat_map(char::to_lowercase).map(|letter| if letter == 'ё' { 'е' } else { letter })
}

#[cfg(test)]
mod tests {
    use super::{SURNAMES, dotted, folded};

    #[test]
    fn dots_are_put_back_on_a_surname_of_either_sex() {
        for (printed, meant) in [
            ("Воробьева", Some("воробьёва")),
            ("СОЛОВЬЕВ", Some("соловьёв")),
            ("Вознесенская", Some("вознесенская")),
            ("Чёрный", None),
            ("Смит", None),
            ("Сизов", Some("сизов")),
            ("Кобелёв", Some("кобелёв")),
        ] {
            assert_eq!(dotted(printed).as_deref(), meant, "{printed}");
        }
    }

    #[test]
    fn no_two_rows_are_one_surname_without_dots_and_rows_are_sorted() {
        let curated = include_str!("../../data/names/surnames.tsv");
        assert!(curated.lines().filter(|line| !line.starts_with('#')).is_sorted());
        let bare: Vec<String> =
            SURNAMES.lines().map(|row| folded(row.trim_end_matches('-').chars()).collect()).collect();
        assert!(bare.is_sorted_by(|a, b| a < b));
    }
}
