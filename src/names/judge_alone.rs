//! A surname that no full name of the article introduces.
//!
//! Its ending and the article must speak for it, and one of these: a person the table knows, a stray fragment in the
//! convention, the newsroom's own spelling of it elsewhere.

use super::context::hinted;
use super::evidence::Sum;
use super::judge::{Verdict, decide};
use super::reading::readings_beside;
use super::setting::Setting;
use super::suspect::could_write;
use super::weigh::rendered;
use super::{Convention, lower, people, registry, surname};
use crate::language::Tag;

/// Judges a surname that stands alone; `stands` tells whether a word is in the article. `None` leaves it alone.
pub(super) fn judge_alone(
    name: &str,
    target: Convention,
    setting: &Setting<'_>,
    stands: impl Fn(&str) -> bool,
) -> Option<Verdict> {
    let languages: Vec<Tag> = registry::sources(target).filter(|language| setting.about(*language) > 0).collect();
    let seen = lower(name);
    if languages.iter().any(|language| could_write(*language, target, &seen)) {
        return None;
    }
    let mut verdicts: Vec<Verdict> = Vec::new();
    for convention in Convention::of_newsrooms().filter(|convention| *convention != target) {
        for language in languages.iter().copied().filter(|language| could_write(*language, convention, &seen)) {
            verdicts.extend(weigh(name, language, convention, target, setting, &stands));
        }
    }
    decide(verdicts, target)
}

fn weigh(
    name: &str,
    language: Tag,
    convention: Convention,
    target: Convention,
    setting: &Setting<'_>,
    stands: &impl Fn(&str) -> bool,
) -> Option<Verdict> {
    let mut readings = readings_beside(name, convention, target, language);
    let known = readings.iter().position(|reading| people::is_surname(&reading.source, language));
    if readings.is_empty() {
        return None;
    }
    let reading = readings.swap_remove(known.unwrap_or(0));
    let canonical = rendered(&reading, name, target)?;
    let hinted = hinted(setting.hints, convention);
    let tells =
        surname::tells(&reading.source, name, convention.as_str()) && !surname::is_shared(name, convention.as_str());
    let elsewhere = stands(&canonical) || stands(&reading.source);
    let mut sum = Sum::default();
    sum.add("no-native-reading");
    match known {
        Some(_) => sum.add("authority-surname"),
        None if tells && (elsewhere || hinted > 0.0) => sum.add("telling-ending"),
        None => return None,
    }
    if elsewhere {
        sum.add("variant");
    }
    setting.add_to(&mut sum, language, convention);
    Some(Verdict {
        form: name.to_owned(),
        canonical,
        hinted,
        reading: Some(reading),
        settled: false,
        known: false,
        sum,
    })
}
