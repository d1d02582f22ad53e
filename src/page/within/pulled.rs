//! Quotations pulled out of the text, which say again what a paragraph says.

use super::super::class::Topic;
use super::super::place::Wall;
use super::super::role::Sheet;
use super::{LONGEST_PULLED, NEAR};
use crate::label::{Label, Role};

/// No article has more quotations pulled out; each is held against every paragraph.
const MOST_PULLED: usize = 32;
/// Fewer characters stand in another paragraph by chance.
const LEAST_PULLED: usize = 20;

/// Turns away quotations pulled out of the text, which say again what a paragraph says.
pub(in crate::page) fn turn_away_pulled(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let set_off = |&index: &usize| {
        let place = &sheet.places.all[index];
        let quoted =
            place.wall(Wall::Quote) <= NEAR || place.wall(Wall::Aside) <= NEAR || place.topic(Topic::Quote) <= NEAR;
        labels[index].role == Role::Body && quoted && sheet.text.blocks[index].chars <= LONGEST_PULLED
    };
    let candidates: Vec<usize> = (0..labels.len()).filter(set_off).take(MOST_PULLED).collect();
    for index in candidates {
        if is_said_elsewhere(sheet, labels, index) {
            labels[index].role = Role::Navigation;
        }
    }
}

/// Whether a longer paragraph holds the same words: this is a quotation pulled out of the text.
pub(super) fn is_said_elsewhere(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    // The first letter may have been made a capital.
    let mut letters = sheet.text.block(index).trim_matches(|c: char| !c.is_alphanumeric()).chars();
    letters.next();
    let own = letters.as_str();
    let longer = |other: &usize| sheet.text.blocks[*other].span.len() > own.len() + 1;
    let bodies = (0..labels.len()).filter(|&other| other != index && labels[other].role == Role::Body);
    own.chars().count() >= LEAST_PULLED
        && bodies
            .filter(longer)
            .any(|other| memchr::memmem::find(sheet.text.block(other).as_bytes(), own.as_bytes()).is_some())
}
