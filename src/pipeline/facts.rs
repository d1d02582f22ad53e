//! All that the stages found out about one text: what rules read.

use super::credit::{Picture, Pictures};
use super::cuts::{self, Cut};
use super::identify::{self, DocumentLanguage, Fragment};
use super::outlet::Named;
use super::respell::People;
use super::split::Block;
use crate::desk::Desk;
use crate::label::{Label, Role};
use crate::language::{Guess, Tag};
use crate::lexicon::announces_caption;
use crate::metadata::dates::DateOrder;
use crate::metadata::titles;
use crate::names::Name;
use crate::page::Page;
use crate::record::{Input, RemovedKind};
use crate::rules::{self, Rule};
use crate::text::{Edit, Span};
use std::cell::OnceCell;

/// One text and what is known about it. Spans are in bytes of [`Facts::text`].
#[derive(Debug)]
pub struct Facts<'a> {
    /// The record the text came in.
    pub input: &'a Input<'a>,
    /// What the caller chose.
    pub desk: &'a Desk,
    /// The repaired text.
    pub text: &'a str,
    /// Its lines.
    pub blocks: Vec<Block>,
    /// Its language.
    pub language: DocumentLanguage,
    /// One label for each block.
    pub labels: Vec<Label>,
    /// Pictures: captions paired with credits.
    pub pictures: Vec<Picture>,
    /// People whose spelling was looked at.
    pub names: Vec<Name>,
    /// Those with edits in the title that the record came with, and these edits.
    pub names_in_title: Vec<Name>,
    /// Why a block leaves the text, if it does; one for each block.
    pub departures: Vec<Option<Departure>>,
    /// The blocks that leave, in order: few of an article, and every rule for dirt goes through them.
    gone: Vec<usize>,
    /// Parts that leave lines that stay.
    pub cuts: Vec<Cut>,
    /// The page the text was taken from, where it was one.
    pub page: Option<&'a Page>,
    /// The rule that answers for each block; every rule for dirt asks.
    rules: Vec<OnceCell<Option<&'static Rule>>>,
    /// Runs of blocks that leave together; see [`Facts::removal`].
    runs: OnceCell<Vec<(usize, usize)>>,
}

/// What the stages found out, before it is settled which blocks leave.
#[derive(Debug, Default)]
pub struct Found {
    /// The lines of the text.
    pub blocks: Vec<Block>,
    /// The language of the text.
    pub language: DocumentLanguage,
    /// One label for each block.
    pub labels: Vec<Label>,
    /// What the settings say of each block; empty where they say nothing of any.
    pub named: Vec<Option<Named>>,
    /// Pictures.
    pub pictures: Pictures,
    /// People.
    pub names: People,
    /// Whether lines may hold phrases to be cut out of them.
    pub phrases: bool,
}

/// Why a block leaves the fixed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departure {
    /// Its role has no place in an article.
    Dirt(Role),
    /// The block with this index says the same credit.
    CreditSaidIn(usize),
    /// The block with this index says the same caption.
    CaptionSaidIn(usize),
    /// The block with this index says the same byline.
    BylineSaidIn(usize),
    /// The block with this index is the title.
    TitleSaidIn(usize),
    /// The settings name it, as such a thing.
    Named(RemovedKind),
}

impl<'a> Facts<'a> {
    /// Settles which blocks leave, once all stages have spoken.
    pub fn settle(input: &'a Input<'a>, desk: &'a Desk, text: &'a str, found: Found) -> Self {
        let Found { blocks, language, labels, named, pictures, names, phrases } = found;
        let departures = labels.iter().map(|label| dirt(label.role)).collect();
        let rules = vec![OnceCell::new(); blocks.len()];
        let mut facts = Self {
            input,
            desk,
            text,
            blocks,
            language,
            labels,
            pictures: pictures.all,
            names: names.all,
            names_in_title: names.in_title,
            page: None,
            departures,
            gone: Vec::new(),
            cuts: Vec::new(),
            rules,
            runs: OnceCell::new(),
        };
        facts.find_copies();
        facts.keep_caption_labels();
        for (departure, named) in facts.departures.iter_mut().zip(named) {
            if let Some(Named::Leaves(kind)) = named {
                *departure = Some(Departure::Named(kind));
            }
        }
        facts.gone = (0..facts.departures.len()).filter(|&index| facts.departures[index].is_some()).collect();
        let stays = |index: usize| facts.departures[index].is_none();
        let mut cuts = cuts::find(text, &facts.blocks, &facts.labels, facts.language.tag, phrases, stays);
        let templates = pictures.templates.into_iter().filter(|&(index, _)| stays(index));
        cuts.extend(templates.map(|(index, found)| found.cut(facts.blocks[index].span.start)));
        if let Some(outlet) = desk.options.outlet.as_deref() {
            let lines = (0..facts.blocks.len()).filter(|&index| facts.labels[index].role.is_body() && stays(index));
            cuts.extend(lines.flat_map(|index| outlet.cuts(text, facts.blocks[index].span)));
        }
        facts.cuts = cuts;
        facts
    }

    /// Marks blocks that say again what another says.
    fn find_copies(&mut self) {
        for picture in &self.pictures {
            for &copy in &picture.credit_copies {
                self.departures[copy] = picture.credit_block.map(Departure::CreditSaidIn);
            }
            for &copy in &picture.caption_copies {
                self.departures[copy] = picture.caption_block.map(Departure::CaptionSaidIn);
            }
        }
        self.find_byline_copies();
        let Some((first, title)) = self.title() else { return };
        for index in first + 1..self.blocks.len() {
            if self.labels[index].role == Role::Title && titles::alike(title, self.block(index)) {
                self.departures[index] = Some(Departure::TitleSaidIn(first));
            }
        }
    }

    /// The label of a caption that stays on the line below it stays, too: without it the next reading would not know the caption.
    fn keep_caption_labels(&mut self) {
        for index in 1..self.blocks.len() {
            let captions = self.labels[index].role == Role::Caption && self.departures[index].is_none();
            if captions && self.labels[index - 1].role == Role::Label && announces_caption(self.block(index - 1)) {
                self.departures[index - 1] = None;
            }
        }
    }

    fn find_byline_copies(&mut self) {
        let bylines: Vec<usize> = self.with_role(&[Role::Byline]).collect();
        for (at, &copy) in bylines.iter().enumerate() {
            if let Some(&first) = bylines[..at].iter().find(|&&first| self.block(first) == self.block(copy)) {
                self.departures[copy] = Some(Departure::BylineSaidIn(first));
            }
        }
    }

    /// Whose newsroom spelling names take.
    pub fn target(&self) -> Tag {
        self.desk.options.target.unwrap_or(self.language.tag)
    }

    /// In which order the outlet sets the figures of a date, where the caller knows.
    pub fn date_order(&self) -> Option<DateOrder> {
        self.desk.options.outlet.as_ref()?.date_order
    }

    /// The language of block `index` by itself: a phrase of the lexicon decides before any model is asked.
    pub fn fragment(&self, index: usize) -> Fragment {
        identify::fragment(self.block(index), &self.language)
    }

    /// The language of block `index`, a paragraph, told by a few of its words.
    pub fn paragraph_language(&self, index: usize) -> Guess {
        identify::paragraph(self.block(index), self.language.tag)
    }

    /// The rule for dirt that takes block `index` out; `None` if it stays or leaves for another reason.
    pub fn rule_of(&self, index: usize) -> Option<&'static Rule> {
        *self.rules[index].get_or_init(|| rules::for_dirt(self, index))
    }

    /// The text of block `index`.
    pub fn block(&self, index: usize) -> &'a str {
        self.blocks[index].span.of(self.text)
    }

    /// Index and text of the title in the text.
    pub fn title(&self) -> Option<(usize, &'a str)> {
        let index = self.labels.iter().position(|label| label.role == Role::Title)?;
        Some((index, self.block(index)))
    }

    /// The indices of blocks that leave for a reason `wanted` accepts.
    pub fn leaving(&self, wanted: impl Fn(Departure) -> bool) -> impl Iterator<Item = usize> {
        self.gone.iter().copied().filter(move |&index| self.departures[index].is_some_and(&wanted))
    }

    /// The indices of blocks with one of `roles`.
    pub fn with_role(&self, roles: &'static [Role]) -> impl Iterator<Item = usize> {
        self.labels.iter().enumerate().filter(|(_, label)| roles.contains(&label.role)).map(|(index, _)| index)
    }

    /// The edit that takes block `index` out, with the white space that would otherwise be left over.
    ///
    /// Of the two gaps around a run of leaving blocks the wider one stays, so that paragraphs keep their blank line.
    pub fn removal(&self, index: usize) -> Edit {
        let (first, last) = self.run_of(index);
        let here = self.blocks[index].span;
        let before = index.checked_sub(1).map(|at| self.blocks[at].span.end);
        let after = self.blocks.get(index + 1).map(|next| next.span.start);
        let span = match (before, after) {
            (None, None) => here,
            (None, Some(after)) => Span::new(here.start, after),
            // All leave, and the one before took the gap between the two.
            (Some(_), None) if first == 0 => here,
            (Some(before), None) => Span::new(before, here.end),
            (Some(before), Some(after)) => {
                if self.gap_after_is_wider(first, last) {
                    Span::new(before, here.end)
                } else {
                    Span::new(here.start, after)
                }
            }
        };
        Edit::delete(self.text, span)
    }

    /// First and last block of the run of leaving blocks that `index` stands in; the block alone if it stays.
    fn run_of(&self, index: usize) -> (usize, usize) {
        let runs = self.runs.get_or_init(|| runs(&self.departures));
        let next = runs.partition_point(|run| run.0 <= index);
        let run = next.checked_sub(1).map(|at| runs[at]);
        run.filter(|run| index <= run.1).unwrap_or((index, index))
    }

    /// Whether the run `first..=last` should take the gap before it and leave the one after.
    fn gap_after_is_wider(&self, first: usize, last: usize) -> bool {
        if first == 0 {
            return false;
        }
        let Some(next) = self.blocks.get(last + 1) else { return true };
        let breaks = |from: usize, to: usize| self.text[from..to].matches('\n').count();
        let before = breaks(self.blocks[first - 1].span.end, self.blocks[first].span.start);
        breaks(self.blocks[last].span.end, next.span.start) > before
    }
}

/// Runs of neighbouring blocks that leave, first and last of each, in order.
fn runs(departures: &[Option<Departure>]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (index, _) in departures.iter().enumerate().filter(|(_, departure)| departure.is_some()) {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == index => run.1 = index,
            _ => runs.push((index, index)),
        }
    }
    runs
}

/// What a role alone decides: fields of the record and the body stay in the text, the rest leaves.
fn dirt(role: Role) -> Option<Departure> {
    role.leaves().then_some(Departure::Dirt(role))
}
