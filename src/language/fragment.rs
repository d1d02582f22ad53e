//! The language of a short line: a label, a link, a credit, three words a template left behind.

use super::cut;
use super::heard;
use super::letters::Line;
use super::piece::{MOST_SURE_OF_NAME, MOST_SURE_OF_PHRASE, Piece};
use super::script::Script;
use super::{Guess, Hint, Part, Prior};

/// The language of a fragment, or [`Tag::UND`](super::Tag::UND) for names and for too little to say.
///
/// The line is cut at its joints, parts that are names say nothing, and what is left decides. Where the lexicon knows a
/// phrase of the line, only the phrase's languages are in question.
///
/// ```
/// use copydesk::language::{Prior, Tag, of_fragment};
/// assert_eq!(of_fragment("podpis źródła zdjęcia", &Prior::default()).tag.as_str(), "pl");
/// assert_eq!(of_fragment("Fermin Torrano/Anadolu", &Prior::default()).tag, Tag::UND);
/// ```
pub fn of_fragment(text: &str, prior: &Prior) -> Guess {
    let heard = heard::phrase(text);
    let hint = heard.as_ref().map(|heard| Hint { span: heard.span, languages: &heard.languages });
    of_fragment_with(text, prior, hint)
}

/// As [`of_fragment`], with a phrase that was found in the line.
///
/// The languages of the phrase are the only ones its part of the line may be in; the model chooses among them.
pub fn of_fragment_with(text: &str, prior: &Prior, hint: Option<Hint<'_>>) -> Guess {
    decide(&read(text, prior, hint), prior, hint)
}

/// The parts of a line with the language of each, in reading order; spans are bytes of `text`.
pub fn parts(text: &str, prior: &Prior) -> Vec<Part> {
    read(text, prior, None).iter().map(|piece| Part { span: piece.span, guess: piece.guess() }).collect()
}

fn read(text: &str, prior: &Prior, hint: Option<Hint<'_>>) -> Vec<Piece> {
    let line = Line::read(text);
    let words = line.words();
    let pieces = cut::pieces(text, &line).into_iter();
    pieces.filter_map(|piece| Piece::read(&line, &words[piece], prior, hint)).collect()
}

/// What the pieces say together: names say nothing; pieces of one table are read as one, else the surest decides.
fn decide(pieces: &[Piece], prior: &Prior, hint: Option<Hint<'_>>) -> Guess {
    let mut named: Vec<&Piece> = pieces.iter().filter(|piece| piece.verdict.tag.is_known()).collect();
    if named.iter().any(|piece| piece.script != Script::Latin) {
        // Latin words inside another script are brands and names; the other way round there is at most a name or a quotation.
        let latin = is_latin_with_a_quotation(&named);
        named.retain(|piece| (piece.script == Script::Latin) == latin || piece.hinted);
    }
    if named.iter().any(|piece| piece.script == Script::Kana) {
        // A clause without kana between others that have it: "当然、自腹を切って" is Japanese throughout.
        named.retain(|piece| piece.script != Script::Han || piece.hinted);
    }
    if named.iter().any(|piece| !piece.may_be_name && !piece.is_capital) {
        // Beside words a name says whose it is, not what they are in: "Prati nas / Łukasz Głowala" is not Polish.
        named.retain(|piece| !piece.may_be_one_name);
    }
    if hint.is_some_and(|hint| named.iter().any(|piece| is_sentence_beside(piece, hint))) {
        // A template says "Next:" in its own language above a headline in the article's.
        named.retain(|piece| !piece.hinted);
    }
    let Some((first, others)) = named.split_first() else {
        let surest = pieces.iter().map(Piece::guess).max_by_key(|guess| guess.confidence);
        return surest.unwrap_or_default();
    };
    let one_table = first.script.language().is_none() && others.iter().all(|piece| piece.script == first.script);
    if one_table && !others.is_empty() {
        return together(first, others, prior, hint);
    }
    let surest = |left: &&&Piece, right: &&&Piece| left.verdict.share.total_cmp(&right.verdict.share);
    let by_phrase = named.iter().find(|piece| piece.hinted);
    let decides = by_phrase.or_else(|| named.iter().max_by(surest));
    decides.map_or_else(
        Guess::default,
        |piece| if is_desk_of(piece, pieces) { piece.guess_of_name() } else { piece.guess() },
    )
}

/// Whether a piece is one capitalised word behind a name: a desk or a paper ("Peter Smith/Bundesregierung"), whatever its letters say.
fn is_desk_of(piece: &Piece, pieces: &[Piece]) -> bool {
    let is_name_before = |name: &Piece| name.may_be_one_name && name.span.end <= piece.span.start;
    piece.is_capital && !piece.hinted && pieces.iter().any(is_name_before)
}

/// Letters of a piece that is more than a label, and how sure it must be of its language.
const MORE_THAN_A_LABEL: usize = 20;
const SURE_OF_SENTENCE: f32 = 0.9;

/// Whether a piece is a sentence in a language that the phrase beside it is not in.
fn is_sentence_beside(piece: &Piece, hint: Hint<'_>) -> bool {
    let letters = piece.ballot.as_ref().map_or(0, |ballot| ballot.letters);
    letters >= MORE_THAN_A_LABEL.max(2 * hint.span.len())
        && !piece.hinted
        && !piece.may_be_name
        && piece.verdict.share >= SURE_OF_SENTENCE
        && !hint.names(piece.verdict.tag)
}

/// Bytes of Latin words that are more than brands and names: "Xi Jinping (习近平) visited Moscow on Monday for talks".
const SENTENCE: usize = 32;

/// Whether a line of several scripts is a Latin sentence with a few words of another script in it: those take less than half its room.
fn is_latin_with_a_quotation(named: &[&Piece]) -> bool {
    let room =
        |of: fn(&Piece) -> bool| named.iter().filter(|piece| of(piece)).map(|piece| piece.span.len()).sum::<usize>();
    let latin = room(|piece| piece.script == Script::Latin && !piece.may_be_name && !piece.is_capital);
    latin >= SENTENCE && latin > 2 * room(|piece| piece.script != Script::Latin)
}

/// The pieces read as one, under the phrase that stands in one of them.
fn together(first: &Piece, others: &[&Piece], prior: &Prior, hint: Option<Hint<'_>>) -> Guess {
    let all = || others.iter().copied().chain([first]);
    let hint = hint.filter(|_| all().any(|piece| piece.hinted));
    let Some(mut sum) = first.ballot.clone() else { return first.guess() };
    others.iter().filter_map(|piece| piece.ballot.as_ref()).for_each(|ballot| sum.join(ballot));
    let verdict = sum.verdict(prior, |tag| tag.is_known() && hint.is_none_or(|hint| hint.names(tag)));
    let most = if hint.is_some() {
        MOST_SURE_OF_PHRASE
    } else if all().any(|piece| piece.may_be_name) && all().all(|piece| piece.may_be_name || piece.is_capital) {
        MOST_SURE_OF_NAME
    } else {
        1.0
    };
    verdict.at_most(most).guess(Some(first.script))
}
