//! Answers kept for when the same question comes again: names and short lines repeat through a batch.
//!
//! A memo belongs to one thread and holds answers of pure functions only, so it changes what work costs and never what comes out.

use std::collections::HashMap;
use std::hash::Hash;

/// Answers to the last questions, bounded: when it is full it begins anew, which is cheaper than knowing which were used least.
#[derive(Debug)]
pub(crate) struct Memo<K, V> {
    answers: HashMap<K, V>,
    most: usize,
}

impl<K: Eq + Hash, V: Clone> Memo<K, V> {
    /// A memo of at most `most` answers.
    pub(crate) fn new(most: usize) -> Self {
        Self { answers: HashMap::new(), most }
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

#[cfg(test)]
mod tests {
    use super::Memo;

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
}
