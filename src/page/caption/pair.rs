//! Captions and credits that stand together: of two lines in one small box each tells what the other is.

use super::super::Gate;
use super::super::class::Topic;
use super::super::place::{NOWHERE, Wall};
use super::super::role::Sheet;
use super::super::tree::Index;
use super::credit::{A_NAME, LIKELY, ends_with_credit, is_credit, reads_as_credit};
use super::{FEW, LEAST_WORDS, SHORT};

/// Whether a line in a small box around a picture is its credit, or ends with it.
pub(in crate::page) fn says_whose_picture(sheet: &Sheet<'_>, index: usize) -> bool {
    sheet.boxes[index].is_some() && {
        let line = sheet.text.block(index);
        sheet.text.blocks[index].chars <= SHORT
            && (is_credit(line) || ends_with_credit(line) || stands_above_credit(sheet, index))
    }
}

/// Whether the line below, in the same small box, is the picture's credit.
pub(super) fn stands_above_credit(sheet: &Sheet<'_>, index: usize) -> bool {
    let picture = sheet.boxes[index];
    let letters = sheet.text.block(index).chars().filter(|c| c.is_alphabetic()).count();
    picture.is_some()
        && letters >= 12
        // A line that is called the source is the house.
        && sheet.places.all[index].topic(Topic::Credit) > 0.0
        && sheet.boxes.get(index + 1) == Some(&picture)
        && sheet.text.blocks[index].chars <= SHORT
        && (reads_as_credit(sheet.text.block(index + 1), LIKELY) || is_pair_in_article(sheet, index))
        && sheet.boxes[index.saturating_sub(FEW)..].iter().take(2 * FEW + 1).filter(|&&other| other == picture).count()
            <= FEW
}

/// Whether all other lines of the same small box, one at least, are surely credits: then a name alone, "Ada Berg.", says who is seen.
pub(super) fn has_credit_beside(sheet: &Sheet<'_>, index: usize) -> bool {
    let picture = sheet.boxes[index];
    let near = index.saturating_sub(FEW)..(index + FEW + 1).min(sheet.boxes.len());
    let mut others = near.filter(|&other| other != index && sheet.boxes[other] == picture).peekable();
    picture.is_some() && others.peek().is_some() && others.all(|other| is_credit(sheet.text.block(other)))
}

/// Whether a line and the next are all the text in a small box around one picture amid the article, and the next may be a credit: there a name or a
/// house alone is one.
pub(super) fn is_pair_in_article(sheet: &Sheet<'_>, index: usize) -> bool {
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

/// Whether the line below stands in the same element and is a credit: then the element's name speaks for that line.
pub(super) fn leads_to_credit(sheet: &Sheet<'_>, index: usize) -> bool {
    let parent = |index: usize| sheet.tree.element(sheet.text.blocks[index].element).parent;
    index + 1 < sheet.text.blocks.len() && parent(index) == parent(index + 1) && is_credit(sheet.text.block(index + 1))
}

/// Whether a short line is the last of a figcaption, or stands right behind it in the figure, below a line that says what is seen: there a name
/// alone is the photographer's.
pub(super) fn ends_caption(sheet: &Sheet<'_>, index: usize) -> bool {
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
