//! What a page says of its article outside of the text: JSON-LD, OpenGraph and other meta tags, microdata, time elements.
//!
//! Here all is gathered, each value with its source; which value is right is settled field by field in the files beside this one.

pub(super) mod author;
pub mod date;
pub(super) mod heading;
mod linked;
mod named;
pub(super) mod state;
mod tags;
pub(super) mod title;
mod whose;

pub(super) use tags::address;

use super::block::Text;
use super::tree::Tree;
use serde::Serialize;

/// Where a value was found, surest for most fields first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// JSON-LD, in the object of the article.
    JsonLd,
    /// `<meta property="og:…">`, `article:…`.
    OpenGraph,
    /// Other meta tags: Dublin Core, Parsely, Sailthru, plain names.
    Meta,
    /// `itemprop`, `rel="author"`, `<time pubdate>`.
    Microdata,
    /// `<title>`.
    TitleElement,
    /// `<h1>`.
    Heading,
    /// `<h1>` that is the last crumb of a trail.
    Trail,
    /// The visible page.
    Visible,
}

impl Source {
    /// The name for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::JsonLd => "JSON-LD",
            Self::OpenGraph => "OpenGraph",
            Self::Meta => "meta",
            Self::Microdata => "microdata",
            Self::TitleElement => "<title>",
            Self::Heading | Self::Trail => "<h1>",
            Self::Visible => "the page",
        }
    }
}

/// A value and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The value, references and escapes resolved, blanks set right.
    pub value: String,
    /// Where.
    pub source: Source,
}

/// A picture as JSON-LD or a meta tag describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureFact {
    /// Caption or description.
    pub caption: Option<String>,
    /// Credit line.
    pub credit: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Whether it stands in attributes of the picture: it may add to a caption on the page, and is none by itself.
    pub attached: bool,
}

/// Everything gathered, in order of the source.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Titles and headlines.
    pub titles: Vec<Said>,
    /// Descriptions.
    pub descriptions: Vec<Said>,
    /// People, and whoever else is called author.
    pub authors: Vec<Said>,
    /// Organisations that sign as authors.
    pub signers: Vec<Said>,
    /// Dates of publication, as written.
    pub published: Vec<Said>,
    /// Dates of the last change, as written.
    pub updated: Vec<Said>,
    /// Sections.
    pub sections: Vec<Said>,
    /// Languages, as written.
    pub languages: Vec<Said>,
    /// Pictures.
    pub pictures: Vec<PictureFact>,
    /// The article's text as JSON-LD has it, tags and references left in.
    pub article_body: Option<String>,
    /// The steps that lead to the article, as JSON-LD has them.
    pub trail: Vec<String>,
    /// Names of the outlet.
    pub outlets: Vec<String>,
    /// The page's own address.
    pub url: Option<String>,
}

impl Facts {
    /// Gathers what `tree` says.
    pub(super) fn gather(tree: &Tree<'_>, text: &Text) -> Self {
        let mut facts = Self::default();
        linked::gather(tree, &mut facts);
        tags::gather(tree, text, &mut facts);
        facts
    }

    /// The article's text as JSON-LD has it, in paragraphs.
    pub fn article_lines(&self) -> Vec<String> {
        self.article_body.as_deref().map(linked::paragraphs).unwrap_or_default()
    }
}

/// Notes a value unless it is empty or was said by the same source before.
fn note(list: &mut Vec<Said>, source: Source, value: &str) {
    let value = tidy(value);
    if !value.is_empty() && !list.iter().any(|said| said.source == source && said.value == value) {
        list.push(Said { value, source });
    }
}

/// References resolved once more (pages encode twice), tags taken out, blanks set right.
pub(super) fn tidy(value: &str) -> String {
    let decoded = super::reference::decode(value, false);
    let mut plain = String::with_capacity(decoded.len());
    let mut rest: &str = &decoded;
    while let Some(at) = rest.find('<') {
        let is_tag = rest[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match rest[at..].find('>').filter(|_| is_tag) {
            Some(end) => {
                plain.push_str(&rest[..at]);
                if rest[at..].starts_with("<br") || rest[at..].starts_with("</p") {
                    plain.push(' ');
                }
                rest = &rest[at + end + 1..];
            }
            None => {
                plain.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    plain.push_str(rest);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
