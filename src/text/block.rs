//! Sixty-four bytes looked at side by side: a bit for each in one number, the first the lowest.

use wide::{bytemuck, i8x64};

/// Bytes looked at together: as many as a number has bits.
pub(crate) const SIXTY_FOUR: usize = 64;

/// The bytes, as signed numbers: those beyond ASCII are less than all others.
#[derive(Clone, Copy)]
pub(crate) struct Block(i8x64);

impl Block {
    /// The first bytes of `bytes`, zeros behind them where there are fewer.
    #[inline]
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut block = [0; SIXTY_FOUR];
        match bytes.first_chunk() {
            Some(whole) => block = *whole,
            None => block[..bytes.len()].copy_from_slice(bytes),
        }
        Self(bytemuck::cast(block))
    }

    /// The bytes that are characters of ASCII from `first`, which is not the very first, to `last`, which is not the very last.
    #[inline]
    pub(crate) fn between(self, first: u8, last: u8) -> u64 {
        self.ones_between(first, last).to_bitmask()
    }

    #[inline]
    fn ones_between(self, first: u8, last: u8) -> i8x64 {
        self.0.simd_gt(each(first - 1)) & each(last + 1).simd_gt(self.0)
    }

    /// The bytes that are this one.
    #[inline]
    pub(crate) fn are(self, byte: u8) -> u64 {
        self.0.simd_eq(each(byte)).to_bitmask()
    }

    /// The bytes that are no ASCII.
    #[inline]
    pub(crate) fn beyond_ascii(self) -> u64 {
        self.0.to_bitmask()
    }

    /// The same with the capitals of ASCII made small.
    #[inline]
    pub(crate) fn in_small_letters(self) -> Self {
        Self(self.0 | self.ones_between(b'A', b'Z') & each(0x20))
    }

    /// The bytes themselves.
    #[inline]
    pub(crate) fn bytes(self) -> [u8; SIXTY_FOUR] {
        bytemuck::cast(self.0)
    }
}

#[inline]
fn each(byte: u8) -> i8x64 {
    i8x64::splat(byte as i8)
}

/// The bits of the first `count` bytes, 64 at most.
#[inline]
pub(crate) fn below(count: usize) -> u64 {
    1u64.checked_shl(count as u32).map_or(u64::MAX, |bit| bit - 1)
}

/// The places of the bits that are set, the lowest first.
#[inline]
pub(crate) fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = bits.trailing_zeros() as usize;
        (bits != 0).then(|| {
            bits &= bits - 1;
            at
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Block, SIXTY_FOUR, below, ones};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_byte_is_told_by_itself(bytes in prop::collection::vec(prop_oneof![any::<u8>(), b'/'..=b'|'], 0..=SIXTY_FOUR)) {
            let block = Block::of(&bytes);
            let marked = |marks: u64| ones(marks & below(bytes.len())).map(|at| bytes[at]).collect::<Vec<u8>>();
            let wanted = |is_it: &dyn Fn(u8) -> bool| bytes.iter().copied().filter(|&byte| is_it(byte)).collect::<Vec<u8>>();
            prop_assert_eq!(marked(block.between(b'A', b'Z')), wanted(&|byte| byte.is_ascii_uppercase()));
            prop_assert_eq!(marked(block.between(b' ', b'~')), wanted(&|byte| (b' '..=b'~').contains(&byte)));
            prop_assert_eq!(marked(block.are(b'a')), wanted(&|byte| byte == b'a'));
            prop_assert_eq!(marked(block.beyond_ascii()), wanted(&|byte| !byte.is_ascii()));
            prop_assert_eq!(&block.in_small_letters().bytes()[..bytes.len()], bytes.to_ascii_lowercase());
            prop_assert!(block.bytes()[bytes.len()..].iter().all(|&byte| byte == 0));
        }
    }
}
