//! What one article shows of its outlet's habits.

use crate::desk::Desk;
use crate::label::{Label, Role};
use crate::language::Tag;
use crate::lexicon::lexicon;
use crate::metadata::bylines;
use crate::metadata::dates::{DateOrder, custom_order};
use crate::pipeline::{Look, look, outlet_key};
use crate::record::Input;
use crate::tables::hash::Swift;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};

/// One article, as far as it tells of its outlet.
#[derive(Debug)]
pub struct Observed {
    /// The outlet: the host of its pages, without `www.`.
    pub host: String,
    /// The article, for a person: its address.
    pub example: String,
    /// What the article is known again by: its headline, and the longest lines of its body.
    pub(super) title: Option<u64>,
    pub(super) longest: Vec<u64>,
    pub(super) lines: Vec<Line>,
    pub(super) houses: Vec<House>,
    pub(super) dates: Vec<Date>,
}

/// A line that may be its outlet's own.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// What it is known again by, whatever its case and dress.
    pub(super) key: String,
    pub(super) place: Place,
    /// How many lines stand above it, and below.
    pub(super) above: usize,
    pub(super) below: usize,
    pub(super) taken: Taken,
    /// Whether it has the shape of a section label.
    pub(super) is_label: bool,
    /// Whether it has few words: between paragraphs it may be a crosshead.
    pub(super) is_brief: bool,
}

/// Where a line stands to the article's paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Above,
    Inside,
    Below,
}

/// What the label stage takes a line for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It leaves.
    Dirt,
    /// It is a section label.
    Kicker,
    /// It stays, but hardly.
    Doubtful,
    /// It stays.
    Body,
    /// It has a field of its own: headline, byline, date, caption, credit.
    Field,
}

/// A house without a row in the table, in a credit.
#[derive(Debug)]
pub(super) struct House {
    pub(super) name: String,
    pub(super) line: String,
    /// Whom the credit names beside it.
    pub(super) beside: Option<String>,
    /// Whether it stands where people do.
    pub(super) as_creator: bool,
}

/// A numeric date that can be read in one way only.
#[derive(Debug)]
pub(super) struct Date {
    pub(super) order: DateOrder,
    pub(super) line: String,
    /// Whether the language of the article sets dates so anyway.
    pub(super) is_custom: bool,
}

/// Longer lines than this many bytes are paragraphs of an article, or a notice the label stage knows.
const LONGEST: usize = 400;
/// So many bytes make a paragraph, to tell what stands above the article and below.
const PARAGRAPH_BYTES: usize = 90;
/// A line within so many log odds of the threshold is in doubt: three in four.
const IN_DOUBT: f32 = 1.1;
/// A section label has no more characters, and no more words.
const LABEL_CHARS: usize = 40;
const LABEL_WORDS: usize = 5;
/// How many of the longest lines tell an article from a copy of it.
const TELLING: usize = 3;
/// A credit read less surely tells of no house.
const SURE: u8 = 80;

/// What `input`, a record of the outlet at `host`, shows.
pub fn observe(input: &Input<'_>, host: &str, desk: &Desk) -> Observed {
    let look = look(input, desk);
    let lines = lines(&look);
    let body = look.lines.iter().filter(|(_, label)| label.role.is_body());
    let mut longest: Vec<&str> = body.map(|(line, _)| line.as_str()).collect();
    longest.sort_by_key(|line| (std::cmp::Reverse(line.len()), *line));
    longest.dedup();
    let seen = look.lines.iter().find(|(_, label)| label.role == Role::Title).map(|(line, _)| line.as_str());
    Observed {
        host: host.strip_prefix("www.").unwrap_or(host).to_owned(),
        example: input.url.as_deref().unwrap_or_default().to_owned(),
        title: input.title.as_deref().or(seen).map(outlet_key).map(|key| hash(&key)),
        longest: longest.into_iter().take(TELLING).map(hash).collect(),
        lines,
        houses: houses(&look),
        dates: dates(&look),
    }
}

fn hash(text: &str) -> u64 {
    let mut hash = Swift::default();
    text.hash(&mut hash);
    hash.finish()
}

/// The lines that may be the outlet's own, each once.
fn lines(look: &Look) -> Vec<Line> {
    let is_paragraph = |(line, label): &&(String, Label)| label.role.is_body() && line.len() >= PARAGRAPH_BYTES;
    let first = look.lines.iter().position(|line| is_paragraph(&line));
    let last = look.lines.iter().rposition(|line| is_paragraph(&line));
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for (at, (text, label)) in look.lines.iter().enumerate() {
        let key = outlet_key(text);
        if text.len() > LONGEST || key.chars().filter(|c| c.is_alphabetic()).count() < 2 || !seen.insert(key.clone()) {
            continue;
        }
        // What the lexicon knows leaves without being learned.
        if lexicon().whole(text).next().is_some() {
            continue;
        }
        let place = match (first, last) {
            (Some(first), _) if at < first => Place::Above,
            (_, Some(last)) if at > last => Place::Below,
            _ => Place::Inside,
        };
        let (above, below) = (at, look.lines.len() - 1 - at);
        let taken = taken(text, label, look.language);
        let (is_label, is_brief) = (is_label(text), is_brief(text));
        out.push(Line { text: text.clone(), key, place, above, below, taken, is_label, is_brief });
    }
    out
}

fn taken(text: &str, label: &Label, language: Tag) -> Taken {
    match label.role {
        Role::Title | Role::Byline | Role::Date | Role::Caption | Role::Credit => Taken::Field,
        // Who writes every week is no line of the outlet's, whatever it was taken for.
        _ if bylines::read(text, language).is_some_and(|byline| !byline.authors.is_empty()) => Taken::Field,
        Role::Kicker => Taken::Kicker,
        role if role.leaves() => Taken::Dirt,
        _ if label.margin < IN_DOUBT => Taken::Doubtful,
        _ => Taken::Body,
    }
}

/// "Society", "War in Ukraine": few words without the end of a sentence, begun large.
fn is_label(line: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | ':' | '。');
    line.chars().count() <= LABEL_CHARS
        && is_brief(line)
        && !line.ends_with(ends)
        && !line.starts_with(char::is_lowercase)
        && !line.chars().any(|c| c.is_ascii_digit())
}

fn is_brief(line: &str) -> bool {
    line.split_whitespace().count() <= LABEL_WORDS
}

/// The houses of the credits that the table does not know, and the people whose names are houses' elsewhere.
fn houses(look: &Look) -> Vec<House> {
    let mut out: Vec<House> = Vec::new();
    for reading in look.credits.iter().filter(|reading| reading.confidence.as_percent() >= SURE) {
        let credit = &reading.credit;
        let providers = credit.provider.iter().flat_map(|provider| provider.split('/'));
        let named = credit.agency.iter().map(String::as_str).chain(providers);
        let houses = named.map(|name| (name, credit.creators.first(), false));
        let people = credit.creators.iter().map(|name| (name.as_str(), None, true));
        for (name, beside, as_creator) in houses.chain(people) {
            if !crate::credits::is_known(name) && !out.iter().any(|house| house.name == name) {
                let (name, line) = (name.to_owned(), credit.line.clone());
                out.push(House { name, line, beside: beside.cloned(), as_creator });
            }
        }
    }
    out
}

/// The numeric dates in lines that say when, or who and when, which no other order could read.
fn dates(look: &Look) -> Vec<Date> {
    let dated = look.lines.iter().filter(|(_, label)| matches!(label.role, Role::Date | Role::Byline));
    let orders = dated.filter_map(|(line, _)| Some((plain_order(line)?, line)));
    let custom = custom_order(look.language);
    orders.map(|(order, line)| Date { order, line: line.clone(), is_custom: custom == Some(order) }).collect()
}

/// The order of the first date in figures, where one of its first two is above 12: 25/04/2025, 04-25-2025.
fn plain_order(line: &str) -> Option<DateOrder> {
    let mut figures = line.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '.' | '-')));
    figures.find_map(|word| {
        let word = word.trim_matches(['/', '.', '-']);
        let separator = word.chars().find(|c| !c.is_ascii_digit())?;
        let mut parts = word.split(separator);
        let mut number = |lengths: std::ops::RangeInclusive<usize>| {
            let part = parts.next().filter(|part| lengths.contains(&part.len()))?;
            part.parse::<u32>().ok()
        };
        let (first, second, _year) = (number(1..=2)?, number(1..=2)?, number(4..=4)?);
        match (first, second) {
            (13..=31, 1..=12) => Some(DateOrder::Dmy),
            (1..=12, 13..=31) => Some(DateOrder::Mdy),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::plain_order;
    use crate::metadata::dates::DateOrder;

    #[test]
    fn a_day_above_twelve_tells_the_order() {
        for (line, order) in [
            ("25/04/2025", Some(DateOrder::Dmy)),
            ("Published 04/25/2025, 9:30 am", Some(DateOrder::Mdy)),
            ("Von Ada Berg | 25.04.2025 - 9.30", Some(DateOrder::Dmy)),
            ("9.30, 25-4-2025.", Some(DateOrder::Dmy)),
            ("03/04/2025", None),
            ("2025/04/25", None),
            ("45/04/2025", None),
            ("25/04", None),
            ("25 April 2025", None),
        ] {
            assert_eq!(plain_order(line), order, "{line}");
        }
    }
}
