//! Names that are written syllable by syllable, read back from the letters of a newsroom.

use std::collections::HashMap;

/// How many ways to divide a word are kept: the first are likelier, and few words have more.
const MOST_WAYS: usize = 8;
/// No name has longer words, in letters.
const LONGEST_WORD: usize = 32;

/// The syllables of a language by how one convention writes them.
#[derive(Debug, Default)]
pub(super) struct Syllabary {
    syllables: HashMap<String, Vec<String>>,
    /// The longest form, in letters.
    longest: usize,
}

impl Syllabary {
    /// Of each form, lower case, with the syllable it writes; of two that are written alike the first is likelier.
    pub(super) fn of(forms: impl Iterator<Item = (String, String)>) -> Self {
        let mut own = Self::default();
        for (form, syllable) in forms.filter(|(form, _)| !form.is_empty()) {
            own.longest = own.longest.max(form.chars().count());
            let known = own.syllables.entry(form).or_default();
            if !known.contains(&syllable) {
                known.push(syllable);
            }
        }
        own
    }

    /// The syllables that are written as `form`, likelier ones first.
    fn written(&self, form: &str) -> &[String] {
        self.syllables.get(form).map_or(&[], Vec::as_slice)
    }

    /// The ways in which `word`, lower case, divides into at most `most` syllables: longer syllables first; none where it does not.
    pub(super) fn divide(&self, word: &str, most: usize) -> Vec<Vec<&str>> {
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        if places.len() > LONGEST_WORD + 1 {
            return Vec::new();
        }
        // From the end: how many syllables at least lead there from each place.
        let mut least: Vec<Option<usize>> = vec![None; places.len()];
        least[places.len() - 1] = Some(0);
        for from in (0..places.len() - 1).rev() {
            let ends = from + 1..=(from + self.longest).min(places.len() - 1);
            let known = ends.filter(|&to| !self.written(&word[places[from]..places[to]]).is_empty());
            least[from] = known.filter_map(|to| least[to]).min().map(|rest| rest + 1);
        }
        let mut ways = Vec::new();
        let search = Search { own: self, word, places: &places, least: &least };
        search.go_on(0, most, &mut Vec::new(), &mut ways);
        ways
    }
}

/// The way through a word.
struct Search<'a, 'w> {
    own: &'a Syllabary,
    word: &'w str,
    places: &'w [usize],
    least: &'w [Option<usize>],
}

impl<'a> Search<'a, '_> {
    fn go_on(&self, from: usize, most: usize, taken: &mut Vec<&'a str>, ways: &mut Vec<Vec<&'a str>>) {
        if self.least[from].is_none_or(|least| least > most) || ways.len() >= MOST_WAYS {
            return;
        }
        if from + 1 == self.places.len() {
            ways.push(taken.clone());
            return;
        }
        for to in (from + 1..=(from + self.own.longest).min(self.places.len() - 1)).rev() {
            for syllable in self.own.written(&self.word[self.places[from]..self.places[to]]) {
                taken.push(syllable);
                self.go_on(to, most - 1, taken, ways);
                taken.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Syllabary;

    #[test]
    fn a_word_divides_into_few_syllables() {
        let own = ["xi", "an", "xian", "a"].map(|syllable| (syllable.to_owned(), syllable.to_owned()));
        let own = Syllabary::of(own.into_iter());
        assert_eq!(own.divide("xian", 2), [vec!["xian"], vec!["xi", "an"]]);
        assert_eq!(own.divide("xian", 1), [vec!["xian"]]);
        assert!(own.divide("xianx", 3).is_empty());
        assert_eq!(own.divide("", 2), [Vec::<&str>::new()]);
    }

    #[test]
    fn a_word_of_one_letter_again_and_again_takes_no_time() {
        let own = ["a", "aa", "aaa"].map(|syllable| (syllable.to_owned(), syllable.to_owned()));
        let own = Syllabary::of(own.into_iter());
        assert_eq!(own.divide(&"a".repeat(32), 32).len(), super::MOST_WAYS);
        assert!(own.divide(&format!("{}b", "a".repeat(31)), 32).is_empty());
        assert!(own.divide(&"a".repeat(4000), 4000).is_empty());
    }
}
