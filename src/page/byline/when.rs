//! The lines of a page that say when: beside the article, and stamped ones.

use super::super::block::Text;
use super::super::class::Topic;
use super::super::place::Places;
use super::{Edges, GAP, LONGEST, says_who_and_when};
use crate::label::{Label, Role};
use crate::language::Tag as Language;
use crate::metadata::dates;

/// The lines that say when it was published, in order: above the article, or right below its last paragraph.
pub(in crate::page) fn dates(text: &Text, places: &Places, labels: &[Label], language: Language) -> Vec<String> {
    let Some(edges) = Edges::of(labels) else { return Vec::new() };
    let says = |&index: &usize| says_when(text, places, labels, &edges, index, language);
    let beside = (edges.from()..edges.first + 1).chain(edges.last..(edges.last + GAP).min(labels.len()));
    // Below a standfirst, which is body, the line must be one of dates by itself.
    let below = edges.first + 1..(edges.first + 1 + GAP).min(edges.last);
    let below = below.filter(|&index| labels[index].role == Role::Date);
    let found = beside.filter(says).chain(below).filter(|&index| text.blocks[index].chars <= LONGEST);
    found.map(|index| day_of(text.block(index), language).to_owned()).collect()
}

/// Whether block `index` says when by its role, by what is around it, or by what it reads as.
fn says_when(text: &Text, places: &Places, labels: &[Label], edges: &Edges, index: usize, language: Language) -> bool {
    let (place, line) = (&places.all[index], text.block(index));
    let above = index < edges.first;
    matches!(labels[index].role, Role::Date | Role::Byline)
        || place.topic(Topic::Date) <= 2.0
        || above && place.topic(Topic::Meta) <= 1.0 && place.topic(Topic::Related) > 3.0
        || above && says_who_and_when(line, language)
        || index <= edges.first && stamp(line).is_some()
        || above && index > edges.title && is_note_with_date(line, language)
}

/// The stamp in a line that reads as no date, else the line.
fn day_of(line: &str, language: Language) -> &str {
    let reads = || {
        let mut found = dates::find(line, language, None).into_iter().map(|found| found.dated);
        found.any(|dated| dated.published.is_some() || dated.updated.is_some())
    };
    stamp(line).filter(|_| !reads()).unwrap_or(line)
}

/// A line below the headline with the day in it is no longer, in bytes, unless it is a sentence.
const NOTE: usize = 120;

/// Whether a short line that is no sentence holds a day: "Beirut - Samer Haddad | 3 March 2025".
fn is_note_with_date(line: &str, language: Language) -> bool {
    line.len() <= NOTE
        && !line.ends_with(['.', '!', '?', '…', '。', '।'])
        && line.contains(['|', '•', '·', '/', '–', '—', ','])
        && dates::find(line, language, None).iter().any(|found| found.dated.published.is_some())
}

/// A stamped line is no longer, in bytes: a day, an hour, a house, perhaps its people.
const LONGEST_STAMPED: usize = 150;
/// So many colons are looked at for the one between hours and minutes.
const MOST_COLONS: usize = 4;

/// The day and hour in a line of a page in Chinese, Japanese or Korean that tells the house besides: `2024-03-05 10:56:28` of
/// "2024-03-05 10:56:28 海港日报". No sentence ends with them.
pub(in crate::page) fn stamp(line: &str) -> Option<&str> {
    if line.len() > LONGEST_STAMPED || line.is_ascii() || line.ends_with(['。', '！', '？', '.']) {
        return None;
    }
    memchr::memchr(b':', line.as_bytes())?;
    if !line.contains(|c: char| c >= '\u{2E80}') {
        return None;
    }
    // Not every colon parts hours from minutes: "发布时间: 2024-03-05 10:56".
    let colons = memchr::memchr_iter(b':', line.as_bytes()).take(MOST_COLONS);
    let (hour, end) = colons.into_iter().find_map(|colon| clock_around(line, colon))?;
    let head = line[..hour].trim_end_matches(|c: char| c.is_whitespace() || c == 'T');
    let of_day = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '月' | '日');
    let day = head.trim_end_matches(of_day).len();
    is_day(&head[day..]).then(|| &line[day..end])
}

/// Where the time of day begins and ends that has its first colon at byte `colon`.
fn clock_around(line: &str, colon: usize) -> Option<(usize, usize)> {
    let two = |from: usize| {
        let figures = line.as_bytes().get(from..from + 2)?;
        figures.iter().all(u8::is_ascii_digit).then_some(from + 2)
    };
    let hour = colon.checked_sub(2)?;
    two(hour)?;
    let end = two(colon + 1)?;
    let seconds = if line.as_bytes().get(end) == Some(&b':') { two(end + 1) } else { None };
    Some((hour, seconds.unwrap_or(end)))
}

/// Whether figures and their signs are a day that begins with its year: "2024-03-05", "2024年3月5日".
fn is_day(day: &str) -> bool {
    let parted = day.chars().nth(4).is_some_and(|sign| !sign.is_ascii_digit());
    (8..=17).contains(&day.len()) && parted && (day.starts_with("19") || day.starts_with("20"))
}
