//! Lists that a line of the body announces with its colon: who was there, what was decided, which marks there are.
//!
//! A list of links is announced, too, but by words that the lexicon knows, and those are no line of the body.

use super::Company;
use super::gains::{Gain, Guards};
use crate::label::line::{End, Start};

/// Words of the line that announces, at least: "Read on:" has fewer.
const ANNOUNCING_WORDS: usize = 5;
/// Words of such a line that opens the text, at least.
const OPENING_WORDS: usize = 7;
/// Log-odds from which on a line that announces is nearly body.
const NEARLY: f32 = -1.5;
/// Entries, at least, and words of one, at most.
const LEAST: usize = 3;
const ENTRY_WORDS: usize = 24;
/// Dated entries below a sentence, at least: what happens when.
const DATES: usize = 3;
/// Items with a sentence below each that the body has, at least, and words of one, at most.
const OTHER_ITEMS: usize = 3;
const ITEM_WORDS: usize = 8;

impl Company<'_> {
    /// Gives the entries below a line of the body that ends with a colon, and those that say behind a bullet what is on which day right below a
    /// sentence of the body, what lists gain; and a line with a colon that opens the text.
    pub(super) fn keep_announced(&self, gains: &mut [Gain]) {
        self.keep_opening(gains);
        self.keep_headed(gains);
        for index in 0..gains.len().saturating_sub(LEAST) {
            let line = &self.page.lines[index];
            let announces =
                line.end == End::Colon && line.word_count() >= ANNOUNCING_WORDS && self.may_announce(gains, index);
            let tells = line.end == End::Sentence && self.stays(gains, index);
            if !(announces || tells) || !self.is_entry(index + 1) {
                continue;
            }
            let entries = (index + 1..gains.len()).take_while(|&at| self.is_entry(at)).count();
            let run = index + 1..index + 1 + entries;
            let leaves = !self.stays(gains, index) || run.clone().any(|at| !self.stays(gains, at));
            let dated = || run.len() >= DATES && run.clone().all(|at| self.says_when(at));
            if leaves && (announces && run.len() >= LEAST || dated()) {
                for gain in &mut gains[index..run.end] {
                    *gain = gain.or_more(Guards::get().listed);
                }
            }
        }
    }

    /// Whether line `index`, which ends with a colon, is a line of the body, or nearly so between two others.
    fn may_announce(&self, gains: &[Gain], index: usize) -> bool {
        let nearly = || {
            index > 0
                && self.stays(gains, index - 1)
                && self.sums[index] > NEARLY
                && self.is_free(index)
                && (index + 1..gains.len()).find(|&at| !self.is_entry(at)).is_some_and(|below| self.stays(gains, below))
        };
        self.stays(gains, index) || nearly()
    }

    /// Gives the first line of a text that ends with a colon above a line of the body, or above the heading of one, what announcements gain.
    fn keep_opening(&self, gains: &mut [Gain]) {
        let opens = self
            .page
            .lines
            .first()
            .is_some_and(|line| line.end == End::Colon && line.word_count() >= OPENING_WORDS && self.is_free(0));
        let below = |at: usize| at < gains.len() && self.stays(gains, at);
        if opens && (below(1) || below(2) && self.is_said(2, ANNOUNCING_WORDS)) {
            gains[0] = gains[0].or_more(Guards::get().announces);
        }
    }

    /// Gives a short item between two lines of the body what lists gain, where three others of the body have a sentence below them as it has: "• Survivors".
    fn keep_headed(&self, gains: &mut [Gain]) {
        let heads = |at: usize| {
            let short = self.page.lines[at].start == Start::Bullet && self.page.lines[at].word_count() <= ITEM_WORDS;
            short && self.is_entry(at) && self.stays(gains, at + 1) && self.is_said(at + 1, ITEM_WORDS)
        };
        let items: Vec<usize> = (1..gains.len().saturating_sub(1)).filter(|&at| heads(at)).collect();
        let (kept, left): (Vec<_>, Vec<_>) = items.into_iter().partition(|&at| self.stays(gains, at));
        if kept.len() >= OTHER_ITEMS {
            let inside: Vec<usize> = left.into_iter().filter(|&at| self.stays(gains, at - 1)).collect();
            for at in inside {
                gains[at] = gains[at].or_more(Guards::get().listed);
            }
        }
    }

    /// Whether line `index` begins with a figure or a bullet, and the lexicon does not know it.
    fn is_entry(&self, index: usize) -> bool {
        let (line, readings) = (&self.page.lines[index], &self.page.readings[index]);
        let begins = line.start == Start::Digit && line.letters + line.wides > 0 || line.start == Start::Bullet;
        begins && (1..=ENTRY_WORDS).contains(&line.word_count()) && readings.phrase.is_none() && !line.address
    }

    /// Whether line `index` says behind a bullet what is on a day: "• 3 December – Carols". Headlines have their year, or figures: "• 3.12.25 – Fire".
    fn says_when(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let behind = self.text(index).trim_start_matches(|c: char| !c.is_alphanumeric());
        line.start == Start::Bullet
            && line.dashes > 0
            && !line.has_year
            && behind.starts_with(|c: char| c.is_ascii_digit())
            && !behind.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', '/', '-', ':'])
    }
}
