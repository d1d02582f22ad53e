//! One person of a list, as its reader hands it over.

use crate::language::Tag;

/// A person: how newsrooms write the name, and what else it is written as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the list calls the person. Entries with one id are one person; an empty id is nobody else's.
    pub id: String,
    /// The settled form for a language; `None` for every language that has none of its own here.
    pub canonical: Vec<(Option<Tag>, String)>,
    /// Further spellings, in any script.
    pub spellings: Vec<String>,
    /// How far the list is trusted.
    pub trust: Trust,
}

/// Who says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// The newsroom itself: every spelling it lists becomes the settled form.
    #[default]
    House,
    /// A public list, whose further spellings may be other names altogether: only those that are the same name become it.
    Public,
}
