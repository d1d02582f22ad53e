//! Labels that a template glues to the name behind them.

use super::key;
use crate::credits::lexicon::{LEXICON, Lexicon};

/// "CreditAda Berg": where the label ends that a template glued to the name behind it. `rest` is the text behind the word.
///
/// Shops and banks are called so too ("CreditBank Halden"), so the rest must be a name's, and a label other than "Credit" wants a house
/// behind a stroke ("FotoAda Berg/dpa").
pub(super) fn label_cut(word: &str, rest: &str) -> Option<usize> {
    const CREDIT: &str = "credit";
    let joint =
        |(at, pair): (usize, &[u8])| (pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()).then_some(at + 1);
    let cut = word.as_bytes().windows(2).enumerate().find_map(joint)?;
    let (label, name) = word.split_at(cut);
    let small = |name: &str| name.chars().nth(1).is_some_and(char::is_lowercase);
    let labels = |word: &str| {
        let label =
            LEXICON.get(&key(word)).filter(|entry| entry.agency.is_none()).and_then(|entry| entry.label.as_ref());
        label.is_some_and(|label| label.position.needs_colon() && label.qualifier.is_none())
    };
    if !small(name) || !labels(label) || LEXICON.get(&key(word)).is_some() {
        return None;
    }
    // "CreditCreditAda Berg": said twice, as such templates do.
    if label_cut(name, rest).is_some() {
        return Some(cut);
    }
    let surname = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let folded = key(name);
    let plain = LEXICON.get(&folded).is_none_or(|entry| !entry.form && entry.label.is_none())
        && !Lexicon::ends_like_organisation(&folded);
    (surname && plain && (key(label).starts_with(CREDIT) || rest.contains('/'))).then_some(cut)
}
