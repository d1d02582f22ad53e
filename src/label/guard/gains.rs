//! How much each guard adds to a line's sum: the rows of `data/label/guards.tsv`.

use crate::tables::rows;
use std::sync::OnceLock;

/// What a guard adds to a line's sum.
#[derive(Clone, Copy)]
pub(super) struct Gain {
    pub(super) weight: f32,
    pub(super) name: &'static str,
    pub(super) line: usize,
}

impl Gain {
    /// The larger of the two.
    pub(super) fn or_more(self, other: Self) -> Self {
        if other.weight > self.weight { other } else { self }
    }
}

pub(super) const NOTHING: Gain = Gain { weight: 0.0, name: "", line: 0 };

/// The rows of `data/label/guards.tsv`.
pub(super) struct Guards {
    pub(super) clean_inner: Gain,
    pub(super) clean_outer: Gain,
    pub(super) clean_outer_open: Gain,
    pub(super) few_inner: Gain,
    pub(super) few: f32,
    pub(super) sentence: Gain,
    pub(super) signed_end: Gain,
    pub(super) follows: Gain,
    pub(super) follow_lines: usize,
    pub(super) leads: Gain,
    pub(super) opens: Gain,
    pub(super) begins: Gain,
    pub(super) doubled: Gain,
    pub(super) heads: Gain,
    pub(super) entries: Gain,
    pub(super) alike: Gain,
    pub(super) appeals: Gain,
    pub(super) announces: Gain,
    pub(super) answers: Gain,
    pub(super) letter: Gain,
    pub(super) listed: Gain,
    pub(super) tabled: Gain,
    pub(super) teases: Gain,
    pub(super) timed: Gain,
    pub(super) measured: Gain,
    pub(super) numbered: Gain,
    pub(super) spoken: Gain,
    pub(super) verse: Gain,
    pub(super) resumes: Gain,
    pub(super) initialled: Gain,
    pub(super) short_page: usize,
    pub(super) least_body: Gain,
    pub(super) caption: Gain,
}

static GUARDS: OnceLock<Guards> = OnceLock::new();

/// Guards by another table from here on; see [`crate::label::model::replace`].
///
/// # Panics
/// If the guards have been asked before, or at a row that does not say what it must.
pub(in crate::label) fn replace(table: &'static str) {
    assert!(GUARDS.set(Guards::read(table)).is_ok(), "the guards are read once; replace them before the first text");
}

impl Guards {
    /// Whether the guard of this name keeps a line as one of a series.
    pub(super) fn keeps_series(&self, name: &str) -> bool {
        [self.alike.name, self.listed.name, self.numbered.name, self.tabled.name].contains(&name)
    }

    pub(super) fn get() -> &'static Self {
        GUARDS.get_or_init(|| Self::read(include_str!("../../../data/label/guards.tsv")))
    }

    fn read(table: &'static str) -> Self {
        let table: Vec<_> = rows("label/guards.tsv", table).collect();
        let gain = |name: &'static str| {
            let row = table.iter().find(|row| row.cell(0) == name).expect("data/label/guards.tsv names every guard");
            let weight = row.required(1, "value").parse().unwrap_or_else(|_| row.broken("not a number"));
            Gain { weight, name, line: row.line }
        };
        Self {
            clean_inner: gain("clean-inner"),
            clean_outer: gain("clean-outer"),
            clean_outer_open: gain("clean-outer-open"),
            few_inner: gain("few-inner"),
            few: gain("few").weight,
            sentence: gain("sentence"),
            signed_end: gain("signed-end"),
            follows: gain("follows"),
            follow_lines: gain("follow-lines").weight as usize,
            leads: gain("leads"),
            opens: gain("opens"),
            begins: gain("begins"),
            doubled: gain("doubled"),
            heads: gain("heads"),
            entries: gain("entries"),
            alike: gain("alike"),
            appeals: gain("appeals"),
            announces: gain("announces"),
            answers: gain("answers"),
            letter: gain("letter"),
            listed: gain("listed"),
            tabled: gain("tabled"),
            teases: gain("teases"),
            timed: gain("timed"),
            measured: gain("measured"),
            numbered: gain("numbered"),
            spoken: gain("spoken"),
            verse: gain("verse"),
            resumes: gain("resumes"),
            initialled: gain("initialled"),
            short_page: gain("short-page").weight as usize,
            least_body: gain("least-body"),
            caption: gain("caption"),
        }
    }
}
