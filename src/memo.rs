//! Answers kept for when the same question comes again: names and short lines repeat through a batch.
//!
//! A memo belongs to one thread and holds answers of pure functions only, so it changes what work costs and never what comes out.

use crate::tables::hash::{Swift, Swiftly};
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::hint::black_box;

/// Answers to the last questions, in two generations: when the young one is full it becomes the old one, and what nobody has asked for
/// since is forgotten. What comes again and again stays, which is cheaper than knowing of each answer when it was used last.
#[derive(Debug)]
pub(crate) struct Memo<K, V> {
    young: HashMap<K, V, Swiftly>,
    old: HashMap<K, V, Swiftly>,
    most: usize,
}

impl<K: Eq + Hash, V: Clone> Memo<K, V> {
    /// A memo of the last `most` answers and of no more than twice as many.
    pub(crate) fn new(most: usize) -> Self {
        Self { young: HashMap::default(), old: HashMap::default(), most }
    }

    /// The answer to `question`: kept, or worked out now.
    pub(crate) fn answer(&mut self, question: K, work: impl FnOnce(&K) -> V) -> V {
        if let Some(known) = self.young.get(&question) {
            return known.clone();
        }
        let answer = self.old.remove(&question).unwrap_or_else(|| work(&question));
        keep(&mut self.young, &mut self.old, self.most, question, answer.clone());
        answer
    }
}

/// A memo for questions about a text, in a setting `S`: one that is known costs no copy of the text.
///
/// Its texts lie end to end: each in a block of its own, blocks long since forgotten and blocks just used would take turns in the
/// allocator's lists, and every small allocation of an article would meet one that is far from the processor.
#[derive(Debug)]
pub(crate) struct Texts<S, V> {
    /// Where the answers are, by the lower bits of the hashes of their texts: a text that nothing is known of is told by a look at one or
    /// two of these.
    places: Vec<Place>,
    generations: [Generation<S, V>; 2],
    /// Which of the two is the young one.
    young: usize,
    most: usize,
}

/// Longer texts are worked out again, in bytes: lines that come again are short.
const LONGEST: usize = 4096;
/// Bytes of a generation's texts for each answer that it may have, and for however few.
const BYTES_EACH: usize = 256;
const LEAST_BYTES: usize = 1 << 16;

/// Places that a text is looked for in. Half of all are free at least, so few need more than two; an enemy's texts of one hash make each other
/// forgotten, and nothing slow.
const MOST_PLACES: usize = 16;

/// Answers in the order in which they were kept, and the texts they are about.
#[derive(Debug)]
struct Generation<S, V> {
    kept: Vec<Kept<S, V>>,
    texts: String,
}

#[derive(Debug)]
struct Kept<S, V> {
    hash: u64,
    text: (u32, u32),
    setting: S,
    answer: V,
}

/// The upper bits of a hash, one of two generations, and the number of an answer there, from 1; 0 for a free place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place(u32);

impl Place {
    const FREE: Self = Self(0);

    fn new(hash: u64, generation: usize, index: usize) -> Self {
        Self(Self::upper_bits(hash) | (generation as u32) << 16 | (index + 1) as u32)
    }

    fn may_be_of(self, hash: u64) -> bool {
        self.0 & !0x1_FFFF == Self::upper_bits(hash)
    }

    fn generation(self) -> usize {
        (self.0 >> 16 & 1) as usize
    }

    fn index(self) -> usize {
        (self.0 & 0xFFFF) as usize - 1
    }

    fn upper_bits(hash: u64) -> u32 {
        (hash >> 32) as u32 & !0x1_FFFF
    }
}

impl<S: Clone + Eq + Hash, V: Clone> Texts<S, V> {
    /// A memo of the last `most` answers, fewer than 65,536, and of no more than twice as many.
    pub(crate) fn new(most: usize) -> Self {
        let generation = || Generation { kept: Vec::new(), texts: String::new() };
        let places = vec![Place::FREE; (4 * most).next_power_of_two()];
        Self { places, generations: [generation(), generation()], young: 0, most }
    }

    /// What is to be said of `text` in `setting`: kept, or worked out now.
    pub(crate) fn answer(&mut self, text: &str, setting: S, work: impl FnOnce() -> V) -> V {
        let hash = hash(text, &setting);
        self.find(hash, text, &setting).unwrap_or_else(|| {
            let answer = work();
            self.add(hash, text, setting, answer.clone(), None);
            answer
        })
    }

    /// What is kept of each of `texts` in its setting. What there is lies in far memory, so all is sent for before any is looked at.
    pub(crate) fn recall<'t>(
        &mut self,
        texts: impl Iterator<Item = (&'t str, S)> + Clone,
        mut see: impl FnMut(Option<V>),
    ) {
        let mut hashes = Vec::with_capacity(texts.size_hint().0);
        for (text, setting) in texts.clone() {
            let hash = hash(text, &setting);
            black_box(self.places[self.first_place(hash)]);
            hashes.push(hash);
        }
        for &hash in &hashes {
            let place = self.places[self.first_place(hash)];
            if place != Place::FREE {
                black_box(self.generations[place.generation()].kept[place.index()].text);
            }
        }
        for ((text, setting), hash) in texts.zip(hashes) {
            see(self.find(hash, text, &setting));
        }
    }

    /// Keeps what is to be said of `text` in `setting`.
    pub(crate) fn keep(&mut self, text: &str, setting: S, answer: V) {
        self.add(hash(text, &setting), text, setting, answer, None);
    }

    /// What is kept of a text of this hash; it is among the young answers from now on.
    fn find(&mut self, hash: u64, text: &str, setting: &S) -> Option<V> {
        for at in self.places_of(hash) {
            let place = self.places[at];
            if place == Place::FREE {
                return None;
            }
            let generation = &self.generations[place.generation()];
            if place.may_be_of(hash)
                && let kept = &generation.kept[place.index()]
                && kept.setting == *setting
                && generation.text_of(kept) == text
            {
                let answer = kept.answer.clone();
                if place.generation() != self.young {
                    self.add(hash, text, setting.clone(), answer.clone(), Some(at));
                }
                return Some(answer);
            }
        }
        None
    }

    /// Adds an answer to the young ones; `at` is its place among the old ones, if it is there.
    fn add(&mut self, hash: u64, text: &str, setting: S, answer: V, mut at: Option<usize>) {
        if text.len() > LONGEST {
            return;
        }
        if self.generations[self.young].is_full(self.most) {
            self.age();
            at = None;
        }
        let at = at.unwrap_or_else(|| self.place_for(hash));
        let generation = &mut self.generations[self.young];
        self.places[at] = Place::new(hash, self.young, generation.kept.len());
        let first = generation.texts.len();
        generation.texts.push_str(text);
        let text = (first as u32, generation.texts.len() as u32);
        generation.kept.push(Kept { hash, text, setting, answer });
    }

    /// Forgets the old answers; the young ones are old from now on.
    fn age(&mut self) {
        let old = self.young;
        self.young = 1 - old;
        self.generations[self.young].kept.clear();
        self.generations[self.young].texts.clear();
        self.places.fill(Place::FREE);
        for index in 0..self.generations[old].kept.len() {
            let hash = self.generations[old].kept[index].hash;
            let at = self.place_for(hash);
            self.places[at] = Place::new(hash, old, index);
        }
    }

    /// The place that a text of this hash takes: a free one, or the first, whose text is then forgotten.
    fn place_for(&self, hash: u64) -> usize {
        let free = self.places_of(hash).find(|&at| self.places[at] == Place::FREE);
        free.unwrap_or_else(|| self.first_place(hash))
    }

    /// Where a text of this hash may be.
    fn places_of(&self, hash: u64) -> impl Iterator<Item = usize> + use<S, V> {
        let (first, all) = (self.first_place(hash), self.places.len());
        (first..first + MOST_PLACES).map(move |at| at % all)
    }

    fn first_place(&self, hash: u64) -> usize {
        (hash >> 16) as usize % self.places.len()
    }
}

impl<S, V> Generation<S, V> {
    fn is_full(&self, most: usize) -> bool {
        self.kept.len() >= most || self.texts.len() >= (most * BYTES_EACH).max(LEAST_BYTES)
    }

    fn text_of(&self, kept: &Kept<S, V>) -> &str {
        &self.texts[kept.text.0 as usize..kept.text.1 as usize]
    }
}

fn hash<S: Hash>(text: &str, setting: &S) -> u64 {
    let mut hash = Swift::default();
    (text, setting).hash(&mut hash);
    hash.finish()
}

/// Puts an answer among the young ones; those grow old together once there are `most`.
fn keep<K: Eq + Hash, V>(
    young: &mut HashMap<K, V, Swiftly>,
    old: &mut HashMap<K, V, Swiftly>,
    most: usize,
    question: K,
    answer: V,
) {
    if young.len() >= most {
        std::mem::swap(young, old);
        young.clear();
    }
    young.insert(question, answer);
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Memo, Texts};
    use proptest::prelude::*;

    #[test]
    fn a_question_is_worked_out_once() {
        let (mut memo, mut worked) = (Memo::new(2), 0);
        for question in [1, 1, 2, 1] {
            memo.answer(question, |n| {
                worked += 1;
                n * 10
            });
        }
        assert_eq!(worked, 2);
    }

    #[test]
    fn what_is_asked_for_again_outlives_what_is_not() {
        let (mut memo, mut texts) = (Memo::new(4), Texts::new(4));
        let (mut worked, mut read) = (Vec::new(), Vec::new());
        for n in 1..100 {
            for question in [0, n] {
                memo.answer(question, |n| worked.push(*n));
                let text = question.to_string();
                texts.answer(&text, 0, || {
                    read.push(question);
                    question
                });
            }
        }
        let once: Vec<usize> = (0..100).collect();
        assert_eq!((&worked, &read), (&once, &once));
        memo.answer(1, |n| worked.push(*n));
        assert_eq!(worked.last(), Some(&1), "what was long not asked for is forgotten");
        assert!(memo.young.len() + memo.old.len() <= 8);
        assert!(texts.generations.iter().all(|generation| generation.kept.len() <= 4));
    }

    #[test]
    fn a_text_is_asked_about_once_in_each_setting() {
        let (mut memo, mut worked) = (Texts::new(2), 0);
        for (text, setting) in [("a", 1), ("a", 1), ("a", 2), ("a", 1)] {
            memo.answer(text, setting, || {
                worked += 1;
                worked
            });
        }
        assert_eq!(worked, 2);
    }

    #[test]
    fn texts_of_one_hash_make_each_other_forgotten() {
        let mut texts = Texts::new(64);
        (0..50).for_each(|n: u32| texts.add(7, &n.to_string(), (), n, None));
        let taken = texts.places.iter().filter(|&&place| place != super::Place::FREE).count();
        assert_eq!((taken, texts.find(7, "49", &())), (super::MOST_PLACES, Some(49)));
        assert_eq!(texts.find(7, "30", &()), None);
    }

    #[test]
    fn a_giant_text_is_answered_and_not_kept() {
        let (mut texts, giant) = (Texts::new(2), "x".repeat(LONGEST + 1));
        assert_eq!(texts.answer(&giant, (), || 7), 7);
        assert!(texts.generations.iter().all(|generation| generation.texts.is_empty()));
    }

    proptest! {
        #[test]
        fn an_answer_is_that_to_its_own_question(
            questions in prop::collection::vec(("[ab]{0,3}", 0..3u8), 0..200),
            most in 1..6usize,
        ) {
            let mut texts = Texts::new(most);
            for (text, setting) in &questions {
                let answer = texts.answer(text, *setting, || (text.clone(), *setting));
                prop_assert_eq!(answer, (text.clone(), *setting));
            }
            let mut known = Vec::new();
            texts.recall(questions.iter().map(|(text, _)| (text.as_str(), 1)), |answer| known.push(answer));
            prop_assert_eq!(known.len(), questions.len());
            for (answer, (text, _)) in known.into_iter().zip(&questions) {
                prop_assert!(answer.is_none_or(|answer| answer == (text.clone(), 1)));
            }
        }
    }
}
