//! Frequent surnames in their own script: which spelling is meant (Zajcev: Зайцев, Sacharow: not Жахаров), and where ё stands.
//!
//! Newspapers print е for ё, and then nothing but knowing the name tells Воробьёв (Vorobyov) from Авдеев (Avdeyev).

use std::sync::LazyLock;

/// Places of the index, several for each surname.
const PLACES: usize = 1 << 13;

struct Surnames {
    rows: Vec<&'static str>,
    /// Row numbers from 1 by the hash of the folded surname, the next free place where two meet; 0 is free.
    index: Vec<u16>,
}

static SURNAMES: LazyLock<Surnames> = LazyLock::new(|| {
    let text = include_str!("../../data/names/surnames.tsv");
    let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let mut index = vec![0; PLACES];
    for (number, row) in (1..).zip(&rows) {
        let mut place = hash(row.chars());
        while index[place] != 0 {
            place = (place + 1) % PLACES;
        }
        index[place] = number;
    }
    Surnames { rows, index }
});

/// The frequent Russian surname `word` (its own script, any letter case, with or without dots, a man's or a woman's), in
/// small letters with its ё; `None` for any other word.
pub(super) fn dotted(word: &str) -> Option<String> {
    row(word.chars()).map(str::to_lowercase).or_else(|| {
        MAN_AND_WOMAN.iter().find_map(|(man, woman)| {
            let stem = word.strip_suffix(woman)?;
            let row = row(stem.chars().chain(man.chars()))?.to_lowercase();
            Some(row[..row.len() - man.len()].to_owned() + woman)
        })
    })
}

/// How a man's surname ends, and a woman's of the same family.
const MAN_AND_WOMAN: [(&str, &str); 4] = [("", "а"), ("ий", "ая"), ("ый", "ая"), ("ой", "ая")];

fn row(word: impl Iterator<Item = char> + Clone) -> Option<&'static str> {
    let mut place = hash(word.clone());
    loop {
        let number = usize::from(SURNAMES.index[place]).checked_sub(1)?;
        if folded(SURNAMES.rows[number].chars()).eq(folded(word.clone())) {
            return Some(SURNAMES.rows[number]);
        }
        place = (place + 1) % PLACES;
    }
}

fn folded(word: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    word.flat_map(char::to_lowercase).map(|letter| if letter == 'ё' { 'е' } else { letter })
}

/// A place of the index: FNV-1a of the folded letters.
fn hash(word: impl Iterator<Item = char>) -> usize {
    let hash = folded(word).fold(0x811c_9dc5_u32, |hash, letter| (hash ^ letter as u32).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 15) as usize % PLACES
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
        ] {
            assert_eq!(dotted(printed).as_deref(), meant, "{printed}");
        }
    }

    #[test]
    fn no_two_rows_are_one_surname_without_dots_and_rows_are_sorted() {
        let rows = &SURNAMES.rows;
        assert!(rows.is_sorted());
        let mut bare: Vec<String> = rows.iter().map(|row| folded(row.chars()).collect()).collect();
        bare.sort_unstable();
        assert!(bare.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
