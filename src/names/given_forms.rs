//! Latin forms of given names, found without an allocation: every capitalised word of every article is asked after.

use super::agreed::{PLACES, entry, hash_of_ascii, hash_of_form, place_of};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One use of a Latin form: the name it stands for, and the conventions that print it so (bits, see [`super::given::bit`]).
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    /// Index into [`super::given::all`].
    pub given: usize,
    /// Conventions that print it so.
    pub conventions: u32,
}

/// The derived table of forms, a line each: `form`, then `row:conventions` in hexadecimal, then `*` where a printed form begins so.
///
/// `UPDATE=1 cargo test` derives it from the others: deriving it here would cost every start of the tool some milliseconds.
const FORMS: &str = include_str!("../../data/names/given-forms.tsv");

/// For each place four bytes, the [`entry`] of a form with that hash, the next free place where two meet; 0 is free.
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/given-forms.index"));

/// What a word may begin, letter case aside.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beginning {
    /// Some convention prints it for a given name we know.
    pub given: bool,
    /// A form of `printed.tsv` begins with it.
    pub printed: bool,
}

/// What `word` may begin.
pub(super) fn begins(word: &str) -> Beginning {
    let entry = entry_of(word).unwrap_or(0);
    Beginning { given: entry & entry::GIVEN != 0, printed: entry & entry::PRINTED != 0 }
}

/// What a Latin form may stand for; empty for a form no convention prints.
pub(super) fn uses(form: &str) -> Vec<Use> {
    let Some(line) = line(form) else { return Vec::new() };
    let read = |cell: &str| {
        let (given, conventions) = cell.split_once(':')?;
        Some(Use { given: given.parse().ok()?, conventions: u32::from_str_radix(conventions, 16).ok()? })
    };
    line.split('\t').skip(1).filter_map(read).collect()
}

fn line(form: &str) -> Option<&'static str> {
    FORMS[start_of(entry_of(form)?)..].lines().next()
}

/// What the index has of a form, in any letter case and composition.
fn entry_of(form: &str) -> Option<u32> {
    if let Some(hash) = hash_of_ascii(form) {
        return entry_of_hash(hash, form);
    }
    let begins = form.as_bytes().first().is_some_and(|first| begins_latin(*first));
    if !begins {
        return None;
    }
    if form.chars().any(is_combining_mark) {
        let composed: String = form.nfc().collect();
        return entry_of_hash(hash_of_form(&composed), &composed);
    }
    entry_of_hash(hash_of_form(form), form)
}

/// Whether a letter of Latin may begin with this byte: what is up to U+024F, or in the block of Vietnamese.
fn begins_latin(byte: u8) -> bool {
    byte < 0xCA || byte == 0xE1
}

/// The same of a composed form of this hash.
fn entry_of_hash(hash: u32, form: &str) -> Option<u32> {
    let mut place = place_of(hash);
    loop {
        let entry = INDEX[4 * place..].first_chunk().map(|bytes| u32::from_le_bytes(*bytes))?;
        if entry == 0 {
            return None;
        }
        if (entry ^ hash) & entry::SIGN == 0 && begins_with_form(&FORMS[start_of(entry)..], form) {
            return Some(entry);
        }
        place = (place + 1) % PLACES;
    }
}

fn start_of(entry: u32) -> usize {
    (entry & entry::START) as usize
}

/// Whether the line that `table` begins with is of `form`; forms of the table are in small letters.
fn begins_with_form(table: &str, form: &str) -> bool {
    let ends = |rest: &[u8]| matches!(rest.first(), None | Some(b'\t' | b'\n'));
    if form.is_ascii() {
        let line = table.as_bytes().split_at_checked(form.len());
        return line.is_some_and(|(own, rest)| ends(rest) && own.eq_ignore_ascii_case(form.as_bytes()));
    }
    let mut own = table.chars();
    form.chars().flat_map(char::to_lowercase).all(|letter| own.next() == Some(letter)) && ends(own.as_str().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{FORMS, begins, begins_latin, uses};

    #[test]
    fn forms_are_found_in_any_letter_case_and_composition() {
        for form in ["Siergiej", "SIERGIEJ", "Sergueï", "SERGUEÏ", "Sergue\u{69}\u{308}"] {
            assert!(begins(form).given && !uses(form).is_empty(), "{form}");
        }
        for other in ["Gwendolyn", "Sergi", "Siergiejs", "Ilham"] {
            assert!(!begins(other).given && uses(other).is_empty(), "{other}");
        }
        assert!(begins("Ilham").printed && !begins("Siergiej").printed);
    }

    #[test]
    fn forms_of_the_table_are_latin_and_in_small_letters() {
        for line in FORMS.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line.to_lowercase(), line);
            assert!([line, &line.to_uppercase()].iter().all(|form| begins_latin(form.as_bytes()[0])), "{line}");
        }
    }
}
