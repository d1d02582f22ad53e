//! How much a language's own text usually says for it: where much less does, the text may be in a language that no table has.
//!
//! A share of the probability cannot tell that: the likeliest of our languages is far likelier than the others on a page of Breton, too. What the
//! n-grams say for it is not: they know few of the words.

use super::document::main_script;
use super::letters::{Line, Word};
use super::prior::Prior;
use super::tag::Tag;
use super::weigh::Ballot;
use crate::tables::rows;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/langid/usual.tsv");

/// What a letter usually says for each language of the table.
static USUAL: LazyLock<Vec<(Tag, f32)>> = LazyLock::new(|| {
    let read = |row: crate::tables::Row| {
        let tag = Tag::parse(row.required(0, "language")).unwrap_or_else(|| row.broken("a language of ours"));
        (tag, row.required(1, "evidence").parse().unwrap_or_else(|_| row.broken("evidence is a number")))
    };
    rows("langid/usual.tsv", TABLE).map(read).collect()
});

/// Letters of a line that is long enough to be called strange.
const LEAST_LETTERS: usize = 40;
/// The part of what is usual that a long text must have.
const LEAST_PART: f32 = 0.6;
/// How far chance leads from what is usual, in parts of it times the root of the letters: one sentence in 150 goes further.
const CHANCE: f32 = 4.0;

/// What a letter of the language's own text usually says for it; zero where nobody has counted.
pub(super) fn of(tag: Tag) -> f32 {
    USUAL.iter().find(|(known, _)| *known == tag).map_or(0.0, |(_, evidence)| *evidence)
}

/// Whether so many letters say so little for a language that they are hardly its own.
pub(super) fn is_strange(evidence: f32, usual: f32, letters: usize) -> bool {
    let by_chance = || 1.0 - CHANCE / (letters as f32).sqrt();
    letters >= LEAST_LETTERS && evidence < usual * LEAST_PART.min(by_chance())
}

/// The likeliest language of `text`, how many letters were read, and what a letter says for it on the average, in log odds that are not scaled;
/// `None` where there is no language or nothing to weigh. For `data/langid/usual.py`.
pub fn evidence(text: &str) -> Option<(Tag, usize, f32)> {
    let line = Line::read(text);
    let script = main_script(line.words())?;
    let words: Vec<&Word> = line.words().iter().filter(|word| word.script == Some(script)).collect();
    let mut ballot = Ballot::empty(script);
    ballot.add(&line, words.into_iter());
    let tag = ballot.verdict(&Prior::default(), Tag::is_known).tag;
    let nth = ballot.table.classes().iter().position(|class| *class == tag)?;
    tag.is_known().then(|| (tag, ballot.letters, ballot.evidence(nth)))
}

#[cfg(test)]
mod tests {
    use super::is_strange;
    use crate::language::{Prior, Tag, of_document, of_fragment};

    #[test]
    fn of_a_language_of_no_table_nothing_is_sure() {
        for text in [
            "Ar c'huzul-kêr en deus divizet dilun digeriñ ar pont nevez e-kichen ar porzh a-raok an hañv.",
            "Il cusegl communal ha decidì glindesdi d'avrir la nova punt sper il port avant la stad.",
        ] {
            for guess in [of_document(text, None), of_fragment(text, &Prior::default())] {
                assert!(!guess.tag.is_known() || guess.confidence.as_percent() <= 60, "{text}: {guess:?}");
            }
        }
        for (text, tag) in [
            ("Le conseil municipal a décidé lundi d’ouvrir le nouveau pont près du port avant l’été.", "fr"),
            (
                "Il consiglio comunale ha deciso lunedì di aprire il nuovo ponte vicino al porto prima dell’estate.",
                "it",
            ),
            ("Mestská rada v pondelok rozhodla, že nový most pri prístave otvoria ešte pred letom.", "sk"),
        ] {
            let guess = of_document(text, None);
            assert!(
                guess.tag == Tag::parse(tag).expect("a tag of ours") && guess.confidence.as_percent() >= 98,
                "{text}: {guess:?}"
            );
        }
    }

    #[test]
    fn few_letters_are_never_strange_and_more_are_sooner() {
        assert!(!is_strange(0.0, 1.0, 39) && is_strange(0.3, 1.0, 40) && !is_strange(0.5, 1.0, 40));
        assert!(is_strange(0.55, 1.0, 100) && !is_strange(0.65, 1.0, 1000));
        assert!(!is_strange(0.0, 0.0, 1000), "of a language nobody has counted nothing is strange");
    }
}
