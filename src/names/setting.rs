//! Where a name stands: the article's countries, what is beside the name, languages that leaked into the article.

use super::context::{Beside, Hint, Topic, hinted};
use super::evidence::Sum;
use super::{Convention, given};
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
    /// Conventions (as bits, see [`super::given::bit`]) that other names of the article are surely written in: what leaked once, leaked more
    /// than once.
    pub company: u32,
}

/// All of a [`Setting`] that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Digest {
    role: bool,
    /// Whether a country introduces the name, be it one of its languages' or not.
    introduced: bool,
    /// Whether it is introduced as one of another country.
    elsewhere: bool,
    /// For each language that the name may be of: how often its countries are named, as far as it counts, whether one stands beside the
    /// name, whether it introduces it.
    countries: Vec<(Named, bool, bool)>,
    /// Whether anything hints at all.
    hinted: bool,
    /// The conventions that it hints at, and whether strongly, in order: which fragment stood first says nothing.
    hints: Vec<(Convention, bool)>,
    company: u32,
}

/// How often an article names the countries of a language, as far as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Named {
    Never,
    /// Only one beside them: Ukraine, for Russian.
    Nearby,
    Sometimes,
    Often,
}

impl Setting<'_> {
    /// What a verdict in this setting rests on, for a name of one of `languages`.
    pub fn digest(&self, languages: impl Iterator<Item = Tag>) -> Digest {
        let country =
            |language: Tag| (self.named(language), self.beside.country(language), self.beside.introduces(language));
        let convention = |hint: &Hint| Some((Convention::of(hint.language)?, hint.strength >= 1.0));
        let mut hints: Vec<(Convention, bool)> = self.hints.iter().filter_map(convention).collect();
        hints.sort_unstable();
        hints.dedup();
        Digest {
            role: self.beside.role,
            introduced: !self.beside.introduced.is_empty(),
            elsewhere: self.beside.elsewhere,
            countries: languages.map(country).collect(),
            hinted: !self.hints.is_empty(),
            hints,
            company: self.company,
        }
    }

    /// How often the article names countries of `language`; once at least where one introduces the name, be its adjective in small letters.
    pub fn about(&self, language: Tag) -> usize {
        let introduced = usize::from(self.beside.introduces(language));
        self.topic.map_or(0, |topic| topic.about(language)).max(introduced)
    }

    fn named(&self, language: Tag) -> Named {
        match self.about(language) {
            0 => Named::Never,
            _ if self.beside.introduces(language) => self.often(language),
            _ if self.topic.is_some_and(|topic| topic.about_own(language) == 0) => Named::Nearby,
            _ => self.often(language),
        }
    }

    fn often(&self, language: Tag) -> Named {
        if self.about(language) > 2 { Named::Often } else { Named::Sometimes }
    }

    /// Whether an office stands beside the name in an article about a country of `language`, or of that very country.
    pub fn is_among_officials(&self, language: Tag) -> bool {
        self.beside.role && (self.about(language) > 0 || self.beside.introduces(language))
    }

    /// Whether another name of the article is surely written in `convention`.
    pub fn is_in_company(&self, convention: Convention) -> bool {
        self.company & given::bit(convention) != 0
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
        match self.named(language) {
            Named::Never => {}
            Named::Nearby => sum.add_part("topic", 0.25),
            Named::Sometimes => sum.add("topic"),
            Named::Often => sum.add("topic-strong"),
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
        let hinted = hinted(self.hints, convention);
        sum.add_part("hint", hinted);
        if hinted < 1.0 && self.is_in_company(convention) {
            sum.add("company");
        }
    }
}
