//! Sums of small trees, read from a table that a person can review.
//!
//! A tree is a few questions ("is the line before wider than 90?") with a number at the end of each path; a decision is the sum
//! of those numbers. Each row of the table is one question, so each part of a sum has a row to show.

use super::Cue;
use super::feature::NAMES;
use super::matrix::{PAD, Place};
use crate::tables::{Quick, Row};
use std::collections::HashMap;
use std::ops::Range;
use wide::f32x8;

/// One sum of trees.
///
/// Each tree is kept twice: as the table has it, for [`Forest::explain`], and as a list of steps in which nothing depends on the
/// answer before, for the sums: a page asks some ten thousand questions.
pub(crate) struct Forest {
    nodes: Vec<Node>,
    roots: Vec<u32>,
    trees: Vec<Tree>,
    steps: Vec<Step>,
}

/// A tree as its steps and the numbers at its ends, from the path of "at most" answers to that of "more" answers.
///
/// Each step rules out the ends its answer does not lead to; of those left the first is the tree's (QuickScorer, Lucchese et al. 2015).
struct Tree {
    steps: Range<u32>,
    leaves: [f32; LEAVES],
}

/// Lines whose sums are worked out side by side.
pub(super) const AT_ONCE: usize = 8;

/// Most ends of a tree: `data/label/fit.py` asks at most four times on a path.
const LEAVES: usize = 16;

/// A question with the ends that are out where the value is greater, as bits.
#[derive(Clone, Copy)]
struct Step {
    column: u32,
    limit: f32,
    out: u32,
}

/// A question: is the value in `column` at most `limit`?
#[derive(Clone, Copy)]
struct Node {
    column: u32,
    limit: f32,
    low: Branch,
    high: Branch,
    /// Mean of what its leaves say: what is expected before the question is answered.
    expected: f32,
    line: u32,
}

/// Where an answer leads.
#[derive(Clone, Copy)]
enum Branch {
    Leaf(f32),
    Node(u32),
}

/// The columns of `data/label/weights.tsv`.
const TREE: usize = 1;
const NODE: usize = 2;
const FEATURE: usize = 3;
const LIMIT: usize = 4;
const LOW: usize = 5;
const HIGH: usize = 6;

impl Forest {
    /// Builds the forest from its rows: trees in order, and in each tree the questions in order, the first at its root.
    ///
    /// # Panics
    /// With `file:line` at a row that does not say what it must: the table is broken.
    pub(super) fn from_rows<'r>(rows: impl Iterator<Item = &'r Row>) -> Self {
        let places: HashMap<&str, usize, Quick> = NAMES.iter().zip(0..).map(|(&name, place)| (name, place)).collect();
        Self::with_columns(rows, |name| column_of(name, &places))
    }

    /// As [`Forest::from_rows`], over another matrix: `column_of` knows the place of each of its features in a view.
    pub(crate) fn with_columns<'r>(
        rows: impl Iterator<Item = &'r Row>,
        column_of: impl Fn(&str) -> Option<u32>,
    ) -> Self {
        let mut forest = Self { nodes: Vec::new(), roots: Vec::new(), trees: Vec::new(), steps: Vec::new() };
        for row in rows {
            let node: u32 = number(row, NODE);
            if node == 0 {
                forest.roots.push(forest.nodes.len() as u32);
            }
            let root = *forest.roots.last().unwrap_or_else(|| row.broken("a tree begins with node 0"));
            if root + node != forest.nodes.len() as u32 || number::<u32>(row, TREE) + 1 != forest.roots.len() as u32 {
                row.broken("trees and nodes are numbered from 0, without gaps");
            }
            forest.nodes.push(read_node(row, root, &column_of));
        }
        forest.expect();
        forest.lay_out();
        forest
    }

    /// The sum for one line; `view` has the value of each column.
    #[inline]
    pub(crate) fn sum(&self, view: &[f32]) -> f32 {
        let leaf = |tree: &Tree| {
            let greater = self.steps_of(tree).iter().filter(|step| view[step.column as usize] > step.limit);
            tree.end(greater.fold(0, |out, step| out | step.out))
        };
        self.trees.iter().map(leaf).sum()
    }

    /// [`Forest::sum`] for each of `lines` lines; `column_at` tells where in `cells` the values of a column begin.
    ///
    /// A vector holds some lines' values, or the bits of their ends, with nothing to branch on.
    pub(super) fn sums(&self, lines: usize, cells: &[f32], column_at: impl Fn(u32) -> usize) -> Vec<f32> {
        let columns: Vec<usize> = self.steps.iter().map(|step| column_at(step.column)).collect();
        let mut sums = Vec::with_capacity(lines + AT_ONCE);
        for first in (0..lines).step_by(AT_ONCE) {
            let (cells, mut sum) = (&cells[first..], [0.0; AT_ONCE]);
            for tree in &self.trees {
                let mut out = f32x8::ZERO;
                for (step, &column) in self.steps_of(tree).iter().zip(&columns[tree.steps.start as usize..]) {
                    let values = cells[column..].first_chunk().expect("columns are padded");
                    let greater = f32x8::new(*values).simd_gt(f32x8::splat(step.limit));
                    out |= greater & f32x8::splat(f32::from_bits(step.out));
                }
                let out = out.to_array();
                sum.iter_mut().zip(&out).for_each(|(sum, out)| *sum += tree.end(out.to_bits()));
            }
            sums.extend_from_slice(&sum);
        }
        sums.truncate(lines);
        sums
    }

    #[inline]
    fn steps_of(&self, tree: &Tree) -> &[Step] {
        &self.steps[tree.steps.start as usize..tree.steps.end as usize]
    }

    /// What adds up to [`Forest::sum`]: for each feature asked on the way how far its answers moved the sum, largest first,
    /// and what is expected of a line nothing is known of.
    pub(super) fn explain(&self, value: impl Fn(u32) -> f32) -> Vec<Cue> {
        let mut cues = Cues::default();
        for &root in &self.roots {
            let mut node = &self.nodes[root as usize];
            cues.add(None, node.expected, 0);
            loop {
                let branch = node.branch(value(node.column));
                cues.add(Some(node.column), self.expected(branch) - node.expected, node.line);
                let Branch::Node(next) = branch else { break };
                node = &self.nodes[next as usize];
            }
        }
        cues.sorted()
    }

    fn lay_out(&mut self) {
        for &root in &self.roots {
            let (mut ends, mut steps) = (Vec::with_capacity(LEAVES), std::mem::take(&mut self.steps));
            let first = steps.len() as u32;
            self.lay_out_branch(Branch::Node(root), &mut ends, &mut steps);
            let mut leaves = [0.0; LEAVES];
            leaves[..ends.len()].copy_from_slice(&ends);
            self.trees.push(Tree { steps: first..steps.len() as u32, leaves });
            self.steps = steps;
        }
    }

    /// Adds the steps and ends below `branch`, those of "at most" answers first.
    fn lay_out_branch(&self, branch: Branch, ends: &mut Vec<f32>, steps: &mut Vec<Step>) {
        match branch {
            Branch::Leaf(value) => ends.push(value),
            Branch::Node(at) => {
                let node = &self.nodes[at as usize];
                let from = ends.len();
                self.lay_out_branch(node.low, ends, steps);
                let to = ends.len();
                assert!(to < LEAVES, "data/label/weights.tsv:{}: a tree has at most {LEAVES} ends", node.line);
                steps.push(Step { column: node.column, limit: node.limit, out: (1 << to) - (1 << from) });
                self.lay_out_branch(node.high, ends, steps);
            }
        }
    }

    /// Fills in what each node expects, from the last to the first: children stand behind their parents.
    fn expect(&mut self) {
        for at in (0..self.nodes.len()).rev() {
            let node = self.nodes[at];
            self.nodes[at].expected = (self.expected(node.low) + self.expected(node.high)) / 2.0;
        }
    }

    fn expected(&self, branch: Branch) -> f32 {
        match branch {
            Branch::Leaf(value) => value,
            Branch::Node(at) => self.nodes[at as usize].expected,
        }
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

impl Node {
    #[inline]
    fn branch(&self, value: f32) -> Branch {
        if value <= self.limit { self.low } else { self.high }
    }
}

fn read_node(row: &Row, root: u32, column_of: impl Fn(&str) -> Option<u32>) -> Node {
    let branch = |column: usize| match row.required(column, "a branch").strip_prefix('>') {
        Some(node) => match node.parse::<u32>() {
            Ok(node) if node > number::<u32>(row, NODE) => Branch::Node(root + node),
            _ => row.broken("a branch leads to a later node"),
        },
        None => Branch::Leaf(number(row, column)),
    };
    let column = column_of(row.required(FEATURE, "feature")).unwrap_or_else(|| row.broken("no such feature"));
    Node {
        column,
        limit: number(row, LIMIT),
        low: branch(LOW),
        high: branch(HIGH),
        expected: 0.0,
        line: row.line as u32,
    }
}

/// `width@-1` → its place in a view.
fn column_of(name: &str, places: &HashMap<&str, usize, Quick>) -> Option<u32> {
    let (feature, offset) = name.split_once('@').unwrap_or((name, "0"));
    let offset: isize = offset.parse().ok()?;
    let row = (PAD as isize + offset) as usize;
    let feature = *places.get(feature)?;
    (row <= 2 * PAD).then_some(Place { row, feature }.number())
}

/// The name of a place in a view: the inverse of [`column_of`].
fn name_of(column: u32) -> String {
    let Place { row, feature } = Place::of(column);
    match row as isize - PAD as isize {
        0 => NAMES[feature].to_owned(),
        offset => format!("{}@{offset:+}", NAMES[feature]),
    }
}

fn number<T: std::str::FromStr>(row: &Row, column: usize) -> T {
    row.required(column, "a number").parse().unwrap_or_else(|_| row.broken("not a number"))
}

/// Cues while they are added up, by place in the view.
#[derive(Default)]
struct Cues(Vec<Part>);

struct Part {
    column: Option<u32>,
    weight: f32,
    strongest: f32,
    line: u32,
}

impl Cues {
    fn add(&mut self, column: Option<u32>, weight: f32, line: u32) {
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

    fn sorted(mut self) -> Vec<Cue> {
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
