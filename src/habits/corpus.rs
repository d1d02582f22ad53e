//! All outlets of a corpus, in bounded memory.

use super::house::House;
use super::observe::Observed;
use super::outlet::{MOST_OUTLET_LINES, Outlet};
use crate::text::fold_latin;
use std::collections::{BTreeMap, HashMap};

/// Lines counted in all outlets together, some 200 bytes each; when there are more, the rarest are forgotten until half are left.
const MOST_LINES: usize = 500_000;
/// Outlets that are counted, and names in credits; further ones are passed over.
const MOST_OUTLETS: usize = 20_000;
const MOST_HOUSES: usize = 50_000;

/// What a corpus shows so far. The same articles in the same order show the same.
#[derive(Debug)]
pub struct Corpus {
    pub(super) outlets: BTreeMap<String, Outlet>,
    houses: HashMap<String, House>,
    lines: usize,
    most_lines: usize,
    /// Articles of outlets that were one too many.
    passed_over: usize,
}

impl Default for Corpus {
    fn default() -> Self {
        Self::of_lines(MOST_LINES)
    }
}

impl Corpus {
    /// An empty corpus that counts so many lines at once.
    fn of_lines(most_lines: usize) -> Self {
        Self { outlets: BTreeMap::new(), houses: HashMap::new(), lines: 0, most_lines, passed_over: 0 }
    }

    /// Counts one more article.
    pub fn count(&mut self, article: &Observed) {
        if self.outlets.len() >= MOST_OUTLETS && !self.outlets.contains_key(&article.host) {
            self.passed_over += 1;
            return;
        }
        let outlet = self.outlets.entry(article.host.clone()).or_default();
        let (articles, before) = (outlet.articles, outlet.lines());
        outlet.count(article);
        if outlet.lines() > MOST_OUTLET_LINES {
            forget(&mut [&mut *outlet], MOST_OUTLET_LINES / 2);
        }
        self.lines = self.lines + outlet.lines() - before;
        if outlet.articles > articles {
            self.count_houses(article);
        }
        if self.lines > self.most_lines {
            let mut outlets: Vec<&mut Outlet> = self.outlets.values_mut().collect();
            self.lines = forget(&mut outlets, self.most_lines / 2);
        }
    }

    fn count_houses(&mut self, article: &Observed) {
        for seen in &article.houses {
            let key = fold_latin(&seen.name);
            if self.houses.len() < MOST_HOUSES || self.houses.contains_key(&key) {
                self.houses.entry(key).or_insert_with(|| House::new(seen, &article.example)).count(seen);
            }
        }
    }

    /// Articles that were counted, and copies of them that were not.
    pub fn articles(&self) -> (usize, usize) {
        let sum = |count: fn(&Outlet) -> u32| self.outlets.values().map(|outlet| count(outlet) as usize).sum();
        (sum(|outlet| outlet.articles), sum(|outlet| outlet.copies))
    }

    /// Articles of outlets that were one too many to count.
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// Outlets that were seen.
    pub fn outlets(&self) -> usize {
        self.outlets.len()
    }

    /// The houses that are surely some, the commonest first.
    pub(super) fn houses(&self) -> Vec<&House> {
        let mut houses: Vec<&House> = self.houses.values().filter(|house| house.is_sure()).collect();
        houses.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.name.cmp(&b.name)));
        houses
    }
}

/// Forgets the rarest lines of `outlets` until no more than `most` are left, and says how many are.
fn forget(outlets: &mut [&mut Outlet], most: usize) -> usize {
    for least in 2.. {
        outlets.iter_mut().for_each(|outlet| outlet.forget_rare_lines(least));
        let left = outlets.iter().map(|outlet| outlet.lines()).sum();
        if left <= most {
            return left;
        }
    }
    unreachable!("no line is seen in all articles there could be")
}

#[cfg(test)]
mod tests {
    use super::Corpus;
    use crate::habits::observe;
    use crate::{Desk, Input};

    #[test]
    fn lines_are_bounded_and_what_recurs_outlives_what_does_not() {
        let (mut corpus, desk) = (Corpus::of_lines(60), Desk::default());
        for number in 0..120 {
            let own = format!(
                "Paragraph {number} of the ferry's long story was told in the harbour for the first time by number {number}."
            );
            let text = format!(
                "Ferry {number}\n\nA line of its own, {number}\n\n{own}\n\nEvery day the harbour says its goodnight like this."
            );
            corpus.count(&observe(&Input::of_text(text), "havnenytt.example", &desk));
            assert!(corpus.lines <= 60, "{}", corpus.lines);
            assert_eq!(corpus.lines, corpus.outlets["havnenytt.example"].lines());
        }
        let (profile, entries) = corpus.profile();
        assert!(entries == 1 && profile.contains("says its goodnight"), "{profile}");
    }
}
