//! What a reading of a line's end must say to be believed a picture's credit, and no end of a sentence.

use super::super::credit::{Cue, Qualifier, Reading};
use super::super::lexicon::LEXICON;
use super::super::tokens::key;

/// Whether a sentence ends with a bar or a bullet, behind which something else begins. Behind a dash whoever said the sentence may be named, if it
/// is quoted.
pub(super) fn is_barred(caption: &str) -> bool {
    let behind = |signs: &[char], ends: &[char]| {
        caption.strip_suffix(signs).is_some_and(|sentence| sentence.trim_end().ends_with(ends))
    };
    behind(&['|', '•', '·'], &['.', '!', '?', '”', '"']) || behind(&['-', '–', '—'], &['.'])
}

/// Whether a reading says that the picture was given, and by nobody.
pub(super) fn only_given(reading: &Reading) -> bool {
    reading.credit.is_empty() && matches!(reading.qualifier, Some(Qualifier::Courtesy | Qualifier::Handout))
}

/// Whether a reading holds one person's name in a script with capitals, and nothing else.
pub(super) fn only_a_name(reading: &Reading) -> bool {
    let credit = &reading.credit;
    reading.cues == [Cue::PersonShape]
        && credit.creators.len() == 1
        && credit.creators[0].chars().any(char::is_lowercase)
        && credit.agency.is_none()
}

/// Whether a reading is a label and the name of one person, nothing else.
pub(super) fn labels_a_name(reading: &Reading) -> bool {
    let credit = &reading.credit;
    reading.cues == [Cue::Label, Cue::PersonShape] && credit.creators.len() == 1 && credit.agency.is_none()
}

/// Whether a reading holds one person's name in capitals, of two words or more, behind a caption that has small letters.
pub(super) fn shouts_a_name(reading: &Reading, caption: &str) -> bool {
    let credit = &reading.credit;
    let shouted = |name: &str| name.contains(' ') && name.chars().all(|c| !c.is_lowercase() && !c.is_ascii_digit());
    reading.cues == [Cue::PersonShape]
        && credit.creators.len() == 1
        && shouted(&credit.creators[0])
        && credit.agency.is_none()
        && caption.chars().any(char::is_lowercase)
}

/// "… of the day. FOTO: Bralec poročevalec": behind a full stop and a label in capitals two or three words, the first of them large.
pub(super) fn names_a_reader(reading: &Reading, caption: &str, rest: &str) -> bool {
    let Some(label) = reading.label.filter(|_| !reading.cues.contains(&Cue::Source)) else { return false };
    let (label, name) = (label.of(rest), rest[label.end..].trim());
    caption.ends_with('.')
        && !label.chars().any(char::is_lowercase)
        && name.starts_with(char::is_uppercase)
        && (2..=3).contains(&name.split_whitespace().count())
        && !name.ends_with(['.', '!', '?'])
}

/// Whether a reading is one person's name and the word for a reporter behind it, in a script without blanks or capitals.
pub(super) fn signs_as_reporter(reading: &Reading, rest: &str) -> bool {
    let last = rest.split_whitespace().next_back().unwrap_or("");
    reading.cues == [Cue::PersonShape]
        && reading.credit.creators.len() == 1
        && last.starts_with(|c: char| ('\u{2E80}'..='\u{D7FF}').contains(&c))
        && LEXICON.get(&key(last)).is_some_and(|entry| entry.link.reporter)
}

/// What keeps a sentence's end from being taken for a credit.
pub(super) fn holds(reading: &Reading, rest: &str) -> bool {
    let strong = [Cue::Label, Cue::Copyright, Cue::Licence, Cue::Account, Cue::Via];
    let said = reading.cues.iter().any(|cue| strong.contains(cue)) || rest.contains(['/', '|', '／']);
    let bracketed = rest.trim_start().starts_with(['(', '[', '（', '［', '【'])
        && rest.trim_end().ends_with([')', ']', '）', '］', '】']);
    said || bracketed
        || (reading.cues.contains(&Cue::KnownAgency) || reading.cues.contains(&Cue::Qualifier)) && !rest.contains(',')
}
