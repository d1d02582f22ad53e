//! The fitted sums: is this line body, and how sure is that.

use super::Cue;
use super::forest::Forest;
use super::matrix::Matrix;
use crate::tables::{Row, rows};
use std::sync::OnceLock;

/// The forests of `data/label/weights.tsv`.
pub(super) struct Model {
    /// Looks at a line and its neighbours' shape.
    first: Forest,
    /// Looks again, when each neighbour has a first opinion.
    second: Forest,
    /// Whether a line is the title.
    title: Forest,
    /// Whether it is a caption.
    caption: Forest,
}

static MODEL: OnceLock<Model> = OnceLock::new();

/// Labels with the forests of another table from here on: how `data/label/crossval.py` asks about pages its weights have not seen.
///
/// # Panics
/// If lines have been labelled before, or at a row that does not say what it must.
pub(super) fn replace(table: &'static str) {
    assert!(MODEL.set(Model::read(table)).is_ok(), "the weights are read once; replace them before the first text");
}

impl Model {
    pub(super) fn get() -> &'static Self {
        MODEL.get_or_init(|| Self::read(include_str!("../../data/label/weights.tsv")))
    }

    fn read(table: &'static str) -> Self {
        let all: Vec<Row> = rows("label/weights.tsv", table).collect();
        let part = |name: &str| {
            let own: Vec<Row> = all.iter().filter(|row| row.cell(0) == name).cloned().collect();
            Forest::from_rows(&own)
        };
        Self { first: part("first"), second: part("second"), title: part("title"), caption: part("caption") }
    }

    /// The log-odds of each line to be body, after both looks.
    pub(super) fn sums(&self, matrix: &mut Matrix) -> Vec<f32> {
        let first: Vec<f32> = (0..matrix.lines()).map(|index| self.first.sum_within(matrix.view(index))).collect();
        matrix.note_opinions(&first);
        (0..matrix.lines()).map(|index| self.second.sum_within(matrix.view(index))).collect()
    }

    /// The log-odds of line `index` to be the title, or to say it again.
    pub(super) fn title(&self, matrix: &Matrix, index: usize) -> f32 {
        self.title.sum_within(matrix.view(index))
    }

    /// The log-odds of line `index` to be a caption.
    pub(super) fn caption(&self, matrix: &Matrix, index: usize) -> f32 {
        self.caption.sum_within(matrix.view(index))
    }

    /// What added up to the sum of line `index`.
    pub(super) fn explain(&self, matrix: &Matrix, index: usize) -> Vec<Cue> {
        self.second.explain(matrix.view(index))
    }
}
