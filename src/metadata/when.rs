//! A day, and what is known of its hour.

use serde::{Serialize, Serializer};
use std::fmt;

/// A date as exact as it was said: a day, perhaps a time of day, perhaps its distance from Greenwich.
///
/// It prints as RFC 3339. A time without an offset is no instant and stays out of print; it is kept in the field.
///
/// ```
/// use copydesk::metadata::{Clock, When};
/// let day = When::day(2025, 2, 10).unwrap();
/// assert_eq!(day.to_string(), "2025-02-10");
/// let local = When { clock: Some(Clock { hour: 9, minute: 30, second: None }), ..day };
/// assert_eq!(local.to_string(), "2025-02-10");
/// assert_eq!(When { offset_minutes: Some(60), ..local }.to_string(), "2025-02-10T09:30:00+01:00");
/// assert_eq!(When::day(2025, 2, 31), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// Year of the Gregorian calendar, within [`When::YEARS`].
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the month's last.
    pub day: u8,
    /// The time of day, where the line said it.
    pub clock: Option<Clock>,
    /// Minutes east of Greenwich, where the line said them.
    pub offset_minutes: Option<i16>,
}

/// A time of day on the 24-hour clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, where it was said.
    pub second: Option<u8>,
}

impl When {
    /// The years a news date can lie in. There is no clock here, so the future ends at a round year: dates such as
    /// 2203, found in the wild, are misread figures.
    pub const YEARS: std::ops::RangeInclusive<u32> = 1800..=2100;

    /// The day, or `None` where the calendar has no such day or the year is outside [`When::YEARS`].
    pub fn day(year: u32, month: u32, day: u32) -> Option<Self> {
        let sound = Self::YEARS.contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= length(year, month);
        sound.then_some(Self {
            year: year as u16,
            month: month as u8,
            day: day as u8,
            clock: None,
            offset_minutes: None,
        })
    }

    /// The instant so many seconds after the beginning of 1970 in Greenwich, or `None` before that and outside of [`When::YEARS`].
    pub fn at_epoch(seconds: u64) -> Option<Self> {
        let (days, second) = (seconds / 86_400, (seconds % 86_400) as u32);
        let day = day_after(1970, u32::try_from(days).ok()?)?;
        let (hour, minute, second) = ((second / 3600) as u8, (second / 60 % 60) as u8, (second % 60) as u8);
        Some(Self { clock: Some(Clock { hour, minute, second: Some(second) }), offset_minutes: Some(0), ..day })
    }

    /// The same on the day after.
    pub(crate) fn next_day(self) -> Option<Self> {
        let (year, month) = (u32::from(self.year), u32::from(self.month));
        let next = Self::day(year, month, u32::from(self.day) + 1)
            .or_else(|| Self::day(year, month + 1, 1))
            .or_else(|| Self::day(year + 1, 1, 1))?;
        Some(Self { clock: self.clock, offset_minutes: self.offset_minutes, ..next })
    }

    /// Whether this names one instant: time and offset are known.
    pub fn is_instant(&self) -> bool {
        self.clock.is_some() && self.offset_minutes.is_some()
    }
}

/// Days of a month of the Gregorian calendar.
fn length(year: u32, month: u32) -> u32 {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        let (Some(clock), Some(offset)) = (self.clock, self.offset_minutes) else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", clock.hour, clock.minute, clock.second.unwrap_or(0))?;
        let sign = if offset < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", offset.unsigned_abs() / 60, offset.unsigned_abs() % 60)
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The Gregorian day of a day of the Solar Hijri calendar (Iran, Afghanistan).
///
/// Leap years follow the 33-year rule, which agrees with the astronomical calendar from 1206 to 1498 but for years
/// that are corrected here: none of those below (Borkowski 1996, "The Persian calendar for 3000 years").
pub(crate) fn from_solar_hijri(year: u32, month: u32, day: u32) -> Option<When> {
    let longest = if month <= 6 { 31 } else { 30 };
    if !(1206..=1478).contains(&year) || !(1..=12).contains(&month) || day == 0 || day > longest {
        return None;
    }
    if month == 12 && day == 30 && !is_leap_solar(year) {
        return None;
    }
    let in_year = if month <= 6 { (month - 1) * 31 } else { 186 + (month - 7) * 30 } + day - 1;
    // 1 Farvardin 1206 fell on 22 March 1827.
    let days = (1206..year).map(|y| 365 + u32::from(is_leap_solar(y))).sum::<u32>() + in_year;
    day_after(1827, days + 21 + 31 + 28)
}

/// The day so many days after 1 January of `year`.
fn day_after(mut year: u32, mut days: u32) -> Option<When> {
    while When::YEARS.contains(&year) {
        let in_this = 337 + length(year, 2);
        if days < in_this {
            break;
        }
        days -= in_this;
        year += 1;
    }
    for month in 1..=12 {
        if days < length(year, month) {
            return When::day(year, month, days + 1);
        }
        days -= length(year, month);
    }
    None
}

fn is_leap_solar(year: u32) -> bool {
    matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30)
}

#[cfg(test)]
mod tests {
    use super::{When, from_solar_hijri};

    #[test]
    fn solar_hijri_days_meet_their_gregorian_days() {
        for ((y, m, d), day) in [
            ((1357, 11, 22), "1979-02-11"),
            ((1399, 12, 30), "2021-03-20"),
            ((1400, 1, 1), "2021-03-21"),
            ((1403, 11, 22), "2025-02-10"),
            ((1403, 12, 30), "2025-03-20"),
            ((1404, 1, 1), "2025-03-21"),
            ((1206, 1, 1), "1827-03-22"),
        ] {
            assert_eq!(from_solar_hijri(y, m, d).map(|when| when.to_string()).as_deref(), Some(day), "{y}-{m}-{d}");
        }
        assert_eq!(from_solar_hijri(1402, 12, 30), None);
    }

    #[test]
    fn seconds_since_1970_are_instants() {
        for (seconds, instant) in [
            (0, "1970-01-01T00:00:00+00:00"),
            (951_782_399, "2000-02-28T23:59:59+00:00"),
            (951_782_400, "2000-02-29T00:00:00+00:00"),
            (1_739_180_000, "2025-02-10T09:33:20+00:00"),
        ] {
            assert_eq!(When::at_epoch(seconds).map(|when| when.to_string()).as_deref(), Some(instant), "{seconds}");
        }
        assert_eq!(When::at_epoch(5_000_000_000), None);
        assert_eq!(When::at_epoch(u64::MAX), None);
    }

    #[test]
    fn the_day_after_the_last_is_the_first() {
        for (day, next) in
            [((2024, 2, 28), "2024-02-29"), ((2025, 2, 28), "2025-03-01"), ((2024, 12, 31), "2025-01-01")]
        {
            let day = When::day(day.0, day.1, day.2).expect("a day");
            assert_eq!(day.next_day().map(|when| when.to_string()).as_deref(), Some(next));
        }
    }

    #[test]
    fn years_out_of_reach_are_no_dates() {
        assert_eq!(When::day(2203, 1, 1), None);
        assert_eq!(When::day(1799, 1, 1), None);
        assert!(When::day(2024, 2, 29).is_some());
        assert_eq!(When::day(1900, 2, 29), None);
    }
}
