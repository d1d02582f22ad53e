//! Lines that stand where a credit should and credit nobody.

use crate::tables::rows;
use crate::text::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

static PLACEHOLDERS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows("credits/placeholders.tsv", include_str!("../../data/credits/placeholders.tsv"))
        .map(|row| fold(row.required(0, "phrase")))
        .collect()
});

/// Whether the whole line is a stand-in: "(Credit too long, see caption)", "STRINGER", "HANDOUT", "Supplied".
///
/// A qualifier without any party is one too; with a party beside it, it is a credit.
pub fn placeholder(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let bare = line.trim().trim_matches(['(', ')', '[', ']', '.', ':', '-', '/', ' ']);
    PLACEHOLDERS.contains(&fold(bare))
        || super::kept::read(line).is_some_and(|reading| reading.credit.is_empty() && reading.label.is_none())
}

#[cfg(test)]
mod tests {
    use super::placeholder;

    #[test]
    fn nobody_is_credited_by_a_stand_in() {
        for line in
            ["(Credit too long, see caption)", "STRINGER", "HANDOUT", "Uncredited", "Supplied", "Photo: Unknown"]
        {
            assert!(placeholder(line), "{line}");
        }
    }

    #[test]
    fn a_party_beside_it_makes_a_credit() {
        for line in ["Stringer/Reuters", "HANDOUT / AFP", "Supplied by the Berg family", "Ada Berg"] {
            assert!(!placeholder(line), "{line}");
        }
    }
}
