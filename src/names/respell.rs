//! Names in running text: found, bound to their person, and written as the newsroom of the text writes them.
//!
//! No model of language looks for persons. A given name known to `data/names/given.tsv` followed by another capitalised
//! word is a full name; a surname alone counts once a full name introduced it.

use super::context::{Beside, Hint, Topic, beside};
use super::judge::{ENOUGH, Setting, Verdict, is_suspicious, judge};
use super::mention::{Word, words};
use super::{Convention, given, lower};
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::text::Span;
use std::collections::BTreeMap;

/// What to look through, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The title (if any) and the paragraphs of the body.
    pub paragraphs: &'a [&'a str],
    /// The language whose newsroom spelling names take.
    pub target: Tag,
    /// Languages of stray fragments, and the outlet's.
    pub hints: &'a [Hint],
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
}

/// The names of an article that stand in a foreign convention, in order of first appearance.
///
/// Genuine names, and names the target newsroom writes the same way, are not listed.
///
/// ```
/// use copydesk::{language::Tag, names::{Policy, Request, respell}};
/// let text = "Kremlin spokesman Dmitrij Pieskow said so. Pieskow's remark was brief.";
/// let request = Request { paragraphs: &[text], target: Tag::EN, hints: &[], keep: &[], policy: Policy::Canonical };
/// let names = respell(&request);
/// assert_eq!(names[0].canonical, "Dmitry Peskov");
/// assert_eq!(names[0].edits.len(), 2);
/// ```
pub fn respell(request: &Request<'_>) -> Vec<Name> {
    let Some(target) = Convention::of(request.target) else { return Vec::new() };
    let words: Vec<Word> = request.paragraphs.iter().enumerate().flat_map(|(at, text)| words(at, text)).collect();
    let fulls = full_names(request, &words);
    let suspects: Vec<&Full<'_>> = fulls.iter().filter(|full| is_suspicious(full.text, target)).collect();
    if suspects.is_empty() {
        return Vec::new();
    }
    let topic = Topic::of(request.paragraphs);
    let mut people: Vec<Person<'_>> = Vec::new();
    for (text, mentions) in by_text(&suspects) {
        if let Some(verdict) = verdict(request, target, &topic, text, &mentions) {
            Person::add(&mut people, verdict, text, mentions);
        }
    }
    people.iter_mut().for_each(|person| person.bind_surnames(request, &words, &fulls));
    let mut names: Vec<Name> = people.into_iter().map(|person| person.into_name(request)).collect();
    names.sort_by_key(|name| name.edits.first().map(|edit| (edit.paragraph, edit.span.start)));
    names
}

/// A given name with the word or two after it.
#[derive(Clone, Debug)]
struct Full<'a> {
    text: &'a str,
    surname: &'a str,
    paragraph: usize,
    span: Span,
}

fn full_names<'a>(request: &Request<'a>, words: &[Word]) -> Vec<Full<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at + 1 < words.len() {
        let (word, next) = (words[at], words[at + 1]);
        let text = request.paragraphs[word.paragraph];
        if !next.continues || next.paragraph != word.paragraph || given::uses(word.span.of(text)).is_empty() {
            at += 1;
            continue;
        }
        let patronymic = words.get(at + 2).filter(|third| third.continues && is_patronymic(next.span.of(text)));
        let last = patronymic.copied().unwrap_or(next);
        let span = Span::new(word.span.start, last.span.end);
        out.push(Full { text: span.of(text), surname: last.span.of(text), paragraph: word.paragraph, span });
        at += if patronymic.is_some() { 3 } else { 2 };
    }
    out
}

fn is_patronymic(word: &str) -> bool {
    [
        "owicz", "ewicz", "ovich", "evich", "ovič", "evič", "owitsch", "ewitsch", "ovitch", "evitch", "owna", "ewna",
        "ovna", "evna",
    ]
    .iter()
    .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

fn by_text<'f, 'a>(fulls: &[&'f Full<'a>]) -> Vec<(&'a str, Vec<&'f Full<'a>>)> {
    let mut out: Vec<(&str, Vec<&Full<'_>>)> = Vec::new();
    for full in fulls {
        match out.iter_mut().find(|(text, _)| *text == full.text) {
            Some((_, mentions)) => mentions.push(full),
            None => out.push((full.text, vec![full])),
        }
    }
    out
}

fn verdict(
    request: &Request<'_>,
    target: Convention,
    topic: &Topic,
    text: &str,
    mentions: &[&Full<'_>],
) -> Option<Verdict> {
    if is_kept(request, text) {
        return None;
    }
    let language = given::uses(text.split(' ').next()?).first().map(|usage| given::all()[usage.given].language)?;
    let around = mentions
        .iter()
        .map(|full| beside(request.paragraphs[full.paragraph], full.span, language))
        .fold(Beside::default(), |sum, one| Beside { role: sum.role || one.role, country: sum.country || one.country });
    let mut verdict = judge(text, target, &Setting { hints: request.hints, topic: Some(topic), beside: around })?;
    let canonical_last = verdict.canonical.rsplit(' ').next().unwrap_or_default();
    let source_last = verdict.reading.source.rsplit(' ').next().unwrap_or_default();
    let stands = |word: &str| request.paragraphs.iter().any(|text| holds_word(text, word));
    if stands(canonical_last) {
        verdict.sum.add("variant");
    }
    if stands(source_last) {
        verdict.sum.add("original");
    }
    (verdict.sum.total >= DOUBTFUL).then_some(verdict)
}

/// Whether `word` stands in `text` with no letter beside it.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric) && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}

/// From this sum on a name is at least reported.
const DOUBTFUL: f32 = 4.0;

fn is_kept(request: &Request<'_>, text: &str) -> bool {
    request.keep.iter().any(|kept| {
        let kept = lower(kept);
        lower(text) == kept || text.split(' ').any(|word| lower(word) == kept)
    })
}

/// A person while the mentions are gathered.
struct Person<'a> {
    verdict: Verdict,
    /// Forms of the full name, as printed, with their surname.
    fulls: Vec<Full<'a>>,
    /// Forms of the surname alone: (place, what to write, kind).
    alone: Vec<NameEdit>,
}

impl<'a> Person<'a> {
    fn add(people: &mut Vec<Self>, verdict: Verdict, _text: &str, mentions: Vec<&Full<'a>>) {
        let fulls = mentions.into_iter().cloned();
        match people.iter_mut().find(|known| known.verdict.canonical == verdict.canonical) {
            Some(known) => {
                known.fulls.extend(fulls);
                if verdict.sum.total > known.verdict.sum.total {
                    known.verdict = verdict;
                }
            }
            None => people.push(Self { verdict, fulls: fulls.collect(), alone: Vec::new() }),
        }
    }

    fn canonical_surname(&self) -> &str {
        self.verdict.canonical.rsplit(' ').next().unwrap_or_default()
    }

    /// Finds the surname standing alone, where the full name last met before it is this person's (or none was).
    fn bind_surnames(&mut self, request: &Request<'a>, words: &[Word], fulls: &[Full<'a>]) {
        let mut seen: Vec<&str> = self.fulls.iter().map(|full| full.surname).collect();
        seen.sort_unstable();
        seen.dedup();
        for word in words {
            let text = request.paragraphs[word.paragraph];
            let inside = |full: &Full<'_>| full.paragraph == word.paragraph && full.span.holds(word.span);
            if fulls.iter().any(inside) || is_kept(request, word.span.of(text)) {
                continue;
            }
            let Some(edit) = seen.iter().find_map(|surname| self.edit_of(request, *word, surname)) else { continue };
            if self.is_meant(fulls, *word, &seen) {
                self.alone.push(edit);
            }
        }
    }

    /// Whether the nearest full name with this surname, before the word or else anywhere, is this person's.
    fn is_meant(&self, fulls: &[Full<'_>], word: Word, surnames: &[&str]) -> bool {
        let bearer = |full: &&Full<'_>| surnames.contains(&full.surname);
        let place = (word.paragraph, word.span.start);
        let nearest = fulls
            .iter()
            .filter(bearer)
            .rfind(|full| (full.paragraph, full.span.start) < place)
            .or_else(|| fulls.iter().find(bearer));
        nearest.is_some_and(|full| self.fulls.iter().any(|own| own.text == full.text))
    }

    /// What a lone word becomes if it is `surname`, in capitals, in the genitive or as a broken possessive.
    fn edit_of(&self, request: &Request<'_>, word: Word, surname: &str) -> Option<NameEdit> {
        let text = request.paragraphs[word.paragraph];
        let seen = word.span.of(text);
        let to = self.canonical_surname();
        let edit = |span, with, kind| Some(NameEdit { paragraph: word.paragraph, span, with, kind });
        if seen == surname {
            return edit(word.span, to.to_owned(), EditKind::Respelling);
        }
        if seen == surname.to_uppercase() {
            return edit(word.span, to.to_uppercase(), EditKind::Respelling);
        }
        if seen.strip_suffix('s') != Some(surname) || surname.ends_with('s') {
            return None;
        }
        let after = &text[word.span.end..];
        match (request.target.as_str(), after.chars().next()) {
            ("en", Some(mark @ ('’' | '\''))) => {
                let span = Span::new(word.span.start, word.span.end + mark.len_utf8());
                edit(span, format!("{to}{mark}s"), EditKind::BrokenPossessive)
            }
            ("de" | "sv" | "nb" | "no" | "da", _) => edit(word.span, format!("{to}s"), EditKind::Respelling),
            _ => None,
        }
    }

    fn into_name(self, request: &Request<'_>) -> Name {
        let canonical = match request.policy {
            Policy::FirstMention => self.fulls[0].text.to_owned(),
            _ => self.verdict.canonical.clone(),
        };
        let mut variants: BTreeMap<(usize, usize), (String, usize)> = BTreeMap::new();
        let mut count = |paragraph, start, text: &str| match variants.values_mut().find(|(known, _)| known == text) {
            Some((_, count)) => *count += 1,
            None => {
                variants.insert((paragraph, start), (text.to_owned(), 1));
            }
        };
        self.fulls.iter().for_each(|full| count(full.paragraph, full.span.start, full.text));
        for edit in self.alone.iter().filter(|edit| edit.kind == EditKind::Respelling) {
            count(edit.paragraph, edit.span.start, edit.span.of(request.paragraphs[edit.paragraph]));
        }
        let convention = Some(self.verdict.reading.convention);
        let variants = variants.into_values().map(|(text, count)| Variant { text, convention, count }).collect();
        let full_edit = |full: &Full<'_>| NameEdit {
            paragraph: full.paragraph,
            span: full.span,
            with: canonical.clone(),
            kind: EditKind::Respelling,
        };
        let mut edits: Vec<NameEdit> = self.fulls.iter().map(full_edit).chain(self.alone.iter().cloned()).collect();
        edits.retain(|edit| {
            let text = request.paragraphs[edit.paragraph];
            edit.span.of(text) != edit.with && !is_quoted_as_is(text, edit.span)
        });
        edits.sort_by_key(|edit| (edit.paragraph, edit.span.start));
        Name {
            canonical,
            source: Some((self.verdict.reading.source.clone(), self.verdict.reading.language)),
            variants,
            confidence: confidence(self.verdict.sum.total),
            changed: self.verdict.sum.total >= ENOUGH && request.policy != Policy::Report && !edits.is_empty(),
            evidence: self.verdict.sum.items.clone(),
            edits,
        }
    }
}

/// A sum of evidence as a probability: 5 is 90 %, 7 is 97 %.
fn confidence(total: f32) -> Confidence {
    let odds = (f64::from(total) - 3.2) * 1.2;
    Confidence::from_probability((1.0 / (1.0 + (-odds).exp())).min(0.99))
}

/// Whether the writer says that the form is meant so: `[sic]` behind it.
fn is_quoted_as_is(text: &str, span: Span) -> bool {
    let after = text[span.end..].trim_start();
    after.starts_with("[sic") || after.starts_with("(sic")
}
