//! Eight bytes looked at side by side in one number.

/// The high bit of each byte.
const HIGH: u64 = 0x8080_8080_8080_8080;
/// The low bit of each byte.
pub(crate) const EACH: u64 = 0x0101_0101_0101_0101;

/// The high bit of each byte of `eight` that is a character of ASCII from `first` to `last`; all other bits are 0.
#[inline]
pub(crate) fn between(eight: u64, first: u8, last: u8) -> u64 {
    let low = eight & !HIGH;
    let (from_first, beyond_last) = (low + EACH * (0x80 - u64::from(first)), low + EACH * (0x7F - u64::from(last)));
    from_first & !beyond_last & !eight & HIGH
}

/// How many letters and digits of ASCII `bytes` begin with.
#[inline]
pub(crate) fn word_length(bytes: &[u8]) -> usize {
    if let Some(eight) = bytes.first_chunk() {
        let length = letters_and_digits(u64::from_le_bytes(*eight));
        if length < 8 {
            return length;
        }
    }
    bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// How many of eight bytes from the first on are letters or digits of ASCII.
#[inline]
fn letters_and_digits(eight: u64) -> usize {
    let words = between(eight | (EACH * 0x20), b'a', b'z') | between(eight, b'0', b'9');
    ((words ^ HIGH).trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::{between, letters_and_digits};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_byte_is_told_by_itself(bytes in prop_oneof![any::<[u8; 8]>(), prop::array::uniform8(b'/'..=b'|')]) {
            let eight = u64::from_le_bytes(bytes);
            let word = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            prop_assert_eq!(letters_and_digits(eight), word);
            let small = between(eight, b'a', b'z').to_le_bytes();
            for at in 0..8 {
                prop_assert_eq!(small[at], if bytes[at].is_ascii_lowercase() { 0x80 } else { 0 });
            }
        }
    }
}
