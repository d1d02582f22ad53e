//! What the rules about names share: from a respelled person to findings.

use crate::finding::Draft;
use crate::names::{EditKind, Name};
use crate::pipeline::Facts;
use crate::text::Edit;

/// One finding for each person with edits of `kind`, of those whose form an authority settles or of the others.
pub fn drafts(facts: &Facts<'_>, kind: EditKind, settled: bool) -> Vec<Draft> {
    facts.names.iter().filter(|name| name.settled == settled).filter_map(|name| draft(facts, name, kind)).collect()
}

fn draft(facts: &Facts<'_>, name: &Name, kind: EditKind) -> Option<Draft> {
    let edits: Vec<Edit> = name
        .edits
        .iter()
        .filter(|edit| edit.kind == kind)
        .map(|edit| Edit::replace(facts.text, edit.span, edit.with.clone()))
        .collect();
    let first = edits.first()?;
    let who = match (kind, name.settled) {
        (EditKind::MixedSpelling, _) => "the article also",
        (_, true) => "the authority",
        _ => facts.target().english_name(),
    };
    let message = format!("{who} writes this name \"{}\"", name.canonical);
    let draft = Draft::new(first.span, message).sure(name.confidence);
    let draft = name.evidence.iter().fold(draft, |draft, reason| draft.because(reason.clone()));
    let draft = edits.into_iter().fold(draft, Draft::edit);
    Some(if name.changed { draft } else { draft.doubtful() })
}
