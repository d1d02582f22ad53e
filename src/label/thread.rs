//! The thread of a text: the lines around a line once those known to be furniture are set aside.
//!
//! Pages set advertisements, embedded players and credits between the paragraphs of an article. The nearest neighbours of a short
//! paragraph then say nothing of it; the nearest lines that nothing is known against do.

use super::feature::Feature;
use super::matrix::Matrix;
use super::page::Page;
use super::role::Role;

/// So many lines of the thread to either side are asked.
const REACH: usize = 3;
/// A distance in lines beyond which an announcement is forgotten.
const FAR: usize = 20;

/// Writes what the thread around each line looks like, and how far the announcements of other articles are.
pub(super) fn write(page: &Page, matrix: &mut Matrix) {
    let thread = Thread::of(matrix);
    for (index, (before, after)) in thread.around_each().take(matrix.lines()).enumerate() {
        let near = [before.last(), after.first()].map(|line| line.copied());
        let [above, below] = near.map(|line| line.map_or(0.0, |line| matrix.get(line, Feature::Width)));
        let ends = |line: Option<usize>| line.map_or(0.0, |line| matrix.get(line, Feature::EndsSentence));
        let (sentence_above, sentence_below) = (ends(near[0]), ends(near[1]));
        let share = mean(matrix, Feature::EndsSentence, before, after);
        matrix.set(index, Feature::ThreadWidthBefore, above);
        matrix.set(index, Feature::ThreadWidthAfter, below);
        matrix.set(index, Feature::ThreadSentenceBefore, sentence_above);
        matrix.set(index, Feature::ThreadSentenceAfter, sentence_below);
        matrix.set(index, Feature::ThreadSentences, share);
    }
    announcements(page, matrix);
}

/// Writes the first opinions of the thread around each line.
pub(super) fn note_opinions(matrix: &mut Matrix) {
    let thread = Thread::of(matrix);
    for (index, (before, after)) in thread.around_each().take(matrix.lines()).enumerate() {
        let opinion = |line: Option<&usize>| line.map_or(0.0, |&line| matrix.get(line, Feature::Opinion));
        let (above, below) = (opinion(before.last()), opinion(after.first()));
        let both = mean(matrix, Feature::Opinion, before, after);
        matrix.set(index, Feature::ThreadOpinionBefore, above);
        matrix.set(index, Feature::ThreadOpinionAfter, below);
        matrix.set(index, Feature::ThreadOpinion, both);
    }
}

/// The lines nothing is known against, in order.
struct Thread(Vec<usize>);

impl Thread {
    fn of(matrix: &Matrix) -> Self {
        let mut thread = Vec::with_capacity(matrix.lines());
        thread.extend((0..matrix.lines()).filter(|&index| matrix.get(index, Feature::Evidence) == 0.0));
        Self(thread)
    }

    /// For each line from the first on up to [`REACH`] lines of the thread before it, and as many after it.
    fn around_each(&self) -> impl Iterator<Item = (&[usize], &[usize])> {
        let mut at = 0usize;
        (0..).map(move |index| {
            let before = &self.0[at.saturating_sub(REACH)..at];
            at += usize::from(self.0.get(at) == Some(&index));
            (before, &self.0[at..(at + REACH).min(self.0.len())])
        })
    }
}

fn mean(matrix: &Matrix, feature: Feature, before: &[usize], after: &[usize]) -> f32 {
    let sum: f32 = before.iter().chain(after).map(|&line| matrix.get(line, feature)).sum();
    sum / (before.len() + after.len()).max(1) as f32
}

/// Writes how many lines ago other articles were announced, and in how many they will be.
fn announcements(page: &Page, matrix: &mut Matrix) {
    let announces =
        |index: usize| page.readings[index].phrase.is_some_and(|phrase| phrase.kind.role() == Role::Related);
    let mut since = FAR;
    for index in 0..matrix.lines() {
        matrix.set(index, Feature::SinceRelated, since as f32);
        since = if announces(index) { 0 } else { (since + 1).min(FAR) };
    }
    let mut until = FAR;
    for index in (0..matrix.lines()).rev() {
        matrix.set(index, Feature::UntilRelated, until as f32);
        until = if announces(index) { 0 } else { (until + 1).min(FAR) };
    }
}
