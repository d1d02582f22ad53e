//! The grammar of a day: in figures, in words, in the order of each custom.

use super::DateOrder;
use super::cursor::Cursor;
use super::words::{Sense, order_of};
use crate::metadata::when::{When, from_solar_hijri};

/// A day that was said, and what it may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Day {
    /// The one day meant.
    Sure(When),
    /// Two days can be meant (10/02/2025).
    Ambiguous,
    /// No calendar has this day, or it lies outside [`When::YEARS`].
    Impossible,
    /// Day and month without a year.
    Yearless {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}

impl Cursor<'_> {
    /// The day said at token `at`, and the token behind it.
    pub(super) fn day(&self, at: usize) -> Option<(Day, usize)> {
        if self.number(at).is_some() {
            let found = self.signs(at).or_else(|| self.figures(at));
            return found.or_else(|| self.day_month(at)).or_else(|| self.year_first(at)).or_else(|| self.month_day(at));
        }
        self.era(at).or_else(|| self.month_day(at))
    }

    /// 2025年2月10日, 2025년 2월 10일, 2月10日.
    fn signs(&self, at: usize) -> Option<(Day, usize)> {
        let (first, digits) = self.number(at)?;
        if digits == 4 && self.starts(at + 1, &["年", "년"]) {
            let (month, day, next) = self.month_and_day_signs(at + 2)?;
            return Some((self.in_year(first, month, day), next));
        }
        let (month, day, next) = self.month_and_day_signs(at)?;
        Some((yearless(month, day)?, next))
    }

    /// 令和7年2月10日.
    fn era(&self, at: usize) -> Option<(Day, usize)> {
        const ERAS: [(&str, u32); 4] = [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911)];
        let before = *ERAS
            .iter()
            .find(|(name, _)| at + 1 < self.tokens.len() && self.span(at, at + 2).of(self.text) == *name)?;
        let year =
            if self.said(at + 2) == "元" { 1 } else { self.small(at + 2).or(self.number(at + 2).map(|n| n.0))? };
        if !self.starts(at + 3, &["年"]) {
            return None;
        }
        let (month, day, next) = self.month_and_day_signs(at + 4)?;
        Some((self.in_year(before.1 + year, month, day), next))
    }

    fn month_and_day_signs(&self, at: usize) -> Option<(u32, u32, usize)> {
        let month = self.small(at)?;
        let day = self.small(at + 2)?;
        let sound = self.starts(at + 1, &["月", "월"]) && self.starts(at + 3, &["日", "일", "号", "號"]);
        sound.then_some((month, day, at + 4))
    }

    fn starts(&self, at: usize, signs: &[&str]) -> bool {
        signs.iter().any(|sign| self.said(at).starts_with(sign))
    }

    /// 2025-02-10, 10.02.2025, 10/2/25, 2025. 02. 10.
    fn figures(&self, at: usize) -> Option<(Day, usize)> {
        let (first, first_digits) = self.number(at)?;
        let separator = self.mark(at + 1).filter(|mark| matches!(mark, '.' | '/' | '-' | '‑' | '–'))?;
        let second = self.small(at + 2)?;
        if self.mark(at + 3) != Some(separator) {
            return None;
        }
        let (third, third_digits) = self.number(at + 4)?;
        let tight = (1..=4).all(|ahead| self.glued(at + ahead));
        let spaced = separator == '.' && self.glued(at + 1) && self.glued(at + 3);
        // 10.02.2025.7 is an address or a version.
        let runs_on = self.glued(at + 5)
            && self.mark(at + 5) == Some(separator)
            && self.glued(at + 6)
            && self.number(at + 6).is_some();
        let hour = third_digits <= 2 && self.is_mark(at + 5, &[':']); // "10.02. 14:30"
        if !(tight || spaced) || runs_on || hour {
            return None;
        }
        let next = if separator == '.' && self.glued(at + 5) { self.skip(at + 5, &['.']) } else { at + 5 };
        match (first_digits, third_digits) {
            (4, 1 | 2) => Some((self.in_year(first, second, third), next)),
            (1 | 2, 4) => Some((self.ordered(first, second, third), next)),
            (1 | 2, 2) if tight || separator == '.' => self.short_year(first, second, third).map(|day| (day, next)),
            _ => None,
        }
    }

    /// 3/25 or 10.02. in front of a time: which is the month does not matter, as there is no year.
    pub(super) fn day_before_time(&self, at: usize) -> Option<(Day, usize)> {
        let (first, second) = (self.small(at)?, self.small(at + 2)?);
        let next = match self.mark(at + 1)? {
            '/' if self.glued(at + 1) && self.glued(at + 2) => at + 3,
            '.' if self.is_mark(at + 3, &['.']) && self.glued(at + 3) => at + 4,
            _ => return None,
        };
        let spaced = !self.glued(next) || self.is_mark(next, &[',']);
        let time = self.skip(next, &[',', '|', '•']);
        let timed = spaced && self.is_mark(time + 1, &[':']) && self.time(time, true).is_some();
        let (month, day) = if second > 12 { (first, second) } else { (second, first) };
        timed.then_some((yearless(month, day)?, next))
    }

    /// Three numbers of two figures: the year last, but first where the language begins with it.
    fn short_year(&self, first: u32, second: u32, third: u32) -> Option<Day> {
        match self.order.or(order_of(self.language)) {
            Some(DateOrder::Ymd) => {
                let day = self.in_year(century(first), second, third);
                matches!(day, Day::Sure(_)).then_some(day)
            }
            _ => Some(self.ordered(first, second, century(third))),
        }
    }

    /// Day and month by the caller's order, the figures themselves, or the language's custom.
    fn ordered(&self, first: u32, second: u32, year: u32) -> Day {
        let order = match (self.order, order_of(self.language)) {
            (Some(order), _) => Some(order),
            (None, custom) => custom,
        };
        match order {
            _ if first == second => self.in_year(year, second, first),
            _ if first > 12 => self.in_year(year, second, first),
            _ if second > 12 => self.in_year(year, first, second),
            None => Day::Ambiguous,
            Some(DateOrder::Mdy) => self.in_year(year, first, second),
            Some(DateOrder::Dmy | DateOrder::Ymd) => self.in_year(year, second, first),
        }
    }

    /// 10 February 2025, 10. Februar, 10 de febrero de 2025, 10-Feb-25, 10 بهمن 1403.
    fn day_month(&self, at: usize) -> Option<(Day, usize)> {
        let day = self.small(at).filter(|day| (1..=31).contains(day))?;
        let behind = self.behind_day(at + 1);
        let (month, solar, next) = self.month_or_solar(behind)?;
        let Some((year, next)) = self.year(next) else {
            return if solar { None } else { Some((yearless(month, day)?, next)) };
        };
        let said = if solar { solar_day(year, month, day) } else { self.in_year(year, month, day) };
        Some((said, next))
    }

    fn month_or_solar(&self, at: usize) -> Option<(u32, bool, usize)> {
        let persian = matches!(self.language.as_str(), "fa" | "ps" | "und");
        if let Some((month, next)) = self.phrase(at, |meaning| meaning.solar_month().filter(|_| persian)) {
            return Some((u32::from(month), true, next));
        }
        self.month(at).map(|(month, next)| (month, false, next))
    }

    /// February 10, 2025; Feb. 10.
    fn month_day(&self, at: usize) -> Option<(Day, usize)> {
        let (month, next) = self.month(at)?;
        let next = self.skip(next, &['-', '/']);
        let day = self.small(next).filter(|day| (1..=31).contains(day))?;
        // "May 12:30" is an hour, "March 5.5" an amount.
        if self.glued(next + 1) && self.is_mark(next + 1, &[':']) && self.number(next + 2).is_some() {
            return None;
        }
        let behind = self.behind_day(next + 1);
        match self.year(behind) {
            Some((year, end)) => Some((self.in_year(year, month, day), end)),
            None => Some((yearless(month, day)?, self.sense(next + 1, &[Sense::Filler]).unwrap_or(next + 1))),
        }
    }

    /// 2025. február 10., 2025 m. vasario 10 d., 2025. gada 10. februāris, 2025 оны 2-р сарын 10.
    fn year_first(&self, at: usize) -> Option<(Day, usize)> {
        let (year, 4) = self.number(at)? else { return None };
        let mut next = self.skip(at + 1, &['.', ',', '-', '/']);
        if let Some(behind) = self.sense(next, &[Sense::Filler, Sense::At]) {
            next = self.skip(behind, &['.', ',']);
        }
        if let Some((month, behind)) = self.month(next) {
            let behind = self.skip(behind, &['-']);
            let day = self.small(behind)?;
            let end = self.behind_day(behind + 1);
            return Some((self.in_year(year, month, day), end));
        }
        let day = self.small(next)?;
        let (month, end) = self.month(self.behind_day(next + 1))?;
        Some((self.in_year(year, month, day), end))
    }

    /// Behind what may follow a day's number: a full stop, an ending written together (10th, 1er), "of".
    fn behind_day(&self, at: usize) -> usize {
        let mut at = at;
        if self.glued(at) && self.is_word(at) && self.said(at).chars().count() <= 4 && self.month(at).is_none() {
            at += 1;
        }
        at = self.skip(at, &['.', '-', '/', ',', '‑']);
        for _ in 0..2 {
            if self.month(at).is_some() {
                break;
            }
            at = self.sense(at, &[Sense::Filler]).unwrap_or(at);
        }
        at
    }

    /// The year at `at`, behind a comma, a stroke or a filler.
    fn year(&self, at: usize) -> Option<(u32, usize)> {
        let mut at = at;
        let stroke = self.is_mark(at, &['-', '/', '‑']);
        at = self.skip(at, &[',', '،', '-', '/', '‑']);
        for _ in 0..2 {
            let filler = self.sense(at, &[Sense::Filler]).or_else(|| self.sense(at, &[Sense::At]));
            at = filler.map_or(at, |next| self.skip(next, &['.', ',']));
        }
        let apostrophe = self.is_mark(at, &['\'', '’']);
        at += usize::from(apostrophe);
        match self.number(at)? {
            (year, 4) if year >= 1000 && !self.is_mark(at + 1, &[':']) => Some((year, at + 1)),
            (year, 2) if stroke || apostrophe => Some((century(year), at + 1)),
            _ => None,
        }
    }

    /// The day in the calendar the year belongs to: Gregorian, Buddhist (Thai), Solar Hijri (Persian, Pashto).
    fn in_year(&self, year: u32, month: u32, day: u32) -> Day {
        match (self.language.as_str(), year) {
            ("th", 2400..=2643) => gregorian(year - 543, month, day),
            ("fa" | "ps", 1206..=1478) => solar_day(year, month, day),
            _ => gregorian(year, month, day),
        }
    }
}

fn gregorian(year: u32, month: u32, day: u32) -> Day {
    When::day(year, month, day).map_or(Day::Impossible, Day::Sure)
}

fn solar_day(year: u32, month: u32, day: u32) -> Day {
    from_solar_hijri(year, month, day).map_or(Day::Impossible, Day::Sure)
}

/// A day without its year; `None` for a day no year has.
fn yearless(month: u32, day: u32) -> Option<Day> {
    let known = When::day(2024, month, day)?;
    Some(Day::Yearless { month: known.month, day: known.day })
}

/// A year of two figures: the hundred years from 1970 on.
fn century(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}
