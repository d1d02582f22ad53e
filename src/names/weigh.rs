//! The evidence for one reading of a full name, added up.

use super::context::hinted;
use super::evidence::Sum;
use super::judge::Verdict;
use super::letters::LATIN;
use super::reading::{Reading, UNLIKELY, is_first_choice, readings_beside};
use super::render::render_again;
use super::setting::Setting;
use super::suspect::Suspect;
use super::table::bare;
use super::{Convention, bare_lower, given, given_forms, last_word, lower, people, registry, surname, surnames};
use crate::language::Tag;

/// Readings nearer to each other than this are alike likely.
const SAME_COST: f32 = 0.5;

impl Suspect<'_> {
    /// Whether the evidence could add up at all, before the costly reading: most Annas and Alexanders stop here.
    pub fn is_worth_reading(&self, language: Tag, convention: Convention, setting: &Setting<'_>) -> bool {
        if self.is_given_foreign() {
            return true;
        }
        let topic = setting.about(language) > 0;
        let hint = hinted(setting.hints, convention) > 0.0 || setting.is_in_company(convention);
        self.may_tell() && (topic || hint) || topic && setting.beside.role
    }

    pub fn weigh(
        &self,
        language: Tag,
        convention: Convention,
        setting: &Setting<'_>,
        known: Option<&'static str>,
    ) -> Option<Verdict> {
        let official = setting.is_official(language);
        let marked = !self.own_given || official || hinted(setting.hints, convention) >= 1.0;
        // Reading a name back is dear: first what a look tells.
        let citizen = given::of_citizens() & given::bit(convention) != 0 && hinted(setting.hints, convention) <= 0.0;
        let house_style = !marked && !self.has_cluster() && self.own_could_write();
        if known.is_none() && (citizen || house_style || !official && self.is_passport_form()) {
            return None;
        }
        let reading = self.reading(language, convention, known)?;
        if known.is_none() && reading.strangeness > UNLIKELY {
            return None;
        }
        let canonical = rendered(&reading, self.name, self.target)?;
        if language.as_str() == "ka" && !self.is_georgian(&canonical, convention, setting) {
            return None;
        }
        let overruled = official && !is_first_choice(self.last, self.target, language);
        let own_surname = self.own_could_write()
            && !(marked && self.is_surname_only_in(language, convention))
            && !((overruled || self.has_cluster()) && self.reads_better(language, convention))
            && !(self.target == Convention::EN
                && known.is_some_and(|source| self.is_plainly(source, language, convention))
                && setting.is_among_officials(language));
        if self.own_given && own_surname
            || known.is_none()
                && self.is_passport_form()
                && !self.is_given_foreign()
                && !self.reads_better(language, convention)
        {
            return None;
        }
        let is_read = known.is_none();
        let mut sum = Sum::default();
        let known = known.is_some() || people::known(&reading.source, language).is_some();
        if known {
            sum.add("authority");
        } else {
            self.add_given(&mut sum, convention);
            self.add_surname(&mut sum, &reading, setting)?;
        }
        if !own_surname {
            sum.add("no-native-reading");
        }
        if is_read && self.reads_worse(language, convention) {
            return None;
        }
        setting.add_to(&mut sum, language, convention);
        if !known && setting.beside.elsewhere && !setting.beside.introduces(language) {
            sum.add("elsewhere");
        }
        let hinted = hinted(setting.hints, convention);
        Some(Verdict {
            form: self.name.to_owned(),
            canonical,
            hinted,
            reading: Some(reading),
            settled: false,
            known,
            sum,
        })
    }

    /// The evidence for a form that newsrooms of `convention` are known to print of the person `source`: Cichanouska is Ціханоўская, though
    /// the letters say otherwise. `None` where this newsroom could print it, too.
    pub fn weigh_form_of(
        &self,
        source: &str,
        language: Tag,
        convention: Convention,
        setting: &Setting<'_>,
    ) -> Option<Verdict> {
        if self.is_house_style() {
            return None;
        }
        let reading = Reading::certain(source, language, convention);
        let canonical = rendered(&reading, self.name, self.target)?;
        let mut sum = Sum::default();
        sum.add("authority");
        setting.add_to(&mut sum, language, convention);
        Some(Verdict {
            form: self.name.to_owned(),
            canonical,
            hinted: hinted(setting.hints, convention),
            reading: Some(reading),
            settled: false,
            known: true,
            sum,
        })
    }

    /// What the easiest reading of the whole name costs, whatever the convention.
    pub fn least_cost(&self) -> f32 {
        let readings = |convention| {
            let fitting = self.languages(convention).filter(move |language| self.could_write(*language, convention));
            fitting.flat_map(move |language| {
                readings_beside(self.name, convention, self.target, language).into_iter().next()
            })
        };
        Convention::of_newsrooms().flat_map(readings).map(|reading| reading.cost).fold(f32::INFINITY, f32::min)
    }

    /// Whether a Georgian name is sure to be `canonical`: there is no model of Georgian letters, and a German s is one of two. Georgians who live in
    /// Germany or France are written as their neighbours write them, so an office or another name must speak for a foreign newsroom.
    fn is_georgian(&self, canonical: &str, convention: Convention, setting: &Setting<'_>) -> bool {
        let language = Tag::parse("ka").expect("Georgian is in data/languages.tsv");
        let read = || readings_beside(self.name, convention, self.target, language);
        let spoken_for = setting.is_among_officials(language)
            || setting.is_in_company(convention)
            || hinted(setting.hints, convention) >= 1.0;
        let is_one = |reading: &Reading| {
            render_again(&reading.source, language, self.target).first().is_some_and(|form| form == canonical)
        };
        let easiest = read().first().map_or(0.0, |reading| reading.cost);
        let equal = |reading: &Reading| reading.cost < easiest + SAME_COST;
        // A Pole writes no -schwili.
        let tells =
            read().first().is_some_and(|best| surname::tells(last_word(&best.source), self.last, convention.as_str()));
        convention.as_str() != "fr"
            && spoken_for
            && tells
            && read().iter().take_while(|reading| equal(reading)).all(is_one)
    }

    /// The likeliest reading, or the one of a known person.
    fn reading(&self, language: Tag, convention: Convention, known: Option<&'static str>) -> Option<Reading> {
        let best = readings_beside(self.name, convention, self.target, language).into_iter().next()?;
        Some(match known {
            Some(source) if self.name.split(' ').count() == 2 => Reading { source: source.to_owned(), ..best },
            _ => best,
        })
    }

    /// What the form of the given name says.
    fn add_given(&self, sum: &mut Sum, convention: Convention) {
        let at_home = given::is_at_home(self.first);
        if self.is_given_foreign() {
            // A form that English prints, too, may stand in a passport: Yuri Lowenthal was born in Ohio.
            sum.add_part("given-foreign", if self.is_given_of_passports() { 0.5 } else { 1.0 });
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
        let source = last_word(&reading.source);
        let frequent = reading.language.as_str() == "ru" && surnames::is_well_known(source);
        let shared = self.is_shared(convention, frequent);
        // Barrow and Winslow are no Slavs: who has an English given name in an English text needs a surname we know.
        let own = given::is_at_home_in(self.first, self.target) && !setting.beside.introduces(reading.language);
        let ending = surname::tells(source, self.last, convention.as_str());
        let tells = ending && (!own || surnames::dotted(source).is_some()) || frequent && !shared;
        let vouched = self.is_officials(source, reading, setting) || !at_home && self.is_vouched_for(reading, setting);
        if !self.is_given_foreign() && !tells && !vouched {
            return None;
        }
        let known_official = frequent && setting.is_official(reading.language);
        let elsewhere = !self.is_given_foreign() && self.is_shared_elsewhere(reading, frequent, setting);
        if at_home && shared && !known_official || elsewhere {
            sum.add("shared-ending");
        } else if tells {
            sum.add("telling-ending");
            if surname::is_unmistakable(self.last) && !self.own_could_write() {
                sum.add("unmistakable-ending");
            }
        }
        // A plain -ow behind a given name of English or German may be a Barrow or a Pankow.
        let plain = self.last.is_ascii() && !self.has_cluster();
        let may_be_genuine = plain && (own || at_home && convention.as_str() == "de" && !frequent);
        let told = tells && !(at_home && shared || elsewhere || may_be_genuine);
        // A Baltic or Moldovan newsroom writes its own citizens so.
        let citizen = given::of_citizens() & given::bit(convention) != 0;
        if told && !citizen && !self.own_could_write() && surnames::dotted(source).is_some() {
            sum.add("frequent-surname");
        }
        sum.add_part("strange", strangeness(self.last, reading.strangeness));
        Some(())
    }

    /// Whether an office of the country introduces a name that may well be one of that country. Czechs coach Russians: the more languages are
    /// at home with the given name, the better the surname must be known.
    fn is_officials(&self, source: &str, reading: &Reading, setting: &Setting<'_>) -> bool {
        let russian = reading.language.as_str() == "ru";
        let at_home = [reading.convention, self.target].iter().any(|own| given::is_at_home_in(self.first, *own));
        let may_be = if at_home {
            russian && surnames::is_well_known(source)
        } else {
            russian && surnames::dotted(source).is_some()
                || !given::is_at_home(self.first) && strangeness(self.last, reading.strangeness) <= 0.0
        };
        may_be && setting.is_official(reading.language)
    }

    /// Whether given name and ending are at home together in some other language: Roman Kosecki is a Pole, whatever Croatians could make
    /// of it. One introduced as of the very country is not.
    fn is_shared_elsewhere(&self, reading: &Reading, frequent: bool, setting: &Setting<'_>) -> bool {
        let at_home = |convention: &Convention| given::is_at_home_in(self.first, *convention);
        !setting.beside.introduces(reading.language)
            && Convention::of_newsrooms().filter(at_home).any(|convention| self.is_shared(convention, frequent))
    }

    /// Whether the surname ends as genuine names of the convention's own language do. Pankow and Grabow lie in Germany, Vukov in Dalmatia; a
    /// Petrow or a Žukov, `frequent` surnames, hardly do.
    fn is_shared(&self, convention: Convention, frequent: bool) -> bool {
        let russian = self.last.ends_with("ow") || self.last.ends_with("ov") && !self.last.is_ascii();
        surname::is_shared(self.last, convention.as_str()) && !(frequent && russian)
    }

    /// Whether there is enough for a surname that does not tell where it comes from: an office beside the name, and with
    /// it a stray fragment in the very convention, or a country word and a given name at home in no Latin alphabet.
    fn is_vouched_for(&self, reading: &Reading, setting: &Setting<'_>) -> bool {
        let topic = setting.about(reading.language) > 0;
        let hint = hinted(setting.hints, reading.convention) >= 1.0 && topic && !given::is_word(self.first);
        let country = setting.beside.introduces(reading.language) && !given::is_at_home(self.first);
        setting.beside.role && (hint || country)
    }
}

/// The newsroom's form of a reading; `None` where it prints the name as seen.
pub(super) fn rendered(reading: &Reading, name: &str, target: Convention) -> Option<String> {
    let forms = render_again(&reading.source, reading.language, target);
    let seen = lower(name);
    // Julia stays Julia where Swedes write Julija, and Iouri Iouri where a Frenchman is known as Youri: both are names of their newsrooms.
    let behind_own_given = seen.split_once(' ').filter(|(first, _)| is_own_given(first, target)).map(|(_, rest)| rest);
    let is_seen = |form: &String| {
        let small = lower(form);
        let differs_in_given =
            behind_own_given.is_some_and(|own| small.split_once(' ').is_some_and(|(_, rest)| rest == own));
        differs_in_given || small == seen || !small.is_ascii() && small.chars().map(bare).eq(seen.chars())
    };
    if forms.iter().any(is_seen) || is_written_so(&reading.source, reading.language, target, name) {
        return None;
    }
    forms.first().cloned()
}

/// Whether newsrooms of `target` print the given name so, or it is one of their own language.
fn is_own_given(first: &str, target: Convention) -> bool {
    given::is_at_home_in(first, target)
        || given_forms::uses(first).iter().any(|usage| usage.conventions & given::bit(target) != 0)
}

/// How much stranger the name is as a native one than as any Latin one, from 0 (alike) to 1.
fn strangeness(latin: &str, native_bits: f32) -> f32 {
    let letters: Vec<char> = bare_lower(latin).chars().filter(|c| c.is_alphabetic()).collect();
    ((native_bits - LATIN.bits_a_letter(&letters) - 0.3) / 1.5).clamp(0.0, 1.0)
}

/// Whether the newsroom's own convention explains the form for this very source: a house style, not a fault.
pub(super) fn is_written_so(source: &str, language: Tag, target: Convention, form: &str) -> bool {
    let Some(table) = registry::table(language, target) else { return false };
    let letters = |word: &str| lower(word).chars().collect::<Vec<char>>();
    let (sources, forms): (Vec<_>, Vec<_>) = (super::words(source).collect(), super::words(form).collect());
    sources.len() == forms.len()
        && sources.iter().zip(&forms).all(|((source, _), (form, _))| {
            given::named(source).any(|given| given.language == language && given.accepts(form, target))
                || table.explains(&letters(source), &letters(form)).is_some()
        })
}
