//! What each block of an article is: the opinion, and the cues that added up to it.
//!
//! Two questions, asked one after the other. *Is it article?* is answered by a sum of small trees over features a person
//! would name ([`feature`]), fitted on annotated pages. *If not, what is it?* is answered by cues and position ([`kind`]). Between the two
//! stand the guards ([`guard`]): damage is worse than dirt, so a line in doubt stays body.

mod again;
mod alike;
mod appeal;
mod bio;
mod captions;
mod chars;
mod class;
pub mod feature;
pub(crate) mod forest;
mod guard;
mod kind;
mod letter;
mod line;
mod marks;
pub(crate) mod matrix;
mod memory;
mod model;
mod neighbours;
mod page;
mod posed;
mod readers;
mod recurrence;
mod role;
mod row;
mod scan;
mod series;
mod thread;
mod title;
mod turns;
mod word;
mod words;

use crate::confidence::Confidence;
use crate::language::Tag;
use crate::pipeline::split::Block;
use guard::Decision;
use matrix::Matrix;
use model::Model;
use page::Page;
use serde::Serialize;

pub use memory::Memory;
pub(crate) use readers::forget;
pub use role::Role;

/// What is known of a text before its lines are labelled.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The repaired text of the article.
    pub text: &'a str,
    /// Its lines, as [`crate::pipeline::split::split`] gives them.
    pub blocks: &'a [Block],
    /// The language of the document; [`Tag::UND`] if unknown.
    pub language: Tag,
    /// The title, where the record came with one.
    pub title: Option<&'a str>,
}

/// The opinion on one block.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Label {
    /// The part the block plays.
    pub role: Role,
    /// Log-odds distance from the threshold between body and dirt: positive is body.
    pub margin: f32,
    /// How sure the decision between body and dirt is.
    pub confidence: Confidence,
}

/// One reason, and how much it weighed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cue {
    /// The feature, `width`, or a neighbour's, `width@-1`.
    pub name: String,
    /// What it added to the margin.
    pub weight: f32,
    /// The table row that weighed most in it, `label/weights.tsv:17`.
    pub row: String,
}

/// One label for each block, in order.
///
/// ```
/// use copydesk::label::{label, Role, Scene};
/// use copydesk::language::Tag;
/// use copydesk::pipeline::split::split;
/// let text = "The mayor of the small harbour town said on Monday that the ferry would sail again before the end of the week.\n\
///             Repairs to its engine had taken longer than planned, she added, because a part had to be made anew.";
/// let blocks = split(text);
/// let labels = label(&Scene { text, blocks: &blocks, language: Tag::EN, title: None });
/// assert!(labels.iter().all(|label| label.role == Role::Body));
/// ```
pub fn label(scene: &Scene<'_>) -> Vec<Label> {
    label_all(vec![(*scene, &mut Memory::default())]).pop().unwrap_or_default()
}

/// [`label`] of each scene, with what an earlier pass over the article remembers of its lines; this pass is remembered for the next, once
/// [`Memory::keep_text`] has its text.
pub fn label_all(scenes: Vec<(Scene<'_>, &mut Memory<'_>)>) -> Vec<Vec<Label>> {
    let (scenes, mut memories): (Vec<Scene<'_>>, Vec<&mut Memory<'_>>) = scenes.into_iter().unzip();
    let remembered = memories.iter_mut().map(|memory| std::mem::take(&mut **memory));
    let pages = Page::read_all(&scenes, remembered.collect());
    let labels = scenes.iter().zip(&pages).map(|(scene, page)| {
        let (matrix, decision) = weigh(scene, page);
        let body: Vec<bool> = (0..matrix.lines()).map(|index| decision.stays(index)).collect();
        let roles = kind::roles(scene, page, &matrix, &body, &decision.opinions);
        let labels = roles.into_iter().zip(&decision.margins);
        labels.map(|(role, &margin)| Label { role, margin, confidence: sureness(margin) }).collect()
    });
    let labels = labels.collect();
    for ((scene, page), memory) in scenes.iter().zip(pages).zip(memories) {
        memory.keep(scene, page);
    }
    labels
}

/// The cues that added up to the margin of block `index`, weightiest first.
///
/// Their weights sum to [`Label::margin`]. Computed afresh: labelling many pages pays nothing for it.
///
/// # Panics
/// If there is no such block.
pub fn explain(scene: &Scene<'_>, index: usize) -> Vec<Cue> {
    assert!(index < scene.blocks.len(), "block {index} of {}", scene.blocks.len());
    let (matrix, decision) = weigh(scene, &page_of(scene));
    let mut cues = Model::get().explain(&matrix, index);
    cues.extend(decision.cue(index));
    cues.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    cues
}

/// The values of all features of all blocks, a row a block: what `data/label/fit.py` learns from.
///
/// Opinions are left open: they come from the forests that are to be fitted.
pub fn features(scene: &Scene<'_>) -> Vec<Vec<f32>> {
    let matrix = Matrix::measure(&page_of(scene));
    (0..matrix.lines()).map(|index| matrix.row(index)).collect()
}

/// [`features`] for the page engine, a column a feature: shows each column's number and values to `see`.
pub(crate) fn columns(scene: &Scene<'_>, see: impl FnMut((usize, &[f32]))) {
    Matrix::measure(&page_of(scene)).columns().enumerate().for_each(see);
}

/// Labels by other tables from here on, in the form of `data/label/weights.tsv` and `guards.tsv`.
///
/// For cross-validation alone: a process that calls it no longer answers as the release does.
///
/// # Panics
/// If lines have been labelled before, or at a row that does not say what it must.
#[doc(hidden)]
pub fn replace_tables(weights: &'static str, guards: Option<&'static str>) {
    model::replace(weights);
    guards.into_iter().for_each(guard::replace);
}

/// The page of one scene, read by itself.
fn page_of(scene: &Scene<'_>) -> Page {
    Page::read_all(std::slice::from_ref(scene), vec![Memory::default()]).pop().expect("one page was asked for")
}

/// What is measured on a page, and what was decided on its lines.
fn weigh(scene: &Scene<'_>, page: &Page) -> (Matrix, Decision) {
    let mut matrix = Matrix::measure(page);
    let opinions = Model::get().opinions(&mut matrix);
    let decision = Decision::of(scene, page, &matrix, opinions);
    (matrix, decision)
}

/// The chance that the side of the threshold is the right one.
fn sureness(margin: f32) -> Confidence {
    Confidence::from_probability(1.0 / (1.0 + f64::from(-margin.abs()).exp()))
}
