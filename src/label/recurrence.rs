//! Where something stands for the first and for the last time.

/// A set of hashes, each with the first and last line that holds it.
///
/// Open addressing over one flat list: a page asks it once or twice a word, and no growing, no removal is needed.
/// Two different things may share a hash (one in some billions); a feature bears that.
#[derive(Default)]
pub(super) struct Recurrence {
    slots: Vec<Slot>,
    mask: usize,
    /// How many hashes there are.
    taken: u32,
    /// For each hash, in the order in which they came, and for those to come.
    lines: Vec<Lines>,
}

/// A hash and its place in [`Recurrence::lines`], counted from 1; 0 for a slot that is free.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    number: u32,
}

/// First and last line that hold something, in one number.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Lines(u32);

/// The number of a line no page reaches: what stands in later lines than this counts as the line before it.
const NOWHERE: u16 = u16::MAX;

impl Lines {
    /// In no line so far.
    const NONE: Self = Self((NOWHERE as u32) << 16);

    #[inline]
    fn first(self) -> u16 {
        (self.0 >> 16) as u16
    }

    #[inline]
    fn last(self) -> u16 {
        self.0 as u16
    }

    /// The same, and `line` behind them; nothing is branched on, as nobody could foretell which words are new.
    #[inline]
    fn with(self, line: u16) -> Self {
        Self(u32::from(self.first().min(line)) << 16 | u32::from(line))
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
        let size = (count + count / 3 + 2).next_power_of_two();
        Self { slots: vec![Slot::default(); size], mask: size - 1, taken: 0, lines: vec![Lines::NONE; size] }
    }

    /// Whether there is room for `count` hashes more.
    pub(super) fn has_room(&self, count: usize) -> bool {
        (self.taken as usize + count) * 4 <= self.mask * 3
    }

    /// Forgets the lines and keeps the places of all hashes.
    pub(super) fn forget_lines(&mut self) {
        self.lines[..self.taken as usize].fill(Lines::NONE);
    }

    /// The place of `hash`, for [`Recurrence::note_at`] and [`Recurrence::span_at`].
    #[inline]
    pub(super) fn place(&mut self, hash: u32) -> u32 {
        let mut at = (hash ^ (hash >> 15)) as usize & self.mask;
        loop {
            let slot = self.slots[at];
            if slot.number == 0 {
                self.taken += 1;
                self.slots[at] = Slot { hash, number: self.taken };
                return self.taken - 1;
            }
            if slot.hash == hash {
                return slot.number - 1;
            }
            at = (at + 1) & self.mask;
        }
    }

    /// Remembers that line `line` ([`kept`]) holds what has this place. Lines come in order.
    #[inline]
    pub(super) fn note_at(&mut self, place: u32, line: u16) {
        let lines = &mut self.lines[place as usize];
        *lines = lines.with(line);
    }

    /// First and last line that hold what has this place; `None` where no line was noted.
    #[inline]
    pub(super) fn span_at(&self, place: u32) -> Option<(u16, u16)> {
        let lines = self.lines[place as usize];
        (lines != Lines::NONE).then_some((lines.first(), lines.last()))
    }
}

#[cfg(test)]
mod tests {
    use super::Recurrence;

    #[test]
    fn places_outlive_the_lines() {
        let mut seen = Recurrence::for_entries(3);
        let places = [7, 7 + (1 << 20), 9].map(|hash| seen.place(hash));
        seen.note_at(places[0], 0);
        seen.note_at(places[0], 4);
        assert_eq!((seen.span_at(places[0]), seen.span_at(places[1])), (Some((0, 4)), None));
        seen.forget_lines();
        assert_eq!((seen.span_at(places[0]), seen.place(9)), (None, places[2]));
        seen.note_at(places[0], 2);
        assert_eq!(seen.span_at(places[0]), Some((2, 2)));
    }
}
