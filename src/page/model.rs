//! The fitted sums: is this block article, is it a caption?

use super::feature::{Matrix, NAMES};
use crate::label::forest::Together;
use crate::label::matrix::{PAD, Place};
use crate::tables::{Row, rows};
use std::sync::LazyLock;

/// The forests of `data/page/weights.tsv`; read when the first page is.
struct Model {
    /// Looks at a block and its neighbours' shape.
    first: Together,
    /// Looks again, when each neighbour has a first opinion.
    second: Together,
    /// Whether a block is a caption.
    caption: Together,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let all: Vec<Row> = rows("page/weights.tsv", include_str!("../../data/page/weights.tsv")).collect();
    let part = |name: &str| Together::from_rows(all.iter().filter(|row| row.cell(0) == name), NAMES.len(), place_of);
    Model { first: part("first"), second: part("second"), caption: part("caption") }
});

/// `is-p@-1` → its place seen from a block.
fn place_of(name: &str) -> Option<Place> {
    let (feature, offset) = name.split_once('@').unwrap_or((name, "0"));
    let row = usize::try_from(PAD as isize + offset.parse::<isize>().ok()?).ok()?;
    let feature = NAMES.iter().position(|known| known == feature)?;
    (row <= 2 * PAD).then_some(Place { row, feature })
}

/// The log-odds of each measured block to be article, after both looks.
pub(super) fn sums(matrix: &mut Matrix) -> Vec<f32> {
    let first = matrix.sums(&MODEL.first);
    matrix.note_opinions(&first);
    matrix.sums(&MODEL.second)
}

/// The log-odds of each measured block to be a caption; after [`sums`].
pub(super) fn captions(matrix: &Matrix) -> Vec<f32> {
    matrix.sums(&MODEL.caption)
}
