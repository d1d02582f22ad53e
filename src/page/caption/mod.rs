//! Which lines beside the article are about its pictures: by what stands around them, by what they end with, by the caption forest.

mod credit;
mod pair;
mod setting;

pub(super) use credit::{is_address, is_credit_alone};
pub(super) use pair::says_whose_picture;
pub(super) use setting::{is_named_caption, is_set_as_caption};

use super::block::Block;
use super::class::Topic;
use super::feature::Matrix;
use super::place::{NOWHERE, Place, Wall};
use super::role::{LOOKS, Sheet};
use super::tag::Tag;
use super::{byline, model, picture};
use crate::credits;
use crate::label::{Label, Role};
use crate::language::Tag as Language;
use crate::lexicon::{Opening, lexicon};
use crate::metadata::bylines::{self, Byline};
use credit::{A_NAME, LIKELY, ends_with_credit, is_credit};

/// So many blocks below the article its last picture may stand.
const BELOW: usize = 4;
/// So many blocks above the article a lead picture may stand.
const ABOVE: usize = 15;
/// Longer lines, in letters, are no credit and no caption by their credit alone.
const SHORT: u32 = 300;
/// Nor by their place.
const LONGEST: u32 = 600;
/// A caption has so many words.
const LEAST_WORDS: usize = 4;
/// A box of so many lines around a picture holds its caption and its credit.
const FEW: usize = 3;

/// What the caption forest must say at least of a line in a figure; what has no other mark of a caption needs more.
const CAPTION_IN_FIGURE: f32 = -3.0;
/// And of a line in a box around a picture.
const CAPTION_IN_BOX: f32 = -1.0;

/// Captions and credits, told by their place: only beside the article, for a page shows other articles' pictures too.
pub(super) fn mark(sheet: &Sheet<'_>, matrix: &Matrix, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let last = labels.iter().rposition(|label| label.role.is_body()).unwrap_or(first);
    let title = labels.iter().position(|label| label.role == Role::Title).unwrap_or(first);
    let from = first.saturating_sub(ABOVE).min(title);
    let mut measured = vec![None; labels.len()];
    matrix.blocks.iter().enumerate().for_each(|(at, &index)| measured[index] = Some(at));
    let captions = model::captions(matrix);
    for index in from..(last + BELOW).min(labels.len()) {
        if credit::is_credit_of_page(sheet, labels, index, last) || credit::is_named_credit(sheet, labels, index) {
            labels[index].role = Role::Credit;
            continue;
        }
        // Further below only what a figcaption holds: the last picture of the article, behind its buttons.
        let far = index > last + 1 && !sheet.places.all[index].captioned;
        if far || labels[index].role.is_body() || labels[index].role == Role::Title {
            continue;
        }
        let odds = measured[index].map(|at| captions[at]);
        let reads_as_byline = measured[index].is_some_and(|at| matrix.get(at, LOOKS.byline) > 0.5);
        let found =
            set_as_caption(sheet, index).or_else(|| Line::of(sheet, index, odds).role_beside_byline(reads_as_byline));
        if let Some(role) = found {
            labels[index].role = role;
        }
    }
}

/// What a line is that is set as captions are in scripts of wide characters.
fn set_as_caption(sheet: &Sheet<'_>, index: usize) -> Option<Role> {
    is_set_as_caption(sheet, index).then(|| {
        let line = sheet.text.block(index);
        let leads = |opening: Opening| opening.phrases.into_iter().any(|phrase| phrase.kind.role() == Role::Credit);
        let credits = is_credit(line) || lexicon().opening(line).is_some_and(leads);
        if credits { Role::Credit } else { Role::Caption }
    })
}

/// A line beside the article that may be about a picture.
struct Line<'a> {
    sheet: &'a Sheet<'a>,
    index: usize,
    block: &'a Block,
    place: &'a Place,
    said: &'a str,
    /// What the caption forest says of it; nothing of a line that it was not asked about.
    odds: f32,
    /// A small box holds it and a picture.
    boxed: bool,
    /// It repeats a picture's description.
    described: bool,
    /// It is a caption by its place.
    by_place: bool,
    /// It stands in a figure or in what is called a caption.
    captioned: bool,
}

/// The forest was not asked.
const UNMEASURED: f32 = -9.0;

impl<'a> Line<'a> {
    fn of(sheet: &'a Sheet<'a>, index: usize, odds: Option<f32>) -> Self {
        Self {
            sheet,
            index,
            block: &sheet.text.blocks[index],
            place: &sheet.places.all[index],
            said: sheet.text.block(index),
            odds: odds.unwrap_or(UNMEASURED),
            boxed: sheet.boxes[index].is_some(),
            described: sheet.described[index].is_some(),
            by_place: is_named_caption(sheet, index),
            captioned: picture::is_captioned(sheet.places, index),
        }
    }

    /// [`Self::role`], unless the line says who wrote: the writer's portrait stands in a figure of its own, and "By Ada Berg, court reporter" is no
    /// caption.
    fn role_beside_byline(&self, reads_as_byline: bool) -> Option<Role> {
        let signs = || bylines::read(self.said, Language::UND).is_some_and(|found| leads_to_name(&found));
        self.role().filter(|role| match role {
            Role::Caption => !(reads_as_byline && signs()),
            Role::Credit => !byline::says_who_and_when(self.said, Language::UND),
            _ => true,
        })
    }

    /// Caption, credit or the label of one; `None` where the line is about no picture.
    fn role(&self) -> Option<Role> {
        if !self.is_near_picture() || self.is_about_else() {
            return None;
        }
        if credit::is_bare_label(self.said) {
            return Some(Role::Label);
        }
        if self.is_caption_by_credit() {
            return Some(Role::Caption);
        }
        if self.is_phrase() {
            return None;
        }
        if self.is_credit() {
            return Some(Role::Credit);
        }
        self.is_caption().then_some(Role::Caption)
    }

    fn is_in_box(&self) -> bool {
        self.boxed || self.described || self.by_place
    }

    fn is_near_picture(&self) -> bool {
        self.is_in_box() || self.captioned || self.odds > 0.0
    }

    /// Whether links, length or the names around say that the line is none of a picture's.
    fn is_about_else(&self) -> bool {
        let near = |topic: Topic| self.place.topic(topic);
        let author = || near(Topic::Author) == 0.0 && !self.captioned && !(self.is_in_box() && is_credit(self.said));
        near(Topic::Share) <= 2.0
            || near(Topic::Date) <= 1.0
            || self.place.tag == Tag::Button
            || self.block.linked * 2 > self.block.chars && !self.place.captioned
            || self.block.chars > LONGEST
            || self.sheet.hollow[self.index]
            || self.place.wall(Wall::Nav) < NOWHERE
            || author()
    }

    /// Whether the line ends with its credit, or stands above it.
    fn is_caption_by_credit(&self) -> bool {
        let (sheet, index) = (self.sheet, self.index);
        (self.boxed || self.by_place)
            && self.block.chars <= SHORT
            && (ends_with_credit(self.said)
                || pair::stands_above_credit(sheet, index) && !is_credit(self.said)
                || self.by_place && setting::leads_to_labelled_credit(sheet, index))
    }

    /// Whether the line is a phrase of a template's that announces neither caption nor credit.
    fn is_phrase(&self) -> bool {
        let known = lexicon().whole(self.said).next();
        known.is_some_and(|phrase| !matches!(phrase.kind.role(), Role::Credit | Role::Caption))
    }

    fn is_credit(&self) -> bool {
        let (sheet, index, chars) = (self.sheet, self.index, self.block.chars);
        let sure = credits::read(self.said).map_or(0, |reading| reading.confidence.as_percent());
        let below_its_caption = || index > 0 && pair::is_pair_in_article(sheet, index - 1);
        sure >= A_NAME && (pair::ends_caption(sheet, index) || below_its_caption())
            || sure >= LIKELY
            || sure >= HALF_SURE && chars <= SHORT_CREDIT && (self.is_in_box() || self.captioned)
            || chars <= LONGEST_CREDIT && self.is_called_credit(sure)
    }

    /// Whether the names around the line say credit rather than caption; `sure` is what the reader of credits says of it.
    ///
    /// Of the names of two elements the nearer one speaks for the line: `<p class="copyright"><span class="caption">`.
    /// One that is called both is what it reads as: `<div class="caption attribution">`.
    fn is_called_credit(&self, sure: u8) -> bool {
        let (credit, caption) = (self.place.topic(Topic::Credit), self.place.topic(Topic::Caption));
        let both = || credit == caption && (sure > 0 || !says_what(self.said));
        (credit <= 2.0 && (credit < caption || both()) || self.place.wall(Wall::Footer) <= 2.0)
            && !credit::tells_else(self.said)
            && !(credit > 0.0 && sure < A_NAME && pair::leads_to_credit(self.sheet, self.index))
    }

    fn is_caption(&self) -> bool {
        let near = |topic: &Topic| self.place.topic(*topic) <= 3.0;
        let is_elsewhere = || [Topic::Account, Topic::Author, Topic::Related, Topic::Bio].iter().any(near);
        self.odds > 0.0 || self.is_told_caption() && !(self.odds < CAPTION_IN_BOX && is_elsewhere())
    }

    /// Whether place and length tell a caption.
    fn is_told_caption(&self) -> bool {
        let (sheet, index, place) = (self.sheet, self.index, self.place);
        // A wide character is worth two letters.
        let letters = self.said.chars().filter(|c| c.is_alphabetic()).count() + self.block.wide as usize;
        let heading = place.topic(Topic::Title) <= 1.0 || place.wall(Wall::Heading) < NOWHERE;
        let long_enough = || letters >= 12 || place.captioned && letters >= 4 && pair::has_credit_beside(sheet, index);
        self.captioned && (self.odds > CAPTION_IN_FIGURE || place.captioned || self.by_place) && long_enough()
            || self.is_in_box() && letters >= 20 && !heading && self.odds > CAPTION_IN_BOX
            || self.described && !heading
            || letters >= 20 && !heading && setting::is_alone_in_media_box(sheet, index)
            || self.block.shortcode
            || self.by_place && letters >= 12 && !heading && setting::is_called_description(sheet, self.block.element)
    }
}

/// What the reader of credits says at least, in per cent, of a short line in a picture's box.
const HALF_SURE: u8 = 30;
/// Such a line is no longer, in characters.
const SHORT_CREDIT: u32 = 60;
/// Nor, in characters, one that only the names around it call a credit.
const LONGEST_CREDIT: u32 = 160;

/// Whether words stand before the first name: "By".
fn leads_to_name(byline: &Byline) -> bool {
    byline.spans.first().is_some_and(|span| span.start > 0)
}

/// Whether a line has the words of a caption.
fn says_what(line: &str) -> bool {
    line.split_whitespace().count() >= LEAST_WORDS
}
