//! Answers kept for when the same question comes again: names and short lines repeat through a batch.
//!
//! A memo belongs to one thread and holds answers of pure functions only, so it changes what work costs and never what comes out.

use crate::tables::hash::{Swift, Swiftly};
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

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

/// A memo for questions about a text, in a setting `S`: one that is known costs no copy of the text. Of two whose hashes are one
/// the later is kept.
#[derive(Debug)]
pub(crate) struct Texts<S, V, T: ?Sized + ToOwned = str> {
    young: HashMap<u64, Kept<T::Owned, S, V>, Swiftly>,
    old: HashMap<u64, Kept<T::Owned, S, V>, Swiftly>,
    most: usize,
}

#[derive(Debug)]
struct Kept<O, S, V> {
    text: O,
    setting: S,
    answer: V,
}

impl<S: Copy + Eq + Hash, V: Clone, T: ?Sized + ToOwned + Eq + Hash> Texts<S, V, T> {
    /// A memo of the last `most` answers and of no more than twice as many.
    pub(crate) fn new(most: usize) -> Self {
        Self { young: HashMap::default(), old: HashMap::default(), most }
    }

    /// What is to be said of `text` in `setting`: kept, or worked out now.
    pub(crate) fn answer(&mut self, text: &T, setting: S, work: impl FnOnce() -> V) -> V {
        let hash = hash(text, setting);
        self.recall_at(hash, text, setting).unwrap_or_else(|| {
            let answer = work();
            self.keep_at(hash, text, setting, answer.clone());
            answer
        })
    }

    /// What is kept of `text` in `setting`.
    pub(crate) fn recall(&mut self, text: &T, setting: S) -> Option<V> {
        self.recall_at(hash(text, setting), text, setting)
    }

    /// Keeps what is to be said of `text` in `setting`.
    pub(crate) fn keep(&mut self, text: &T, setting: S, answer: V) {
        self.keep_at(hash(text, setting), text, setting, answer);
    }

    fn recall_at(&mut self, hash: u64, text: &T, setting: S) -> Option<V> {
        let is_it = |kept: &Kept<T::Owned, S, V>| kept.setting == setting && kept.text.borrow() == text;
        if let Some(kept) = self.young.get(&hash).filter(|kept| is_it(kept)) {
            return Some(kept.answer.clone());
        }
        let kept = self.old.remove(&hash).filter(is_it)?;
        let answer = kept.answer.clone();
        keep(&mut self.young, &mut self.old, self.most, hash, kept);
        Some(answer)
    }

    fn keep_at(&mut self, hash: u64, text: &T, setting: S, answer: V) {
        let kept = Kept { text: text.to_owned(), setting, answer };
        keep(&mut self.young, &mut self.old, self.most, hash, kept);
    }
}

fn hash<T: ?Sized + Hash, S: Hash>(text: &T, setting: S) -> u64 {
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
    use super::{Memo, Texts};

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
        let (mut memo, mut texts) = (Memo::new(4), Texts::<u8, usize>::new(4));
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
        assert!(memo.young.len() + memo.old.len() <= 8 && texts.young.len() + texts.old.len() <= 8);
    }

    #[test]
    fn a_text_is_asked_about_once_in_each_setting() {
        let (mut memo, mut worked) = (Texts::<u8, usize>::new(2), 0);
        for (text, setting) in [("a", 1), ("a", 1), ("a", 2), ("a", 1)] {
            memo.answer(text, setting, || {
                worked += 1;
                worked
            });
        }
        assert_eq!(worked, 2);
    }
}
