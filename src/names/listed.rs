//! People of the user's authority in running text.

use super::article::Full;
use super::authority::{Answer, Authority};
use super::context::is_stem;
use super::last_word;
use super::mention::Word;
use super::respell::Request;
use crate::text::Span;

/// How many words a listed spelling may have.
const MOST_WORDS: usize = 6;

/// The spellings of the authority that stand in the article, in reading order: what it says of them, and where.
///
/// The longest spelling that begins at a word is taken. A single word counts where it stands for a person by itself.
pub(super) fn mentions<'a>(request: &Request<'a>, words: &[Word]) -> Vec<(Full<'a>, Answer)> {
    let Some(authority) = request.authority.filter(|authority| !authority.is_empty()) else { return Vec::new() };
    let mut out: Vec<(Full<'a>, Answer)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let text = request.paragraphs[word.paragraph];
        let taken =
            out.last().is_some_and(|(full, _)| full.paragraph == word.paragraph && full.span.end > word.span.start);
        if taken || !authority.begins(first_word(&text[word.span.start..])) {
            continue;
        }
        let Some((span, answer)) = longest(authority, request, text, word.span.start) else { continue };
        let seen = span.of(text);
        if seen.contains(' ') || stands_alone(text, words, at) {
            let surname = last_word(seen);
            out.push((Full { text: seen, surname, paragraph: word.paragraph, span, listed: true }, answer));
        }
    }
    out
}

/// The longest spelling that begins at `start` and is known.
fn longest(authority: &Authority, request: &Request<'_>, text: &str, start: usize) -> Option<(Span, Answer)> {
    let ends = ends(text, start);
    let spans = ends.into_iter().rev().map(|end| Span::new(start, end));
    spans
        .map(|span| (span, authority.answer(span.of(text), request.target)))
        .find(|(_, answer)| *answer != Answer::Unknown)
}

/// Where a name that begins at `start` may end: after each word of it, and before a possessive s.
fn ends(text: &str, start: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = start;
    for word in text[start..].split(' ').take(MOST_WORDS) {
        let core = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if core.is_empty() {
            break;
        }
        let possessive = ["'s", "’s"].into_iter().find_map(|ending| core.strip_suffix(ending));
        ends.extend(possessive.map(|name| at + name.len()));
        ends.push(at + core.len());
        // After a sign that is no part of a name, another begins; an initial has its stop.
        if core.len() < word.len() && !(core.chars().count() == 1 && word.ends_with('.')) {
            break;
        }
        at += word.len() + 1;
    }
    ends
}

fn first_word(text: &str) -> &str {
    let word = text.split(' ').next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    ["'s", "’s"].into_iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// Whether no name stands before or after the word, a title or a country aside: Zelenskyy Street is no person.
fn stands_alone(text: &str, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let is_title = |other: &Word| is_stem(other.span.of(text));
    let follows_name = word.continues && at.checked_sub(1).is_some_and(|before| !is_title(&words[before]));
    let leads = words.get(at + 1).is_some_and(|next| next.continues && next.paragraph == word.paragraph);
    !follows_name && !leads
}
