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
    /// The form judged.
    pub form: String,
    /// The name as the target newsroom writes it, word for word.
    pub canonical: String,
    /// How strongly the article hints at the convention.
    hinted: f32,
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
    let own = || uses.iter().any(|usage| writes_naturally(given::all()[usage.given].language, target, last));
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
    let own_reading = uses.iter().any(|usage| writes_naturally(given::all()[usage.given].language, target, last));
    if accepted && own_reading {
        return None;
    }
    let own = Own { given: accepted, surname: own_reading };
    let mut verdicts: Vec<Verdict> = Vec::new();
    for convention in Convention::of_newsrooms().filter(|convention| *convention != target) {
        for usage in uses.iter().filter(|usage| usage.conventions & (given::bit(convention) | target_bit) != 0) {
            let language = given::all()[usage.given].language;
            if could_write(language, convention, last) {
                verdicts.extend(weigh(name, convention, language, target, setting, own));
            }
        }
    }
    decide(verdicts)
}

/// The best verdict, if none of another outcome comes near; a stray fragment in a convention rules out the others.
fn decide(mut verdicts: Vec<Verdict>) -> Option<Verdict> {
    if verdicts.iter().any(|verdict| verdict.hinted >= 1.0) {
        verdicts.retain(|verdict| verdict.hinted >= 1.0);
    }
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

/// What the newsroom's own convention makes of a name.
#[derive(Clone, Copy, Debug)]
struct Own {
    /// It prints the given name so.
    given: bool,
    /// It could write such a surname.
    surname: bool,
}

fn weigh(
    name: &str,
    convention: Convention,
    language: Tag,
    target: Convention,
    setting: &Setting<'_>,
    own: Own,
) -> Option<Verdict> {
    let (reading, known) = best_reading(name, convention, target, language)?;
    let canonical = rendered(&reading, name, target)?;
    let (first, last) = (name.split(' ').next()?, name.rsplit(' ').next()?);
    let mut sum = Sum::default();
    if known {
        sum.add("authority");
    } else {
        add_given(&mut sum, first, convention, own);
        let foreign = sum.total > 2.0;
        let source_last = reading.source.rsplit(' ').next().unwrap_or_default();
        let tells = surname::tells(source_last, last, convention.as_str());
        if !foreign
            && !tells
            && (given::is_at_home_in(first, convention) || !is_vouched_for(first, convention, setting))
        {
            return None;
        }
        if !foreign && surname::is_shared(last, convention.as_str()) {
            sum.add("shared-ending");
        } else if tells {
            sum.add("telling-ending");
        }
        sum.add_part("strange", strangeness(last, reading.strangeness));
    }
    if !own.surname {
        sum.add("no-native-reading");
    }
    add_setting(&mut sum, setting, language, convention);
    Some(Verdict { form: name.to_owned(), canonical, hinted: hinted(setting.hints, convention), reading, sum })
}

/// The reading of a known person, or else the likeliest; and whether it is one.
fn best_reading(name: &str, convention: Convention, target: Convention, language: Tag) -> Option<(Reading, bool)> {
    let known = |source: &String| people::known(source, language).is_some();
    let (first, last) = (name.split(' ').next()?, name.rsplit(' ').next()?);
    let table = registry::table(language, convention)?;
    let letters: Vec<char> = lower(last).chars().collect();
    let readings = readings_beside(name, convention, target, language);
    let best = readings.first()?;
    let given_names =
        given::uses(first).iter().map(|usage| &given::all()[usage.given]).filter(|given| given.language == language);
    let person = given_names.flat_map(|given| people::with_given_name(given.name, language)).find(|source| {
        let surname: Vec<char> = lower(source.rsplit(' ').next().unwrap_or_default()).chars().collect();
        table.explains(&surname, &letters).is_some()
    });
    match person {
        Some(source) => Some((Reading { source: source.to_owned(), ..best.clone() }, true)),
        None => Some((best.clone(), known(&best.source))),
    }
}

/// The newsroom's form of a reading; `None` where it prints the name as seen.
fn rendered(reading: &Reading, name: &str, target: Convention) -> Option<String> {
    let forms = render(&reading.source, reading.language, target);
    let seen = lower(name);
    let same = forms.iter().any(|form| lower(form) == seen || bare_lower(form) == seen);
    if same || is_written_so(&reading.source, reading.language, target, name) {
        return None;
    }
    forms.into_iter().next()
}

/// What the form of the given name says.
fn add_given(sum: &mut Sum, first: &str, convention: Convention, own: Own) {
    let printed_by = given::uses(first).iter().fold(0, |all, usage| all | usage.conventions);
    let at_home = given::is_at_home(first) || printed_by & !given::baltic() == 0;
    match (own.given, at_home) {
        (false, false) => sum.add("given-foreign"),
        (false, true) if !given::is_at_home_in(first, convention) => sum.add("given-at-home-elsewhere"),
        _ if given::is_at_home_in(first, convention) => sum.add("given-at-home"),
        _ => {}
    }
}

/// Whether the article says enough for a surname that does not tell where it comes from: a stray fragment in the very
/// convention, an office, a country.
fn is_vouched_for(first: &str, convention: Convention, setting: &Setting<'_>) -> bool {
    hinted(setting.hints, convention) >= 1.0 && setting.beside.role && setting.topic.is_some() && !given::is_word(first)
}

/// What the article around it says.
fn add_setting(sum: &mut Sum, setting: &Setting<'_>, language: Tag, convention: Convention) {
    match setting.topic.map_or(0, |topic| topic.about(language)) {
        0 => {}
        1 | 2 => sum.add("topic"),
        _ => sum.add("topic-strong"),
    }
    if setting.beside.role {
        sum.add("role-beside");
    }
    if setting.beside.country(language) {
        sum.add("country-beside");
    }
    sum.add_part("hint", hinted(setting.hints, convention));
}

/// Judges a surname that stands alone. Its ending and the article must speak for it, and one of these: a person the table
/// knows, a stray fragment, the newsroom's own spelling of it elsewhere (`stands` tells whether a word is in the article).
pub(super) fn judge_alone(
    name: &str,
    target: Convention,
    setting: &Setting<'_>,
    stands: impl Fn(&str) -> bool,
) -> Option<Verdict> {
    let about = |language: Tag| setting.topic.is_some_and(|topic| topic.about(language) > 0);
    let languages: Vec<Tag> = registry::sources(target).filter(|language| about(*language)).collect();
    if languages.iter().any(|language| could_write(*language, target, name)) {
        return None;
    }
    let mut verdicts: Vec<Verdict> = Vec::new();
    for convention in Convention::of_newsrooms().filter(|convention| *convention != target) {
        for language in languages.iter().copied().filter(|language| could_write(*language, convention, name)) {
            verdicts.extend(weigh_alone(name, convention, language, target, setting, &stands));
        }
    }
    decide(verdicts)
}

fn weigh_alone(
    name: &str,
    convention: Convention,
    language: Tag,
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
    let mut sum = Sum::default();
    sum.add("no-native-reading");
    let tells =
        surname::tells(&reading.source, name, convention.as_str()) && !surname::is_shared(name, convention.as_str());
    let elsewhere = stands(&canonical) || stands(&reading.source);
    match known {
        Some(_) => sum.add("authority-surname"),
        None if tells && (elsewhere || hinted(setting.hints, convention) > 0.0) => sum.add("telling-ending"),
        None => return None,
    }
    if elsewhere {
        sum.add("variant");
    }
    add_setting(&mut sum, setting, language, convention);
    Some(Verdict { form: name.to_owned(), canonical, hinted: hinted(setting.hints, convention), reading, sum })
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

/// Letters in a row that stand for one sound in some convention and for an odd sequence in the others.
const CLUSTERS: [&str; 12] = ["sz", "cz", "tsch", "chtch", "dj", "tj", "sj", "zj", "zs", "cs", "gy", "dzs"];
/// Bits a letter from which on a spelling is no name.
const NO_NAME: f32 = 4.8;

/// Whether the newsroom's own convention writes such a name, and not only by reading `sz` as two sounds.
fn writes_naturally(language: Tag, target: Convention, word: &str) -> bool {
    let seen = lower(word);
    could_write(language, target, word)
        && (CLUSTERS.iter().all(|cluster| !seen.contains(cluster))
            || registry::table(language, target).is_some_and(|table| {
                seen.split('-')
                    .all(|part| table.spellings(part, 1).first().is_some_and(|best| best.strangeness < NO_NAME))
            }))
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
