//! What is cut off around a name: dividers, brackets, handles, prompts, roles, places.

use super::names::{Shape, shape};
use super::words;
use crate::metadata::agencies::is_agency;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// "in Berlin", "à Paris": a place told in words behind the name.
pub(super) fn is_place(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let small = words.next().is_some_and(|word| words::is(word, words::Part::leads_to_place));
    small && words.clone().count() <= 3 && words.all(|word| word.starts_with(char::is_uppercase))
}

/// The name before a place told in words: "Jane Doe in Berlin".
pub(super) fn before_place(text: &str) -> Option<&str> {
    let blanks = text.match_indices(' ').map(|(at, _)| at);
    let mut names = blanks.filter(|at| is_place(&text[at + 1..])).map(|at| trim(&text[..at]));
    names.find(|name| shape(name) == Some(Shape::Full))
}

/// `part` without an hour at its end that a small word leads to: "Jane Doe at 07:30", "Helena Prado às 7h30".
pub(super) fn before_hour(part: &str) -> &str {
    if !part.ends_with(|c: char| c.is_ascii_digit()) {
        return part;
    }
    let led = part.rsplit_once(' ').and_then(|(before, hour)| Some((before.rsplit_once(' ')?, hour)));
    let figures = |figures: &str| (1..=2).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit());
    match led {
        Some(((name, word), hour))
            if word.chars().count() <= 3
                && word.chars().all(char::is_lowercase)
                && hour.split_once([':', '.', 'h']).is_some_and(|(hours, rest)| figures(hours) && figures(rest)) =>
        {
            trim(name)
        }
        _ => part,
    }
}

/// An agency with the name of one of its rooms: "NDR HAMBURG", "BBC Sport", "AFP Paris", "g1 Minas".
pub(super) fn is_newsroom(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(' ') else { return false };
    let short = is_acronym(first) || first.ends_with(|c: char| c.is_ascii_digit());
    short && is_agency(first) && rest.split_whitespace().count() <= 2
}

/// One word with a capital behind a small beginning, as names of the web are written: "harbourPost".
pub(super) fn is_brand(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        && text.chars().all(char::is_alphabetic)
        && text.chars().skip(2).any(char::is_uppercase)
}

/// Two to four capitals.
pub(super) fn is_acronym(text: &str) -> bool {
    (2..=4).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

/// Without blanks and dividing marks at the ends.
pub(super) fn trim(text: &str) -> &str {
    let is_sign = |c| {
        matches!(c, ',' | '|' | '/' | '•' | '·' | ';' | ':' | '：' | '=' | '＝' | '｜' | '／' | '*' | '>' | '）' | ')')
    };
    let is_mark = |c| is_sign(c) || matches!(c, '-' | '–' | '—' | '▸' | '‣' | '■' | '●');
    let marks = |c: char| is_mark(c) || c.is_whitespace();
    text.trim_start_matches(|c: char| marks(c) || c == '.').trim_end_matches(marks)
}

/// The beginning of an address.
static HTTP: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("http"));

/// `text` up to a bracket, an address, a handle or a prompt; `prompts` says whether it may hold one.
pub(super) fn cut(text: &str, prompts: bool) -> &str {
    let bounds = |c| matches!(c, '(' | '（' | '@' | '[' | '<' | '【');
    let end = text.find(bounds).unwrap_or(text.len());
    let end = HTTP.find(text.as_bytes()).map_or(end, |at| at.min(end));
    let prompt = if prompts { words::seek(&text[..end], words::Part::cuts) } else { None };
    let end = prompt.map_or(end, |(at, _)| at);
    let cut = &text[..end];
    // An address loses its local part with the sign.
    let cut = if text[end..].starts_with('@') && !cut.ends_with(char::is_whitespace) {
        // ... but a handle glued to a name leaves the name: `Jane Doe@janedoe`.
        let (name, local) = cut.rsplit_once(char::is_whitespace).unwrap_or(("", cut));
        if local.starts_with(char::is_uppercase) { cut } else { name }
    } else {
        cut
    };
    trim(cut)
}

/// `part` without a role before or behind the name: "Jane Doe Staff Writer", "Anna DoeBusiness Reporter"; `roles` says whether one may
/// begin with a word of it.
pub(super) fn without_role(part: &str, roles: bool) -> &str {
    let role = words::Part::is_role;
    if roles && let Some(behind) = words::strip(part, role) {
        let behind = trim(behind);
        // "Redakteur für Finanzen" is a role to its end; "Staff Writer Jane Doe" a role and a name.
        return if shape(behind) == Some(Shape::Full) { behind } else { "" };
    }
    let parted = || if roles { words::seek(part, role) } else { None };
    let end = glued_role(part).or_else(|| parted().map(|(at, _)| at));
    let name = end.map_or(part, |end| trim(&part[..end]));
    trim(name.trim_end_matches(char::is_numeric))
}

/// Where a role is glued to the name: a capital after a small letter, and a role from there on.
fn glued_role(part: &str) -> Option<usize> {
    let mut before = ' ';
    part.char_indices().find_map(|(at, c)| {
        let joint = before.is_lowercase() && c.is_uppercase();
        before = c;
        (joint && words::strip(&part[at..], words::Part::is_role).is_some()).then_some(at)
    })
}
