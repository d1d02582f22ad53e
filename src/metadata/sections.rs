//! Section names: from trails ("Home > News > Society") and from "more in" lines; kicker words told apart.

use super::bylines::is_georgian;
use super::key::key;
use super::openers::{Opener, may_begin};
use super::phrases::{Meant, Phrases, packed};
use super::tokens::{Tokens, head, is_ideograph};
use crate::tables::packed::Mark;
use crate::text::Span;
use memchr::{memchr2, memchr3};
use std::sync::LazyLock;

/// A section, as a line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The section's name, in bytes of the line.
    pub name: Span,
    /// Whether the line announces more of the section, rather than being a trail that leads to it.
    pub announced: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Kinds {
    home: bool,
    more: bool,
    kicker: bool,
    desk: bool,
}

static WORDS: LazyLock<Phrases<Kinds>> = LazyLock::new(|| packed!("sections"));

impl Meant for Kinds {
    fn add(&mut self, mark: &Mark) {
        match mark.cells[1] {
            "home" => self.home = true,
            "more" => self.more = true,
            "desk" => self.desk = true,
            "kicker" => self.kicker = true,
            _ => mark.broken("unknown kind"),
        }
    }
}

/// The section a trail ends in, or a "more in" line names.
///
/// ```
/// use copydesk::metadata::sections::from_trail;
/// let line = "More In Society MORE...";
/// assert_eq!(from_trail(line).unwrap().name.of(line), "Society");
/// assert_eq!(from_trail("Society is changing"), None);
/// ```
pub fn from_trail(line: &str) -> Option<Section> {
    let line_trimmed = line.trim();
    if line_trimmed.is_empty() || line_trimmed.len() > 160 {
        return None;
    }
    let (name, announced) = match trail(line_trimmed) {
        Some(name) => (name, false),
        None => (announced(line_trimmed)?, true),
    };
    Some(Section { name: Span::of_slice(name, line), announced })
}

/// Whether the whole line is a kicker word such as BREAKING or EXCLUSIVE, which says what kind of piece it is and no section.
pub fn is_kicker(line: &str) -> bool {
    let bare = line.trim().trim_matches(|c: char| !c.is_alphanumeric() && !crate::text::is_wordlike(c));
    !bare.is_empty() && bare.len() <= 60 && WORDS.meaning(bare).is_some_and(|kinds| kinds.kicker)
}

/// Whether `text` is a word titles carry between headline and outlet: "News", "Sport".
pub(crate) fn is_desk(text: &str) -> bool {
    WORDS.meaning(text).is_some_and(|kinds| kinds.desk)
}

fn trail(line: &str) -> Option<&str> {
    // 0xE2 begins arrows and the single guillemet, 0xC2 the double one.
    let bytes = line.as_bytes();
    if memchr3(b'>', b'/', b'|', bytes).is_none() && memchr2(0xC2, 0xE2, bytes).is_none() {
        return None;
    }
    let (divider, sure) = [("›", true), ("»", true), (" > ", true), ("→", true), (" / ", false), (" | ", false)]
        .into_iter()
        .find(|(divider, _)| line.contains(divider))?;
    let parts: Vec<&str> = line.split(divider).map(str::trim).filter(|part| !part.is_empty()).collect();
    let home = WORDS.meaning(parts.first()?).is_some_and(|kinds| kinds.home);
    // Below "Home" a name may begin small: "iPhone", "e스포츠".
    let named = |part: &&str| {
        is_name(part) || home && sure && is_name(part.trim_start_matches(|c: char| c.is_ascii_lowercase()))
    };
    // "Home > Culture > City council approves new tram line": below the front page a trail may end with the headline.
    let headed = home && sure && parts.len() >= 3 && !parts.last().is_some_and(named);
    let parts = &parts[..parts.len() - usize::from(headed)];
    if parts.len() < 2 || !(home || (sure && parts.len() >= 3)) || !parts.iter().all(named) {
        return None;
    }
    // "Home » Culture » Interview" ends with what kind of piece it is.
    let section = parts.iter().enumerate().rfind(|(_, part)| !is_kicker(part));
    section.filter(|(at, _)| *at > 0 || !home).map(|(_, name)| *name)
}

/// No "more in" of the table is longer, in bytes, and the word behind it begins before.
const LONGEST_WORDS: usize = 80;

/// `Society` of `More In Society MORE...`, `Mehr aus Politik`.
fn announced(line: &str) -> Option<&str> {
    if !may_begin(line, [Opener::More]) {
        return None;
    }
    let mut ahead = Tokens::of(head(line, LONGEST_WORDS));
    let ((), _, end) = WORDS.next(line, ahead.clone(), |kinds| kinds.more.then_some(()))?;
    let rest = line[ahead.find(|token| token.span.start >= end)?.span.start..].trim();
    let rest = rest.trim_end_matches(['.', '…', '›', '»', '>', ' ']);
    let shorter =
        rest.rsplit_once(' ').filter(|(_, last)| matches!(key(last).as_ref(), "more" | "mehr" | "plus" | "mas"));
    let rest = shorter.map_or(rest, |(name, _)| name).trim();
    is_name(rest).then_some(rest)
}

/// Characters of a section's name, at most.
const LONGEST_NAME: usize = 40;
/// The same in a script written without blanks.
const LONGEST_SPACELESS: usize = 14;

/// Thai, or Chinese and Japanese.
fn is_spaceless(c: char) -> bool {
    is_ideograph(c) || ('\u{E00}'..='\u{E7F}').contains(&c)
}

/// Whether this can be a section's name: one to four words, the first with a capital or of a caseless script.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let capital = text.chars().next().is_some_and(|c| c.is_alphabetic() && (!c.is_lowercase() || is_georgian(c)));
    // Where blanks are not written, a headline is one word.
    let longest = if text.contains(is_spaceless) { LONGEST_SPACELESS } else { LONGEST_NAME };
    (1..=4).contains(&words) && capital && text.chars().count() <= longest && !text.ends_with(['.', '!', '?', ':', ','])
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_record_of_the_tables_can_be_read() {
        assert!(super::WORDS.count() > 10);
    }
}
