//! Letters and their marks are stored apart (`o` + ´) where Unicode has one character.
//!
//! Text that passed through macOS file names or some PDF readers comes in decomposed form. It looks right and fails every
//! comparison. It is put into NFC, the form the web is written in.
//!
//! Left alone: characters whose NFC form is another character altogether, such as the ångström and ohm signs or
//! compatibility ideographs. They change meaning in names, and composing them is not a repair.
//!
//! Source of the custom: Unicode Standard Annex 15; W3C Character Model for the World Wide Web, string matching.

use super::{Applies, Check, Rule, example};
use crate::confidence::Confidence;
use crate::finding::{Draft, Level};
use crate::text::{Edit, Span};
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub static RULE: Rule = Rule {
    code: "TX101",
    name: "decomposed-characters",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Normalisation is defined by Unicode; there is nothing to guess.",
    source: include_str!("decomposed_characters.rs"),
    fixes: &[example(
        "Die Ko\u{308}nigin spricht am Abend in Mu\u{308}nchen.",
        "Die Königin spricht am Abend in München.",
    )],
    keeps: &["Die Königin spricht am Abend in München.", "A line of 5 \u{212B} and a load of 3 \u{2126}."],
    check: Check::Repair(check),
};

fn check(text: &str) -> Vec<Draft> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Vec::new();
    }
    let mut drafts: Vec<Draft> = Vec::new();
    let mut line = 0; // start of the line of the draft in hand
    for cluster in clusters(text) {
        let seen = cluster.of(text);
        let composed: String = seen.nfc().collect();
        if composed == seen {
            continue;
        }
        let edit = Edit::replace(text, cluster, composed);
        match drafts.last_mut() {
            Some(draft) if !text[line..cluster.start].contains('\n') => {
                draft.span.end = cluster.end;
                draft.edits.push(edit);
            }
            _ => {
                line = cluster.start;
                let message = "letters and their marks are stored apart; composed (NFC) they are one character";
                drafts.push(Draft::new(cluster, message).sure(Confidence::FULL).edit(edit));
            }
        }
    }
    drafts
}

/// A base character with the marks after it, wherever there is a mark (or a conjoining Hangul vowel or final).
fn clusters(text: &str) -> impl Iterator<Item = Span> {
    let mut starts = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, base) = starts.next()?;
            let mut end = start + base.len_utf8();
            while let Some((at, mark)) = starts.next_if(|(_, next)| joins(*next)) {
                end = at + mark.len_utf8();
            }
            if end > start + base.len_utf8() {
                return Some(Span::new(start, end));
            }
        }
    })
}

fn joins(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || canonical_combining_class(c) != 0 || ('\u{1160}'..='\u{11FF}').contains(&c))
}
