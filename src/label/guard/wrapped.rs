//! Text that somebody wrapped by hand, and poems: sentences that are set on several lines.
//!
//! Each line has no more words than a headline and no stop, so that a page of them looks like a list of teasers. But headlines begin large: a line
//! that ends open, above one that begins small, goes on there. In Korean, which has no small letters, the particle at its end tells.

use super::Company;
use super::gains::{Gain, Guards};
use crate::label::line::{End, Line};
use std::ops::Range;

/// Lines that go on in the next one, at least.
const LEAST: usize = 3;
/// Words a line of such a text has on average, at least: tags in small letters have fewer.
const WORDS: usize = 3;
/// Lines of a poem without a stop, at least, and lines to the paragraph below it, at most.
const STOPLESS: usize = 6;
const BELOW: usize = 2;
/// No line that goes on is wider, in letters.
const WIDTH: f32 = 130.0;
/// Particles that end no Korean headline.
const PARTICLES: [char; 6] = ['는', '을', '를', '며', '에', '은'];

/// Lines of a stanza: one beside a stanza of as many lines belongs to the poem, though fewer of its lines end open.
const STANZA: std::ops::RangeInclusive<usize> = 3..=8;

/// Lines of `block` from one that goes on to the end of the last that does, where one in two is such; a heading may stand right above them.
fn wrapped_part(flows: &[usize], block: &Range<usize>) -> Option<Range<usize>> {
    let inside: Vec<usize> = flows.iter().copied().filter(|at| block.contains(at)).collect();
    let (&first, &last) = (inside.first()?, inside.last()?);
    let is_wrapped = inside.len() >= LEAST && 2 * inside.len() > last - first;
    is_wrapped.then(|| first.saturating_sub(1).max(block.start)..last + 2)
}

impl Company<'_> {
    /// Gives the lines of a text set on several lines what they gain for that: those that touch one another, where one in two goes on in the next
    /// and one ends as a sentence does; in a longer text those that go on from one another up to a stop.
    pub(super) fn keep_wrapped(&self, gains: &mut [Gain]) {
        let flows: Vec<usize> = (0..gains.len().saturating_sub(1)).filter(|&at| self.flows(at)).collect();
        if flows.len() < LEAST {
            return;
        }
        let blocks = self.parted(|at| self.ends_between(at) == 1);
        let wrapped: Vec<Option<Range<usize>>> = blocks.iter().map(|block| wrapped_part(&flows, block)).collect();
        for (at, block) in blocks.iter().enumerate() {
            let near =
                |other: usize| wrapped.get(other).is_some_and(Option::is_some) && blocks[other].len() == block.len();
            let is_stanza = STANZA.contains(&block.len()) && (near(at + 1) || at > 0 && near(at - 1));
            let goes_on = || flows.iter().any(|flow| block.contains(flow));
            match &wrapped[at] {
                Some(set) => self.keep_set(gains, set.clone()),
                None if is_stanza && goes_on() => self.keep_set(gains, block.clone()),
                None => {}
            }
        }
        for run in flows.chunk_by(|a, b| b - a == 1).filter(|run| run.len() >= LEAST) {
            self.keep_set(gains, run[0]..run[run.len() - 1] + 2);
        }
    }

    /// The runs of lines that `joins` says are joined to the next.
    fn parted(&self, joins: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
        let ends = (0..self.sums.len()).filter(|&at| at + 1 == self.sums.len() || !joins(at));
        ends.scan(0, |start, at| Some(std::mem::replace(start, at + 1)..at + 1)).collect()
    }

    /// Gives the lines of `set`, if one of them ends as a sentence does and they have the words of a text, what they gain for that.
    fn keep_set(&self, gains: &mut [Gain], set: Range<usize>) {
        let words: usize = set.clone().map(|at| self.page.lines[at].word_count()).sum();
        let told = set.clone().any(|at| self.page.lines[at].end == End::Sentence);
        // A poem without a stop: a menu and tags have fewer words a line, and end beside no paragraph.
        let below = (set.end..self.sums.len().min(set.end + BELOW)).find(|&at| self.page.lines[at].is_long());
        let in_body = || below.is_some_and(|at| self.stays(gains, at)) && set.len() >= STOPLESS;
        if !told && !in_body() || words < WORDS * set.len() {
            return;
        }
        for at in set {
            if !self.page.readings[at].is_note() && !self.page.readings[at].appeals {
                gains[at] = gains[at].or_more(Guards::get().verse);
            }
        }
    }

    /// Whether line `index` goes on in the next one, right below it.
    fn flows(&self, index: usize) -> bool {
        let (line, below) = (&self.page.lines[index], &self.page.lines[index + 1]);
        line.width <= WIDTH
            && line.letters + line.wides > 0
            && below.letters + below.wides > 0
            && self.ends_open(line, index)
            && self.is_near(index)
            && (self.text(index + 1).starts_with(char::is_lowercase)
                || line.wides > 0 && below.wides > 0
                || self.is_of_verse(line, index))
    }

    /// Whether line `index` ends with a comma and touches the next, as lines of verse do that all begin large; entries of a list have fewer words or
    /// figures.
    fn is_of_verse(&self, line: &Line, index: usize) -> bool {
        let text = self.text(index);
        line.word_count() >= WORDS
            && text.ends_with(',')
            && !text.contains(|c: char| c.is_ascii_digit() || c == ':')
            && self.ends_between(index) == 1
    }

    /// Whether line `index` ends inside a sentence; a Korean one by its particle.
    fn ends_open(&self, line: &Line, index: usize) -> bool {
        let breaks = || self.text(index).ends_with([',', ';', '-', '–', '‑', '\u{ad}', '،']);
        if line.wides > 0 {
            return self.text(index).ends_with(PARTICLES)
                || line.letters + line.wides > 8 && self.text(index).ends_with(',');
        }
        match line.end {
            End::Letter | End::Digit => true,
            End::Other => breaks(),
            _ => false,
        }
    }

    /// Whether at most one empty line parts line `index` from the next.
    fn is_near(&self, index: usize) -> bool {
        self.ends_between(index) <= 2
    }

    /// Line ends between line `index` and the next.
    fn ends_between(&self, index: usize) -> usize {
        let blocks = self.scene.blocks;
        let between = blocks[index].span.end..blocks[index + 1].span.start;
        self.scene.text.as_bytes()[between].iter().filter(|&&byte| byte == b'\n').count()
    }
}
