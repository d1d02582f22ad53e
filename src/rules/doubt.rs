//! One look at a text before any rule for characters reads it: which of them may find something.
//!
//! Almost all texts are sound. A look into one table for each character spares every such rule its own walk through the text.

use super::control_characters::is_misplaced_control;
use super::decomposed_characters::PLAIN_RANGES;
use super::invisible_characters::INVISIBLE;
use super::taken_for::{Part, parts};
use super::wrong_alphabet::TELLING;
use crate::text::block::{Block, SIXTY_FOUR, below};
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
    /// A character that letters of another alphabet are read as.
    Alphabet = 1 << 6,
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
        let (bytes, signs) = (text.as_bytes(), &**SIGNS);
        let (mut seen, mut pairs) = (0, 0);
        // The sign of the last character that was looked at by itself, and where that ends.
        let (mut before, mut end) = (0, 0);
        let mut from = 0;
        while from < bytes.len() {
            let mut others = !plain_ones(Block::of(&bytes[from..])) & below(bytes.len() - from);
            while others != 0 {
                let at = from + others.trailing_zeros() as usize;
                let (sign, length) = match bytes[at..] {
                    // Most letters beyond ASCII are Greek, Cyrillic or Latin with a mark.
                    [first @ 0xC2..=0xDF, second, ..] => (signs[of_two(first.into(), second.into()) as usize], 2),
                    _ => first_sign(first_four(&bytes[at..]), signs),
                };
                seen |= sign;
                pairs |= if at == end { (before << 1) & sign } else { 0 };
                (before, end) = (sign, at + length);
                others &= !below(end - from);
            }
            from = end.max(from + SIXTY_FOUR);
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

/// The bytes that `bytes` begin with, in one number, the first the lowest; 0 where there are no more.
#[inline]
fn first_four(bytes: &[u8]) -> u32 {
    let few = || bytes.iter().rev().fold(0, |all, byte| all << 8 | u32::from(*byte));
    bytes.first_chunk().map_or_else(few, |four| u32::from_le_bytes(*four))
}

/// The sign of the character that four bytes begin with, and how many of them it takes.
#[inline]
fn first_sign(four: u32, signs: &[u8; PLANE]) -> (u8, usize) {
    let first = four & 0xFF;
    if first >= 0xF0 {
        return (Doubt::Mark as u8, 4); // beyond the basic plane
    }
    let byte = |place: u32| four >> (8 * place) & 0xFF;
    // All three are worked out: which is meant changes from letter to quotation mark and is no matter for a branch.
    let two = of_two(first, byte(1));
    let three = (first & 0xF) << 12 | (byte(1) & 0x3F) << 6 | byte(2) & 0x3F;
    let (code, length) = match first {
        ..0x80 => (first, 1),
        0x80..0xE0 => (two, 2),
        _ => (three, 3),
    };
    (signs[code as usize % PLANE], length)
}

/// The character of these two bytes.
#[inline]
fn of_two(first: u32, second: u32) -> u32 {
    (first & 0x1F) << 6 | second & 0x3F
}

/// The bytes that leave no doubt: ASCII from U+0020 to U+007E, and line feeds.
fn plain_ones(block: Block) -> u64 {
    block.between(b' ', b'~') | block.are(b'\n')
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
    ('\0'..='\u{9F}').filter(|&c| is_misplaced_control(c) || c == '\u{85}').for_each(|c| note(c, Doubt::Control as u8));
    INVISIBLE.into_iter().for_each(|c| note(c, Doubt::Invisible as u8));
    TELLING.chars().for_each(|c| note(c, Doubt::Alphabet as u8));
    for (c, part) in parts() {
        note(c, if part == Part::First { LEADS } else { FOLLOWS });
    }
    signs
});

#[cfg(test)]
mod tests {
    use super::{Doubt, Doubts, SIGNS, first_four, first_sign};
    use crate::rules::{Check, RULES};
    use proptest::prelude::*;

    fn doubts(text: &str) -> Vec<Doubt> {
        let all = [Doubt::Control, Doubt::Invisible, Doubt::Mark, Doubt::Pair, Doubt::Alphabet];
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
            ("Ìîñò ÷åðåç", Doubt::Alphabet),
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
            assert_eq!(first_sign(first_four(&bytes), &SIGNS), (wanted, c.len_utf8()), "{c:?}");
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
