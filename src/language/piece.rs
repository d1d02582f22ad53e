//! One piece of a line and what it is in: letters of one script between two joints.

use super::letters::{Case, Line, Word};
use super::script::Script;
use super::tag::Tag;
use super::weigh::{Ballot, Verdict};
use super::{Guess, Hint, Prior};
use crate::text::Span;

/// A piece of a line, read.
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) script: Script,
    pub(super) verdict: Verdict,
    /// Its votes; none where the script has decided.
    pub(super) ballot: Option<Ballot>,
    /// Cased as names are; so are English headlines, so it only bounds how sure we may be.
    pub(super) may_be_name: bool,
    /// Every word is capitalised, and they are no more than one name has.
    pub(super) may_be_one_name: bool,
    /// One capitalised word: beside a name it is a desk or an agency.
    pub(super) is_capital: bool,
    /// Read under a phrase of the lexicon.
    pub(super) hinted: bool,
}

/// How sure a language may be where every word is capitalised: "Bayern München" is as German as a name can be.
pub(super) const MOST_SURE_OF_NAME: f32 = 0.85;

/// Words of a long name; a piece of more is a headline.
const MOST_WORDS_OF_NAME: usize = 4;

/// How sure a language must be there to be named at all.
const LEAST_SURE_OF_NAME: f32 = 0.6;

/// How sure a language must be elsewhere: below, it is one of many.
const LEAST_SURE: f32 = 0.12;

/// How sure a script makes us that is written in one language, where names cannot be told from words.
const SURE_OF_SCRIPT: f32 = 0.97;

/// Letters of a long name in a script of one language; more are a sentence.
const MOST_LETTERS_OF_NAME: usize = 32;

/// How sure a phrase makes us: languages that share it may be missing from its list.
pub(super) const MOST_SURE_OF_PHRASE: f32 = 0.98;

impl Piece {
    /// Reads `words`, a run of `line`; `None` if their script is not one we know.
    pub(super) fn read(line: &Line, words: &[Word], prior: &Prior, hint: Option<Hint<'_>>) -> Option<Self> {
        let script = script_of(words)?;
        let span = Span::new(words.first()?.span.start, words.last()?.span.end);
        let own = script.language().and_then(Tag::parse);
        let ballot = Ballot::of(line, words, script);
        if let Some(tag) = own.filter(|own| script == Script::Kana || !ballot.has(|tag| tag == *own)) {
            // Kana, and the scripts of languages the model has no text of: nothing is left to weigh.
            let verdict = Verdict { tag, share: SURE_OF_SCRIPT, is_strange: false };
            let unheard = hint.is_none() && names_unheard(script, words, ballot.letters);
            let verdict = if unheard { verdict.at_most(MOST_SURE_OF_NAME) } else { verdict };
            return Some(Self {
                span,
                script,
                verdict,
                ballot: None,
                may_be_name: false,
                may_be_one_name: false,
                is_capital: false,
                hinted: false,
            });
        }
        let hint = hint.filter(|hint| hint.span.overlaps(span) && ballot.has(|tag| hint.names(tag)));
        let may_be_name = hint.is_none() && is_cased_as_name(words);
        let may_be_one_name =
            may_be_name && words.len() <= MOST_WORDS_OF_NAME && words.iter().all(|word| word.case != Case::Lower);
        let is_capital = words.len() == 1 && words[0].case != Case::Lower;
        let verdict = match (own, hint) {
            (_, Some(hint)) => {
                let verdict = ballot.verdict(prior, |tag| hint.names(tag));
                Verdict { is_strange: false, ..verdict.at_most(most_sure_of_phrase(script, ballot.letters)) }
            }
            (Some(own), None) => ballot.verdict(prior, |tag| tag == own || tag == Tag::UND),
            (None, None) => ballot.verdict(prior, |_| true),
        };
        let unheard = own.is_some() && hint.is_none() && names_unheard(script, words, ballot.letters);
        let verdict = if unheard { verdict.at_most(MOST_SURE_OF_NAME) } else { verdict };
        let verdict = if may_be_name {
            verdict.at_least(LEAST_SURE_OF_NAME).at_most(MOST_SURE_OF_NAME)
        } else {
            verdict.at_least(LEAST_SURE)
        };
        Some(Self {
            span,
            script,
            verdict,
            ballot: Some(ballot),
            may_be_name,
            may_be_one_name,
            is_capital,
            hinted: hint.is_some(),
        })
    }

    /// The language of the piece alone.
    pub(super) fn guess(&self) -> Guess {
        self.verdict.guess(Some(self.script))
    }

    /// The same, no surer than one may be of a name.
    pub(super) fn guess_of_name(&self) -> Guess {
        self.verdict.at_most(MOST_SURE_OF_NAME).guess(Some(self.script))
    }
}

/// A phrase of three Latin letters ("Q&A", "TV") is at home in languages its table does not name.
fn most_sure_of_phrase(script: Script, letters: usize) -> f32 {
    if script == Script::Latin && letters <= 3 { MOST_SURE_OF_NAME } else { MOST_SURE_OF_PHRASE }
}

/// Whether words may be a name in a script of whose names the model has seen few or none: there nothing but the script speaks.
///
/// Of "สมชาย ใจดี" and "শেখ হাসিনা" it was sure by 99 per cent and more. Lines of names it has learnt from, by script: 48,090 Korean and 42,033
/// Hebrew ones, some 1,200 each in Greek, Thai, Bengali, Tamil, Armenian, Georgian and Sinhala letters, none in the others. Greek ones it tells.
fn names_unheard(script: Script, words: &[Word], letters: usize) -> bool {
    let heard = matches!(script, Script::Kana | Script::Greek | Script::Hebrew | Script::Hangul);
    !heard && words.len() <= MOST_WORDS_OF_NAME && letters <= MOST_LETTERS_OF_NAME
}

/// The script of a piece: kana if there is any, for Japanese mixes it with Chinese characters.
fn script_of(words: &[Word]) -> Option<Script> {
    let mut scripts = words.iter().filter_map(|word| word.script);
    let first = scripts.next()?;
    let kana = first == Script::Han && scripts.any(|script| script == Script::Kana);
    Some(if kana { Script::Kana } else { first })
}

/// Two words or more, each with a capital but for short ones between ("Sem van der Wal", "La Repubblica").
fn is_cased_as_name(words: &[Word]) -> bool {
    let inner_lower_is_short = |word: &Word| word.case != Case::Lower || word.end - word.first <= 5;
    let ends_titled = |word: Option<&Word>| word.is_some_and(|word| word.case != Case::Lower);
    let titled = words.iter().filter(|word| word.case != Case::Lower).count();
    words.len() >= 2
        && titled * 2 >= words.len()
        && words.iter().any(|word| word.case == Case::Title)
        && ends_titled(words.first())
        && ends_titled(words.last())
        && words.iter().all(inner_lower_is_short)
}
