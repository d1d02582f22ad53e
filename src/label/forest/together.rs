//! A forest laid out for many lines: each question is put to all of them before the next one is.
//!
//! A tree is worked out from its ends to its root. A question takes, line by line, one of two numbers: those its answers lead to, or what
//! questions below it gave. So nothing is branched on but the questions' own form, once for many lines, and the rest are comparisons side
//! by side in vectors.

use super::{Branch, Node, Trees};
use crate::label::matrix::Place;
use pulp::{Arch, Simd, WithSimd};

/// The questions of all trees, from the ends of each to its root.
pub(super) struct Together(Vec<Question>);

/// Lines whose answers are worked out side by side, at most: four vectors of the widest kind we compile for. Most articles have no more.
pub(in crate::label) const AT_ONCE: usize = 32;

/// Most results that wait at one time: `data/label/fit.py` asks at most four times on a path.
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
        let mut sums = vec![0.0; lines.next_multiple_of(AT_ONCE)];
        Arch::new().dispatch(Addition { questions: &self.0, cells, height, lines, sums: &mut sums });
        sums.truncate(lines);
        sums
    }
}

/// The sums of some lines, once all is laid ready. Compiled once for each kind of processor, so all of it is inlined, and without iterators:
/// nothing promises that those of the standard library are.
struct Addition<'a> {
    questions: &'a [Question],
    /// The values of the first line and those behind them.
    cells: &'a [f32],
    /// How many values a column has.
    height: usize,
    lines: usize,
    /// Where the sums go; a multiple of [`AT_ONCE`].
    sums: &'a mut [f32],
}

impl WithSimd for Addition<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let mut first = 0;
        while first < self.lines {
            match (self.lines - first).div_ceil(S::F32_LANES) {
                1 => self.add::<S, 1>(simd, first),
                2 => self.add::<S, 2>(simd, first),
                3 => self.add::<S, 3>(simd, first),
                _ => self.add::<S, 4>(simd, first),
            }
            first += 4 * S::F32_LANES;
        }
    }
}

impl Addition<'_> {
    /// Works out the sums of as many lines from `first` on as `VECTORS` vectors hold.
    #[inline(always)]
    fn add<S: Simd, const VECTORS: usize>(&mut self, simd: S, first: usize) {
        let zero = simd.splat_f32s(0.0);
        let (mut sum, mut last, mut next) = ([zero; VECTORS], [zero; VECTORS], 0);
        let (mut stack, mut top) = ([[zero; VECTORS]; DEPTH], 0);
        while next < self.questions.len() {
            let question = &self.questions[next];
            let column = question.place.feature * self.height + question.place.row + first;
            let values: &[S::f32s; VECTORS] =
                S::as_simd_f32s(&self.cells[column..]).0.first_chunk().expect("columns are padded");
            let limit = simd.splat_f32s(question.limit);
            let before = last;
            match question.step {
                Step::Ends { low, high } | Step::EndsBeside { low, high } => {
                    if matches!(question.step, Step::EndsBeside { .. }) {
                        stack[top] = before;
                        top += 1;
                    }
                    let (low, high) = (simd.splat_f32s(low), simd.splat_f32s(high));
                    last = choose(simd, values, limit, [low; VECTORS], [high; VECTORS]);
                }
                Step::LowEnds { low } => {
                    last = choose(simd, values, limit, [simd.splat_f32s(low); VECTORS], before);
                }
                Step::HighEnds { high } => {
                    last = choose(simd, values, limit, before, [simd.splat_f32s(high); VECTORS]);
                }
                Step::Join => {
                    top -= 1;
                    last = choose(simd, values, limit, stack[top], before);
                }
            }
            if question.is_root {
                let mut vector = 0;
                while vector < VECTORS {
                    sum[vector] = simd.add_f32s(sum[vector], last[vector]);
                    vector += 1;
                }
            }
            next += 1;
        }
        let (sums, _) = S::as_mut_simd_f32s(&mut self.sums[first..]);
        sums[..VECTORS].copy_from_slice(&sum);
    }
}

/// `high` where a value is more than `limit`, else `low`.
#[inline(always)]
fn choose<S: Simd, const VECTORS: usize>(
    simd: S,
    values: &[S::f32s; VECTORS],
    limit: S::f32s,
    low: [S::f32s; VECTORS],
    high: [S::f32s; VECTORS],
) -> [S::f32s; VECTORS] {
    let (mut chosen, mut vector) = (low, 0);
    while vector < VECTORS {
        let more = simd.less_than_f32s(limit, values[vector]);
        chosen[vector] = simd.select_f32s(more, high[vector], low[vector]);
        vector += 1;
    }
    chosen
}
