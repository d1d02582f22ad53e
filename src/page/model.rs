//! The fitted sums: is this block article, is it a caption?

use super::feature::{Matrix, NAMES, PAD};
use crate::label::forest::Alone;
use crate::tables::{Row, rows};
use std::sync::LazyLock;

/// The forests of `data/page/weights.tsv`; read when the first page is.
struct Model {
    /// Looks at a block and its neighbours' shape.
    first: Alone,
    /// Looks again, when each neighbour has a first opinion.
    second: Alone,
    /// Whether a block is a caption.
    caption: Alone,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let all: Vec<Row> = rows("page/weights.tsv", include_str!("../../data/page/weights.tsv")).collect();
    let part = |name: &str| Alone::from_rows(all.iter().filter(|row| row.cell(0) == name), column_of);
    Model { first: part("first"), second: part("second"), caption: part("caption") }
});

/// `is-p@-1` → its place in a view.
fn column_of(name: &str) -> Option<u32> {
    let (feature, offset) = name.split_once('@').unwrap_or((name, "0"));
    let row = usize::try_from(PAD as isize + offset.parse::<isize>().ok()?).ok()?;
    let column = NAMES.iter().position(|known| known == feature)?;
    (row <= 2 * PAD).then_some((row * NAMES.len() + column) as u32)
}

/// The log-odds of each measured block to be article, after both looks.
pub(super) fn sums(matrix: &mut Matrix) -> Vec<f32> {
    let first: Vec<f32> = (0..matrix.len()).map(|at| MODEL.first.sum(matrix.view(at))).collect();
    matrix.note_opinions(&first);
    (0..matrix.len()).map(|at| MODEL.second.sum(matrix.view(at))).collect()
}

/// The log-odds of measured block `at` to be a caption; after [`sums`].
pub(super) fn caption(matrix: &Matrix, at: usize) -> f32 {
    MODEL.caption.sum(matrix.view(at))
}
