//! A person while the mentions of an article are gathered.

use super::Convention;
use super::article::{Article, Full, is_beside_its_other_spelling, is_quoted_as_is, looks_foreign};
use super::authority::Answer;
use super::case::Case;
use super::company;
use super::evidence::Sum;
use super::judge::{ENOUGH, Verdict};
use super::judge_alone::judge_alone;
use super::mention::Word;
use super::respell::{EditKind, Name, NameEdit, Policy, Variant};
use super::setting::Setting;
use super::{last_word, printed};
use crate::confidence::Confidence;
use crate::text::Span;

/// One person: the verdict on the name, and where it stands.
#[derive(Debug)]
pub(super) struct Person<'a> {
    pub(super) verdict: Verdict,
    pub(super) fulls: Vec<Full<'a>>,
    pub(super) alone: Vec<NameEdit>,
    /// What its edits mend.
    pub(super) kind: EditKind,
}

impl<'a> Person<'a> {
    /// The people whose full name is foreign here, one for each canonical name.
    pub fn named_in_full(article: &Article<'a>) -> Vec<Self> {
        let (mut people, mut doubtful) = (Vec::new(), Vec::new());
        let fulls = by_text(article.fulls.iter().filter(|full| !full.listed));
        for case in fulls.into_iter().filter_map(|(text, mentions)| Case::of(article, text, mentions)) {
            match case.verdict(0) {
                Some(sure) if sure.sum.total >= ENOUGH => Self::add(&mut people, sure, case.mentions),
                alone => doubtful.push((case, alone)),
            }
        }
        let company = if doubtful.is_empty() { 0 } else { company::of(&people) };
        for (case, alone) in doubtful {
            let verdict = if case.may_be_in(company) { case.verdict(company) } else { alone };
            if let Some(verdict) = verdict {
                Self::add(&mut people, verdict, case.mentions);
            }
        }
        let relatives = relatives(article, &people);
        let is_relative =
            |full: &Full<'_>| relatives.iter().any(|one| one.fulls.iter().any(|own| own.text == full.text));
        people.retain(|person| !person.fulls.iter().any(is_relative));
        people.extend(relatives);
        people
    }

    /// The people whom the user's authority writes otherwise than the article does.
    pub fn listed(article: &Article<'a>) -> Vec<Self> {
        let mut people: Vec<Self> = Vec::new();
        for (full, answer) in &article.listed {
            let Answer::Becomes { canonical, id } = answer else { continue };
            if article.keeps(full.text) {
                continue;
            }
            let verdict = listed_verdict(full, canonical, id);
            match people.iter_mut().find(|known| known.verdict.canonical == verdict.canonical) {
                Some(known) => known.fulls.push(*full),
                None => {
                    people.push(Self { verdict, fulls: vec![*full], alone: Vec::new(), kind: EditKind::Respelling })
                }
            }
        }
        people
    }

    /// Puts mentions of one spelling to the person they are of.
    fn add(people: &mut Vec<Self>, verdict: Verdict, mentions: Vec<Full<'a>>) {
        match people.iter_mut().find(|known| known.verdict.canonical == verdict.canonical) {
            Some(known) => known.join(verdict, mentions),
            None => people.push(Self { verdict, fulls: mentions, alone: Vec::new(), kind: EditKind::Respelling }),
        }
    }

    fn join(&mut self, verdict: Verdict, mentions: Vec<Full<'a>>) {
        self.fulls.extend(mentions);
        if verdict.sum.total > self.verdict.sum.total {
            self.verdict = verdict;
        }
    }

    /// Foreign surnames that no full name of the article introduces.
    pub fn named_alone(article: &Article<'a>, others: &[Self]) -> Vec<Self> {
        let taken = |word: &Word| {
            others
                .iter()
                .flat_map(|person| &person.alone)
                .any(|edit| edit.paragraph == word.paragraph && edit.span.overlaps(word.span))
        };
        let mut out: Vec<Self> = Vec::new();
        if article.topic.is_empty() {
            return out; // only the article's countries tell whose names to look for
        }
        for (at, word) in article.words.iter().enumerate() {
            let seen = word.span.of(article.paragraph(word.paragraph));
            if !looks_foreign(seen) || article.full_around(word).is_some() || taken(word) {
                continue;
            }
            if let Some(known) = out.iter_mut().find(|known| known.verdict.form == seen) {
                known.alone.push(respelled(article, *word, known.canonical_surname()));
            } else if let Some(verdict) = verdict_alone(article, at, seen) {
                let alone = vec![respelled(article, *word, &verdict.canonical)];
                out.push(Self { verdict, fulls: Vec::new(), alone, kind: EditKind::Respelling });
            }
        }
        out
    }

    pub(super) fn canonical_surname(&self) -> &str {
        printed::surname(&self.verdict.canonical)
    }

    /// The person as the caller gets it.
    pub fn into_name(self, article: &Article<'_>) -> Name {
        let first = self.fulls.first().filter(|_| article.request.policy == Policy::FirstMention);
        let canonical = first.map_or(self.verdict.canonical.as_str(), |full| full.text).to_owned();
        let surname = first.map(|full| full.surname);
        let variants = self.variants(article);
        let full_edits = self.fulls.iter().map(|full| NameEdit {
            paragraph: full.paragraph,
            span: full.span,
            with: in_letters_of(full.text, word_for_word(full, &canonical)),
            kind: self.kind,
        });
        let lone_edits = self
            .alone
            .iter()
            .map(|edit| NameEdit { with: surname.map_or(edit.with.clone(), str::to_owned), ..edit.clone() });
        let mut edits: Vec<NameEdit> = full_edits.chain(lone_edits).collect();
        for edit in edits.iter_mut().filter(|edit| edit.kind == EditKind::Respelling) {
            edit.kind = self.kind;
        }
        edits.retain(|edit| {
            let text = article.paragraph(edit.paragraph);
            let is_kept = is_quoted_as_is(text, edit.span)
                || edit.kind == EditKind::Respelling && is_beside_its_other_spelling(text, edit.span, &edit.with);
            edit.span.of(text) != edit.with && !is_kept
        });
        edits.sort_by_key(|edit| (edit.paragraph, edit.span.start));
        Name {
            canonical,
            source: self.verdict.reading.map(|reading| (reading.source, reading.language)),
            settled: self.verdict.settled,
            variants,
            confidence: confidence(self.verdict.sum.total),
            changed: self.verdict.sum.total >= ENOUGH && article.request.policy != Policy::Report && !edits.is_empty(),
            evidence: self.verdict.sum.items,
            edits,
        }
    }

    /// The forms as printed, in order of first appearance, with how often each stands.
    fn variants(&self, article: &Article<'_>) -> Vec<Variant> {
        let fulls = self.fulls.iter().map(|full| (full.paragraph, full.span));
        let alone =
            self.alone.iter().filter(|edit| edit.kind == EditKind::Respelling).map(|edit| (edit.paragraph, edit.span));
        let mut places: Vec<(usize, Span)> = fulls.chain(alone).collect();
        places.sort_unstable();
        let convention: Option<Convention> = self.verdict.reading.as_ref().map(|reading| reading.convention);
        let mut out: Vec<Variant> = Vec::new();
        for (paragraph, span) in places {
            let text = span.of(article.paragraph(paragraph));
            match out.iter_mut().find(|known| known.text == text) {
                Some(known) => known.count += 1,
                None => out.push(Variant { text: text.to_owned(), convention, count: 1 }),
            }
        }
        out
    }
}

fn by_text<'a, 'f>(fulls: impl Iterator<Item = &'f Full<'a>>) -> Vec<(&'a str, Vec<Full<'a>>)>
where
    'a: 'f,
{
    let mut out: Vec<(&str, Vec<Full<'_>>)> = Vec::new();
    for full in fulls {
        match out.iter_mut().find(|(text, _)| *text == full.text) {
            Some((_, mentions)) => mentions.push(*full),
            None => out.push((full.text, vec![*full])),
        }
    }
    out
}

/// Those who share the surname of one of `people`, spelled alike: who writes the father in another convention writes the son so.
fn relatives<'a>(article: &Article<'a>, people: &[Person<'a>]) -> Vec<Person<'a>> {
    let sure = |person: &&Person<'_>| person.verdict.sum.total >= ENOUGH;
    let has = |person: &Person<'_>, full: &Full<'_>| person.fulls.iter().any(|own| own.text == full.text);
    let found = |full: &Full<'_>| people.iter().filter(sure).any(|person| has(person, full));
    let others = by_text(article.fulls.iter().filter(|full| !full.listed && !found(full)));
    let related = others.into_iter().filter(|(text, _)| !article.keeps(text)).filter_map(|(text, fulls)| {
        let surname = fulls.first()?.surname;
        let bearer = |person: &&Person<'_>| person.fulls.iter().any(|full| full.surname == surname);
        let verdict = people.iter().filter(sure).find(bearer)?.verdict.of_relative(text, article.target)?;
        Some(Person { verdict, fulls, alone: Vec::new(), kind: EditKind::Respelling })
    });
    related.collect()
}

fn verdict_alone(article: &Article<'_>, at: usize, seen: &str) -> Option<Verdict> {
    if seen.chars().count() < 5 || article.keeps(seen) {
        return None;
    }
    let word = |at: usize| article.words[at].span.of(article.paragraph(article.words[at].paragraph));
    let same = (0..article.words.len()).filter(|other| word(*other) == seen);
    if !same.into_iter().all(|other| article.stands_alone(other)) {
        return None;
    }
    let place = &article.words[at];
    let beside = article.beside(std::iter::once((place.paragraph, place.span)));
    let setting = Setting { hints: article.request.hints, topic: Some(&article.topic), beside, company: 0 };
    let verdict = judge_alone(seen, article.target, &setting, |word| article.has_word(word))?;
    (verdict.sum.total >= ENOUGH).then_some(verdict)
}

/// The word replaced by `to`, in capitals where it stood so.
pub(super) fn respelled(article: &Article<'_>, word: Word, to: &str) -> NameEdit {
    let seen = word.span.of(article.paragraph(word.paragraph));
    let with = in_letters_of(seen, to);
    NameEdit { paragraph: word.paragraph, span: word.span, with, kind: EditKind::Respelling }
}

/// `to`, in capitals where `seen` is.
fn in_letters_of(seen: &str, to: &str) -> String {
    if seen.chars().any(char::is_lowercase) { to.to_owned() } else { to.to_uppercase() }
}

/// What stands for a mention: the whole canonical form, or its last word where the list has a surname alone.
fn word_for_word<'c>(full: &Full<'_>, canonical: &'c str) -> &'c str {
    if full.text.contains(' ') { canonical } else { last_word(canonical) }
}

/// What the user's authority says needs no other evidence.
fn listed_verdict(full: &Full<'_>, canonical: &str, id: &str) -> Verdict {
    let mut sum = Sum::default();
    sum.add("listed");
    if !id.is_empty() {
        sum.items.push(format!("listed as {id}"));
    }
    let (form, canonical) = (full.text.to_owned(), canonical.to_owned());
    Verdict { form, canonical, hinted: 0.0, reading: None, settled: true, known: false, sum }
}

/// A sum of evidence as a probability: 5 is 90 %, 7 is 99 %.
fn confidence(total: f32) -> Confidence {
    let odds = (f64::from(total) - 3.2) * 1.2;
    Confidence::from_probability((1.0 / (1.0 + (-odds).exp())).min(0.99))
}
