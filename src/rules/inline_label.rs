//! A template's words stand inside a sentence: "opens in a new tab" behind a link, "Story continues below" between two paragraphs
//! that were run together. Or a label in another language than the article's stands on one line with a caption or credit: "podpis źródła
//! zdjęcia Photo: …".
//!
//! Left alone: the same words where a sentence may hold them, without brackets, not glued to anything, and said once; a credit's label in
//! the article's own language ("Image source, …"), and one of a single word ("Quelle: …").

use super::{Applies, Check, Rule, article, example};
use crate::finding::{Draft, Level};
use crate::pipeline::{Cut, Facts};
use crate::record::RemovedKind;

pub static RULE: Rule = Rule {
    code: "BP110",
    name: "inline-label",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "On the annotated pages each such phrase that is in brackets, glued, repeated or at the bare end of a line is dirt.",
    source: include_str!("inline_label.rs"),
    fixes: &[
        example(
        article![title, "The old harbour bridge will close for repairs on Monday, the town council said after a meeting (opens in a new tab) that lasted until midnight.", detour],
        article![title, news, detour],
    ),
        example(
            article![title, "podpis źródła zdjęcia Photo: Ana Lund/Reuters", news, detour],
            article![title, "Photo: Ana Lund/Reuters", news, detour],
        ),
    ],
    keeps: &[
        article![title, "Image source, Getty Images", news, detour],
        article![title, news, "Each link on the council's new page opens in a new tab, which confused some readers, the transport office said on Tuesday."],
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    drafts(facts, RemovedKind::Label, "a template's words inside a sentence")
}

/// A finding for every part of a line that leaves as `kind`.
pub(super) fn drafts(facts: &Facts<'_>, kind: RemovedKind, message: &str) -> Vec<Draft> {
    let wanted = facts.cuts.iter().filter(|cut| cut.kind == kind && !cut.named);
    wanted.map(|cut| draft(facts, cut, message)).collect()
}

pub(super) fn draft(facts: &Facts<'_>, cut: &Cut, message: &str) -> Draft {
    let draft = Draft::new(cut.span, message).sure(cut.confidence).edit(cut.edit(facts.text));
    match cut.phrase {
        Some(phrase) => draft.because(format!("{} for \"{}\"", phrase.language.english_name(), phrase.gloss)),
        None => draft,
    }
}
