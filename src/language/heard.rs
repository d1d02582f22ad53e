//! What the lexicon knows of a line: the phrase it is, begins with or ends with, and the languages that say so.

use super::tag::Tag;
use crate::lexicon::{Hits, Phrase, lexicon};
use crate::text::Span;

/// A phrase of the lexicon in a line.
pub(super) struct Heard {
    /// Where, in bytes of the line.
    pub(super) span: Span,
    /// Every language that has the phrase.
    pub(super) languages: Vec<Tag>,
}

/// That phrase for people, a line for each meaning: words, meaning, languages, and the row of the first of them.
pub(super) fn told(text: &str) -> Vec<String> {
    let mut meanings: Vec<(Phrase, Vec<&str>)> = Vec::new();
    for phrase in hits(text).into_iter().flat_map(|(_, hits)| hits) {
        match meanings.iter_mut().find(|(first, _)| first.gloss == phrase.gloss) {
            Some((_, languages)) => languages.push(phrase.language.as_str()),
            None => meanings.push((phrase, vec![phrase.language.as_str()])),
        }
    }
    let told = |(phrase, mut languages): (Phrase, Vec<&str>)| {
        languages.dedup();
        let (line, languages) = (phrase.line(), languages.join(" "));
        format!("phrase {:?}: {}, in {languages} (data/{}:{line})", phrase.text, phrase.gloss, phrase.file)
    };
    meanings.into_iter().map(told).collect()
}

/// The phrase that `text` is; else the one it begins with; else the one it ends with.
pub(super) fn phrase(text: &str) -> Option<Heard> {
    hits(text).map(|(span, hits)| Heard { span, languages: hits.map(|phrase| phrase.language).collect() })
}

fn hits(text: &str) -> Option<(Span, Hits)> {
    let whole = lexicon().whole(text);
    if whole.len() > 0 {
        return Some((Span::new(0, text.len()), whole));
    }
    if let Some(opening) = lexicon().opening(text) {
        return Some((Span::new(0, opening.len_bytes), opening.phrases));
    }
    lexicon().closing(text).map(|closing| (Span::new(closing.start_byte, text.len()), closing.phrases))
}
