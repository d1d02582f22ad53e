//! A forest laid out for many lines: each question is put to all of them before the next one is.
//!
//! A tree is worked out from its ends to its root. A question takes, line by line, one of two numbers: those its answers lead to, or what
//! questions below it have left on a stack. So nothing is branched on but the questions' own form, once for many lines, and the rest are
//! comparisons side by side in vectors.

use super::{Branch, Node, Trees};
use crate::label::matrix::Place;
use pulp::{Arch, NullaryFnOnce};

/// The questions of all trees, from the ends of each to its root.
pub(super) struct Together(Vec<Question>);

/// Lines whose answers are worked out side by side: most articles have no more.
pub(in crate::label) const AT_ONCE: usize = 32;

/// Lines by which fewer are rounded up: as many as fill a vector.
const STEP: usize = 8;

/// A number for each of so many lines.
type Column<const LINES: usize> = [f32; LINES];

/// Most columns that are left on the stack at one time: `data/label/fit.py` asks at most four times on a path.
const DEPTH: usize = 4;

struct Question {
    place: Place,
    limit: f32,
    step: Step,
    is_root: bool,
}

/// What a question takes for "at most" and for "more".
#[derive(Clone, Copy)]
enum Step {
    /// Two numbers.
    Ends { low: f32, high: f32 },
    /// Two numbers, while the other half of a question above waits: it is put on the stack.
    EndsBeside { low: f32, high: f32 },
    /// A number, and what was worked out last.
    LowEnds { low: f32 },
    /// What was worked out last, and a number.
    HighEnds { high: f32 },
    /// What waits on the stack, and what was worked out last.
    Join,
}

impl Together {
    /// Lays out `trees`.
    pub(super) fn of(trees: &Trees) -> Self {
        let mut together = Self(Vec::with_capacity(trees.nodes.len()));
        for &root in &trees.roots {
            together.lay_out(&trees.nodes, Branch::Node(root), 0);
            together.0.last_mut().expect("a root is a question").is_root = true;
        }
        together
    }

    /// Adds the questions of `branch`, where the results of `below` questions wait for it; its number, where it is one.
    fn lay_out(&mut self, nodes: &[Node], branch: Branch, below: usize) -> Option<f32> {
        let at = match branch {
            Branch::Leaf(value) => return Some(value),
            Branch::Node(at) => at,
        };
        let Node { column, limit, low, high, line, .. } = nodes[at as usize];
        assert!(below < DEPTH, "line {line} of a table of weights: a tree asks at most {DEPTH} times on a path");
        let low = self.lay_out(nodes, low, below);
        let high = self.lay_out(nodes, high, below + usize::from(low.is_none()));
        let step = match (low, high) {
            (Some(low), Some(high)) if below == 0 => Step::Ends { low, high },
            (Some(low), Some(high)) => Step::EndsBeside { low, high },
            (Some(low), None) => Step::LowEnds { low },
            (None, Some(high)) => Step::HighEnds { high },
            (None, None) => Step::Join,
        };
        self.0.push(Question { place: Place::of(column), limit, step, is_root: false });
        None
    }

    /// The sum for each of `lines` lines; columns of `cells` have `height` values each.
    pub(super) fn sums(&self, lines: usize, cells: &[f32], height: usize) -> Vec<f32> {
        let mut sums = Vec::with_capacity(lines.next_multiple_of(AT_ONCE));
        for first in (0..lines).step_by(AT_ONCE) {
            let (questions, cells) = (self.0.as_slice(), &cells[first..]);
            match (lines - first).min(AT_ONCE).div_ceil(STEP) {
                1 => sums.extend(added::<STEP>(questions, cells, height)),
                2 => sums.extend(added::<{ 2 * STEP }>(questions, cells, height)),
                3 => sums.extend(added::<{ 3 * STEP }>(questions, cells, height)),
                _ => sums.extend(added::<AT_ONCE>(questions, cells, height)),
            }
        }
        sums.truncate(lines);
        sums
    }
}

/// The sums of so many lines, by the best instructions this processor has.
fn added<const LINES: usize>(questions: &[Question], cells: &[f32], height: usize) -> Column<LINES> {
    Arch::new().dispatch(Addition { questions, cells, height })
}

/// The sums of some lines, once all is laid ready. Compiled once for each kind of processor, so all of it is inlined, and without iterators:
/// nothing promises that those of the standard library are.
struct Addition<'a, const LINES: usize> {
    questions: &'a [Question],
    /// The values of the first line and those behind them.
    cells: &'a [f32],
    /// How many values a column has.
    height: usize,
}

impl<const LINES: usize> NullaryFnOnce for Addition<'_, LINES> {
    type Output = Column<LINES>;

    #[inline(always)]
    fn call(self) -> Column<LINES> {
        let (mut sum, mut last, mut next) = ([0.0; LINES], [0.0; LINES], 0);
        let (mut stack, mut top) = ([[0.0; LINES]; DEPTH], 0);
        while next < self.questions.len() {
            let question = &self.questions[next];
            let column = question.place.feature * self.height + question.place.row;
            let values: &Column<LINES> = self.cells[column..].first_chunk().expect("columns are padded");
            let limit = question.limit;
            let more = |lane: usize| values[lane] > limit;
            let before = last;
            last = match question.step {
                Step::Ends { low, high } => each(|lane| if more(lane) { high } else { low }),
                Step::EndsBeside { low, high } => {
                    stack[top] = before;
                    top += 1;
                    each(|lane| if more(lane) { high } else { low })
                }
                Step::LowEnds { low } => each(|lane| if more(lane) { before[lane] } else { low }),
                Step::HighEnds { high } => each(|lane| if more(lane) { high } else { before[lane] }),
                Step::Join => {
                    top -= 1;
                    let low = stack[top];
                    each(|lane| if more(lane) { before[lane] } else { low[lane] })
                }
            };
            if question.is_root {
                let (before, tree) = (sum, last);
                sum = each(|lane| before[lane] + tree[lane]);
            }
            next += 1;
        }
        sum
    }
}

/// `of(lane)` for each lane of a column.
#[inline(always)]
fn each<const LINES: usize>(of: impl Fn(usize) -> f32) -> Column<LINES> {
    let (mut column, mut lane) = ([0.0; LINES], 0);
    while lane < LINES {
        column[lane] = of(lane);
        lane += 1;
    }
    column
}
