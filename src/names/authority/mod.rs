//! Names a newsroom has settled: the user's own lists, asked before any guess of ours.
//!
//! A list is compiled ([`compile`]) to one block of bytes that is used as it lies in the file: opening it is checking it.

mod entry;
mod list;
mod read;

pub use entry::{Entry, Trust};
pub use list::{List, compile, is_compiled};
pub use read::entries;

use super::compare;
use crate::language::Tag;
use crate::text::fold_latin;
use list::Row;
use std::sync::Arc;

/// All lists of a desk; where several know a spelling the first of them answers. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    lists: Vec<Arc<List>>,
}

/// What the lists say to a spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// No list has it, or none says how newsrooms of this language write it.
    Unknown,
    /// It is right as it stands; also where several people bear it and for one of them it is right.
    Right,
    /// It is this person's, who is written otherwise.
    Becomes {
        /// The settled form.
        canonical: String,
        /// What the list calls the person; empty where it has no such column.
        id: String,
    },
    /// Several people bear it, and they are written differently.
    Unclear,
}

/// From this likeness on a spelling that a public list gives somebody is the same name written otherwise, and not another name.
const SAME_NAME: f64 = 0.8;

impl Authority {
    /// Adds a list, to be asked after those that are there.
    pub fn add(&mut self, list: List) {
        self.lists.push(Arc::new(list));
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// Whether any spelling is `word`, or begins with it and a blank: most words of a text end the search here.
    pub fn begins(&self, word: &str) -> bool {
        let key = key(word);
        self.lists.iter().any(|list| list.begins(&key))
    }

    /// What newsrooms of `language` make of a spelling; letter case and marks on Latin letters aside.
    ///
    /// ```
    /// use copydesk::{language::Tag, names::authority::{Answer, Authority, Entry, List, Trust, compile}};
    /// let entry = Entry {
    ///     id: "7".to_owned(),
    ///     canonical: vec![(None, "Nikola Aleksov".to_owned())],
    ///     spellings: vec!["Nikola Alexow".to_owned()],
    ///     trust: Trust::House,
    /// };
    /// let mut authority = Authority::default();
    /// authority.add(List::open(compile([entry]).unwrap()).unwrap());
    /// let becomes = Answer::Becomes { canonical: "Nikola Aleksov".to_owned(), id: "7".to_owned() };
    /// assert_eq!(authority.answer("Nikola Alexow", Tag::EN), becomes);
    /// assert_eq!(authority.answer("Nikola Aleksov", Tag::EN), Answer::Right);
    /// ```
    pub fn answer(&self, spelling: &str, language: Tag) -> Answer {
        let key = key(spelling);
        let answers = self.lists.iter().map(|list| agreed(list.rows(&key), spelling, language));
        answers.into_iter().find(|answer| *answer != Answer::Unknown).unwrap_or(Answer::Unknown)
    }

    /// The person whom some list writes both ways, as it calls them; `None` where no list does.
    pub fn one_person(&self, a: &str, b: &str) -> Option<String> {
        let (a, b) = (key(a), key(b));
        self.lists.iter().find_map(|list| {
            let mut rows = list.rows(&a);
            let others: Vec<usize> = list.rows(&b).map(|row| row.place).collect();
            rows.find(|row| others.contains(&row.place)).map(|row| row.id.to_owned())
        })
    }
}

/// The one answer of all people who bear a spelling.
fn agreed<'r>(rows: impl Iterator<Item = Row<'r>>, spelling: &str, language: Tag) -> Answer {
    let mut answer = Answer::Unknown;
    for row in rows {
        let Some(form) = row.form(language) else { continue };
        if key(form) == key(spelling) {
            return Answer::Right;
        }
        if row.trust == Trust::Public && !is_respelling(spelling, form) {
            continue;
        }
        answer = match answer {
            Answer::Unknown => Answer::Becomes { canonical: form.to_owned(), id: row.id.to_owned() },
            Answer::Becomes { canonical, id } if canonical == form => Answer::Becomes { canonical, id },
            _ => Answer::Unclear,
        };
    }
    answer
}

/// Whether both are one name, written in two ways: public lists hold pen names and birth names, too.
fn is_respelling(spelling: &str, form: &str) -> bool {
    let words = |name: &str| name.split(' ').count();
    words(spelling) == words(form) && compare(spelling, form, None, None).score >= SAME_NAME
}

/// What spellings are found by.
fn key(spelling: &str) -> String {
    fold_latin(spelling).replace(['’', 'ʼ', '`'], "'")
}
