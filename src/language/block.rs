//! A block of the model, as it lies in the file: its marks, and the weights of each mark.
//!
//! A word has some thirty n-grams, and four in five have weights, so this is where a fragment's time goes. Marks and heads are read
//! eight at a time in one number: a loop over single bytes took three times as many instructions.

/// Added to a stored weight so that it has no sign.
const ZERO: i8 = 16;

/// Blocks between two entries of the index: it would be a sixth of the model with one for each.
pub(super) const RUN: usize = 8;

/// Set in the head of a mark's last weight.
const LASTS: u64 = ONES * 64;

/// One in each byte.
const ONES: u64 = u64::from_ne_bytes([1; 8]);
/// The highest bit of each byte.
const HIGHS: u64 = ONES << 7;
/// The lower byte of each two.
const LOWER: u128 = u128::from_le_bytes([255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0]);
/// One in each two bytes.
const PAIRS: u64 = 0x0001_0001_0001_0001;

/// How many bytes the first `number` blocks of a run take; `counts`: two bytes for each of its [`RUN`] blocks, marks and weights.
#[inline]
pub(super) fn bytes_before(counts: [u8; 2 * RUN], number: usize) -> usize {
    let counts = u128::from_le_bytes(counts) & !(u128::MAX << (16 * (number % RUN)));
    let (marks, weights) = (counts & LOWER, (counts >> 8) & LOWER);
    // A weight takes a byte and a half; the halves are rounded up block by block. No sum is above 16 bits.
    let bytes = marks + weights + (((weights + LOWER / 255) >> 1) & LOWER);
    let halves = (bytes as u64) + (bytes >> 64) as u64;
    (halves.wrapping_mul(PAIRS) >> 48) as usize
}

/// A block, and the mark that is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Block<'m> {
    /// Begins with the block, and goes on behind it.
    bytes: &'m [u8],
    marks: u8,
    weights: u8,
    mark: u8,
    /// The first eight bytes.
    first: u64,
}

impl<'m> Block<'m> {
    /// The block of so many marks and weights that `bytes` begins with.
    #[inline]
    pub(super) fn new(bytes: &'m [u8], marks: u8, weights: u8, mark: u8) -> Self {
        // Its far end is fetched now, so that it is near when the weights are read.
        std::hint::black_box(bytes.get(usize::from(marks) + usize::from(weights)));
        Self { bytes, marks, weights, mark, first: eight(bytes, 0) }
    }

    /// Calls `each` with the class and the size of each weight of the mark, if it has any.
    #[inline]
    pub(super) fn read(self, mut each: impl FnMut(usize, i8)) {
        let Some(nth) = self.place() else { return };
        let heads = usize::from(self.marks);
        let tails = heads + usize::from(self.weights);
        let mut at = self.first_head(nth);
        loop {
            let head = eight(self.bytes, heads + at);
            let tail = eight(self.bytes, tails + at / 2) >> (4 * (at & 1));
            let (lasts, mut classes) = (head & LASTS, head & (ONES * 63));
            let mut weights = (head >> 3) & (ONES * 16) | apart(tail);
            let ended = lasts != 0;
            for _ in 0..if ended { lasts.trailing_zeros() / 8 + 1 } else { 8 } {
                each((classes & 63) as usize, (weights & 31) as i8 - ZERO);
                (classes, weights) = (classes >> 8, weights >> 8);
            }
            if ended {
                return;
            }
            at += 8;
        }
    }

    /// Where the mark stands among the marks.
    #[inline]
    fn place(&self) -> Option<usize> {
        let (count, wanted) = (usize::from(self.marks), ONES * u64::from(self.mark));
        let mut next = self.first;
        for at in (0..count).step_by(8) {
            let differing = next ^ wanted;
            // The lowest byte that is zero borrows from none, so it is found exactly.
            let zeros = differing.wrapping_sub(ONES) & !differing & HIGHS;
            if zeros != 0 {
                return Some(at + zeros.trailing_zeros() as usize / 8).filter(|&nth| nth < count);
            }
            next = eight(self.bytes, at + 8);
        }
        None
    }

    /// Where the weights of the mark number `nth` begin among the heads: behind as many that end a mark's weights.
    #[inline]
    fn first_head(&self, nth: usize) -> usize {
        let (mut left, mut at) = (nth, 0);
        while left > 0 {
            let mut ends = eight(self.bytes, usize::from(self.marks) + at) & LASTS;
            let count = ends.count_ones() as usize;
            if count >= left {
                (1..left).for_each(|_| ends &= ends - 1);
                return at + ends.trailing_zeros() as usize / 8 + 1;
            }
            left -= count;
            at += 8;
        }
        at
    }
}

/// Eight bytes from `at`; nulls behind the end.
#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    if let Some(whole) = bytes.get(at..at + 8) {
        return u64::from_le_bytes(whole.try_into().expect("eight bytes were asked for"));
    }
    bytes.get(at..).unwrap_or_default().iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte))
}

/// The eight lowest half bytes, each in a byte of its own.
#[inline]
fn apart(halves: u64) -> u64 {
    let halves = halves & 0xFFFF_FFFF;
    let halves = (halves | halves << 16) & 0x0000_FFFF_0000_FFFF;
    let halves = (halves | halves << 8) & 0x00FF_00FF_00FF_00FF;
    (halves | halves << 4) & (ONES * 15)
}

#[cfg(test)]
mod tests {
    use super::{Block, bytes_before, eight};

    /// Heads and tails of the weights of three marks: 3 and -2 for the classes 5 and 9, 15 for class 1, -16 for class 63.
    const BLOCK: [u8; 9] = [0, 7, 200, 5 | 128, 9 | 64, 1 | 64 | 128, 63 | 64, 14 << 4 | 3, 15];

    fn weights(mark: u8) -> Vec<(usize, i8)> {
        let mut found = Vec::new();
        Block::new(&BLOCK, 3, 4, mark).read(|class, weight| found.push((class, weight)));
        found
    }

    #[test]
    fn a_mark_has_its_own_weights() {
        assert_eq!(weights(0), [(5, 3), (9, -2)]);
        assert_eq!(weights(7), [(1, 15)]);
        assert_eq!(weights(200), [(63, -16)]);
        // The first head, and a mark of no block.
        assert_eq!(weights(5 | 128), []);
        assert_eq!(weights(1), []);
    }

    #[test]
    fn reading_eight_at_a_time_is_reading_one_at_a_time() {
        let bytes: Vec<u8> = (0..400u32).map(|nth| (nth.wrapping_mul(2_654_435_761) >> 23) as u8).collect();
        for count in 0..=255 {
            for mark in 0..=255 {
                let place = Block::new(&bytes, count, 0, mark).place();
                assert_eq!(place, bytes[..usize::from(count)].iter().position(|byte| *byte == mark));
            }
        }
        assert_eq!(eight(&bytes[..12], 8), eight(&bytes, 8) & u64::from(u32::MAX));
        assert_eq!(eight(&bytes[..12], 16), 0);
        let ends: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] & 64 != 0).collect();
        assert_eq!(Block::new(&bytes, 0, 0, 0).first_head(0), 0);
        for (nth, end) in ends.iter().enumerate() {
            assert_eq!(Block::new(&bytes, 0, 0, 0).first_head(nth + 1), end + 1);
        }
    }

    #[test]
    fn the_largest_blocks_do_not_spill_into_each_other() {
        for (count, bytes) in [([255, 255], 255 + 255 + 128), ([255, 254], 255 + 254 + 127), ([1, 1], 3), ([0, 0], 0)] {
            let counts: [u8; 16] = std::array::from_fn(|at| count[at % 2]);
            for number in 0..8 {
                assert_eq!(bytes_before(counts, number), number * bytes);
            }
        }
    }
}
