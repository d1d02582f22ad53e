//! What stands inside an article and has the shape of furniture: crossheads, lines that lead to a quotation, tables and lists.

use super::gains::{Gain, Guards};
use super::{Company, FOLLOWING_WORDS, SENTENCE_WORDS};
use crate::label::feature::Feature;
use crate::label::line::{End, Start};
use crate::label::series;
use crate::label::words::Topic;

/// From so many words on a heading may have one that page furniture has, too.
const TELLING_WORDS: usize = 3;
/// From this sureness on two words and more have the shape of a name.
const LIKE_A_NAME: f32 = 0.3;
/// Words of a heading between two paragraphs, at most: links to other articles are longer.
const HEADING_WORDS: usize = 5;
/// Lines between a table and the paragraph above or below it, at most.
const ANNOUNCED: usize = 2;

impl Company<'_> {
    /// Gives lines that stand over a paragraph what they gain for that: crossheads between two paragraphs, and the colon that leads to a
    /// quotation or to figures.
    pub(super) fn head(&self, gains: &mut [Gain]) {
        let short_page = gains.len() <= Guards::get().follow_lines;
        let says = |at: usize, words: usize| self.is_said(at, words) && (short_page || self.page.lines[at].is_long());
        for index in self.head + 1..gains.len().saturating_sub(1) {
            let stays = |at: usize| self.sums[at] + gains[at].weight > 0.0;
            if stays(index) || !stays(index + 1) {
                continue;
            }
            let (line, below) = (&self.page.lines[index], &self.page.lines[index + 1]);
            let leads = line.end == End::Colon && (below.start == Start::Quote || below.digits > 0 && !below.is_long());
            let gain = if leads && self.is_free(index) {
                Guards::get().announces
            } else if stays(index - 1)
                && self.is_free_heading(index)
                && says(index - 1, FOLLOWING_WORDS)
                && says(index + 1, SENTENCE_WORDS)
                && !below.question
            {
                Guards::get().heads
            } else {
                continue;
            };
            if gain.weight > gains[index].weight && !self.speaks_against(index) {
                gains[index] = gain;
            }
        }
    }

    /// Whether line `index` is a few words that no name is, that no sign divides, and against which nothing is known.
    pub(super) fn is_free_heading(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let open = matches!(line.end, End::Letter | End::Digit | End::Other) || line.question;
        let signs = line.brackets + line.dividers + line.symbols + u32::from(line.early_colon || line.address);
        let shouts = line.uppers * 2 > line.letters && line.word_count() > 1;
        let begins = matches!(line.start, Start::Upper | Start::Quote | Start::Other);
        // "What happens next" has a word of page furniture; "Next page" has one too much, and "The harbour newsletter" the wrong one.
        let furniture = self.matrix.get(index, Feature::Furniture);
        let offers = [Topic::Account, Topic::Ad, Topic::Comment, Topic::Media, Topic::Notice, Topic::Share];
        let offered = || offers.iter().any(|&topic| self.page.topics[index][topic as usize] > 0);
        let little = furniture == 0.0 || furniture <= 1.0 && line.word_count() >= TELLING_WORDS && !offered();
        open && signs == 0
            && little
            && !self.speaks_against(index)
            && !shouts
            && begins
            && (1..=HEADING_WORDS).contains(&line.word_count())
            && self.page.readings[index].byline < LIKE_A_NAME
    }

    /// Gives lines that are a series by their form what they gain for that: numbered headings, and lists of names below a line of the body.
    pub(super) fn keep_series(&self, gains: &mut [Gain]) {
        let free = |index: usize| self.is_free(index);
        let mut raise = |index: usize, by: Gain| {
            if by.weight > gains[index].weight {
                gains[index] = by;
            }
        };
        for index in series::numbered(&self.page.lines, |index| !self.speaks_against(index)) {
            raise(index, Guards::get().numbered);
        }
        // The looks of a caption are no argument against a series of names, nor is a player called Link.
        let furniture = |index: usize| self.matrix.get(index, Feature::Furniture) as usize;
        let unknown =
            |index: usize| !self.has_evidence(index) && furniture(index) * 4 <= self.page.lines[index].word_count();
        for run in series::listed(&self.page.lines, free, unknown) {
            if self.stands_below_body(run.start) {
                run.filter(|&index| unknown(index)).for_each(|index| raise(index, Guards::get().listed));
            }
        }
        for entry in
            series::timed(&self.page.lines, |index| !self.has_evidence(index) && self.is_said(index, FOLLOWING_WORDS))
        {
            entry.for_each(|index| raise(index, Guards::get().timed));
        }
        for run in series::measured(&self.page.lines, free) {
            let below = |at: usize| self.sums.get(at).is_some_and(|&sum| sum > 0.0) || self.is_measured_step(at);
            if (run.end..run.end + ANNOUNCED).any(below) {
                let heading = run.start.checked_sub(1).filter(|&at| self.heads_table(at));
                let of_steps = (run.end..run.end + ANNOUNCED)
                    .find(|&at| self.is_measured_step(at + 1) && self.is_free_heading(at));
                let headings = heading.into_iter().chain(of_steps);
                headings.chain(run).for_each(|index| raise(index, Guards::get().measured));
            }
        }
        for run in series::tabled(&self.page.lines, free) {
            let stays = |at: usize| self.sums.get(at).is_some_and(|&sum| sum > 0.0);
            let unknown = |index: &usize| !self.has_evidence(*index);
            let above = self.stands_below_body(run.start);
            let below = (run.end..self.sums.len()).filter(unknown).take(ANNOUNCED);
            let inside =
                run.clone().any(stays) || below.into_iter().any(|at| stays(at) || self.goes_on(at, SENTENCE_WORDS));
            let heading = run.start.checked_sub(1).filter(|&at| !stays(at) && self.heads_table(at));
            if above && inside {
                heading.into_iter().chain(run).for_each(|index| raise(index, Guards::get().tabled));
            }
        }
    }

    /// Whether line `index` is the first of what to do: "1. Heat the oil."
    fn is_measured_step(&self, index: usize) -> bool {
        self.page.lines.get(index).is_some_and(|line| line.item == 1) && self.is_said(index, SENTENCE_WORDS)
    }

    /// Whether a line of the body stands above line `index`; labels between the two do not part a table from its article.
    fn stands_below_body(&self, index: usize) -> bool {
        let unknown = |index: &usize| !self.has_evidence(*index);
        (0..index).rev().filter(unknown).take(ANNOUNCED).any(|at| self.sums[at] > 0.0)
    }

    /// Whether line `index`, above a table, is its heading.
    pub(super) fn heads_table(&self, index: usize) -> bool {
        self.page.lines[index].end == End::Colon && self.is_free(index) || self.is_free_heading(index)
    }

    /// Whether nothing is known against line `index`, and no word of it is furniture's.
    pub(super) fn is_free(&self, index: usize) -> bool {
        !self.speaks_against(index) && self.matrix.get(index, Feature::Furniture) == 0.0
    }
}
