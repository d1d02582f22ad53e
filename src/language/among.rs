//! A text looked at again where its language is in doubt and the caller knows which ones are likely.

use super::tag::Tag;
use super::{Guess, Prior};

/// From so many per cent on a text is plainly in its language, whatever is likely.
const PLAIN: u8 = 70;

/// The language that `listen` hears, one of `likely` where it leaves a doubt.
///
/// Each likely language is then given what a document's own language has in a fragment of it (33 to 1), and is the answer if that makes it the
/// likeliest of all; of several the surest. A text that is plainly in another language stays in that, and where the document's language is
/// given, that is known. With the answer comes what it was heard under.
pub(crate) fn among(likely: &[Tag], given: Prior, listen: impl Fn(&Prior) -> Guess) -> (Guess, Prior) {
    let mut best = (listen(&given), given);
    let known = likely.is_empty() || given.document.is_some() || likely.contains(&best.0.tag);
    if known || best.0.confidence.as_percent() >= PLAIN {
        return best;
    }
    for &tag in likely {
        let prior = Prior { document: Some(tag), ..given };
        let guess = listen(&prior);
        let is_first = best.1.document.is_none();
        if guess.tag == tag && (is_first || guess.confidence > best.0.confidence) {
            best = (guess, prior);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::among;
    use crate::confidence::Confidence;
    use crate::language::{Guess, Prior, Tag};

    fn tag(text: &str) -> Tag {
        Tag::parse(text).expect("tests name languages we know")
    }

    fn guess(text: &str, percent: u8) -> Guess {
        Guess { tag: tag(text), confidence: Confidence::percent(percent), script: None }
    }

    /// What is heard without a likely language, and under each.
    fn heard(plain: Guess, under: &[(&str, Guess)], likely: &[&str]) -> String {
        let listen = |prior: &Prior| match prior.document {
            Some(document) => under.iter().find(|(name, _)| tag(name) == document).expect("asked about").1,
            None => plain,
        };
        let likely: Vec<Tag> = likely.iter().map(|name| tag(name)).collect();
        among(&likely, Prior::default(), listen).0.tag.to_string()
    }

    #[test]
    fn a_doubt_is_settled_among_the_likely_and_nothing_else_is() {
        let doubt = guess("da", 50);
        assert_eq!(heard(doubt, &[("nb", guess("nb", 80))], &["nb"]), "nb");
        assert_eq!(heard(doubt, &[("nb", guess("da", 45))], &["nb"]), "da", "not even so the likeliest");
        assert_eq!(heard(guess("da", 90), &[], &["nb"]), "da", "plain");
        assert_eq!(heard(doubt, &[], &["nb", "da"]), "da", "likely already");
        assert_eq!(heard(doubt, &[], &[]), "da");
        let both = [("nb", guess("nb", 60)), ("sv", guess("sv", 75))];
        assert_eq!(heard(doubt, &both, &["nb", "sv"]), "sv", "the surest");
        let equal = [("nb", guess("nb", 60)), ("sv", guess("sv", 60))];
        assert_eq!(heard(doubt, &equal, &["nb", "sv"]), "nb", "of equals the first named");
        let given = Prior::document(tag("de"));
        assert_eq!(among(&[tag("nb")], given, |_| doubt).0.tag.as_str(), "da", "the document is known");
    }
}
