//! A forest laid out for one line: a list of steps in which nothing depends on the answer before.

use super::{Branch, Node, Trees};
use crate::tables::Row;
use std::ops::Range;

/// The trees as steps; each step rules out the ends its answer does not lead to (QuickScorer, Lucchese et al. 2015).
pub(crate) struct Alone {
    trees: Vec<Tree>,
    steps: Vec<Step>,
}

/// A tree as its steps and the numbers at its ends, from the path of "at most" answers to that of "more" answers.
///
/// Of the ends no step rules out the first is the tree's.
struct Tree {
    steps: Range<u32>,
    leaves: [f32; LEAVES],
}

/// A question with the ends that are out where the value is greater, as bits.
#[derive(Clone, Copy)]
struct Step {
    column: u32,
    limit: f32,
    out: u32,
}

/// Most ends of a tree: `data/label/fit.py` asks at most four times on a path.
const LEAVES: usize = 16;

impl Alone {
    /// Lays out the trees of `rows`; `column_of` knows the place of each of their features in a view.
    ///
    /// # Panics
    /// With `file:line` at a row that does not say what it must: the table is broken.
    pub(crate) fn from_rows<'r>(rows: impl Iterator<Item = &'r Row>, column_of: impl Fn(&str) -> Option<u32>) -> Self {
        Self::of(&Trees::from_rows(rows, column_of))
    }

    pub(super) fn of(Trees { nodes, roots }: &Trees) -> Self {
        let mut alone = Self { trees: Vec::with_capacity(roots.len()), steps: Vec::with_capacity(nodes.len()) };
        for &root in roots {
            let (first, mut ends) = (alone.steps.len() as u32, Vec::with_capacity(LEAVES));
            alone.lay_out(nodes, Branch::Node(root), &mut ends);
            let mut leaves = [0.0; LEAVES];
            leaves[..ends.len()].copy_from_slice(&ends);
            alone.trees.push(Tree { steps: first..alone.steps.len() as u32, leaves });
        }
        alone
    }

    /// Adds the steps and ends below `branch`, those of "at most" answers first.
    fn lay_out(&mut self, nodes: &[Node], branch: Branch, ends: &mut Vec<f32>) {
        match branch {
            Branch::Leaf(value) => ends.push(value),
            Branch::Node(at) => {
                let node = &nodes[at as usize];
                let from = ends.len();
                self.lay_out(nodes, node.low, ends);
                let to = ends.len();
                assert!(to < LEAVES, "line {} of a table of weights: a tree has at most {LEAVES} ends", node.line);
                self.steps.push(Step { column: node.column, limit: node.limit, out: (1 << to) - (1 << from) });
                self.lay_out(nodes, node.high, ends);
            }
        }
    }

    /// The sum for a line whose values `view` has, column by column.
    #[inline]
    pub(crate) fn sum(&self, view: &[f32]) -> f32 {
        let leaf = |tree: &Tree| {
            let steps = &self.steps[tree.steps.start as usize..tree.steps.end as usize];
            let greater = steps.iter().filter(|step| view[step.column as usize] > step.limit);
            tree.end(greater.fold(0, |out, step| out | step.out))
        };
        self.trees.iter().map(leaf).sum()
    }
}

impl Tree {
    /// The number at the first of the ends that are not out.
    #[inline]
    fn end(&self, out: u32) -> f32 {
        // The bit above all ends is never out, and said to be in: the search needs no answer for "none".
        self.leaves[(!out | 1 << 31).trailing_zeros() as usize % LEAVES]
    }
}
