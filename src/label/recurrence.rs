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
    first: u32,
    last: u32,
}

const EMPTY: Slot = Slot { hash: 0, first: u32::MAX, last: 0 };

impl Recurrence {
    /// Room for `count` notes.
    pub(super) fn for_entries(count: usize) -> Self {
        let size = (count * 2 + 2).next_power_of_two();
        Self { slots: vec![EMPTY; size], mask: size - 1 }
    }

    /// Remembers that line `line` holds `hash`. Lines come in order.
    #[inline]
    pub(super) fn note(&mut self, hash: u32, line: u32) {
        let at = self.place(hash);
        let slot = &mut self.slots[at];
        if slot.first == u32::MAX {
            *slot = Slot { hash, first: line, last: line };
        } else {
            slot.last = line;
        }
    }

    /// First and last line that hold `hash`.
    #[inline]
    pub(super) fn span(&self, hash: u32) -> Option<(u32, u32)> {
        let slot = self.slots[self.place(hash)];
        (slot.first != u32::MAX).then_some((slot.first, slot.last))
    }

    /// The slot that holds `hash`, or the free one where it belongs.
    #[inline]
    fn place(&self, hash: u32) -> usize {
        let mut at = (hash ^ (hash >> 15)) as usize & self.mask;
        while self.slots[at].first != u32::MAX && self.slots[at].hash != hash {
            at = (at + 1) & self.mask;
        }
        at
    }
}
