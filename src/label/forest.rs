//! Sums of small trees, read from a table that a person can review.
//!
//! A tree is a few questions ("is the line before wider than 90?") with a number at the end of each path; a decision is the sum
//! of those numbers. Each row of the table is one question, so each part of a sum has a row to show.

use super::Cue;
use super::feature::NAMES;
use super::matrix::{PAD, VIEW, WIDTH};
use crate::tables::Row;

/// One sum of trees.
///
/// Each tree is kept twice: as the table has it, for [`Forest::explain`], and filled up to [`DEPTH`] questions on every path,
/// for [`Forest::sum`]. In the filled form no step depends on a guess of the processor: a page asks some ten thousand questions.
pub(crate) struct Forest {
    nodes: Vec<Node>,
    roots: Vec<u32>,
    questions: Vec<[Question; SLOTS]>,
    leaves: Vec<[f32; SLOTS]>,
}

/// Most questions on a path from root to leaf; `data/label/fit.py` grows no deeper trees.
const DEPTH: usize = 4;
const QUESTIONS: usize = (1 << DEPTH) - 1;
/// Room for the questions of a filled tree, and as many for its leaves; a power of two, so that a masked slot needs no check.
const SLOTS: usize = QUESTIONS + 1;

/// A question of a filled tree; its answers are the slots `2n + 1` and `2n + 2`.
#[derive(Clone, Copy)]
struct Question {
    column: u32,
    limit: f32,
}

/// Stands where a tree has no question: whatever is asked, the answer is the same on both sides.
const IDLE: Question = Question { column: 0, limit: f32::INFINITY };

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
    pub(super) fn from_rows(rows: &[Row]) -> Self {
        Self::with_columns(rows, column_of)
    }

    /// As [`Forest::from_rows`], over another matrix: `column_of` knows the place of each of its features in a view.
    pub(crate) fn with_columns(rows: &[Row], column_of: impl Fn(&str) -> Option<u32>) -> Self {
        let mut forest = Self {
            nodes: Vec::with_capacity(rows.len()),
            roots: Vec::new(),
            questions: Vec::new(),
            leaves: Vec::new(),
        };
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
        forest.fill_trees();
        forest
    }

    /// The sum for one line; `view` as [`super::matrix::Matrix::view`] gives it.
    #[inline]
    pub(crate) fn sum(&self, view: &[f32]) -> f32 {
        self.add_up(|column| view[column as usize])
    }

    /// [`Forest::sum`] for the views of label lines, whose size is known: a masked column needs no check.
    #[inline]
    pub(super) fn sum_within(&self, view: &[f32; VIEW]) -> f32 {
        self.add_up(|column| view[column as usize & (VIEW - 1)])
    }

    #[inline]
    fn add_up(&self, value: impl Fn(u32) -> f32) -> f32 {
        let trees = self.questions.iter().zip(&self.leaves);
        trees.map(|(questions, leaves)| leaves[leaf_of(questions, &value)]).sum()
    }

    /// What adds up to [`Forest::sum`]: for each feature asked on the way how far its answers moved the sum, largest first,
    /// and what is expected of a line nothing is known of.
    pub(super) fn explain(&self, view: &[f32]) -> Vec<Cue> {
        let mut cues = Cues::default();
        for &root in &self.roots {
            let mut node = &self.nodes[root as usize];
            cues.add(None, node.expected, 0);
            loop {
                let branch = node.branch(view);
                cues.add(Some(node.column), self.expected(branch) - node.expected, node.line);
                let Branch::Node(next) = branch else { break };
                node = &self.nodes[next as usize];
            }
        }
        cues.sorted()
    }

    fn fill_trees(&mut self) {
        for &root in &self.roots {
            let (mut questions, mut leaves) = ([IDLE; SLOTS], [0.0; SLOTS]);
            self.fill(Branch::Node(root), 0, &mut questions, &mut leaves);
            self.questions.push(questions);
            self.leaves.push(leaves);
        }
    }

    /// Writes what stands at `branch` into `slot` of a filled tree, and all below it.
    fn fill(&self, branch: Branch, slot: usize, questions: &mut [Question; SLOTS], leaves: &mut [f32]) {
        match branch {
            Branch::Leaf(value) if slot >= QUESTIONS => leaves[slot - QUESTIONS] = value,
            Branch::Leaf(_) => {
                self.fill(branch, 2 * slot + 1, questions, leaves);
                self.fill(branch, 2 * slot + 2, questions, leaves);
            }
            Branch::Node(at) => {
                let node = &self.nodes[at as usize];
                assert!(slot < QUESTIONS, "data/label/weights.tsv:{}: a tree asks at most {DEPTH} times", node.line);
                questions[slot] = Question { column: node.column, limit: node.limit };
                self.fill(node.low, 2 * slot + 1, questions, leaves);
                self.fill(node.high, 2 * slot + 2, questions, leaves);
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

/// The leaf a view comes to.
#[inline]
fn leaf_of(questions: &[Question; SLOTS], value: impl Fn(u32) -> f32) -> usize {
    let mut slot = 0;
    for _ in 0..DEPTH {
        let question = questions[slot & (SLOTS - 1)];
        slot = 2 * slot + 1 + usize::from(value(question.column) > question.limit);
    }
    (slot - QUESTIONS) & (SLOTS - 1)
}

impl Node {
    #[inline]
    fn branch(&self, view: &[f32]) -> Branch {
        if view[self.column as usize] <= self.limit { self.low } else { self.high }
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
fn column_of(name: &str) -> Option<u32> {
    let (feature, offset) = name.split_once('@').unwrap_or((name, "0"));
    let offset: isize = offset.parse().ok()?;
    let row = (PAD as isize + offset) as usize;
    let column = NAMES.iter().position(|&known| known == feature)?;
    (row <= 2 * PAD).then_some((row * WIDTH + column) as u32)
}

/// The name of a place in a view: the inverse of [`column_of`].
fn name_of(column: u32) -> String {
    let (row, column) = (column as usize / WIDTH, column as usize % WIDTH);
    match row as isize - PAD as isize {
        0 => NAMES[column].to_owned(),
        offset => format!("{}@{offset:+}", NAMES[column]),
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
