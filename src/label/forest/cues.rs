//! What added up to a sum, feature by feature.

use crate::label::Cue;
use crate::label::feature::NAMES;
use crate::label::matrix::{PAD, Place};

/// Cues while they are added up, by place in the view.
#[derive(Default)]
pub(super) struct Cues(Vec<Part>);

struct Part {
    column: Option<u32>,
    weight: f32,
    strongest: f32,
    line: u32,
}

impl Cues {
    /// Notes that `column` moved the sum by `weight`, as line `line` of the table says; `None` is what is expected of any line.
    pub(super) fn add(&mut self, column: Option<u32>, weight: f32, line: u32) {
        let at = self.0.iter().position(|part| part.column == column).unwrap_or_else(|| {
            self.0.push(Part { column, weight: 0.0, strongest: 0.0, line });
            self.0.len() - 1
        });
        let part = &mut self.0[at];
        part.weight += weight;
        if weight.abs() > part.strongest {
            (part.strongest, part.line) = (weight.abs(), line);
        }
    }

    /// The cues, weightiest first.
    pub(super) fn sorted(mut self) -> Vec<Cue> {
        self.0.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        self.0.into_iter().map(Part::into_cue).collect()
    }
}

impl Part {
    fn into_cue(self) -> Cue {
        match self.column {
            Some(column) => {
                Cue { name: name_of(column), weight: self.weight, row: format!("label/weights.tsv:{}", self.line) }
            }
            None => Cue { name: "any-line".to_owned(), weight: self.weight, row: "label/weights.tsv".to_owned() },
        }
    }
}

/// The name of a place in a view: the inverse of `column_of`.
fn name_of(column: u32) -> String {
    let Place { row, feature } = Place::of(column);
    match row as isize - PAD as isize {
        0 => NAMES[feature].to_owned(),
        offset => format!("{}@{offset:+}", NAMES[feature]),
    }
}
