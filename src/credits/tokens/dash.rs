//! Hyphens that divide like a stroke: between a house and a name, between a name and its house, before a qualifier.

use super::glue::begins_hyphened_house;
use super::key;
use crate::credits::lexicon::{LEXICON, Reach, Trade};

/// "AP-Ada Berg", "رويترز-أرشيف": the hyphen between a house and a name or, in scripts that write no compounds, a qualifier,
/// which divides like a stroke. Behind a stroke only: "AP-Bericht" is a word.
pub(super) fn dash_behind_house(word: &str, behind_stroke: bool) -> Option<usize> {
    // A fold, not a search: most words have none, and few bytes.
    if !word.bytes().fold(false, |has, byte| has | (byte == b'-')) {
        return None;
    }
    let upper = word.bytes().take_while(u8::is_ascii_uppercase).count();
    // "HO-Ada Berg", "HO-RCMP": handed out, and by whom. "HO-JIN" alone is a name.
    if word.starts_with("HO-") && upper == 2 && (behind_stroke || word.chars().nth(4).is_some_and(char::is_lowercase)) {
        return Some(upper);
    }
    if let Some(cut) = dash_between_wires(word) {
        return Some(cut);
    }
    if !matches!(upper, 2..=4) {
        return if word.is_ascii() { None } else { dash_before_qualifier(word) };
    }
    let name = word[upper..].strip_prefix('-').filter(|_| behind_stroke)?;
    let mut letters = name.chars();
    let begins = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let plain =
        || LEXICON.get(&key(name)).is_none_or(|entry| entry.agency.is_none() && entry.label.is_none() && !entry.form);
    let wire = || LEXICON.get(&key(&word[..upper]))?.agency.filter(|agency| agency.trade == Trade::Wire);
    (begins && plain() && wire().is_some() && LEXICON.get(&key(word)).is_none()).then_some(upper)
}

/// "Ada Berg-USA TODAY Sports": sports desks put a hyphen before the house that made the picture. `text` begins with the word.
pub(super) fn dash_before_house(word: &str, text: &str) -> Option<usize> {
    let dash = word.rfind('-').filter(|&dash| dash > 0)?;
    begins_hyphened_house(&text[dash + 1..]).then_some(dash)
}

/// "AFP-JIJI", "Reuters-Yonhap": a world agency and the one that passes its pictures on.
fn dash_between_wires(word: &str) -> Option<usize> {
    let (first, second) = word.split_once('-')?;
    let wire = |name: &str| {
        LEXICON.get(&key(name)).and_then(|entry| entry.agency).filter(|agency| agency.trade == Trade::Wire)
    };
    // Most words with a hyphen begin small behind it.
    let large = first.starts_with(char::is_uppercase) && second.starts_with(char::is_uppercase);
    let passed = large && wire(first)?.reach == Reach::World && wire(second)?.resells;
    (passed && LEXICON.get(&key(word)).is_none()).then_some(first.len())
}

fn dash_before_qualifier(word: &str) -> Option<usize> {
    let (house, kind) = word.split_once('-')?;
    let caseless =
        house.chars().next()?.is_alphabetic() && !house.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let qualifies = || LEXICON.get(&key(kind))?.label.as_ref()?.qualifier;
    (caseless && qualifies().is_some()).then_some(house.len())
}
