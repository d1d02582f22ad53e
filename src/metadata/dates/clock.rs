//! The grammar of a time of day and its zone.

use super::cursor::Cursor;
use super::words::Sense;
use crate::metadata::when::Clock;

/// A time of day, and its offset where the line states one that means one zone.
pub(super) type Time = (Clock, Option<i16>);

impl Cursor<'_> {
    /// The time said at `at`, and the token behind it. `after_date` allows the forms that alone would be an amount (9.30).
    pub(super) fn time(&self, at: usize, after_date: bool) -> Option<(Time, usize)> {
        let before = self.sense(at, &[Sense::Am, Sense::Pm]);
        let start = before.unwrap_or(at);
        let (hour, digits) = self.number(start).filter(|&(hour, digits)| digits <= 2 && hour <= 24)?;
        let (minute, second, next, plain) = self.minutes(start, after_date || before.is_some())?;
        let (half, next) = match before {
            Some(_) => (self.half(at), next),
            None => match self.half(next) {
                Some(half) => (Some(half), self.skip(self.sense(next, &[Sense::Am, Sense::Pm])?, &['.'])),
                None => (None, next),
            },
        };
        // A bare number needs a word that makes it an hour.
        let clock = self.sense(next, &[Sense::Clock]);
        if plain && half.is_none() && (clock.is_none() || digits == 0) {
            return None;
        }
        let next = clock.map_or(next, |next| self.skip(next, &['.']));
        let hour = match (half, hour) {
            (Some(true), 1..=11) => hour + 12,
            (Some(false), 12) => 0,
            (_, 24) if minute == 0 => 0,
            (_, 24) => return None,
            _ => hour,
        };
        let (offset, next) = self.zone(next);
        let clock = Clock { hour: hour as u8, minute: minute as u8, second: second.map(|second| second as u8) };
        Some(((clock, offset), next))
    }

    /// Minutes, seconds, the token behind, and whether only the hour was said.
    fn minutes(&self, at: usize, after_date: bool) -> Option<(u32, Option<u32>, usize, bool)> {
        let two =
            |at: usize| self.number(at).filter(|&(value, digits)| digits == 2 && value < 60).map(|(value, _)| value);
        let next = at + 1;
        match self.mark(next) {
            Some(':' | '：' | '∶') => {
                let minute = two(next + 1)?;
                let second = if self.is_mark(next + 2, &[':']) { two(next + 3) } else { None };
                let end = if second.is_some() { next + 4 } else { next + 2 };
                return Some((minute, second, self.behind_fraction(end), false));
            }
            Some('.') if self.glued(next) && self.glued(next + 1) => {
                let minute = two(next + 1)?;
                let runs_on =
                    self.is_mark(next + 2, &['.', ',']) && self.glued(next + 3) && self.number(next + 3).is_some();
                let vouched = after_date || self.sense(next + 2, &[Sense::Clock, Sense::Am, Sense::Pm]).is_some();
                return (vouched && !runs_on).then_some((minute, None, next + 2, false));
            }
            _ => {}
        }
        let sign = self.said(next);
        if matches!(sign, "時" | "时" | "点" | "點" | "시") {
            return Some(match (self.small(next + 1), self.said(next + 2)) {
                (Some(minute), "分" | "분") if minute < 60 => (minute, None, next + 3, false),
                _ => (0, None, next + 1, false),
            });
        }
        let letter = self.glued(next) && matches!(sign, "h" | "H" | "u") && self.glued(next + 1);
        if let Some(minute) = two(next + 1).filter(|_| letter) {
            return Some((minute, None, next + 2, false));
        }
        Some((0, None, next, true))
    }

    /// Behind ".389" of seconds.
    fn behind_fraction(&self, at: usize) -> usize {
        let fraction = self.glued(at) && self.is_mark(at, &['.']) && self.glued(at + 1);
        if fraction && self.number(at + 1).is_some_and(|(_, digits)| digits >= 3) { at + 2 } else { at }
    }

    /// Whether `at` says "pm" (true) or "am" (false).
    fn half(&self, at: usize) -> Option<bool> {
        let judge = |sense| self.sense(at, &[sense]);
        match (judge(Sense::Am), judge(Sense::Pm)) {
            (None, None) => None,
            (am, pm) => Some(pm > am),
        }
    }

    /// The offset at `at`, if a zone is named there, and the token behind the zone.
    fn zone(&self, at: usize) -> (Option<i16>, usize) {
        let open = self.skip(at, &['(', ',']);
        if self.is_mark(at, &['+']) || (self.glued(at) && self.is_mark(at, &['-', '−'])) {
            return self.offset(at).map_or((None, at), |(minutes, next)| (Some(minutes), next));
        }
        if let Some(next) = self.sense(open, &[Sense::ZoneWord]) {
            return (None, next);
        }
        let Some((zone, next)) = self.phrase(open, |meaning| meaning.zone()) else { return (None, at) };
        // "et" joins words in French, "mt" is a mountain: an abbreviation is written in capitals.
        if self.said(open).chars().any(|c| c.is_ascii_lowercase()) {
            return (None, at);
        }
        let shifted = if zone == Some(0) { self.offset(next) } else { None };
        let (zone, next) = shifted.map_or((zone, next), |(minutes, next)| (Some(minutes), next));
        (zone, self.skip(next, if open > at && self.is_mark(at, &['(']) { &[')'] } else { &[] }))
    }

    /// Behind a zone's abbreviation that follows no time ("April 28, 2023 GMT").
    pub(super) fn bare_zone(&self, at: usize) -> Option<usize> {
        let capitals = self.said(at).len() >= 3 && self.said(at).chars().all(|c| c.is_ascii_uppercase());
        self.phrase(at, |meaning| meaning.zone().filter(|_| capitals)).map(|(_, next)| next)
    }

    /// +01:00, +0530, -3.
    fn offset(&self, at: usize) -> Option<(i16, usize)> {
        let sign = match self.mark(at)? {
            '+' => 1,
            '-' | '−' => -1,
            _ => return None,
        };
        let (value, digits) = self.number(at + 1).filter(|_| self.glued(at + 1))?;
        let (minutes, next) = match digits {
            4 => (value / 100 * 60 + value % 100, at + 2),
            1 | 2 if self.is_mark(at + 2, &[':']) => (value * 60 + self.small(at + 3)?, at + 4),
            1 | 2 => (value * 60, at + 2),
            _ => return None,
        };
        (minutes <= 14 * 60).then_some((sign * minutes as i16, next))
    }
}
