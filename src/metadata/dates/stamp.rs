//! Dates as programs write them into a field for one: figures alone, seconds since 1970, C's `ctime` and its kin, midnight as hour 24.
//!
//! Only for a field that holds nothing but a date, and only where all of it is one: in a line of a page eight figures are more often something else.

use crate::metadata::{Clock, When};

/// The twelve months as C writes them, whatever the language of the text.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The seven days of the week as C writes them.
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The longest value that is looked at, in bytes.
const LONGEST: usize = 80;

/// Reads the whole value of a field for a date as a program wrote it; `None` for what people write, and for what a date line is read as.
///
/// ```
/// use copydesk::metadata::dates::stamp;
/// let read = |value| stamp(value).map(|when| when.to_string());
/// assert_eq!(read("20250210").as_deref(), Some("2025-02-10"));
/// assert_eq!(read("2025-02-10T24:00:00Z").as_deref(), Some("2025-02-11T00:00:00+00:00"));
/// assert_eq!(read("Mon Feb 10 12:00:00 2025").as_deref(), Some("2025-02-10"));
/// assert_eq!(read("1739180000").as_deref(), Some("2025-02-10T09:33:20+00:00"));
/// assert_eq!(read("20251399"), None);
/// ```
pub fn stamp(value: &str) -> Option<When> {
    let value = value.trim();
    if value.len() < 8 || value.len() > LONGEST || !value.is_ascii() {
        return None;
    }
    figures(value).or_else(|| compact(value)).or_else(|| midnight(value)).or_else(|| ctime(value))
}

/// `20250210`, `202502100930`, `20250210093000`; ten figures that are no day and hour, or thirteen, count from 1970. Two parts of figures with a point
/// between them are seconds and a fraction.
fn figures(value: &str) -> Option<When> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let all_figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_figures(whole) || !all_figures(fraction) || (whole.len() != 10 && value.contains('.')) {
        return None;
    }
    match whole.len() {
        8 => day(whole),
        12 | 14 => at(day(whole.get(..8)?)?, clock(whole.get(8..)?)?, None),
        // 2025021009: a day and an hour. As seconds it would be 2034.
        10 if value.starts_with('1') && !is_day_and_hour(whole) => When::at_epoch(whole.parse().ok()?),
        13 if value.starts_with('1') => When::at_epoch(whole.parse::<u64>().ok()? / 1000),
        _ => None,
    }
}

fn is_day_and_hour(ten: &str) -> bool {
    day(&ten[..8]).is_some() && number(&ten[8..]).is_some_and(|hour| hour < 24)
}

/// `20250210T093000Z`, `20250210T0930+0100`.
fn compact(value: &str) -> Option<When> {
    let (date, time) = value.split_once('T')?;
    let end = time.find(|c: char| !c.is_ascii_digit()).unwrap_or(time.len());
    at(day(date)?, clock(&time[..end])?, zone(&time[end..])?)
}

/// `2025-02-10T24:00:00Z`: the first moment of the day after (ISO 8601, 4.2.3 of the edition of 2004).
fn midnight(value: &str) -> Option<When> {
    let (date, time) = value.split_once(['T', ' '])?;
    let zone_text = time.strip_prefix("24:00").map(|rest| rest.strip_prefix(":00").unwrap_or(rest))?;
    let zone_text = zone_text.strip_prefix('.').map_or(zone_text, |fraction| fraction.trim_start_matches('0'));
    let [year, month, day] = parts(date, '-')?;
    let day = When::day(sized(year, 4)?, sized(month, 2)?, sized(day, 2)?)?.next_day()?;
    at(day, Clock { hour: 0, minute: 0, second: Some(0) }, zone(zone_text)?)
}

/// `Mon Feb 10 12:00:00 2025`, `Mon Feb 10 12:00:00 UTC 2025`, `Mon Feb 10 2025 12:00:00 GMT+0100 (…)`.
fn ctime(value: &str) -> Option<When> {
    // Scripts add the name of the zone in brackets.
    let value = value.split_once(" (").map_or(value, |(value, _)| value);
    let words: Vec<&str> = value.split_ascii_whitespace().collect();
    let (weekday, words) = words.split_first()?;
    let [month, day, rest @ ..] = words else { return None };
    let (time, zone_text, year) = match rest {
        [time, year] if time.contains(':') => (time, "", year),
        [time, zone, year] if time.contains(':') => (time, *zone, year),
        [year, time] => (time, "", year),
        [year, time, zone] => (time, *zone, year),
        _ => return None,
    };
    let month = MONTHS.iter().position(|name| name == month)? as u32 + 1;
    let when = When::day(sized(year, 4)?, month, number(day)?)?;
    let [hour, minute, second] = parts(time, ':')?;
    let two_each = [hour, minute, second].iter().all(|part| part.len() == 2);
    let clock = clock(&[hour, minute, second].concat()).filter(|_| two_each)?;
    WEEKDAYS.contains(weekday).then(|| at(when, clock, zone(zone_text).unwrap_or(None)))?
}

fn at(day: When, clock: Clock, offset_minutes: Option<i16>) -> Option<When> {
    Some(When { clock: Some(clock), offset_minutes, ..day })
}

/// Eight figures, as a day of the calendar.
fn day(eight: &str) -> Option<When> {
    if eight.len() != 8 {
        return None;
    }
    When::day(number(&eight[..4])?, number(&eight[4..6])?, number(&eight[6..])?)
}

/// Four figures or six, as a time of day.
fn clock(figures: &str) -> Option<Clock> {
    let (minutes, second) = match figures.len() {
        4 => (figures, None),
        6 => (&figures[..4], Some(number(&figures[4..]).filter(|second| *second < 60)? as u8)),
        _ => return None,
    };
    let hour = number(&minutes[..2]).filter(|hour| *hour < 24)? as u8;
    let minute = number(&minutes[2..]).filter(|minute| *minute < 60)? as u8;
    Some(Clock { hour, minute, second })
}

/// The offset that ends a value: nothing, `Z`, `GMT`, `+0100`, `GMT+01:00`; the outer `None` for anything else.
fn zone(text: &str) -> Option<Option<i16>> {
    let shifted = ["GMT", "UTC", "Z"].iter().find_map(|zero| text.strip_prefix(zero)).unwrap_or(text);
    if shifted.is_empty() {
        return Some((!text.is_empty()).then_some(0));
    }
    let sign = if shifted.starts_with('-') { -1 } else { 1 };
    let figures = shifted.strip_prefix(['+', '-'])?.replacen(':', "", 1);
    let hours = number(figures.get(..2)?)?;
    let minutes = if figures.len() == 2 { 0 } else { sized(figures.get(2..)?, 2)? };
    // From American Samoa's 12 to the 14 of the Line Islands, and none beyond.
    let all = i16::try_from(hours * 60 + minutes).ok().filter(|all| minutes < 60 && *all <= 14 * 60)?;
    Some(Some(sign * all))
}

/// Three parts with `sign` between them.
fn parts(text: &str, sign: char) -> Option<[&str; 3]> {
    let mut parts = text.split(sign);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

/// The number that so many figures make.
fn sized(text: &str, figures: usize) -> Option<u32> {
    if text.len() == figures { number(text) } else { None }
}

fn number(text: &str) -> Option<u32> {
    let figures = !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if figures { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn what_programs_write_into_a_field_is_read() {
        for (value, date) in [
            ("20250210", "2025-02-10"),
            (" 20250210 ", "2025-02-10"),
            ("20250210093000", "2025-02-10"),
            ("202502100930", "2025-02-10"),
            ("20250210T093000Z", "2025-02-10T09:30:00+00:00"),
            ("20250210T0930+0100", "2025-02-10T09:30:00+01:00"),
            ("2025-02-10T24:00:00Z", "2025-02-11T00:00:00+00:00"),
            ("2025-12-31T24:00:00.000+01:00", "2026-01-01T00:00:00+01:00"),
            ("2024-02-28 24:00", "2024-02-29"),
            ("Mon Feb 10 12:00:00 2025", "2025-02-10"),
            ("Sat Feb  1 12:00:00 2025", "2025-02-01"),
            ("Mon Feb 10 12:00:00 UTC 2025", "2025-02-10T12:00:00+00:00"),
            ("Mon Feb 10 12:00:00 CET 2025", "2025-02-10"),
            ("Mon Feb 10 12:00:00 +0000 2025", "2025-02-10T12:00:00+00:00"),
            ("Mon Feb 10 2025 12:00:00 GMT+0100 (Central European Standard Time)", "2025-02-10T12:00:00+01:00"),
            ("1739180000", "2025-02-10T09:33:20+00:00"),
            ("1739180000.25", "2025-02-10T09:33:20+00:00"),
            ("1739180000123", "2025-02-10T09:33:20+00:00"),
        ] {
            assert_eq!(stamp(value).map(|when| when.to_string()).as_deref(), Some(date), "{value}");
        }
    }

    #[test]
    fn other_figures_and_what_goes_on_are_no_stamps() {
        for value in [
            "",
            "2025",
            "20251399",
            "20250230",
            "22030101",
            "10022025",
            "20250210.5",
            "20250210 and more",
            "2025021009",
            "2025021025",
            "9999999999",
            "173918000",
            "17391800001",
            "2739180000123",
            "20250210240000",
            "2025-02-10T24:00:01Z",
            "2025-02-10T24:30",
            "2025-02-31T24:00:00Z",
            "2025-02-10T24:00 to 25:00",
            "Mon Feb 30 12:00:00 2025",
            "Mon Feb 10 12:00 2025",
            "May May 10 12:00:00 2025",
            "Mon Feb 10 25:00:00 2025",
            "+49 30 1234567",
            "Mon Feb 10 12:00:00 2025 again",
            "٢٠٢٥٠٢١٠",
        ] {
            assert_eq!(stamp(value), None, "{value}");
        }
    }
}
