//! The parts a line can play in an article.

use serde::Serialize;

/// What a block is. A block has no kind of its own: this is an opinion, held in a [`super::Label`] with its cues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The headline, or the same words said again.
    Title,
    /// Section name or topic line above the headline ("Society"); also BREAKING, EXCLUSIVE.
    Kicker,
    /// Who wrote it.
    Byline,
    /// When it was published or updated; reading time.
    Date,
    /// The standfirst: the article in a sentence, above the body.
    Summary,
    /// A crosshead inside the body.
    Heading,
    /// A paragraph of the article, or whatever may be one.
    Body,
    /// Text under a picture; a credit may be glued to it.
    Caption,
    /// Who made or supplied a picture.
    Credit,
    /// A template's word for a field: "photo source caption", "Total", "Advertisement", a player's buttons.
    Label,
    /// A link to another article, or the words that announce such links.
    Related,
    /// Subscribe, sign up, log in, comment, contact us.
    Prompt,
    /// Share and print buttons and their counts.
    Share,
    /// Menus, breadcrumbs, tags.
    Navigation,
    /// The author in a sentence or two, after the article.
    Bio,
    /// Agency initials and contributors at the end.
    Signoff,
    /// Copyright, corrections, terms of use, privacy.
    Notice,
}

impl Role {
    /// Whether a line of this role leaves the text; the others are fields of the record, or the body.
    pub fn leaves(self) -> bool {
        match self {
            Self::Title | Self::Kicker | Self::Byline | Self::Date | Self::Caption | Self::Credit => false,
            Self::Summary | Self::Heading | Self::Body => false,
            Self::Label | Self::Related | Self::Prompt | Self::Share | Self::Navigation => true,
            Self::Bio | Self::Signoff | Self::Notice => true,
        }
    }

    /// Whether a block of this role is article text: it stays in the body.
    pub fn is_body(self) -> bool {
        matches!(self, Self::Summary | Self::Heading | Self::Body)
    }
}
