//! The votes of the words met last: function words, and all words of a label that stands on every page.
//!
//! Kept in place, without an allocation a word: text that never repeats must not pay much for text that does.

use super::model::{MOST_CLASSES, WordVotes};

/// Words kept, a power of two; half a text is made of some hundred words, but a feed is in many languages.
const WORDS: usize = 8192;

/// Letters of the longest word that is kept: with the number of its table they fill a cache line. Longer ones hardly come back.
const LONGEST: usize = 15;

/// A word: its letters with nulls behind the last (no word begins with one), then the number of its table.
type Name = [u32; LONGEST + 1];

/// Words by their letters and their table; of two that fall on one place the later is kept.
pub(super) struct Words {
    // Arrays of nulls, which cost nothing until they are written.
    names: Vec<Name>,
    votes: Vec<WordVotes>,
}

impl Words {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { names: vec![[0; LONGEST + 1]; WORDS], votes: vec![[0; MOST_CLASSES]; WORDS] }
    }

    /// Fetches what is kept in the place of `word`, which lies in far memory: words asked about together are waited for at once.
    #[inline]
    pub(super) fn fetch(&self, word: &[u32], kind: u32) {
        let place = place(word, kind);
        let (name, votes) = (&self.names[place], &self.votes[place]);
        std::hint::black_box((name[0], votes[0], votes[MOST_CLASSES / 2]));
    }

    /// Calls `say` with the votes of `word` in the table of `kind`: kept, or worked out now.
    #[inline]
    pub(super) fn answer(
        &mut self,
        word: &[u32],
        kind: u32,
        work: impl FnOnce() -> WordVotes,
        say: impl FnOnce(&WordVotes),
    ) {
        let mut name = [0; LONGEST + 1];
        let Some(own) = name[..LONGEST].get_mut(..word.len()) else { return say(&work()) };
        own.copy_from_slice(word);
        name[LONGEST] = kind;
        let place = place(word, kind);
        if differ(&self.names[place], &name) {
            (self.names[place], self.votes[place]) = (name, work());
        }
        say(&self.votes[place]);
    }
}

/// Whether two words are not the same: all letters are looked at, which is done in vectors and calls nobody.
#[inline]
fn differ(kept: &Name, name: &Name) -> bool {
    kept.iter().zip(name).fold(0, |apart, (kept, own)| apart | (kept ^ own)) != 0
}

#[inline]
fn place(word: &[u32], kind: u32) -> usize {
    let hash = word.iter().fold(kind, |hash, code| (hash ^ code).wrapping_mul(0x9E37_79B1).rotate_left(15));
    (hash.wrapping_mul(0x85EB_CA6B) >> 16) as usize % WORDS
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Words};

    #[test]
    fn a_word_is_worked_out_once_in_each_table() {
        let (mut words, mut worked) = (Words::new(), 0);
        let long = [7; LONGEST + 1];
        for (word, kind) in
            [(&[97, 98][..], 1), (&[97, 98], 1), (&[97, 98], 2), (&[97], 2), (&[97], 2), (&long, 2), (&long, 2)]
        {
            let work = || {
                worked += 1;
                [worked; 64]
            };
            words.answer(word, kind, work, |_| ());
        }
        assert_eq!(worked, 5);
    }

    #[test]
    fn a_word_has_its_own_votes_whatever_came_before() {
        let mut words = Words::new();
        for round in 0..2 {
            for code in 1..10_000 {
                let votes = [code as i16; 64];
                words.answer(&[code], 0, || votes, |own| assert_eq!(own, &votes, "{code} in round {round}"));
            }
        }
    }
}
