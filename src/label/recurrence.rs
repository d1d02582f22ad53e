//! Where something stands for the first and for the last time.

/// A set of hashes, each with the first and last line that holds it.
///
/// Open addressing over one flat list: a page asks it once or twice a word, and no growing, no removal is needed.
/// Two different things may share a hash (one in some billions); a feature bears that.
#[derive(Default)]
pub(super) struct Recurrence {
    slots: Vec<Slot>,
    mask: usize,
}

#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    first: u16,
    last: u16,
}

/// The number of a line no page reaches: what stands in later lines than this counts as the line before it.
const NOWHERE: u16 = u16::MAX;

const EMPTY: Slot = Slot { hash: 0, first: NOWHERE, last: 0 };

/// The number a line is kept by. Two bytes for a line keep a page's tables small: they are asked for each of its words.
#[inline]
pub(super) fn kept(line: usize) -> u16 {
    line.min(usize::from(NOWHERE) - 1) as u16
}

impl Recurrence {
    /// Room for `count` notes.
    pub(super) fn for_entries(count: usize) -> Self {
        let size = (count * 2 + 2).next_power_of_two();
        Self { slots: vec![EMPTY; size], mask: size - 1 }
    }

    /// Remembers that line `line` ([`kept`]) holds `hash`, and tells where, for [`Recurrence::span_at`]. Lines come in order.
    #[inline]
    pub(super) fn note(&mut self, hash: u32, line: u16) -> u32 {
        let at = self.place(hash);
        let slot = &mut self.slots[at];
        if slot.first == NOWHERE {
            *slot = Slot { hash, first: line, last: line };
        } else {
            slot.last = line;
        }
        at as u32
    }

    /// First and last line that hold what was noted at `place`.
    #[inline]
    pub(super) fn span_at(&self, place: u32) -> (u16, u16) {
        let slot = self.slots[place as usize];
        (slot.first, slot.last)
    }

    /// First and last line that hold `hash`.
    #[inline]
    pub(super) fn span(&self, hash: u32) -> Option<(u16, u16)> {
        let slot = self.slots[self.place(hash)];
        (slot.first != NOWHERE).then_some((slot.first, slot.last))
    }

    /// The slot that holds `hash`, or the free one where it belongs.
    #[inline]
    fn place(&self, hash: u32) -> usize {
        let mut at = (hash ^ (hash >> 15)) as usize & self.mask;
        while self.slots[at].first != NOWHERE && self.slots[at].hash != hash {
            at = (at + 1) & self.mask;
        }
        at
    }
}
