//! Eight bytes looked at side by side in one number.

/// The high bit of each byte.
pub(crate) const HIGH: u64 = 0x8080_8080_8080_8080;
const EACH: u64 = 0x0101_0101_0101_0101;

/// The high bit of each byte of `eight` that is a character of ASCII from `first` to `last`; all other bits are 0.
#[inline]
pub(crate) fn between(eight: u64, first: u8, last: u8) -> u64 {
    let low = eight & !HIGH;
    let (from_first, beyond_last) = (low + EACH * (0x80 - u64::from(first)), low + EACH * (0x7F - u64::from(last)));
    from_first & !beyond_last & !eight & HIGH
}

/// The high bit of each byte of `eight` that begins a character beyond ASCII.
#[inline]
pub(crate) fn beginning_beyond_ascii(eight: u64) -> u64 {
    eight & eight << 1 & HIGH
}

#[cfg(test)]
mod tests {
    use super::{beginning_beyond_ascii, between};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_byte_is_told_by_itself(bytes in any::<[u8; 8]>()) {
            let eight = u64::from_le_bytes(bytes);
            let (small, beyond) = (between(eight, b'a', b'z').to_le_bytes(), beginning_beyond_ascii(eight).to_le_bytes());
            for at in 0..8 {
                prop_assert_eq!(small[at], if bytes[at].is_ascii_lowercase() { 0x80 } else { 0 });
                prop_assert_eq!(beyond[at], if bytes[at] >= 0xC0 { 0x80 } else { 0 });
            }
        }
    }
}
