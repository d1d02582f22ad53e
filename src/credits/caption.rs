//! Two captions that say the same are one caption: a page repeats them in alt text, lead and gallery.

use crate::tables::hash::Quick;
use crate::text::{fold_latin, is_wordlike};
use std::hash::BuildHasher;

/// Whether two captions are one caption: equal but for case, accents and punctuation, or nearly so.
///
/// "Nearly": at least nine in ten of the words of both together are shared, or one is the other's beginning or end and
/// at least half as long. Captions of fewer than three words must be equal. Where each has a name or a figure that the other
/// lacks they are two: the same bridge in another year, another town, another mayor.
pub fn captions_alike(a: &str, b: &str) -> bool {
    CaptionWords::of(a).are_alike(&CaptionWords::of(b))
}

/// The words of a caption as they are compared, by hash: made once and held against the captions of a whole page.
#[derive(Clone, Debug)]
pub struct CaptionWords {
    words: Vec<u64>,
    sorted: Vec<u64>,
    /// Those of them that may be names or figures.
    telling: Vec<u64>,
}

impl CaptionWords {
    /// The words of `caption`, case and accents aside.
    pub fn of(caption: &str) -> Self {
        let hash = |word: &str| Quick::default().hash_one(word);
        let folded = fold_latin(caption);
        let words: Vec<u64> = words_of(&folded).map(hash).collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let telling = words_of(caption).filter(|word| is_telling(word)).map(|word| hash(&fold_latin(word))).collect();
        Self { words, sorted, telling }
    }

    /// [`captions_alike`] of the two captions.
    pub fn are_alike(&self, other: &Self) -> bool {
        if self.words.is_empty() || other.words.is_empty() {
            return false;
        }
        if self.words == other.words {
            return true;
        }
        let (long, short) = if other.words.len() > self.words.len() { (other, self) } else { (self, other) };
        let (most, least) = (long.words.len(), short.words.len());
        if least < 3 {
            return false;
        }
        let part = long.words.starts_with(&short.words) || long.words.ends_with(&short.words);
        if part && least >= 5 && 2 * least >= most {
            return true;
        }
        let enough = |shared: usize| 10 * 2 * shared >= 9 * (most + least);
        least >= 5
            && enough(least)
            && enough(shared_sorted(&long.sorted, &short.sorted))
            && !(self.tells_more_than(other) && other.tells_more_than(self))
    }

    /// Whether it has a name or a figure that the other lacks.
    fn tells_more_than(&self, other: &Self) -> bool {
        self.telling.iter().any(|word| other.sorted.binary_search(word).is_err())
    }
}

fn words_of(caption: &str) -> impl Iterator<Item = &str> {
    caption.split(|c: char| !is_wordlike(c)).filter(|word| !word.is_empty())
}

/// Whether a word may be a name or a figure: it begins large, or its script knows no small letters.
fn is_telling(word: &str) -> bool {
    word.starts_with(|c: char| !c.is_lowercase())
}

/// How many words two sorted lists share, each counted once for every time it stands in both.
fn shared_sorted(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::captions_alike;

    #[test]
    fn case_accents_and_punctuation_do_not_make_a_second_caption() {
        assert!(captions_alike("The mayor, Zoë Brandt, opens the bridge.", "THE MAYOR ZOE BRANDT OPENS THE BRIDGE"));
    }

    #[test]
    fn a_shortened_caption_is_the_same_caption() {
        let full = "Firefighters pump water out of a cellar in the old town after the storm";
        assert!(captions_alike(full, "Firefighters pump water out of a cellar in the old town"));
    }

    #[test]
    fn another_year_place_or_person_is_another_picture() {
        for (a, b) in [
            (
                "Workers inspect the pillars of the bridge on 4 May 2021",
                "Workers inspect the pillars of the bridge on 4 May 2015",
            ),
            (
                "The mayor speaks to the people who live in old Dunmere",
                "The mayor speaks to the people who live in old Marlow",
            ),
            (
                "Εργάτες ελέγχουν τους πυλώνες της γέφυρας το 2015 στην πόλη",
                "Εργάτες ελέγχουν τους πυλώνες της γέφυρας το 2016 στην πόλη",
            ),
        ] {
            assert!(!captions_alike(a, b), "{a} | {b}");
        }
        let slip = (
            "The mayor speaks to the people who live in old Dunmere",
            "The mayor spoke to the people who live in old Dunmere",
        );
        assert!(captions_alike(slip.0, slip.1));
    }

    #[test]
    fn two_pictures_of_one_event_are_two_captions() {
        assert!(!captions_alike("The mayor opens the new bridge", "The mayor closes the old bridge"));
        assert!(!captions_alike("Ada Berg (left)", "Ada Berg (right)"));
    }
}
