//! Lines that are credits by their place, whatever they say.

use super::edges::whole;
use super::read;
use crate::confidence::Confidence;
use crate::credits::credit::{Cue, Reading};

/// A line that its place says is a credit, and that names somebody as no credit elsewhere may: one word, a small-lettered name.
///
/// It is read as if a label stood before it, at 60 per cent at most; `None` where even so words are left over.
///
/// ```
/// assert!(copydesk::credits::read("Nordwerk").is_none());
/// assert_eq!(copydesk::credits::read_placed("Nordwerk").unwrap().credit.agency.as_deref(), Some("Nordwerk"));
/// ```
pub fn read_placed(line: &str) -> Option<Reading> {
    const LABEL: &str = "Foto: ";
    let labelled = format!("{LABEL}{line}");
    let mut reading = read(&labelled).filter(|reading| reading.unread.is_empty() && !reading.credit.is_empty())?;
    reading.label = None;
    reading.language = None;
    reading.cues.retain(|cue| *cue != Cue::Label);
    reading.credit.line = whole(line).to_owned();
    reading.confidence = reading.confidence.min(Confidence::percent(60));
    Some(reading)
}
