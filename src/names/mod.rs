//! One name, one spelling: Macegora, Matsegora, Mazegora and Мацегора are one man.
//!
//! A Latin form is read back into its own script under the convention it was printed in ([`readings`]) and written anew
//! as the target newsroom writes it ([`render`]). Whether a form is foreign at all is decided from evidence
//! ([`normalise`], [`respell`]); a genuine name is never touched. Tables: `data/romanisation/`, `data/names/`.

mod abjad;
mod agreed;
mod align;
mod article;
pub mod authority;
mod bind;
mod case;
mod chinese;
mod citizens;
mod company;
mod compare;
mod context;
mod convention;
mod eastern;
mod eastern_apart;
mod evidence;
mod given;
mod given_forms;
mod inflected;
mod introduction;
mod japanese;
mod judge;
mod judge_alone;
mod korean;
mod letters;
mod likeness;
mod listed;
mod mention;
mod mixed;
mod native;
mod normalise;
mod office;
mod part;
mod people;
mod person;
mod printed;
mod reading;
mod registry;
mod render;
mod respell;
mod rule;
mod setting;
mod sounds;
mod surname;
mod surnames;
mod suspect;
mod syllables;
mod table;
mod told_apart;
mod weigh;

pub use compare::{Likeness, compare, features};
pub use context::Hint;
pub use convention::Convention;
pub use eastern::by_syllables;
pub use mention::Mentions;
pub use native::native_language;
pub use normalise::normalise;
pub use reading::{Reading, readings, readings_in};
pub use render::{convert, render};
pub use respell::{EditKind, Name, NameEdit, Policy, Request, Variant, respell, respell_with};

/// The words of a name, each with the blank or hyphen after it ("" after the last).
fn words(name: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = name.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find([' ', '-']).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let gap = &after[..after.len().min(1)];
        rest = &after[gap.len()..];
        Some((word, gap))
    })
}

/// The last word of a name: where given names stand first, the surname.
fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
}

/// Lower case, with one apostrophe for all its shapes.
fn lower(word: &str) -> String {
    let mut small = String::with_capacity(word.len() + 4); // so that few words need more
    small
        .extend(word.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '’' | 'ʼ' | '`') { '\'' } else { c }));
    small
}

/// The word with a capital first letter.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Lower case without marks on Latin letters: how two forms are held side by side.
fn bare_lower(word: &str) -> String {
    lower(word).chars().map(table::bare).collect()
}
