//! The headline among the lines of a text.

use super::Scene;
use super::feature::{Feature, Matrix};
use super::line::{End, Line};
use super::model::Model;
use super::page::{Page, phrases};
use crate::metadata::titles;

/// The line that is the title, and those that say it again.
pub(super) struct Titles {
    /// The line taken for the title.
    pub(super) best: Option<usize>,
    lines: Vec<bool>,
}

/// Odds from which on a line is the title though it looks like body.
const SURE: f32 = 1.0;
/// Odds from which on the likeliest line is the title, if it leaves the body anyway.
///
/// On a page without furniture the first line needs none, if it is the likeliest and does not look like body.
const POSSIBLE: f32 = -4.0;

/// No headline ends with a credit read so surely.
const CREDITED: f32 = 0.9;

impl Titles {
    /// Finds the title: the given one if it stands in the text, else the likeliest line above the article.
    pub(super) fn find(scene: &Scene<'_>, page: &Page, matrix: &Matrix, body: &[bool], sums: &[f32]) -> Self {
        let best = given(scene).or_else(|| likeliest(page, matrix, body, sums)).or_else(|| only_head(page, body));
        let says = |index: usize| best.is_some_and(|best| says_again(scene, page, best, index));
        Self { best, lines: (0..body.len()).map(says).collect() }
    }

    /// Whether line `index` is the title or says it again.
    pub(super) fn holds(&self, index: usize) -> bool {
        self.lines[index]
    }
}

fn given(scene: &Scene<'_>) -> Option<usize> {
    let title = scene.title?;
    scene.blocks.iter().position(|block| titles::alike(block.span.of(scene.text), title))
}

fn likeliest(page: &Page, matrix: &Matrix, body: &[bool], sums: &[f32]) -> Option<usize> {
    let article = (0..body.len()).find(|&index| body[index] && page.lines[index].is_long()).unwrap_or(body.len());
    let odds = |index: usize| Model::get().title(matrix, index);
    let may_be = |&index: &usize| {
        let captions = page.readings[index].credit_end > CREDITED;
        (!body[index] || index < article) && !is_paragraph(&page.lines[index]) && !captions
    };
    let candidates = (0..body.len()).filter(may_be).map(|index| (index, odds(index)));
    let best = candidates.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let enough = match best.0 {
        index if sums[index] > 0.0 => SURE,
        0 if matrix.get(0, Feature::PageEvidence) == 0.0 => f32::NEG_INFINITY,
        _ => POSSIBLE,
    };
    (best.1 > enough).then_some(best.0)
}

/// Lines above the first sentence, at most, for one of them to be the title unseen.
const SHORT_HEAD: usize = 4;

/// The widest line above a short article's first sentence that no reader knows as something else.
///
/// The forest knows the titles of pages; two words over three sentences it has seldom seen.
fn only_head(page: &Page, body: &[bool]) -> Option<usize> {
    let head = page.lines.iter().position(super::guard::is_sentence).filter(|&head| head <= SHORT_HEAD)?;
    let unknown = (0..head).filter(|&index| !page.readings[index].is_recognised() && page.lines[index].letters > 0);
    let widest = unknown.max_by(|&a, &b| page.lines[a].width.total_cmp(&page.lines[b].width).then(b.cmp(&a)))?;
    body[head..].iter().any(|&stays| stays).then_some(widest)
}

/// A headline may be long, and it may end like a sentence; a line of several sentences, or one that announces more, is text.
fn is_paragraph(line: &Line) -> bool {
    line.end == End::Colon && line.width > LABEL || line.is_long() && line.end == End::Sentence && line.inner_stops > 0
}

/// A line that ends with a colon and is narrower may be a topic line set above the headline.
const LABEL: f32 = 40.0;

fn says_again(scene: &Scene<'_>, page: &Page, best: usize, index: usize) -> bool {
    let (title, line) = (&page.lines[best], &page.lines[index]);
    if index == best || title.key == line.key {
        return true;
    }
    let own = page.words_of(best);
    let shared = |words: &[u32]| phrases(words).filter(|phrase| phrases(own).any(|other| other == *phrase)).count();
    line.width < 2.0 * title.width
        && shared(page.words_of(index)) > 0
        && titles::alike(scene.blocks[best].span.of(scene.text), scene.blocks[index].span.of(scene.text))
}
