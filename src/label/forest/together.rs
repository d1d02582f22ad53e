//! A forest laid out for many lines: each question is put to all of them before the next one is.
//!
//! A tree is worked out from its ends to its root. A question takes, line by line, one of two: each is a number, or what a question below
//! it gave. All questions are answered by the same few steps, whatever the form of their tree, so nothing is branched on but their number:
//! a step chosen by form is one that a processor foretells wrongly every other time.

use super::{Branch, Node, Trees};
use crate::label::matrix::{PAD, Place};
use crate::tables::Row;
use pulp::{Arch, Simd, WithSimd};

/// The questions of all trees, from the ends of each to its root.
pub(crate) struct Together {
    questions: Vec<Question>,
    /// How many of them each tree asks.
    counts: Vec<u8>,
    /// Columns of what is looked at, asked about or not.
    width: usize,
}

/// Lines whose answers are worked out side by side, at most: four vectors of the widest kind we compile for. Most articles have no more.
pub(crate) const AT_ONCE: usize = 32;
/// Values of a column that the answers on so many lines are told by: theirs and those of the neighbours. All of most articles.
const BLOCK: usize = AT_ONCE + 2 * PAD;

/// Most results that wait at one time: `data/label/fit.py` asks at most four times on a path.
const DEPTH: usize = 4;

/// Places for what waits: nothing, which all numbers that stand in the table are taken with, and results. A power of two, so that no place
/// lies outside.
const SLOTS: usize = 8;
const NOTHING: u8 = 0;
/// The slot a tree's own result goes to.
const ROOT: u8 = 1;

/// Sixteen bytes, so that a forest stays in the nearest cache.
struct Question {
    limit: f32,
    /// What "at most" leads to: a number of the table and [`NOTHING`], or zero and the slot of a result. Their bits laid over each other
    /// are the one that is meant.
    low: f32,
    /// The same for "more".
    high: f32,
    /// Where in a block the value of its first line is.
    place: u16,
    /// The slots of "at most", of "more", and the one its own result goes to, three bits each.
    slots: u16,
}

impl Question {
    #[inline(always)]
    fn slots(&self) -> [usize; 3] {
        let slots = usize::from(self.slots);
        [slots % SLOTS, slots / SLOTS % SLOTS, slots / (SLOTS * SLOTS) % SLOTS]
    }
}

impl Together {
    /// Lays out the trees of `rows`, which look at `width` columns; `place_of` knows the place of each of their features.
    ///
    /// # Panics
    /// With `file:line` at a row that does not say what it must: the table is broken.
    pub(crate) fn from_rows<'r>(
        rows: impl Iterator<Item = &'r Row>,
        width: usize,
        place_of: impl Fn(&str) -> Option<Place>,
    ) -> Self {
        Self::of(&Trees::from_rows(rows, |name| place_of(name).map(Place::number)), width)
    }

    /// Lays out `trees`, which look at `width` columns.
    pub(super) fn of(trees: &Trees, width: usize) -> Self {
        assert!(
            width * BLOCK <= usize::from(u16::MAX),
            "the places of {width} columns are more than a question can name"
        );
        let mut together = Self { questions: Vec::with_capacity(trees.nodes.len()), counts: Vec::new(), width };
        for &root in &trees.roots {
            let before = together.questions.len();
            together.lay_out(&trees.nodes, Branch::Node(root), ROOT);
            together.counts.push((together.questions.len() - before) as u8);
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
        let place = (feature * BLOCK + row) as u16;
        let slots =
            [low_slot, high_slot, slot].iter().rev().fold(0, |slots, &slot| slots * SLOTS as u16 + u16::from(slot));
        self.questions.push(Question { limit, low, high, place, slots });
        (0.0, slot)
    }

    /// The sum for each of `lines` lines; columns of `cells` have `height` values each: those of [`PAD`] lines before, of the lines, and
    /// behind them values of no meaning, up to a multiple of [`AT_ONCE`] and [`PAD`] lines more.
    pub(crate) fn sums(&self, lines: usize, cells: &[f32], height: usize) -> Vec<f32> {
        let mut sums = vec![0.0; lines.next_multiple_of(AT_ONCE)];
        let mut copy = Vec::new();
        for (at, sums) in sums.as_chunks_mut::<AT_ONCE>().0.iter_mut().enumerate() {
            let first = at * AT_ONCE;
            let block = if height == BLOCK { cells } else { self.block_of(cells, height, first, &mut copy) };
            Arch::new().dispatch(Addition { forest: self, block, lines: (lines - first).min(AT_ONCE), sums });
        }
        sums.truncate(lines);
        sums
    }

    /// The values that line `first` and those behind it are told by, put into `copy`.
    fn block_of<'c>(&self, cells: &[f32], height: usize, first: usize, copy: &'c mut Vec<f32>) -> &'c [f32] {
        copy.clear();
        copy.reserve(self.width * BLOCK);
        cells.chunks_exact(height).for_each(|column| copy.extend_from_slice(&column[first..][..BLOCK]));
        copy
    }
}

/// The sums of some lines, once all is laid ready. Compiled once for each kind of processor, so all of it is inlined, and without iterators:
/// nothing promises that those of the standard library are.
struct Addition<'a> {
    forest: &'a Together,
    block: &'a [f32],
    lines: usize,
    /// Where the sums go.
    sums: &'a mut [f32; AT_ONCE],
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
        let (mut sum, mut slots) = ([zero; VECTORS], [[zero; SLOTS]; VECTORS]);
        let (mut questions, mut tree) = (self.forest.questions.as_slice(), 0);
        while tree < self.forest.counts.len() {
            let (these, others) = questions.split_at(usize::from(self.forest.counts[tree]));
            let mut next = 0;
            while next < these.len() {
                let question = &these[next];
                let values: &[S::f32s; VECTORS] = S::as_simd_f32s(&self.block[usize::from(question.place) + first..])
                    .0
                    .first_chunk()
                    .expect("columns are padded");
                let limit = simd.splat_f32s(question.limit);
                let (low, high) = (simd.splat_f32s(question.low), simd.splat_f32s(question.high));
                let [low_slot, high_slot, into] = question.slots();
                let mut vector = 0;
                while vector < VECTORS {
                    let slots = &mut slots[vector];
                    let (low, high) = (simd.xor_f32s(low, slots[low_slot]), simd.xor_f32s(high, slots[high_slot]));
                    slots[into] = simd.select_f32s(simd.less_than_f32s(limit, values[vector]), high, low);
                    vector += 1;
                }
                next += 1;
            }
            let mut vector = 0;
            while vector < VECTORS {
                sum[vector] = simd.add_f32s(sum[vector], slots[vector][ROOT as usize]);
                vector += 1;
            }
            questions = others;
            tree += 1;
        }
        let (sums, _) = S::as_mut_simd_f32s(&mut self.sums[first..]);
        sums[..VECTORS].copy_from_slice(&sum);
    }
}
