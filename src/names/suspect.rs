//! A full name that may be foreign, and what its letters alone say about it.

use super::given_forms::Use;
use super::reading::{is_frequent_surname, least_cost};
use super::sounds::Sounded;
use super::{Convention, align, given, given_forms, last_word, lower, people, registry, surname};
use crate::language::Tag;
use crate::memo::Memo;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// People of the table, each with the language of the name.
type People = Rc<[(&'static str, Tag)]>;

/// How many names a thread keeps.
const KEPT_NAMES: usize = 4096;

thread_local! {
    /// Whom a given name and a surname may mean: hearing a surname among the table's is dear, and names come again.
    static PEOPLE: RefCell<Memo<(String, String), People>> = RefCell::new(Memo::new(KEPT_NAMES));
}

/// How far, a letter, a surname may lie from a known person's: any two conventions lie nearer.
const MISHEARD: f32 = 0.35;
/// How much cheaper a foreign reading of `sz` or `ou` must be than this newsroom's own to count against it.
const FAR_CHEAPER: f32 = 2.0;

/// A full name whose first word is a known given name.
pub(super) struct Suspect<'a> {
    pub name: &'a str,
    pub first: &'a str,
    pub last: &'a str,
    pub uses: Vec<Use>,
    pub target: Convention,
    /// The newsroom's own convention prints the given name so.
    pub own_given: bool,
    /// The surname in small letters, as every table is asked about it.
    seen: String,
    letters: Vec<char>,
    /// Whether its ending may tell, and whether its given name is a foreign form: asked for each convention again.
    may_tell: OnceCell<bool>,
    given_foreign: OnceCell<bool>,
    /// Whether the surname has a cluster that the newsroom writes for a letter.
    own_cluster: OnceCell<bool>,
}

impl<'a> Suspect<'a> {
    pub fn new(name: &'a str, target: Convention) -> Option<Self> {
        let (first, rest) = name.split_once(' ')?;
        let last = last_word(rest);
        let uses = given_forms::uses(first);
        let own_given = uses.iter().any(|usage| usage.conventions & given::bit(target) != 0);
        if uses.is_empty() {
            return None;
        }
        let seen = lower(last);
        let letters = seen.chars().collect();
        let (may_tell, given_foreign, own_cluster) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Some(Self { name, first, last, uses, target, own_given, seen, letters, may_tell, given_foreign, own_cluster })
    }

    /// Whether the newsroom's own convention writes it so, as far as a look can tell.
    pub fn is_house_style(&self) -> bool {
        self.own_given && !self.has_cluster() && self.own_could_write()
    }

    /// Whether the newsroom prints a person of the table so, letters or not: Garry Kasparov, Alexey Pajitnov.
    pub fn is_known_form(&self) -> bool {
        let known = |(source, language): &(&str, Tag)| people::known(source, *language);
        self.people().iter().filter_map(known).any(|person| person.is_printed_as(self.name, self.target))
    }

    pub fn own_could_write(&self) -> bool {
        self.uses.iter().any(|usage| self.could_write(given::all()[usage.given].language, self.target))
    }

    /// Whether a convention could write the surname at all.
    pub fn could_write(&self, language: Tag, convention: Convention) -> bool {
        could_write(language, convention, &self.seen)
    }

    /// Whether the surname has letters in a row that stand for one sound in some convention only.
    pub fn has_cluster(&self) -> bool {
        CLUSTERS.iter().any(|cluster| self.seen.contains(cluster))
    }

    /// Whether the surname may have a telling ending behind it.
    pub fn may_tell(&self) -> bool {
        *self.may_tell.get_or_init(|| surname::may_tell(self.last))
    }

    /// Languages whose name this is under `convention`, or already in the newsroom's own form. Where the surname has a cluster that the newsroom
    /// writes for a letter, its own given name speaks for no other: a Polish "Jekatierina Sziszkina" is misspelt, and no Hungarian's.
    pub fn languages(&self, convention: Convention) -> impl Iterator<Item = Tag> {
        let own = given::bit(self.target);
        self.uses
            .iter()
            .map(|usage| (given::all()[usage.given].language, usage.conventions))
            .filter(move |(_, written)| {
                written & given::bit(convention) != 0 || written & own != 0 && !self.has_own_cluster()
            })
            .map(|(language, _)| language)
    }

    fn has_own_cluster(&self) -> bool {
        let languages = || self.uses.iter().map(|usage| given::all()[usage.given].language);
        let writes = |cluster: &str| {
            languages().filter_map(|tag| registry::table(tag, self.target)).any(|table| table.writes(cluster))
        };
        *self
            .own_cluster
            .get_or_init(|| CLUSTERS.into_iter().any(|cluster| self.seen.contains(cluster) && writes(cluster)))
    }

    /// People of the table with this given name and a surname that sounds like this one: (name, language).
    pub fn people(&self) -> People {
        let question = (self.first.to_owned(), self.last.to_owned());
        PEOPLE.with_borrow_mut(|seen| seen.answer(question, |_| self.find_people().into()))
    }

    fn find_people(&self) -> Vec<(&'static str, Tag)> {
        let seen = Sounded::new(&self.seen, None);
        let sounds_so = |name: &&'static str| {
            let surname = Sounded::new(&lower(last_word(name)), None);
            align::cost(&surname, &seen) < MISHEARD * seen.length as f32
        };
        let names = self.uses.iter().map(|usage| &given::all()[usage.given]);
        names
            .flat_map(|given| {
                people::with_given_name(given.name, given.language).filter(sounds_so).map(|name| (name, given.language))
            })
            .collect()
    }

    /// The same people, with what is asked of them for each convention again.
    pub fn meant(&self) -> Vec<Meant> {
        self.people().iter().map(|(source, language)| Meant::new(source, *language)).collect()
    }

    /// Whether `convention` writes the surname of `person` as seen.
    pub fn may_be(&self, person: &Meant, convention: Convention) -> bool {
        registry::table(person.language, convention)
            .is_some_and(|table| table.explains(&person.surname, &self.letters).is_some())
    }

    /// Whether `convention` writes the surname of `source` as seen by its first choices alone: Mazegora is Мацегора for any German, but Sybiga
    /// Сибіга only for a Croat who writes g for г.
    pub fn is_plainly(&self, source: &str, language: Tag, convention: Convention) -> bool {
        let surname: Vec<char> = lower(last_word(source)).chars().collect();
        registry::table(language, convention)
            .and_then(|table| table.explains(&surname, &self.letters))
            .is_some_and(|cost| cost < 0.5)
    }

    pub fn is_given_foreign(&self) -> bool {
        *self.given_foreign.get_or_init(|| {
            let printed_by = self.uses.iter().fold(0, |all, usage| all | usage.conventions);
            !self.own_given && !given::is_at_home(self.first) && printed_by & !given::of_citizens() != 0
        })
    }

    /// Whether English prints the given name so, and this newsroom is not English.
    pub fn is_given_of_passports(&self) -> bool {
        self.target != Convention::EN
            && self.uses.iter().any(|usage| usage.conventions & given::bit(Convention::EN) != 0)
    }

    /// Whether English would write the name so: the form in most passports, which people carry into other languages.
    pub fn is_passport_form(&self) -> bool {
        self.target != Convention::EN
            && self.uses.iter().filter(|usage| usage.conventions & given::bit(Convention::EN) != 0).any(|usage| {
                self.could_write(given::all()[usage.given].language, Convention::EN) && !self.has_cluster()
            })
    }

    /// Whether the surname is a frequent one under `convention`, and none under the newsroom's own: Vorochilov in English
    /// could be Ворочилов, but is Ворошилов seen by the French.
    pub fn is_surname_only_in(&self, language: Tag, convention: Convention) -> bool {
        is_frequent_surname(self.last, convention, language) && !is_frequent_surname(self.last, self.target, language)
    }

    /// Whether the newsroom's own convention makes a frequent surname of it: nobody else's can be likelier then.
    fn is_own_surname(&self) -> bool {
        self.languages(self.target).any(|language| {
            self.could_write(language, self.target) && is_frequent_surname(self.last, self.target, language)
        })
    }

    /// Whether some convention makes a frequent surname, or a much likelier one, of what the newsroom's own could write, too.
    pub fn may_be_surname_elsewhere(&self) -> bool {
        self.own_given
            && self.may_tell()
            && !self.is_own_surname()
            && Convention::of_newsrooms().filter(|convention| *convention != self.target).any(|convention| {
                self.languages(convention).any(|language| {
                    self.could_write(language, convention)
                        && (self.is_surname_only_in(language, convention) || self.reads_better(language, convention))
                })
            })
    }

    /// Whether somebody of the table is written so by another newsroom, and nobody by English ones: their letters could make a Мазегора of
    /// Alexander Mazegora, but there is an Александр Мацегора. Newsrooms of other languages print too many in the form of a passport or of English.
    pub fn may_be_known_elsewhere(&self) -> bool {
        let people = self.meant();
        let by = |convention: Convention| people.iter().any(|person| self.may_be(person, convention));
        self.own_given && self.target == Convention::EN && !by(self.target) && Convention::of_newsrooms().any(by)
    }

    /// Whether the surname reads far more easily under `convention` than under the newsroom's own.
    pub fn reads_better(&self, language: Tag, convention: Convention) -> bool {
        if self.last.contains('-') {
            return false; // costs are of single words
        }
        let cost = |convention| least_cost(self.last, convention, language);
        match (cost(self.target), cost(convention)) {
            (Some(own), Some(foreign)) => own - foreign >= FAR_CHEAPER,
            (own, _) => own.is_none(),
        }
    }

    /// Whether the newsroom's own convention, English, or that of citizens who write themselves so, reads the surname far more easily than
    /// `convention` does: Dmitrij Ovcharov has his surname from English already, and is no Овхаров, Alexandr Bannicov of Chișinău no Банницов.
    pub fn reads_worse(&self, language: Tag, convention: Convention) -> bool {
        if self.last.contains('-') {
            return false; // costs are of single words
        }
        let cost = |convention| least_cost(self.last, convention, language);
        let prints = |own: &Convention| self.uses.iter().any(|usage| usage.conventions & given::bit(*own) != 0);
        let citizens =
            Convention::of_newsrooms().filter(|own| given::of_citizens() & given::bit(*own) != 0).filter(prints);
        let Some(foreign) = cost(convention) else { return false };
        // Reading a word back is dear: the first that does so settles it.
        [self.target, Convention::EN]
            .into_iter()
            .chain(citizens)
            .filter_map(cost)
            .any(|own| foreign - own >= FAR_CHEAPER)
    }
}

/// A person of the table whom a name may mean.
pub(super) struct Meant {
    /// The name in its own script, and whose it is.
    pub source: &'static str,
    pub language: Tag,
    /// The surname in small letters.
    surname: Vec<char>,
    person: Option<people::Person>,
}

impl Meant {
    fn new(source: &'static str, language: Tag) -> Self {
        let surname = lower(last_word(source)).chars().collect();
        Self { source, language, surname, person: people::known(source, language) }
    }

    /// Whether newsrooms of `convention` are known to print the person as `name`.
    pub fn is_printed_as(&self, name: &str, convention: Convention) -> bool {
        self.person.is_some_and(|person| person.is_printed_as(name, convention))
    }
}

/// Whether a convention could write this one word, in small letters, at all, unusual outputs included.
pub(super) fn could_write(language: Tag, convention: Convention, word: &str) -> bool {
    registry::table(language, convention).is_some_and(|table| word.split('-').all(|part| table.could_write(part)))
}

/// Letters in a row that stand for one sound in some convention and for an odd sequence in the others.
const CLUSTERS: [&str; 13] = ["sz", "cz", "sch", "cht", "dj", "tj", "sj", "zj", "zs", "cs", "gy", "ou", "oe"];
