//! When the article was published and updated: as its metadata say, never counted from now.

use super::{Said, Source};
use crate::language::Tag;
use crate::metadata::dates::DateOrder;
use crate::metadata::{Clock, When, dates};

/// The sources in the order of trust.
const ORDER: [Source; 5] = [Source::JsonLd, Source::OpenGraph, Source::Microdata, Source::Meta, Source::Visible];

/// The first value that is a date, in the order of trust, and where it stands; `figures` is their order in a date, where the caller knows.
/// Of a time without an offset ("Mon Feb 10 09:30:00 CET 2025") the same time with one is taken.
pub(crate) fn choose(said: &[Said], language: Tag, figures: Option<DateOrder>) -> Option<(When, Source)> {
    let mut read = ORDER.iter().flat_map(|source| {
        let own = said.iter().filter(move |said| said.source == *source);
        own.filter_map(move |said| {
            let when = read_in(&said.value, language, figures).or_else(|| beside(said, language, figures))?;
            Some((when, *source))
        })
    });
    let (first, source) = read.next()?;
    if first.is_instant() || first.clock.is_none() && source != Source::Visible {
        return Some((first, source));
    }
    Some((instant_of(first, read.map(|(when, _)| when)).unwrap_or(first), source))
}

/// The first instant of a day, or of a local time, among other values.
fn instant_of(known: When, mut others: impl Iterator<Item = When>) -> Option<When> {
    let seconds = |when: &When| when.clock.and_then(|clock| clock.second);
    let is_known = |when: &When| {
        let day = |when: &When| (when.year, when.month, when.day);
        let minute = |when: &When| when.clock.map(|clock| (clock.hour, clock.minute));
        let same_second = seconds(&known).is_none() || seconds(when).is_none() || seconds(&known) == seconds(when);
        day(when) == day(&known) && (known.clock.is_none() || minute(when) == minute(&known) && same_second)
    };
    others.find(|when| when.is_instant() && is_known(when))
}

/// The date in a line of the page that says who wrote, too: "Von Ada Berg, 14.02.2025".
fn beside(said: &Said, language: Tag, figures: Option<DateOrder>) -> Option<When> {
    let found = if said.source == Source::Visible { dates::find(&said.value, language, figures) } else { Vec::new() };
    found.into_iter().find_map(|found| found.dated.published)
}

/// When it was last changed: as [`choose`], of lines of the page only what a word calls so.
pub(crate) fn choose_updated(said: &[Said], language: Tag, figures: Option<DateOrder>) -> Option<(When, Source)> {
    let is_visible = |said: &&Said| said.source == Source::Visible;
    let told: Vec<Said> = said.iter().filter(|said| !is_visible(said)).cloned().collect();
    choose(&told, language, figures).or_else(|| {
        let lines = said.iter().filter(is_visible).map(|said| said.value.as_str());
        lines
            .filter_map(|line| {
                let whole = dates::read(line, language, figures).and_then(|dated| dated.updated);
                whole.or_else(|| dates::find(line, language, figures).iter().find_map(|found| found.dated.updated))
            })
            .next()
            .map(|when| (when, Source::Visible))
    })
}

/// A date as metadata write it: ISO 8601 in its many forms, else as a line of the page would.
pub fn read(value: &str, language: Tag) -> Option<When> {
    read_in(value, language, None)
}

fn read_in(value: &str, language: Tag, figures: Option<DateOrder>) -> Option<When> {
    let when = dates::stamp(value).or_else(|| iso(value.trim())).or_else(|| {
        let dated = dates::read(value, language, figures)?;
        dated.published.or(dated.updated)
    });
    when.filter(|when| !is_unset(when))
}

/// Whether it is what systems write where a date is missing: the zero of Unix, of spreadsheets (1899-12-30) or of databases (1900-01-01).
fn is_unset(when: &When) -> bool {
    let minutes = when.clock.map(|clock| i16::from(clock.hour) * 60 + i16::from(clock.minute));
    let at_greenwich = minutes.map(|minutes| minutes - when.offset_minutes.unwrap_or(0));
    match (when.year, when.month, when.day) {
        // A local time without an offset may be an hour off.
        (1970, 1, 1) => at_greenwich.is_none_or(|minutes| minutes == 0 || minutes == 60 && !when.is_instant()),
        (1969, 12, 31) => at_greenwich == Some(24 * 60),
        (1899, 12, 30) | (1900, 1, 1) => minutes.is_none_or(|minutes| minutes == 0),
        _ => false,
    }
}

/// `2025-02-10`, `2025-02-10T09:30:00.000+0100`, `2025-02-10 09:30Z`, `20250210`.
fn iso(value: &str) -> Option<When> {
    let mut figures = Figures { rest: value };
    let (year, month, day) = if value.len() >= 8 && value.as_bytes()[..8].iter().all(u8::is_ascii_digit) {
        (figures.take(4)?, figures.take(2)?, figures.take(2)?)
    } else {
        let year = figures.take(4)?;
        figures.sign(&['-', '/'])?;
        let month = figures.up_to_two()?;
        figures.sign(&['-', '/'])?;
        (year, month, figures.up_to_two()?)
    };
    let when = When::day(year, month, day)?;
    if figures.rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(clock(&mut figures).map_or(when, |(clock, offset)| When {
        clock: Some(clock),
        offset_minutes: offset,
        ..when
    }))
}

fn clock(figures: &mut Figures<'_>) -> Option<(Clock, Option<i16>)> {
    figures.rest = figures.rest.trim_start_matches(['T', 't', ' ', ',']);
    let hour = figures.up_to_two()?;
    figures.sign(&[':'])?;
    let minute = figures.take(2)?;
    let second = figures.sign(&[':']).and_then(|()| figures.take(2));
    if let Some(fraction) = figures.rest.strip_prefix(['.', ',']) {
        figures.rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    if hour > 23 || minute > 59 || second.is_some_and(|second| second > 60) {
        return None;
    }
    let clock = Clock { hour: hour as u8, minute: minute as u8, second: second.map(|second| second.min(59) as u8) };
    Some((clock, offset(figures)))
}

fn offset(figures: &mut Figures<'_>) -> Option<i16> {
    let rest = figures.rest.trim_start();
    if rest.starts_with(['Z', 'z']) || rest.starts_with("UTC") || rest.starts_with("GMT") {
        return Some(0);
    }
    let minus = rest.starts_with(['-', '−']);
    figures.rest = rest.strip_prefix(['+', '-', '−'])?;
    let hours = figures.take(2)?;
    let _ = figures.sign(&[':']);
    let minutes = figures.take(2).unwrap_or(0);
    let all = i16::try_from(hours * 60 + minutes).ok().filter(|all| *all <= 14 * 60)?;
    Some(if minus { -all } else { all })
}

struct Figures<'v> {
    rest: &'v str,
}

impl Figures<'_> {
    fn take(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        let value = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
        self.rest = rest;
        Some(value)
    }

    fn up_to_two(&mut self) -> Option<u32> {
        self.take(2).or_else(|| self.take(1))
    }

    fn sign(&mut self, signs: &[char]) -> Option<()> {
        self.rest = self.rest.strip_prefix(signs)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, Source, choose, iso, read};
    use crate::language::Tag;

    #[test]
    fn a_time_gets_its_offset_from_where_the_same_time_has_one() {
        let said = |source: Source, value: &str| Said { value: value.to_owned(), source };
        let chosen = |other: &str| {
            let all = [said(Source::JsonLd, "Fri Feb 14 09:30:36 CET 2025"), said(Source::Microdata, other)];
            choose(&all, Tag::EN, None).map(|(when, _)| when.to_string())
        };
        assert_eq!(chosen("2025-02-14T09:30:36+0100").as_deref(), Some("2025-02-14T09:30:36+01:00"));
        // Of another article, or of a change.
        assert_eq!(chosen("2025-02-14T11:02:00+0100").as_deref(), Some("2025-02-14"));
        assert_eq!(chosen("2025-02-15T09:30:36+0100").as_deref(), Some("2025-02-14"));
    }

    #[test]
    fn a_day_that_the_page_shows_gets_its_hour_from_a_stamp_of_that_day() {
        let said = |value: &str| Said { value: value.to_owned(), source: Source::Visible };
        let chosen = |stamps: &[&str]| {
            let all: Vec<Said> = ["10 February 2025"].iter().chain(stamps).map(|value| said(value)).collect();
            choose(&all, Tag::EN, None).map(|(when, _)| when.to_string()).expect("a day")
        };
        assert_eq!(chosen(&["2024-01-01T08:00:00Z", "2025-02-10T09:30:00+01:00"]), "2025-02-10T09:30:00+01:00");
        assert_eq!(chosen(&["2025-02-10", "2025-02-10T09:30:00+01:00"]), "2025-02-10T09:30:00+01:00");
        assert_eq!(chosen(&["2024-01-01T08:00:00Z"]), "2025-02-10");
    }

    #[test]
    fn the_zero_of_a_system_is_no_date() {
        for value in [
            "1970-01-01",
            "1970-01-01T00:00:00Z",
            "1970-01-01T01:00:00+01:00",
            "1969-12-31T19:00:00-05:00",
            "0",
            "1899-12-30T00:00:00",
            "1900-01-01",
        ] {
            assert_eq!(read(value, Tag::EN), None, "{value}");
        }
        for value in ["1970-01-01T05:00:00Z", "1969-12-31T05:00:00Z", "1970-01-02", "1900-01-02", "1899-12-31"] {
            assert!(read(value, Tag::EN).is_some(), "{value}");
        }
    }

    #[test]
    fn metadata_write_dates_in_many_forms() {
        for (value, date) in [
            ("2025-02-10", "2025-02-10"),
            ("20250210", "2025-02-10"),
            ("2025-02-10T09:30:00.123+0100", "2025-02-10T09:30:00+01:00"),
            ("2025-02-10 09:30Z", "2025-02-10T09:30:00+00:00"),
            ("2025-2-1T9:30:05-05:00", "2025-02-01T09:30:05-05:00"),
            ("2025-02-10T09:30", "2025-02-10"),
            ("2025/02/10", "2025-02-10"),
        ] {
            assert_eq!(iso(value).map(|when| when.to_string()).as_deref(), Some(date), "{value}");
        }
        for (value, date) in [
            ("2025-02-10T24:00:00Z", "2025-02-11T00:00:00+00:00"),
            ("1739180000", "2025-02-10T09:33:20+00:00"),
            ("Mon Feb 10 12:00:00 2025", "2025-02-10"),
        ] {
            assert_eq!(read(value, Tag::EN).map(|when| when.to_string()).as_deref(), Some(date), "{value}");
        }
        for value in ["2203-01-01", "10/02/2025", "1739180000", "2 hours ago", "2025-02-31"] {
            assert_eq!(iso(value), None, "{value}");
        }
    }
}
