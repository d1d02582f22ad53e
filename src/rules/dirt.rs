//! Lines that leave because of what they are: which rule answers for a line, and what it says.

use super::{
    Rule, agency_signoff, author_bio, legal_notice, page_navigation, reader_prompt, related_link, section_trail,
    share_bar, stray_label, template_label,
};
use crate::finding::Draft;
use crate::label::Role;
use crate::metadata::sections;
use crate::pipeline::{Departure, Facts};

/// The rule that takes block `index` out for its role; `None` if it stays or leaves for another reason.
pub fn rule_for(facts: &Facts<'_>, index: usize) -> Option<&'static Rule> {
    let Departure::Dirt(role) = facts.departures[index]? else { return None };
    Some(match role {
        Role::Label if is_foreign(facts, index) => &stray_label::RULE,
        Role::Related if sections::from_trail(facts.block(index)).is_some() => &section_trail::RULE,
        Role::Related => &related_link::RULE,
        Role::Prompt => &reader_prompt::RULE,
        Role::Share => &share_bar::RULE,
        Role::Navigation => &page_navigation::RULE,
        Role::Notice => &legal_notice::RULE,
        Role::Bio => &author_bio::RULE,
        Role::Signoff => &agency_signoff::RULE,
        _ => &template_label::RULE,
    })
}

/// A finding for every line `rule` answers for.
pub fn drafts(facts: &Facts<'_>, rule: &'static Rule, message: &str) -> Vec<Draft> {
    let lines = facts.leaving(|departure| matches!(departure, Departure::Dirt(_)));
    lines
        .filter(|&index| facts.rule_of(index).is_some_and(|found| std::ptr::eq(found, rule)))
        .map(|index| draft(facts, index, message))
        .collect()
}

fn draft(facts: &Facts<'_>, index: usize, message: &str) -> Draft {
    let label = &facts.labels[index];
    let draft = Draft::new(facts.blocks[index].span, message).sure(label.confidence).edit(facts.removal(index));
    match facts.fragment(index).phrase {
        // Put together without formatting: most lines that leave are phrases.
        Some(phrase) => draft.because([phrase.language.english_name(), " for \"", phrase.gloss, "\""].concat()),
        None => draft.because(format!("read as {:?}, margin {:.1}", label.role, label.margin).to_lowercase()),
    }
}

/// Whether a line is surely in another language than the article.
fn is_foreign(facts: &Facts<'_>, index: usize) -> bool {
    let fragment = facts.fragment(index);
    fragment.tag.is_known() && fragment.tag != facts.language.tag && fragment.confidence.as_percent() >= 80
}
