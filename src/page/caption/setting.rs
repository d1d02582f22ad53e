//! Lines that are captions by their setting: right behind a picture, centred below it, in an element that is called so.

use super::super::class::{self, Topic};
use super::super::role::Sheet;
use super::super::tag::Tag;
use super::super::tree::Index;
use super::super::words::Word;
use super::credit::{LIKELY, ends_with_credit, is_credit_alone, reads_as_credit};
use super::{FEW, SHORT};

/// Whether a line is a caption by its place: right behind a picture in an element called so, or in one item of a list with a picture and
/// ending with its credit.
pub(in crate::page) fn is_named_caption(sheet: &Sheet<'_>, index: usize) -> bool {
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
pub(in crate::page) fn is_set_as_caption(sheet: &Sheet<'_>, index: usize) -> bool {
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
pub(super) fn is_called_description(sheet: &Sheet<'_>, element: Index) -> bool {
    let class = sheet.tree.attribute(element, "class").unwrap_or_default();
    Word::Description.is_in(class) && class::speaks_of_media(sheet.tree, element)
}

/// Whether the next line, in the same element, is nothing but a labelled credit.
pub(super) fn leads_to_labelled_credit(sheet: &Sheet<'_>, index: usize) -> bool {
    let parent = |index: usize| sheet.tree.element(sheet.tree.element(sheet.text.blocks[index].element).block).parent;
    index + 1 < sheet.text.blocks.len() && parent(index) == parent(index + 1) && is_credit_alone(sheet, index + 1)
}

/// Whether a line is all the text in a box around a picture that is called one: `<div class="photo">`.
pub(super) fn is_alone_in_media_box(sheet: &Sheet<'_>, index: usize) -> bool {
    let picture = sheet.boxes[index];
    let other = |at: usize| sheet.boxes.get(at).is_some_and(|&other| other == picture);
    picture.is_some()
        && sheet.places.all[index].topic(Topic::Media) <= 2.0
        && !(index > 0 && other(index - 1))
        && !other(index + 1)
}
