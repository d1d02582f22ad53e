//! Lists and quotations in the midst of an article, which belong to its text.
//!
//! The forests have seen many lists and quotations that are links, shares and posts of others, and turn away most of what looks like them. What stands
//! between two paragraphs, holds hardly a link and is called nothing else is the newsroom's own.

use super::class::Topic;
use super::place::{NOWHERE, Place, Wall};
use super::role::Sheet;
use super::small;
use super::tag::Tag;
use super::tree::{Index, Tree};
use crate::label::{Label, Role};

/// A longer list is a table of results or an index.
const MOST_BLOCKS: u32 = 12;
/// The shortest item of a list that is text, on average, in letters.
const LEAST_LETTERS: u32 = 25;
/// Names that say it is something else, and how near they must stand.
const OTHERS: [Topic; 18] = [
    Topic::Account,
    Topic::Ad,
    Topic::Author,
    Topic::Bio,
    Topic::Comment,
    Topic::Cookie,
    Topic::Fact,
    Topic::Footer,
    Topic::Form,
    Topic::Live,
    Topic::Nav,
    Topic::Related,
    Topic::Share,
    Topic::Side,
    Topic::Tags,
    Topic::Video,
    Topic::Date,
    Topic::Meta,
];
/// What embedded posts are called.
const POSTS: [&str; 12] = [
    "tweet",
    "twitter",
    "instagram",
    "tiktok",
    "facebook",
    "fb-",
    "bluesky",
    "mastodon",
    "reddit",
    "embed",
    "imgur",
    "threads",
];
/// A longer quotation, in characters, is none that was pulled out.
const LONGEST_PULLED: u32 = 400;
const NEAR: f32 = 3.0;

/// Takes lists and quotations between the paragraphs for article.
pub(super) fn restore(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let last = labels.iter().rposition(|label| label.role.is_body()).unwrap_or(first);
    whole_lists(sheet, labels);
    let mut index = first + 1;
    while index <= last + 1 && index < labels.len() {
        if is_heading_of_list(sheet, labels, index) {
            labels[index].role = Role::Heading;
            index += 1;
            continue;
        }
        let above = labels[index - 1].role;
        let open = above.is_body() && above != Role::Summary && !labels[index].role.is_body();
        match open.then(|| holder(sheet, index)).flatten() {
            Some(holder) => {
                let extent = sheet.places.extents[holder as usize];
                let (from, to) = (extent.first as usize, extent.last as usize);
                // One that begins further up, maybe with the page, holds the paragraph above as well.
                let goes_on = || to < last || small::goes_on(sheet, labels, from - 1, to + 1);
                if from == index && goes_on() && is_own(sheet, labels, holder) {
                    labels[from..=to].iter_mut().for_each(|label| label.role = Role::Body);
                    if to >= last {
                        labels[to + 1].role = Role::Body;
                    }
                }
                index = to.max(index) + 1;
            }
            None => index += 1,
        }
    }
}

/// Whether a heading below a paragraph stands above a list that is article: "Ingredients".
fn is_heading_of_list(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    let place = &sheet.places.all[index];
    let list = || holder(sheet, index + 1).filter(|&list| sheet.tree.element(list).tag != Tag::Blockquote);
    matches!(place.tag, Tag::H2 | Tag::H3 | Tag::H4)
        && labels[index].role == Role::Navigation
        && labels[index.saturating_sub(NEAR_ABOVE)..index].iter().any(|label| label.role.is_body())
        && sheet.text.blocks[index].linked == 0
        && !is_called_else(place)
        && index + 1 < labels.len()
        && list().is_some_and(|list| {
            sheet.places.extents[list as usize].first as usize == index + 1 && is_own(sheet, labels, list)
        })
}

/// Between standfirst and the heading of a list stand so many blocks at most: byline, date, share bar.
const NEAR_ABOVE: usize = 8;

/// Takes what a reader unfolds for article where it stands between paragraphs: `<details><summary>Why now?</summary><p>…</p></details>`.
pub(super) fn restore_unfolded(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let last = labels.iter().rposition(|label| label.role.is_body()).unwrap_or(first);
    let mut done = 0;
    for index in first + 1..(last + 2).min(labels.len()) {
        if index < done || sheet.places.all[index].tag != Tag::Legend {
            continue;
        }
        let Some(details) = sheet
            .tree
            .path(sheet.text.blocks[index].element)
            .take(4)
            .find(|&at| sheet.tree.element(at).tag == Tag::Details)
        else {
            continue;
        };
        let extent = sheet.places.extents[details as usize];
        let (from, to) = (extent.first as usize, extent.last as usize);
        done = to + 1;
        let near = labels[from.saturating_sub(1)].role.is_body()
            || labels.get(to + 1).is_some_and(|label| label.role.is_body());
        if from == index
            && from < to
            && near
            && extent.linked * 4 <= extent.chars
            && (from..=to).all(|index| labels[index].role.is_body() || is_plain(sheet, labels, index))
        {
            labels[from].role = Role::Heading;
            labels[from + 1..=to]
                .iter_mut()
                .filter(|label| !label.role.is_body())
                .for_each(|label| label.role = Role::Body);
        }
    }
}

/// Takes a standfirst that a template names so, between headline and article, for the article's.
pub(super) fn restore_standfirst(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let Some(title) = labels[..first].iter().rposition(|label| label.role == Role::Title) else { return };
    if first - title > MOST_ABOVE {
        return;
    }
    let found = (title + 1..first).find(|&index| {
        let (block, place) = (&sheet.text.blocks[index], &sheet.places.all[index]);
        let words = sheet.text.block(index).split_whitespace().count();
        let named = place.topic(Topic::Lead) <= 1.0;
        let enough = words >= LEAST_STANDFIRST
            || named && words >= LEAST_SENTENCE && small::says(sheet.text.block(index), place);
        let deck = index == title + 1 && is_deck(sheet, title, index);
        let told = (named || deck || index == title + 1 && small::tells(sheet, title, index))
            && enough
            && block.linked == 0
            && block.chars <= LONGEST_PULLED;
        let is_else = || if named { is_rather_else(sheet, index) } else { !deck && is_called_else(place) };
        // What a share bar or a script says above the article is said again by its first paragraph.
        let again =
            || (first..labels.len().min(first + 2)).any(|below| sheet.text.block(below) == sheet.text.block(index));
        let open = labels[index].role == Role::Navigation
            || named && labels[index].role == Role::Related && is_described(sheet, index);
        told && open && !is_else() && !again()
    });
    if let Some(index) = found {
        labels[index].role = Role::Summary;
    }
}

/// Whether a second heading stands right below the headline, in the same element: "<h1>Bridge closes</h1><h2>Drivers must take the ring road</h2>".
fn is_deck(sheet: &Sheet<'_>, title: usize, index: usize) -> bool {
    let (above, place) = (&sheet.places.all[title], &sheet.places.all[index]);
    above.tag == Tag::H1
        && place.tag == Tag::H2
        && above.container == place.container
        && !is_walled(place)
        && !OTHERS.iter().any(|&topic| place.topic(topic) == 0.0)
}

/// Whether the names around a line that its template calls a standfirst say something else at least as near: `class="teaser__description"`.
/// A field of a form is none where there is no form (`class="field field-chapo"`); microdata are believed.
fn is_rather_else(sheet: &Sheet<'_>, index: usize) -> bool {
    let place = &sheet.places.all[index];
    let lead = place.topic(Topic::Lead);
    let names = OTHERS.iter().filter(|&&topic| topic != Topic::Form);
    let nearer = names.into_iter().any(|&topic| place.topic(topic) <= lead);
    is_walled(place) || nearer && !is_described(sheet, index)
}

/// Whether microdata call a line the article's description.
fn is_described(sheet: &Sheet<'_>, index: usize) -> bool {
    let mut path = sheet.tree.path(sheet.text.blocks[index].element).take(3);
    path.any(|at| sheet.tree.attribute(at, "itemprop") == Some("description"))
}

/// Takes a heading above a paragraph for a crosshead where others that are set as it is are ones.
pub(super) fn restore_headings(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let place = |index: usize| &sheet.places.all[index];
    let crossheads: Vec<u64> = (0..labels.len())
        .filter(|&index| labels[index].role == Role::Heading)
        .map(|index| place(index).signature)
        .collect();
    let crossheads = if crossheads.is_empty() { repeated(sheet, labels) } else { crossheads };
    if crossheads.is_empty() {
        return;
    }
    for index in 1..labels.len().saturating_sub(1) {
        let is_heading = matches!(place(index).tag, Tag::H2 | Tag::H3 | Tag::H4);
        if is_heading
            && labels[index].role == Role::Navigation
            && labels[index + 1].role == Role::Body
            && (place(index).container == place(index + 1).container || is_beside_list(sheet, index) || heads_box(sheet, index))
            && sheet.text.blocks[index].linked == 0
            && crossheads.contains(&place(index).signature)
            // What is called a live text is the article where its paragraphs are.
            && !is_called(place(index), OTHERS.iter().filter(|&&topic| topic != Topic::Live))
        {
            labels[index].role = Role::Heading;
        }
    }
}

/// How headings are set of which several stand right above a paragraph each: those of a live text.
fn repeated(sheet: &Sheet<'_>, labels: &[Label]) -> Vec<u64> {
    let place = |index: usize| &sheet.places.all[index];
    let heads = |&index: &usize| {
        matches!(place(index).tag, Tag::H2 | Tag::H3 | Tag::H4)
            && labels[index].role == Role::Navigation
            && labels[index + 1].role == Role::Body
            && heads_box(sheet, index)
            && place(index).topic(Topic::Live) <= NEAR
    };
    let mut found: Vec<u64> =
        (1..labels.len().saturating_sub(1)).filter(heads).map(|index| place(index).signature).collect();
    found.sort_unstable();
    // Each of those that stand twice.
    found = found.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    found.dedup();
    found
}

/// Whether the next block is in an element beside heading `index`: `<h3>Bridge closed</h3><div><p>…</p></div>`.
fn heads_box(sheet: &Sheet<'_>, index: usize) -> bool {
    sheet.tree.element(sheet.places.all[index + 1].container).parent == sheet.places.all[index].container
}

/// Takes facts below the last paragraph, each with what it is a fact about before a colon, for article: "Referee: Ada Berg (Halden)".
pub(super) fn restore_facts(sheet: &Sheet<'_>, labels: &mut [Label]) {
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

/// Fewer facts may be notes of the template's.
const LEAST_FACTS: usize = 3;

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

/// Whether the next block begins a list in the same element as heading `index`.
fn is_beside_list(sheet: &Sheet<'_>, index: usize) -> bool {
    holder(sheet, index + 1).is_some_and(|list| {
        sheet.tree.element(list).parent == sheet.places.all[index].container
            && sheet.places.extents[list as usize].first as usize == index + 1
    })
}

/// So many lines may stand between headline and article: byline, date, picture, share bar.
const MOST_ABOVE: usize = 12;
/// Fewer words are no standfirst, though a full stop ends them.
const LEAST_SENTENCE: usize = 4;
/// Fewer words are a kicker or a label.
const LEAST_STANDFIRST: usize = 8;

/// Of a list that the forests took in parts takes the rest.
fn whole_lists(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let mut taken: Vec<Index> = (0..labels.len())
        .filter(|&index| labels[index].role == Role::Body)
        .filter_map(|index| holder(sheet, index))
        .filter(|&holder| sheet.tree.element(holder).tag != Tag::Blockquote)
        .collect();
    taken.dedup();
    for holder in taken {
        let extent = sheet.places.extents[holder as usize];
        let items = extent.first as usize..=extent.last as usize;
        let near = [extent.first.wrapping_sub(1) as usize, extent.last as usize + 1];
        let is_text = |&near: &usize| labels.get(near).is_some_and(|label| label.role == Role::Body);
        if near.into_iter().filter(is_text).any(|near| is_beside(sheet, near, holder))
            && extent.blocks <= MOST_BLOCKS
            && items.clone().all(|index| is_plain(sheet, labels, index))
        {
            labels[items]
                .iter_mut()
                .filter(|label| label.role != Role::Heading)
                .for_each(|label| label.role = Role::Body);
        }
    }
}

/// Turns away quotations pulled out of the text, which say again what a paragraph says.
pub(super) fn turn_away_pulled(sheet: &Sheet<'_>, labels: &mut [Label]) {
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

/// No article has more quotations pulled out; each is held against every paragraph.
const MOST_PULLED: usize = 32;

/// The outermost list or quotation around a block, in what holds the paragraph above.
fn holder(sheet: &Sheet<'_>, index: usize) -> Option<Index> {
    let tree = sheet.tree;
    let path = tree.path(sheet.text.blocks[index].element).take(8);
    path.filter(|&at| matches!(tree.element(at).tag, Tag::Ul | Tag::Ol | Tag::Blockquote)).last()
}

fn is_own(sheet: &Sheet<'_>, labels: &[Label], holder: Index) -> bool {
    let (tree, extent) = (sheet.tree, sheet.places.extents[holder as usize]);
    let (from, to) = (extent.first as usize, extent.last as usize);
    let quoted = tree.element(holder).tag == Tag::Blockquote;
    let plain = || (from..=to).all(|index| is_plain(sheet, labels, index));
    let long = quoted || extent.chars >= LEAST_LETTERS * extent.blocks;
    (long || measures(sheet, from..=to))
        && !(quoted && is_post(tree, holder))
        && extent.blocks <= MOST_BLOCKS
        && extent.linked * 4 <= extent.chars
        && plain()
        && is_beside(sheet, from - 1, holder)
        && !(quoted && is_said_elsewhere(sheet, labels, from))
}

/// Whether most items of a list begin with a quantity, as ingredients do.
fn measures(sheet: &Sheet<'_>, items: std::ops::RangeInclusive<usize>) -> bool {
    let all = items.clone().count();
    let is_measure = |index: &usize| sheet.text.block(*index).starts_with(|c: char| c.is_numeric());
    all >= 3 && items.filter(is_measure).count() * 3 >= all * 2
}

/// Whether a block is hidden, stands in a menu, a form or a figure, or is called something that no paragraph is.
pub(super) fn is_called_else(place: &Place) -> bool {
    is_called(place, OTHERS.iter())
}

/// [`is_called_else`], of some names only.
fn is_called<'t>(place: &Place, mut topics: impl Iterator<Item = &'t Topic>) -> bool {
    is_walled(place) || topics.any(|&topic| place.topic(topic) <= NEAR)
}

/// Whether a block is hidden, or stands in a menu, a form, a footer, a box beside the text or a figure.
fn is_walled(place: &Place) -> bool {
    let walls = [Wall::Nav, Wall::Form, Wall::Footer, Wall::Aside, Wall::Figure];
    place.hidden || walls.iter().any(|&wall| place.wall(wall) < NOWHERE)
}

fn is_plain(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
    !is_called_else(&sheet.places.all[index])
        && matches!(labels[index].role, Role::Navigation | Role::Body | Role::Related)
        && sheet.text.blocks[index].linked * 2 <= sheet.text.blocks[index].chars.max(1)
}

/// Whether a script makes a post of it: `class="twitter-tweet"`.
fn is_post(tree: &Tree<'_>, holder: Index) -> bool {
    let names = ["class", "cite"].iter().filter_map(|name| tree.attribute(holder, name));
    let own = names.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    POSTS.iter().any(|word| own.contains(word))
}

/// Whether the list stands in what holds the paragraph `near` it, itself or in a wrapper of its own.
fn is_beside(sheet: &Sheet<'_>, near: usize, holder: Index) -> bool {
    let tree = sheet.tree;
    let paragraph = tree.element(sheet.text.blocks[near].element).block;
    let around: Vec<Index> = tree.path(paragraph).skip(1).take(2).collect();
    tree.path(holder).skip(1).take(2).any(|at| around.contains(&at))
}

/// Whether a longer paragraph holds the same words: this is a quotation pulled out of the text.
fn is_said_elsewhere(sheet: &Sheet<'_>, labels: &[Label], index: usize) -> bool {
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

/// Fewer characters stand in another paragraph by chance.
const LEAST_PULLED: usize = 20;
