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
    length: usize,
    /// One cost for (first, second, third), each an index of the alphabet; its length marks the edge. `build/names.rs` makes them.
    costs: &'static [u8],
}

impl Letters {
    fn place(&self, first: usize, second: usize, third: usize) -> usize {
        let side = self.length + 1;
        (first * side + second) * side + third
    }

    fn index(&self, letter: char) -> usize {
        let letter = match letter {
            'і' | 'ї' => 'и',
            'є' => 'е',
            'ґ' => 'г',
            'ў' => 'у',
            'ј' => 'й',
            'ё' if self.first == 'а' => return self.length - 1,
            other => other,
        };
        let place = (letter as usize).wrapping_sub(self.first as usize);
        let in_a_row = if self.first == 'а' { self.length - 1 } else { self.length };
        if place < in_a_row { place } else { self.length }
    }

    /// Bits that `next` costs after `before`, the letters of the word so far.
    pub fn bits(&self, before: &[char], next: char) -> f32 {
        let second = before.last().copied().unwrap_or('^');
        let first = before.len().checked_sub(2).map_or('^', |at| before[at]);
        self.bits_after(first, second, next)
    }

    /// Bits that `next` costs after the letters `first` and `second`; `^` stands for what is before the first.
    pub fn bits_after(&self, first: char, second: char, next: char) -> f32 {
        f32::from(self.costs[self.place(self.index(first), self.index(second), self.index(next))]) / 3.0
    }

    /// Bits a letter of the whole word, its end counted.
    pub fn bits_a_letter(&self, word: &[char]) -> f32 {
        let total: f32 = (0..word.len()).map(|at| self.bits(&word[..at], word[at])).sum();
        (total + self.bits(word, '$')) / (word.len() + 1) as f32
    }
}
