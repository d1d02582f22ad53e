//! What the caller knows of an outlet's pages: its section labels, its standing phrases, the order of its dates.
//!
//! A line that is named goes by that alone, so the label stage is not shown it and reads the others as if it were not there.

use super::cuts::Cut;
use super::split::Block;
use crate::confidence::Confidence;
use crate::metadata::dates::DateOrder;
use crate::record::RemovedKind;
use crate::text::{Span, fold};
use memchr::memmem::Finder;
use std::collections::HashSet;

/// What is known of one outlet.
#[derive(Clone, Debug, Default)]
pub struct Outlet {
    kickers: HashSet<String>,
    phrases: HashSet<String>,
    /// The phrases as they are written, the longest first.
    within: Vec<Finder<'static>>,
    /// No line of more bytes is looked up.
    longest: usize,
    /// In which order the figures of its dates stand.
    pub date_order: Option<DateOrder>,
}

/// What a line is by the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A section label above the article, which stays there.
    Kicker,
    /// It leaves, and is listed as this.
    Leaves(RemovedKind),
}

/// How sure it is that a line which the settings name is what they say.
pub const SURE: u8 = 99;

/// A line of fewer bytes, or one that does not end as sentences do, is no paragraph that kickers stand above or below.
const PARAGRAPH_BYTES: usize = 90;

/// Folding may make a line longer or shorter, by no more than this factor either way.
const FOLDS: usize = 3;

impl Outlet {
    /// An outlet with these lines as section labels, and these phrases to be dropped: lines, or what stands by itself inside one.
    pub fn new(kickers: &[&str], phrases: &[&str], date_order: Option<DateOrder>) -> Self {
        let keys = |lines: &[&str]| -> HashSet<String> {
            lines.iter().map(|line| key(line)).filter(|key| !key.is_empty()).collect()
        };
        let longest = kickers.iter().chain(phrases).map(|line| line.len() * FOLDS).max().unwrap_or(0);
        let mut written: Vec<&str> = phrases.iter().map(|phrase| phrase.trim()).collect();
        written.retain(|phrase| !phrase.is_empty());
        written.sort_by_key(|phrase| (std::cmp::Reverse(phrase.len()), *phrase));
        written.dedup();
        let within = written.into_iter().map(|phrase| Finder::new(phrase).into_owned()).collect();
        Self { kickers: keys(kickers), phrases: keys(phrases), within, longest, date_order }
    }

    /// What each line is by the settings; the line that is the given title is the title.
    pub(super) fn lines(&self, text: &str, blocks: &[Block], title: Option<&str>) -> Vec<Option<Named>> {
        let mut named = vec![None; blocks.len()];
        let is_paragraph = |at: &usize| {
            let line = blocks[*at].span.of(text);
            line.len() >= PARAGRAPH_BYTES && ends_sentence(line) && !self.phrases.contains(&key(line))
        };
        let first = (0..blocks.len()).find(is_paragraph);
        let last = first.and_then(|_| (0..blocks.len()).rfind(is_paragraph));
        let title = title.map(key);
        for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.span.len() <= self.longest) {
            let line = block.span.of(text);
            let key = key(line);
            if title.as_ref() == Some(&key) {
                continue;
            }
            named[at] = if self.phrases.contains(&key) {
                Some(Named::Leaves(RemovedKind::Label))
            } else if !self.kickers.contains(&key) {
                None
            } else if first.is_some_and(|first| at < first) {
                Some(Named::Kicker)
            } else {
                last.is_some_and(|last| at > last).then_some(Named::Leaves(RemovedKind::Kicker))
            };
        }
        named
    }

    /// The phrases that stand by themselves inside `line`, a line of `text`: a sentence before and none goes on behind, or brackets around.
    pub(super) fn cuts(&self, text: &str, line: Span) -> Vec<Cut> {
        let said = line.of(text);
        let mut found: Vec<Span> = Vec::new();
        for phrase in &self.within {
            let len = phrase.needle().len();
            for start in phrase.find_iter(said.as_bytes()) {
                let span = standing_alone(said, Span::new(start, start + len)).filter(|span| span.len() < said.len());
                found.extend(span.filter(|span| !found.iter().any(|other| other.overlaps(*span))));
            }
        }
        found.sort();
        let cut = |span: Span| Cut {
            span: span.shifted(line.start),
            kind: RemovedKind::Label,
            phrase: None,
            named: true,
            confidence: Confidence::percent(SURE),
        };
        found.into_iter().map(cut).collect()
    }
}

/// What remains of a line once case, blanks and what stands around it are set aside: "» Sport:" and "SPORT" are one.
///
/// What ends a sentence stays, as "Sport?" is none of an outlet's labels.
pub fn key(line: &str) -> String {
    let dress = |c: char| !c.is_alphanumeric() && !is_end(c);
    fold(line.trim_matches(dress))
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '’' | '»' | '«' | '」' | '』' | ')' | ']' | '）')
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(closes).ends_with(is_end)
}

/// `span` of `line` with the brackets that hold it and the signs behind it, where it is a piece of its own; `None` where it may be words of
/// a sentence.
fn standing_alone(line: &str, span: Span) -> Option<Span> {
    let (before, said, after) = (&line[..span.start], span.of(line), &line[span.end..]);
    let in_word = |left: Option<char>, right: Option<char>| {
        left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
    };
    if in_word(before.chars().next_back(), said.chars().next())
        || in_word(said.chars().next_back(), after.chars().next())
    {
        return None;
    }
    let held = [('(', ')'), ('[', ']'), ('（', '）')]
        .into_iter()
        .find(|&(open, close)| before.ends_with(open) && after.starts_with(close));
    if let Some((open, close)) = held {
        return Some(Span::new(span.start - open.len_utf8(), span.end + close.len_utf8()));
    }
    let bracketed = said.starts_with(['(', '[', '（']) && said.ends_with([')', ']', '）']);
    let begins = before.trim_end().is_empty() || before.trim_end().ends_with(|c: char| is_end(c) || closes(c));
    let ended = ends_sentence(said);
    let last = !after.contains(char::is_alphanumeric);
    let end = if last { line.len() } else { span.end };
    (bracketed || begins && (last || ended)).then(|| Span::new(span.start, end))
}

#[cfg(test)]
mod tests {
    use super::{Outlet, key};
    use crate::text::Span;

    #[test]
    fn a_label_is_known_in_any_dress() {
        for (line, same) in [
            ("» Sport:", true),
            ("SPORT", true),
            ("sport  ", true),
            ("Sport?", false),
            ("Sports", false),
            ("Sport.", false),
        ] {
            assert_eq!(key(line) == key("Sport"), same, "{line}");
        }
    }

    #[test]
    fn words_of_a_sentence_are_no_phrase() {
        let outlet = Outlet::new(&[], &["Read more", "Stay with us.", "(Havnenytt)"], None);
        let left = |line: &str| {
            let mut line = line.to_owned();
            for cut in outlet.cuts(&line.clone(), Span::new(0, line.len())).into_iter().rev() {
                let edit = cut.edit(&line);
                line.replace_range(edit.span.start..edit.span.end, "");
            }
            line
        };
        for (line, wanted) in [
            ("The bridge is shut. Read more", "The bridge is shut."),
            ("The bridge is shut. Read more »", "The bridge is shut."),
            ("The bridge (Read more) is shut.", "The bridge is shut."),
            ("The bridge (Havnenytt) is shut.", "The bridge is shut."),
            ("It rains. Stay with us. The bridge is shut.", "It rains. The bridge is shut."),
            ("Read more books, the minister said.", "Read more books, the minister said."),
            ("Pupils should Read more", "Pupils should Read more"),
            ("It rains. read more", "It rains. read more"),
            ("It rains. Read moreover", "It rains. Read moreover"),
            ("Read more", "Read more"),
        ] {
            assert_eq!(left(line), wanted);
        }
    }
}
