//! The words of dates, bylines, sections and sign-offs, and the agencies that sign texts.

use crate::dictionary::{Dictionary, list, mark, rows, table, write_numbers, write_set};
use crate::metadata::key::key;
use crate::metadata::tokens::tokens;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Writes the dictionaries of `src/metadata/`.
pub fn pack(out: &Path) {
    let mut dates = Dictionary::default();
    for file in ["months.tsv", "months-solar-hijri.tsv", "weekdays.tsv", "date-words.tsv"] {
        add_all(&mut dates, file);
    }
    for row in rows(&table("metadata/zones.tsv")) {
        add(&mut dates, "zones.tsv", row[0], &[row[1]]);
    }
    dates.write(out, "dates");
    for (name, file) in
        [("bylines", "byline-words.tsv"), ("sections", "section-words.tsv"), ("signoffs", "signoff-words.tsv")]
    {
        let mut words = Dictionary::default();
        add_all(&mut words, file);
        words.write(out, name);
    }
    pack_openers(out);
    let given = table("metadata/given-names.tsv");
    write_set(out, "byline-given", &rows(&given).map(|row| key(row[0]).into_owned()).collect());
    pack_agencies(out);
}

/// Columns 0 and 1 say what the forms in column 2 mean.
fn add_all(words: &mut Dictionary, file: &str) {
    for row in rows(&table(&format!("metadata/{file}"))) {
        for form in list(&row, 2) {
            add(words, file, form, &row[..2]);
        }
    }
}

/// Kinds of phrases that begin a text, as `src/metadata/openers.rs` numbers them.
const OPENERS: [(&str, &str, usize); 6] = [
    ("byline-words.tsv", "label", 1),
    ("byline-words.tsv", "text", 2),
    ("section-words.tsv", "more", 4),
    ("signoff-words.tsv", "contributors", 8),
    ("signoff-words.tsv", "material", 8),
    ("signoff-words.tsv", "source", 8),
];

/// The first words of the phrases that begin a text, each with the sum of its kinds.
fn pack_openers(out: &Path) {
    let mut first = BTreeMap::<String, usize>::new();
    for (file, kind, number) in OPENERS {
        for row in rows(&table(&format!("metadata/{file}"))).filter(|row| row[1] == kind) {
            for form in list(&row, 2) {
                *first.entry(first_key(file, form)).or_default() |= number;
            }
        }
    }
    write_numbers(out, "openers", &first);
}

/// The key of a form's first word.
fn first_key(file: &str, form: &str) -> String {
    let parts = tokens(form);
    let first = parts.first().unwrap_or_else(|| panic!("data/metadata/{file}: an empty form"));
    key(first.span.of(form)).into_owned()
}

fn add(words: &mut Dictionary, file: &str, form: &str, cells: &[&str]) {
    words.add(
        key(form).into_owned(),
        first_key(file, form),
        tokens(form).len(),
        mark(&format!("metadata/{file}"), form, cells),
    );
}

/// The columns of `agencies.tsv` that concern texts.
const SIGNS_TEXTS: usize = 6;
const FORMS_IN_TEXTS: usize = 7;

/// Names of agencies by key and as written, and every word that stands in bylines: theirs and those of `byline-words.tsv`.
fn pack_agencies(out: &Path) {
    let (mut keys, mut written) = (BTreeSet::new(), BTreeSet::new());
    let (mut words, mut cuts) = (BTreeSet::new(), BTreeSet::new());
    let words_of = |form: &str| -> Vec<String> {
        tokens(form).into_iter().map(|token| key(token.span.of(form)).into_owned()).collect()
    };
    for row in rows(&table("agencies.tsv")).filter(|row| row.get(SIGNS_TEXTS) == Some(&"yes")) {
        for form in std::iter::once(row[0]).chain(list(&row, 1)).chain(list(&row, FORMS_IN_TEXTS)) {
            keys.insert(key(form).into_owned());
            written.insert(form.to_owned());
            words.extend(words_of(form));
        }
    }
    for row in rows(&table("metadata/byline-words.tsv")) {
        for form in list(&row, 2) {
            if row[1] == "cut" {
                cuts.extend(words_of(form).into_iter().take(1));
            }
            words.extend(words_of(form));
        }
    }
    for (name, set) in
        [("agency-keys", &keys), ("agency-forms", &written), ("byline-known", &words), ("byline-cuts", &cuts)]
    {
        write_set(out, name, set);
    }
}
