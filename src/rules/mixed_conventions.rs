//! Names of one article stand in the spellings of two foreign newsrooms.
//!
//! A text translated by way of another language keeps the names of that language; one that was put together from several keeps those of each. The note tells
//! an editor where the parts come from; each name is respelled on its own ([NM101](NM101.md)).
//!
//! Left alone: conventions that write most names alike (Czech, Slovak, Slovene and Croatian; Swedish, Norwegian and Danish) count as one.

use super::{Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::language::Tag;
use crate::names::{Convention, EditKind, Name};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "NM105",
    name: "mixed-conventions",
    level: Level::Note,
    applies: Applies::Reports,
    measured: "Informs only; rests on the names that foreign-convention respells.",
    source: include_str!("mixed_conventions.rs"),
    fixes: &[],
    keeps: &[
        "Envoy speaks\n\
         \n\
         The Russian ambassador, Sergei Belousov, told reporters in Moscow on Monday that the talks would go on, and his deputy Yevgeny Shustov agreed with him.",
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let mut families: Vec<(Convention, &Name)> = Vec::new();
    for name in facts.names.iter().filter(|name| name.changed && name.edits.iter().any(|edit| edit.kind == EditKind::Respelling)) {
        let Some(convention) = name.variants.first().and_then(|variant| variant.convention) else { continue };
        if !families.iter().any(|(known, _)| family(*known) == family(convention)) {
            families.push((convention, name));
        }
    }
    let [(_, first), (_, second), ..] = families[..] else { return Vec::new() };
    let told = |(convention, name): &(Convention, &Name)| {
        let language = Tag::parse(convention.as_str()).map_or("another", |tag| tag.english_name());
        format!("{language}: {}", name.variants[0].text)
    };
    let span = second.edits.first().or(first.edits.first()).map(|edit| edit.span);
    let message = "names of this article stand in the spellings of several newsrooms";
    let draft = span.map(|span| families.iter().fold(Draft::new(span, message), |draft, family| draft.because(told(family))));
    draft.into_iter().collect()
}

/// One for conventions that write most names alike.
fn family(convention: Convention) -> &'static str {
    match convention.as_str() {
        "sk" | "sl" | "hr" | "gaj" => "cs",
        "nb" | "da" => "sv",
        other => other,
    }
}
