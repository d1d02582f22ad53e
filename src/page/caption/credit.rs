//! Lines that are credits by what they say, and by what a template calls them.

use super::super::apart;
use super::super::class::{self, Topic};
use super::super::place::{NOWHERE, Wall};
use super::super::role::Sheet;
use crate::credits::{self, Cue};
use crate::label::{Label, Role};
use crate::lexicon::{CAPTION_MARKS, Opening, Phrase, is_caption_label, lexicon};

/// What the reader of credits must say at least, in per cent, of a line that is one by itself; of one below a caption less is enough.
const SURE: u8 = 80;
pub(super) const LIKELY: u8 = 60;
/// What the reader of credits says at least, in per cent, of a line that is one person's name.
pub(super) const A_NAME: u8 = 25;

pub(super) fn is_credit(line: &str) -> bool {
    reads_as_credit(line, SURE)
}

pub(super) fn reads_as_credit(line: &str, least: u8) -> bool {
    credits::kept::read(line)
        .is_some_and(|reading| reading.confidence.as_percent() >= least && !reading.credit.is_empty())
}

pub(super) fn ends_with_credit(line: &str) -> bool {
    credits::kept::trailing(line).is_some_and(|found| found.reading.confidence.as_percent() >= 90)
}

/// Whether a line is nothing but a labelled credit that names somebody: "Foto: Ada Berg/TT".
pub(in crate::page) fn is_credit_alone(sheet: &Sheet<'_>, index: usize) -> bool {
    let line = sheet.text.block(index);
    line.len() <= 120
        && credits::kept::read(line).is_some_and(|reading| {
            reading.confidence.as_percent() >= 90
                && reading.label.is_some()
                && !reading.credit.creators.is_empty()
                // "Source: Ada Berg" may say where the text is from.
                && !reading.cues.contains(&Cue::Source)
        })
}

/// Whether a line set beside a paragraph or a caption, or right below the article, is a labelled credit and nothing else: "Foto: Ada Berg/TT".
pub(super) fn is_credit_of_page(sheet: &Sheet<'_>, labels: &[Label], index: usize, last: usize) -> bool {
    let container = |index: usize| sheet.places.all.get(index).map(|place| place.container);
    let beside = |other: usize| {
        labels.get(other).is_some_and(|label| matches!(label.role, Role::Body | Role::Caption))
            && container(other) == container(index)
    };
    labels[index].role == Role::Navigation
        && sheet.text.blocks[index].linked == 0
        && (index == last + 1
            || beside(index.wrapping_sub(1))
            || beside(index + 1)
            || is_amid(sheet, labels, index, last))
        && is_credit_alone(sheet, index)
}

/// Whether a line stands between paragraphs, in no box about other articles: the head of a gallery.
fn is_amid(sheet: &Sheet<'_>, labels: &[Label], index: usize, last: usize) -> bool {
    let place = &sheet.places.all[index];
    index < last
        && labels[..index].iter().any(|label| label.role.is_body())
        && ![Topic::Related, Topic::Ad, Topic::Account, Topic::Nav].iter().any(|&topic| place.topic(topic) < NOWHERE)
        && [place.wall(Wall::Nav), place.wall(Wall::Aside), place.wall(Wall::Link)].iter().all(|&wall| wall == NOWHERE)
}

/// Whether a short line below a caption is called a credit: `<div class="credit">Ada Berg</div>`.
pub(super) fn is_named_credit(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    let above = index.checked_sub(1).map(|above| &labels[above]);
    // "Crédit" in a field of its own, and then who.
    let labelled = index >= 2
        && labels[index - 2].role == Role::Caption
        && sheet.places.all[index].topic(Topic::Credit) <= 1.0
        && (is_lone_label(sheet.text.block(index - 1)) || is_first_word(sheet, index - 1));
    (above.is_some_and(|above| above.role == Role::Caption) && sheet.places.all[index].topic(Topic::Credit) == 0.0
        || labelled)
        && !labels[index].role.is_body()
        && sheet.text.blocks[index].chars <= 60
        && reads_as_credit(sheet.text.block(index), A_NAME)
}

/// Whether a line is one word at the head of what is called a credit: `<div class="credit"><div>Crédit</div><div>Ada Berg</div></div>`.
fn is_first_word(sheet: &Sheet<'_>, index: usize) -> bool {
    let parent = |index: usize| sheet.tree.element(sheet.text.blocks[index].element).parent;
    parent(index) == parent(index + 1)
        && class::speaks_of_credit(sheet.tree, parent(index))
        && !sheet.text.block(index).contains(' ')
        && sheet.text.blocks[index].chars <= 16
}

/// Whether a line is a word that announces a credit, and nothing else: "Crédit", "Photo:".
fn is_lone_label(line: &str) -> bool {
    line.chars().count() <= 30 && lexicon().whole(line.trim_end_matches(CAPTION_MARKS)).any(announces)
}

/// Whether a line is no more than what a template writes before a credit or a caption: "Foto:", "Image caption,".
pub(super) fn is_bare_label(line: &str) -> bool {
    let said = line.trim_end_matches(CAPTION_MARKS);
    let opens = |opening: Opening| opening.len_bytes >= said.len() && opening.phrases.into_iter().any(announces);
    said.len() < line.len()
        && said.chars().count() <= 30
        && (lexicon().whole(said).any(announces) || lexicon().opening(said).is_some_and(opens))
        && credits::kept::read(said).is_none_or(|reading| reading.credit.is_empty() && reading.qualifier.is_none())
}

/// Whether a phrase announces a credit or a caption.
fn announces(phrase: Phrase) -> bool {
    phrase.kind.role() == Role::Credit || is_caption_label(phrase)
}

/// Whether a line that is called a source says when or who edited, or has no letters: "发布时间：10-08", "03:29".
pub(super) fn tells_else(line: &str) -> bool {
    let leads = |opening: Opening| {
        opening.phrases.into_iter().any(|phrase| matches!(phrase.kind.role(), Role::Date | Role::Signoff))
    };
    !line.contains(char::is_alphabetic) || lexicon().opening(line).is_some_and(leads)
}

/// Whether a line is a mail address.
pub(in crate::page) fn is_address(line: &str) -> bool {
    line.len() <= 80 && !line.contains(char::is_whitespace) && apart::begins_with_address(line)
}
