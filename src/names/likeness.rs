//! The fitted model that turns distances into a score: boosted trees, a row a node.

use crate::tables::rows;
use std::sync::LazyLock;

/// What the model sees, in order.
pub(super) const FEATURES: [&str; 18] = [
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
];

/// A node: a question with two ways on, or a leaf.
enum Node {
    Split { feature: usize, below: f32, yes: usize, no: usize },
    Leaf(f32),
}

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
        model.nodes.push(match row.cell(0) {
            "leaf" => Node::Leaf(number(1)),
            name => Node::Split {
                feature: FEATURES
                    .iter()
                    .position(|known| *known == name)
                    .unwrap_or_else(|| row.broken("no such feature")),
                below: number(1),
                yes: start + number(2) as usize,
                no: start + number(3) as usize,
            },
        });
    }
    model
});

/// The probability that two spellings with these features are one name.
pub(super) fn score(features: &[f32; FEATURES.len()]) -> f64 {
    let sum: f32 = MODEL.starts.iter().map(|start| leaf(*start, features)).sum();
    1.0 / (1.0 + f64::from(-sum).exp())
}

fn leaf(start: usize, features: &[f32; FEATURES.len()]) -> f32 {
    let mut at = start;
    loop {
        match &MODEL.nodes[at] {
            Node::Leaf(value) => return *value,
            Node::Split { feature, below, yes, no } => at = if features[*feature] < *below { *yes } else { *no },
        }
    }
}
