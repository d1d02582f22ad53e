//! Offices that other words are compounded with: Verkehrsminister, utrikesminister, külügyminiszter.
//!
//! Most languages write an office in a word of its own, which begins as `data/names/context.tsv` says; where it is the end of a longer one,
//! its beginning says nothing.

use super::context::context_rows;
use std::sync::LazyLock;

/// What an office begins with in the table where words are compounded with it: Verkehrsminister, utrikesminister.
pub(super) const COMPOUNDED: char = '-';

/// The offices that others are compounded with and that end in one letter, or in another that shares its drawer.
#[derive(Default)]
struct Drawer {
    heads: Vec<&'static str>,
    /// Their last bytes but one as bits: most words end in none.
    before: u32,
}

/// One for each letter of ASCII.
const DRAWERS: usize = 32;

static HEADS: LazyLock<[Drawer; DRAWERS]> = LazyLock::new(|| {
    let mut drawers: [Drawer; DRAWERS] = Default::default();
    for head in context_rows().filter_map(|row| row.cell(0).strip_prefix(COMPOUNDED)) {
        let &[.., before, last] = head.as_bytes() else { continue };
        let drawer = &mut drawers[usize::from(last) % DRAWERS];
        drawer.heads.push(head);
        drawer.before |= 1 << (before % 32);
    }
    drawers
});

/// The longest case ending, in bytes, behind an office that others are compounded with.
const MOST_ENDING: usize = 4;
/// No such office is shorter, in bytes.
const SHORTEST: usize = 4;

/// Whether `word` is an office compounded with another word, or that office itself, whatever its case.
pub(super) fn is_compound(word: &str) -> bool {
    let mut ends = (0..=MOST_ENDING).filter_map(|ending| word.len().checked_sub(ending)).filter(|end| *end >= SHORTEST);
    ends.any(|end| {
        let [before, last] = [word.as_bytes()[end - 2], word.as_bytes()[end - 1]];
        let drawer = &HEADS[usize::from(last) % DRAWERS];
        drawer.before >> (before % 32) & 1 == 1
            && word.get(..end).is_some_and(|stem| drawer.heads.iter().any(|head| is_headed(stem, head)))
    })
}

/// Whether `stem` ends with `head`, behind three letters or more of another word, or is it.
fn is_headed(stem: &str, head: &str) -> bool {
    let mut letters = head.chars();
    let first = letters.next().unwrap_or_default();
    let Some(before) = stem.strip_suffix(letters.as_str()) else { return false };
    let led = before.strip_suffix(first).is_some_and(|other| other.is_empty() || other.chars().nth(2).is_some());
    led || before.chars().eq(first.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::is_compound;

    #[test]
    fn an_office_may_be_the_end_of_a_word() {
        for office in [
            "Verkehrsminister",
            "Verkehrsministerin",
            "utrikesministern",
            "transpordiminister",
            "Trainer",
            "målvakten",
            "edző",
        ] {
            assert!(is_compound(office), "{office}");
        }
        for other in ["Mini", "Semester", "er", "", "Zürich", "gleder", "Ministerialdirigent"] {
            assert!(!is_compound(other), "{other}");
        }
    }
}
