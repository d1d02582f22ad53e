//! Is this name written in a foreign convention, and how would this newsroom write it?
//!
//! Being derivable from Cyrillic proves nothing: so are most Polish names. What counts is a given name that only another
//! convention writes, an ending, the article around it. Each piece has its weight in `data/names/evidence.tsv`.

use super::context::{Beside, Hint, Topic, hinted};
use super::evidence::Sum;
use super::given_forms::Use;
use super::letters::LATIN;
use super::reading::{Reading, is_frequent_surname, least_cost, readings_beside};
use super::sounds::Sounded;
use super::{Convention, align, bare_lower, given, given_forms, lower, people, registry, render, surname, surnames};
use crate::language::Tag;
use crate::memo::Memo;
use std::cell::RefCell;
use std::rc::Rc;

/// People of the table, each with the language of the name.
type People = Rc<[(&'static str, Tag)]>;

/// A name, who writes, and where it stands.
type Question = (String, Convention, Digest);

/// How many names a thread keeps.
const KEPT_NAMES: usize = 4096;

thread_local! {
    /// Whom a given name and a surname may mean: hearing a surname among the table's is dear, and names come again.
    static PEOPLE: RefCell<Memo<(String, String), People>> = RefCell::new(Memo::new(KEPT_NAMES));
    static SUSPICIONS: RefCell<Memo<(String, Convention), Suspicion>> = RefCell::new(Memo::new(KEPT_NAMES));
    /// The same people are named article after article.
    static VERDICTS: RefCell<Memo<Question, Option<Rc<Verdict>>>> = RefCell::new(Memo::new(KEPT_NAMES));
}

/// The sum of evidence from which a name is changed.
pub(super) const ENOUGH: f32 = 5.0;
/// Two conventions that would write the name differently must lie this far apart.
const MARGIN: f32 = 0.1;
/// What a unit of a reading's cost weighs against evidence when conventions compete.
const COST_WEIGHT: f32 = 0.3;
/// What each place down the list of conventions takes off: Polish and German forms leak most.
const RARER: f32 = 0.06;
/// How far, a letter, a surname may lie from a known person's: any two conventions lie nearer.
const MISHEARD: f32 = 0.35;
/// How much cheaper a foreign reading of `sz` or `ou` must be than this newsroom's own to count against it.
const FAR_CHEAPER: f32 = 2.0;

/// Bits a letter from which a spelling is no name: real ones lie between two and four.
const UNLIKELY: f32 = 4.8;

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

/// All of a [`Setting`] that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Digest {
    role: bool,
    /// For each source language: how often its countries are named, up to three, and whether one stands beside the name.
    countries: Vec<(u8, bool)>,
    /// The languages that hint, and whether strongly.
    hints: Vec<(Tag, bool)>,
}

impl Setting<'_> {
    fn digest(&self) -> Digest {
        let country = |language: Tag| (self.about(language).min(3) as u8, self.beside.country(language));
        Digest {
            role: self.beside.role,
            countries: registry::source_languages().iter().map(|language| country(*language)).collect(),
            hints: self.hints.iter().map(|hint| (hint.language, hint.strength >= 1.0)).collect(),
        }
    }

    /// How often the article names countries of `language`.
    pub fn about(&self, language: Tag) -> usize {
        self.topic.map_or(0, |topic| topic.about(language))
    }

    /// Adds what the article around the name says.
    pub fn add_to(&self, sum: &mut Sum, language: Tag, convention: Convention) {
        match self.about(language) {
            0 => {}
            1 | 2 => sum.add("topic"),
            _ => sum.add("topic-strong"),
        }
        if self.beside.role {
            sum.add("role-beside");
        }
        if self.beside.country(language) {
            sum.add("country-beside");
        }
        sum.add_part("hint", hinted(self.hints, convention));
    }
}

/// A name found to be written in a foreign convention.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// The form judged.
    pub form: String,
    /// The name as the target newsroom writes it, word for word.
    pub canonical: String,
    /// How strongly the article hints at the convention.
    pub hinted: f32,
    /// The name in its own script.
    pub reading: Reading,
    /// What speaks for it.
    pub sum: Sum,
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

/// What could speak for a change of this name, as far as a look can tell.
pub(super) fn suspicion(name: &str, target: Convention) -> Suspicion {
    SUSPICIONS.with_borrow_mut(|seen| seen.answer((name.to_owned(), target), |_| first_look(name, target)))
}

fn first_look(name: &str, target: Convention) -> Suspicion {
    match Suspect::new(name, target) {
        None => Suspicion::None,
        Some(suspect) if suspect.is_house_style() => {
            if suspect.may_be_surname_elsewhere() {
                Suspicion::ByTopic
            } else {
                Suspicion::None
            }
        }
        Some(suspect) if suspect.is_known_form() => Suspicion::None,
        Some(suspect) if suspect.is_given_foreign() || !suspect.people().is_empty() => Suspicion::ByName,
        Some(suspect) if surname::may_tell(suspect.last) => Suspicion::ByHint,
        Some(_) => Suspicion::ByTopic,
    }
}

/// Judges a full name (a given name first, at least one more word) for a newsroom of `target`; `None` leaves it alone.
pub(super) fn judge(name: &str, target: Convention, setting: &Setting<'_>) -> Option<Verdict> {
    let question = (name.to_owned(), target, setting.digest());
    VERDICTS
        .with_borrow_mut(|seen| seen.answer(question, |_| weighed(name, target, setting).map(Rc::new)))
        .as_deref()
        .cloned()
}

fn weighed(name: &str, target: Convention, setting: &Setting<'_>) -> Option<Verdict> {
    let suspect = Suspect::new(name, target)
        .filter(|suspect| !suspect.is_house_style() || !setting.hints.is_empty() && suspect.may_be_surname_elsewhere())
        .filter(|suspect| !suspect.is_known_form())?;
    let people = suspect.people();
    let mut verdicts: Vec<Verdict> = Vec::new();
    for convention in Convention::of_newsrooms().filter(|convention| *convention != target) {
        for language in suspect.languages(convention) {
            let known =
                people.iter().find(|(source, of)| *of == language && suspect.may_be(source, language, convention));
            let known = known.map(|(source, _)| *source);
            if (known.is_some() || suspect.is_worth_reading(language, convention, setting))
                && could_write(language, convention, suspect.last)
            {
                verdicts.extend(suspect.weigh(language, convention, setting, known));
            }
        }
    }
    decide(verdicts)
}

/// The best verdict, if none of another outcome comes near; a stray fragment in a convention rules out the others.
pub(super) fn decide(mut verdicts: Vec<Verdict>) -> Option<Verdict> {
    if verdicts.iter().any(|verdict| verdict.hinted >= 1.0) {
        verdicts.retain(|verdict| verdict.hinted >= 1.0);
    }
    let rarity = |of: Convention| Convention::of_newsrooms().position(|known| known == of).unwrap_or(0).min(5) as f32;
    let worth = |verdict: &Verdict| {
        verdict.sum.total - COST_WEIGHT * verdict.reading.cost - RARER * rarity(verdict.reading.convention)
    };
    verdicts.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then_with(|| a.canonical.cmp(&b.canonical)));
    let best = verdicts.first()?.clone();
    let rival = verdicts.iter().find(|other| other.canonical != best.canonical);
    rival.is_none_or(|rival| worth(&best) - worth(rival) >= MARGIN).then_some(best)
}

/// A full name whose first word is a known given name.
struct Suspect<'a> {
    name: &'a str,
    first: &'a str,
    last: &'a str,
    uses: Vec<Use>,
    target: Convention,
    /// The newsroom's own convention prints the given name so.
    own_given: bool,
}

impl<'a> Suspect<'a> {
    fn new(name: &'a str, target: Convention) -> Option<Self> {
        let (first, rest) = name.split_once(' ')?;
        let last = rest.rsplit(' ').next()?;
        let uses = given_forms::uses(first);
        let own_given = uses.iter().any(|usage| usage.conventions & given::bit(target) != 0);
        (!uses.is_empty()).then_some(Self { name, first, last, uses, target, own_given })
    }

    /// Whether the newsroom's own convention writes it so, as far as a look can tell.
    fn is_house_style(&self) -> bool {
        self.own_given && !has_cluster(self.last) && self.own_could_write()
    }

    /// Whether the newsroom prints a person of the table so, letters or not: Garry Kasparov, Alexey Pajitnov.
    fn is_known_form(&self) -> bool {
        self.people().iter().any(|(source, language)| {
            people::known(source, *language)
                .is_some_and(|person| person.forms(self.target).iter().any(|form| form == self.name))
        })
    }

    fn own_could_write(&self) -> bool {
        self.uses.iter().any(|usage| could_write(given::all()[usage.given].language, self.target, self.last))
    }

    /// Languages whose name this is under `convention`, or already in the newsroom's own form.
    fn languages(&self, convention: Convention) -> impl Iterator<Item = Tag> {
        let wanted = given::bit(convention) | given::bit(self.target);
        self.uses
            .iter()
            .filter(move |usage| usage.conventions & wanted != 0)
            .map(|usage| given::all()[usage.given].language)
    }

    /// People of the table with this given name and a surname that sounds like this one: (name, language).
    fn people(&self) -> People {
        let question = (self.first.to_owned(), self.last.to_owned());
        PEOPLE.with_borrow_mut(|seen| seen.answer(question, |_| self.find_people().into()))
    }

    fn find_people(&self) -> Vec<(&'static str, Tag)> {
        let seen = Sounded::new(&lower(self.last), None);
        let sounds_so = |name: &&'static str| {
            let surname = Sounded::new(&lower(name.rsplit(' ').next().unwrap_or_default()), None);
            align::cost(&surname, &seen) < MISHEARD * seen.length as f32
        };
        let names = self.uses.iter().map(|usage| &given::all()[usage.given]);
        names
            .flat_map(|given| {
                people::with_given_name(given.name, given.language).filter(sounds_so).map(|name| (name, given.language))
            })
            .collect()
    }

    /// Whether `convention` writes the surname of `source` as seen.
    fn may_be(&self, source: &str, language: Tag, convention: Convention) -> bool {
        let letters = |word: &str| lower(word).chars().collect::<Vec<char>>();
        let surname = source.rsplit(' ').next().unwrap_or_default();
        registry::table(language, convention)
            .is_some_and(|table| table.explains(&letters(surname), &letters(self.last)).is_some())
    }

    /// Whether the evidence could add up at all, before the costly reading: most Annas and Alexanders stop here.
    fn is_worth_reading(&self, language: Tag, convention: Convention, setting: &Setting<'_>) -> bool {
        if self.is_given_foreign() {
            return true;
        }
        let topic = setting.about(language) > 0;
        let hint = hinted(setting.hints, convention) > 0.0;
        surname::may_tell(self.last) && (topic || hint) || topic && setting.beside.role
    }

    fn is_given_foreign(&self) -> bool {
        let printed_by = self.uses.iter().fold(0, |all, usage| all | usage.conventions);
        !self.own_given && !given::is_at_home(self.first) && printed_by & !given::baltic() != 0
    }

    fn weigh(
        &self,
        language: Tag,
        convention: Convention,
        setting: &Setting<'_>,
        known: Option<&'static str>,
    ) -> Option<Verdict> {
        let reading = self.reading(language, convention, known)?;
        if known.is_none() && reading.strangeness > UNLIKELY {
            return None;
        }
        let canonical = rendered(&reading, self.name, self.target)?;
        let marked = !self.own_given || hinted(setting.hints, convention) >= 1.0;
        let own_surname = self.own_could_write()
            && !(marked && self.is_surname_only_in(language, convention))
            && !(has_cluster(self.last) && self.reads_better(language, convention));
        if self.own_given && own_surname || known.is_none() && self.is_passport_form() {
            return None;
        }
        let mut sum = Sum::default();
        if known.is_some() || people::known(&reading.source, language).is_some() {
            sum.add("authority");
        } else {
            self.add_given(&mut sum, convention);
            self.add_surname(&mut sum, &reading, setting)?;
        }
        if !own_surname {
            sum.add("no-native-reading");
        }
        setting.add_to(&mut sum, language, convention);
        let hinted = hinted(setting.hints, convention);
        Some(Verdict { form: self.name.to_owned(), canonical, hinted, reading, sum })
    }

    /// The likeliest reading, or the one of a known person.
    fn reading(&self, language: Tag, convention: Convention, known: Option<&'static str>) -> Option<Reading> {
        let best = readings_beside(self.name, convention, self.target, language).into_iter().next()?;
        Some(match known {
            Some(source) if self.name.split(' ').count() == 2 => Reading { source: source.to_owned(), ..best },
            _ => best,
        })
    }

    /// Whether English would write the name so: the form in most passports, which people carry into other languages.
    fn is_passport_form(&self) -> bool {
        self.target != Convention::EN
            && self.uses.iter().filter(|usage| usage.conventions & given::bit(Convention::EN) != 0).any(|usage| {
                could_write(given::all()[usage.given].language, Convention::EN, self.last) && !has_cluster(self.last)
            })
    }

    /// What the form of the given name says.
    fn add_given(&self, sum: &mut Sum, convention: Convention) {
        let at_home = given::is_at_home(self.first);
        if self.is_given_foreign() {
            sum.add("given-foreign");
        } else if given::is_at_home_in(self.first, convention) {
            sum.add("given-at-home");
        } else if self.own_given && !at_home {
            sum.add("given-native");
        } else if !self.own_given && at_home && !given::is_baltic(self.first) {
            sum.add("given-at-home-elsewhere");
        }
    }

    /// What the ending of the surname says; `None` where it tells nothing and nothing else vouches for the name.
    fn add_surname(&self, sum: &mut Sum, reading: &Reading, setting: &Setting<'_>) -> Option<()> {
        let convention = reading.convention;
        let at_home = given::is_at_home_in(self.first, convention);
        let source = reading.source.rsplit(' ').next().unwrap_or_default();
        let frequent = reading.language.as_str() == "ru" && surnames::dotted(source).is_some();
        let shared = surname::is_shared(self.last, convention.as_str());
        let tells = surname::tells(source, self.last, convention.as_str()) || frequent && !shared;
        if !self.is_given_foreign() && !tells && (at_home || !self.is_vouched_for(reading, setting)) {
            return None;
        }
        if at_home && shared {
            sum.add("shared-ending");
        } else if tells {
            sum.add("telling-ending");
        }
        sum.add_part("strange", strangeness(self.last, reading.strangeness));
        Some(())
    }

    /// Whether there is enough for a surname that does not tell where it comes from: an office beside the name, and with
    /// it a stray fragment in the very convention, or a country word and a given name at home in no Latin alphabet.
    fn is_vouched_for(&self, reading: &Reading, setting: &Setting<'_>) -> bool {
        let topic = setting.about(reading.language) > 0;
        let hint = hinted(setting.hints, reading.convention) >= 1.0 && topic && !given::is_word(self.first);
        let country = setting.beside.country(reading.language) && !given::is_at_home(self.first);
        setting.beside.role && (hint || country)
    }

    /// Whether the surname is a frequent one under `convention`, and none under the newsroom's own: Vorochilov in English
    /// could be Ворочилов, but is Ворошилов seen by the French.
    fn is_surname_only_in(&self, language: Tag, convention: Convention) -> bool {
        is_frequent_surname(self.last, convention, language) && !is_frequent_surname(self.last, self.target, language)
    }

    /// Whether some convention makes a frequent surname of what the newsroom's own could write, too.
    fn may_be_surname_elsewhere(&self) -> bool {
        self.own_given
            && surname::may_tell(self.last)
            && Convention::of_newsrooms().filter(|convention| *convention != self.target).any(|convention| {
                self.languages(convention).any(|language| {
                    could_write(language, convention, self.last) && self.is_surname_only_in(language, convention)
                })
            })
    }

    /// Whether the surname reads far more easily under `convention` than under the newsroom's own.
    fn reads_better(&self, language: Tag, convention: Convention) -> bool {
        let cost = |convention| least_cost(self.last, convention, language);
        match (cost(self.target), cost(convention)) {
            (Some(own), Some(foreign)) => own - foreign >= FAR_CHEAPER,
            (own, _) => own.is_none(),
        }
    }
}

/// The newsroom's form of a reading; `None` where it prints the name as seen.
pub(super) fn rendered(reading: &Reading, name: &str, target: Convention) -> Option<String> {
    let forms = render(&reading.source, reading.language, target);
    let seen = lower(name);
    let same = forms.iter().any(|form| lower(form) == seen || bare_lower(form) == seen);
    if same || is_written_so(&reading.source, reading.language, target, name) {
        return None;
    }
    forms.into_iter().next()
}

/// How much stranger the name is as a native one than as any Latin one, from 0 (alike) to 1.
fn strangeness(latin: &str, native_bits: f32) -> f32 {
    let letters: Vec<char> = bare_lower(latin).chars().filter(|c| c.is_alphabetic()).collect();
    ((native_bits - LATIN.bits_a_letter(&letters) - 0.3) / 1.5).clamp(0.0, 1.0)
}

/// Whether a convention could write this one word at all, unusual outputs included.
pub(super) fn could_write(language: Tag, convention: Convention, word: &str) -> bool {
    registry::table(language, convention)
        .is_some_and(|table| lower(word).split('-').all(|part| table.could_write(part)))
}

/// Letters in a row that stand for one sound in some convention and for an odd sequence in the others.
const CLUSTERS: [&str; 13] = ["sz", "cz", "sch", "cht", "dj", "tj", "sj", "zj", "zs", "cs", "gy", "ou", "oe"];

fn has_cluster(word: &str) -> bool {
    let seen = lower(word);
    CLUSTERS.iter().any(|cluster| seen.contains(cluster))
}

/// Whether the newsroom's own convention explains the form for this very source: a house style, not a fault.
fn is_written_so(source: &str, language: Tag, target: Convention, form: &str) -> bool {
    let Some(table) = registry::table(language, target) else { return false };
    let letters = |word: &str| lower(word).chars().collect::<Vec<char>>();
    let (sources, forms): (Vec<_>, Vec<_>) = (super::words(source).collect(), super::words(form).collect());
    sources.len() == forms.len()
        && sources.iter().zip(&forms).all(|((source, _), (form, _))| {
            given::named(source).any(|given| given.language == language && given.accepts(form, target))
                || table.explains(&letters(source), &letters(form)).is_some()
        })
}
