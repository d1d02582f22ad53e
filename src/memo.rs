//! Answers kept for when the same question comes again: names and short lines repeat through a batch.
//!
//! A memo belongs to one thread and holds answers of pure functions only, so it changes what work costs and never what comes out.

use crate::tables::hash::{Swift, Swiftly};
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

/// Answers to the last questions, bounded: when it is full it begins anew, which is cheaper than knowing which were used least.
#[derive(Debug)]
pub(crate) struct Memo<K, V> {
    answers: HashMap<K, V, Swiftly>,
    most: usize,
}

impl<K: Eq + Hash, V: Clone> Memo<K, V> {
    /// A memo of at most `most` answers.
    pub(crate) fn new(most: usize) -> Self {
        Self { answers: HashMap::default(), most }
    }

    /// The answer to `question`: kept, or worked out now.
    pub(crate) fn answer(&mut self, question: K, work: impl FnOnce(&K) -> V) -> V {
        if let Some(known) = self.answers.get(&question) {
            return known.clone();
        }
        let answer = work(&question);
        if self.answers.len() >= self.most {
            self.answers.clear();
        }
        self.answers.insert(question, answer.clone());
        answer
    }
}

/// A memo for questions about a text, in a setting `S`: one that is known costs no copy of the text. Of two whose hashes are one
/// the later is kept.
#[derive(Debug)]
pub(crate) struct Texts<S, V, T: ?Sized + ToOwned = str> {
    answers: HashMap<u64, Kept<T::Owned, S, V>, Swiftly>,
    most: usize,
}

#[derive(Debug)]
struct Kept<O, S, V> {
    text: O,
    setting: S,
    answer: V,
}

impl<S: Copy + Eq + Hash, V: Clone, T: ?Sized + ToOwned + Eq + Hash> Texts<S, V, T> {
    /// A memo of at most `most` answers.
    pub(crate) fn new(most: usize) -> Self {
        Self { answers: HashMap::default(), most }
    }

    /// What is to be said of `text` in `setting`: kept, or worked out now.
    pub(crate) fn answer(&mut self, text: &T, setting: S, work: impl FnOnce() -> V) -> V {
        let mut hash = Swift::default();
        (text, setting).hash(&mut hash);
        let hash = hash.finish();
        let known = self.answers.get(&hash).filter(|kept| kept.setting == setting && kept.text.borrow() == text);
        if let Some(kept) = known {
            return kept.answer.clone();
        }
        let answer = work();
        if self.answers.len() >= self.most {
            self.answers.clear();
        }
        self.answers.insert(hash, Kept { text: text.to_owned(), setting, answer: answer.clone() });
        answer
    }
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
