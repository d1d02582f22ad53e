//! What a phrase can be: label, small word, licence, organisation.

use crate::credits::credit::Qualifier;
use crate::language::Tag;

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::credits) enum Meaning {
    /// Photographer, image, source, credit: who comes next made or gave the picture.
    Picture,
    /// Copyright.
    Copyright,
    /// Only says what kind of picture it is.
    Qualifier,
    /// Only says what kind of picture it is, and leads to the film it was taken from: "Still from …".
    Work,
    /// Styling, hair, make-up, graphic, montage: who comes next did another job.
    Craft,
}

/// Where a label stands to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::credits) enum Position {
    /// Before, with a colon or its like.
    Colon,
    /// Before, binding by itself.
    Open,
    /// After the name.
    After,
    /// Before, binding by itself, or after.
    Either,
    /// Before, with a colon or its like, or after.
    Around,
}

impl Position {
    /// Whether it may stand behind the name.
    pub(in crate::credits) fn follows(self) -> bool {
        matches!(self, Self::After | Self::Either | Self::Around)
    }

    /// Whether it needs a colon before the name.
    pub(in crate::credits) fn needs_colon(self) -> bool {
        matches!(self, Self::Colon | Self::Around)
    }
}

/// A label.
#[derive(Clone, Debug)]
pub(in crate::credits) struct Label {
    pub(in crate::credits) position: Position,
    pub(in crate::credits) meaning: Meaning,
    pub(in crate::credits) qualifier: Option<Qualifier>,
    /// A word for a source, which texts have too.
    pub(in crate::credits) source: bool,
    /// A word for whoever made something, which texts have as well: "Autor: …".
    pub(in crate::credits) author: bool,
    /// The languages that write it so, in order and once each.
    pub(in crate::credits) languages: Vec<Tag>,
}

/// The jobs of a small word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::credits) struct Link {
    pub(in crate::credits) and: bool,
    pub(in crate::credits) by: bool,
    pub(in crate::credits) for_: bool,
    pub(in crate::credits) noise: bool,
    pub(in crate::credits) particle: bool,
    /// "via" behind whom it names.
    pub(in crate::credits) passed: bool,
    pub(in crate::credits) reporter: bool,
    pub(in crate::credits) via: bool,
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::credits) enum Trade {
    /// A pool of photographers.
    Pool,
    /// Social network.
    Social,
    /// State, party, army, company, institution.
    Other,
    /// Newspaper, broadcaster, website.
    Outlet,
    /// News agency.
    Wire,
    /// Photo agency.
    Photo,
    /// Stock library.
    Stock,
}

/// Which side of a chain of two agencies it stands on by custom, where order does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::credits) enum Reach {
    /// Its pictures go round the world through others: AP, AFP, Reuters, EPA.
    World,
    /// It passes the world agencies' pictures on in its country: APA, ČTK, NTB.
    Home,
    /// It sells what agencies of many countries made, and passes on whatever stands beside it: Imago, East News.
    Collects,
    /// Its own go round the world through others, and it passes on nobody's: KCNA.
    Gives,
    /// None of these is known.
    Open,
}

/// A row of `data/agencies.tsv`.
#[derive(Clone, Debug)]
pub(in crate::credits) struct Agency {
    pub(in crate::credits) name: &'static str,
    /// Other ways it signs, divided by ` | `.
    pub(super) aliases: &'static str,
    pub(in crate::credits) trade: Trade,
    pub(in crate::credits) resells: bool,
    pub(in crate::credits) reach: Reach,
}

impl Agency {
    /// All ways the table knows it to sign, the canonical one first.
    pub(in crate::credits) fn spellings(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.name).chain(self.aliases.split(" | ").filter(|alias| !alias.is_empty()))
    }

    /// Whether the house itself writes its name with a small letter, or is known enough to be written so.
    pub(in crate::credits) fn keeps_small(&self) -> bool {
        self.name.starts_with(char::is_lowercase) || self.trade >= Trade::Photo || self.trade == Trade::Outlet
    }
}

/// All a phrase can be.
#[derive(Clone, Debug, Default)]
pub(in crate::credits) struct Entry {
    pub(in crate::credits) label: Option<Label>,
    pub(in crate::credits) link: Link,
    pub(in crate::credits) licence: Option<&'static str>,
    pub(in crate::credits) agency: Option<&'static Agency>,
    pub(in crate::credits) form: bool,
    /// Initials that show an organisation where they are written in capitals.
    pub(in crate::credits) initials: bool,
    /// Words in the longest phrase that begins with this one; 0 where this is no word.
    pub(in crate::credits) reach: usize,
}
