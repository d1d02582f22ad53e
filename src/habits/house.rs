//! Houses in credits that the table does not know, counted.

use super::line::LEAST_ARTICLES;
use super::observe;
use crate::credits;
use std::collections::BTreeSet;

/// People remembered beside a house; of more it is said that they are more.
pub(super) const MOST_BESIDE: usize = 8;

/// One name in credits, counted in articles.
#[derive(Debug)]
pub(super) struct House {
    pub(super) name: String,
    /// The credit it was first seen in, and where.
    pub(super) line: String,
    pub(super) example: String,
    pub(super) articles: u32,
    /// Where it stood for a person.
    as_creator: u32,
    beside: BTreeSet<String>,
    /// Where nobody stood beside it.
    alone: u32,
}

impl House {
    pub(super) fn new(seen: &observe::House, example: &str) -> Self {
        let (name, line, example) = (seen.name.clone(), seen.line.clone(), example.to_owned());
        Self { name, line, example, articles: 0, as_creator: 0, beside: BTreeSet::new(), alone: 0 }
    }

    /// Counts it in one more article.
    pub(super) fn count(&mut self, seen: &observe::House) {
        if seen.as_creator {
            self.as_creator += 1;
            return;
        }
        if self.articles == 0 {
            self.line.clone_from(&seen.line);
        }
        self.articles += 1;
        match &seen.beside {
            Some(person) if self.beside.len() < MOST_BESIDE => {
                self.beside.insert(person.clone());
            }
            Some(_) => {}
            None => self.alone += 1,
        }
    }

    /// How many people stood beside it, up to [`MOST_BESIDE`].
    pub(super) fn people(&self) -> usize {
        self.beside.len()
    }

    /// Whether it is surely a house: it stands for itself, or beside several people, and is nobody's name.
    pub(super) fn is_sure(&self) -> bool {
        // One word alone in a credit is read as its maker: "Foto: Lichtgut".
        let one_word = !self.name.contains(' ');
        let nobody = self.as_creator == 0 || one_word && self.people() >= 2;
        let stands = self.people() >= 2 || self.alone >= LEAST_ARTICLES && !one_word;
        self.articles >= LEAST_ARTICLES && nobody && stands && credits::House::named(&self.name).check().is_ok()
    }
}
