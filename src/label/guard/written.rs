//! Letters: the greeting above the first paragraph, the words above the signature.

use super::gains::{Gain, Guards};
use super::{Company, SENTENCE_WORDS};
use crate::label::letter;
use crate::label::line::{End, Start};
use std::ops::Range;

/// Lines below a letter's last paragraph that belong to it, at most.
const CLOSING: usize = 3;
/// Letters of a column that are signed above another, at least.
const LEAST_LETTERS: usize = 2;
/// Words of a name, at most.
const NAME_WORDS: usize = 5;
/// Words of the place below it, at most.
const PLACE_WORDS: usize = 2;
/// From this sureness on a line is the writer's name, which has a field of its own.
const LIKE_A_NAME: f32 = 0.3;

impl Company<'_> {
    /// Gives the greeting of a letter, and the lines between its last paragraph and its signature, what they gain for that.
    pub(super) fn keep_letter(&self, gains: &mut [Gain]) {
        let Some(greeting) = letter::greeting(self.page, |index| self.text(index)) else { return };
        if !self.stays(gains, greeting + 1) {
            return;
        }
        gains[greeting] = gains[greeting].or_more(Guards::get().letter);
        let Some(last) = (0..gains.len()).rev().find(|&index| self.stays(gains, index)) else { return };
        let below = last + 1..gains.len().min(last + 1 + CLOSING);
        let mut signed = false;
        for index in below.take_while(|&index| letter::closes(self.page, index)) {
            let signs = !signed && self.page.readings[index].byline >= LIKE_A_NAME;
            signed |= signs;
            if !signs {
                gains[index] = gains[index].or_more(Guards::get().letter);
            }
        }
    }

    /// Gives a few words with a comma behind them between two paragraphs of the body what greetings gain: a speech turns to those it is given to
    /// again and again, and what is said twice looks like a menu's.
    pub(super) fn keep_addresses(&self, gains: &mut [Gain]) {
        let told = |gains: &[Gain], at: usize| self.stays(gains, at) && self.is_said(at, SENTENCE_WORDS);
        for index in 1..gains.len().saturating_sub(1) {
            if !self.stays(gains, index)
                && letter::greets(self.page, index)
                && letter::breaks_off(self.text(index))
                && told(gains, index - 1)
                && told(gains, index + 1)
            {
                gains[index] = gains[index].or_more(Guards::get().letter);
            }
        }
    }

    /// Gives the names under the letters of a column what letters gain, with the place below each and the heading of the next letter: two or more stand
    /// between paragraphs of the body. Teasers are signed, too, and say no place.
    pub(super) fn keep_signatures(&self, gains: &mut [Gain]) {
        let found: Vec<Range<usize>> =
            (1..gains.len()).filter_map(|index| self.between_letters(gains, index)).collect();
        if found.len() < LEAST_LETTERS {
            return;
        }
        for index in found.into_iter().flatten() {
            gains[index] = gains[index].or_more(Guards::get().letter);
        }
    }

    /// The lines between two paragraphs of the body, three at most, of which line `index` is the first and a name.
    fn between_letters(&self, gains: &[Gain], index: usize) -> Option<Range<usize>> {
        let (line, readings) = (&self.page.lines[index], &self.page.readings[index]);
        let named = line.end == End::Letter
            && (2..=NAME_WORDS).contains(&line.word_count())
            && line.capital_words as usize == line.word_count()
            && line.digits + line.brackets + line.colons == 0
            && readings.phrase.is_none()
            && readings.credit.max(readings.credit_end) < 0.5;
        let paragraph = |at: usize| self.page.lines[at].is_long() && self.is_said(at, 1) && self.stays(gains, at);
        if !named || !paragraph(index - 1) {
            return None;
        }
        let next = (index + 1..gains.len().min(index + 1 + CLOSING)).find(|&at| paragraph(at))?;
        let open = |at: usize| !self.page.readings[at].is_note() && self.page.lines[at].end != End::Sentence;
        let place = &self.page.lines[index + 1];
        let placed = place.word_count() <= PLACE_WORDS && place.start == Start::Upper && place.end == End::Letter;
        (placed && next > index + 1 && (index + 1..next).all(open)).then_some(index..next)
    }
}
