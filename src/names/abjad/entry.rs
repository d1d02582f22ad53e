//! The three tables of names, each read when it is first asked for.

use super::key;
use super::letters::{Scheme, scheme};
use crate::language::Tag;
use crate::names::{Convention, words};
use crate::tables::{Quick, Row, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A name, or a part that others begin or end with.
#[derive(Debug)]
pub(super) struct Entry {
    /// Vowels and lengths, in one letter a sound; empty where every newsroom writes the name alike.
    reading: &'static str,
    english: &'static str,
    /// `newsroom=form,form` and `region=form,form`, divided by blanks.
    others: &'static str,
    /// Where people who bear it come from; empty where they may come from anywhere.
    pub region: &'static str,
    /// Whose name it is, as a tag.
    language: &'static str,
}

/// The names of one language by their keys.
#[derive(Debug)]
pub(super) struct Dictionary {
    pub names: HashMap<String, Entry, Quick>,
    /// What compounds begin with: `عبد ال-`.
    pub beginnings: Vec<(String, Entry)>,
    /// What family names end with: `-زاده`.
    pub endings: Vec<(String, Entry)>,
    /// Whether the article may stand before a name.
    pub has_article: bool,
}

/// The names of `language`; `None` where there is no table.
pub(super) fn dictionary(language: Tag) -> Option<&'static Dictionary> {
    static ARABIC: LazyLock<Dictionary> = LazyLock::new(|| {
        Dictionary::read("ar", rows("names/arabic.tsv", include_str!("../../../data/names/arabic.tsv")))
    });
    static PERSIAN: LazyLock<Dictionary> = LazyLock::new(|| {
        Dictionary::read("fa", rows("names/persian.tsv", include_str!("../../../data/names/persian.tsv")))
    });
    static HEBREW: LazyLock<Dictionary> = LazyLock::new(|| {
        Dictionary::read("he", rows("names/hebrew.tsv", include_str!("../../../data/names/hebrew.tsv")))
    });
    match language.as_str() {
        "ar" => Some(&ARABIC),
        "fa" => Some(&PERSIAN),
        "he" => Some(&HEBREW),
        _ => None,
    }
}

/// Every dictionary.
pub(super) fn all() -> impl Iterator<Item = &'static Dictionary> {
    ["ar", "fa", "he"].into_iter().filter_map(|code| dictionary(Tag::parse(code)?))
}

impl Dictionary {
    fn read(language: &'static str, rows: impl Iterator<Item = Row>) -> Self {
        let (mut beginnings, mut endings) = (Vec::new(), Vec::new());
        let mut names: HashMap<String, Entry, Quick> = HashMap::default();
        for row in rows {
            let (name, entry) = (row.required(0, "name"), Entry::read(language, &row));
            match (name.strip_suffix('-'), name.strip_prefix('-')) {
                (Some(beginning), _) => beginnings.push((key_of(beginning), entry)),
                (None, Some(ending)) => endings.push((key_of(ending), entry)),
                (None, None) => {
                    if names.insert(key_of(name), entry).is_some() {
                        row.broken("the name is there already, in another spelling");
                    }
                }
            }
        }
        // The longest that fits is meant: -یان, not -ان.
        endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        Self { names, beginnings, endings, has_article: language == "ar" }
    }
}

/// The key of a name of several words: they are written apart or not.
fn key_of(name: &str) -> String {
    words(name).map(|(word, _)| key::of_word(word)).collect()
}

impl Entry {
    fn read(language: &'static str, row: &Row) -> Self {
        let (reading, english, others, region) =
            (row.cell(1), row.required(2, "English form"), row.cell(3), row.cell(4));
        Self { reading, english, others, region, language }
    }

    /// The forms listed for a newsroom or a region, best first.
    fn listed(&self, whose: &str) -> Vec<String> {
        let own = |part: &'static str| part.split_once('=').filter(|(name, _)| *name == whose).map(|(_, forms)| forms);
        let forms = self.others.split(' ').find_map(own).unwrap_or_default();
        forms.split(',').filter(|form| !form.is_empty()).map(spaced).collect()
    }

    fn in_english(&self) -> impl Iterator<Item = String> + use<> {
        self.english.split(',').map(spaced)
    }

    /// As newsrooms of `to` write it of somebody from `region`, best first, those of English newsrooms last.
    ///
    /// What people of a region write in Latin letters themselves comes first, unless the newsroom rewrites readings; people of the Maghreb
    /// have official spellings, which these print, too.
    pub fn forms(&self, to: Convention, region: &str, article: bool) -> Vec<String> {
        let scheme = scheme(self.language, to);
        let (own, local) = (self.listed(to.as_str()), self.listed(region));
        let derived = || scheme.and_then(|scheme| self.derived(scheme, region)).into_iter().collect();
        let own = if own.is_empty() { derived() } else { own };
        let local_first = region == "maghreb" || !scheme.is_some_and(|scheme| scheme.rewrites_reading);
        let before: Vec<String> = if local_first { [local, own].concat() } else { [own, local].concat() };
        let with_article = |form: String| match (article, scheme) {
            (false, _) => vec![form],
            (true, None) => articles(&form, region),
            (true, Some(scheme)) => vec![scheme.with_article(&form, self.reading)],
        };
        let in_english = |form: String| if article { articles(&form, region) } else { vec![form] };
        let mut out: Vec<String> = Vec::new();
        for form in before.into_iter().flat_map(with_article).chain(self.in_english().flat_map(in_english)) {
            if !out.contains(&form) {
                out.push(form);
            }
        }
        out
    }

    /// The form that the letters of a newsroom lead to; `None` where every newsroom writes the name as English ones do.
    ///
    /// Egypt speaks j as g, and all write it so.
    fn derived(&self, scheme: &Scheme, region: &str) -> Option<String> {
        if self.reading.is_empty() {
            return None;
        }
        let english = self.in_english().next().unwrap_or_default();
        let bare = english.strip_prefix("al-").or_else(|| english.strip_prefix("el-"));
        let spoken =
            if region == "egypt" { self.reading.replace('j', "g").replace('J', "G") } else { self.reading.to_owned() };
        let written = match scheme.rewrites_reading {
            true => scheme.write(&spaced(&spoken)),
            false => scheme.write(bare.unwrap_or(&english)),
        };
        Some(if bare.is_some() { scheme.with_article(&written, self.reading) } else { written })
    }
}

/// A name with its article as English newsrooms write it, best first: most write al-, some what is spoken where the person comes from.
fn articles(form: &str, region: &str) -> Vec<String> {
    let second = match region {
        "maghreb" => format!("El {form}"),
        "egypt" => format!("el-{form}"),
        "gulf" => format!("Al {form}"),
        _ => form.to_owned(),
    };
    let usual = format!("al-{form}");
    if region == "maghreb" { vec![second, usual] } else { vec![usual, second] }
}

fn spaced(form: &str) -> String {
    form.replace('_', " ")
}
