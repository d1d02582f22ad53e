//! Two captions that say the same are one caption: a page repeats them in alt text, lead and gallery.

use crate::text::{fold_latin, is_wordlike};

/// Whether two captions are one caption: equal but for case, accents and punctuation, or nearly so.
///
/// "Nearly": at least nine in ten of the words of both together are shared, or one is the other's beginning or end and
/// at least half as long. Captions of fewer than three words must be equal.
pub fn captions_alike(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return true;
    }
    let (long, short) = if b.len() > a.len() { (&b, &a) } else { (&a, &b) };
    if short.len() < 3 {
        return false;
    }
    let part = long.starts_with(short) || long.ends_with(short);
    if part && short.len() >= 5 && 2 * short.len() >= long.len() {
        return true;
    }
    let (mut one, mut two) = (long.clone(), short.clone());
    one.sort_unstable();
    two.sort_unstable();
    let shared = shared_sorted(&one, &two);
    10 * 2 * shared >= 9 * (one.len() + two.len()) && one.len().min(two.len()) >= 5
}

fn words(text: &str) -> Vec<String> {
    let folded = fold_latin(text);
    folded.split(|c: char| !is_wordlike(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How many words two sorted lists share, each counted once for every time it stands in both.
fn shared_sorted(a: &[String], b: &[String]) -> usize {
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
    fn two_pictures_of_one_event_are_two_captions() {
        assert!(!captions_alike("The mayor opens the new bridge", "The mayor closes the old bridge"));
        assert!(!captions_alike("Ada Berg (left)", "Ada Berg (right)"));
    }
}
