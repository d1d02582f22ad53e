//! Offices that other words are compounded with: Verkehrsminister, utrikesminister, külügyminiszter.
//!
//! Most languages write an office in a word of its own, which begins as `data/names/context.tsv` says; where it is the end of a longer one,
//! its beginning says nothing.

use super::context::context_rows;
use std::sync::LazyLock;

/// What an office begins with in the table where words are compounded with it: Verkehrsminister, utrikesminister.
pub(super) const COMPOUNDED: char = '-';

/// One for each letter of ASCII.
const DRAWERS: usize = 32;

/// The offices that others are compounded with, in the drawers of their last bytes.
static HEADS: LazyLock<[Vec<&str>; DRAWERS]> = LazyLock::new(|| {
    let mut drawers = [const { Vec::new() }; DRAWERS];
    for head in context_rows().filter_map(|row| row.cell(0).strip_prefix(COMPOUNDED)) {
        drawers[head.bytes().next_back().map_or(0, usize::from) % DRAWERS].push(head);
    }
    drawers
});

/// The longest case ending, in bytes, behind an office that others are compounded with.
const MOST_ENDING: usize = 4;

/// Whether `word` is an office compounded with another word, or that office itself, whatever its case.
pub(super) fn is_compound(word: &str) -> bool {
    let ends = (0..=MOST_ENDING).filter_map(|ending| word.get(..word.len().checked_sub(ending)?));
    ends.filter(|stem| !stem.is_empty()).any(|stem| {
        let last = stem.bytes().next_back().map_or(0, usize::from);
        HEADS[last % DRAWERS].iter().any(|head| is_headed(stem, head))
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
