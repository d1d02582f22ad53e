//! Sums of small trees, read from a table that a person can review.
//!
//! A tree is a few questions ("is the line before wider than 90?") with a number at the end of each path; a decision is the sum
//! of those numbers. Each row of the table is one question, so each part of a sum has a row to show.

mod cues;
mod together;

use super::Cue;
use super::feature::NAMES;
use super::matrix::{PAD, Place, WIDTH};
use crate::tables::{Quick, Row};
use cues::Cues;
use std::collections::HashMap;

pub(crate) use together::{AT_ONCE, Together};

/// One sum of trees over the lines of a page.
///
/// Each tree is kept as the table has it, for [`Forest::explain`], and laid out for all lines asked about together.
pub(super) struct Forest {
    trees: Trees,
    together: Together,
}

/// Trees as the table has them: all their questions, and the first of each tree.
struct Trees {
    nodes: Vec<Node>,
    roots: Vec<u32>,
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
    /// Builds the forest from its rows.
    ///
    /// # Panics
    /// With `file:line` at a row that does not say what it must: the table is broken.
    pub(super) fn from_rows<'r>(rows: impl Iterator<Item = &'r Row>) -> Self {
        let places: HashMap<&str, usize, Quick> = NAMES.iter().zip(0..).map(|(&name, place)| (name, place)).collect();
        let trees = Trees::from_rows(rows, |name| column_of(name, &places));
        Self { together: Together::of(&trees, WIDTH), trees }
    }

    /// The sum for each of `lines` lines, as [`Together::sums`] has it.
    pub(super) fn sums(&self, lines: usize, cells: &[f32], height: usize) -> Vec<f32> {
        self.together.sums(lines, cells, height)
    }

    /// What adds up to the sum of a line: for each feature asked on the way how far its answers moved the sum, largest first,
    /// and what is expected of a line nothing is known of.
    pub(super) fn explain(&self, value: impl Fn(u32) -> f32) -> Vec<Cue> {
        let mut cues = Cues::default();
        let Trees { nodes, roots } = &self.trees;
        for &root in roots {
            let mut node = &nodes[root as usize];
            cues.add(None, node.expected, 0);
            loop {
                let branch = node.branch(value(node.column));
                cues.add(Some(node.column), expected(nodes, branch) - node.expected, node.line);
                let Branch::Node(next) = branch else { break };
                node = &nodes[next as usize];
            }
        }
        cues.sorted()
    }
}

impl Trees {
    /// Reads trees in order, and in each tree the questions in order, the first at its root; `column_of` knows the place of a feature in a view.
    fn from_rows<'r>(rows: impl Iterator<Item = &'r Row>, column_of: impl Fn(&str) -> Option<u32>) -> Self {
        let (mut nodes, mut roots) = (Vec::new(), Vec::new());
        for row in rows {
            let node: u32 = number(row, NODE);
            if node == 0 {
                roots.push(nodes.len() as u32);
            }
            let root = *roots.last().unwrap_or_else(|| row.broken("a tree begins with node 0"));
            if root + node != nodes.len() as u32 || number::<u32>(row, TREE) + 1 != roots.len() as u32 {
                row.broken("trees and nodes are numbered from 0, without gaps");
            }
            nodes.push(read_node(row, root, &column_of));
        }
        expect(&mut nodes);
        // One shape after the other: what is done next then depends on little but what was done before, and a processor foretells it.
        roots.sort_by_cached_key(|&root| shape(&nodes, Branch::Node(root)));
        Self { nodes, roots }
    }
}

/// The form of a tree, whatever it asks: `(.(..))`.
fn shape(nodes: &[Node], branch: Branch) -> String {
    match branch {
        Branch::Leaf(_) => ".".to_owned(),
        Branch::Node(at) => {
            let node = &nodes[at as usize];
            format!("({}{})", shape(nodes, node.low), shape(nodes, node.high))
        }
    }
}

/// Fills in what each node expects, from the last to the first: children stand behind their parents.
fn expect(nodes: &mut [Node]) {
    for at in (0..nodes.len()).rev() {
        let node = nodes[at];
        nodes[at].expected = (expected(nodes, node.low) + expected(nodes, node.high)) / 2.0;
    }
}

fn expected(nodes: &[Node], branch: Branch) -> f32 {
    match branch {
        Branch::Leaf(value) => value,
        Branch::Node(at) => nodes[at as usize].expected,
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

fn number<T: std::str::FromStr>(row: &Row, column: usize) -> T {
    row.required(column, "a number").parse().unwrap_or_else(|_| row.broken("not a number"))
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, Branch, Forest, NAMES, PAD, Place, Trees};
    use crate::tables::rows;

    /// The sum for one line, question by question.
    fn sum_of(trees: &Trees, value: impl Fn(u32) -> f32) -> f32 {
        let leaf = |&root: &u32| {
            let mut branch = Branch::Node(root);
            loop {
                match branch {
                    Branch::Leaf(number) => return number,
                    Branch::Node(at) => {
                        let node = &trees.nodes[at as usize];
                        branch = node.branch(value(node.column));
                    }
                }
            }
        };
        trees.roots.iter().map(leaf).sum()
    }

    #[test]
    fn lines_together_have_the_sums_of_lines_alone() {
        let table = include_str!("../../../data/label/weights.tsv");
        for part in ["first", "second", "title", "caption"] {
            let all: Vec<_> = rows("label/weights.tsv", table).filter(|row| row.cell(0) == part).collect();
            let forest = Forest::from_rows(all.iter());
            for lines in [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE + 5] {
                let height = lines.next_multiple_of(AT_ONCE) + 2 * PAD;
                // Limits stand among the values, so that each question has both answers.
                let limits: Vec<f32> = forest.trees.nodes.iter().map(|node| node.limit).collect();
                let cells: Vec<f32> = (0..NAMES.len() * height).map(|at| limits[at * 31 % limits.len()]).collect();
                let value = |column: u32, line: usize| {
                    let Place { row, feature } = Place::of(column);
                    cells[feature * height + row + line]
                };
                let alone = (0..lines).map(|line| sum_of(&forest.trees, |column| value(column, line)));
                assert_eq!(forest.sums(lines, &cells, height), alone.collect::<Vec<f32>>(), "{part}, {lines} lines");
            }
        }
    }
}
