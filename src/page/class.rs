//! What the names that a template gives its elements speak for: `class="ArticleBody__text"`, `id="related-links"`.
//!
//! One word proves nothing – "content" stands on every second element. How near it stands is a feature among others.

use super::reference;
use super::token::Place;
use super::tree::{Index, Tree};
use crate::tables::{Row, rows};
use std::sync::LazyLock;

/// What names speak for, the [`Topic::bit`] of each.
pub(super) type Topics = u32;

macro_rules! topics {
    ($($topic:ident = $name:literal,)+) => {
        /// Something that names may speak for, as `data/page/class-words.tsv` has it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Topic { $($topic,)+ }

        /// All of them, with their names.
        pub(super) const TOPICS: [(&str, Topic); [$(Topic::$topic),+].len()] = [$(($name, Topic::$topic),)+];
    };
}

topics! {
    Account = "account",
    Ad = "ad",
    Author = "author",
    Bio = "bio",
    Body = "body",
    Caption = "caption",
    Comment = "comment",
    Cookie = "cookie",
    Credit = "credit",
    Date = "date",
    Fact = "fact",
    Footer = "footer",
    Form = "form",
    Header = "header",
    Hidden = "hidden",
    Kicker = "kicker",
    Lead = "lead",
    List = "list",
    Live = "live",
    Media = "media",
    Meta = "meta",
    Nav = "nav",
    Quote = "quote",
    Related = "related",
    Share = "share",
    Side = "side",
    Tags = "tags",
    Title = "title",
    Video = "video",
}

impl Topic {
    /// Its bit.
    const fn bit(self) -> Topics {
        1 << self as Topics
    }
}

/// Words by their hash; a power of two, some four times their number.
const SLOTS: usize = 2048;

struct Words(Vec<(u64, Topics)>);

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words(vec![(0, 0); SLOTS]);
    for row in rows("page/class-words.tsv", include_str!("../../data/page/class-words.tsv")) {
        let topic = topic_of(&row).bit();
        row.list(1).for_each(|word| words.add(hash(word.as_bytes()), topic));
    }
    words
});

fn topic_of(row: &Row) -> Topic {
    let name = row.required(0, "what the words speak for");
    let known = TOPICS.iter().find(|(known, _)| *known == name);
    known.unwrap_or_else(|| row.broken("no such topic")).1
}

impl Words {
    fn add(&mut self, hash: u64, topics: Topics) {
        let at = self.place(hash);
        self.0[at] = (hash, self.0[at].1 | topics);
    }

    fn topics(&self, hash: u64) -> Topics {
        self.0[self.place(hash)].1
    }

    fn place(&self, hash: u64) -> usize {
        let mut at = (hash >> 40) as usize % SLOTS;
        while self.0[at].1 != 0 && self.0[at].0 != hash {
            at = (at + 1) % SLOTS;
        }
        at
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

fn hash(word: &[u8]) -> u64 {
    word.iter().fold(SEED, |hash, &byte| step(hash, byte))
}

/// Whether the words of an attribute count, by its name in `html`.
fn is_name(name: Place, html: &str) -> bool {
    let is = |wanted| name.of(html).eq_ignore_ascii_case(wanted);
    match name.len() {
        2 => is("id"),
        4 => is("role"),
        5 => is("class"),
        8 if is("itemprop") => true,
        7.. => {
            let name = name.of(html);
            name.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("data-")) && is_named(&name[5..])
        }
        _ => false,
    }
}

fn is_named(rest: &str) -> bool {
    ["testid", "component", "component-name", "type", "module", "block", "qa", "test-id", "area", "name", "element"]
        .contains(&rest)
}

/// What is said about an article or a picture: names, dates, captions.
const ABOUT: Topics =
    Topic::Author.bit() | Topic::Caption.bit() | Topic::Credit.bit() | Topic::Date.bit() | Topic::Meta.bit();

/// Whether the names of an element say that it holds what is said about an article or a picture: names, dates, captions.
pub(super) fn speaks_about(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & ABOUT != 0
}

/// Whether the names of an element call it a credit.
pub(super) fn speaks_of_credit(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & Topic::Credit.bit() != 0
}

/// Whether the names of an element call it an author's.
pub(super) fn speaks_of_author(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & Topic::Author.bit() != 0
}

/// Whether one word is among those for an author.
pub(super) fn is_word_for_author(word: &str) -> bool {
    WORDS.topics(hash(word.to_ascii_lowercase().as_bytes())) & Topic::Author.bit() != 0
}

/// Whether the names of an element call it a caption.
pub(super) fn speaks_of_caption(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & Topic::Caption.bit() != 0
}

/// Whether the names of an element call it a picture's.
pub(super) fn speaks_of_media(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & Topic::Media.bit() != 0
}

/// Whether the names of an element say that it is about other articles.
pub(super) fn speaks_of_related(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & Topic::Related.bit() != 0
}

/// Whether the names of an element call it a side bar.
pub(super) fn speaks_of_side(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & Topic::Side.bit() != 0
}

/// What an article is not about.
const OTHERS: Topics = Topic::Ad.bit() | Topic::Author.bit() | Topic::Bio.bit() | Topic::Related.bit();

/// Whether the names of an element say that it is about something other than the article: other articles, the author, goods.
pub(super) fn speaks_of_others(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & OTHERS != 0
}

/// Whether the names of an element call it readers' comments.
pub(super) fn speaks_of_comment(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & Topic::Comment.bit() != 0
}

/// Whether the names of an element call it a kicker.
pub(super) fn speaks_of_kicker(tree: &Tree<'_>, index: Index) -> bool {
    read(tree, index).0 & Topic::Kicker.bit() != 0
}

/// What the names of one element speak for, and a number that equal elements share.
pub(super) fn read(tree: &Tree<'_>, index: Index) -> (Topics, u64) {
    read_with(tree, index, class_of)
}

/// [`read`], with a reader of classes.
fn read_with<'t>(tree: &Tree<'t>, index: Index, mut of: impl FnMut(&'t str) -> (Topics, u64)) -> (Topics, u64) {
    let element = tree.element(index);
    let (mut topics, mut key) = (0, SEED);
    let (from, to) = element.attributes;
    for attribute in &tree.attributes[from as usize..to as usize] {
        if !is_name(attribute.name, tree.html) {
            continue;
        }
        let value = attribute.value.of(tree.html);
        if attribute.name.len() == "class".len() {
            let (own, shared) = of(value);
            topics |= own;
            key = shared;
        } else {
            topics |= words(&reference::decode(value, true));
        }
    }
    (topics, step(key, element.tag as u8))
}

/// What the value of one `class` speaks for, and a number that it shares with those that differ in figures alone.
fn class_of(value: &str) -> (Topics, u64) {
    read_names(&reference::decode(value, true))
}

/// Classes read before on the page: seven elements in ten are called as another is.
pub(super) struct Seen<'t>(Vec<(&'t str, Topics, u64)>);

/// A power of two; a page has some 200 classes.
const PLACES: usize = 512;

impl<'t> Seen<'t> {
    pub(super) fn new() -> Self {
        Self(vec![("", 0, SEED); PLACES])
    }

    /// [`read`], by what was read before.
    pub(super) fn read(&mut self, tree: &Tree<'t>, index: Index) -> (Topics, u64) {
        read_with(tree, index, |value| {
            let place = &mut self.0[place_of(value)];
            if place.0 != value {
                let (topics, key) = class_of(value);
                *place = (value, topics, key);
            }
            (place.1, place.2)
        })
    }
}

/// The place of a class, by its length and its ends.
fn place_of(value: &str) -> usize {
    let bytes = value.as_bytes();
    let eight = |from: usize| {
        bytes.get(from..from + 8).map_or(0, |eight| u64::from_le_bytes(eight.try_into().unwrap_or_default()))
    };
    let ends = eight(0) ^ eight(bytes.len().saturating_sub(8)).rotate_left(23) ^ eight(bytes.len() / 2).rotate_left(43);
    ((ends ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % PLACES
}

/// Further than this, in bytes, no name tells anything new.
const LONGEST: usize = 400;

/// The topics of the words of `names`: parted by signs, by figures, and where a capital follows a small letter.
fn words(names: &str) -> Topics {
    read_names(names).0
}

/// [`words`], and a hash of all but the figures.
fn read_names(names: &str) -> (Topics, u64) {
    let (mut topics, mut key) = (0, SEED);
    let (mut word, mut small) = (SEED, false);
    let bytes = names.as_bytes();
    for &byte in &bytes[..bytes.len().min(LONGEST)] {
        if !byte.is_ascii_digit() {
            key = step(key, byte);
        }
        let letter = byte.is_ascii_alphanumeric();
        if (!letter || (small && byte.is_ascii_uppercase())) && word != SEED {
            topics |= WORDS.topics(word);
            word = SEED;
        }
        if letter {
            word = step(word, byte.to_ascii_lowercase());
        }
        small = byte.is_ascii_lowercase();
    }
    if word != SEED {
        topics |= WORDS.topics(word);
    }
    let rest = bytes.get(LONGEST..).unwrap_or_default();
    (topics, rest.iter().filter(|byte| !byte.is_ascii_digit()).fold(key, |key, &byte| step(key, byte)))
}

#[cfg(test)]
mod tests {
    use super::{Topic, words};

    #[test]
    fn words_are_parted_by_signs_and_capitals() {
        assert_eq!(words("ArticleBody__caption"), Topic::Body.bit() | Topic::Caption.bit());
        assert_eq!(words("bookmarklet xx-share"), Topic::Share.bit());
    }
}
