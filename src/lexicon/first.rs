//! The first word of a line as a key, by a table: most lines are told by it, with marks and without, in one pass.

use super::hash::{SEED, step};
use super::key::{Marks, is_word};

/// For each character up to Arabic what its key is with its mark and without, two bytes each, little-endian; 0 where it is no letter of
/// one character. The build script asks `key.rs`.
const LETTERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/letters.keys"));

/// The hashes of a key up to its first cut.
#[derive(Clone, Copy, Debug)]
pub(super) struct First([u64; 2]);

/// A letter's key with its mark and without; whether it is of a script that sets no spaces.
type Letter = ([u16; 2], bool);

impl First {
    /// That of `line`, where it begins with a plain word and something behind it parts it from the rest: what `hash::walk` reports first
    /// and `hash::whole` asks about first, for a fraction of the work.
    pub(super) fn of(line: &str) -> Option<Self> {
        let mut chars = line.chars();
        let (first, spaceless) = letter(chars.next()?)?;
        let mut hashes = first.map(|letter| step(SEED, letter.into()));
        loop {
            let rest = chars.as_str();
            let c = chars.next()?;
            match letter(c) {
                Some((next, script)) if script == spaceless => {
                    hashes = [0, 1].map(|at| step(hashes[at], next[at].into()));
                }
                // "Tirnovの住民は": a letter of another kind begins another word.
                Some(_) => return Some(Self(hashes)),
                None if matches!(c, '、' | '。' | '「' | '」') => return Some(Self(hashes)),
                None => {
                    // A blank at the end is no part of a key, and behind a blank a sign may swallow it.
                    let goes_on = |c: char| c.is_ascii_digit() || letter(c).is_some();
                    let parted = c.is_ascii() && !is_word(c) && rest.contains(goes_on);
                    return parted.then_some(Self(hashes));
                }
            }
        }
    }

    /// With marks or without.
    pub(super) fn hash(self, marks: Marks) -> u64 {
        self.0[usize::from(marks == Marks::Dropped)]
    }
}

/// The key of a letter; `None` for one that has none, or more than a character.
fn letter(c: char) -> Option<Letter> {
    if matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿') {
        return u16::try_from(u32::from(c)).ok().map(|c| ([c; 2], true));
    }
    let [marked, marked_high, bare, bare_high] = *LETTERS.get(c as usize * 4..)?.first_chunk()?;
    let keys = [[marked, marked_high], [bare, bare_high]].map(u16::from_le_bytes);
    (keys[0] != 0).then_some((keys, false))
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
            " ", ":", "-", "—", "\u{AD}", "\u{A0}", "(", "'", ".", "、", "。", "「", "\u{3099}", "ー", "ﬁ", "\u{300}",
        ];
        let part = prop_oneof![3 => prop::sample::select(parts), 2 => prop::sample::select(signs)];
        let odd = any::<char>().prop_map(|c| c.to_string());
        let part = prop_oneof![9 => part.prop_map(str::to_owned), 1 => odd];
        prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 8192, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_first_word_is_what_the_whole_key_begins_with(line in line()) {
            let Some(first) = First::of(&line) else { return Ok(()) };
            for marks in [Marks::Kept, Marks::Dropped] {
                let hash = Some(first.hash(marks));
                let (mut walked, mut asked) = (None, None);
                walk(Key::new(&line, marks), Cut::Words, |hash, _| {
                    walked = Some(hash);
                    false
                });
                whole(&line, marks, |hash| {
                    asked = Some(hash);
                    false
                });
                prop_assert_eq!((walked, asked), (hash, hash), "{:?}", line);
            }
        }
    }

    #[test]
    fn words_of_most_scripts_with_letters_are_met() {
        for line in ["Foto Ada", "Źródło: x", "фото: x", "ΦΩΤΟ: α", "صورة من", "תמונה של", "写真 x", "写真、"]
        {
            assert!(First::of(line).is_some(), "{line}");
        }
        assert!(First::of("사진 x").is_none() && First::of("Foto").is_none());
    }
}
