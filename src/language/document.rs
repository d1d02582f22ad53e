//! The language of a whole document, from a sample of its longest lines.

use super::script::Script;
use super::tag::Tag;
use super::{Guess, Prior, of_fragment};
use crate::confidence::Confidence;

/// Bytes of the sample: as good as the whole text in 997 of 1,000 articles.
const SAMPLE_BYTES: usize = 512;
/// Lines shorter than this are labels and menus; they are read only where nothing longer is left.
const LEAST_ROOM: usize = 16;
/// How sure our model must be for whatlang not to be asked.
const SURE: u8 = 98;
/// How sure we are where whatlang and our model disagree.
const DISPUTED: u8 = 60;

/// The language of `text`, a document or a long block; `declared` is what its page says, if anything.
///
/// Labels, menus and credits are short; the sample is taken from the longest lines, which are body.
///
/// ```
/// use copydesk::language::of_document;
/// let text = "Menu\nDer Minister sagte am Montag, dass die Regierung an ihrem Plan festhalten werde.";
/// assert_eq!(of_document(text, None).tag.as_str(), "de");
/// ```
pub fn of_document(text: &str, declared: Option<Tag>) -> Guess {
    let sample = sample_of(text);
    let ours = of_fragment(&sample, &Prior { document: None, declared });
    if ours.confidence.as_percent() >= SURE || ours.script.is_none_or(|script| script.language().is_some()) {
        return ours;
    }
    second_opinion(&sample, ours)
}

/// Where whatlang is sure of another language, ours stands but is no longer sure; where we have none, whatlang's does.
fn second_opinion(sample: &str, ours: Guess) -> Guess {
    let theirs = whatlang::detect(sample).filter(whatlang::Info::is_reliable);
    match theirs.and_then(|info| Tag::parse(info.lang().code())) {
        Some(tag) if tag == ours.tag => Guess { confidence: Confidence::percent(SURE), ..ours },
        Some(tag) if !ours.tag.is_known() && ours.script != Some(Script::Han) => {
            Guess { tag, confidence: Confidence::percent(DISPUTED), ..ours }
        }
        Some(_) => Guess { confidence: ours.confidence.min(Confidence::percent(DISPUTED)), ..ours },
        None => ours,
    }
}

/// Up to [`SAMPLE_BYTES`] of the longest lines, longest first; of equal ones the first.
fn sample_of(text: &str) -> String {
    let mut sample = String::with_capacity(SAMPLE_BYTES + 1);
    let mut longest: Vec<&str> = Vec::with_capacity(8);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        keep_longest(&mut longest, line);
    }
    for line in longest {
        let room = SAMPLE_BYTES.saturating_sub(sample.len());
        if room < LEAST_ROOM {
            break;
        }
        let end = (0..=line.len().min(room)).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
        sample.push_str(&line[..end]);
        sample.push('\n');
    }
    sample
}

/// Keeps the longest lines seen, in order of length, no more than fill the sample.
fn keep_longest<'t>(longest: &mut Vec<&'t str>, line: &'t str) {
    const MOST: usize = SAMPLE_BYTES / LEAST_ROOM;
    let at = longest.partition_point(|kept| kept.len() >= line.len());
    let before: usize = longest[..at].iter().map(|kept| kept.len()).sum();
    if before < SAMPLE_BYTES && at < MOST {
        longest.truncate(MOST - 1);
        longest.insert(at, line);
    }
}
