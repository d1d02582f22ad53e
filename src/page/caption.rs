//! Which lines beside the article are about its pictures: by what stands around them, by what they end with, by the caption forest.

use super::class::{self, Topic};
use super::feature::Matrix;
use super::place::{NOWHERE, Wall};
use super::role::{LOOKS, Sheet};
use super::tag::Tag;
use super::tree::Index;
use super::{Gate, apart, byline, model, picture};
use crate::credits::{self, Cue};
use crate::label::{Label, Role};
use crate::language::Tag as Language;
use crate::lexicon::{CAPTION_MARKS, Opening, Phrase, is_caption_label, lexicon};
use crate::metadata::bylines::{self, Byline};

/// So many blocks below the article its last picture may stand.
const BELOW: usize = 4;
/// So many blocks above the article a lead picture may stand.
const ABOVE: usize = 15;

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
        if is_credit_of_page(sheet, labels, index, last) || is_named_credit(sheet, labels, index) {
            labels[index].role = Role::Credit;
            continue;
        }
        // Further below only what a figcaption holds: the last picture of the article, behind its buttons.
        let far = index > last + 1 && !sheet.places.all[index].captioned;
        if far || labels[index].role.is_body() || labels[index].role == Role::Title {
            continue;
        }
        if is_set_as_caption(sheet, index) {
            let line = sheet.text.block(index);
            let leads = |opening: Opening| opening.phrases.into_iter().any(|phrase| phrase.kind.role() == Role::Credit);
            let credits = is_credit(line) || lexicon().opening(line).is_some_and(leads);
            labels[index].role = if credits { Role::Credit } else { Role::Caption };
            continue;
        }
        let odds = measured[index].map(|at| captions[at]);
        // The writer's portrait stands in a figure of its own: "By Ada Berg, court reporter" is no caption.
        let byline = measured[index].is_some_and(|at| matrix.get(at, LOOKS.byline) > 0.5);
        let signs = |line: &str| bylines::read(line, Language::UND).is_some_and(|found| leads_to_name(&found));
        if let Some(role) = picture_line(sheet, index, odds)
            && !(role == Role::Caption && byline && signs(sheet.text.block(index)))
            && !(role == Role::Credit && byline::says_who_and_when(sheet.text.block(index), Language::UND))
        {
            labels[index].role = role;
        }
    }
}

/// Whether a line set beside a paragraph or a caption, or right below the article, is a labelled credit and nothing else: "Foto: Ada Berg/TT".
fn is_credit_of_page(sheet: &Sheet<'_>, labels: &[Label], index: usize, last: usize) -> bool {
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

/// Whether a line is nothing but a labelled credit that names somebody: "Foto: Ada Berg/TT".
pub(super) fn is_credit_alone(sheet: &Sheet<'_>, index: usize) -> bool {
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

/// Whether a short line below a caption is called a credit: `<div class="credit">Ada Berg</div>`.
fn is_named_credit(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
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

/// Whether words stand before the first name: "By".
fn leads_to_name(byline: &Byline) -> bool {
    byline.spans.first().is_some_and(|span| span.start > 0)
}

/// Longer lines, in letters, are no credit and no caption by their credit alone.
const SHORT: u32 = 300;

/// Whether a line in a small box around a picture is its credit, or ends with it.
pub(super) fn says_whose_picture(sheet: &Sheet<'_>, index: usize) -> bool {
    sheet.boxes[index].is_some() && {
        let line = sheet.text.block(index);
        sheet.text.blocks[index].chars <= SHORT
            && (is_credit(line) || ends_with_credit(line) || stands_above_credit(sheet, index))
    }
}

/// Whether a line is a caption by its place: right behind a picture in an element called so, or in one item of a list with a picture and
/// ending with its credit.
pub(super) fn is_named_caption(sheet: &Sheet<'_>, index: usize) -> bool {
    let (block, line) = (&sheet.text.blocks[index], sheet.text.block(index));
    if block.shortcode {
        return true;
    }
    let beside = |&(picture, before): &(Index, u32)| {
        let before = before as usize;
        // "<img><span>Ada Berg</span><p>The quay at noon.</p>": the credit may stand between.
        let credited = || {
            before + 1 == index
                && (sheet.places.all[before].topic(Topic::Credit) == 0.0
                    || reads_as_credit(sheet.text.block(before), LIKELY))
        };
        (before == index || before == index + 1 || credited()).then_some((picture, before))
    };
    let mut pictures = sheet.text.pictures.iter().filter_map(beside).peekable();
    if block.chars > SHORT || pictures.peek().is_none() {
        return false;
    }
    let named = match sheet.places.all[index].topic(Topic::Caption) {
        0.0 => true,
        _ if is_called_description(sheet, block.element) => true,
        // "<div class="caption"><p>The quay at noon.</p></div>"
        1.0 => {
            let around = sheet.tree.element(block.element).parent;
            sheet.places.extents[around as usize].blocks == 1
        }
        _ => false,
    };
    let item = sheet.tree.path(block.element).take(FEW + 1).find(|&at| sheet.tree.element(at).tag == Tag::Li);
    let in_item = |picture: Index| item.is_some_and(|item| sheet.tree.path(picture).take(2 * FEW).any(|at| at == item));
    // "<p><img></p><p>The quay at noon. Photo: Ada Berg</p>", and the article goes on.
    let goes_on = index < sheet.places.main_blocks.1;
    let next_to = |picture: Index| {
        let around = sheet.tree.element(sheet.tree.element(block.element).block).parent;
        sheet.tree.path(picture).take(FEW).any(|at| at == around)
    };
    pictures.any(|(picture, before)| {
        let behind = before <= index;
        behind && (named || goes_on && next_to(picture) && ends_with_credit(line))
            || in_item(picture) && (ends_with_credit(line) || behind && leads_to_labelled_credit(sheet, index))
    })
}

/// Whether a short line in a script of wide characters is a caption by its setting: in one paragraph with the picture, behind it, or centred below a
/// picture that is centred; and the article goes on with a paragraph. Newsrooms that write Chinese set captions so.
pub(super) fn is_set_as_caption(sheet: &Sheet<'_>, index: usize) -> bool {
    let block = &sheet.text.blocks[index];
    if block.wide * 2 < block.chars || !(4..=MOST_WIDE).contains(&block.chars) || block.linked > 0 {
        return false;
    }
    let around = |element: Index| sheet.tree.element(element).block;
    let is_own = |&&(picture, before): &&(Index, u32)| {
        let together = around(picture) == around(block.element) && sheet.places.all[index].tag == Tag::P;
        before as usize == index && (together || is_centred(sheet, picture) && is_centred(sheet, block.element))
    };
    let is_long = |at: usize| {
        let next = &sheet.text.blocks[at];
        next.chars + next.wide >= PARAGRAPH && next.linked * 3 < next.chars
    };
    (index + 1..sheet.text.blocks.len().min(index + 3)).any(is_long)
        && sheet.text.pictures.iter().find(is_own).is_some()
}

/// The paragraph that goes on has so many characters, a wide one worth two.
const PARAGRAPH: u32 = 80;
/// A caption in Chinese has no more characters.
const MOST_WIDE: u32 = 45;

/// Whether the style of an element, or of one close around it, centres its text.
fn is_centred(sheet: &Sheet<'_>, element: Index) -> bool {
    sheet.tree.path(element).take(FEW).any(|at| {
        let style = sheet.tree.attribute(at, "style").unwrap_or_default();
        let said = |name: &str| sheet.tree.attribute(at, name).unwrap_or_default();
        memchr::memmem::find(style.as_bytes(), b"text-align").is_some_and(|from| {
            let rest = style[from + "text-align".len()..].trim_start_matches([' ', ':']);
            rest.starts_with("center")
        }) || said("align").eq_ignore_ascii_case("center")
            || said("class").contains("center")
    })
}

/// Whether an element is called the description of a picture: `class="img_desc"`, `class="photo-description"`.
fn is_called_description(sheet: &Sheet<'_>, element: Index) -> bool {
    let class = sheet.tree.attribute(element, "class").unwrap_or_default();
    memchr::memmem::find(class.as_bytes(), b"desc").is_some() && class::speaks_of_media(sheet.tree, element)
}

/// Whether the next line, in the same element, is nothing but a labelled credit.
fn leads_to_labelled_credit(sheet: &Sheet<'_>, index: usize) -> bool {
    let parent = |index: usize| sheet.tree.element(sheet.tree.element(sheet.text.blocks[index].element).block).parent;
    index + 1 < sheet.text.blocks.len() && parent(index) == parent(index + 1) && is_credit_alone(sheet, index + 1)
}

/// Whether a line is a mail address.
pub(super) fn is_address(line: &str) -> bool {
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
        && (reads_as_credit(sheet.text.block(index + 1), LIKELY) || is_pair_in_article(sheet, index))
        && sheet.boxes[index.saturating_sub(FEW)..].iter().take(2 * FEW + 1).filter(|&&other| other == picture).count()
            <= FEW
}

/// Whether all other lines of the same small box, one at least, are surely credits: then a name alone, "Ada Berg.", says who is seen.
fn has_credit_beside(sheet: &Sheet<'_>, index: usize) -> bool {
    let picture = sheet.boxes[index];
    let near = index.saturating_sub(FEW)..(index + FEW + 1).min(sheet.boxes.len());
    let mut others = near.filter(|&other| other != index && sheet.boxes[other] == picture).peekable();
    picture.is_some() && others.peek().is_some() && others.all(|other| is_credit(sheet.text.block(other)))
}

/// Whether a line and the next are all the text in a small box around one picture amid the article, and the next may be a credit: there a name or a
/// house alone is one.
fn is_pair_in_article(sheet: &Sheet<'_>, index: usize) -> bool {
    let picture = sheet.boxes[index];
    let other = |at: usize| sheet.boxes.get(at).is_some_and(|&other| other == picture);
    let own = |at: usize| {
        let place = &sheet.places.all[at];
        sheet.text.blocks[at].linked == 0
            && ![Topic::Author, Topic::Bio, Topic::Related].iter().any(|&topic| place.topic(topic) <= NEAR_NAME)
            && place.wall(Wall::Heading) == NOWHERE
    };
    let behind = |&(shown, before): &(Index, u32)| Some(shown) == picture && before as usize == index;
    picture.is_some()
        && is_amid_paragraphs(sheet, index)
        && !(index > 0 && other(index - 1))
        && !other(index + 2)
        && own(index)
        && own(index + 1)
        && sheet.text.blocks[index + 1].chars <= 60
        && sheet.text.block(index).split_whitespace().count() >= LEAST_WORDS
        && !reads_as_credit(sheet.text.block(index), LIKELY)
        && sheet.text.pictures.iter().any(behind)
        && reads_as_credit(sheet.text.block(index + 1), A_NAME)
}

/// Whether paragraphs stand near above and near below the box of a picture.
fn is_amid_paragraphs(sheet: &Sheet<'_>, index: usize) -> bool {
    let is_long = |at: usize| {
        let block = &sheet.text.blocks[at];
        let own = sheet.boxes[at].is_none() && sheet.gate[at] == Gate::Open;
        own && block.chars + block.wide >= LONG && block.linked * 3 < block.chars
    };
    let (above, below) = (index.saturating_sub(FAR)..index, index + 1..(index + FAR).min(sheet.boxes.len()));
    above.into_iter().any(is_long) && below.into_iter().any(is_long)
}

/// So many blocks from a picture the next paragraph may stand.
const FAR: usize = 6;
/// A paragraph has so many characters; a wide one is worth two.
const LONG: u32 = 60;
/// How near an element must stand whose name says that a line is about somebody.
const NEAR_NAME: f32 = 3.0;
/// What the reader of credits says at least, in per cent, of a line that is one person's name.
const A_NAME: u8 = 25;

/// Whether a line is all the text in a box around a picture that is called one: `<div class="photo">`.
fn is_alone_in_media_box(sheet: &Sheet<'_>, index: usize) -> bool {
    let picture = sheet.boxes[index];
    let other = |at: usize| sheet.boxes.get(at).is_some_and(|&other| other == picture);
    picture.is_some()
        && sheet.places.all[index].topic(Topic::Media) <= 2.0
        && !(index > 0 && other(index - 1))
        && !other(index + 1)
}

/// Whether the line below stands in the same element and is a credit: then the element's name speaks for that line.
fn leads_to_credit(sheet: &Sheet<'_>, index: usize) -> bool {
    let parent = |index: usize| sheet.tree.element(sheet.text.blocks[index].element).parent;
    index + 1 < sheet.text.blocks.len() && parent(index) == parent(index + 1) && is_credit(sheet.text.block(index + 1))
}

/// Whether a short line is the last of a figcaption, or stands right behind it in the figure, below a line that says what is seen: there a name
/// alone is the photographer's.
fn ends_caption(sheet: &Sheet<'_>, index: usize) -> bool {
    let (block, picture) = (&sheet.text.blocks[index], sheet.boxes[index]);
    let Some(above) = index.checked_sub(1).filter(|&above| picture.is_some() && sheet.boxes[above] == picture) else {
        return false;
    };
    let line = sheet.text.block(above);
    let captioned = |index: usize| sheet.places.all[index].captioned;
    (block.continues && captioned(index) || !captioned(index) && sheet.places.all[index].wall(Wall::Figure) <= 2.0)
        && captioned(above)
        && block.chars <= 60
        && sheet.boxes.get(index + 1) != Some(&picture)
        && line.split_whitespace().count() >= LEAST_WORDS
        && !line.ends_with([':', ',', ';', '–', '—'])
}

/// Whether a line that is called a source says when or who edited, or has no letters: "发布时间：10-08", "03:29".
fn tells_else(line: &str) -> bool {
    let leads = |opening: Opening| {
        opening.phrases.into_iter().any(|phrase| matches!(phrase.kind.role(), Role::Date | Role::Signoff))
    };
    !line.contains(char::is_alphabetic) || lexicon().opening(line).is_some_and(leads)
}

/// Whether a line has the words of a caption.
fn says_what(line: &str) -> bool {
    line.split_whitespace().count() >= LEAST_WORDS
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
    let other = place.topic(Topic::Share) <= 2.0
        || place.topic(Topic::Date) <= 1.0
        || place.topic(Topic::Author) == 0.0 && !captioned && !(boxed && is_credit(line))
        || place.tag == Tag::Button;
    let long = block.linked * 2 > block.chars && !place.captioned || block.chars > 600;
    if !(boxed || captioned || likely) || long || other || sheet.hollow[index] || place.wall(Wall::Nav) < NOWHERE {
        return None;
    }
    if is_bare_label(line) {
        return Some(Role::Label);
    }
    if (sheet.boxes[index].is_some() || by_place)
        && block.chars <= SHORT
        && (ends_with_credit(line)
            || stands_above_credit(sheet, index) && !is_credit(line)
            || by_place && leads_to_labelled_credit(sheet, index))
    {
        return Some(Role::Caption);
    }
    if let Some(phrase) = lexicon().whole(line).next()
        && !matches!(phrase.kind.role(), Role::Credit | Role::Caption)
    {
        return None;
    }
    let sure = credits::read(line).map_or(0, |reading| reading.confidence.as_percent());
    // Of the names of two elements the nearer one speaks for the line: `<p class="copyright"><span class="caption">`.
    // One that is called both is what it reads as: `<div class="caption attribution">`.
    let (credit, caption) = (place.topic(Topic::Credit), place.topic(Topic::Caption));
    let named = (credit <= 2.0 && (credit < caption || credit == caption && (sure > 0 || !says_what(line)))
        || place.wall(Wall::Footer) <= 2.0)
        && !tells_else(line)
        && !(sure < 25 && leads_to_credit(sheet, index));
    let below_its_caption = || index > 0 && is_pair_in_article(sheet, index - 1);
    if sure >= A_NAME && (ends_caption(sheet, index) || below_its_caption()) {
        return Some(Role::Credit);
    }
    if sure >= 60 || named && block.chars <= 160 || sure >= 30 && block.chars <= 60 && (boxed || captioned) {
        return Some(Role::Credit);
    }
    // A wide character is worth two letters.
    let letters = line.chars().filter(|c| c.is_alphabetic()).count() + block.wide as usize;
    let odds = caption_odds.unwrap_or(-9.0);
    let heading = place.topic(Topic::Title) <= 1.0 || place.wall(Wall::Heading) < NOWHERE;
    let elsewhere =
        [Topic::Account, Topic::Author, Topic::Related, Topic::Bio].iter().any(|&topic| place.topic(topic) <= 3.0);
    let long_enough = letters >= 12 || place.captioned && letters >= 4 && has_credit_beside(sheet, index);
    let told = captioned && long_enough && (odds > CAPTION_IN_FIGURE || place.captioned || by_place)
        || boxed && letters >= 20 && !heading && odds > CAPTION_IN_BOX
        || described && !heading
        || letters >= 20 && !heading && is_alone_in_media_box(sheet, index)
        || block.shortcode
        || by_place && letters >= 12 && !heading && is_called_description(sheet, block.element);
    (likely || told && !(elsewhere && odds < CAPTION_IN_BOX)).then_some(Role::Caption)
}
