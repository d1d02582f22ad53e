//! The weights of evidence, from a table, so that a report can print the addition.

use crate::tables::rows;
use std::sync::LazyLock;

/// A kind of evidence and what it is worth.
#[derive(Debug)]
pub(super) struct Weight {
    name: &'static str,
    worth: f32,
    reads: &'static str,
}

static WEIGHTS: LazyLock<Vec<Weight>> = LazyLock::new(|| {
    rows("names/evidence.tsv", include_str!("../../data/names/evidence.tsv"))
        .map(|row| Weight {
            name: row.required(0, "evidence"),
            worth: row.required(1, "weight").parse().unwrap_or_else(|_| row.broken("a weight is a number")),
            reads: row.required(2, "how it reads"),
        })
        .collect()
});

/// Evidence added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sum {
    /// The total; 5 is enough to change a name.
    pub total: f32,
    /// What was added, as a person reads it.
    pub items: Vec<String>,
}

impl Sum {
    /// Adds the evidence `name` of the table.
    ///
    /// # Panics
    /// If the table has no such row.
    pub fn add(&mut self, name: &str) {
        self.add_part(name, 1.0);
    }

    /// Adds `part` (0 to 1) of what the evidence is worth; nothing for none of it.
    pub fn add_part(&mut self, name: &str, part: f32) {
        if part <= 0.0 {
            return;
        }
        let weight = WEIGHTS.iter().find(|weight| weight.name == name).expect("every kind of evidence has a row");
        self.total += weight.worth * part;
        self.items.push(format!("{} ({:+.1})", weight.reads, weight.worth * part));
    }
}
