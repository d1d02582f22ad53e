//! The large first letter of an article, which templates set on a line of its own.

/// Letters that are words by themselves in some language: what follows "A" or "В" may be a word of its own.
const WORDS: &str = "AEIKOSUVWYZÀÁÈÉÌÍÒÓÙÚАВЕЖЗИІЙКОСУЭЯЄЇΗΉΟΩ";
/// Bytes of the line that goes on from it, at least: below the letters of an index stand single words.
const LEAST_BELOW: usize = 40;

/// Whether `line` is one capital and `below` a sentence that begins small, as if the capital were its first: "T" above "he old bridge will …".
///
/// In an index a letter stands above what begins with it: "B" above "bridge: what …".
pub(crate) fn is_initial(line: &str, below: &str) -> bool {
    let mut letters = line.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
    let Some(next) = below.chars().next().filter(|c| c.is_lowercase()) else { return false };
    letter.is_uppercase() && below.len() >= LEAST_BELOW && !letter.to_lowercase().eq([next])
}

/// Whether the capital of an [`is_initial`] is no word of any language, so that what stands below it is the rest of its word.
pub(crate) fn begins_word(line: &str) -> bool {
    !WORDS.contains(line)
}
