//! Whether a few words have the shape of a person's name.

use super::words;
use crate::language::Tag;
use crate::metadata::dates::is_date_word;
use crate::metadata::tokens::is_ideograph;
use crate::text::is_wordlike;

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Two to six words with capitals: `Jane van der Doe`, `JANE DOE`, `J. R. Doe`.
    Full,
    /// One word with a capital.
    Single,
    /// A script without capitals: two to five words, or two to seven signs.
    Caseless,
}

/// What speaks for a bare line of this name being an author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bare {
    /// It begins or ends with a word no name holds: a heading.
    Heading,
    /// Nothing.
    Unknown,
    /// It begins (in Hungarian and the like: ends) with a common given name.
    Given,
}

/// How a name without a label looks.
pub(crate) fn bare(name: &str, language: Tag) -> Bare {
    let mut names = name.split_whitespace();
    let first = names.next().unwrap_or("");
    let last = names.next_back().unwrap_or("");
    let no_name = |word: &str| words::is(word, |part| part.is_no_name(language));
    if words::is_given_name(first) {
        return if no_name(last) { Bare::Unknown } else { Bare::Given };
    }
    if no_name(first) || no_name(last) {
        return Bare::Heading;
    }
    let family_first = matches!(language.as_str(), "hu" | "vi" | "zh" | "ja" | "ko" | "und");
    if family_first && words::is_given_name(last) { Bare::Given } else { Bare::Unknown }
}

/// The shape of `text` as a name; `None` where it is none: a figure, a word in lower case, a role, a mark.
pub(crate) fn shape(text: &str) -> Option<Shape> {
    let text = text.trim();
    let sound = |c: char| {
        is_wordlike(c) || c.is_whitespace() || matches!(c, '.' | '-' | '‑' | '\'' | '’' | 'ʼ' | '‐' | '·' | '\u{200C}')
    };
    if text.is_empty() || text.len() > 80 || !text.chars().all(sound) || text.chars().any(char::is_numeric) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.iter().any(|word| words::is(word, |part| part.is_role() || part.cuts())) {
        return None;
    }
    if !text.chars().any(|c| c.is_uppercase() || c.is_lowercase()) || text.chars().any(is_georgian) {
        return caseless(text, &words);
    }
    let capitals = words.iter().filter(|word| is_capital(word)).count();
    let rest = words.iter().filter(|word| !is_capital(word));
    let allowed =
        rest.clone().all(|word| words::is_small_word(word) || word.starts_with("d'") || word.starts_with("al-"));
    let long_word =
        words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && is_capital(word));
    // A name that ends with a full stop is an initial or a title ("Jr."), else a sentence.
    let ends = text.ends_with('.') && words.last().is_some_and(|word| word.chars().count() > 3);
    if !allowed || !long_word || ends || !words.last().is_some_and(|word| is_capital(word)) {
        return None;
    }
    match (words.len(), capitals) {
        // Three or four capitals are an acronym.
        (1, 1) if text.chars().count() >= 3 && (text.chars().any(char::is_lowercase) || text.chars().count() > 4) => {
            Some(Shape::Single)
        }
        (2..=6, 2..) => Some(Shape::Full),
        _ => None,
    }
}

/// A letter of Georgian, which Unicode calls small and which begins names all the same.
pub(crate) fn is_georgian(c: char) -> bool {
    ('\u{10D0}'..='\u{10FF}').contains(&c)
}

fn caseless(text: &str, words: &[&str]) -> Option<Shape> {
    if is_date_word(text) {
        return None;
    }
    let signs = text.chars().filter(|c| !c.is_whitespace()).count();
    let han = text.chars().all(|c| is_ideograph(c) || c.is_whitespace() || matches!(c, '·' | '・'));
    let hangul = text.chars().all(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c) || c.is_whitespace());
    let sound = if han {
        (2..=7).contains(&signs) && words.len() <= 2
    } else if hangul {
        (2..=4).contains(&signs) && words.len() <= 2
    } else {
        (2..=5).contains(&words.len()) && signs >= 4
    };
    sound.then_some(Shape::Caseless)
}

/// Whether the word is written as a name's: a capital first (after an apostrophe or prefix too), or a caseless letter.
fn is_capital(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| c.is_uppercase() || !(c.is_lowercase() || c.is_uppercase()))
}
