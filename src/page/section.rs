//! The section as the page shows it, for pages whose metadata name none: what a template calls the category, the last step of the trail.

use super::byline::written_in;
use super::class;
use super::meta::title::key;
use super::meta::{Facts, heading};
use super::place::{NOWHERE, Wall};
use super::role::Sheet;
use super::tag::Tag;
use super::tree::{Index, Tree};
use super::words::Word;
use crate::label::{Label, Role};
use crate::lexicon::lexicon;

/// So many blocks above the headline the section may stand, and so many below.
const NEAR: usize = 4;
const BELOW: usize = 7;
/// No section's name is longer, in characters or in words.
const LONGEST: usize = 32;
const MOST_WORDS: usize = 4;
/// How far up from a block the link lies that it is in.
const FAR: usize = 4;

/// The section: what the metadata name, else what the page shows.
pub(super) fn of_page(facts: &Facts, sheet: &Sheet<'_>, labels: &[Label]) -> Option<String> {
    let told = facts.sections.iter().find_map(|said| told(&said.value));
    told.or_else(|| visible(sheet, labels, &facts.trail))
}

/// The section that the page shows beside its headline: a link to a category first, then a line that is called one, then the trail. Words that
/// stand above many articles ("News") count where nothing else is found.
fn visible(sheet: &Sheet<'_>, labels: &[Label], trail: &[String]) -> Option<String> {
    let title = labels.iter().position(|label| label.role == Role::Title)?;
    let body = labels.iter().rposition(|label| label.role.is_body())?;
    let near = title.saturating_sub(NEAR)..(title + BELOW).min(body);
    let mut found = in_category(sheet, title, body);
    found.extend(called_so(sheet, near.clone()));
    if found.is_empty() {
        found.extend(part_called_so(sheet, near));
    }
    found.extend(last_step(sheet, title, trail));
    let own = |name: &&String| lexicon().whole(name).next().is_none();
    found.iter().find(own).or_else(|| found.first()).cloned()
}

/// The section in a value of the metadata: the first of a list, the last step of a path, no name for nothing.
fn told(value: &str) -> Option<String> {
    // "news,nation": behind a comma within a name stands a blank.
    let parted = |&(at, _): &(usize, char)| !value[at + 1..].starts_with(' ');
    let first = value.char_indices().filter(|&(_, c)| c == ',').find(parted).map_or(value, |(at, _)| &value[..at]);
    // A number is for machines.
    if !first.contains(char::is_alphabetic) || Word::Nothing.all().iter().any(|word| first.eq_ignore_ascii_case(word)) {
        return None;
    }
    // "/world/middle_east"
    Some(match first.strip_prefix('/') {
        Some(path) => path.trim_end_matches('/').rsplit('/').next().unwrap_or(path).replace(['_', '-'], " "),
        None => first.to_owned(),
    })
}

/// The links of the article to what it is filed under: `<a rel="category tag">`.
fn in_category(sheet: &Sheet<'_>, title: usize, body: usize) -> Vec<String> {
    let tree = sheet.tree;
    let from = sheet.text.blocks[title.saturating_sub(NEAR)].element;
    let to = sheet.text.blocks[(body + NEAR).min(sheet.text.blocks.len() - 1)].element;
    let files = |at: Index| {
        tree.element(at).tag == Tag::A
            && tree.attribute(at, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "category"))
    };
    let links = (from..=to).filter(|&at| files(at)).take(MOST_STEPS).map(|at| written_in(tree, at));
    links.filter(|own| is_section(sheet, own)).collect()
}

/// The lines near the headline that their elements call category, kicker or section.
fn called_so(sheet: &Sheet<'_>, near: std::ops::Range<usize>) -> Vec<String> {
    let is_called = |&index: &usize| {
        let path = sheet.tree.path(sheet.text.blocks[index].element).take(FAR);
        sheet.places.all[index].wall(Wall::Nav) == NOWHERE
            && path.take_while(|&at| is_small(sheet, at)).any(|at| {
                (class::speaks_of_kicker(sheet.tree, at) || is_category(sheet.tree, at))
                    && !class::speaks_of_others(sheet.tree, at)
                    && !heading::is_crumb(sheet.tree, at)
            })
    };
    let lines = near.filter(is_called).map(|index| sheet.text.block(index));
    // "Kategorie: Verkehr"
    let own = lines.map(|line| line.split_once(": ").map_or(line, |(_, own)| own));
    own.filter(|own| is_section(sheet, own)).map(str::to_owned).collect()
}

/// Whether the class of an element says in short that it is a category: `class="cat"`, `class="card-primary-tag"`.
fn is_category(tree: &Tree<'_>, at: Index) -> bool {
    let ends = |class: &str, word: &&str| {
        class.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(['-', '_']))
    };
    let mut classes = tree.attribute(at, "class").unwrap_or_default().split_ascii_whitespace();
    classes.any(|class| Word::Category.all().iter().any(|word| ends(class, word)))
}

/// So many elements of a line are looked at.
const MOST_PARTS: usize = 16;

/// What part of a line near the headline is called the section: `<span class="section">Travel</span> 12.05 <span class="name">Ada Berg</span>`.
fn part_called_so(sheet: &Sheet<'_>, near: std::ops::Range<usize>) -> Option<String> {
    let tree = sheet.tree;
    let parts = |index: usize| {
        let holder = sheet.text.blocks[index].element;
        let depth = tree.element(holder).depth;
        let inside = (holder + 1..tree.elements.len() as Index).take(MOST_PARTS);
        inside.take_while(move |&at| tree.element(at).depth > depth)
    };
    // A kicker within the headline is none.
    let walls = [Wall::Nav, Wall::Heading, Wall::Figure];
    let open = near.filter(|&index| walls.iter().all(|&wall| sheet.places.all[index].wall(wall) == NOWHERE));
    let called = open.flat_map(parts).filter(|&at| {
        tree.element(at).tag.is_inline() && class::speaks_of_kicker(tree, at) && !class::speaks_of_others(tree, at)
    });
    called.map(|at| written_in(tree, at)).find(|own| is_section(sheet, own))
}

/// Whether an element holds no more than a line or two.
fn is_small(sheet: &Sheet<'_>, at: Index) -> bool {
    let extent = sheet.places.extents[at as usize];
    extent.blocks <= 2 && extent.chars as usize <= 2 * LONGEST
}

/// The last step of the trail that is neither the front page, which is the first, nor the article.
fn last_step(sheet: &Sheet<'_>, title: usize, told: &[String]) -> Option<String> {
    if let Some(own) = told.iter().skip(1).rev().find(|own| is_section(sheet, own)) {
        return Some(own.clone());
    }
    let tree = sheet.tree;
    let written = |name: &str| memchr::memmem::find(tree.html.as_bytes(), name.as_bytes()).is_some();
    if !written("readcrumb") && !Word::Trail.all().iter().any(|name| written(name)) {
        return None;
    }
    let crumbs = links_of_trail(tree, sheet.text.blocks[title].element);
    // A trail of one step begins with the front page, or at the section.
    let begins = crumbs.len() > 1
        || crumbs
            .first()
            .and_then(|&at| tree.attribute(at, "href"))
            .is_none_or(|href| heading::leads_home(href.trim()));
    crumbs.into_iter().skip(usize::from(begins)).rev().map(|at| written_in(tree, at)).find(|own| is_section(sheet, own))
}

/// No trail has more steps.
const MOST_STEPS: usize = 6;

/// The links of what a template calls breadcrumbs, above element `before`.
fn links_of_trail(tree: &Tree<'_>, before: Index) -> Vec<Index> {
    let steps = |tag: Tag| -> Vec<Index> {
        let own = (0..before).filter(|&at| tree.element(at).tag == tag && heading::is_crumb(tree, at));
        own.take(MOST_STEPS).collect()
    };
    // Some trails lead nowhere.
    Some(steps(Tag::A)).filter(|links| !links.is_empty()).unwrap_or_else(|| steps(Tag::Li))
}

/// Whether a few words may name a section: no figure, no mark of a template's, not the title.
fn is_section(sheet: &Sheet<'_>, own: &str) -> bool {
    let letters = own.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && own.chars().count() <= LONGEST
        && own.split(' ').count() <= MOST_WORDS
        && !own.contains(|c: char| c.is_ascii_digit() || "|@:,;/>»›.?!".contains(c))
        && lexicon().whole(own).all(|phrase| phrase.kind.role() == Role::Kicker)
        && !sheet.outlets.iter().any(|outlet| key(outlet) == key(own))
        && sheet.title.is_none_or(|title| key(title) != key(own))
}
