//! Facts below the last paragraph, each behind a colon.

use super::super::role::Sheet;
use super::super::tag::Tag;
use super::{is_called_else, is_plain};
use crate::label::{Label, Role};

/// Fewer facts may be notes of the template's.
const LEAST_FACTS: usize = 3;

/// Takes facts below the last paragraph, each with what it is a fact about before a colon, for article: "Referee: Ada Berg (Halden)".
pub(in crate::page) fn restore_facts(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(last) = labels.iter().rposition(|label| label.role == Role::Body) else { return };
    let is_heading = |index: usize| matches!(sheet.places.all[index].tag, Tag::H2 | Tag::H3 | Tag::H4);
    let headed = labels.len() > last + 1 && is_heading(last + 1) && labels[last + 1].role == Role::Navigation;
    let from = last + 1 + usize::from(headed);
    let Some(first) = sheet.places.all.get(from) else { return };
    let tells = |&index: &usize| {
        let place = &sheet.places.all[index];
        place.signature == first.signature
            && place.container == first.container
            && place.tag == Tag::P
            && sheet.text.blocks[index].linked == 0
            && is_plain(sheet, labels, index)
            && is_fact(sheet.text.block(index))
    };
    let facts = (from..labels.len()).take_while(tells).count();
    let paragraph = sheet.places.all[last].container;
    let near = sheet.tree.path(first.container).take(2).any(|at| at == paragraph);
    if facts >= LEAST_FACTS && near && (!headed || !is_called_else(&sheet.places.all[last + 1])) {
        labels[from..from + facts].iter_mut().for_each(|label| label.role = Role::Body);
        labels[last + 1..from].iter_mut().for_each(|label| label.role = Role::Heading);
    }
}

/// Whether a line is a word or a few, a colon and what more there is to say, and no address.
fn is_fact(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(about, told)| {
        about.split_whitespace().count() <= 3
            && about.starts_with(char::is_uppercase)
            && told.split_whitespace().count() >= 2
            && !line.contains(['@', '|'])
            && !line.contains("www.")
            && !line.contains("://")
    })
}
