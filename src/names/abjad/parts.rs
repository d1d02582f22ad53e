//! A name divided into parts that the tables know.

use super::entry::{Dictionary, Entry};
use super::key;
use crate::names::{Convention, lower, words};

/// A part of a name: a word, several that are one name (عبد الرحمن), or a word that is made of two.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// One entry, or two that are written as one.
    pub entries: Vec<&'static Entry>,
    /// Whether the article stands before it.
    pub article: bool,
    /// What stands after it: a blank or a hyphen.
    pub gap: &'static str,
}

/// A word of a name: its key, and whether a hyphen stands after it.
type Word = (String, bool);

/// Words that may be one name: ولد عبد العزيز.
const MOST_WORDS: usize = 4;

/// The parts of a name in its own script; `None` where one of them is unknown, or there is none.
pub(super) fn read(name: &str, dictionary: &'static Dictionary) -> Option<Vec<Part>> {
    let name = name.replace('־', "-");
    let words: Vec<Word> = words(&name).map(|(word, gap)| (key::of_word(word), gap == "-")).collect();
    let words: Vec<Word> = words.into_iter().filter(|(word, _)| !word.is_empty()).collect();
    let (mut parts, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let most = MOST_WORDS.min(words.len() - at);
        let (part, length) = (1..=most).rev().find_map(|length| {
            let key: String = words[at..at + length].iter().map(|(word, _)| word.as_str()).collect();
            let gap = if words[at + length - 1].1 { "-" } else { " " };
            Some((dictionary.part(&key, gap, length)?, length))
        })?;
        parts.push(part);
        at += length;
    }
    (!parts.is_empty()).then_some(parts)
}

/// Where the bearer comes from, as far as the parts agree; empty where nothing tells.
pub(super) fn region(parts: &[Part]) -> &'static str {
    let mut told =
        parts.iter().flat_map(|part| &part.entries).map(|entry| entry.region).filter(|told| !told.is_empty());
    let first = told.next().unwrap_or_default();
    if told.all(|other| other == first) { first } else { "" }
}

impl Dictionary {
    /// The part of so many `words` with this key.
    fn part(&'static self, key: &str, gap: &'static str, words: usize) -> Option<Part> {
        let whole = |entries: Vec<&'static Entry>| Part { entries, article: false, gap };
        if let Some(entry) = self.names.get(key) {
            return Some(whole(vec![entry]));
        }
        let begun = |(beginning, first): &'static (String, Entry)| {
            // Two words may begin so only where the article joins them: عبد الصمد, but not علی لاریجانی.
            let may_begin = words == 1 || beginning.ends_with("ال");
            let rest = key.strip_prefix(beginning.as_str()).filter(|_| may_begin)?;
            Some(whole(vec![first, self.names.get(rest)?]))
        };
        let ended = |(ending, last): &'static (String, Entry)| {
            Some(whole(vec![self.names.get(key.strip_suffix(ending.as_str())?)?, last]))
        };
        let article = || {
            let bare = key.strip_prefix("ال").filter(|_| self.has_article && words == 1)?;
            Some(Part { entries: vec![self.names.get(bare)?], article: true, gap })
        };
        let ended = || self.endings.iter().filter(|_| words == 1).find_map(ended);
        self.beginnings.iter().find_map(begun).or_else(article).or_else(ended)
    }
}

/// How many forms of each half of a word are joined with those of the other.
const HALVES: usize = 2;

impl Part {
    /// As newsrooms of `to` write it of somebody from `region`, best first.
    pub fn forms(&self, to: Convention, region: &str) -> Vec<String> {
        match self.entries[..] {
            [first, last] => {
                let firsts = first.forms(to, region, false).into_iter().take(HALVES);
                let lasts = last.forms(to, region, false);
                let both = |first: String| lasts.iter().take(HALVES).map(move |last| one_word(&first, last));
                firsts.flat_map(both).collect()
            }
            _ => self.entries.iter().flat_map(|entry| entry.forms(to, region, self.article)).collect(),
        }
    }
}

/// Two halves joined: Alireza, but Abdul Samad, whose first half ends in a blank.
fn one_word(first: &str, last: &str) -> String {
    if first.ends_with([' ', '-']) { format!("{first}{last}") } else { format!("{first}{}", lower(last)) }
}
