//! The words of credits and the agencies, by the folded form of a phrase.

use crate::credits::key;
use crate::dictionary::{Dictionary, list, mark, rows, table, write, write_set};
use std::collections::BTreeSet;
use std::path::Path;

/// Writes the dictionary of `src/credits/lexicon/`, the first words of labels that bind without a colon, what shortened labels behind the
/// name end with, the ends of words that show a house, and where each row of `agencies.tsv` begins.
pub fn pack(out: &Path) {
    // The keys are folded with it, as they are where they are looked up.
    table("credits/glue.tsv");
    let mut words = Dictionary::default();
    let (mut openers, mut closers) = (BTreeSet::new(), BTreeSet::new());
    for row in rows(&table("credits/labels.tsv")) {
        add(&mut words, "credits/labels.tsv", row[0], &row);
        if row[1] != "colon" || row.get(3).is_some_and(|qualifier| !qualifier.is_empty()) {
            openers.insert(first_word(&key(row[0])).to_owned());
        }
        if matches!(row[1], "after" | "either") && row[0].ends_with('.') {
            closers.insert(row[0].rsplit(' ').next().unwrap_or_default().to_owned());
        }
    }
    for row in rows(&table("credits/links.tsv")) {
        for job in list(&row, 1) {
            add(&mut words, "credits/links.tsv", row[0], &[job]);
        }
    }
    for row in rows(&table("credits/licences.tsv")) {
        add(&mut words, "credits/licences.tsv", row[0], &[row[1]]);
    }
    let mut endings = String::new();
    for row in rows(&table("credits/forms.tsv")) {
        match row[0].strip_prefix('-') {
            Some(ending) => endings += &format!("{}\n", key(ending)),
            None if row[0].chars().all(char::is_uppercase) => {
                add(&mut words, "credits/forms.tsv", row[0], &["initials"])
            }
            None => add(&mut words, "credits/forms.tsv", row[0], &[]),
        }
    }
    for row in rows(&table("credits/organisations.tsv")) {
        add(&mut words, "credits/forms.tsv", row[0], &[]);
    }
    let agencies = table("agencies.tsv");
    let mut starts = String::new();
    for (number, row) in rows(&agencies).enumerate() {
        starts += &format!("{}\n", row[0].as_ptr() as usize - agencies.as_ptr() as usize);
        for name in std::iter::once(row[0]).chain(list(&row, 1)) {
            add(&mut words, "agencies.tsv", name, &[&number.to_string()]);
        }
    }
    words.write(out, "credits");
    write_set(out, "credit-openers", &openers);
    write(out, "credit.closers", closers.into_iter().map(|closer| closer + "\n").collect::<String>().as_bytes());
    write(out, "credit.endings", endings.as_bytes());
    write(out, "agency.starts", starts.as_bytes());
}

fn add(words: &mut Dictionary, file: &str, phrase: &str, cells: &[&str]) {
    let key = key(phrase);
    let first = first_word(&key).to_owned();
    let count = key.split(' ').count();
    words.add(key, first, count, mark(file, phrase, cells));
}

fn first_word(key: &str) -> &str {
    key.split(' ').next().unwrap_or_default()
}
