//! Articles whose paragraphs a template prints twice each, one right below the other.
//!
//! Pages say their menus and headlines twice, so that a line said again is taken for one of these, and half of such an article would leave.

use super::gains::{Gain, Guards};
use super::{Company, SENTENCE_WORDS, is_sentence};

/// So many sentences stand twice, at least.
const LEAST: usize = 2;
/// Lines with evidence against them, at least, where there are so many: most pages have fewer below their head, and are not looked through.
const KNOWN: usize = 2 * LEAST;

impl Company<'_> {
    /// Gives sentences that stand twice in a row what they gain for that, where two in three of the page's do.
    pub(super) fn keep_doubled(&self, gains: &mut [Gain]) {
        if self.known < KNOWN {
            return;
        }
        let lines = &self.page.lines;
        let says_again = |at: usize| at + 1 < lines.len() && lines[at].key == lines[at + 1].key && self.tells(at);
        let twice = (0..lines.len()).filter(|&at| says_again(at)).count();
        if twice < LEAST || 3 * twice < (0..lines.len()).filter(|&at| self.tells(at)).count() {
            return;
        }
        for at in (0..lines.len()).filter(|&at| says_again(at)) {
            for gain in &mut gains[at..at + 2] {
                *gain = gain.or_more(Guards::get().doubled);
            }
        }
    }

    /// Whether line `index` is a sentence that no reader knows as something else, and none of a picture.
    fn tells(&self, index: usize) -> bool {
        let (line, readings) = (&self.page.lines[index], &self.page.readings[index]);
        is_sentence(line)
            && line.word_count() >= SENTENCE_WORDS
            && !readings.is_recognised()
            && !readings.appeals
            && self.captions[index] <= Guards::get().caption.weight
    }
}
