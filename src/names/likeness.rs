//! The fitted model that turns distances into a score: boosted trees, a row a node.

use crate::tables::rows;
use std::sync::LazyLock;

/// What the model sees, in order.
pub(super) const FEATURES: [&str; 23] = [
    "mean",
    "worst",
    "second",
    "best",
    "worst-total",
    "worst-letters",
    "far",
    "extra",
    "extra-bare",
    "pairs",
    "crossed",
    "initials",
    "scripts",
    "abjad",
    "joined",
    "first",
    "last",
    "letters",
    "skeleton",
    "beginnings",
    "spelling",
    "spelling-all",
    "spelling-same-language",
];

/// A node: a question with two ways on, or a leaf, which has the value in place of the threshold.
struct Node {
    feature: u8,
    below: f32,
    yes: u16,
    no: u16,
}

/// The feature of a leaf.
const LEAF: u8 = u8::MAX;

/// Trees one after the other; a tree begins where `starts` says.
struct Model {
    nodes: Vec<Node>,
    starts: Vec<usize>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let mut model = Model { nodes: Vec::new(), starts: Vec::new() };
    for row in rows("names/likeness.tsv", include_str!("../../data/names/likeness.tsv")) {
        let number = |cell: usize| -> f32 {
            row.required(cell, "a number").parse().unwrap_or_else(|_| row.broken("not a number"))
        };
        if row.cell(0) == "tree" {
            model.starts.push(model.nodes.len());
            continue;
        }
        let start = model.starts.last().copied().unwrap_or_else(|| row.broken("a node before its tree"));
        let place =
            |cell: usize| u16::try_from(start + number(cell) as usize).unwrap_or_else(|_| row.broken("too many nodes"));
        let feature = FEATURES.iter().position(|known| *known == row.cell(0));
        model.nodes.push(match (row.cell(0), feature) {
            ("leaf", _) => Node { feature: LEAF, below: number(1), yes: 0, no: 0 },
            (_, Some(feature)) => Node { feature: feature as u8, below: number(1), yes: place(2), no: place(3) },
            _ => row.broken("no such feature"),
        });
    }
    model
});

/// The probability that two spellings with these features are one name.
pub(super) fn score(features: &[f32; FEATURES.len()]) -> f64 {
    let model = &*MODEL;
    let sum: f32 = model.starts.iter().map(|start| leaf(&model.nodes, *start, features)).sum();
    1.0 / (1.0 + f64::from(-sum).exp())
}

fn leaf(nodes: &[Node], start: usize, features: &[f32; FEATURES.len()]) -> f32 {
    let mut node = &nodes[start];
    while node.feature != LEAF {
        let next = if features[usize::from(node.feature)] < node.below { node.yes } else { node.no };
        node = &nodes[usize::from(next)];
    }
    node.below
}
