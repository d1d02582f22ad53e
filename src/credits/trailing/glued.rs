//! Labels and names glued to the last word of a caption without a blank.

use super::super::lexicon::{LEXICON, Position, Trade};
use super::super::tokens::{Kind, Tokens, is_quote, key};
use crate::lexicon::is_small;

/// Where a label or name is glued to the caption's last word without a blank ("VormittagFoto: …", "Ende.Bild: …"), and
/// how far such a cut is to be believed.
pub(super) fn glued_at(tokens: &Tokens<'_>, at: usize, last: usize) -> Option<(usize, u8)> {
    let word = tokens.written(at, at + 1);
    let sign = matches!(tokens.kind(at + 1), Some(Kind::Colon | Kind::Equals));
    // Most words: small letters behind the first, or letters without capitals, have nothing glued to them that no sign follows.
    let plain = word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    if plain || !sign && word.chars().skip(1).all(is_small) {
        return None;
    }
    let labelled = |(index, c): (usize, char)| index >= 2 && c.is_uppercase() && is_label(&word[index..]);
    // "…তালুকদারছবি: …": no capital tells where the label begins.
    let uncased = |(index, c): (usize, char)| {
        index >= 2
            && !c.is_ascii()
            && !c.is_lowercase()
            && word[index..].chars().count() >= 3
            && is_label(&word[index..])
    };
    let glued = |place| labelled(place) || uncased(place);
    if sign && let Some((index, _)) = word.char_indices().find(|&place| glued(place)) {
        return Some((index, 97));
    }
    let mut before = '\0';
    for (index, c) in word.char_indices() {
        let ended = matches!(before, '.' | '!' | '?' | '”' | '"' | '»' | '’' | '…');
        if index >= 2 && (ended || c.is_uppercase()) {
            let rest = &word[index..];
            // Camel case is a spelling of many brands; only a chain of names may follow without a label.
            // "mbl.is/…": a site's name has a dot too.
            let begins = !c.is_lowercase() || is_distributor(rest);
            if ended && c.is_alphabetic() && begins {
                return (at < last || is_distributor(rest)).then_some((index, 85));
            }
            if before.is_lowercase() && c.is_uppercase() {
                if slash_ahead(tokens, at) || opens_label(rest, tokens, at) {
                    // "CreditAda Berg/AFP": the label is glued to the name, and not to the caption.
                    let labelled = is_label(&word[..index]);
                    return Some((if labelled { 0 } else { index }, 93));
                }
                // "in GenfImago": camel case is a spelling of brands, so only a house of three letters and more.
                if at == last && index >= 4 && rest.len() >= 3 && is_distributor(rest) {
                    return Some((index, 85));
                }
            }
        }
        before = c;
    }
    None
}

/// "casaCedida por la …": a label of two words that needs no sign.
fn opens_label(first: &str, tokens: &Tokens<'_>, at: usize) -> bool {
    let phrase = format!("{} {}", key(first), tokens.phrase(at + 1, at + 2));
    let label = LEXICON.get(&phrase).and_then(|entry| entry.label.as_ref());
    label.is_some_and(|label| label.position == Position::Open)
}

/// Whether a label is glued to the end of the word at `at`: "HohenbruchFoto".
pub(in super::super) fn glued_label(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.written(at, at + 1);
    let mut before = '\0';
    tokens.list[at].entry.is_none()
        && word.char_indices().any(|(index, c)| {
            let joint = before.is_lowercase() && c.is_uppercase();
            before = c;
            joint && index >= 4 && is_label(&word[index..])
        })
}

pub(super) fn is_label(phrase: &str) -> bool {
    let words = phrase.split_whitespace().filter(|word| !word.chars().all(is_quote));
    words.take(MOST_WORDS + 1).count() <= MOST_WORDS
        && LEXICON.get(&key(phrase)).is_some_and(|entry| entry.label.is_some())
}

/// No label has more words.
pub(super) const MOST_WORDS: usize = 8;

fn is_distributor(word: &str) -> bool {
    LEXICON.get(&key(word)).and_then(|entry| entry.agency).is_some_and(|agency| agency.trade >= Trade::Wire)
}

fn slash_ahead(tokens: &Tokens<'_>, at: usize) -> bool {
    let end = tokens.words_end(at);
    end - at <= 4 && matches!(tokens.kind(end), Some(Kind::Slash | Kind::Colon))
}
