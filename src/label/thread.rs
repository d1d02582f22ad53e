//! The thread of a text: the lines around a line once those known to be furniture are set aside.
//!
//! Pages set advertisements, embedded players and credits between the paragraphs of an article. The nearest neighbours of a short
//! paragraph then say nothing of it; the nearest lines that nothing is known against do.

use super::feature::Feature;
use super::matrix::{Matrix, distances};
use super::page::Page;
use super::role::Role;

/// So many lines of the thread to either side are asked.
const REACH: usize = 3;

/// Writes what the thread around each line looks like, and how far the announcements of other articles are.
pub(super) fn write(page: &Page, matrix: &mut Matrix) {
    let mut thread = std::mem::take(&mut matrix.thread);
    thread.read(matrix);
    thread.look(matrix, Feature::Width);
    matrix.fill(Feature::ThreadWidthBefore, thread.around.iter().map(|around| around.before(&thread.values)));
    matrix.fill(Feature::ThreadWidthAfter, thread.around.iter().map(|around| around.after(&thread.values)));
    thread.look(matrix, Feature::EndsSentence);
    matrix.fill(Feature::ThreadSentenceBefore, thread.around.iter().map(|around| around.before(&thread.values)));
    matrix.fill(Feature::ThreadSentenceAfter, thread.around.iter().map(|around| around.after(&thread.values)));
    matrix.fill(Feature::ThreadSentences, thread.around.iter().map(|around| around.mean(&thread.values)));
    matrix.thread = thread;
    announcements(page, matrix);
}

/// Writes the first opinions of the thread around each line, once [`write`] has found the thread.
pub(super) fn note_opinions(matrix: &mut Matrix) {
    let mut thread = std::mem::take(&mut matrix.thread);
    thread.look(matrix, Feature::Opinion);
    matrix.fill(Feature::ThreadOpinionBefore, thread.around.iter().map(|around| around.before(&thread.values)));
    matrix.fill(Feature::ThreadOpinionAfter, thread.around.iter().map(|around| around.after(&thread.values)));
    matrix.fill(Feature::ThreadOpinion, thread.around.iter().map(|around| around.mean(&thread.values)));
    matrix.thread = thread;
}

/// The lines nothing is known against, in order, and where each line of the page stands among them.
#[derive(Default)]
pub(super) struct Thread {
    lines: Vec<usize>,
    around: Vec<Around>,
    /// The values of one feature along it, behind and before [`REACH`] zeros: what is not there adds nothing to a sum.
    values: Vec<f32>,
}

/// How many lines of the thread stand before a line, how many before or in its place, and how many up to [`REACH`] to either side.
struct Around {
    before: usize,
    after: usize,
    count: usize,
}

impl Thread {
    /// Finds the thread of a page.
    fn read(&mut self, matrix: &Matrix) {
        self.lines.clear();
        self.around.clear();
        for index in 0..matrix.lines() {
            let before = self.lines.len();
            if matrix.get(index, Feature::Evidence) == 0.0 {
                self.lines.push(index);
            }
            self.around.push(Around { before, after: self.lines.len(), count: 0 });
        }
        let all = self.lines.len();
        self.around.iter_mut().for_each(|around| {
            around.count = around.before.min(REACH) + (all - around.after).min(REACH);
        });
    }

    /// Takes the values of a feature along the thread.
    fn look(&mut self, matrix: &Matrix, feature: Feature) {
        self.values.clear();
        self.values.resize(self.lines.len() + 2 * REACH, 0.0);
        let within = self.values[REACH..].iter_mut();
        within.zip(&self.lines).for_each(|(value, &line)| *value = matrix.get(line, feature));
    }
}

impl Around {
    /// The value of the line before; `values` are a thread's.
    fn before(&self, values: &[f32]) -> f32 {
        values[self.before + REACH - 1]
    }

    /// The value of the line after.
    fn after(&self, values: &[f32]) -> f32 {
        values[self.after + REACH]
    }

    fn mean(&self, values: &[f32]) -> f32 {
        let (before, after) = (&values[self.before..][..REACH], &values[self.after + REACH..][..REACH]);
        before.iter().chain(after).sum::<f32>() / self.count.max(1) as f32
    }
}

/// Writes how many lines ago other articles were announced, and in how many they will be.
fn announcements(page: &Page, matrix: &mut Matrix) {
    let announces = || page.readings.iter().map(|read| read.phrase.is_some_and(|kind| kind.role() == Role::Related));
    matrix.fill(Feature::SinceRelated, distances(announces()));
    matrix.fill_back(Feature::UntilRelated, distances(announces().rev()));
}
