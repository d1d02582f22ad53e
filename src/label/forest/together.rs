//! A forest laid out for many lines: each question is put to all of them before the next one is.
//!
//! A tree is worked out from its ends to its root. A question takes, line by line, one of two numbers: those its answers lead to, or what
//! questions below it have left on a stack. So nothing is branched on but the questions' own form, once for all lines, and the rest are comparisons
//! side by side in vectors.

use super::{Branch, Node};
use pulp::{Arch, NullaryFnOnce};

/// The questions of all trees, from the ends of each to its root.
pub(super) struct Together {
    questions: Vec<Question>,
    /// Most columns of numbers that are left at one time.
    height: usize,
}

/// Lines whose answers are worked out side by side.
pub(in crate::label) const AT_ONCE: usize = 8;

struct Question {
    column: u32,
    limit: f32,
    /// Where the answers "at most" and "more" lead: a number, or `None` for what stands on the stack.
    low: Option<f32>,
    high: Option<f32>,
    is_root: bool,
}

impl Together {
    /// Lays out the trees whose first nodes are `roots`.
    pub(super) fn of(nodes: &[Node], roots: &[u32]) -> Self {
        let mut together = Self { questions: Vec::with_capacity(nodes.len()), height: 0 };
        for &root in roots {
            together.lay_out(nodes, Branch::Node(root), 0);
            together.questions.last_mut().expect("a root is a question").is_root = true;
        }
        together
    }

    /// Adds the questions of `branch`, with `below` columns on the stack; its number, where it is one.
    fn lay_out(&mut self, nodes: &[Node], branch: Branch, below: usize) -> Option<f32> {
        let at = match branch {
            Branch::Leaf(value) => return Some(value),
            Branch::Node(at) => at,
        };
        let Node { column, limit, low, high, .. } = nodes[at as usize];
        let low = self.lay_out(nodes, low, below);
        let high = self.lay_out(nodes, high, below + usize::from(low.is_none()));
        self.questions.push(Question { column, limit, low, high, is_root: false });
        self.height = self.height.max(below + 1);
        None
    }

    /// The sum for each of `lines` lines; `column_at` tells where in `cells` the values of a column begin.
    pub(super) fn sums(&self, lines: usize, cells: &[f32], column_at: impl Fn(u32) -> usize) -> Vec<f32> {
        let padded = lines.next_multiple_of(AT_ONCE);
        let columns: Vec<usize> = self.questions.iter().map(|question| column_at(question.column)).collect();
        let (mut sums, mut stack) = (vec![0.0; padded], vec![0.0; self.height * padded]);
        Arch::new().dispatch(Addition { together: self, columns: &columns, cells, stack: &mut stack, sums: &mut sums });
        sums.truncate(lines);
        sums
    }
}

/// What [`Together::sums`] does once all is laid ready: compiled once for each kind of processor, so all of it is inlined.
struct Addition<'a> {
    together: &'a Together,
    /// Where in `cells` the values of each question's column begin.
    columns: &'a [usize],
    cells: &'a [f32],
    stack: &'a mut [f32],
    sums: &'a mut [f32],
}

impl NullaryFnOnce for Addition<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { together, columns, cells, stack, sums } = self;
        let padded = sums.len();
        let mut top = 0;
        for (question, &column) in together.questions.iter().zip(columns) {
            let (values, limit) = (&cells[column..column + padded], question.limit);
            match (question.low, question.high) {
                (Some(low), Some(high)) => {
                    top += padded;
                    let out = &mut stack[top - padded..top];
                    side_by_side(values, out, move |value, _| if value > limit { high } else { low });
                }
                (None, Some(high)) => {
                    let out = &mut stack[top - padded..top];
                    side_by_side(values, out, move |value, low| if value > limit { high } else { low });
                }
                (Some(low), None) => {
                    let out = &mut stack[top - padded..top];
                    side_by_side(values, out, move |value, high| if value > limit { high } else { low });
                }
                (None, None) => {
                    let (lows, highs) = stack[top - 2 * padded..top].split_at_mut(padded);
                    top -= padded;
                    let (lows, highs, values) = (lows.as_chunks_mut::<AT_ONCE>().0, vectors(highs), vectors(values));
                    let mut at = 0;
                    while at < lows.len() && at < highs.len() && at < values.len() {
                        lows[at] =
                            each(lows[at], |lane, low| if values[at][lane] > limit { highs[at][lane] } else { low });
                        at += 1;
                    }
                }
            }
            if question.is_root {
                top = 0;
                side_by_side(&stack[..padded], sums, |tree, sum| sum + tree);
            }
        }
    }
}

/// Puts `of(value, out)` in the place of `out`, for each line.
#[inline(always)]
fn side_by_side(values: &[f32], out: &mut [f32], of: impl Fn(f32, f32) -> f32) {
    let (values, out) = (vectors(values), out.as_chunks_mut::<AT_ONCE>().0);
    // Iterators of the standard library are compiled for the vectors at hand only where they are inlined, which nothing promises.
    let mut at = 0;
    while at < out.len() && at < values.len() {
        out[at] = each(out[at], |lane, out| of(values[at][lane], out));
        at += 1;
    }
}

#[inline(always)]
fn vectors(column: &[f32]) -> &[[f32; AT_ONCE]] {
    column.as_chunks().0
}

/// `of(lane, value)` for each lane of a vector.
#[inline(always)]
fn each(mut vector: [f32; AT_ONCE], of: impl Fn(usize, f32) -> f32) -> [f32; AT_ONCE] {
    let mut lane = 0;
    while lane < AT_ONCE {
        vector[lane] = of(lane, vector[lane]);
        lane += 1;
    }
    vector
}
