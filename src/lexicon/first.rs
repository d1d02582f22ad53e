//! The first words of a line as a key, by a table: most lines are told by them, with marks and without, in one pass.

use super::hash::{SEED, step};
use super::key::{Marks, is_word};

/// For each character up to Arabic what its key is with its mark and without, two bytes each, little-endian; 0 where it is no letter of
/// one character. The build script asks `key.rs`.
const LETTERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/letters.keys"));

/// The hashes of a key up to each of its first cuts: behind the first word, the blank, the second word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct First {
    hashes: [[u64; 2]; 3],
    cuts: usize,
}

/// A letter's key with its mark and without; whether it is of a script that sets no spaces.
pub(super) type Letter = ([u32; 2], bool);

impl First {
    /// Those of `line`, as far as it begins with plain words that something parts from what follows: what `hash::walk` reports and
    /// `hash::whole` asks about first, for a fraction of the work.
    pub(super) fn of(line: &str) -> Self {
        let mut first = Self::default();
        let Some((word, rest)) = word([SEED; 2], line) else { return first };
        first.add(word);
        let behind = rest.strip_prefix(' ').filter(|behind| behind.chars().next().and_then(letter).is_some());
        let Some(behind) = behind else { return first };
        let blank = word.map(|hash| step(hash, ' '.into()));
        first.add(blank);
        if let Some((second, _)) = self::word(blank, behind) {
            first.add(second);
        }
        first
    }

    /// With marks or without.
    pub(super) fn hashes(&self, marks: Marks) -> impl Iterator<Item = u64> {
        self.hashes[..self.cuts].iter().map(move |cut| cut[usize::from(marks == Marks::Dropped)])
    }

    fn add(&mut self, hashes: [u64; 2]) {
        self.hashes[self.cuts] = hashes;
        self.cuts += 1;
    }
}

/// The hashes behind the word that `text` begins with, and what follows it; `None` where it begins with no letter or the key may go on
/// without a cut.
fn word(seed: [u64; 2], text: &str) -> Option<([u64; 2], &str)> {
    let mut chars = text.chars();
    let (first, spaceless) = letter(chars.next()?)?;
    let take = |hashes: [u64; 2], letter: [u32; 2]| [0, 1].map(|at| step(hashes[at], letter[at]));
    let mut hashes = take(seed, first);
    loop {
        let rest = chars.as_str();
        let c = chars.next()?;
        let parted = match letter(c) {
            Some((next, script)) if script == spaceless => {
                hashes = take(hashes, next);
                continue;
            }
            // "Tirnovの住民は": a letter of another kind begins another word.
            Some(_) => true,
            None if c.is_ascii() => !is_word(c) && goes_on(chars.as_str()),
            None => matches!(c, '、' | '。' | '「' | '」') && goes_on(chars.as_str()),
        };
        return parted.then_some((hashes, rest));
    }
}

/// Whether something of a key stands in `rest`: a blank at the end is no part of it, and a sign may swallow a blank.
fn goes_on(rest: &str) -> bool {
    rest.contains(|c: char| c.is_ascii_digit() || letter(c).is_some())
}

/// The key of a letter; `None` for one that has none, or more than a character.
#[inline]
pub(super) fn letter(c: char) -> Option<Letter> {
    let Some(keys) = LETTERS.as_chunks().0.get(c as usize) else {
        return matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿').then_some(([c.into(); 2], true));
    };
    let keys = u32::from_le_bytes(*keys);
    (keys != 0).then_some(([keys & 0xFFFF, keys >> 16], false))
}

#[cfg(test)]
mod tests {
    use super::{First, Marks};
    use crate::lexicon::hash::{Cut, walk, whole};
    use crate::lexicon::key::Key;
    use proptest::prelude::*;

    /// Words of many scripts, marks, signs and blanks in any order.
    fn line() -> impl Strategy<Value = String> {
        let parts = vec![
            "Foto",
            "Źródło",
            "фото",
            "Й",
            "é",
            "e\u{301}",
            "İ",
            "ß",
            "صورة",
            "ـ",
            "תמונה",
            "写真",
            "テレビ",
            "사진",
            "ภาพ",
            "7",
        ];
        let signs = vec![
            " ", " ", ":", "-", "—", "\u{AD}", "\u{A0}", "(", "'", ".", "、", "。", "「", "\u{3099}", "ー", "ﬁ",
            "\u{300}", "#",
        ];
        let part = prop_oneof![3 => prop::sample::select(parts), 3 => prop::sample::select(signs)];
        let odd = any::<char>().prop_map(|c| c.to_string());
        let part = prop_oneof![9 => part.prop_map(str::to_owned), 1 => odd];
        prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16384, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_first_words_are_what_the_whole_key_begins_with(line in line()) {
            let first = First::of(&line);
            for marks in [Marks::Kept, Marks::Dropped] {
                let hashes: Vec<u64> = first.hashes(marks).collect();
                let (mut walked, mut asked) = (Vec::new(), Vec::new());
                walk(Key::new(&line, marks), Cut::Words, |hash, _| {
                    walked.push(hash);
                    walked.len() < hashes.len()
                });
                whole(&line, marks, |hash| {
                    asked.push(hash);
                    asked.len() < hashes.len()
                });
                walked.truncate(hashes.len());
                asked.truncate(hashes.len());
                prop_assert_eq!((&walked, &asked), (&hashes, &hashes), "{:?}", line);
            }
        }
    }

    #[test]
    fn words_of_most_scripts_with_letters_are_met() {
        let cuts = |line| First::of(line).hashes(Marks::Kept).count();
        for line in ["Foto Ada Berg", "Źródło zdjęcia: x", "фото моста, x", "ΦΩΤΟ της α", "صورة من جديد", "תמונה של א"]
        {
            assert_eq!(cuts(line), 3, "{line}");
        }
        assert_eq!(["写真 x", "写真、町", "写真。", "사진 x", "Foto", ""].map(cuts), [2, 1, 0, 0, 0, 0]);
    }
}
