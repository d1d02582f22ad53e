//! Frequent surnames in their own script: which spelling is meant (Zajcev: Зайцев, Sacharow: not Жахаров), and where ё stands.
//!
//! Newspapers print е for ё, and then nothing but knowing the name tells Воробьёв (Vorobyov) from Авдеев (Avdeyev).

use super::agreed::{SURNAME_PLACES, place_of_surname};

/// `surnames.tsv` and, with a hyphen behind, `surnames-counted.tsv` in small letters, a line each, in the order of their letters without dots;
/// `build/names.rs` makes it.
const SURNAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/surnames.txt"));

/// For each place four bytes: one more than where in [`SURNAMES`] the line of a surname with that hash starts, the next free place where
/// two meet; 0 is free.
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/surnames.index"));

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
    let folded: String = undotted(word.chars().flat_map(char::to_lowercase)).collect();
    MAN_AND_WOMAN.into_iter().find_map(|(man, woman)| {
        let stem = word.strip_suffix(woman).and(folded.strip_suffix(woman))?;
        Some((row(stem.chars().chain(man.chars()))?, man, woman))
    })
}

/// The line of a man's surname, in small letters and without dots.
fn row(word: impl Iterator<Item = char> + Clone) -> Option<&'static str> {
    let mut place = place_of_surname(word.clone());
    loop {
        let start = INDEX[4 * place..].first_chunk().map(|bytes| u32::from_le_bytes(*bytes) as usize)?;
        let row = SURNAMES[start.checked_sub(1)?..].lines().next()?;
        if undotted(name_of(row).chars()).eq(word.clone()) {
            return Some(row);
        }
        place = (place + 1) % SURNAME_PLACES;
    }
}

fn name_of(row: &str) -> &str {
    row.strip_suffix('-').unwrap_or(row)
}

fn undotted(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    letters.map(|letter| if letter == 'ё' { 'е' } else { letter })
}

#[cfg(test)]
mod tests {
    use super::{SURNAMES, dotted, name_of, undotted};

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
        let bare: Vec<String> = SURNAMES.lines().map(|row| undotted(name_of(row).chars()).collect()).collect();
        assert!(SURNAMES.chars().all(|letter| letter.to_lowercase().eq([letter])), "rows are in small letters");
        assert!(bare.is_sorted_by(|a, b| a < b));
    }
}
