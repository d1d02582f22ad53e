//! Who speaks, said again and again: "Reporter: Were you overruled? / Minister: No." And other labels that an article repeats: "Referee: …" below each
//! match, "Where: …" below each concert.
//!
//! A turn of a word or two looks like a button, and one that breaks off like a teaser. A menu says each of its labels once, and teasers behind topics
//! ("Handball: …") end without a stop.

use super::gains::{Gain, Guards};
use super::{Company, FOLLOWING_WORDS};
use crate::label::line::{End, Line, Start};
use std::ops::Range;

/// Lines with a label, at least: two who speak twice.
const LEAST_TURNS: usize = 4;
/// Times a label is said, at least.
const AGAIN: usize = 2;
/// Lines from one turn to the next, at most: an answer may have several paragraphs.
const NEAR: usize = 6;
/// Words of a label that stands alone above what is said, at most.
const CALLED: usize = 4;

/// Signs that open a quotation.
const QUOTES: [char; 7] = ['“', '„', '"', '«', '»', '‘', '「'];

impl Company<'_> {
    /// Gives the turns of a conversation what they gain for that, and lines whose label the body has, too.
    pub(super) fn keep_spoken(&self, gains: &mut [Gain]) {
        let lines = &self.page.lines;
        self.keep_callers(gains);
        if lines.iter().filter(|line| line.early_colon).nth(LEAST_TURNS - 2).is_none() {
            return;
        }
        let labelled: Vec<(usize, &str)> =
            (0..lines.len()).filter_map(|index| Some((index, self.spoken_label(index)?))).collect();
        let said = |label: &str| labelled.iter().filter(|(_, other)| *other == label).count();
        let turns: Vec<(usize, &str)> = labelled.iter().copied().filter(|(_, label)| said(label) >= AGAIN).collect();
        for run in turns.chunk_by(|a, b| b.0 - a.0 <= NEAR) {
            if self.is_conversation(run) {
                self.keep_turns(gains, run[0].0..run[run.len() - 1].0 + 1);
            }
        }
        self.keep_known(gains, &labelled);
    }

    /// Gives labelled lines one below the other, below a line of the body, what turns gain, where the body has the labels of most of them twice:
    /// "Referee: …" and "Spectators: …" below the last match of several.
    fn keep_known(&self, gains: &mut [Gain], labelled: &[(usize, &str)]) {
        for run in labelled.chunk_by(|a, b| b.0 - a.0 == 1) {
            let known = |label: &str| {
                let in_body = |&&(at, other): &&(usize, &str)| at < run[0].0 && other == label && self.stays(gains, at);
                labelled.iter().filter(in_body).nth(AGAIN - 1).is_some()
            };
            let leaves = run.iter().any(|&(index, _)| !self.stays(gains, index));
            if leaves
                && 2 * run.iter().filter(|(_, label)| known(label)).count() > run.len()
                && self.stands_below_body(gains, run[0].0)
            {
                for &(index, _) in run {
                    gains[index] = gains[index].or_more(Guards::get().spoken);
                }
            }
        }
    }

    /// Gives a name in capitals with a colon, alone on its line above a paragraph of the body, what the turns of a conversation gain.
    fn keep_callers(&self, gains: &mut [Gain]) {
        for index in 0..gains.len().saturating_sub(1) {
            let (line, below) = (&self.page.lines[index], &self.page.lines[index + 1]);
            let calls = line.end == End::Colon
                && line.uppers == line.letters
                && line.letters > 0
                && line.word_count() <= CALLED
                && below.is_long()
                && below.end == End::Sentence;
            if calls && self.stays(gains, index + 1) && self.page.readings[index].phrase.is_none() {
                gains[index] = gains[index].or_more(Guards::get().spoken);
            }
        }
    }

    /// Whether labelled lines are the turns of a conversation: two or more who take turns, in sentences, one of them body by its sum.
    fn is_conversation(&self, run: &[(usize, &str)]) -> bool {
        let changes = run.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
        let told = run.iter().filter(|(index, _)| self.is_said(*index, 1)).count();
        let is_body = |&(index, _): &(usize, &str)| self.sums[index] > 0.0 && self.is_said(index, FOLLOWING_WORDS);
        run.len() >= LEAST_TURNS && 2 * changes >= run.len() && 2 * told >= run.len() && run.iter().any(is_body)
    }

    /// Keeps the lines of a conversation that nobody knows as something else.
    fn keep_turns(&self, gains: &mut [Gain], run: Range<usize>) {
        for index in run {
            let readings = &self.page.readings[index];
            let labelled = self.spoken_label(index).is_some();
            if labelled || !readings.is_recognised() && self.is_said(index, 1) {
                gains[index] = gains[index].or_more(Guards::get().spoken);
            }
        }
    }

    /// What stands before the early colon of line `index`, if that may be who speaks: no credit, no date, no phrase of a template's.
    fn spoken_label(&self, index: usize) -> Option<&str> {
        let (line, readings) = (&self.page.lines[index], &self.page.readings[index]);
        if !line.early_colon || !may_begin(line) || readings.phrase.is_some() {
            return None;
        }
        let label = label_of(self.text(index))?;
        // "Author: “And how was it?”" credits nobody.
        let quotes = || self.text(index)[label.len()..].trim_start_matches([':', '：', ' ']).starts_with(QUOTES);
        let known = readings.credit.max(readings.credit_end).max(readings.date) >= 0.5 && !quotes();
        (!known).then_some(label)
    }
}

fn may_begin(line: &Line) -> bool {
    matches!(line.start, Start::Upper | Start::Lower) && !line.address
}

/// The words before the first colon, with a blank or the end behind it.
fn label_of(text: &str) -> Option<&str> {
    let (label, behind) = text.split_once([':', '：'])?;
    let parted = behind.starts_with(char::is_whitespace) || text[label.len()..].starts_with('：');
    (parted && !label.is_empty()).then(|| label.trim_end())
}

#[cfg(test)]
mod tests {
    use super::label_of;

    #[test]
    fn a_label_has_a_colon_and_a_blank_behind_it() {
        assert_eq!(label_of("Reporter: Were you overruled?"), Some("Reporter"));
        assert_eq!(label_of("记者：你好"), Some("记者"));
        assert_eq!(label_of("20:15 The last train"), None);
        assert_eq!(label_of("https://example.org"), None);
    }
}
