//! Inline elements that a style sheet sets apart, and the source does not: `<span class="date">14 Feb</span><span class="by">Ada Berg</span>`.
//!
//! Read as they stand, caption and credit, name and date run into one word. Each is a line of its own where a template made both: both have a name
//! for the style sheet, no blank stands between them, and they are in no paragraph or heading. Inside of a word nothing is cut.

use super::class;
use super::tag::Tag;
use super::tree::{Index, Run, Tree};
use crate::credits;

/// Behind longer text, in letters, nothing is cut: it is prose.
pub(super) const LONGEST: u32 = 400;
/// Who and when are no longer, in bytes.
const NOTE: usize = 80;
/// How far two elements may lie below what holds both.
const FAR: usize = 6;

/// A run of text: the element it stands in, and its length.
#[derive(Clone, Copy)]
pub(super) struct Apart {
    pub element: Index,
    pub bytes: usize,
}

impl Apart {
    /// Before the first.
    pub(super) const START: Self = Self { element: 0, bytes: 0 };
}

/// Whether `text` in `after` is a line of its own behind `written`, which ends with the text of `before`.
pub(super) fn is_apart(tree: &Tree<'_>, written: &str, before: Apart, text: &str, after: Apart) -> bool {
    if before.bytes < 2 || after.bytes < 2 {
        return false;
    }
    let (Some(last), Some(first)) = (written.chars().next_back(), text.chars().next()) else { return false };
    let ends = last.is_alphanumeric() || ".!?)»”\"’%".contains(last);
    // A sentence begins behind the link that began the line: "Also read: Why the ferry is late“We expected more”".
    if (first.is_uppercase() || "“«„「『".contains(first))
        && tree.element(before.element).tag == Tag::A
        && written.len().checked_sub(before.bytes).is_none_or(|from| from == 0 || written.as_bytes()[from - 1] == b'\n')
        && leads_elsewhere(tree, before.element, after.element)
    {
        return true;
    }
    // Behind an address, or an hour, a word without a blank before it is the next line's, whatever the elements are called.
    let closed = ends_with_address(written) || ends_with_hour(written);
    let goes_on = last.is_ascii_digit() && first.is_ascii_digit() && !closed;
    if !ends || !first.is_alphanumeric() && first != '©' || goes_on {
        return false;
    }
    if before.element == tree.element(after.element).block && !first.is_lowercase() && ends_sentence(written) {
        return is_glued_credit(tree, before.element, after.element);
    }
    if last.is_alphabetic() && begins_with_address(text) && is_address_behind(tree, before.element, after.element) {
        return true;
    }
    let Some((one, other)) = siblings(tree, before.element, after.element) else { return false };
    let small = first.is_lowercase()
        && !begins_with_address(text)
        && !class::speaks_of_credit(tree, other)
        && !class::speaks_about(tree, tree.element(one).block);
    // "Ada Berg" and "11 February 2025": a figure glued to the words of another element.
    let counts = last.is_alphabetic() && first.is_ascii_digit() && before.bytes.max(after.bytes) <= NOTE;
    let own = || written.get(written.len().saturating_sub(before.bytes)..).unwrap_or("");
    let closed = closed || counts && text.trim().contains(' ') && own().trim().contains(' ');
    !small && (is_named(tree, one) && is_named(tree, other) || closed)
}

/// Whether link `before` is all of an inline element that is called one to other articles, and `after` stands outside: `<span class="also-read">
/// <a>Also read: …</a></span>“We expected more”`.
fn leads_elsewhere(tree: &Tree<'_>, before: Index, after: Index) -> bool {
    let around = tree.element(before).parent;
    tree.element(around).tag == Tag::Span
        && !tree.path(after).take(FAR).any(|at| at == around)
        && class::speaks_of_related(tree, around)
}

/// Whether the text of run `at`, the last of a caption whose sentence `written` ends with, is an element of its own that says whose picture it
/// is: "The quay at noon. <em>Ada Berg</em>".
pub(super) fn signs(tree: &Tree<'_>, written: &str, at: usize) -> bool {
    let Run::Text { place, .. } = tree.runs[at] else { return false };
    let name = place.of(tree.html).trim();
    // "The quay at noon. / <strong>Ada Berg</strong>"
    let written = written.trim_end().strip_suffix(['/', '|', '–']).map_or(written, str::trim_end);
    let is_blank = |run: &&Run| matches!(run, Run::Text { place, .. } if place.of(tree.html).trim().is_empty());
    name.len() <= NOTE
        && name.starts_with(char::is_alphabetic)
        && ends_sentence(written)
        && tree.runs[at + 1..].iter().find(|run| !is_blank(run)).is_none_or(|run| matches!(run, Run::Break { .. }))
        && credits::kept::read(name).is_some_and(|reading| {
            // A labelled credit is told from its caption wherever it stands.
            reading.label.is_none() && !reading.credit.is_empty() && reading.unread.is_empty()
        })
}

/// Whether a sentence is over; three dots lead on ("Credit...").
fn ends_sentence(written: &str) -> bool {
    let said = written.trim_end_matches(['"', '”', '»', '’', ')', ' ']);
    said.ends_with(['.', '!', '?']) && !said.ends_with("..")
}

/// Whether a line is no more than the place of a picture among others: "3/12", "3 of 12".
pub(super) fn is_counter(line: &str) -> bool {
    let figures = |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = line.split_once('/').or_else(|| line.split_once(" of ")).or_else(|| line.split_once(" von "));
    line.len() <= 12 && parts.is_some_and(|(at, of)| figures(at.trim()) && figures(of.trim()))
}

/// Whether the last word of the text is a mail address.
fn ends_with_address(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// Whether the text ends with hours and minutes: `09:12`.
fn ends_with_hour(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    let figures = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once(':').is_some_and(|(hours, minutes)| figures(hours) && figures(minutes))
}

/// Whether `after`, or the element of `block` it is in, is called a credit: `<div>The quay at noon.<span class="credit">Ada Berg</span></div>`.
fn is_glued_credit(tree: &Tree<'_>, block: Index, after: Index) -> bool {
    let mut path = tree.path(after).take(FAR).take_while(|&at| at != block);
    tree.element(block).tag != Tag::P && path.any(|at| class::speaks_of_credit(tree, at))
}

/// The two elements next to each other that hold `a` and `b`, both inline, in neither paragraph nor heading.
fn siblings(tree: &Tree<'_>, a: Index, b: Index) -> Option<(Index, Index)> {
    let block = tree.element(a).block;
    let prose = matches!(tree.element(block).tag, Tag::P | Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::Button);
    if prose || tree.element(b).block != block {
        return None;
    }
    let above = |index: Index| tree.path(index).take(FAR).take_while(move |&at| at != block);
    above(a).find_map(|one| {
        let same = |other: &Index| tree.element(*other).parent == tree.element(one).parent;
        above(b).find(same).filter(|&other| other != one).map(|other| (one, other))
    })
}

/// Whether `after` is a link that writes a mail, and `before` another element of its block: `<span>Ada Berg</span><a href="mailto:…">`.
fn is_address_behind(tree: &Tree<'_>, before: Index, after: Index) -> bool {
    let mails = |at: Index| tree.attribute(at, "href").is_some_and(|href| href.starts_with("mailto:"));
    tree.element(after).tag == Tag::A && mails(after) && before != tree.element(after).block
}

/// Whether a mail address begins the text.
pub(super) fn begins_with_address(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace()).next().is_some_and(|word| word.find('@').is_some_and(|at| at > 0))
}

/// Whether a style sheet can tell the element from others.
fn is_named(tree: &Tree<'_>, index: Index) -> bool {
    let tag = tree.element(index).tag;
    tag == Tag::Time
        || matches!(tag, Tag::Span | Tag::A | Tag::Cite | Tag::Em | Tag::Bold | Tag::Label)
            && ["class", "itemprop", "rel", "property"].iter().any(|name| tree.attribute(index, name).is_some())
}
