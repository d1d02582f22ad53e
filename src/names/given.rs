//! Given names: the forms each convention prints, and which of them are at home in a Latin alphabet.
//!
//! They carry most of the evidence: Siergiej is a Russian seen by a Pole, Maria is anybody.

use super::convention::Convention;
use super::registry;
use crate::language::Tag;
use crate::tables::{Quick, rows};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Letters a derived form must have: shorter ones are words of some language (Slovak Ян gives An).
const SHORTEST: usize = 4;

/// A given name in its own script.
#[derive(Debug)]
pub(super) struct Given {
    /// As written, with its capital.
    pub name: &'static str,
    /// Whose name it is.
    pub language: Tag,
    /// Customary forms by convention, best first.
    forms: BTreeMap<Convention, Vec<&'static str>>,
}

static GIVEN: LazyLock<Vec<Given>> = LazyLock::new(|| {
    rows("names/given.tsv", include_str!("../../data/names/given.tsv"))
        .map(|row| {
            let language = Tag::parse(row.required(1, "language"));
            let forms = row.cell(2).split(' ').filter(|part| !part.is_empty()).map(|part| {
                let (convention, forms) = part.split_once('=').unwrap_or_else(|| row.broken("write convention=form"));
                let convention = Convention::parse(convention).unwrap_or_else(|| row.broken("an unknown convention"));
                (convention, forms.split(',').collect())
            });
            Given {
                name: row.required(0, "name"),
                language: language.unwrap_or_else(|| row.broken("an unknown language")),
                forms: forms.collect(),
            }
        })
        .collect()
});

static BY_NAME: LazyLock<HashMap<String, Vec<usize>, Quick>> = LazyLock::new(|| {
    let mut index: HashMap<String, Vec<usize>, Quick> = HashMap::default();
    GIVEN.iter().enumerate().for_each(|(at, given)| index.entry(fold(given.name)).or_default().push(at));
    index
});

/// A given name of a Latin alphabet: where it is at home, and whether it is a word too.
struct AtHome {
    languages: &'static str,
    is_word: bool,
}

static AT_HOME: LazyLock<HashMap<String, AtHome, Quick>> = LazyLock::new(|| {
    rows("names/given-latin.tsv", include_str!("../../data/names/given-latin.tsv"))
        .map(|row| {
            let home = AtHome { languages: row.required(1, "languages"), is_word: row.cell(2) == "word" };
            (fold(row.required(0, "name")), home)
        })
        .collect()
});

impl Given {
    /// Its forms in `convention`, the customary ones first and then at most `derived` from the table; none without a table.
    pub fn forms(&self, convention: Convention, derived: usize) -> Vec<String> {
        let mut out: Vec<String> = self.customary(convention).iter().map(|form| (*form).to_owned()).collect();
        if let Some(table) = registry::table(self.language, convention) {
            for form in table.romanise(&super::lower(self.name), derived) {
                let form = super::capitalised(&form);
                if !out.contains(&form) && form.chars().count() >= SHORTEST {
                    out.push(form);
                }
            }
        }
        out
    }

    /// The forms that custom, not the letters, gives it in `convention`, best first.
    pub fn customary(&self, convention: Convention) -> &[&'static str] {
        self.forms.get(&convention).map_or(&[], Vec::as_slice)
    }

    /// Whether newsrooms of `convention` print the name as `form`.
    pub fn accepts(&self, form: &str, convention: Convention) -> bool {
        let form = fold(form);
        self.customary(convention).iter().any(|known| fold(known) == form)
            || registry::table(self.language, convention).is_some_and(|table| {
                let source: Vec<char> = super::lower(self.name).chars().collect();
                table.explains(&source, &form.chars().collect::<Vec<_>>()).is_some()
            })
    }
}

/// Every given name there is a row for.
pub(super) fn all() -> &'static [Given] {
    &GIVEN
}

/// The rows of a name in its own script, any letter case.
pub(super) fn named(name: &str) -> impl Iterator<Item = &'static Given> {
    BY_NAME.get(&fold(name)).into_iter().flatten().map(|at| &GIVEN[*at])
}

/// Indices of the rows of a name in its own script.
pub(super) fn indices(name: &str) -> impl Iterator<Item = usize> {
    BY_NAME.get(&fold(name)).into_iter().flatten().copied()
}

static NICKNAMES: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, row) in rows("names/nicknames.tsv", include_str!("../../data/names/nicknames.tsv")).enumerate() {
        row.required(0, "forms").split(' ').for_each(|form| index.entry(form).or_default().push(at));
    }
    index
});

/// The origins that a form may have: forms that share one do not tell two people apart.
pub(super) fn origins(form: &str) -> &'static [&'static str] {
    ORIGINS.get(super::bare_lower(form).as_str()).map_or(&[][..], Vec::as_slice)
}

/// Every form with its origins.
pub(super) fn all_origins() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    ORIGINS.iter().map(|(form, origins)| (*form, origins.as_slice()))
}

/// An origin is named by the form that its rows begin with.
static ORIGINS: LazyLock<HashMap<&'static str, Vec<&'static str>, Quick>> = LazyLock::new(|| {
    let mut index: HashMap<&str, Vec<&str>, Quick> = HashMap::default();
    let nicknames = rows("names/nicknames.tsv", include_str!("../../data/names/nicknames.tsv"));
    let kin = rows("names/given-kin.tsv", include_str!("../../data/names/given-kin.tsv"));
    for row in nicknames.chain(kin) {
        let forms = row.required(0, "forms");
        let origin = forms.split(' ').next().unwrap_or_default();
        forms.split(' ').for_each(|form| index.entry(form).or_default().push(origin));
    }
    index
});

/// Whether both are forms of one given name: Jim and James.
pub(super) fn one_name(a: &str, b: &str) -> bool {
    let rows = |form: &str| NICKNAMES.get(super::bare_lower(form).as_str()).map_or(&[][..], Vec::as_slice);
    rows(a).iter().any(|row| rows(b).contains(row))
}

/// Whether some Latin alphabet has this given name as its own.
pub(super) fn is_at_home(form: &str) -> bool {
    AT_HOME.contains_key(&fold(form))
}

/// Whether the convention's own language has this given name.
pub(super) fn is_at_home_in(form: &str, convention: Convention) -> bool {
    let own = |tag: &str| tag == "*" || kin(tag) == kin(convention.as_str());
    AT_HOME.get(&fold(form)).is_some_and(|home| home.languages.split(' ').any(own))
}

/// One of a group of languages that share most given names.
fn kin(language: &str) -> &str {
    match language {
        "sk" => "cs",
        "hr" | "sr" | "bs" => "sl",
        "nb" | "da" | "no" => "sv",
        other => other,
    }
}

/// Whether the form is also a word or a place (German, Roman, Victoria).
pub(super) fn is_word(form: &str) -> bool {
    AT_HOME.get(&fold(form)).is_some_and(|home| home.is_word)
}

/// Conventions of countries where people with Russian names are citizens and their own newsrooms' form is their name.
pub(super) fn of_citizens() -> u32 {
    static CITIZENS: LazyLock<u32> = LazyLock::new(|| {
        ["lv", "lt", "et", "ro"].into_iter().filter_map(Convention::parse).map(bit).fold(0, |sum, one| sum | one)
    });
    *CITIZENS
}

/// Whether the form is a name of citizens of those countries.
pub(super) fn is_baltic(form: &str) -> bool {
    let baltic = |language: &str| matches!(language, "lv" | "lt" | "et");
    AT_HOME.get(&fold(form)).is_some_and(|home| home.languages.split(' ').any(baltic))
}

/// The bit of a convention in [`Use::conventions`]; 0 for a standard.
pub(super) fn bit(convention: Convention) -> u32 {
    if convention.is_of_newsrooms() { 1 << convention.index() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Convention, GIVEN, fold};
    use crate::names::given_forms::Use;
    use std::collections::{BTreeMap, BTreeSet};
    use std::fmt::Write;

    const HEAD: &str = "# Every Latin form of the names in given.tsv; derived by UPDATE=1 cargo test, never edited.\n\
        # source: given.tsv, printed.tsv and data/romanisation/\n# licence: facts, no licence needed\n# checked: 2026-11-23\n\
        # columns: form (folded), then for each name its row in given.tsv from 0 and its conventions as hexadecimal bits,\n\
        # then * where a form of printed.tsv begins so\n";

    #[test]
    fn the_derived_forms_are_current() {
        let mut index: BTreeMap<String, Vec<Use>> = BTreeMap::new();
        for (at, given) in GIVEN.iter().enumerate() {
            for convention in Convention::of_newsrooms() {
                for form in given.forms(convention, 2) {
                    let uses = index.entry(fold(&form)).or_default();
                    match uses.iter_mut().find(|known| known.given == at) {
                        Some(known) => known.conventions |= super::bit(convention),
                        None => uses.push(Use { given: at, conventions: super::bit(convention) }),
                    }
                }
            }
        }
        let printed: BTreeSet<String> = crate::names::printed::first_words().map(fold).collect();
        printed.iter().for_each(|word| _ = index.entry(word.clone()).or_default());
        let mut table = HEAD.to_owned();
        for (form, uses) in index {
            table.push_str(&form);
            uses.iter().for_each(|one| write!(table, "\t{}:{:x}", one.given, one.conventions).expect("a string grows"));
            table.push_str(if printed.contains(&form) { "\t*\n" } else { "\n" });
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/names/given-forms.tsv");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &table).expect("the table can be written");
        }
        assert!(
            std::fs::read_to_string(path).is_ok_and(|now| now == table),
            "run UPDATE=1 cargo test and read the diff"
        );
    }
}
