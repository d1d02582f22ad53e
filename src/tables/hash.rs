//! A hash for maps over our own tables.

use std::hash::{BuildHasherDefault, Hasher};

/// Hashes with [`Fnv`]: `HashMap<String, …, Quick>`.
pub(crate) type Quick = BuildHasherDefault<Fnv>;

/// FNV-1a: the keys are our own and short, so a hash without a secret is safe, and several times as fast.
#[derive(Clone)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

/// The hash of a key, as the build script takes it for its dictionaries.
#[inline]
pub(crate) fn hash(key: &str) -> u64 {
    let mut hash = Fnv::default();
    hash.write(key.as_bytes());
    hash.finish()
}

impl Fnv {
    /// Takes the next byte of a key.
    #[inline]
    pub(crate) fn take(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.take(byte));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Hashes with [`Swift`].
pub(crate) type Swiftly = BuildHasherDefault<Swift>;

/// Multiplies and turns eight bytes at a time (Fx, Firefox's hash): for lines and names that are kept for a while, a bounded number of
/// them, so that an enemy's lines that share a hash cost no more than forgetting them would.
#[derive(Clone, Default)]
pub(crate) struct Swift(u64);

impl Swift {
    #[inline]
    fn take(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517C_C1B7_2722_0A95);
    }
}

impl Hasher for Swift {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.take(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.take(u64::from_le_bytes(last) ^ (rest.len() as u64) << 56);
        }
    }

    #[inline]
    fn write_u8(&mut self, value: u8) {
        self.take(value.into());
    }

    #[inline]
    fn write_u32(&mut self, value: u32) {
        self.take(value.into());
    }

    #[inline]
    fn write_usize(&mut self, value: usize) {
        self.take(value as u64);
    }

    /// Both ends of the number must tell: a map looks at the lowest bits for the place and at the highest for the tag.
    #[inline]
    fn finish(&self) -> u64 {
        (self.0 ^ self.0 >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}
