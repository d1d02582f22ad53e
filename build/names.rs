//! Prebuilds what the names stage would otherwise build at first use: costs of letters, frequent surnames, people, forms of given names.
//!
//! `src/names/letters.rs`, `surnames.rs`, `people.rs`, `printed.rs` and `given_forms.rs` say how each is read.

#[path = "sounds.rs"]
mod sounds;

use crate::agreed::{PLACES, SURNAME_PLACES, entry, hash_of_form, place_of, place_of_surname};
use crate::dictionary::{table, write};
use std::path::Path;

/// Writes the prebuilt tables into `out`.
pub fn pack(out: &Path) {
    let write = |name: &str, bytes: &[u8]| write(out, name, bytes);
    write("letters-cyrillic.costs", &costs("letters-cyrillic.tsv", "абвгдежзийклмнопрстуфхцчшщъыьэюяё"));
    write("letters-latin.costs", &costs("letters-latin.tsv", "abcdefghijklmnopqrstuvwxyz"));
    let surnames = surnames();
    write("surnames.txt", surnames.as_bytes());
    write("surnames.index", &surname_index(&surnames));
    write("people.txt", people().as_bytes());
    write("printed.txt", printed().as_bytes());
    write("given-forms.index", &form_index());
    sounds::pack(&read("sounds.tsv"), out);
}

fn read(name: &str) -> String {
    table(&format!("names/{name}"))
}

/// The rows of a table, not cut into cells.
fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The cost of a letter the model has never seen, in thirds of a bit.
const UNSEEN: u8 = 40;

/// One cost for each (first, second, third) letter, the edge of a word as the last of the alphabet.
fn costs(table: &str, alphabet: &str) -> Vec<u8> {
    let side = alphabet.chars().count() + 1;
    let index = |letter: char| alphabet.chars().position(|known| known == letter).unwrap_or(side - 1);
    let place = |first: usize, second: usize, third: usize| (first * side + second) * side + third;
    let mut costs = vec![UNSEEN; side * side * side];
    let text = read(table);
    let (mut pairs, mut singles) = (Vec::new(), Vec::new());
    for row in rows(&text) {
        let (context, letters) = row.split_once('\t').unwrap_or_else(|| panic!("data/names/{table}: not a row: {row}"));
        let letters: Vec<char> = letters.chars().collect();
        for pair in letters.chunks_exact(2) {
            let cost = (pair[1] as u32).saturating_sub('0' as u32) as u8;
            match context.chars().map(index).collect::<Vec<_>>()[..] {
                [second] => singles.push((second, index(pair[0]), cost)),
                [first, second] => pairs.push((place(first, second, index(pair[0])), cost)),
                _ => panic!("data/names/{table}: a context is one letter or two: {row}"),
            }
        }
    }
    pairs.into_iter().for_each(|(at, cost)| costs[at] = cost);
    // What (second, third) costs after any letter of which nothing better is known.
    for (second, third, cost) in singles {
        for first in 0..side {
            let at = place(first, second, third);
            if costs[at] == UNSEEN {
                costs[at] = cost.saturating_add(4).min(UNSEEN - 1);
            }
        }
    }
    costs
}

/// Both tables of surnames in small letters, a line each, those only counted with a hyphen, in the order of their letters with ё as е.
fn surnames() -> String {
    let (curated, counted) = (read("surnames.tsv"), read("surnames-counted.tsv"));
    let counted = rows(&counted).map(|name| format!("{name}-"));
    let mut all: Vec<String> =
        rows(&curated).map(str::to_owned).chain(counted).map(|name| name.to_lowercase()).collect();
    all.sort_by_key(|name| name.trim_end_matches('-').replace('ё', "е"));
    all.iter().map(|name| format!("{name}\n")).collect()
}

/// The people of both tables a line each, with the key of `src/names/people.rs` in front: small letters, one apostrophe, ё as е.
fn people() -> String {
    let text = read("people.tsv") + &read("printed.tsv");
    let keyed = |row: &str| {
        let name = row.split('\t').next().unwrap_or_default().to_lowercase();
        format!("{}\t{row}\n", name.replace(['’', 'ʼ', '`'], "'").replace('ё', "е"))
    };
    let mut all: Vec<String> = rows(&text).map(keyed).collect();
    all.sort_by_key(|line| {
        let mut cells = line.split('\t').map(str::to_owned);
        (cells.next(), cells.nth(1))
    });
    all.concat()
}

/// Every form of `printed.tsv` in small letters, with the name and the language of its person, in order.
fn printed() -> String {
    let text = read("printed.tsv");
    let mut all: Vec<String> = rows(&text)
        .flat_map(|row| {
            let cells: Vec<&str> = row.split('\t').collect();
            let forms =
                cells[2].split(' ').filter_map(|part| part.split_once('=')).flat_map(|(_, forms)| forms.split(','));
            forms
                .map(|form| format!("{}\t{}\t{}\n", form.replace('_', " ").to_lowercase(), cells[0], cells[1]))
                .collect::<Vec<_>>()
        })
        .collect();
    all.sort_by(|a, b| form_of(a).cmp(form_of(b)));
    all.dedup();
    if let Some(pair) = all.windows(2).find(|pair| form_of(&pair[0]) == form_of(&pair[1])) {
        panic!("data/names/printed.tsv: two people are printed so: {}", form_of(&pair[0]));
    }
    all.concat()
}

fn form_of(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}

/// For each place four bytes, the lowest first: the [`entry`] of a line of `given-forms.tsv`; 0 is free.
fn form_index() -> Vec<u8> {
    let text = read("given-forms.tsv");
    index(&text, PLACES, |row, start| {
        assert!(start <= entry::START, "given-forms.tsv is too large for its index");
        let hash = hash_of_form(row.split('\t').next().unwrap_or_default());
        let given = if row.contains(':') { entry::GIVEN } else { 0 };
        let printed = if row.ends_with('*') { entry::PRINTED } else { 0 };
        (place_of(hash), start | given | printed | hash & entry::SIGN)
    })
}

/// As [`form_index`], for the lines of `surnames`; behind each line's start one is counted, as the first is no free place.
fn surname_index(surnames: &str) -> Vec<u8> {
    let letters = |row: &str| row.trim_end_matches('-').replace('ё', "е");
    let text = format!("\n{surnames}");
    index(&text, SURNAME_PLACES, |row, start| (place_of_surname(letters(row).chars()), start))
}

/// For each of so many places the number of a row that belongs there, or to the one before it whose place was taken: `of` is told the row
/// and the byte of `text` where it starts.
fn index(text: &str, places: usize, of: impl Fn(&str, u32) -> (usize, u32)) -> Vec<u8> {
    let mut index = vec![0_u32; places];
    for row in rows(text) {
        let start = row.as_ptr() as usize - text.as_ptr() as usize;
        let (mut place, number) = of(row, u32::try_from(start).expect("a table is small"));
        while index[place] != 0 {
            place = (place + 1) % places;
        }
        index[place] = number;
    }
    index.into_iter().flat_map(u32::to_le_bytes).collect()
}
