//! Where a text leaves ASCII: most of what may be wrong with characters is there, and most of a Latin text is not.

use super::Span;

/// Bytes looked at together: a loop of so many without an early way out is done in vectors.
const TOGETHER: usize = 32;

/// Where the first byte of `bytes` beyond ASCII stands.
pub(crate) fn first_beyond_ascii(bytes: &[u8]) -> Option<usize> {
    let (chunks, _) = bytes.as_chunks::<TOGETHER>();
    let plain = chunks.iter().take_while(|chunk| chunk.iter().fold(0, |all, byte| all | byte) < 0x80).count();
    let rest = &bytes[plain * TOGETHER..];
    rest.iter().position(|byte| !byte.is_ascii()).map(|at| plain * TOGETHER + at)
}

/// The runs of characters beyond ASCII, first to last.
pub(crate) fn beyond_ascii(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + first_beyond_ascii(&bytes[from..])?;
        let length = bytes[start..].iter().take_while(|byte| !byte.is_ascii()).count();
        from = start + length;
        Some(Span::new(start, from))
    })
}

#[cfg(test)]
mod tests {
    use super::{beyond_ascii, first_beyond_ascii};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn runs_are_all_there_is_beyond_ascii(text in "([ -~\n]{0,40}|\\PC{0,3}){0,6}") {
            prop_assert_eq!(first_beyond_ascii(text.as_bytes()), text.find(|c: char| !c.is_ascii()));
            let runs: String = beyond_ascii(&text).map(|run| run.of(&text)).collect();
            let all: String = text.chars().filter(|c| !c.is_ascii()).collect();
            prop_assert_eq!(runs, all);
            let apart = beyond_ascii(&text).zip(beyond_ascii(&text).skip(1)).all(|(run, next)| run.end < next.start);
            prop_assert!(apart);
        }
    }
}
