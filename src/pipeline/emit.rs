//! The fixed text read into its fields, and a list of what is in none of them.
//!
//! Nothing disappears silently: each non-blank byte of the input is in the body, in a field, or in `removed`.

use super::Change;
use super::cuts::Cut;
use super::facts::{Departure, Facts};
use super::fields;
use super::trail::Trails;
use crate::finding::Finding;
use crate::label::Role;
use crate::record::{Article, Author, Image, Input, NameEntry, Removed, RemovedKind};
use crate::rules::RULES;
use crate::text::Span;

/// What the passes over one text add up to.
#[derive(Debug, Default)]
pub struct Gathered {
    removed: Vec<Removed>,
    images: Vec<Image>,
    names: Vec<NameEntry>,
    /// Reporters and agencies of the sign-offs that went.
    reporters: Vec<Author>,
    /// Sections named by the trails that went.
    trails: Trails,
    /// What leaves with this pass, by its place, as it was before names in it were respelled.
    written: Vec<(Span, String)>,
    fields: fields::Fields,
}

impl Gathered {
    /// Takes in one pass; `applied` are the edits it made over its text, `last` says that it is the final one.
    pub fn gather(&mut self, facts: &Facts<'_>, applied: &[Change], last: bool) {
        for index in facts.leaving(|_| true) {
            let gone = is_deleted(applied, facts.blocks[index].span);
            if (gone || last)
                && let Some(removed) = removed(facts, index)
            {
                if removed.kind == RemovedKind::Signoff {
                    let above = fields::first_paragraph(facts).is_some_and(|first| index < first);
                    self.reporters.extend(fields::reporters(&removed.text, facts.language.tag, above));
                }
                if removed.rule == Some("BP102") {
                    self.trails.take(&removed.text, facts.language.tag);
                }
                self.list(removed, facts.blocks[index].span);
            }
        }
        for cut in facts.cuts.iter().filter(|cut| is_deleted(applied, cut.span)) {
            self.list(cut_out(facts, cut), cut.span);
        }
        self.take_names(facts);
        let images: Vec<Image> = facts.pictures.iter().map(|picture| fields::image(facts, picture)).collect();
        self.images = merge_images(std::mem::take(&mut self.images), images);
        if last {
            self.fields = fields::read(facts);
            if self.fields.authors.is_empty() {
                self.fields.authors.append(&mut self.reporters);
            }
            if self.fields.section.is_none() {
                self.fields.section = std::mem::take(&mut self.trails).section();
            }
            self.removed.append(&mut self.fields.left_over);
        }
    }

    /// Takes note of what leaves with the next pass, by its place, as it was before names in it were respelled.
    pub fn note_written(&mut self, written: Vec<(Span, String)>) {
        self.written = written;
    }

    /// Lists what stood at `span`, as it was written.
    fn list(&mut self, removed: Removed, span: Span) {
        let written = self.written.iter().position(|(place, _)| *place == span);
        let text = written.map_or(removed.text, |at| self.written.swap_remove(at).1);
        self.removed.push(Removed { text, ..removed });
    }

    /// Takes in what only a page has: text around the article, and pictures that its metadata alone describe.
    pub fn take_page(&mut self, removed: Vec<Removed>, images: impl FnOnce(&mut Vec<Image>)) -> &mut fields::Fields {
        self.removed.extend(removed);
        images(&mut self.images);
        &mut self.fields
    }

    /// The finished record, but for its fixed text.
    pub fn article<'a>(self, input: Input<'a>, findings: Vec<Finding>) -> Article<'a> {
        let fields = self.fields;
        Article {
            schema: "copydesk/article@1",
            id: input.id,
            url: input.url,
            language: fields.language,
            title: fields.title,
            section: fields.section,
            authors: fields.authors,
            published: fields.published,
            updated: fields.updated,
            dateline: fields.dateline,
            body: fields.body,
            images: self.images,
            names: self.names,
            removed: self.removed,
            findings,
            text: None,
            extra: input.extra,
        }
    }

    /// Names as the first pass saw them: later ones see them respelled.
    fn take_names(&mut self, facts: &Facts<'_>) {
        for name in &facts.names {
            if !self.names.iter().any(|known| known.canonical == name.canonical) {
                self.names.push(fields::name(name));
            }
        }
    }
}

/// Whether one of the sorted edits takes `span` out.
fn is_deleted(applied: &[Change], span: Span) -> bool {
    let next = applied.partition_point(|edit| edit.span.start <= span.start);
    applied[..next].last().is_some_and(|edit| edit.with.is_empty() && edit.span.holds(span))
}

/// The entry for a block that leaves; `None` where a field holds the same words.
fn removed(facts: &Facts<'_>, index: usize) -> Option<Removed> {
    let text = facts.block(index);
    let (kind, rule) = match facts.departures[index]? {
        Departure::Dirt(role) => (kind_of(role), facts.rule_of(index).map(|rule| rule.code)),
        Departure::Named(kind) => (kind, Some("BP111")),
        Departure::CreditSaidIn(first) if held(facts, first, text) => return None,
        Departure::CreditSaidIn(_) => (RemovedKind::CreditDuplicate, Some("CR101")),
        Departure::CaptionSaidIn(first) if held(facts, first, text) => return None,
        Departure::CaptionSaidIn(_) => (RemovedKind::CaptionDuplicate, Some("CP101")),
        // Bylines are copies only where they are equal, so the one that stays holds the words.
        Departure::BylineSaidIn(_) => return None,
        Departure::TitleSaidIn(first) if held(facts, first, text) => return None,
        Departure::TitleSaidIn(_) => (RemovedKind::Navigation, Some("MD101")),
    };
    debug_assert!(rule.is_none_or(|code| RULES.iter().any(|rule| rule.code == code)), "a rule is registered");
    let fragment = facts.fragment(index);
    let gloss = fragment.phrase.map(|phrase| phrase.gloss.to_owned());
    Some(Removed { text: text.to_owned(), kind, language: fragment.tag, gloss, rule })
}

/// The entry for a part of a line.
fn cut_out(facts: &Facts<'_>, cut: &Cut) -> Removed {
    let language = cut.phrase.map_or(facts.language.tag, |phrase| phrase.language);
    let gloss = cut.phrase.map(|phrase| phrase.gloss.to_owned());
    let rule = match cut.kind {
        _ if cut.named => "BP111",
        RemovedKind::Signoff => "BP109",
        _ => "BP110",
    };
    Removed { text: cut.span.of(facts.text).to_owned(), kind: cut.kind, language, gloss, rule: Some(rule) }
}

/// Whether the block that stays says the very same words.
fn held(facts: &Facts<'_>, first: usize, text: &str) -> bool {
    facts.block(first) == text
}

/// The kind under which a role is listed.
pub fn kind_of(role: Role) -> RemovedKind {
    match role {
        Role::Related => RemovedKind::Related,
        Role::Prompt => RemovedKind::Prompt,
        Role::Share => RemovedKind::Share,
        Role::Navigation => RemovedKind::Navigation,
        Role::Bio => RemovedKind::Bio,
        Role::Signoff => RemovedKind::Signoff,
        Role::Notice => RemovedKind::Notice,
        Role::Kicker => RemovedKind::Kicker,
        Role::Date => RemovedKind::Timestamp,
        _ => RemovedKind::Label,
    }
}

/// The pictures of this pass, with what an earlier pass knew of them: counts, and facts of copies that are gone.
fn merge_images(earlier: Vec<Image>, now: Vec<Image>) -> Vec<Image> {
    let same = |known: &Image, image: &Image| {
        let [known_line, line] = [known, image].map(|image| image.credit.as_ref().map(|credit| &credit.line));
        known.caption == image.caption && known_line == line
    };
    let mut earlier: Vec<Option<Image>> = earlier.into_iter().map(Some).collect();
    let mut next = 0; // pictures keep their order, so the search goes on behind the last one found
    now.into_iter()
        .map(|image| {
            let is_known = |slot: &Option<Image>| slot.as_ref().is_some_and(|known| same(known, &image));
            let behind = earlier[next..].iter().position(is_known).map(|at| next + at);
            let Some(at) = behind.or_else(|| earlier[..next].iter().position(is_known)) else { return image };
            next = at + 1;
            earlier[at].take().unwrap_or(image)
        })
        .collect()
}
