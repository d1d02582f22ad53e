//! Where a name stands: the article's countries, what is beside the name, languages that leaked into the article.

use super::Convention;
use super::context::{Beside, Hint, Topic, hinted};
use super::evidence::Sum;
use super::registry;
use crate::language::Tag;

/// What is known about the place of a name.
#[derive(Debug, Default)]
pub(super) struct Setting<'a> {
    /// Languages that leaked into the article, and the outlet's.
    pub hints: &'a [Hint],
    /// Countries the article is about.
    pub topic: Option<&'a Topic>,
    /// What stands beside the mention.
    pub beside: Beside,
}

/// All of a [`Setting`] that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Digest {
    role: bool,
    /// For each source language: how often its countries are named, up to three, whether one stands beside the name, whether it introduces it.
    countries: Vec<(u8, bool, bool)>,
    /// The languages that hint, and whether strongly.
    hints: Vec<(Tag, bool)>,
}

impl Setting<'_> {
    /// What a verdict in this setting rests on.
    pub fn digest(&self) -> Digest {
        let country = |language: Tag| {
            (self.about(language).min(3) as u8, self.beside.country(language), self.beside.introduces(language))
        };
        Digest {
            role: self.beside.role,
            countries: registry::source_languages().iter().map(|language| country(*language)).collect(),
            hints: self.hints.iter().map(|hint| (hint.language, hint.strength >= 1.0)).collect(),
        }
    }

    /// How often the article names countries of `language`.
    pub fn about(&self, language: Tag) -> usize {
        self.topic.map_or(0, |topic| topic.about(language))
    }

    /// Whether the article says so much of the name that even a form the newsroom itself could print is looked at.
    pub fn may_overrule(&self) -> bool {
        !self.hints.is_empty() || self.beside.role && !self.beside.introduced.is_empty()
    }

    /// Whether an office of a country of `language` introduces the name. Newsrooms write officials of another country their own
    /// way; others may go by the form in their passport.
    pub fn is_official(&self, language: Tag) -> bool {
        self.beside.role && self.beside.introduces(language)
    }

    /// Adds what the article around the name says.
    pub fn add_to(&self, sum: &mut Sum, language: Tag, convention: Convention) {
        match self.about(language) {
            0 => {}
            1 | 2 => sum.add("topic"),
            _ => sum.add("topic-strong"),
        }
        if self.beside.role {
            sum.add("role-beside");
        }
        if self.is_official(language) {
            sum.add("official");
        }
        if self.beside.introduces(language) {
            sum.add("introduced");
        } else if self.beside.country(language) {
            sum.add("country-beside");
        }
        sum.add_part("hint", hinted(self.hints, convention));
    }
}
