//! Where a sign stands in a source: found sixty-four bytes at a time and once, as its tags are short and a search for each would cost more than it finds.

use crate::text::block::{Block, SIXTY_FOUR};

/// The places of one sign, a bit for each byte of the source.
pub(super) struct Signs(Vec<u64>);

impl Signs {
    /// The places of each of `signs` in `bytes`.
    pub(super) fn of<const COUNT: usize>(bytes: &[u8], signs: [u8; COUNT]) -> [Self; COUNT] {
        let mut places = signs.map(|_| Vec::with_capacity(bytes.len() / SIXTY_FOUR + 1));
        let mut note =
            |block: Block| places.iter_mut().zip(signs).for_each(|(places, sign)| places.push(block.are(sign)));
        let (whole, rest) = bytes.as_chunks::<SIXTY_FOUR>();
        whole.iter().for_each(|sixty_four| note(Block::of(sixty_four)));
        note(Block::of(rest));
        places.map(Self)
    }

    /// The first place from `from` on.
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        let first = from / SIXTY_FOUR;
        let rest = self.0.get(first..)?;
        let (&own, behind) = rest.split_first()?;
        let own = own & (u64::MAX << (from % SIXTY_FOUR));
        if own != 0 {
            return Some(first * SIXTY_FOUR + own.trailing_zeros() as usize);
        }
        let ahead = behind.iter().position(|&bits| bits != 0)?;
        Some((first + 1 + ahead) * SIXTY_FOUR + behind[ahead].trailing_zeros() as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_next_sign_is_found_from_anywhere(text in "[<>\"a-c \u{E9}]{0,200}", from in 0_usize..210) {
            let [opening, quotes] = Signs::of(text.as_bytes(), [b'<', b'"']);
            let next = |sign: u8| (from..text.len()).find(|&at| text.as_bytes()[at] == sign);
            prop_assert_eq!(opening.next(from), next(b'<'));
            prop_assert_eq!(quotes.next(from), next(b'"'));
        }
    }
}
