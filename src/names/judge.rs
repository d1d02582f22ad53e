//! Is this name written in a foreign convention, and how would this newsroom write it?
//!
//! Being derivable from Cyrillic proves nothing: so are most Polish names. What counts is a given name that only another
//! convention writes, an ending, the article around it. Each piece has its weight in `data/names/evidence.tsv`.

use super::evidence::Sum;
use super::reading::{Reading, readings_beside};
use super::setting::{Digest, Setting};
use super::suspect::Suspect;
use super::weigh::{is_written_so, rendered};
use super::{Convention, given, given_forms, last_word, printed};
use crate::memo::Texts;
use std::cell::RefCell;
use std::rc::Rc;

/// Who writes a name, and where it stands.
type Asked = (Convention, Digest);

/// How many names a thread keeps.
const KEPT_NAMES: usize = 4096;

thread_local! {
    static SUSPICIONS: RefCell<Texts<(Convention, bool), Suspicion>> = RefCell::new(Texts::new(KEPT_NAMES));
    /// The same people are named article after article.
    static VERDICTS: RefCell<Texts<Asked, Option<Rc<Verdict>>>> = RefCell::new(Texts::new(KEPT_NAMES));
}

/// The sum of evidence from which a name is changed.
pub(super) const ENOUGH: f32 = 5.0;
/// Two conventions that would write the name differently must lie this far apart.
const MARGIN: f32 = 0.1;
/// What a unit of a reading's cost weighs against evidence when conventions compete.
const COST_WEIGHT: f32 = 0.3;
/// What each place down the list of conventions takes off: Polish and German forms leak most.
const RARER: f32 = 0.06;

/// A reading that costs so much more than the easiest of any convention, this newsroom's own among them, is far-fetched: Mikojan is
/// Микоян seen by a Pole, whatever French letters could make of it, and "Schtschukina" a German's Щукина, whatever fragment strayed in.
const FARFETCHED: f32 = 2.5;
/// The same where a stray fragment in the convention is to outweigh all others: "Gricenko" is no Гриченко whose Turkish letters lost their marks.
const FARFETCHED_BY_HINT: f32 = 1.5;

/// A name found to be written in a foreign convention.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// The form judged.
    pub form: String,
    /// The name as the target newsroom writes it, word for word.
    pub canonical: String,
    /// How strongly the article hints at the convention.
    pub hinted: f32,
    /// The name in its own script; `None` where the user's authority says how it is written.
    pub reading: Option<Reading>,
    /// Whether the user's authority settled the canonical form.
    pub settled: bool,
    /// Whether the people table knows the name behind the form.
    pub known: bool,
    /// What speaks for it.
    pub sum: Sum,
}

impl Verdict {
    /// How far from the obvious its reading is.
    fn cost(&self) -> f32 {
        self.reading.as_ref().map_or(0.0, |reading| reading.cost)
    }

    /// Whether `form` is the name behind it, too, in another style of the newsroom's: Cherniakova beside Chernyakova.
    fn is_written(&self, form: &str, target: Convention) -> bool {
        self.reading.as_ref().is_some_and(|own| is_written_so(&own.source, own.language, target, form))
    }

    /// The verdict on `name`, another's of the same surname; `None` where it cannot be read so, or the surname would keep its spelling.
    pub fn of_relative(&self, name: &str, target: Convention) -> Option<Self> {
        let own = self.reading.as_ref()?;
        let reading = readings_beside(name, own.convention, target, own.language)
            .into_iter()
            .find(|reading| reading.given_names > 0 && last_word(&reading.source) == last_word(&own.source))?;
        let canonical = rendered(&reading, name, target)?;
        let mut sum = Sum::default();
        sum.add("relative");
        let form = name.to_owned();
        let respelled = last_word(&canonical) == last_word(&self.canonical) && last_word(&canonical) != last_word(name);
        respelled.then_some(Self {
            form,
            canonical,
            reading: Some(reading),
            settled: false,
            known: false,
            sum,
            ..*self
        })
    }
}

/// What could speak for a change of a full name, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Suspicion {
    /// Nothing: the newsroom's own convention explains it, or it is no name we know.
    None,
    /// Only an article about the right countries.
    ByTopic,
    /// That, or a stray fragment in another language.
    ByHint,
    /// The name itself.
    ByName,
}

/// What could speak for a change of this name, as far as a look can tell, in an article that `has_topic` or speaks of none of the countries
/// names come from.
pub(super) fn suspicion(name: &str, target: Convention, has_topic: bool) -> Suspicion {
    SUSPICIONS.with_borrow_mut(|seen| seen.answer(name, (target, has_topic), || first_look(name, target, has_topic)))
}

fn first_look(name: &str, target: Convention, has_topic: bool) -> Suspicion {
    if let Some(person) = printed::person(name) {
        let foreign = printed::verdict(person, name, target).is_some();
        return if foreign { Suspicion::ByName } else { Suspicion::None };
    }
    match Suspect::new(name, target) {
        None => Suspicion::None,
        Some(suspect) if suspect.is_house_style() => {
            // Dear to find out, and only a topic could speak for it.
            if has_topic && (suspect.may_be_surname_elsewhere() || suspect.may_be_known_elsewhere()) {
                Suspicion::ByTopic
            } else {
                Suspicion::None
            }
        }
        Some(suspect) if suspect.is_known_form() || is_taken_from_english(name, target) => Suspicion::None,
        Some(suspect) if suspect.is_given_foreign() || !suspect.people().is_empty() => Suspicion::ByName,
        Some(suspect) if suspect.may_tell() => Suspicion::ByHint,
        Some(_) => Suspicion::ByTopic,
    }
}

/// Judges a full name (a given name first, at least one more word) for a newsroom of `target`; `None` leaves it alone.
pub(super) fn judge(name: &str, target: Convention, setting: &Setting<'_>) -> Option<Verdict> {
    let uses = given_forms::uses(name.split(' ').next().unwrap_or_default());
    let languages = uses.iter().map(|usage| given::all()[usage.given].language);
    let asked = (target, setting.digest(languages));
    VERDICTS
        .with_borrow_mut(|seen| seen.answer(name, asked, || weighed(name, target, setting).map(Rc::new)))
        .as_deref()
        .cloned()
}

fn weighed(name: &str, target: Convention, setting: &Setting<'_>) -> Option<Verdict> {
    if let Some(person) = printed::person(name) {
        return printed::verdict(person, name, target);
    }
    let suspect = Suspect::new(name, target)
        .filter(|suspect| {
            let elsewhere = || suspect.may_be_surname_elsewhere() || suspect.may_be_known_elsewhere();
            !suspect.is_house_style() || setting.may_overrule() && elsewhere()
        })
        .filter(|suspect| !suspect.is_known_form() && !is_taken_from_english(name, target))?;
    let people = suspect.meant();
    let mut verdicts: Vec<Verdict> = Vec::new();
    for convention in Convention::of_newsrooms().filter(|convention| *convention != target) {
        for language in suspect.languages(convention) {
            let of_language = || people.iter().filter(|person| person.language == language);
            if let Some(person) = of_language().find(|person| person.is_printed_as(name, convention)) {
                verdicts.extend(suspect.weigh_form_of(person.source, language, convention, setting));
                continue;
            }
            let known = of_language().find(|person| suspect.may_be(person, convention)).map(|person| person.source);
            if (known.is_some() || suspect.is_worth_reading(language, convention, setting))
                && suspect.could_write(language, convention)
            {
                verdicts.extend(suspect.weigh(language, convention, setting, known));
            }
        }
    }
    if verdicts.iter().any(|verdict| !verdict.known) {
        let least = suspect.least_cost();
        let most = |hinted: f32| least + if hinted >= 1.0 { FARFETCHED_BY_HINT } else { FARFETCHED };
        verdicts.retain(|verdict| verdict.known || verdict.cost() <= most(verdict.hinted));
    }
    decide(verdicts, target)
}

/// Whether one of `conventions`, as bits, could write the name at all.
pub(super) fn may_be_written_by(name: &str, target: Convention, conventions: u32) -> bool {
    Suspect::new(name, target).is_some_and(|suspect| {
        let mut asked = Convention::of_newsrooms().filter(|convention| conventions & given::bit(*convention) != 0);
        asked.any(|convention| suspect.languages(convention).any(|language| suspect.could_write(language, convention)))
    })
}

/// Whether the newsroom prints a name as English ones do as often as by a table of its own, and this one is theirs: so do Italians and
/// Portuguese (real forms there are better met by copying than by converting, docs/names.md).
fn is_taken_from_english(name: &str, target: Convention) -> bool {
    let english = || Suspect::new(name, Convention::EN);
    matches!(target.as_str(), "it" | "pt") && english().is_some_and(|own| own.is_house_style() || own.is_known_form())
}

/// The best verdict, if none of another outcome comes near; a stray fragment in a convention rules out the others, and a person of the table
/// those of whom nobody knows.
pub(super) fn decide(mut verdicts: Vec<Verdict>, target: Convention) -> Option<Verdict> {
    if verdicts.iter().any(|verdict| verdict.hinted >= 1.0) {
        verdicts.retain(|verdict| verdict.hinted >= 1.0);
    }
    if verdicts.iter().any(|verdict| verdict.known && verdict.sum.total >= ENOUGH) {
        verdicts.retain(|verdict| verdict.known);
    }
    let rarity = |of: Convention| Convention::of_newsrooms().position(|known| known == of).unwrap_or(0).min(5) as f32;
    let worth = |verdict: &Verdict| {
        let doubt = |reading: &Reading| COST_WEIGHT * reading.cost + RARER * rarity(reading.convention);
        verdict.sum.total - verdict.reading.as_ref().map_or(0.0, doubt)
    };
    verdicts.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then_with(|| a.canonical.cmp(&b.canonical)));
    let best = verdicts.first()?.clone();
    let rival =
        verdicts.iter().find(|other| other.canonical != best.canonical && !best.is_written(&other.canonical, target));
    rival.is_none_or(|rival| worth(&best) - worth(rival) >= MARGIN).then_some(best)
}
