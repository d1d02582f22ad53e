//! Letters of any script as sounds of one small alphabet.

use super::agreed::SOUNDS;
use super::table::bare;
use crate::language::Tag;
use crate::tables::rows;
use std::sync::LazyLock;

/// How many sounds there are.
pub(super) const COUNT: usize = 36;
/// What reading letters as another language does costs.
const FOREIGN: f32 = 0.22;

/// One way to read some letters of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    /// Letters read, at least one.
    pub letters: u8,
    /// The sound, an index.
    pub sound: u8,
    /// What this reading costs.
    pub cost: f32,
}

/// A word with every way to read each of its places.
#[derive(Debug)]
pub(super) struct Sounded {
    /// Letters in the word.
    pub length: usize,
    /// Whether its script leaves vowels out.
    pub abjad: bool,
    units: Vec<Unit>,
    starts: Vec<usize>,
}

struct Entry {
    rest: &'static [char],
    sound: u8,
    /// Tags of the languages that read it so; none for any.
    languages: &'static [&'static str],
    cost: f32,
}

// `NEAR`: what words may begin with, by the code of their first letter, as far as the European scripts, Hebrew and Arabic's beginning;
// `FAR`: the same for the letters beyond, in order. Made by `build/sounds.rs`.
include!(concat!(env!("OUT_DIR"), "/sounds.rs"));

fn entries(first: char) -> &'static [Entry] {
    match NEAR.get(first as usize) {
        Some(entries) => entries,
        None => FAR.binary_search_by_key(&first, |(letter, _)| *letter).map_or(&[], |at| FAR[at].1),
    }
}

static DISTANCES: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let mut all: Vec<f32> = (0..COUNT * COUNT).map(|at| unlisted(at / COUNT, at % COUNT)).collect();
    for row in rows("names/sound-distances.tsv", include_str!("../../data/names/sound-distances.tsv")) {
        let sound = |cell: usize| row.cell(cell).chars().next().and_then(index).map(usize::from);
        let a = sound(0).unwrap_or_else(|| row.broken("an unknown sound"));
        let b = sound(1).unwrap_or(COUNT - 1);
        let distance = row.required(2, "distance").parse().unwrap_or_else(|_| row.broken("a distance is a number"));
        all[a * COUNT + b] = distance;
        all[b * COUNT + a] = distance;
    }
    all
});

fn index(sound: char) -> Option<u8> {
    SOUNDS.chars().position(|known| known == sound).map(|at| at as u8)
}

/// The distances with vowels set aside: any two are alike, leaving one out costs next to nothing.
static SKELETON: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let soft = |a: usize, b: usize| is_vowel(a) && (is_vowel(b) || b == SILENCE);
    let distance = |at: usize| {
        let (a, b) = (at / COUNT, at % COUNT);
        if soft(a, b) || soft(b, a) { 0.01 } else { DISTANCES[at] }
    };
    (0..COUNT * COUNT).map(distance).collect()
});

/// How far two sounds lie apart where only consonants count.
pub(super) fn skeleton_distances() -> &'static [f32] {
    &SKELETON
}

fn is_vowel(sound: usize) -> bool {
    sound < 6 || (COUNT - 5..COUNT - 1).contains(&sound)
}

fn unlisted(a: usize, b: usize) -> f32 {
    match (a == b, is_vowel(a) && is_vowel(b)) {
        (true, _) => 0.0,
        (_, true) => 0.7,
        _ => 1.0,
    }
}

/// How far two sounds lie apart; with [`SILENCE`] as the other, what leaving one out costs.
pub(super) fn distances() -> &'static [f32] {
    &DISTANCES
}

/// The index of silence.
pub(super) const SILENCE: usize = COUNT - 1;

impl Sounded {
    /// Reads `word` (lower case, composed) as text of `language` would have it, or any where that is not known.
    pub fn new(word: &str, language: Option<Tag>) -> Self {
        let letters = as_spoken(word);
        let mut sounded = Self {
            length: letters.len(),
            abjad: is_abjad(&letters),
            units: Vec::with_capacity(4 * letters.len()),
            starts: Vec::with_capacity(letters.len() + 1),
        };
        for at in 0..letters.len() {
            sounded.starts.push(sounded.units.len());
            sounded.read(&letters, at, letters[at], language);
            if sounded.starts[at] == sounded.units.len() {
                sounded.read(&letters, at, bare(letters[at]), language);
            }
            if sounded.starts[at] == sounded.units.len() {
                sounded.units.push(Unit { letters: 1, sound: SILENCE as u8, cost: 0.8 });
            }
        }
        sounded.starts.push(sounded.units.len());
        sounded
    }

    /// The ways to read what begins at letter `at`.
    #[inline]
    pub fn at(&self, at: usize) -> &[Unit] {
        &self.units[self.starts[at]..self.starts[at + 1]]
    }

    /// Whether no letter of it has a sound in the table: Han characters, and scripts without rows.
    pub fn is_unread(&self) -> bool {
        self.units.iter().all(|unit| usize::from(unit.sound) == SILENCE)
    }

    fn read(&mut self, letters: &[char], at: usize, first: char, language: Option<Tag>) {
        let rest = &letters[at + 1..];
        for entry in entries(first).iter().filter(|entry| entry.rest.is_empty() || rest.starts_with(entry.rest)) {
            let own =
                entry.languages.is_empty() || language.is_none_or(|known| entry.languages.contains(&known.as_str()));
            let cost = entry.cost + if own { 0.0 } else { FOREIGN };
            self.units.push(Unit { letters: entry.rest.len() as u8 + 1, sound: entry.sound, cost });
        }
    }
}

/// The letters of a word in the order they are spoken: Hangul taken apart, joiners left out, Thai vowels that are written ahead behind their consonant.
fn as_spoken(word: &str) -> Vec<char> {
    let mut letters: Vec<char> =
        word.chars().filter(|c| !matches!(c, '\u{200c}' | '\u{200d}')).flat_map(jamo).collect();
    let mut at = 0;
    while at + 1 < letters.len() {
        if ('\u{e40}'..='\u{e44}').contains(&letters[at]) {
            letters.swap(at, at + 1);
            at += 1;
        }
        at += 1;
    }
    letters
}

fn is_abjad(letters: &[char]) -> bool {
    // Indic consonants and Thai ones carry vowels that are not written, as Hebrew and Arabic ones do.
    letters.iter().any(|c| matches!(*c, '\u{590}'..='\u{6ff}' | '\u{900}'..='\u{e7f}'))
}

/// A Hangul syllable as its letters, any other character as it is.
pub(super) fn jamo(c: char) -> impl Iterator<Item = char> {
    use unicode_normalization::UnicodeNormalization;
    let hangul = ('\u{ac00}'..='\u{d7a3}').contains(&c);
    let decomposed = hangul.then(|| std::iter::once(c).nfd());
    decomposed.into_iter().flatten().chain((!hangul).then_some(c))
}
