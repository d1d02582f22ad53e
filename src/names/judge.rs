//! Is this name written in a foreign convention, and how would this newsroom write it?
//!
//! Being derivable from Cyrillic proves nothing: so are most Polish names. What counts is a given name that only another
//! convention writes, an ending, the article around it. Each piece has its weight in `data/names/evidence.tsv`.

use super::context::{Beside, Hint, Topic, hinted};
use super::evidence::Sum;
use super::letters::LATIN;
use super::reading::{Reading, readings_beside};
use super::{Convention, bare_lower, given, lower, people, registry, render, surname};
use crate::language::Tag;

/// The sum of evidence from which a name is changed.
pub(super) const ENOUGH: f32 = 5.0;
/// Two conventions that would write the name differently must lie this far apart.
const MARGIN: f32 = 0.8;

/// What is known about the place of a name.
#[derive(Debug, Default)]
pub(super) struct Setting<'a> {
    /// Languages that leaked into the article, and the outlet's.
    pub hints: &'a [Hint],
    /// Countries the article is about.
    pub topic: Option<&'a Topic>,
    /// What stands beside the mention.
    pub beside: Beside,
}

/// A name found to be written in a foreign convention.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// The name as the target newsroom writes it, word for word.
    pub canonical: String,
    /// The name in its own script.
    pub reading: Reading,
    /// What speaks for it.
    pub sum: Sum,
}

/// Whether a full name needs a judge at all: the newsroom's own convention does not explain it.
pub(super) fn is_suspicious(name: &str, target: Convention) -> bool {
    let Some((first, last)) = name.split_once(' ').zip(name.rsplit(' ').next()).map(|((first, _), last)| (first, last))
    else {
        return false;
    };
    let uses = given::uses(first);
    let accepted = uses.iter().any(|usage| usage.conventions & given::bit(target) != 0);
    let own = || uses.iter().any(|usage| could_write(given::all()[usage.given].language, target, last));
    !(uses.is_empty() || accepted && own())
}

/// Judges a full name (a given name first, at least one more word) for a newsroom of `target`; `None` leaves it alone.
pub(super) fn judge(name: &str, target: Convention, setting: &Setting<'_>) -> Option<Verdict> {
    let (first, rest) = name.split_once(' ')?;
    let uses = given::uses(first);
    if uses.is_empty() {
        return None;
    }
    let target_bit = given::bit(target);
    let last = rest.rsplit(' ').next()?;
    let accepted = uses.iter().any(|usage| usage.conventions & target_bit != 0);
    let own_reading = uses.iter().any(|usage| could_write(given::all()[usage.given].language, target, last));
    if accepted && own_reading {
        return None;
    }
    let mut verdicts: Vec<Verdict> = Vec::new();
    for convention in Convention::of_newsrooms().filter(|convention| *convention != target) {
        for usage in uses.iter().filter(|usage| usage.conventions & (given::bit(convention) | target_bit) != 0) {
            let language = given::all()[usage.given].language;
            if could_write(language, convention, last) {
                verdicts.extend(weigh(name, convention, language, target, setting, accepted, own_reading));
            }
        }
    }
    decide(verdicts)
}

fn decide(mut verdicts: Vec<Verdict>) -> Option<Verdict> {
    verdicts.sort_by(|a, b| {
        b.sum
            .total
            .total_cmp(&a.sum.total)
            .then_with(|| a.reading.cost.total_cmp(&b.reading.cost))
            .then_with(|| a.canonical.cmp(&b.canonical))
    });
    let best = verdicts.first()?.clone();
    let rival = verdicts.iter().find(|other| other.canonical != best.canonical);
    let clear = rival.is_none_or(|rival| {
        best.sum.total - rival.sum.total >= MARGIN || rival.reading.cost - best.reading.cost >= 1.0
    });
    clear.then_some(best)
}

fn weigh(
    name: &str,
    convention: Convention,
    language: Tag,
    target: Convention,
    setting: &Setting<'_>,
    accepted: bool,
    own_reading: bool,
) -> Option<Verdict> {
    let mut readings = readings_beside(name, convention, target, language);
    let known = readings.iter().position(|reading| people::known(&reading.source, language).is_some());
    if readings.is_empty() {
        return None;
    }
    let reading = readings.swap_remove(known.unwrap_or(0));
    let forms = render(&reading.source, language, target);
    let canonical = forms.first()?.clone();
    if forms.iter().any(|form| bare_lower(form) == bare_lower(name))
        || is_written_so(&reading.source, language, target, name)
    {
        return None;
    }
    let first = name.split(' ').next().unwrap_or(name);
    let last = name.rsplit(' ').next().unwrap_or(name);
    let mut sum = Sum::default();
    if known.is_some() {
        sum.add("authority");
    }
    let foreign_given = !accepted && !given::is_at_home(first);
    if foreign_given {
        sum.add("given-foreign");
    } else if !accepted {
        sum.add("given-at-home-elsewhere");
    }
    if !own_reading {
        sum.add("no-native-reading");
    }
    let source_last = reading.source.rsplit(' ').next().unwrap_or_default();
    let shared = surname::is_shared(last, convention.as_str());
    if shared && !foreign_given {
        sum.add("shared-ending");
    } else if surname::is_telling(source_last) {
        sum.add("telling-ending");
    }
    sum.add_part("strange", strangeness(last, reading.strangeness));
    if let Some(topic) = setting.topic {
        match topic.about(language) {
            0 => {}
            1 | 2 => sum.add("topic"),
            _ => sum.add("topic-strong"),
        }
    }
    if setting.beside.role {
        sum.add("role-beside");
    }
    if setting.beside.country {
        sum.add("country-beside");
    }
    sum.add_part("hint", hinted(setting.hints, convention));
    Some(Verdict { canonical, reading, sum })
}

/// How much stranger the name is as a native one than as any Latin one, from -1 to 1: 0 where both are alike.
fn strangeness(latin: &str, native_bits: f32) -> f32 {
    let letters: Vec<char> = bare_lower(latin).chars().filter(|c| c.is_alphabetic()).collect();
    ((native_bits - LATIN.bits_a_letter(&letters) - 0.3) / 1.5).clamp(0.0, 1.0)
}

/// Whether a convention could write this one word at all, unusual outputs included.
fn could_write(language: Tag, convention: Convention, word: &str) -> bool {
    registry::table(language, convention)
        .is_some_and(|table| lower(word).split('-').all(|part| table.could_write(part)))
}

/// Whether the newsroom's own convention explains the form for this very source: a house style, not a fault.
fn is_written_so(source: &str, language: Tag, target: Convention, form: &str) -> bool {
    let Some(table) = registry::table(language, target) else { return false };
    let (sources, forms): (Vec<_>, Vec<_>) = (super::words(source).collect(), super::words(form).collect());
    sources.len() == forms.len()
        && sources.iter().zip(&forms).all(|((source, _), (form, _))| {
            given::named(source).any(|given| given.language == language && given.accepts(form, target))
                || table
                    .explains(&lower(source).chars().collect::<Vec<_>>(), &lower(form).chars().collect::<Vec<_>>())
                    .is_some()
        })
}
