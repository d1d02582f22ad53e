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

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
