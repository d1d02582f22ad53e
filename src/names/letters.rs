//! How likely letters follow each other in names: which source spelling a Latin form hides, and whether it looks native.

use crate::tables::rows;
use std::sync::LazyLock;

/// Names written in Cyrillic, native endings counted more; made by `scripts/names/train_letters.py`.
pub(super) static CYRILLIC: LazyLock<Letters> = LazyLock::new(|| {
    Letters::read(
        "names/letters-cyrillic.tsv",
        include_str!("../../data/names/letters-cyrillic.tsv"),
        "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    )
});

/// Names written in Latin letters, marks aside.
pub(super) static LATIN: LazyLock<Letters> = LazyLock::new(|| {
    Letters::read(
        "names/letters-latin.tsv",
        include_str!("../../data/names/letters-latin.tsv"),
        "abcdefghijklmnopqrstuvwxyz",
    )
});

/// Costs of three letters in a row, in thirds of a bit.
#[derive(Debug)]
pub(super) struct Letters {
    alphabet: Vec<char>,
    /// The index of a letter, counted from the first of the alphabet; the length of the alphabet for others.
    places: Vec<u8>,
    /// One cost for (first, second, third), each an index of the alphabet; its length marks the edge.
    costs: Vec<u8>,
}

/// The cost of a letter the model has never seen, in thirds of a bit.
const UNSEEN: u8 = 40;

impl Letters {
    fn read(file: &'static str, text: &'static str, alphabet: &str) -> Self {
        let alphabet: Vec<char> = alphabet.chars().collect();
        let side = alphabet.len() + 1;
        let (first, unknown) = (alphabet[0] as usize, alphabet.len() as u8);
        let place_of =
            |code: usize| alphabet.iter().position(|known| *known as usize == code).map_or(unknown, |at| at as u8);
        let places = (first..first + 64).map(place_of).collect();
        let mut model = Self { alphabet, places, costs: vec![UNSEEN; side * side * side] };
        for row in rows(file, text) {
            let context: Vec<char> = row.required(0, "context").chars().collect();
            let pairs: Vec<char> = row.required(1, "letters").chars().collect();
            for pair in pairs.chunks_exact(2) {
                let (third, cost) = (model.index(pair[0]), (pair[1] as u32).saturating_sub('0' as u32) as u8);
                match context[..] {
                    [second] => model.back_off(model.index(second), third, cost),
                    [first, second] => {
                        let at = model.place(model.index(first), model.index(second), third);
                        model.costs[at] = cost;
                    }
                    _ => row.broken("a context is one letter or two"),
                }
            }
        }
        model
    }

    /// What (second, third) costs after any letter of which nothing better is known.
    fn back_off(&mut self, second: usize, third: usize, cost: u8) {
        for first in 0..=self.alphabet.len() {
            let at = self.place(first, second, third);
            if self.costs[at] == UNSEEN {
                self.costs[at] = cost.saturating_add(4).min(UNSEEN - 1);
            }
        }
    }

    fn place(&self, first: usize, second: usize, third: usize) -> usize {
        let side = self.alphabet.len() + 1;
        (first * side + second) * side + third
    }

    fn index(&self, letter: char) -> usize {
        let letter = match letter {
            'і' | 'ї' => 'и',
            'є' => 'е',
            'ґ' => 'г',
            'ў' => 'у',
            'ј' => 'й',
            other => other,
        };
        let unknown = self.alphabet.len();
        let place = (letter as usize).wrapping_sub(self.alphabet[0] as usize);
        self.places.get(place).map_or(unknown, |at| usize::from(*at))
    }

    /// Bits that `next` costs after `before`, the letters of the word so far.
    pub fn bits(&self, before: &[char], next: char) -> f32 {
        let second = before.last().copied().unwrap_or('^');
        let first = before.len().checked_sub(2).map_or('^', |at| before[at]);
        f32::from(self.costs[self.place(self.index(first), self.index(second), self.index(next))]) / 3.0
    }

    /// Bits a letter of the whole word, its end counted.
    pub fn bits_a_letter(&self, word: &[char]) -> f32 {
        let total: f32 = (0..word.len()).map(|at| self.bits(&word[..at], word[at])).sum();
        (total + self.bits(word, '$')) / (word.len() + 1) as f32
    }
}
