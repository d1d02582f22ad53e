//! Verse inside an article: a sentence or a few set on several lines, as poems, songs and oaths are.
//!
//! Its lines begin small or end with a comma, and look like labels and teasers for that. Teasers and labels do not go on from one another.

use super::Company;
use super::gains::{Gain, Guards};
use crate::label::line::{End, Start};

/// So many lines are verse, and so many words has each.
const LEAST: usize = 3;
const LINE_WORDS: std::ops::RangeInclusive<usize> = 2..=12;
/// No line of verse is wider, in letters.
const WIDTH: f32 = 70.0;

impl Company<'_> {
    /// Gives lines that go on from one another, three or more up to a full stop, below a line of the body what they gain for that.
    pub(super) fn keep_verse(&self, gains: &mut [Gain]) {
        let Some((first, last)) = self.body else { return };
        let end = (last + 2).min(gains.len());
        let mut index = first + 1;
        // Lines that end with a comma are few, and most of them are in no article.
        while let Some(at) = (index..end).find(|&at| self.breaks_off(at)) {
            let start = (first + 1..at).rev().take_while(|&above| self.runs_on(above)).last().unwrap_or(at);
            let close = (at..gains.len()).find(|&below| !self.runs_on(below)).unwrap_or(gains.len());
            index = close.max(at + 1);
            let whole = close < gains.len() && self.is_verse(close) && self.page.lines[close].end == End::Sentence;
            if whole && close + 1 - start >= LEAST && self.stands_below_body(gains, start) {
                for gain in &mut gains[start..=close] {
                    *gain = gain.or_more(Guards::get().verse);
                }
            }
        }
    }

    /// Whether line `index` may be one of verse, and the next goes on from it.
    fn runs_on(&self, index: usize) -> bool {
        let goes_on = || {
            let begins_small = self.page.lines.get(index + 1).is_some_and(|below| below.start == Start::Lower);
            self.page.lines[index].end == End::Letter && begins_small
        };
        self.is_verse(index) && (self.breaks_off(index) || goes_on())
    }

    /// Whether line `index` ends with a comma or semicolon.
    fn breaks_off(&self, index: usize) -> bool {
        self.page.lines[index].end == End::Other && self.text(index).ends_with([',', ';', '،', '，', '、', '；'])
    }

    fn is_verse(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        LINE_WORDS.contains(&line.word_count())
            && line.width <= WIDTH
            && !self.has_evidence(index)
            && self.furniture(index) <= 1.0
    }
}
