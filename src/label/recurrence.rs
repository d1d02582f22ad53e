//! Where something stands for the first and for the last time.

/// A set of hashes, each with the first and last line that holds it.
///
/// Open addressing over one flat list: a page asks it once or twice a word, and no growing, no removal is needed.
/// Two different things may share a hash (one in some billions); a feature bears that.
#[derive(Default)]
pub(super) struct Recurrence {
    slots: Vec<Slot>,
    /// How many hashes there are.
    count: usize,
}

/// A hash and the lines that hold it.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    lines: Lines,
}

/// First and last line that hold something, in one number: the first as what is left from it to [`NOWHERE`], so that both only grow.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lines(u32);

/// The number of a line no page reaches: what stands in later lines than this counts as the line before it.
const NOWHERE: u16 = u16::MAX;

impl Lines {
    /// Of a slot that is free.
    const FREE: Self = Self(0);
    /// In no line so far.
    const NONE: Self = Self(1);

    /// In this line alone.
    #[inline]
    fn only(line: u16) -> Self {
        Self::FREE.with(line)
    }

    /// The same, of a slot that is taken.
    #[inline]
    pub(super) fn known(self) -> Self {
        Self(self.0.max(Self::NONE.0))
    }

    #[inline]
    fn first(self) -> u16 {
        NOWHERE - (self.0 >> 16) as u16
    }

    #[inline]
    fn last(self) -> u16 {
        self.0 as u16
    }

    /// The same, and `line` behind them; nothing is branched on, as nobody could foretell which words are new.
    #[inline]
    pub(super) fn with(self, line: u16) -> Self {
        Self((self.0 & 0xFFFF_0000).max(u32::from(NOWHERE - line) << 16) | u32::from(line))
    }

    /// The same, and `line` wherever it stands.
    #[inline]
    pub(super) fn among(self, line: u16) -> Self {
        let last = if self.0 <= Self::NONE.0 { line } else { line.max(self.last()) };
        Self(self.with(line).0 & 0xFFFF_0000 | u32::from(last))
    }
}

/// Spreads hashes over all their upper bits: 2³² by the golden ratio.
const SPREAD: u32 = 0x9E37_79B1;

/// The number a line is kept by. Two bytes for a line keep a page's tables small: they are asked for each of its words.
#[inline]
pub(super) fn kept(line: usize) -> u16 {
    line.min(usize::from(NOWHERE) - 1) as u16
}

impl Recurrence {
    /// Forgets all hashes and makes room for `count` of them, of which a third of the slots stays free.
    pub(super) fn begin(&mut self, count: usize) {
        // Whole, and just before it is used: to free here and there what was taken is to bring all of it near when nobody needs it.
        self.slots.clear();
        self.slots.resize(count + count / 2 + 2, Slot::default());
        self.count = 0;
    }

    /// Whether there is room for `count` hashes more.
    pub(super) fn has_room(&self, count: usize) -> bool {
        (self.count + count) * 4 < self.slots.len() * 3
    }

    /// Puts the place of each of `hashes` behind `places`, and makes of the lines that hold it what `noted` says: [`Lines::with`] a line, or
    /// [`Lines::known`].
    #[inline]
    pub(super) fn place_all(
        &mut self,
        hashes: impl Iterator<Item = u32>,
        noted: impl Fn(Lines) -> Lines,
        places: &mut Vec<u32>,
    ) {
        places.extend(hashes.map(|hash| self.place(hash, &noted)));
    }

    #[inline]
    fn place(&mut self, hash: u32, noted: impl Fn(Lines) -> Lines) -> u32 {
        let mut at = ((u64::from(hash.wrapping_mul(SPREAD)) * self.slots.len() as u64) >> 32) as usize;
        loop {
            let slot = &mut self.slots[at];
            // A product, so that one thing is asked and not two: nobody could foretell which words are new, only that few places are another's.
            if u64::from(slot.hash ^ hash) * u64::from(slot.lines.0) == 0 {
                self.count += usize::from(slot.lines == Lines::FREE);
                *slot = Slot { hash, lines: noted(slot.lines) };
                return at as u32;
            }
            at = if at + 1 < self.slots.len() { at + 1 } else { 0 };
        }
    }

    /// Notes that line `line` ([`kept`]) holds what has these `places`, behind all lines that are noted there.
    pub(super) fn note_at(&mut self, places: &[u32], line: u16) {
        for &place in places {
            let lines = &mut self.slots[place as usize].lines;
            *lines = lines.with(line);
        }
    }

    /// Takes `line` ([`kept`]) back out of `places`. Where it was the first or last of several lines, all are forgotten, and it says so:
    /// then those that stay are to be noted again, each at all its places.
    pub(super) fn forget(&mut self, places: &[u32], line: u16) -> bool {
        let mut others = false;
        for &place in places {
            let lines = &mut self.slots[place as usize].lines;
            if *lines != Lines::NONE && (lines.first() == line || lines.last() == line) {
                others |= *lines != Lines::only(line);
                *lines = Lines::NONE;
            }
        }
        others
    }

    /// How many of `places` are those of something that a line other than `line` ([`kept`]) holds.
    #[inline]
    pub(super) fn count_elsewhere(&self, places: &[u32], line: u16) -> usize {
        let only_here = Lines::only(line);
        let elsewhere = |&place: &u32| {
            let lines = self.slots[place as usize].lines;
            usize::from((lines != Lines::NONE) & (lines != only_here))
        };
        places.iter().map(elsewhere).sum()
    }

    /// First and last line that hold what has this place; `None` where no line was noted.
    #[inline]
    pub(super) fn span_at(&self, place: u32) -> Option<(u16, u16)> {
        let lines = self.slots[place as usize].lines;
        (lines != Lines::NONE).then_some((lines.first(), lines.last()))
    }
}

#[cfg(test)]
mod tests {
    use super::Recurrence;
    use proptest::prelude::*;

    #[test]
    fn what_a_line_alone_held_is_in_none_once_it_is_forgotten() {
        let mut seen = Recurrence::default();
        seen.begin(8);
        let mut places = Vec::new();
        for (line, hashes) in [(0, [7, 7 + (1 << 20)]), (1, [7, 9]), (2, [7, 11])] {
            seen.place_all(hashes.into_iter(), |lines| lines.with(line), &mut places);
        }
        assert!(!seen.forget(&places[2..4], 1), "what it shared stands before and after it");
        assert_eq!([0, 1, 3].map(|at| seen.span_at(places[at])), [Some((0, 2)), Some((0, 0)), None]);
        assert!(seen.forget(&places[4..], 2), "line 0 is to be noted again");
        seen.note_at(&places[..2], 0);
        seen.place_all([9, 7].into_iter(), |lines| lines.among(1), &mut places);
        assert_eq!(places[6], places[3]);
        assert_eq!([0, 1, 3].map(|at| seen.span_at(places[at])), [Some((0, 1)), Some((0, 0)), Some((1, 1))]);
    }

    proptest! {
        #[test]
        fn a_table_used_before_knows_nothing(before in prop::collection::vec(0..40u32, 0..30), hashes in prop::collection::vec(0..40u32, 0..30)) {
            let mut seen = Recurrence::default();
            let mut note = |hashes: &[u32]| {
                let mut places = Vec::new();
                seen.begin(30);
                hashes.iter().zip(0..).for_each(|(&hash, line)| seen.place_all([hash].into_iter(), |lines| lines.with(line), &mut places));
                places.iter().map(|&place| seen.span_at(place)).collect::<Vec<_>>()
            };
            note(&before);
            let line = |at: Option<usize>| at.expect("it was noted") as u16;
            let wanted = hashes.iter().map(|hash| {
                let is_it = |other: &u32| other == hash;
                Some((line(hashes.iter().position(is_it)), line(hashes.iter().rposition(is_it))))
            });
            prop_assert_eq!(note(&hashes), wanted.collect::<Vec<_>>());
        }
    }
}
