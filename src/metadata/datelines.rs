//! Datelines: place, date and agency in front of the first sentence.
//!
//! `KYIV, Feb 10 (Reuters) - `, `Berlin (dpa) – `, `МОСКВА, 10 фев — РИА Новости. `, `(서울=연합뉴스) `. A sentence that
//! begins with a place ("London - a city of ...") is none: without an agency or a date, only capitals tell.

use super::agencies::{is_agency, leading};
use super::bylines::is_small_word;
use super::dates;
use super::sections::is_kicker;
use super::tokens::head;
use super::when::When;
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::text::{Span, is_wordlike};
use serde::Serialize;

/// What stands before the first sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dateline {
    /// The place as written.
    pub place: Option<String>,
    /// The agency as written.
    pub agency: Option<String>,
    /// The reporter a bracket names instead of or behind the agency (`【パリ＝山田太郎】`, `홍길동 기자 =`).
    pub reporter: Option<String>,
    /// The day, where it is said with its year.
    pub date: Option<When>,
    /// The date as written, year or none.
    pub date_text: Option<String>,
    /// From the start of the paragraph to the first letter of its sentence.
    pub span: Span,
    /// How sure it is that this is a dateline.
    pub confidence: Confidence,
}

/// A dateline ends within this many bytes.
const LONGEST: usize = 140;

/// Reads the dateline at the start of `paragraph`.
///
/// ```
/// use copydesk::{language::Tag, metadata::datelines};
/// let found = datelines::read("KYIV, Feb 10 (Reuters) - Rescuers searched the rubble.", Tag::EN).unwrap();
/// assert_eq!((found.place.as_deref(), found.agency.as_deref()), (Some("KYIV"), Some("Reuters")));
/// assert_eq!(datelines::read("London - a city of parks - is growing.", Tag::EN), None);
/// ```
pub fn read(paragraph: &str, language: Tag) -> Option<Dateline> {
    let window = head(paragraph, LONGEST);
    if let Some(found) = bracketed(paragraph, window, language) {
        return Some(found);
    }
    let every = ends(window).filter_map(|(head, end)| {
        let marked = !is_unmarked(paragraph, head);
        if !marked && split_agency(&paragraph[..head]).1.is_none() {
            return None;
        }
        let found = judge(&paragraph[..head], language)?;
        if !marked && !goes_without_mark(&found, &paragraph[end..]) {
            return None;
        }
        // A colon ends "ARUSHA: "; a heading in capitals has more words.
        if paragraph[head..].starts_with(':') && found.place.as_ref().is_some_and(|place| place.contains(' ')) {
            return None;
        }
        let end = skip_marks(paragraph, end);
        // A sentence begins with a letter, a quotation mark, a bracket; figures go on with the date.
        let opens = paragraph[end..].starts_with(|c: char| !c.is_numeric() && !matches!(c, '|' | ',' | '©'));
        let bare = found.agency.is_none() && found.date_text.is_none();
        let confidence = if bare { bare_trust(&paragraph[..head], &paragraph[head..])? } else { found.confidence };
        opens.then_some(Dateline { span: Span::new(0, end), confidence, ..found })
    });
    // The surest, and of equals the shortest: an agency may follow a mark ("МОСКВА, 10 фев — РИА Новости. ").
    let found = every.reduce(|best, next| if next.confidence > best.confidence { next } else { best })?;
    Some(if found.place.is_none() { with_place(paragraph, language, found) } else { found })
}

/// Reads a dateline on a line of its own, above its text: a place with a day, and nothing else.
///
/// ```
/// use copydesk::{language::Tag, metadata::datelines};
/// assert_eq!(datelines::alone("BELGRADE, Feb 10", Tag::EN).unwrap().place.as_deref(), Some("BELGRADE"));
/// assert_eq!(datelines::alone("Windows 10", Tag::EN), None);
/// ```
pub fn alone(line: &str, language: Tag) -> Option<Dateline> {
    let line = line.trim_end_matches([' ', '.', ':']);
    // "Berlin, 10 February" may be a calendar's entry; so may not what is written in capitals or names the year.
    let shouts = line.split([',', ' ']).next().is_some_and(|first| {
        first.chars().count() >= 3 && first.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
    });
    let may_be = line.len() <= LONGEST_ALONE && line.contains(',') && line.starts_with(char::is_uppercase);
    let found = if may_be { judge(line, language) } else { None };
    found.filter(|found| found.place.is_some() && found.date_text.is_some() && (shouts || found.date.is_some()))
}

/// A dateline on a line of its own is no longer, in bytes.
const LONGEST_ALONE: usize = 60;

/// How sure a place in capitals alone is a dateline: with a dash fairly, with a colon or full stop it is likelier a kicker.
fn bare_trust(place: &str, rest: &str) -> Option<Confidence> {
    let kicker = is_kicker(place) || place.split_whitespace().next().is_some_and(is_kicker);
    let percent = if rest.starts_with([':', '.', '=']) { 40 } else { 60 };
    // A line all in capitals is a heading.
    let shouted = !head(rest, 60).chars().any(char::is_lowercase);
    (!kicker && !shouted).then(|| Confidence::percent(percent))
}

/// An agency first, then place and date: `(ANSA) - ROMA, 10 FEB - `.
fn with_place(paragraph: &str, language: Tag, agency: Dateline) -> Dateline {
    let from = agency.span.end;
    match read(&paragraph[from..], language) {
        Some(place) if place.agency.is_none() => Dateline {
            agency: agency.agency,
            span: Span::new(0, from + place.span.end),
            confidence: agency.confidence.max(place.confidence),
            ..place
        },
        _ => agency,
    }
}

/// Where a dateline may end: the bytes of its words, and the start of what follows the dividing mark.
fn ends(window: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let may_divide = |c| matches!(c, '—' | '–' | '-' | '‒' | '―' | ')' | '/' | '.' | ':' | '=');
    window.char_indices().filter(move |&(_, c)| may_divide(c)).filter_map(move |(at, c)| {
        let behind = at + c.len_utf8();
        let spaced = window[..at].ends_with([' ', '\u{a0}', ')', '.']) || matches!(c, '—' | '–');
        let divides = match c {
            '—' | '–' | '-' | '‒' | '―' => {
                // "Jakarta, CNN Indonesia -- ": two make one.
                spaced && window[behind..].trim_start_matches('-').starts_with([' ', '\u{a0}', ')', '"', '“'])
            }
            // A bracket without a mark behind it is looked at twice: "Jane Doe (AP) was there" goes on.
            ')' | '/' => true,
            '.' | ':' | '=' => window[behind..].starts_with(' '),
            _ => false,
        };
        let head = if matches!(c, ')' | '/') { behind } else { at };
        divides.then_some((head, behind))
    })
}

/// Whether a bracket or stroke ends at `head`, and no mark stands behind it.
fn is_unmarked(paragraph: &str, head: usize) -> bool {
    let marks = ['-', '–', '—', '―', '.', ':', '=', '/'];
    paragraph[..head].ends_with([')', '/']) && !paragraph[head..].trim_start().starts_with(marks)
}

/// Whether a dateline with its agency in brackets needs no mark: a place with a day, or in capitals, before a sentence.
///
/// `STOCKHOLM (TT) Regeringen …`, `नई दिल्ली, 10 फरवरी (भाषा) …`.
fn goes_without_mark(found: &Dateline, rest: &str) -> bool {
    let place = found.place.as_deref().unwrap_or_default();
    let shouts = place.chars().filter(|c| c.is_uppercase()).count() >= 3 && !place.chars().any(char::is_lowercase);
    let begins = rest.trim_start().starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    found.agency.is_some() && !place.is_empty() && (found.date_text.is_some() || shouts) && begins
}

fn skip_marks(text: &str, from: usize) -> usize {
    let rest =
        text[from..].trim_start_matches([' ', '\u{a0}', '\u{3000}', '-', '–', '—', '.', ':', '=', '―', '‒', ')']);
    text.len() - rest.len()
}

/// Whether the words before the mark are place, date and agency, and which.
fn judge(head: &str, language: Tag) -> Option<Dateline> {
    let (rest, bracketed) = split_agency(head);
    if (bracketed.is_none() && is_untold(rest)) || begins_as_text(rest) {
        None
    } else {
        judge_parts(rest, bracketed, language)
    }
}

/// [`judge`] of the words before the agency, and the agency in its bracket.
fn judge_parts(rest: &str, bracketed: Option<String>, language: Tag) -> Option<Dateline> {
    let said = dates::find(rest, language, None).into_iter().next();
    let (before, behind) = match &said {
        Some(found) => (&rest[..found.span.start], &rest[found.span.end..]),
        None => (rest, ""),
    };
    let behind = behind.trim_matches(|c: char| !c.is_alphanumeric());
    let place = before.trim_matches(|c: char| c.is_whitespace() || ",./-–—|".contains(c));
    if !(behind.is_empty() || is_agency(behind)) || !(place.is_empty() || is_place(place, language)) {
        return None;
    }
    let agency = bracketed.or_else(|| (!behind.is_empty()).then(|| behind.to_owned()));
    Some(Dateline {
        confidence: trust(place, agency.is_some(), said.is_some())?,
        place: (!place.is_empty()).then(|| place.to_owned()),
        agency,
        date: said.as_ref().and_then(|found| found.dated.published),
        date_text: said.map(|found| found.span.of(rest).trim_end_matches('.').to_owned()),
        ..Dateline::default()
    })
}

/// Whether nothing tells that words without an agency in brackets are a dateline: no date is among them, nor are they in capitals.
fn is_untold(text: &str) -> bool {
    text.chars().any(char::is_lowercase) && !dates::has_figure(text)
}

/// Whether a small word that is none of a place stands before any word or figure of a date: then what the date follows is no place.
fn begins_as_text(text: &str) -> bool {
    dates::strangers(text).any(|span| {
        let word = text[span.start..].split(char::is_whitespace).next().unwrap_or_default();
        let begins = text[..span.start].chars().next_back().is_none_or(char::is_whitespace);
        let ended = word.len() < text.len() - span.start;
        begins && ended && word.starts_with(char::is_lowercase) && ![word, span.of(text)].into_iter().any(is_small_word)
    })
}

/// How sure it is that these words are a dateline; `None` where they are none. A date or an agency says it, capitals alone
/// only for a short place.
fn trust(place: &str, agency: bool, date: bool) -> Option<Confidence> {
    let short = place.split(',').all(|part| part.split_whitespace().count() <= 2);
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= 4 && !place.chars().any(char::is_lowercase) && place.chars().any(char::is_uppercase);
    let percent = match (agency, date, place.is_empty()) {
        (true, true, _) => 99,
        (true, false, false) => 97,
        (true, false, true) => 90,
        (false, true, false) if capitals => 95,
        (false, true, false) => 75,
        (false, false, false) if capitals && short && letters >= 5 => 60,
        _ => return None,
    };
    Some(Confidence::percent(percent))
}

/// `head` without the agency at its end, in brackets or between strokes: `Berlin (dpa)`, `МОСКВА, 10 февраля. /ТАСС/`.
fn split_agency(head: &str) -> (&str, Option<String>) {
    let trimmed = head.trim_end_matches([' ', '.', '\u{a0}']);
    for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
        let Some(inner) = trimmed.strip_suffix(close) else { continue };
        let Some(at) = inner.rfind(open) else { continue };
        let name = inner[at + open.len_utf8()..].trim();
        if is_agency(name) {
            return (&inner[..at], Some(name.to_owned()));
        }
    }
    if is_agency(trimmed) && trimmed.chars().count() > 3 {
        return ("", Some(trimmed.to_owned()));
    }
    // "JAKARTA, KOMPAS.com", "Liputan6.com, Jakarta": an outlet by its address; "Jakarta, CNN Indonesia": by its name.
    let (first, second) = trimmed.split_once(", ").unwrap_or_default();
    if is_host(second) || is_agency(second) {
        return (first, Some(second.to_owned()));
    }
    if is_host(first) {
        return (second, Some(first.to_owned()));
    }
    (head, None)
}

/// `KOMPAS.com`, `REPUBLIKA.CO.ID`: an address of three letters and more, and a short last part.
fn is_host(text: &str) -> bool {
    let Some((name, last)) = text.rsplit_once('.') else { return false };
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let named = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    (2..=4).contains(&last.len())
        && letters(last)
        && named
        && name.split('.').next().is_some_and(|name| name.len() >= 3)
}

/// Whether this looks like one or two place names: up to five words, each with a capital or of a caseless script.
fn is_place(text: &str, language: Tag) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let shaped = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        let small = is_small_word(word);
        small || first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    let marks = text
        .chars()
        .all(|c| is_wordlike(c) || c.is_whitespace() || matches!(c, ',' | '.' | '\'' | '’' | '-' | '/' | '(' | ')'));
    // "Senin, 7 Maret 2022" begins with a weekday.
    let is_day = matches!(words[..], [word] if dates::is_weekday(word.trim_end_matches([',', '.']), language));
    words.len() <= 6 && marks && !is_day && words.iter().all(shaped) && !text.chars().any(|c| c.is_numeric())
}

/// `(서울=연합뉴스)`, `【ワシントン=時事】`, `[서울=뉴시스]`, `（新华社北京2月10日电）`, `新华社北京2月10日电`.
fn bracketed(paragraph: &str, window: &str, language: Tag) -> Option<Dateline> {
    let pairs = [('【', '】'), ('(', ')'), ('（', '）'), ('[', ']'), ('〔', '〕'), ('［', '］')];
    let opened = pairs.iter().find(|(open, _)| window.starts_with(*open));
    let (inner, end) = match opened {
        Some((open, close)) => {
            let end = window.find(*close)?;
            (&window[open.len_utf8()..end], end + close.len_utf8())
        }
        None => {
            let end = window.find('电').or_else(|| window.find('電'))?;
            (&window[..end], end + "电".len())
        }
    };
    let joined = || opened.filter(|(open, _)| matches!(open, '【' | '［')).and_then(|_| joined(inner));
    let (place, source) = wired(inner).or_else(|| cabled(inner, language)).or_else(joined)?;
    let date = dates::find(inner, language, None).into_iter().next();
    let (signed, end) = signature(paragraph, end);
    let agency = source.clone().filter(|source| is_agency(source));
    let reporter = signed.or(source.filter(|_| agency.is_none()));
    Some(Dateline {
        place,
        agency,
        reporter,
        date: date.as_ref().and_then(|found| found.dated.published),
        date_text: date.map(|found| found.span.of(inner).to_owned()),
        span: Span::new(0, end),
        confidence: Confidence::percent(97),
    })
}

/// The reporter who signs between the bracket and an equals sign (`홍길동 기자 = `), and where the sentence begins.
fn signature(paragraph: &str, end: usize) -> (Option<String>, usize) {
    let window = head(&paragraph[end..], 48);
    let signed = window.split_once(['=', '＝']).filter(|(name, _)| name.contains("기자") || name.contains("특파원"));
    let Some((name, _)) = signed else { return (None, skip_marks(paragraph, end)) };
    let reporter = name.split(['기', '특']).next().map(str::trim).filter(|name| !name.is_empty());
    (reporter.map(str::to_owned), skip_marks(paragraph, end + name.len() + 1))
}

/// Place and agency around `=`.
fn wired(inner: &str) -> Option<(Option<String>, Option<String>)> {
    let (place, source) = inner.split_once(['=', '＝'])?;
    let short = |text: &str| !text.trim().is_empty() && text.chars().count() <= 24;
    (short(place) && short(source)).then(|| (Some(place.trim().to_owned()), Some(source.trim().to_owned())))
}

/// Place and agency without a sign between them, or with blanks around the day, as Japanese papers print them: `ワシントン共同`,
/// `東京　２４日　ロイター`.
fn joined(inner: &str) -> Option<(Option<String>, Option<String>)> {
    let starts = inner.char_indices().filter(|(at, c)| inner.len() - at >= 3 && !c.is_whitespace()).map(|(at, _)| at);
    let at = starts.into_iter().find(|&at| is_agency(&inner[at..]))?;
    let place = inner[..at].split(char::is_whitespace).next().unwrap_or_default();
    let named = !place.is_empty() && !place.chars().any(char::is_numeric) && place.chars().count() <= 12;
    (named || place.chars().any(char::is_numeric))
        .then(|| (named.then(|| place.to_owned()), Some(inner[at..].to_owned())))
}

/// Agency, place and date in a run, as Chinese agencies cable: `新华社北京2月10日电`.
fn cabled(inner: &str, language: Tag) -> Option<(Option<String>, Option<String>)> {
    let inner = inner.trim_end_matches(['电', '電']);
    let agency = leading(inner)?;
    let rest = &inner[agency.len()..];
    let end = dates::find(rest, language, None).first().map_or(rest.len(), |found| found.span.start);
    let place = rest[..end].trim().trim_end_matches('日').trim_end_matches(|c: char| c.is_ascii_digit());
    // "中央社記者王小明台北": where the name ends is not told.
    let place = if place.starts_with("记者") || place.starts_with("記者") { "" } else { place };
    (place.chars().count() <= 12).then(|| ((!place.is_empty()).then(|| place.to_owned()), Some(agency.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::{begins_as_text, is_untold, judge_parts};
    use crate::language::Tag;
    use proptest::prelude::*;

    /// Places, dates, agencies and words of texts in any order.
    fn head() -> impl Strategy<Value = String> {
        let parts = vec![
            "KYIV",
            "Halden",
            "am",
            "Main",
            "de",
            "la",
            "10",
            "Feb",
            "February",
            "2025",
            "dpa",
            "Reuters",
            "the",
            "old",
            "mostu",
            "d'Arc",
            "al-Hasa",
            "10.02.2025",
            "Updated",
            "москва",
            "МОСКВА",
            "東京",
            "foo-Bar",
        ];
        let marks = vec![" ", " ", " ", ", ", ". ", "-", "/", " - "];
        let part =
            (prop::sample::select(parts), prop::sample::select(marks)).prop_map(|(part, mark)| format!("{part}{mark}"));
        prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 8192, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_begins_as_text_or_is_untold_is_no_dateline(head in head(), tag in prop::sample::select(vec!["en", "fr", "ru"])) {
            let found = judge_parts(&head, None, Tag::parse(tag).unwrap_or(Tag::EN));
            prop_assert!(found.is_none() || !begins_as_text(&head) && !is_untold(&head), "{:?}: {:?}", head, found);
        }
    }
}
