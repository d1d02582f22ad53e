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
    let thread = Thread::of(matrix);
    let (widths, ends) = (thread.values(matrix, Feature::Width), thread.values(matrix, Feature::EndsSentence));
    matrix.fill(Feature::ThreadWidthBefore, thread.around.iter().map(|around| around.before(&widths)));
    matrix.fill(Feature::ThreadWidthAfter, thread.around.iter().map(|around| around.after(&widths)));
    matrix.fill(Feature::ThreadSentenceBefore, thread.around.iter().map(|around| around.before(&ends)));
    matrix.fill(Feature::ThreadSentenceAfter, thread.around.iter().map(|around| around.after(&ends)));
    matrix.fill(Feature::ThreadSentences, thread.around.iter().map(|around| around.mean(&ends)));
    announcements(page, matrix);
}

/// Writes the first opinions of the thread around each line.
pub(super) fn note_opinions(matrix: &mut Matrix) {
    let thread = Thread::of(matrix);
    let opinions = thread.values(matrix, Feature::Opinion);
    matrix.fill(Feature::ThreadOpinionBefore, thread.around.iter().map(|around| around.before(&opinions)));
    matrix.fill(Feature::ThreadOpinionAfter, thread.around.iter().map(|around| around.after(&opinions)));
    matrix.fill(Feature::ThreadOpinion, thread.around.iter().map(|around| around.mean(&opinions)));
}

/// The lines nothing is known against, in order, and where each line of the page stands among them.
struct Thread {
    lines: Vec<usize>,
    around: Vec<Around>,
}

/// How many lines of the thread stand before a line, how many before or in its place, and how many up to [`REACH`] to either side.
struct Around {
    before: usize,
    after: usize,
    count: usize,
}

impl Thread {
    fn of(matrix: &Matrix) -> Self {
        let mut thread = Self { lines: Vec::with_capacity(matrix.lines()), around: Vec::with_capacity(matrix.lines()) };
        for index in 0..matrix.lines() {
            let before = thread.lines.len();
            if matrix.get(index, Feature::Evidence) == 0.0 {
                thread.lines.push(index);
            }
            thread.around.push(Around { before, after: thread.lines.len(), count: 0 });
        }
        let all = thread.lines.len();
        thread.around.iter_mut().for_each(|around| {
            around.count = around.before.min(REACH) + (all - around.after).min(REACH);
        });
        thread
    }

    /// The values of a feature along the thread, behind and before [`REACH`] zeros: what is not there adds nothing to a sum.
    fn values(&self, matrix: &Matrix, feature: Feature) -> Vec<f32> {
        let mut values = vec![0.0; self.lines.len() + 2 * REACH];
        let within = values[REACH..].iter_mut();
        within.zip(&self.lines).for_each(|(value, &line)| *value = matrix.get(line, feature));
        values
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
    let announces =
        || page.readings.iter().map(|read| read.phrase.is_some_and(|phrase| phrase.kind.role() == Role::Related));
    matrix.fill(Feature::SinceRelated, distances(announces()));
    matrix.fill_back(Feature::UntilRelated, distances(announces().rev()));
}
