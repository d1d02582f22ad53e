//! What must not happen, whatever the sums say: a page without an article, an article without its middle.
//!
//! Shape alone calls a recipe's ingredients a menu. Whether it may do so depends on the company: on a page where nothing is
//! known to be furniture – no phrase of the lexicon, no credit, no date line, no line said twice – the lines that only look odd
//! are the article's own. So the threshold follows the page, and a line with no evidence against it gains what
//! `data/label/guards.tsv` says.

use super::Cue;
use super::feature::{Feature, Matrix};
use super::model::Model;
use crate::tables::rows;
use std::sync::LazyLock;

/// What was decided on each line, and what the guards added to its sum.
pub(super) struct Decision {
    /// The sums with what the guards added: positive is body.
    pub(super) margins: Vec<f32>,
    /// The sums of the forests.
    pub(super) sums: Vec<f32>,
    /// What the guards added.
    gains: Vec<Gain>,
}

/// What a guard adds to a line's sum.
#[derive(Clone, Copy)]
struct Gain {
    weight: f32,
    name: &'static str,
    line: usize,
}

const NOTHING: Gain = Gain { weight: 0.0, name: "", line: 0 };

/// The rows of `data/label/guards.tsv`.
struct Guards {
    clean_inner: Gain,
    clean_outer: Gain,
    clean_outer_open: Gain,
    few_inner: Gain,
    few: f32,
    sentence: Gain,
    short_page: usize,
    least_body: Gain,
    caption: Gain,
}

static GUARDS: LazyLock<Guards> = LazyLock::new(|| {
    let table: Vec<_> = rows("label/guards.tsv", include_str!("../../data/label/guards.tsv")).collect();
    let gain = |name: &'static str| {
        let row = table.iter().find(|row| row.cell(0) == name).expect("data/label/guards.tsv names every guard");
        let weight = row.required(1, "value").parse().unwrap_or_else(|_| row.broken("not a number"));
        Gain { weight, name, line: row.line }
    };
    Guards {
        clean_inner: gain("clean-inner"),
        clean_outer: gain("clean-outer"),
        clean_outer_open: gain("clean-outer-open"),
        few_inner: gain("few-inner"),
        few: gain("few").weight,
        sentence: gain("sentence"),
        short_page: gain("short-page").weight as usize,
        least_body: gain("least-body"),
        caption: gain("caption"),
    }
});

impl Decision {
    /// Whether each line stays in the body, given the sums of the forests.
    pub(super) fn of(matrix: &Matrix, sums: Vec<f32>) -> Self {
        let mut gains: Vec<Gain> = (0..sums.len()).map(|index| gain_of(matrix, &sums, index)).collect();
        let body_share = share_of_body(matrix, &sums, &gains);
        if body_share < GUARDS.least_body.weight {
            for (index, gain) in gains.iter_mut().enumerate().filter(|&(index, _)| !has_evidence(matrix, index)) {
                let weight = gain.weight.max(1.0 - sums[index]);
                *gain = Gain { weight, ..GUARDS.least_body };
            }
        }
        let margins = sums.iter().zip(&gains).map(|(sum, gain)| sum + gain.weight).collect();
        Self { margins, sums, gains }
    }

    /// Whether line `index` is body.
    pub(super) fn stays(&self, index: usize) -> bool {
        self.margins[index] > 0.0
    }

    /// The guard that spoke for line `index`, as a cue.
    pub(super) fn cue(&self, index: usize) -> Option<Cue> {
        let gain = self.gains[index];
        let cue =
            || Cue { name: gain.name.to_owned(), weight: gain.weight, row: format!("label/guards.tsv:{}", gain.line) };
        (gain.weight != 0.0).then(cue)
    }
}

fn has_evidence(matrix: &Matrix, index: usize) -> bool {
    matrix.get(index, Feature::Evidence) > 0.0
}

/// So many lines with evidence are few, however short the page; a little more than a whole number, as shares are rounded.
const FEW_LINES: f32 = 2.1;

/// What line `index` gains for standing on a clean page.
fn gain_of(matrix: &Matrix, sums: &[f32], index: usize) -> Gain {
    let known = matrix.get(index, Feature::PageEvidence);
    let lines = known * sums.len() as f32;
    let out = has_evidence(matrix, index) || Model::get().caption(matrix, index) > GUARDS.caption.weight;
    if out {
        return NOTHING;
    }
    let spoken_for = sums.len() <= GUARDS.short_page && is_sentence(matrix, index);
    let sentence = if spoken_for { GUARDS.sentence } else { NOTHING };
    if known > GUARDS.few && lines > FEW_LINES {
        return sentence;
    }
    let body = |sum: &f32| *sum + GUARDS.clean_outer.weight > 0.0;
    let inner = sums[..index].iter().any(body) && sums[index + 1..].iter().any(body) || !sums.iter().any(body);
    match (known > 0.0, inner) {
        (false, true) => GUARDS.clean_inner,
        (false, false) if ends(matrix, index) => GUARDS.clean_outer,
        (false, false) => GUARDS.clean_outer_open,
        (true, true) => GUARDS.few_inner,
        (true, false) => sentence,
    }
}

/// Six words or more that end as a sentence does: the smallest thing an article is made of.
fn is_sentence(matrix: &Matrix, index: usize) -> bool {
    matrix.get(index, Feature::EndsSentence) > 0.0 && matrix.get(index, Feature::Words) >= 6.0
}

/// Whether line `index` ends like a sentence, or announces more.
fn ends(matrix: &Matrix, index: usize) -> bool {
    matrix.get(index, Feature::EndsSentence) + matrix.get(index, Feature::EndsColon) > 0.0
}

/// Share of the text that the sums keep; 1 where there is no text.
fn share_of_body(matrix: &Matrix, sums: &[f32], gains: &[Gain]) -> f32 {
    let width = |index: usize| matrix.get(index, Feature::Width);
    let all: f32 = (0..sums.len()).map(width).sum();
    let stays = |&index: &usize| sums[index] + gains[index].weight > 0.0;
    if all > 0.0 { (0..sums.len()).filter(stays).map(width).sum::<f32>() / all } else { 1.0 }
}
