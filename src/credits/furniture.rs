//! Wire furniture: what an agency wraps around a caption for the desks it serves.
//!
//! "FILE PHOTO: … in Kyiv, Ukraine, 3 March 2024. ATTENTION EDITORS - THIS IMAGE …": the slug says what kind of picture
//! it is, the notes to editors concern no reader, place and date are facts of their own.

use super::credit::Qualifier;
use super::lexicon::LEXICON;
use super::tokens::{Kind, Tokens};
use crate::tables::rows;
use crate::text::{Span, fold_latin};
use serde::Serialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What was found around a caption. Spans are bytes of the caption.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Furniture {
    /// "FILE PHOTO:", "HANDOUT -".
    pub qualifier: Option<Qualifier>,
    /// The date as written, without the weekday ("3 March 2024", "Aug. 29, 2024").
    pub date: Option<Span>,
    /// The place before the date ("Kyiv, Ukraine").
    pub place: Option<Span>,
    /// What is no part of the caption, in order and apart: the slug, notes to editors.
    pub strip: Vec<Span>,
}

static MONTHS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows("credits/months.tsv", include_str!("../../data/credits/months.tsv"))
        .flat_map(|row| row.list(1).map(fold_latin).collect::<Vec<_>>())
        .collect()
});

/// Reads the furniture of a wire caption; everything is empty where there is none.
///
/// ```
/// let caption = "FILE PHOTO: Rescuers stand by a bus in Brno, Czech Republic, 3 March 2024.";
/// let found = copydesk::credits::furniture(caption);
/// assert_eq!(found.place.unwrap().of(caption), "Brno, Czech Republic");
/// assert_eq!(found.date.unwrap().of(caption), "3 March 2024");
/// assert_eq!(found.strip[0].of(caption), "FILE PHOTO: ");
/// ```
pub fn furniture(caption: &str) -> Furniture {
    let mut found = Furniture::default();
    let bytes = caption.as_bytes();
    let shouts = bytes.windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase));
    let begins_small =
        bytes.first_chunk().is_some_and(|pair: &[u8; 2]| pair[0].is_ascii_alphabetic() && pair[1].is_ascii_lowercase());
    // A date has figures (0xEF begins wide ones), notes are in capitals, and so is a slug, before anything else.
    let figures = bytes.iter().any(|byte| byte.is_ascii_digit() || *byte == 0xEF);
    // A slug ends with a colon, a dash or dots.
    let parts = |c| matches!(c, '-' | '–' | '—' | '―' | '−' | ':' | '…' | '﹕' | '՝' | '፡' | '፦' | '៖');
    let parted = || caption.contains(parts) || caption.contains("...");
    if !figures && !shouts && (begins_small || !parted()) {
        return found;
    }
    let tokens = Tokens::of(caption);
    if let Some((qualifier, end)) = slug(&tokens) {
        found.qualifier = Some(qualifier);
        found.strip.push(Span::new(0, end));
    }
    if let Some((from, to)) = date(&tokens) {
        found.date = Some(tokens.span(from, to));
        found.place = place(&tokens, from).map(|(from, to)| tokens.span(from, to));
    }
    if shouts && let Some(notes) = notes_to_editors(caption) {
        found.strip.push(notes);
    }
    found
}

/// The slug in capitals before a colon or dash, with the byte where the caption begins.
fn slug(tokens: &Tokens<'_>) -> Option<(Qualifier, usize)> {
    let (entry, end) = LEXICON.longest(tokens, 0, 4, |entry| entry.label.is_some())?;
    let qualifier = entry.label.as_ref().and_then(|label| label.qualifier)?;
    let shouted = !tokens.written(0, end).chars().any(char::is_lowercase);
    let parted = matches!(tokens.kind(end), Some(Kind::Colon | Kind::Dash));
    (shouted && parted && end + 1 < tokens.list.len()).then(|| (qualifier, tokens.list[end + 1].span.start))
}

/// The last date: a month with a day beside it and a year after.
fn date(tokens: &Tokens<'_>) -> Option<(usize, usize)> {
    (1..tokens.list.len()).rev().find_map(|at| date_at(tokens, at))
}

fn date_at(tokens: &Tokens<'_>, month: usize) -> Option<(usize, usize)> {
    if tokens.kind(month) != Some(Kind::Word) || !MONTHS.contains(tokens.phrase(month, month + 1)) {
        return None;
    }
    let number = |at: usize, most: usize| {
        let word = tokens.phrase(at, at + 1);
        !word.is_empty() && word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let year = |at: usize| number(at, 4) && tokens.phrase(at, at + 1).len() == 4;
    let skip_stop = |at: usize| at + usize::from(matches!(tokens.kind(at), Some(Kind::Stop | Kind::Comma)));
    // Day before the month: "3 March 2024", "12. Juli 2023".
    let day_before = month.checked_sub(1).map(|at| at - usize::from(tokens.kind(at) == Some(Kind::Stop) && at > 0));
    if let Some(day) = day_before.filter(|&day| number(day, 2))
        && year(skip_stop(month + 1))
    {
        return Some((day, skip_stop(month + 1) + 1));
    }
    // After: "March 3, 2024", "Aug. 29, 2024".
    let day = skip_stop(month + 1);
    (number(day, 2) && year(skip_stop(day + 1))).then(|| (month, skip_stop(day + 1) + 1))
}

/// The large words before the date, as far as commas join them.
fn place(tokens: &Tokens<'_>, date: usize) -> Option<(usize, usize)> {
    let mut end = date;
    while end > 0 && (tokens.kind(end - 1) == Some(Kind::Comma) || joins_date(tokens, end - 1)) {
        end -= 1;
    }
    let mut from = end;
    while from > 0 && (is_large(tokens, from - 1) || (tokens.kind(from - 1) == Some(Kind::Comma) && from < end)) {
        from -= 1;
    }
    while from < end && tokens.kind(from) == Some(Kind::Comma) {
        from += 1;
    }
    let led = from.checked_sub(1).is_some_and(|before| leads_to_place(tokens.phrase(before, before + 1)));
    (from < end && led).then_some((from, end))
}

/// "on", a weekday.
fn joins_date(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.phrase(at, at + 1);
    matches!(word, "on" | "am" | "le" | "el" | "il" | "dnia" | "den" | "vom") || word.ends_with("day")
}

fn leads_to_place(word: &str) -> bool {
    matches!(
        word,
        "in" | "near"
            | "at"
            | "outside"
            | "bei"
            | "a"
            | "en"
            | "de"
            | "w"
            | "we"
            | "в"
            | "у"
            | "v"
            | "ve"
            | "i"
            | "nel"
            | "em"
            | "te"
    )
}

fn is_large(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at) == Some(Kind::Word) && tokens.written(at, at + 1).starts_with(char::is_uppercase)
}

/// Notes in capitals from "ATTENTION EDITORS" and the like to where ordinary text goes on, or the end.
fn notes_to_editors(caption: &str) -> Option<Span> {
    const OPENINGS: [&str; 7] = [
        "ATTENTION EDITORS",
        "EDITORIAL USE ONLY",
        "EDITORS NOTE",
        "MANDATORY CREDIT",
        "NO RESALES",
        "THIS IMAGE HAS BEEN SUPPLIED",
        "THIS PICTURE WAS",
    ];
    let start = OPENINGS.iter().filter_map(|opening| caption.find(opening)).min()?;
    let rest = &caption[start..];
    let words = rest.split_inclusive(char::is_whitespace);
    let shouted = words.take_while(|word| word.chars().filter(|c| c.is_lowercase()).count() < 2);
    let end = start + shouted.map(str::len).sum::<usize>();
    Some(Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::furniture;
    use crate::credits::Qualifier;

    #[test]
    fn notes_to_editors_are_no_caption() {
        let caption =
            "A vessel leaves port in Varna, Bulgaria, March 3, 2024. ATTENTION EDITORS - NO RESALES. NO ARCHIVES.";
        let found = furniture(caption);
        assert_eq!(
            found.strip.last().map(|span| span.of(caption)),
            Some("ATTENTION EDITORS - NO RESALES. NO ARCHIVES.")
        );
        assert_eq!(found.date.map(|span| span.of(caption)), Some("March 3, 2024"));
        assert_eq!(found.place.map(|span| span.of(caption)), Some("Varna, Bulgaria"));
    }

    #[test]
    fn a_slug_gives_the_qualifier() {
        assert_eq!(furniture("FILE - A plane lands.").qualifier, Some(Qualifier::File));
        assert_eq!(furniture("HANDOUT: A plane lands.").qualifier, Some(Qualifier::Handout));
    }

    #[test]
    fn a_plain_caption_has_no_furniture() {
        let caption = "The archive: a walk through its halls in March.";
        assert_eq!(furniture(caption), super::Furniture::default());
    }
}
