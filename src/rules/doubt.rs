//! One look at a text before any rule for characters reads it: which of them may find something.
//!
//! Almost all texts are sound. A look into one table for each character spares every such rule its own walk through the text.

use super::control_characters::is_misplaced_control;
use super::decomposed_characters::PLAIN_RANGES;
use super::double_encoding::{Part, parts};
use super::invisible_characters::INVISIBLE;
use std::sync::LazyLock;

/// What may be wrong with a text; each is the reason to run one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Doubt {
    /// A control character that is no line break or tab.
    Control = 1,
    /// A character nobody can see.
    Invisible = 1 << 1,
    /// A mark, or a character that NFC may touch.
    Mark = 1 << 2,
    /// Two characters that may be two bytes of one.
    Pair = 1 << 3,
}

/// A character that may be the first byte of another; this and the next are told of single characters, and make a [`Doubt::Pair`].
const LEADS: u8 = 1 << 4;
/// A character that may be a later byte: one bit above [`LEADS`], so that the two meet when the first is shifted.
const FOLLOWS: u8 = LEADS << 1;

/// The doubts that a text leaves.
#[derive(Clone, Copy, Debug)]
pub struct Doubts(u8);

impl Doubts {
    /// Looks at each character of `text` once. What it does not doubt is sound; what it doubts may be.
    pub fn of(text: &str) -> Self {
        let (mut rest, signs) = (text.as_bytes(), &**SIGNS);
        let (mut seen, mut pairs, mut before) = (0, 0, 0);
        while !rest.is_empty() {
            if let Some((line, behind)) = rest.split_first_chunk()
                && is_plain_line(line)
            {
                (before, rest) = (0, behind);
                continue;
            }
            let end = rest.len().saturating_sub(TOGETHER);
            while rest.len() > end {
                let plain = rest.first_chunk().map_or(0, |eight| plain_ascii(u64::from_le_bytes(*eight)));
                if plain > 0 {
                    (before, rest) = (0, &rest[plain..]);
                }
                if plain == 8 {
                    continue;
                }
                while let Some(first) = rest.first() {
                    let (sign, length) = first_sign(*first, rest, signs);
                    seen |= sign;
                    pairs |= (before << 1) & sign;
                    (before, rest) = (sign, &rest[length..]);
                    if rest.first().is_none_or(u8::is_ascii) {
                        break;
                    }
                }
            }
        }
        Self(seen | if pairs & FOLLOWS == 0 { 0 } else { Doubt::Pair as u8 })
    }

    /// Whether no doubt comes up where `before` and `after`, of sound texts, are put together: neither may change what the other is read as,
    /// and only characters beyond ASCII pair.
    pub fn none_between(before: Option<char>, after: Option<char>) -> bool {
        let plain = |side: Option<char>| {
            side.is_none_or(|c| SIGNS.get(c as usize).is_some_and(|&sign| sign & (LEADS - 1) == 0))
        };
        let ascii = |side: Option<char>| side.is_none_or(|c| c.is_ascii());
        plain(before) && plain(after) && (ascii(before) || ascii(after))
    }

    /// Whether `doubt` is left.
    pub fn leave(self, doubt: Doubt) -> bool {
        self.0 & doubt as u8 != 0
    }
}

/// The sign of the character that `bytes` begin with, `first` before all, and how many bytes it takes.
#[inline]
fn first_sign(first: u8, bytes: &[u8], signs: &[u8; PLANE]) -> (u8, usize) {
    let low = |place: usize| u16::from(bytes.get(place).copied().unwrap_or_default() & 0x3F);
    let (code, length) = match first {
        ..0x80 => (u16::from(first), 1),
        0x80..0xE0 => (u16::from(first & 0x1F) << 6 | low(1), 2),
        0xE0..0xF0 => (u16::from(first) << 12 | low(1) << 6 | low(2), 3),
        // Beyond the basic plane.
        _ => return (Doubt::Mark as u8, 4),
    };
    (signs[usize::from(code)], length)
}

/// Bytes looked at together before any is looked at alone.
const TOGETHER: usize = 32;

/// Whether all are ASCII from U+0020 to U+007E or line feeds, which leave no doubt.
fn is_plain_line(bytes: &[u8; TOGETHER]) -> bool {
    // A fold, not `all`: without an early way out the loop is done in vectors.
    bytes.iter().fold(true, |plain, &byte| plain & ((byte.wrapping_sub(b' ') < 0x5F) | (byte == b'\n')))
}

/// How many of eight bytes from the first on are ASCII from U+0020 to U+007E; line breaks and tabs are none of them.
fn plain_ascii(eight: u64) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    // The high bit of a byte is set in the first where it is below 0x20 or a byte before it is, in the second where it is 0x7F.
    let (low, delete) = (eight.wrapping_sub(ONES * 0x20), eight.wrapping_add(ONES));
    (((eight | low | delete) & (ONES * 0x80)).trailing_zeros() / 8) as usize
}

/// Characters of the basic plane.
const PLANE: usize = 0x1_0000;

/// What each character of the basic plane leaves in doubt.
static SIGNS: LazyLock<Box<[u8; PLANE]>> = LazyLock::new(|| {
    let mut signs: Box<[u8; PLANE]> =
        vec![Doubt::Mark as u8; PLANE].into_boxed_slice().try_into().expect("it has as many places");
    for (first, last) in PLAIN_RANGES {
        signs[first..=last].fill(0);
    }
    let mut note = |c: char, sign: u8| signs[u32::from(c) as usize] |= sign;
    ('\0'..='\u{9F}').filter(|&c| is_misplaced_control(c)).for_each(|c| note(c, Doubt::Control as u8));
    INVISIBLE.into_iter().for_each(|c| note(c, Doubt::Invisible as u8));
    for (c, part) in parts() {
        note(c, if part == Part::First { LEADS } else { FOLLOWS });
    }
    signs
});

#[cfg(test)]
mod tests {
    use super::{Doubt, Doubts, SIGNS, first_sign};
    use crate::rules::{Check, RULES};
    use proptest::prelude::*;

    fn doubts(text: &str) -> Vec<Doubt> {
        let all = [Doubt::Control, Doubt::Invisible, Doubt::Mark, Doubt::Pair];
        all.into_iter().filter(|&doubt| Doubts::of(text).leave(doubt)).collect()
    }

    #[test]
    fn sound_text_leaves_no_doubt() {
        for text in [
            "The vote is on Monday.\r\n\tNo news.",
            "Königin, Łódź",
            "Москва сегодня",
            "東京で会議",
            "قال الوزير",
            "Thủ tướng",
        ] {
            assert_eq!(doubts(text), [], "{text}");
        }
    }

    #[test]
    fn each_fault_leaves_its_own() {
        let cases = [
            ("The vote\u{1} is", Doubt::Control),
            ("The vote is on\u{7F}", Doubt::Control),
            ("C1\u{81}", Doubt::Control),
            ("min\u{AD}ister", Doubt::Invisible),
            ("a\u{FEFF}b", Doubt::Invisible),
            ("Ko\u{308}nigin", Doubt::Mark),
            ("\u{1D157}\u{1D165}", Doubt::Mark),
            ("wasnâ€™t", Doubt::Pair),
            ("12345678 ÅºrÃ³dÅ‚a", Doubt::Pair),
        ];
        for (text, doubt) in cases {
            assert!(doubts(text).contains(&doubt), "{text:?}: {:?}", doubts(text));
        }
    }

    #[test]
    fn each_character_is_read_from_its_bytes() {
        for c in '\0'..=char::MAX {
            let wanted = SIGNS.get(c as usize).copied().unwrap_or(Doubt::Mark as u8);
            let bytes = c.to_string().into_bytes();
            assert_eq!(first_sign(bytes[0], &bytes, &SIGNS), (wanted, c.len_utf8()), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn a_rule_finds_nothing_where_no_doubt_is_left(text in "([ -~]{20,40}|[ -~\n\t]|\\PC|[\u{80}-\u{24F}‘’“”€™â\u{300}-\u{310}І-ї\u{200B}\u{FEFF}\u{AD}]){0,40}") {
            for rule in RULES {
                if let Check::Repair(doubt, check) = rule.check {
                    prop_assert!(Doubts::of(&text).leave(doubt) || check(&text).is_empty(), "{} in {text:?}", rule.name);
                }
            }
        }
    }
}
