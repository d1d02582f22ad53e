//! Where something stands for the first and for the last time.

/// A set of hashes, each with the first and last line that holds it.
///
/// Open addressing over one flat list: a page asks it once or twice a word, and no growing, no removal is needed.
/// Two different things may share a hash (one in some billions); a feature bears that.
#[derive(Default)]
pub(super) struct Recurrence {
    /// A power of two of them.
    slots: Vec<Slot>,
    /// How many hashes there are.
    taken: usize,
}

/// A hash and the lines that hold it.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    lines: Lines,
}

/// First and last line that hold something, in one number: the first as what is left from it to [`NOWHERE`], so that both only grow.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Lines(u32);

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
    fn known(self) -> Self {
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
    fn with(self, line: u16) -> Self {
        Self((self.0 & 0xFFFF_0000).max(u32::from(NOWHERE - line) << 16) | u32::from(line))
    }
}

/// The number a line is kept by. Two bytes for a line keep a page's tables small: they are asked for each of its words.
#[inline]
pub(super) fn kept(line: usize) -> u16 {
    line.min(usize::from(NOWHERE) - 1) as u16
}

impl Recurrence {
    /// Room for `count` notes; a quarter of the slots stays free.
    pub(super) fn for_entries(count: usize) -> Self {
        Self { slots: vec![Slot::default(); (count + count / 3 + 2).next_power_of_two()], taken: 0 }
    }

    /// Whether there is room for `count` hashes more.
    pub(super) fn has_room(&self, count: usize) -> bool {
        (self.taken + count) * 4 < self.slots.len() * 3
    }

    /// Forgets the lines and keeps the places of all hashes.
    pub(super) fn forget_lines(&mut self) {
        for slot in &mut self.slots {
            slot.lines = Lines(slot.lines.0.min(Lines::NONE.0));
        }
    }

    /// The place of each of `hashes`, for [`Recurrence::note_at`] and [`Recurrence::span_at`], put behind `places`.
    #[inline]
    pub(super) fn find(&mut self, hashes: impl Iterator<Item = u32>, places: &mut Vec<u32>) {
        places.extend(hashes.map(|hash| self.place(hash, Lines::known)));
    }

    /// Remembers that line `line` ([`kept`]) holds `hashes`; their places are put behind `places`. Lines come in order.
    #[inline]
    pub(super) fn note(&mut self, hashes: impl Iterator<Item = u32>, line: u16, places: &mut Vec<u32>) {
        places.extend(hashes.map(|hash| self.place(hash, |lines| lines.with(line))));
    }

    #[inline]
    fn place(&mut self, hash: u32, noted: impl Fn(Lines) -> Lines) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = (hash ^ (hash >> 15)) as usize & mask;
        loop {
            let slot = &mut self.slots[at];
            // A product, so that one thing is asked and not two: nobody could foretell which words are new, only that few places are another's.
            if u64::from(slot.hash ^ hash) * u64::from(slot.lines.0) == 0 {
                self.taken += usize::from(slot.lines == Lines::FREE);
                *slot = Slot { hash, lines: noted(slot.lines) };
                return at as u32;
            }
            at = (at + 1) & mask;
        }
    }

    /// Remembers that line `line` ([`kept`]) holds what has this place. Lines come in order.
    #[inline]
    pub(super) fn note_at(&mut self, place: u32, line: u16) {
        let lines = &mut self.slots[place as usize].lines;
        *lines = lines.with(line);
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

    #[test]
    fn places_outlive_the_lines() {
        let mut seen = Recurrence::for_entries(3);
        let mut places = Vec::new();
        seen.find([7, 7 + (1 << 20), 9].into_iter(), &mut places);
        seen.note_at(places[0], 0);
        seen.note_at(places[0], 4);
        assert_eq!((seen.span_at(places[0]), seen.span_at(places[1])), (Some((0, 4)), None));
        seen.forget_lines();
        seen.note([9].into_iter(), 1, &mut places);
        assert_eq!((seen.span_at(places[0]), places[3], seen.span_at(places[3])), (None, places[2], Some((1, 1))));
        seen.note_at(places[0], 2);
        assert_eq!(seen.span_at(places[0]), Some((2, 2)));
    }
}
