//! A forest laid out for many lines: each question is put to all of them before the next one is.
//!
//! A tree is worked out from its ends to its root. A question takes, line by line, one of two numbers: those its answers lead to, or what
//! questions below it have left on a stack. So nothing is branched on but the questions' own form, once for many lines, and the rest are
//! comparisons side by side in vectors.

use super::{Branch, Node, Trees};
use pulp::{Arch, NullaryFnOnce};

/// The questions of all trees, from the ends of each to its root.
pub(super) struct Together(Vec<Question>);

/// Lines whose answers are worked out side by side: most articles have no more.
pub(in crate::label) const AT_ONCE: usize = 32;

/// A number for each of so many lines.
type Column = [f32; AT_ONCE];

/// Most columns that are left on the stack at one time: `data/label/fit.py` asks at most four times on a path.
const DEPTH: usize = 4;

struct Question {
    column: u32,
    limit: f32,
    /// Where the answers "at most" and "more" lead: a number, or `None` for what stands on the stack.
    low: Option<f32>,
    high: Option<f32>,
    is_root: bool,
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

    /// Adds the questions of `branch`, with `below` columns on the stack; its number, where it is one.
    fn lay_out(&mut self, nodes: &[Node], branch: Branch, below: usize) -> Option<f32> {
        let at = match branch {
            Branch::Leaf(value) => return Some(value),
            Branch::Node(at) => at,
        };
        let Node { column, limit, low, high, line, .. } = nodes[at as usize];
        assert!(below < DEPTH, "line {line} of a table of weights: a tree asks at most {DEPTH} times on a path");
        let low = self.lay_out(nodes, low, below);
        let high = self.lay_out(nodes, high, below + usize::from(low.is_none()));
        self.0.push(Question { column, limit, low, high, is_root: false });
        None
    }

    /// The sum for each of `lines` lines; `column_at` tells where in `cells` the values of a column begin.
    pub(super) fn sums(&self, lines: usize, cells: &[f32], column_at: impl Fn(u32) -> usize) -> Vec<f32> {
        let columns: Vec<usize> = self.0.iter().map(|question| column_at(question.column)).collect();
        let mut sums = Vec::with_capacity(lines.next_multiple_of(AT_ONCE));
        for first in (0..lines).step_by(AT_ONCE) {
            let addition = Addition { questions: &self.0, columns: &columns, cells: &cells[first..] };
            sums.extend_from_slice(&Arch::new().dispatch(addition));
        }
        sums.truncate(lines);
        sums
    }
}

/// The sums of some lines, once all is laid ready. Compiled once for each kind of processor, so all of it is inlined, and without iterators:
/// nothing promises that those of the standard library are.
struct Addition<'a> {
    questions: &'a [Question],
    /// Where in `cells` the values of each question's column begin.
    columns: &'a [usize],
    cells: &'a [f32],
}

impl NullaryFnOnce for Addition<'_> {
    type Output = Column;

    #[inline(always)]
    fn call(self) -> Column {
        let (mut sum, mut stack, mut top, mut next) = ([0.0; AT_ONCE], [[0.0; AT_ONCE]; DEPTH], 0, 0);
        while next < self.questions.len() && next < self.columns.len() {
            let (question, column) = (&self.questions[next], self.columns[next]);
            let values: &Column = self.cells[column..].first_chunk().expect("columns are padded");
            let limit = question.limit;
            let more = |lane: usize| values[lane] > limit;
            match (question.low, question.high) {
                (Some(low), Some(high)) => {
                    stack[top] = each(|lane| if more(lane) { high } else { low });
                    top += 1;
                }
                (None, Some(high)) => {
                    let low = stack[top - 1];
                    stack[top - 1] = each(|lane| if more(lane) { high } else { low[lane] });
                }
                (Some(low), None) => {
                    let high = stack[top - 1];
                    stack[top - 1] = each(|lane| if more(lane) { high[lane] } else { low });
                }
                (None, None) => {
                    let (low, high) = (stack[top - 2], stack[top - 1]);
                    stack[top - 2] = each(|lane| if more(lane) { high[lane] } else { low[lane] });
                    top -= 1;
                }
            }
            if question.is_root {
                let (before, tree) = (sum, stack[0]);
                sum = each(|lane| before[lane] + tree[lane]);
                top = 0;
            }
            next += 1;
        }
        sum
    }
}

/// `of(lane)` for each lane of a column.
#[inline(always)]
fn each(of: impl Fn(usize) -> f32) -> Column {
    let (mut column, mut lane) = ([0.0; AT_ONCE], 0);
    while lane < AT_ONCE {
        column[lane] = of(lane);
        lane += 1;
    }
    column
}
