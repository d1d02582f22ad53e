//! How likely letters follow each other in names: which source spelling a Latin form hides, and whether it looks native.

/// Names written in Cyrillic, native endings counted more; made by `scripts/names/train_letters.py`.
pub(super) static CYRILLIC: Letters =
    Letters { first: 'а', length: 33, costs: include_bytes!(concat!(env!("OUT_DIR"), "/letters-cyrillic.costs")) };

/// Names written in Latin letters, marks aside.
pub(super) static LATIN: Letters =
    Letters { first: 'a', length: 26, costs: include_bytes!(concat!(env!("OUT_DIR"), "/letters-latin.costs")) };

/// Costs of three letters in a row, in thirds of a bit.
#[derive(Debug)]
pub(super) struct Letters {
    /// The first of the alphabet; its letters follow each other in Unicode but for ё, which is the last.
    first: char,
    /// Letters in the alphabet.
    length: u8,
    /// One cost for (first, second, third), each an index of the alphabet; its length marks the edge. `build/names.rs` makes them.
    costs: &'static [u8],
}

impl Letters {
    /// What stands before the first letter of a word and behind its last, and for a letter of another alphabet.
    pub fn edge(&self) -> u8 {
        self.length
    }

    /// Where `letter` is in the alphabet.
    pub fn place_of(&self, letter: char) -> u8 {
        let letter = match letter {
            'і' | 'ї' => 'и',
            'є' => 'е',
            'ґ' => 'г',
            'ў' => 'у',
            'ј' => 'й',
            'ё' if self.first == 'а' => return self.length - 1,
            other => other,
        };
        let place = (letter as u32).wrapping_sub(self.first as u32);
        let in_a_row = if self.first == 'а' { self.length - 1 } else { self.length };
        if place < u32::from(in_a_row) { place as u8 } else { self.length }
    }

    /// Bits that a letter costs after two others, each told by its place.
    pub fn bits_at(&self, first: u8, second: u8, next: u8) -> f32 {
        let side = usize::from(self.length) + 1;
        f32::from(self.costs[(usize::from(first) * side + usize::from(second)) * side + usize::from(next)]) / 3.0
    }

    /// Bits a letter of the whole word, its end counted.
    pub fn bits_a_letter(&self, word: &[char]) -> f32 {
        let (mut total, mut first, mut second) = (0.0, self.edge(), self.edge());
        for &letter in word {
            let next = self.place_of(letter);
            total += self.bits_at(first, second, next);
            (first, second) = (second, next);
        }
        (total + self.bits_at(first, second, self.edge())) / (word.len() + 1) as f32
    }
}
