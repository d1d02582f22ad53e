//! Turns of phrase that are looked for at certain places of a line: three bytes tell at nearly all of them that none stands there.

/// Bits that say which three bytes any of the phrases begins, or ends, with.
const SEEN: usize = 1 << 15;

/// A set of phrases in small letters.
pub(super) struct Turns {
    seen: Vec<u64>,
    phrases: Vec<&'static str>,
}

impl Turns {
    /// The set of `phrases`, to be asked for at their beginnings and at their ends.
    ///
    /// # Panics
    /// If a phrase has fewer than three bytes.
    pub(super) fn of(phrases: Vec<&'static str>) -> Self {
        let mut turns = Self { seen: vec![0; SEEN / 64], phrases };
        for phrase in &turns.phrases {
            let bytes = phrase.as_bytes();
            for three in [&bytes[..3], &bytes[bytes.len() - 3..]] {
                let at = place(three);
                turns.seen[at / 64] |= 1 << (at % 64);
            }
        }
        turns
    }

    /// Whether a phrase may begin, or end, with the three bytes, whose ASCII letters may be large.
    pub(super) fn may_have(&self, three: &[u8]) -> bool {
        three.len() == 3 && {
            let at = place(three);
            self.seen[at / 64] >> (at % 64) & 1 == 1
        }
    }

    /// The phrases that `lower` begins with.
    pub(super) fn that_begin<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let may = lower.as_bytes().get(..3).is_some_and(|three| self.may_have(three));
        let phrases: &[&'static str] = if may { &self.phrases } else { &[] };
        phrases.iter().copied().filter(move |phrase| lower.starts_with(phrase))
    }

    /// The phrases that `lower` ends with.
    pub(super) fn that_end<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.phrases.iter().copied().filter(move |phrase| lower.ends_with(phrase))
    }
}

fn place(three: &[u8]) -> usize {
    let [a, b, c] = [0, 1, 2].map(|at| u32::from(three[at].to_ascii_lowercase()));
    ((a | b << 8 | c << 16).wrapping_mul(0x9E37_79B1) >> 17) as usize % SEEN
}
