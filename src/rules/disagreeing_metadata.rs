//! Two statements about the article contradict each other.
//!
//! JSON-LD, OpenGraph, microdata and meta tags each state when the article was published; where they name different days one of them is wrong, or means
//! the day of the last change. The record takes the first in that order; the others are told. A record that came with a date is told where the text names
//! another day, and one that came with a title where the text has another headline: the given date and the headline of the text are taken, the others
//! stand under `removed`.
//!
//! Left alone: times of one day, whatever their time zone, dates of the last change, and a title that is the headline cut short, with the outlet's name,
//! or in other signs.

use super::{Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::label::Role;
use crate::metadata::{When, dates, titles};
use crate::page::meta::{Source, date};
use crate::pipeline::{Facts, given};
use crate::text::Span;

pub static RULE: Rule = Rule {
    code: "MD201",
    name: "disagreeing-metadata",
    level: Level::Note,
    applies: Applies::Reports,
    measured: "The text is not changed.",
    source: include_str!("disagreeing_metadata.rs"),
    fixes: &[],
    keeps: &["The old harbour bridge will close for repairs on Monday, 10 February 2025, the town council said on Friday, 7 February."],
    check: Check::Judge(check),
};

/// Two statements further apart than this many days are no matter of time zones.
const ONE_DAY: u32 = 1;

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    match facts.page {
        Some(_) => page(facts).into_iter().chain(day(facts)).collect(),
        None => title(facts).into_iter().chain(day(facts)).collect(),
    }
}

/// The headline of the text, where the record came with another title.
fn title(facts: &Facts<'_>) -> Option<Draft> {
    let given = given::title(facts.input)?;
    let (index, headline) = facts.title()?;
    let within = |long: &str, short: &str| given::letters(long).contains(&given::letters(short));
    if titles::alike(given, headline) || within(given, headline) || within(headline, given) {
        return None;
    }
    Some(Draft::new(facts.blocks[index].span, format!("the record came with the title {given:?}, the text has this one")))
}

/// The date line above the article, where the record came with another day.
fn day(facts: &Facts<'_>) -> Option<Draft> {
    given::published(facts.input)?;
    let article = facts.with_role(&[Role::Body]).next().unwrap_or(usize::MAX);
    let index = facts.with_role(&[Role::Date]).next().filter(|&index| index < article)?;
    let line = dates::read(facts.block(index), facts.language.tag, facts.date_order())?;
    let (given, seen) = (given::read_date(facts)?.published?, line.published?);
    let message = || format!("the record came with {given} as its date of publication, this is {seen}");
    (days_between(given, seen) > ONE_DAY).then(|| Draft::new(facts.blocks[index].span, message()))
}

/// What the metadata of a page say of its date.
fn page(facts: &Facts<'_>) -> Option<Draft> {
    let page = facts.page?;
    let (first, source) = page.published?;
    let stated = page.facts.published.iter().filter(|said| said.source != Source::Visible && said.source != source);
    let differs = |said: &&crate::page::meta::Said| {
        date::read(&said.value, facts.language.tag).is_some_and(|when| days_between(when, first) > ONE_DAY)
    };
    let other = stated.into_iter().find(differs)?;
    let place = facts.blocks.first().map_or(Span::default(), |block| block.span);
    let message = format!("published on {first} by {}, on {} by {}", source.name(), other.value, other.source.name());
    Some(Draft::new(place, message))
}

/// Days between two dates.
fn days_between(a: When, b: When) -> u32 {
    // The day of the calendar in a count that begins in March, so that a leap day ends its year.
    let number = |when: When| {
        let (month, early) = ((u32::from(when.month) + 9) % 12, u32::from(when.month < 3));
        let year = u32::from(when.year) - early;
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + u32::from(when.day)
    };
    number(a).abs_diff(number(b))
}

#[cfg(test)]
mod tests {
    use super::{When, days_between};

    #[test]
    fn days_are_counted_over_the_ends_of_months() {
        let between = |a: (u32, u32, u32), b: (u32, u32, u32)| {
            let day = |(year, month, day)| When::day(year, month, day).expect("a day");
            days_between(day(a), day(b))
        };
        assert_eq!(between((2025, 2, 28), (2025, 3, 1)), 1);
        assert_eq!(between((2024, 2, 28), (2024, 3, 1)), 2);
        assert_eq!(between((2025, 1, 1), (2024, 12, 31)), 1);
        assert_eq!(between((2025, 1, 1), (2026, 1, 1)), 365);
    }
}
