//! Names in running text: found, bound to their person, and written as the newsroom of the text writes them.
//!
//! No model of language looks for persons. A given name known to `data/names/given.tsv` followed by another capitalised
//! word is a full name; a surname alone counts once a full name introduced it, or where the article vouches for it.

use super::article::Article;
use super::authority::Authority;
use super::context::Hint;
use super::mention::Mentions;
use super::person::Person;
use super::{Convention, mixed};
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::text::Span;

/// What to look through, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The title (if any) and the paragraphs of the body.
    pub paragraphs: &'a [&'a str],
    /// The language whose newsroom spelling names take.
    pub target: Tag,
    /// Languages of stray fragments, and the outlet's.
    pub hints: &'a [Hint],
    /// Names the newsroom has settled, asked first.
    pub authority: Option<&'a Authority>,
    /// Spellings never touched, full names or single words.
    pub keep: &'a [String],
    /// What a name becomes.
    pub policy: Policy,
}

/// What the names of an article become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// The target newsroom's own form.
    #[default]
    Canonical,
    /// The form of the first mention, all through the article.
    FirstMention,
    /// Nothing: names are reported, none is changed.
    Report,
}

/// One person whose name stands in a foreign convention.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The full name as it shall read.
    pub canonical: String,
    /// The name in its own script, and whose language that is.
    pub source: Option<(String, Tag)>,
    /// Whether an authority of the user settled the canonical form.
    pub settled: bool,
    /// The forms found, in order of first appearance; broken possessives are not counted here.
    pub variants: Vec<Variant>,
    /// How sure it is that the name was foreign and the canonical form is right.
    pub confidence: Confidence,
    /// Whether the edits shall be applied unasked; where not, they are an offer.
    pub changed: bool,
    /// What speaks for it, in words.
    pub evidence: Vec<String>,
    /// The edits, in reading order.
    pub edits: Vec<NameEdit>,
}

/// A spelling of a name in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// As printed.
    pub text: String,
    /// The convention it follows; `None` where several would give it or none does.
    pub convention: Option<Convention>,
    /// How often.
    pub count: usize,
}

/// A change in one paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct NameEdit {
    /// Index into [`Request::paragraphs`].
    pub paragraph: usize,
    /// The bytes of that paragraph it replaces.
    pub span: Span,
    /// What stands there afterwards.
    pub with: String,
    /// What was wrong.
    pub kind: EditKind,
}

/// What an edit of a name mends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// A form of another convention.
    Respelling,
    /// `Macegoras’` of a name that does not end in s.
    BrokenPossessive,
    /// Another of the newsroom's own forms than the article uses elsewhere.
    MixedSpelling,
}

/// A text with more full names than these is a list of people and no article: each name is held beside all words, so that the work would grow with the
/// square. (Counted as forms in print; a novel has some hundred.)
const MOST_PEOPLE: usize = 2000;

/// The names of an article that stand in a foreign convention, in order of first appearance.
///
/// Genuine names, and names the target newsroom writes the same way, are not listed.
///
/// ```
/// use copydesk::{language::Tag, names::{Policy, Request, respell}};
/// let text = "Kremlin spokesman Dmitrij Pieskow said so. Pieskow's remark was brief.";
/// let request = Request { paragraphs: &[text], target: Tag::EN, hints: &[], authority: None, keep: &[], policy: Policy::Canonical };
/// let names = respell(&request);
/// assert_eq!(names[0].canonical, "Dmitry Peskov");
/// assert_eq!(names[0].edits.len(), 2);
/// ```
pub fn respell(request: &Request<'_>) -> Vec<Name> {
    respell_with(request, &mut Mentions::default(), || request.hints.to_vec())
}

/// As [`respell`], where finding the hints is work that most articles do without: [`Request::hints`] is not looked at. `mentions` are those of
/// an earlier reading of the article, or none, and then those of this one.
pub fn respell_with(request: &Request<'_>, mentions: &mut Mentions, hints: impl FnOnce() -> Vec<Hint>) -> Vec<Name> {
    let Some(target) = Convention::of(request.target) else { return Vec::new() };
    let words = mentions.read(request.paragraphs);
    let Some(article) = Article::of_interest(*request, words, target) else { return Vec::new() };
    if article.names_more_people_than(MOST_PEOPLE) {
        return Vec::new();
    }
    let hints = hints();
    let Some(article) = article.hinted(&hints) else { return Vec::new() };
    let mut people = Person::listed(&article);
    people.extend(Person::named_in_full(&article));
    let mixed = mixed::people(&article, &people);
    people.extend(mixed);
    people.iter_mut().for_each(|person| person.bind_surnames(&article));
    let bound = people.len();
    people.extend(Person::named_alone(&article, &people[..bound]));
    let mut names: Vec<Name> = people.into_iter().map(|person| person.into_name(&article)).collect();
    names.sort_by_key(|name| name.edits.first().map(|edit| (edit.paragraph, edit.span.start)));
    names
}
