//! A forest laid out for many lines: each question is put to all of them before the next one is.
//!
//! A tree is worked out from its ends to its root. A question takes, line by line, one of two: each is a number, or what a question below
//! it gave. All questions are answered by the same few steps, whatever the form of their tree, so nothing is branched on but their number:
//! a step chosen by form is one that a processor foretells wrongly every other time.

use super::{Branch, Node, Trees};
use crate::label::matrix::Place;
use pulp::{Arch, Simd, WithSimd};

/// The questions of all trees, from the ends of each to its root.
pub(super) struct Together {
    questions: Vec<Question>,
    /// Where each tree's questions end.
    ends: Vec<u32>,
}

/// Lines whose answers are worked out side by side, at most: four vectors of the widest kind we compile for. Most articles have no more.
pub(in crate::label) const AT_ONCE: usize = 32;

/// Most results that wait at one time: `data/label/fit.py` asks at most four times on a path.
const DEPTH: usize = 4;

/// Places for what waits: nothing, which all numbers that stand in the table are taken with, and results. A power of two, so that no place
/// lies outside.
const SLOTS: usize = 8;
const NOTHING: u8 = 0;
/// The slot a tree's own result goes to.
const ROOT: u8 = 1;

/// Twenty bytes, so that a forest stays in the nearest cache.
struct Question {
    limit: f32,
    feature: u16,
    /// The neighbour; see [`Place`].
    row: u16,
    /// What "at most" leads to: a number of the table and [`NOTHING`], or zero and the slot of a result. Their bits laid over each other
    /// are the one that is meant.
    low: f32,
    low_slot: u8,
    /// The same for "more".
    high_slot: u8,
    high: f32,
    /// The slot its own result goes to.
    into: u8,
}

impl Together {
    /// Lays out `trees`.
    pub(super) fn of(trees: &Trees) -> Self {
        let mut together = Self { questions: Vec::with_capacity(trees.nodes.len()), ends: Vec::new() };
        for &root in &trees.roots {
            together.lay_out(&trees.nodes, Branch::Node(root), ROOT);
            together.ends.push(together.questions.len() as u32);
        }
        together
    }

    /// Adds the questions of `branch`, whose result goes to `slot`; those before it hold results that wait. Gives back what leads to it: its
    /// number and [`NOTHING`], or zero and the slot.
    fn lay_out(&mut self, nodes: &[Node], branch: Branch, slot: u8) -> (f32, u8) {
        let at = match branch {
            Branch::Leaf(number) => return (number, NOTHING),
            Branch::Node(at) => at,
        };
        let Node { column, limit, low, high, line, .. } = nodes[at as usize];
        let depth = usize::from(slot - ROOT);
        assert!(depth < DEPTH, "line {line} of a table of weights: a tree asks at most {DEPTH} times on a path");
        let (low, low_slot) = self.lay_out(nodes, low, slot);
        let (high, high_slot) = self.lay_out(nodes, high, slot + u8::from(low_slot != NOTHING));
        let Place { row, feature } = Place::of(column);
        let (row, feature) = (row as u16, feature as u16);
        self.questions.push(Question { limit, feature, row, low, low_slot, high_slot, high, into: slot });
        (0.0, slot)
    }

    /// The sum for each of `lines` lines; columns of `cells` have `height` values each.
    pub(super) fn sums(&self, lines: usize, cells: &[f32], height: usize) -> Vec<f32> {
        let mut sums = vec![0.0; lines.next_multiple_of(AT_ONCE)];
        Arch::new().dispatch(Addition { forest: self, cells, height, lines, sums: &mut sums });
        sums.truncate(lines);
        sums
    }
}

/// The sums of some lines, once all is laid ready. Compiled once for each kind of processor, so all of it is inlined, and without iterators:
/// nothing promises that those of the standard library are.
struct Addition<'a> {
    forest: &'a Together,
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
        let (mut sum, mut slots) = ([zero; VECTORS], [[zero; VECTORS]; SLOTS]);
        let (mut next, mut tree) = (0, 0);
        while tree < self.forest.ends.len() {
            let end = self.forest.ends[tree] as usize;
            while next < end {
                let question = &self.forest.questions[next];
                let column = usize::from(question.feature) * self.height + usize::from(question.row) + first;
                let values: &[S::f32s; VECTORS] =
                    S::as_simd_f32s(&self.cells[column..]).0.first_chunk().expect("columns are padded");
                let limit = simd.splat_f32s(question.limit);
                let (low, high) = (simd.splat_f32s(question.low), simd.splat_f32s(question.high));
                let lows = slots[usize::from(question.low_slot) % SLOTS];
                let highs = slots[usize::from(question.high_slot) % SLOTS];
                let into = &mut slots[usize::from(question.into) % SLOTS];
                let mut vector = 0;
                while vector < VECTORS {
                    let (low, high) = (simd.xor_f32s(low, lows[vector]), simd.xor_f32s(high, highs[vector]));
                    into[vector] = simd.select_f32s(simd.less_than_f32s(limit, values[vector]), high, low);
                    vector += 1;
                }
                next += 1;
            }
            let mut vector = 0;
            while vector < VECTORS {
                sum[vector] = simd.add_f32s(sum[vector], slots[ROOT as usize][vector]);
                vector += 1;
            }
            tree += 1;
        }
        let (sums, _) = S::as_mut_simd_f32s(&mut self.sums[first..]);
        sums[..VECTORS].copy_from_slice(&sum);
    }
}
