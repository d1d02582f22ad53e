//! What each block of the page is: the opinion of the forests on the body, and what mark-up and words say of the rest.

use super::block::Text;
use super::feature::{Matrix, NAMES};
use super::meta::title::key;
use super::place::{NOWHERE, Place, Places};
use super::tag::Tag;
use super::tree::{Index, Tree};
use super::{Gate, apart, byline, model, picture, small, within};
use crate::confidence::Confidence;
use crate::credits;
use crate::label::{Label, Role};
use crate::language::Tag as Language;
use crate::lexicon::{CAPTION_MARKS, Opening, Phrase, is_caption_label, lexicon};
use crate::metadata::bylines::{self, Byline};
use crate::metadata::titles;
use std::sync::LazyLock;

/// What the rest of the decision looks at, by column.
struct Looks {
    date: usize,
    byline: usize,
    like_title: usize,
}

static LOOKS: LazyLock<Looks> = LazyLock::new(|| {
    let column = |name: &str| NAMES.iter().position(|known| known == name).expect("a feature of ours");
    Looks { date: column("date-line"), byline: column("byline-line"), like_title: column("like-title") }
});

/// What the roles are read from.
pub(super) struct Sheet<'a> {
    pub tree: &'a Tree<'a>,
    pub text: &'a Text,
    pub places: &'a Places,
    pub gate: &'a [Gate],
    /// The picture in whose box each block stands.
    pub boxes: &'a [Option<Index>],
    /// The picture whose description each block repeats.
    pub described: &'a [Option<Index>],
    /// Whether each block stands in a figure without a picture.
    pub hollow: &'a [bool],
    pub title: Option<&'a str>,
}

/// One label for each block of the page.
pub(super) fn label(sheet: &Sheet<'_>, matrix: &mut Matrix) -> Vec<Label> {
    let sums = model::sums(matrix);
    let of = |index: usize| outside(&sheet.places.all[index], sheet.gate[index]);
    let mut labels: Vec<Label> = (0..sheet.text.blocks.len())
        .map(|index| Label { role: of(index), margin: -6.0, confidence: sureness(6.0) })
        .collect();
    // What a figcaption holds is about its picture, however much it reads like a paragraph.
    let is_body = |(sum, &index): (&f32, &usize)| {
        *sum > 0.0
            && !sheet.places.all[index].captioned
            && !is_address(sheet.text.block(index))
            && !says_whose_picture(sheet, index)
            && !is_named_caption(sheet, index)
    };
    let body: Vec<bool> = sums.iter().zip(&matrix.blocks).map(is_body).collect();
    let judge = Judge { sheet, matrix, body: &body };
    for (at, &index) in matrix.blocks.iter().enumerate() {
        let role = if body[at] { judge.body_part(at) } else { judge.dirt(at) };
        labels[index] = Label { role, margin: sums[at], confidence: sureness(sums[at]) };
    }
    small::rescue(sheet, &mut labels);
    pictures(sheet, matrix, &mut labels);
    within::restore_standfirst(sheet, &mut labels);
    within::restore(sheet, &mut labels);
    within::restore_headings(sheet, &mut labels);
    within::turn_away_pulled(sheet, &mut labels);
    labels
}

/// So many blocks below the article its last picture may stand.
const BELOW: usize = 4;
/// So many blocks above the article a lead picture may stand.
const ABOVE: usize = 15;

/// Captions and credits, told by their place: only beside the article, for a page shows other articles' pictures too.
fn pictures(sheet: &Sheet<'_>, matrix: &Matrix, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let last = labels.iter().rposition(|label| label.role.is_body()).unwrap_or(first);
    let title = labels.iter().position(|label| label.role == Role::Title).unwrap_or(first);
    let from = first.saturating_sub(ABOVE).min(title);
    let mut measured = vec![None; labels.len()];
    matrix.blocks.iter().enumerate().for_each(|(at, &index)| measured[index] = Some(at));
    for index in from..(last + BELOW).min(labels.len()) {
        if is_credit_of_page(sheet, labels, index) {
            labels[index].role = Role::Credit;
            continue;
        }
        // Further below only what a figcaption holds: the last picture of the article, behind its buttons.
        let far = index > last + 1 && !sheet.places.all[index].captioned;
        if far || labels[index].role.is_body() || labels[index].role == Role::Title {
            continue;
        }
        let odds = measured[index].map(|at| model::caption(matrix, at));
        // The writer's portrait stands in a figure of its own: "By Ada Berg, court reporter" is no caption.
        let byline = measured[index].is_some_and(|at| matrix.row(at)[LOOKS.byline] > 0.5);
        let signs = |line: &str| bylines::read(line, Language::UND).is_some_and(|found| leads_to_name(&found));
        if let Some(role) = picture_line(sheet, index, odds)
            && !(role == Role::Caption && byline && signs(sheet.text.block(index)))
            && !(role == Role::Credit && byline::says_who_and_when(sheet.text.block(index)))
        {
            labels[index].role = role;
        }
    }
}

/// Whether a line set beside a paragraph is a labelled credit and nothing else: "Foto: Ada Berg/TT" below the article.
fn is_credit_of_page(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    let container = |index: usize| sheet.places.all.get(index).map(|place| place.container);
    let beside = |other: usize| {
        labels.get(other).is_some_and(|label| label.role == Role::Body) && container(other) == container(index)
    };
    let line = sheet.text.block(index);
    labels[index].role == Role::Navigation
        && sheet.text.blocks[index].linked == 0
        && (beside(index.wrapping_sub(1)) || beside(index + 1))
        && line.len() <= 120
        && credits::kept::read(line).is_some_and(|reading| {
            reading.confidence.as_percent() >= 90 && reading.label.is_some() && !reading.credit.creators.is_empty()
        })
}

/// Whether words stand before the first name: "By".
fn leads_to_name(byline: &Byline) -> bool {
    byline.spans.first().is_some_and(|span| span.start > 0)
}

/// Longer lines, in letters, are no credit and no caption by their credit alone.
const SHORT: u32 = 300;

/// Whether a line in a small box around a picture is its credit, or ends with it.
fn says_whose_picture(sheet: &Sheet<'_>, index: usize) -> bool {
    sheet.boxes[index].is_some() && {
        let line = sheet.text.block(index);
        sheet.text.blocks[index].chars <= SHORT
            && (is_credit(line) || ends_with_credit(line) || stands_above_credit(sheet, index))
    }
}

/// Whether a line is a caption by its place: right behind a picture in an element called so, or in one item of a list with a picture and
/// ending with its credit.
fn is_named_caption(sheet: &Sheet<'_>, index: usize) -> bool {
    let (block, line) = (&sheet.text.blocks[index], sheet.text.block(index));
    let beside = |&(picture, before): &(Index, u32)| {
        let before = before as usize;
        (before == index || before == index + 1).then_some((picture, before))
    };
    let mut pictures = sheet.text.pictures.iter().filter_map(beside).peekable();
    if block.chars > SHORT || pictures.peek().is_none() {
        return false;
    }
    let named = sheet.places.all[index].topic("caption") == 0.0;
    let item = sheet.tree.path(block.element).take(FEW + 1).find(|&at| sheet.tree.element(at).tag == Tag::Li);
    let in_item = |picture: Index| item.is_some_and(|item| sheet.tree.path(picture).take(2 * FEW).any(|at| at == item));
    pictures.any(|(picture, before)| named && before == index || in_item(picture) && ends_with_credit(line))
}

/// Whether a line is a mail address.
fn is_address(line: &str) -> bool {
    line.len() <= 80 && !line.contains(char::is_whitespace) && apart::begins_with_address(line)
}

/// What the reader of credits must say at least, in per cent, of a line that is one by itself; of one below a caption less is enough.
const SURE: u8 = 80;
const LIKELY: u8 = 60;

fn is_credit(line: &str) -> bool {
    reads_as_credit(line, SURE)
}

fn reads_as_credit(line: &str, least: u8) -> bool {
    credits::kept::read(line)
        .is_some_and(|reading| reading.confidence.as_percent() >= least && !reading.credit.is_empty())
}

fn ends_with_credit(line: &str) -> bool {
    credits::kept::trailing(line).is_some_and(|found| found.reading.confidence.as_percent() >= 90)
}

/// Whether a line is no more than what a template writes before a credit or a caption: "Foto:", "Image caption,".
fn is_bare_label(line: &str) -> bool {
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

/// A box of so many lines around a picture holds its caption and its credit.
const FEW: usize = 3;

/// Whether the line below, in the same small box, is the picture's credit.
fn stands_above_credit(sheet: &Sheet<'_>, index: usize) -> bool {
    let picture = sheet.boxes[index];
    let letters = sheet.text.block(index).chars().filter(|c| c.is_alphabetic()).count();
    picture.is_some()
        && letters >= 12
        && sheet.boxes.get(index + 1) == Some(&picture)
        && sheet.text.blocks[index].chars <= SHORT
        && reads_as_credit(sheet.text.block(index + 1), LIKELY)
        && sheet.boxes[index.saturating_sub(FEW)..].iter().take(2 * FEW + 1).filter(|&&other| other == picture).count()
            <= FEW
}

/// Whether a line is all the text in a box around a picture that is called one: `<div class="photo">`.
fn is_alone_in_media_box(sheet: &Sheet<'_>, index: usize) -> bool {
    let picture = sheet.boxes[index];
    let other = |at: usize| sheet.boxes.get(at).is_some_and(|&other| other == picture);
    picture.is_some()
        && sheet.places.all[index].topic("media") <= 2.0
        && !(index > 0 && other(index - 1))
        && !other(index + 1)
}

/// Whether the line below stands in the same element and is a credit: then the element's name speaks for that line.
fn leads_to_credit(sheet: &Sheet<'_>, index: usize) -> bool {
    let parent = |index: usize| sheet.tree.element(sheet.text.blocks[index].element).parent;
    index + 1 < sheet.text.blocks.len() && parent(index) == parent(index + 1) && is_credit(sheet.text.block(index + 1))
}

/// Whether a short line is the last of a figcaption, below one that says what is seen: there a name alone is the photographer's.
fn ends_caption(sheet: &Sheet<'_>, index: usize) -> bool {
    let (block, picture) = (&sheet.text.blocks[index], sheet.boxes[index]);
    let Some(above) = index.checked_sub(1).filter(|&above| picture.is_some() && sheet.boxes[above] == picture) else {
        return false;
    };
    let line = sheet.text.block(above);
    block.continues
        && block.chars <= 60
        && sheet.places.all[index].captioned
        && sheet.places.all[above].captioned
        && sheet.boxes.get(index + 1) != Some(&picture)
        && line.split_whitespace().count() >= LEAST_WORDS
        && !line.ends_with([':', ',', ';', '–', '—'])
}

/// A caption has so many words.
const LEAST_WORDS: usize = 4;

/// What the caption forest must say at least of a line in a figure; what has no other mark of a caption needs more.
const CAPTION_IN_FIGURE: f32 = -3.0;
/// And of a line in a box around a picture.
const CAPTION_IN_BOX: f32 = -1.0;

/// Whether a block beside the article is a caption or a credit.
fn picture_line(sheet: &Sheet<'_>, index: usize, caption_odds: Option<f32>) -> Option<Role> {
    let (block, place, line) = (&sheet.text.blocks[index], &sheet.places.all[index], sheet.text.block(index));
    let described = sheet.described[index].is_some();
    let by_place = is_named_caption(sheet, index);
    let boxed = described || by_place || sheet.boxes[index].is_some();
    let captioned = picture::is_captioned(sheet.places, index);
    let likely = caption_odds.is_some_and(|odds| odds > 0.0);
    let other = place.topic("share") <= 2.0
        || place.topic("date") <= 1.0
        || place.topic("author") == 0.0 && !captioned && !(boxed && is_credit(line))
        || place.tag == Tag::Button;
    let long = block.linked * 2 > block.chars && !place.captioned || block.chars > 600;
    if !(boxed || captioned || likely) || long || other || sheet.hollow[index] || place.wall("nav") < NOWHERE {
        return None;
    }
    if is_bare_label(line) {
        return Some(Role::Label);
    }
    if (sheet.boxes[index].is_some() || by_place)
        && block.chars <= SHORT
        && (ends_with_credit(line) || stands_above_credit(sheet, index) && !is_credit(line))
    {
        return Some(Role::Caption);
    }
    if let Some(phrase) = lexicon().whole(line).next()
        && !matches!(phrase.kind.role(), Role::Credit | Role::Caption)
    {
        return None;
    }
    let sure = credits::read(line).map_or(0, |reading| reading.confidence.as_percent());
    let named =
        (place.topic("credit") <= 2.0 || place.wall("footer") <= 2.0) && !(sure < 25 && leads_to_credit(sheet, index));
    if sure >= 25 && ends_caption(sheet, index) {
        return Some(Role::Credit);
    }
    if sure >= 60 || named && block.chars <= 160 || sure >= 30 && block.chars <= 60 && (boxed || captioned) {
        return Some(Role::Credit);
    }
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let odds = caption_odds.unwrap_or(-9.0);
    let heading = place.topic("title") <= 1.0 || place.wall("heading") < NOWHERE;
    let elsewhere = ["account", "author", "related", "bio"].iter().any(|topic| place.topic(topic) <= 3.0);
    let told = captioned && letters >= 12 && (odds > CAPTION_IN_FIGURE || place.captioned || by_place)
        || boxed && letters >= 20 && !heading && odds > CAPTION_IN_BOX
        || described && !heading
        || letters >= 20 && !heading && is_alone_in_media_box(sheet, index);
    (likely || told && !(elsewhere && odds < CAPTION_IN_BOX)).then_some(Role::Caption)
}

fn sureness(margin: f32) -> Confidence {
    Confidence::from_probability(1.0 / (1.0 + f64::from(-margin.abs()).exp()))
}

/// What a block that the gate turned away is.
fn outside(place: &Place, gate: Gate) -> Role {
    let near = |name: &str| place.topic(name);
    if near("share") <= 3.0 {
        Role::Share
    } else if near("comment") <= 4.0 || near("account") <= 3.0 || place.wall("form") < NOWHERE {
        Role::Prompt
    } else if gate == Gate::Link
        && place.wall("nav") == NOWHERE
        && place.wall("footer") == NOWHERE
        && near("tags") > 3.0
    {
        Role::Related
    } else {
        Role::Navigation
    }
}

struct Judge<'a> {
    sheet: &'a Sheet<'a>,
    matrix: &'a Matrix,
    body: &'a [bool],
}

impl Judge<'_> {
    fn line(&self, at: usize) -> &str {
        self.sheet.text.block(self.matrix.blocks[at])
    }

    fn place(&self, at: usize) -> &Place {
        &self.sheet.places.all[self.matrix.blocks[at]]
    }

    fn look(&self, at: usize, column: usize) -> f32 {
        self.matrix.row(at)[column]
    }

    fn is_title(&self, at: usize) -> bool {
        self.look(at, LOOKS.like_title) > 0.7
            && self.sheet.title.is_some_and(|title| titles::alike(title, self.line(at)))
    }

    /// Whether a heading above the article says the title, which the metadata say with the outlet's name before it.
    fn is_title_again(&self, at: usize) -> bool {
        !self.body[..at].contains(&true) && self.sheet.title.is_some_and(|title| titles::alike(title, self.line(at)))
    }

    /// Whether a heading above the article is its kicker and the title in one: "Transport  Ferry stays in port".
    fn ends_with_title(&self, at: usize) -> bool {
        let ends =
            |title: &str| key(self.line(at)).strip_suffix(&key(title)).is_some_and(|kicker| kicker.ends_with(' '));
        !self.body[..at].contains(&true) && self.sheet.title.is_some_and(ends)
    }

    /// Title, crosshead, standfirst or paragraph.
    fn body_part(&self, at: usize) -> Role {
        if self.is_title(at) {
            return Role::Title;
        }
        match self.place(at).tag {
            Tag::H1 | Tag::H2 | Tag::H3 if self.is_title_again(at) => Role::Title,
            Tag::H1 | Tag::H2 if self.ends_with_title(at) => Role::Kicker,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 => Role::Heading,
            _ if !self.body[..at].contains(&true) && self.place(at).topic("lead") <= 2.0 => Role::Summary,
            _ => Role::Body,
        }
    }

    /// What a block beside the article is: its place in a figure first, then what a reader is sure of, then names.
    fn dirt(&self, at: usize) -> Role {
        let place = self.place(at);
        let near = |name: &str| place.topic(name);
        if self.is_title(at) {
            return Role::Title;
        }
        if self.look(at, LOOKS.date) > 0.5 {
            Role::Date
        } else if self.look(at, LOOKS.byline) > 0.5 && near("author") <= 4.0 {
            Role::Byline
        } else if near("share") <= 2.0 {
            Role::Share
        } else if near("account") <= 3.0 || near("comment") <= 4.0 || place.wall("form") < NOWHERE {
            Role::Prompt
        } else if near("ad") <= 2.0 || near("video") <= 2.0 {
            Role::Label
        } else if near("bio") <= 3.0 {
            Role::Bio
        } else if near("footer") <= 4.0 || near("cookie") <= 4.0 {
            Role::Notice
        } else if near("related") <= 5.0
            || self.sheet.text.blocks[self.matrix.blocks[at]].linked * 2
                > self.sheet.text.blocks[self.matrix.blocks[at]].chars
        {
            Role::Related
        } else {
            Role::Navigation
        }
    }
}
