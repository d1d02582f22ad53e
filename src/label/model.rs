//! The fitted sums: is this line body, and how sure is that.

use super::Cue;
use super::forest::Forest;
use super::matrix::{Matrix, Place};
use crate::tables::{Row, rows};
use std::sync::OnceLock;

/// The sums of the forests, one of each for each line.
pub(super) struct Opinions {
    /// The log-odds to be body, after both looks.
    pub(super) body: Vec<f32>,
    /// The log-odds to be a caption.
    pub(super) caption: Vec<f32>,
}

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
        let part = |name: &str| Forest::from_rows(all.iter().filter(|row| row.cell(0) == name));
        Self { first: part("first"), second: part("second"), title: part("title"), caption: part("caption") }
    }

    /// What the forests say of each line.
    pub(super) fn opinions(&self, matrix: &mut Matrix) -> Opinions {
        let first = ask(&self.first, matrix, matrix.lines());
        matrix.note_opinions(&first);
        Opinions {
            body: ask(&self.second, matrix, matrix.lines()),
            caption: ask(&self.caption, matrix, matrix.lines()),
        }
    }

    /// The log-odds of each of the first `lines` lines to be the title, or to say it again.
    pub(super) fn titles(&self, matrix: &Matrix, lines: usize) -> Vec<f32> {
        ask(&self.title, matrix, lines)
    }

    /// What added up to the sum of line `index`.
    pub(super) fn explain(&self, matrix: &Matrix, index: usize) -> Vec<Cue> {
        self.second.explain(|column| matrix.value(Place::of(column), index))
    }
}

fn ask(forest: &Forest, matrix: &Matrix, lines: usize) -> Vec<f32> {
    forest.sums(lines, matrix.cells(), matrix.height())
}
