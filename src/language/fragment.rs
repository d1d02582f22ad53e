//! The language of a short line: a label, a link, a credit, three words a template left behind.

use super::cut;
use super::letters::{Line, Word};
use super::script::Script;
use super::tag::Tag;
use super::weigh::{Ballot, Verdict};
use super::{Guess, Part, Prior};
use crate::confidence::Confidence;
use crate::text::Span;

/// The language of a fragment, or [`Tag::UND`] for names and for too little to say.
///
/// The line is cut at its joints, parts that are names say nothing, and what is left decides.
///
/// ```
/// use copydesk::language::{Prior, Tag, of_fragment};
/// assert_eq!(of_fragment("podpis źródła zdjęcia", &Prior::default()).tag.as_str(), "pl");
/// assert_eq!(of_fragment("Fermin Torrano/Anadolu", &Prior::default()).tag, Tag::UND);
/// ```
pub fn of_fragment(text: &str, prior: &Prior) -> Guess {
    let line = Line::read(text);
    let pieces = read(text, &line, prior);
    decide(&pieces, prior)
}

/// The parts of a line with the language of each, in reading order; spans are bytes of `text`.
pub fn parts(text: &str, prior: &Prior) -> Vec<Part> {
    let line = Line::read(text);
    read(text, &line, prior).iter().map(|piece| Part { span: piece.span, guess: piece.guess() }).collect()
}

/// One piece of a line, read.
struct Piece {
    span: Span,
    script: Script,
    verdict: Verdict,
    ballot: Option<Ballot>,
}

impl Piece {
    fn guess(&self) -> Guess {
        guess(self.verdict, Some(self.script))
    }
}

fn guess(verdict: Verdict, script: Option<Script>) -> Guess {
    let confidence = Confidence::from_probability(f64::from(verdict.share));
    Guess { tag: verdict.tag, confidence, script }
}

fn read(text: &str, line: &Line, prior: &Prior) -> Vec<Piece> {
    let words = line.words();
    cut::pieces(text, line).into_iter().filter_map(|piece| read_piece(line, &words[piece], prior)).collect()
}

fn read_piece(line: &Line, words: &[Word], prior: &Prior) -> Option<Piece> {
    let script = script_of(words)?;
    let span = Span::new(words.first()?.span.start, words.last()?.span.end);
    if script == Script::Kana {
        return Some(Piece { span, script, verdict: certain(script), ballot: None });
    }
    let ballot = Ballot::of(line, words, script);
    let verdict = match script.language().and_then(Tag::parse) {
        Some(own) => ballot.verdict(prior, |tag| tag == own || tag == Tag::UND),
        None => ballot.verdict(prior, |_| true),
    };
    Some(Piece { span, script, verdict, ballot: Some(ballot) })
}

fn certain(script: Script) -> Verdict {
    let tag = script.language().and_then(Tag::parse).unwrap_or(Tag::UND);
    Verdict { tag, share: 1.0 }
}

/// The script of a piece: kana if there is any, for Japanese mixes it with Chinese characters.
fn script_of(words: &[Word]) -> Option<Script> {
    let mut scripts = words.iter().filter_map(|word| word.script);
    let first = scripts.next()?;
    if first == Script::Han && scripts.any(|script| script == Script::Kana) { Some(Script::Kana) } else { Some(first) }
}

/// What the pieces say together: those of one table are read as one, then the surest decides.
fn decide(pieces: &[Piece], prior: &Prior) -> Guess {
    let mut named = pieces.iter().filter(|piece| piece.verdict.tag.is_known());
    let Some(first) = named.next() else {
        let surest = pieces.iter().map(|piece| piece.guess()).max_by_key(|guess| guess.confidence);
        return surest.unwrap_or_default();
    };
    let mut together = first.ballot.clone();
    let mut surest = first;
    let mut same = true;
    for piece in named {
        same &= piece.script == first.script;
        if let (true, Some(sum), Some(other)) = (same, together.as_mut(), &piece.ballot) {
            sum.join(other);
        }
        if piece.verdict.share > surest.verdict.share {
            surest = piece;
        }
    }
    match together {
        Some(sum) if same && first.script.language().is_none() => {
            guess(sum.verdict(prior, Tag::is_known), Some(first.script))
        }
        _ => surest.guess(),
    }
}
