//! The record declares one language and the text is in another.
//!
//! Scrapers copy the language of the site's template. The record gives the detected one and keeps the declared one beside it.
//!
//! Left alone: regional variants, and languages so close that a text does not decide between them.

use super::{article, Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::language::Tag;
use crate::pipeline::Facts;
use crate::text::Span;

pub static RULE: Rule = Rule {
    code: "LG102",
    name: "declared-language",
    level: Level::Fault,
    applies: Applies::Reports,
    measured: "The text is not changed.",
    source: include_str!("declared_language.rs"),
    fixes: &[
    ],
    keeps: &[
        article![title, news, detour],
    ],
    check: Check::Judge(check),
};

/// Below this the text does not say enough to contradict anybody.
const SURE_PERCENT: u8 = 90;

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let language = &facts.language;
    let Some(declared) = language.declared_tag() else { return Vec::new() };
    let differs = language.tag.is_known() && declared.is_known() && declared != language.tag;
    if !differs || language.confidence.as_percent() < SURE_PERCENT || are_close(declared, language.tag) {
        return Vec::new();
    }
    let message =
        format!("declared as {}, but the text is {}", declared.english_name(), language.tag.english_name());
    let first = facts.blocks.first().map_or(Span::default(), |block| block.span);
    vec![Draft::new(first, message).sure(language.confidence)]
}

/// Written standards that short texts do not tell apart.
pub(super) fn are_close(a: Tag, b: Tag) -> bool {
    const GROUPS: [&[&str]; 4] = [&["bs", "hr", "sr"], &["nb", "nn", "da"], &["id", "ms"], &["cs", "sk"]];
    GROUPS.iter().any(|group| group.contains(&a.as_str()) && group.contains(&b.as_str()))
}
