//! Lines that say when: "Published Feb 10, 2025 • 3 min read", "Stand: 10.02.2025, 9:30 Uhr", "vor 3 Stunden".
//!
//! A date line is one that holds nothing but a date: figures, months, hours, the words of `data/metadata/` and marks.
//! A paragraph that mentions a date has other words, and is none. What can mean two days is reported, never decided.

mod clock;
mod cursor;
mod day;
mod groups;
mod pieces;
mod stamp;
mod words;

use super::when::When;
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::text::Span;
pub(crate) use cursor::strangers;
use cursor::{Cursor, holds_strangers};
pub(crate) use day::Day;
use groups::gather;
use pieces::{Piece, PieceKind, pieces};
use serde::{Deserialize, Serialize};
pub use stamp::stamp;
pub(crate) use words::order_of as custom_order;

/// In which order the figures of a date stand: 10/02/2025, 02/10/2025, 25/02/10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day. A year of four figures comes first under any order.
    Ymd,
}

/// What a line says about when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// When it was published; also a date that nothing announces, and German "Stand" where no other date is given.
    pub published: Option<When>,
    /// When it was last changed, where a word says so.
    pub updated: Option<When>,
    /// The date expressions with their labels, in bytes of the line.
    pub spans: Vec<Span>,
    /// Some date can mean two days (10/02/2025 in English) and has no value here.
    pub ambiguous: bool,
    /// Some date is none (31 February, the year 2203) and has no value here.
    pub impossible: bool,
    /// The line counts from now ("3 hours ago", "gestern") and gives no value.
    pub relative: bool,
    /// Some date lacks its year, or is a time of day alone, and has no value here.
    pub partial: bool,
    /// The line gives a reading time or length.
    pub reading_time: bool,
    /// How sure it is that this line only says when; about the value there is no doubt where there is one.
    pub confidence: Confidence,
}

/// Longer lines than this many bytes are paragraphs.
const LONGEST: usize = 240;

/// Reads a line that says when and nothing else; `None` for any other line.
///
/// `language` chooses month names and the order of figures; `order` overrides the latter.
///
/// ```
/// use copydesk::{language::Tag, metadata::dates};
/// let read = |text| dates::read(text, Tag::EN, None).unwrap();
/// assert_eq!(read("Published Feb 10, 2025 • 3 min read").published.unwrap().to_string(), "2025-02-10");
/// assert!(read("02/10/2025 9:30 am").ambiguous);
/// assert!(read("3 hours ago").relative);
/// assert_eq!(dates::read("The war began on 24 February 2022.", Tag::EN, None), None);
/// ```
pub fn read(text: &str, language: Tag, order: Option<DateOrder>) -> Option<Dated> {
    if text.len() > LONGEST || !may_date(text) || holds_strangers(text, MOST_UNKNOWN) {
        return None;
    }
    read_whole(&Cursor::new(text, language, order))
}

/// Words, numbers and marks that may be unknown in a date line.
const MOST_UNKNOWN: usize = 4;

fn read_whole(cursor: &Cursor<'_>) -> Option<Dated> {
    let text = cursor.text;
    let pieces = pieces(cursor, MOST_UNKNOWN)?;
    let unknown = pieces.iter().filter(|piece| piece.kind == PieceKind::Unknown).count();
    let unknown = unknown - usize::from(is_counted(text, &pieces));
    let dated = gather(text, &pieces)?;
    let confidence = trust(&pieces, unknown)?;
    Some(Dated { confidence, ..dated })
}

/// Whether a number stands behind a full date and nothing else that is no part of it: who read or answered is counted there ("24.06.2014 / 11:12 21").
fn is_counted(text: &str, pieces: &[Piece]) -> bool {
    let Some((last, before)) = pieces.split_last() else { return false };
    let is_full = |piece: &Piece| matches!(piece.kind, PieceKind::Day(Day::Sure(_) | Day::Ambiguous));
    let counts = |said: &str| said.len() <= LONGEST_COUNT && said.bytes().all(|byte| byte.is_ascii_digit());
    last.kind == PieceKind::Unknown
        && counts(last.span.of(text))
        && text[..last.span.start].ends_with([' ', '|', '\u{a0}'])
        && before.iter().any(is_full)
        && before.iter().all(|piece| piece.kind != PieceKind::Unknown)
}

/// Figures of a count, at most.
const LONGEST_COUNT: usize = 6;

/// A date found inside a line, with the words that announce it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// From the label to the last word of the date, times and reading time included.
    pub span: Span,
    /// What it says.
    pub dated: Dated,
}

/// Whether `word` names a weekday of `language` or of English.
pub(crate) fn is_weekday(word: &str, language: Tag) -> bool {
    words::WORDS.meaning(word).is_some_and(|meaning| meaning.is_weekday(language))
}

/// Whether `phrase` is a word of date lines, whatever it means.
pub(crate) fn is_date_word(phrase: &str) -> bool {
    words::WORDS.meaning(phrase).is_some()
}

/// The runs of date pieces inside a line that says other things too (a byline, a dateline).
///
/// A run holds a day, a labelled time, or a counted relative date; a bare hour or weekday is none.
pub(crate) fn find(text: &str, language: Tag, order: Option<DateOrder>) -> Vec<Found> {
    if !has_figure(text) {
        return Vec::new();
    }
    let cursor = Cursor::new(text, language, order);
    if cursor.may_tell_date() { runs(&cursor) } else { Vec::new() }
}

fn runs(cursor: &Cursor<'_>) -> Vec<Found> {
    let text = cursor.text;
    let pieces = pieces(cursor, usize::MAX).unwrap_or_default();
    let dated = pieces.iter().any(|piece| matches!(piece.kind, PieceKind::Day(_)));
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let length = pieces[at..].iter().take_while(|piece| piece.kind != PieceKind::Unknown).count();
        out.extend(run(text, &pieces[at..at + length], dated));
        at += length + 1;
    }
    out
}

/// The date in pieces none of which is unknown, without the fillers and marks at its ends. Beside a day elsewhere in
/// the line (`dated`) a bare "3 min" is a reading time.
fn run(text: &str, pieces: &[Piece], dated: bool) -> Option<Found> {
    let first = pieces.iter().position(|piece| piece.kind.dates())?;
    let last = pieces.iter().rposition(|piece| piece.kind.dates())?;
    let inner = &pieces[first..=last];
    let solid = inner.iter().any(|piece| {
        matches!(
            piece.kind,
            PieceKind::Day(_) | PieceKind::Relative { counted: true } | PieceKind::Reading { named: true }
        )
    });
    let solid = solid || (dated && inner.iter().any(|piece| matches!(piece.kind, PieceKind::Reading { .. })));
    let labelled_time = inner.iter().any(|piece| matches!(piece.kind, PieceKind::Label { .. }))
        && inner.iter().any(|piece| matches!(piece.kind, PieceKind::Time(_)));
    if !(solid || labelled_time) {
        return None;
    }
    let dated = Dated { confidence: trust(inner, 0)?, ..gather(text, inner)? };
    Some(Found { span: Span::new(inner[0].span.start, inner[inner.len() - 1].span.end), dated })
}

/// Whether a date line could look so: it has a figure, or begins with a word of relative dates.
fn may_date(text: &str) -> bool {
    has_figure(text) || (text.len() <= 60 && words::WORDS.reach(text.split([' ', ',']).next().unwrap_or("")) > 0)
}

/// Whether `text` holds a figure of any script.
pub(crate) fn has_figure(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || (!text.is_ascii() && text.chars().any(|c| super::tokens::digit(c).is_some()))
}

/// How sure it is that a line of these pieces only says when. `None`: it does not.
///
/// Read off the development pages by eye: of 2,514 true paragraphs none is taken for a date line at any figure, and what
/// comes below 60 is as often a film's length or a clock as a date.
fn trust(pieces: &[Piece], unknown: usize) -> Option<Confidence> {
    let any = |test: fn(PieceKind) -> bool| pieces.iter().any(|piece| test(piece.kind));
    let full = any(|kind| matches!(kind, PieceKind::Day(Day::Sure(_) | Day::Ambiguous | Day::Impossible)));
    let yearless = any(|kind| matches!(kind, PieceKind::Day(Day::Yearless { .. })));
    let time = any(|kind| matches!(kind, PieceKind::Time(_)));
    let label = any(|kind| matches!(kind, PieceKind::Label { .. }));
    let counted = any(|kind| matches!(kind, PieceKind::Relative { counted: true }));
    let bare_relative = any(|kind| matches!(kind, PieceKind::Relative { counted: false }));
    let named_reading = any(|kind| matches!(kind, PieceKind::Reading { named: true }));
    let percent = match unknown {
        0 if full && (label || time) => 98,
        0 if full => 93,
        0 if counted => 95,
        0 if (yearless || bare_relative || time) && label => 93,
        0 if (yearless || bare_relative) && time => 90,
        0 if named_reading => 90,
        0 if yearless => 60,
        0 if time => 50,
        0 if bare_relative => 30,
        0 => 40,
        _ if full && (label || time || named_reading) => 55,
        _ => return None,
    };
    Some(Confidence::percent(percent))
}

#[cfg(test)]
mod tests {
    use super::{Cursor, LONGEST, find, has_figure, may_date, read, read_whole, runs};
    use crate::language::Tag;
    use proptest::prelude::*;

    /// Figures, words of dates and of texts, and marks in any order.
    fn line() -> impl Strategy<Value = String> {
        let parts = vec![
            "2025",
            "10",
            "2",
            "9:30",
            "10.02.2025",
            "3/25",
            "7",
            "February",
            "Feb",
            "мая",
            "hours",
            "ago",
            "min",
            "read",
            "Updated",
            "Stand",
            "Uhr",
            "at",
            "of",
            "the",
            "bridge",
            "closed",
            "again",
            "moved",
            "mostu",
            "年",
            "月",
            "日",
            "令和",
            "2025년",
            "10월",
            "DoePublished",
            "yesterday",
            "last",
            "night",
            "GMT",
            "th",
            "vor",
            "pm",
            "bahman",
        ];
        let marks = vec![" ", " ", " ", "", "-", ".", "/", ":", ",", "•", "(", "T"];
        let part =
            (prop::sample::select(parts), prop::sample::select(marks)).prop_map(|(part, mark)| format!("{part}{mark}"));
        prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 8192, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_passed_over_says_no_date(line in line(), tag in prop::sample::select(vec!["en", "de", "fa", "ja", "und"])) {
            let language = Tag::parse(tag).unwrap_or(Tag::EN);
            let cursor = Cursor::new(&line, language, None);
            let patient = if line.len() <= LONGEST && may_date(&line) { read_whole(&cursor) } else { None };
            prop_assert_eq!(read(&line, language, None), patient, "{:?}", line);
            let patient = if has_figure(&line) { runs(&cursor) } else { Vec::new() };
            prop_assert_eq!(find(&line, language, None), patient, "{:?}", line);
        }
    }
}
