//! The language of a whole document, from a sample of its longest lines.

use super::script::Script;
use super::tag::Tag;
use super::{Guess, Prior, of_fragment};
use crate::confidence::Confidence;

/// Bytes of the sample: as good as the whole text in 997 of 1,000 articles.
const SAMPLE_BYTES: usize = 512;

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
    match ours.script {
        Some(script) if ours.tag.is_known() && script.language().is_none() => second_opinion(&sample, ours),
        _ => ours,
    }
}

/// whatlang agrees, or we are less sure.
fn second_opinion(sample: &str, ours: Guess) -> Guess {
    if ours.confidence.as_percent() >= 95 || ours.script == Some(Script::Han) {
        return ours;
    }
    match whatlang::detect(sample) {
        Some(info) if info.is_reliable() => match Tag::parse(info.lang().code()) {
            Some(tag) if tag != ours.tag => Guess { tag, confidence: Confidence::percent(60), ..ours },
            _ => ours,
        },
        _ => ours,
    }
}

/// Up to [`SAMPLE_BYTES`] of the longest lines, longest first.
fn sample_of(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.len()));
    let mut sample = String::with_capacity(SAMPLE_BYTES + 8);
    for line in lines {
        let room = SAMPLE_BYTES - sample.len().min(SAMPLE_BYTES);
        if room < 16 {
            break;
        }
        let end = (0..=line.len().min(room)).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
        sample.push_str(&line[..end]);
        sample.push('\n');
    }
    sample
}
