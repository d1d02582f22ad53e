//! Which blocks are captions and credits: what stands in a figure, or in a small box around a picture.

use super::block::Text;
use super::class::Topic;
use super::meta::{PictureFact, tidy};
use super::place::{Extent, NOWHERE, Places, Wall};
use super::reference::decode;
use super::tag::Tag;
use super::tree::{Index, Tree};
use super::unseen;
use super::words::Word;
use crate::credits;
use crate::label::{Label, Role};
use crate::text::{fold_latin_words, is_wordlike};
use std::cell::OnceCell;
use std::collections::HashSet;

/// A box around a picture holds at most so many characters: more is an article with a picture in it.
const MOST_CHARS: u32 = 700;
/// And at most so many blocks.
const MOST_BLOCKS: u32 = 8;
/// A paragraph has so many characters.
const LONG: u32 = 80;
/// How far up from the picture its box may lie.
const FAR: usize = 8;

/// For each block the picture whose box it stands in.
pub(super) fn boxes(tree: &Tree<'_>, text: &Text, places: &Places) -> Vec<Option<Index>> {
    let mut pictures: Vec<Index> = text.pictures.iter().map(|(element, _)| *element).collect();
    pictures.dedup();
    let mut counts = vec![0_u16; tree.elements.len()];
    for &picture in &pictures {
        for index in tree.path(picture).take(FAR) {
            counts[index as usize] = counts[index as usize].saturating_add(1);
        }
    }
    let mut found = vec![None; text.blocks.len()];
    for &picture in &pictures {
        let Some(holder) = holder(tree, text, places, picture, &counts) else { continue };
        let extent = places.extents[holder as usize];
        for index in extent.first..=extent.last {
            found[index as usize].get_or_insert(picture);
        }
    }
    found
}

/// The outermost element around `picture` that is about nothing else: its figure, or a box with little text and no links.
fn holder(tree: &Tree<'_>, text: &Text, places: &Places, picture: Index, counts: &[u16]) -> Option<Index> {
    let (mut best, mut framed) = (None, false);
    for index in tree.path(picture).skip(1).take(FAR) {
        let tag = tree.element(index).tag;
        let extent = places.extents[index as usize];
        let small = extent.chars <= MOST_CHARS && extent.blocks <= MOST_BLOCKS;
        // A link that holds the picture alone leads to a larger one.
        if tag == Tag::A && (extent.blocks == 0 || unseen::leads_to_picture(tree, index)) {
            continue;
        }
        // In a gallery the next picture comes with a caption of its own.
        let more = |inner: Index| {
            counts[index as usize] > counts[inner as usize] && extent.blocks > places.extents[inner as usize].blocks
        };
        if tag != Tag::Figure && best.is_some_and(more) {
            break;
        }
        if matches!(tag, Tag::Li | Tag::A | Tag::Article | Tag::Main | Tag::Body | Tag::Nav | Tag::Header)
            || !small
            || counts[index as usize] > 2
            || tag != Tag::Figure && holds_paragraphs(text, &places.extents[index as usize])
        {
            break;
        }
        if extent.blocks > 0 && extent.linked * 2 <= extent.chars && (!framed || tag == Tag::Figure) {
            best = Some(index);
        }
        // A figure that holds the picture alone stands in the one with the words.
        if tag == Tag::Figure && extent.blocks > 0 {
            break;
        }
        framed |= tag == Tag::Figure;
    }
    best
}

/// Whether an element holds several paragraphs: a short article, which has a picture in it.
fn holds_paragraphs(text: &Text, extent: &Extent) -> bool {
    let is_paragraph = |index: &u32| {
        let block = &text.blocks[*index as usize];
        block.chars + block.wide >= LONG && block.linked * 3 < block.chars
    };
    extent.blocks > 2 && (extent.first..=extent.last).filter(is_paragraph).nth(2).is_some()
}

/// For each block whether it stands in a figure without a picture: a quotation, a form, a notice.
pub(super) fn hollow(tree: &Tree<'_>, text: &Text) -> Vec<bool> {
    let is_figure = |at: &Index| tree.element(*at).tag == Tag::Figure;
    let figure = |index: Index| tree.path(index).find(is_figure);
    // In a figure, what is shown without scripts is the picture that a script loads late.
    let shows =
        |tag: Tag| matches!(tag, Tag::Img | Tag::Picture | Tag::Video | Tag::Iframe | Tag::Custom | Tag::Noscript);
    let media = (0..tree.elements.len() as Index).filter(|&index| shows(tree.element(index).tag));
    let filled: HashSet<Index> = media.flat_map(|index| tree.path(index).filter(is_figure)).collect();
    text.blocks.iter().map(|block| figure(block.element).is_some_and(|at| !filled.contains(&at))).collect()
}

/// How many blocks behind a picture its caption may stand.
const BEHIND: usize = 3;

/// For each block the picture just before it whose description it repeats: what `alt`, `title` or JSON-LD say of it.
pub(super) fn described(tree: &Tree<'_>, text: &Text, facts: &[PictureFact]) -> Vec<Option<Index>> {
    let told: HashSet<String> =
        facts.iter().filter_map(|fact| Some(words_of(fact.caption.as_deref()?))).filter(|own| tells(own)).collect();
    let mut found = vec![None; text.blocks.len()];
    let folded: Vec<OnceCell<String>> = vec![OnceCell::new(); text.blocks.len()];
    for &(picture, before) in &text.pictures {
        let said: Vec<String> = ["alt", "title"]
            .iter()
            .filter_map(|name| Some(tidy(&decode(tree.attribute(picture, name)?, true))))
            .map(|own| words_of(own.rsplit_once(" | ").map_or(own.as_str(), |(caption, _)| caption)))
            .filter(|own| tells(own))
            .collect();
        if said.is_empty() && told.is_empty() {
            continue;
        }
        let near = before as usize..(before as usize + BEHIND).min(text.blocks.len());
        for index in near.filter(|&index| text.blocks[index].chars <= MOST_CHARS) {
            let block = folded[index].get_or_init(|| words_of(text.block(index)));
            if said.contains(block) || told.contains(block) {
                found[index].get_or_insert(picture);
            }
        }
    }
    found
}

/// The letters and digits of a line, case and accents aside.
fn words_of(line: &str) -> String {
    if line.is_ascii() {
        return line.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    fold_latin_words(line).chars().filter(|&c| is_wordlike(c)).collect()
}

/// Whether a description is more than a name or a label.
fn tells(words: &str) -> bool {
    words.chars().count() >= 12
}

/// Credits that the page does not show, of the pictures whose captions it shows: in attributes (`data-credit`, `title="Caption | Credit"`), in
/// microdata of the figure, in what JSON-LD says of the picture's address.
pub(super) fn attributes(
    tree: &Tree<'_>,
    text: &Text,
    boxes: &[Option<Index>],
    labels: &[Label],
    told: &[PictureFact],
) -> Vec<PictureFact> {
    let captions = (0..labels.len()).filter(|&index| labels[index].role == Role::Caption);
    captions
        .filter_map(|index| {
            let picture = boxes[index]?;
            let credit = tree.path(picture).take(3).find_map(|at| credit_of(tree, at));
            let credit = credit
                .or_else(|| unseen::in_figure(tree, picture))
                .or_else(|| unseen::by_address(tree, picture, told))?;
            let caption = Some(text.block(index).to_owned());
            Some(PictureFact { caption, credit: Some(credit), url: None, attached: true })
        })
        .collect()
}

fn credit_of(tree: &Tree<'_>, index: Index) -> Option<String> {
    let value = |name: &str| tree.attribute(index, name).map(|own| tidy(&decode(own, true)));
    credit_in_data(tree, index).or_else(|| {
        ["title", "alt"].iter().find_map(|name| {
            let said = value(name).filter(|own| own.len() > 2)?;
            match said.rsplit_once(" | ") {
                Some((_, credit)) if *name == "title" && credit.len() <= 80 => Some(credit.to_owned()),
                _ if is_credit(&said) => Some(said),
                _ => glued_to(&said),
            }
        })
    })
}

/// The credit in an attribute that is named so: `data-credit="Ada Berg"`.
pub(super) fn credit_in_data(tree: &Tree<'_>, index: Index) -> Option<String> {
    let (from, to) = tree.element(index).attributes;
    let own = &tree.attributes[from as usize..to as usize];
    let data = own.iter().filter(|own| is_for_credits(own.name.of(tree.html))).map(|own| own.value.of(tree.html));
    data.map(|own| tidy(&decode(own, true))).find(|own| own.len() > 2 && credits::kept::read(own).is_some())
}

/// Whether an attribute's name says that it holds a credit.
fn is_for_credits(name: &str) -> bool {
    let rest = name.get(..5).filter(|head| head.eq_ignore_ascii_case("data-")).and_then(|_| name.get(4..));
    let ends = |rest: &str, word: &&str| {
        let at = rest.len().checked_sub(word.len());
        at.and_then(|at| rest.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    rest.is_some_and(|rest| Word::CreditAttribute.all().iter().any(|word| ends(rest, word)))
}

/// The credit that a description surely ends with: `alt="The quay at noon (Photo: Ada Berg)"`.
pub(super) fn glued_to(said: &str) -> Option<String> {
    let cut = credits::kept::trailing(said).filter(|cut| cut.reading.confidence.as_percent() >= 90)?;
    Some(cut.credit.of(said).trim_matches(['(', ')', '[', ']']).trim().to_owned())
}

/// Whether a line is surely a credit and nothing else.
pub(super) fn is_credit(line: &str) -> bool {
    line.len() <= 120 && credits::kept::read(line).is_some_and(|reading| reading.confidence.as_percent() >= 90)
}

/// Whether a block's names or place say that it is about a picture.
pub(super) fn is_captioned(places: &Places, index: usize) -> bool {
    let place = &places.all[index];
    place.wall(Wall::Figure) < NOWHERE || place.topic(Topic::Caption) <= 2.0
}
