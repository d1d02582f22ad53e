//! The desk: what the caller chose and what the tables know; built once, shared by every thread.

use crate::confidence::Confidence;
use crate::language::Tag;
use crate::pipeline;
use crate::record::{Article, Input};
use crate::rules::Selection;
use std::sync::Arc;

/// What a caller may choose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The rules that run.
    pub selection: Selection,
    /// Findings less sure than this are left out.
    pub min_confidence: Confidence,
    /// Apply what is only offered.
    pub unsafe_fixes: bool,
    /// Whose newsroom spelling names take; `None`: the article's own language.
    pub target: Option<Tag>,
    /// The languages articles are likely in: looked for first where a text leaves a doubt.
    pub languages: Vec<Tag>,
    /// Names the newsroom has settled.
    pub authority: crate::names::authority::Authority,
    /// Name spellings never touched.
    pub keep: Vec<String>,
    /// Agencies and photo desks beside those of the table.
    pub houses: Option<pipeline::Houses>,
    /// What the caller knows of the pages of the outlet all records are from.
    pub outlet: Option<Arc<pipeline::Outlet>>,
    /// What to do with names.
    pub policy: crate::names::Policy,
    /// Put the fixed text into each record, so that `undo` can rebuild the original.
    pub undoable: bool,
}

/// Cleans articles. Cheap to build, and the same for every record.
///
/// ```
/// use copydesk::{Desk, Input};
/// let desk = Desk::default();
/// let text = "Harbour bridge closes\n\nPhoto: Ana Lund/Reuters\nPhoto: Ana Lund/Reuters\n\n\
///             The old harbour bridge will close for repairs on Monday, the council said.";
/// let article = desk.clean(Input::of_text(text));
/// assert_eq!(article.images[0].count, 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// What the caller chose.
    pub options: Options,
}

impl Desk {
    /// A desk that works by `options`.
    pub fn new(options: Options) -> Self {
        Self { options }
    }

    /// Reads one article and gives back its record; never fails, as doubt is a finding.
    pub fn clean<'a>(&self, input: Input<'a>) -> Article<'a> {
        pipeline::clean(input, self).article
    }

    /// Reads articles and gives back their records in order: each as [`Desk::clean`] would, for less.
    pub fn clean_all<'a>(&self, inputs: Vec<Input<'a>>) -> Vec<Article<'a>> {
        pipeline::clean_all(inputs, self).into_iter().map(|cleaned| cleaned.article).collect()
    }

    /// The fixed text of `text`: dirt removed, a thing said twice said once, names respelled.
    pub fn fix(&self, text: &str) -> String {
        pipeline::clean(Input::of_text(text), self).fixed.into_text()
    }
}
