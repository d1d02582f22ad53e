//! Credits of pictures that no reader of the page sees: in microdata, in JSON-LD, in the description for those who cannot see the picture.

use super::block::Text;
use super::class;
use super::meta::{PictureFact, tidy};
use super::picture::{credit_in_data, glued_to, is_credit};
use super::reference::decode;
use super::tag::Tag;
use super::token::Attribute;
use super::tree::{Index, Tree};
use crate::label::{Label, Role};

/// How far up from a picture its figure may lie.
const FAR: usize = 4;
/// So many elements of a figure are looked at.
const MOST_ELEMENTS: usize = 80;
/// What microdata call a credit.
const PROPERTIES: [&str; 5] = ["creditText", "copyrightHolder", "copyrightNotice", "creator", "author"];

/// What microdata of a picture's figure say: `<meta itemprop="copyrightHolder" content="Ada Berg">`.
pub(super) fn in_figure(tree: &Tree<'_>, picture: Index) -> Option<String> {
    let of_picture = |at: &Index| {
        tree.element(*at).tag == Tag::Figure
            || tree.attribute(*at, "itemtype").is_some_and(|kind| kind.ends_with("ImageObject"))
    };
    let figure = tree.path(picture).take(FAR).find(of_picture)?;
    let (depth, first) = (tree.element(figure).depth, figure + 1);
    let inside = (first..tree.elements.len() as Index).take_while(|&at| tree.element(at).depth > depth);
    inside.take(MOST_ELEMENTS).filter(|&at| tree.element(at).tag == Tag::Meta).find_map(|at| {
        let says = |at: Index, name: &str| {
            tree.attribute(at, "itemprop").is_some_and(|own| own.split_ascii_whitespace().any(|word| word == name))
        };
        let holder = if says(at, "name") { tree.element(at).parent } else { at };
        let named = PROPERTIES.iter().any(|name| says(holder, name));
        let value = tree.attribute(at, "content").filter(|_| named)?;
        Some(tidy(&decode(value, true))).filter(|value| value.len() > 2)
    })
}

/// What JSON-LD says of a picture at the same address.
pub(super) fn by_address(tree: &Tree<'_>, picture: Index, told: &[PictureFact]) -> Option<String> {
    let shown: Vec<&str> = ["src", "data-src", "data-original"]
        .iter()
        .filter_map(|name| file_of(tree.attribute(picture, name)?))
        .collect();
    let same = |fact: &&PictureFact| fact.url.as_deref().and_then(file_of).is_some_and(|file| shown.contains(&file));
    told.iter().filter(|fact| fact.credit.is_some()).find(same)?.credit.clone()
}

/// Shorter names of files are given to many.
const LEAST_NAME: usize = 10;

/// The file of an address: `…/2025/quay-at-noon.jpg?w=800` is `quay-at-noon.jpg`.
fn file_of(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.rsplit('/').next().filter(|file| file.len() >= LEAST_NAME)
}

/// So many blocks above the article a lead picture may stand.
const ABOVE: usize = 15;

/// Credits of pictures amid the article that have neither caption nor credit on the page: `alt="The quay at noon © Ada Berg/AFP"`.
pub(super) fn in_descriptions(
    tree: &Tree<'_>,
    text: &Text,
    boxes: &[Option<Index>],
    labels: &[Label],
) -> Vec<PictureFact> {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return Vec::new() };
    let last = labels.iter().rposition(|label| label.role.is_body()).unwrap_or(first);
    let title = labels.iter().position(|label| label.role == Role::Title).unwrap_or(first);
    // A lead picture stands between headline and article.
    let from = if title < first { title.max(first.saturating_sub(ABOVE)) } else { first };
    let amid = text.pictures.iter().filter(|(_, before)| (from..=last).contains(&(*before as usize)));
    amid.filter(|(picture, _)| !boxes.contains(&Some(*picture)))
        .filter_map(|&(picture, _)| {
            if let Some(fact) = beside_each_other(tree, picture) {
                return (!leads_elsewhere(tree, picture)).then_some(fact);
            }
            let said = tidy(&decode(tree.attribute(picture, "alt")?, true));
            let credit = if is_credit(&said) { said } else { glued_to(&said)? };
            let fact = PictureFact { caption: None, credit: Some(credit), url: None, attached: false };
            (!leads_elsewhere(tree, picture)).then_some(fact)
        })
        .collect()
}

/// Caption and credit in attributes of a picture, for a script to show: `<img data-caption="The quay at noon" data-credit="Ada Berg">`.
fn beside_each_other(tree: &Tree<'_>, picture: Index) -> Option<PictureFact> {
    let caption = tidy(&decode(tree.attribute(picture, "data-caption")?, true));
    let credit = credit_in_data(tree, picture).filter(|_| caption.contains(' '))?;
    Some(PictureFact { caption: Some(caption), credit: Some(credit), url: None, attached: false })
}

/// Captions that a script draws: `<div data-c-caption="The quay at noon" data-c-credit="Ada Berg">`.
pub(super) fn in_data(tree: &Tree<'_>) -> Vec<PictureFact> {
    const CAPTION: &str = "data-c-caption";
    let is_caption =
        |own: &Attribute| own.name.len() == CAPTION.len() && own.name.of(tree.html).eq_ignore_ascii_case(CAPTION);
    if !tree.attributes.iter().any(is_caption) {
        return Vec::new();
    }
    let value = |at: Index, name: &str| {
        tree.attribute(at, name).map(|own| tidy(&decode(own, true))).filter(|own| !own.is_empty())
    };
    let read = |at: Index| {
        let caption = Some(value(at, CAPTION)?);
        Some(PictureFact { caption, credit: value(at, "data-c-credit"), url: None, attached: false })
    };
    (0..tree.elements.len() as Index).filter_map(read).take(MOST_ELEMENTS).collect()
}

/// Whether a picture stands in a link, a list or a box about something else.
fn leads_elsewhere(tree: &Tree<'_>, picture: Index) -> bool {
    tree.path(picture).take(2 * FAR).any(|at| {
        matches!(tree.element(at).tag, Tag::Nav | Tag::Aside | Tag::Li | Tag::Footer)
            || tree.element(at).tag == Tag::A && !leads_to_picture(tree, at)
            || class::speaks_of_others(tree, at)
    })
}

/// Whether a link opens a picture, as a rule the one in it at full size.
pub(super) fn leads_to_picture(tree: &Tree<'_>, link: Index) -> bool {
    tree.attribute(link, "href").is_some_and(is_picture)
}

/// Whether an address leads to a picture.
fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address).as_bytes();
    let ends =
        |end: &&str| path.len() >= end.len() && path[path.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes());
    [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"].iter().any(ends)
}
