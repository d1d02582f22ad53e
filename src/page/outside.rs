//! What the forests take for article and that stands outside of it: readers' comments, side bars, a paragraph said once more.

use super::class::{self, Topic};
use super::place::{NOWHERE, Wall};
use super::role::Sheet;
use super::small;
use super::tag::Tag;
use super::teaser;
use super::tree::Index;
use super::within;
use crate::label::{Label, Role};
use crate::lexicon::{Kind, Opening, lexicon};

/// So many paragraphs stand elsewhere before what is called comments is believed to be that: a whole article may stand in `class="comment"`.
const LEAST_PARAGRAPHS: usize = 3;
/// A paragraph has so many characters; a wide one is worth two.
const PARAGRAPH: u32 = 80;

/// Where all that the forests found are readers' comments, and sentences that a template calls the article's stand above them, turns the comments away.
pub(super) fn turn_away_comments(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let Some(first) = labels.iter().position(|label| label.role.is_body()) else { return };
    let near = |index: usize, topic: Topic| sheet.places.all[index].topic(topic) <= NEAR;
    let body = || (first..labels.len()).filter(|&index| labels[index].role.is_body());
    if !near(first, Topic::Comment) || !body().all(|index| near(index, Topic::Comment)) {
        return;
    }
    let tells = |&index: &usize| {
        let place = &sheet.places.all[index];
        labels[index].role == Role::Navigation
            && place.tag == Tag::P
            && near(index, Topic::Body)
            && place.topic(Topic::Comment) == NOWHERE
            && chars(sheet, index) >= PARAGRAPH
            && small::says(sheet.text.block(index), place)
    };
    if (0..first).filter(tells).count() >= 2 {
        let found: Vec<usize> = body().collect();
        found.into_iter().for_each(|index| labels[index].role = Role::Prompt);
    }
}

/// Turns away teasers of other articles below the article, and where the forests found nothing but teasers, all of them; tells which.
pub(super) fn turn_away_teasers(sheet: &Sheet<'_>, labels: &mut [Label]) -> Vec<usize> {
    let is_teaser = |index: usize| {
        sheet.places.all[index].topic(Topic::Related) <= NEAREST && teaser::is_teaser(sheet.tree, sheet.text, index)
    };
    let (teasers, own): (Vec<usize>, Vec<usize>) =
        (0..labels.len()).filter(|&index| labels[index].role.is_body()).partition(|&index| is_teaser(index));
    let below: Vec<usize> = teasers.into_iter().filter(|index| own.last().is_none_or(|last| index > last)).collect();
    if below.len() < LEAST_TEASERS {
        return Vec::new();
    }
    below.iter().for_each(|&index| labels[index].role = Role::Related);
    below
}

/// So near stands what calls a box a teaser.
const NEAREST: f32 = 2.0;
/// Fewer teasers are none.
const LEAST_TEASERS: usize = 3;

/// So near stands what a template calls comments, or the article's text.
const NEAR: f32 = 3.0;

/// Turns away what is no part of the article by where it stands.
pub(super) fn turn_away(sheet: &Sheet<'_>, labels: &mut [Label]) {
    let body: Vec<usize> = (0..labels.len()).filter(|&index| labels[index].role.is_body()).collect();
    if body.len() >= LEAST_PARAGRAPHS {
        elsewhere(sheet, labels, &body);
        repeated(sheet, labels, &body);
    }
    other_articles(sheet, labels, &body);
    posts(sheet, labels, &body);
    notices(sheet, labels);
    other_titles(sheet, labels, &body);
}

/// The article has so many characters before another `<article>` below is believed to be another.
const LEAST_ARTICLE: u32 = 160;

/// Turns away other articles below the one with the headline: each in an `<article>` of its own, with a heading and a day or a byline.
fn other_articles(sheet: &Sheet<'_>, labels: &mut [Label], body: &[usize]) {
    let (tree, text) = (sheet.tree, sheet.text);
    let article =
        |index: usize| tree.path(text.blocks[index].element).filter(|&at| tree.element(at).tag == Tag::Article);
    let Some(own) = labels.iter().position(|label| label.role == Role::Title).and_then(|title| article(title).last())
    else {
        return;
    };
    let extent = sheet.places.extents[own as usize];
    let (from, to) = (extent.first as usize, extent.last as usize);
    let inside: Vec<usize> = body.iter().copied().filter(|index| (from..=to).contains(index)).collect();
    if inside.len() < 2 || inside.iter().map(|&index| chars(sheet, index)).sum::<u32>() < LEAST_ARTICLE {
        return;
    }
    let below = body.iter().filter(|&&index| index > to);
    let mut others: Vec<(usize, Index)> = below.filter_map(|&index| Some((index, article(index).last()?))).collect();
    others.retain(|&(_, other)| signs_for_itself(sheet, labels, other));
    let mut all: Vec<Index> = others.iter().map(|&(_, other)| other).collect();
    all.dedup();
    // More of them below second headings are the entries of a live text.
    let first = |other: Index| sheet.places.all[sheet.places.extents[other as usize].first as usize].tag;
    for (index, other) in others {
        if first(other) == Tag::H1 || all.len() <= MOST_OTHERS {
            labels[index].role = Role::Related;
        }
    }
}

/// No more other articles stand below one, unless each has a first heading.
const MOST_OTHERS: usize = 2;

/// Whether an `<article>` begins with a heading and tells its day or its author.
fn signs_for_itself(sheet: &Sheet<'_>, labels: &[Label], article: Index) -> bool {
    let extent = sheet.places.extents[article as usize];
    let (from, to) = (extent.first as usize, extent.last as usize);
    matches!(sheet.places.all[from].tag, Tag::H1 | Tag::H2 | Tag::H3)
        && sheet.places.all[from].topic(Topic::Live) == NOWHERE
        && labels[from..=to].iter().any(|label| matches!(label.role, Role::Date | Role::Byline))
}

/// Turns away who posted what a page shows from elsewhere: "— Ada Berg (@adaberg) February 10, 2025".
fn posts(sheet: &Sheet<'_>, labels: &mut [Label], body: &[usize]) {
    for &index in body {
        let line = sheet.text.block(index);
        if line.starts_with(['—', '–', '-'])
            && line.contains("(@")
            && sheet.places.all[index].wall(Wall::Quote) <= 1.0
            && sheet.tree.path(sheet.text.blocks[index].element).take(2).any(|at| within::is_post(sheet.tree, at))
        {
            labels[index].role = Role::Share;
        }
    }
}

/// Turns away the line, above or below the article, that tells the headline under which it first appeared: "（原标题：…）".
fn other_titles(sheet: &Sheet<'_>, labels: &mut [Label], body: &[usize]) {
    let tells = |opening: Opening| opening.phrases.into_iter().any(|phrase| phrase.kind.as_str() == "original-title");
    let ends = body.iter().take(ENDS).chain(body.iter().rev().take(ENDS));
    for &index in ends {
        let line = sheet.text.block(index);
        // It is told by houses that write Chinese.
        if is_wide(line) && lexicon().opening(line).is_some_and(tells) {
            labels[index].role = Role::Kicker;
        }
    }
}

/// So many blocks from its ends an article is looked through for it.
const ENDS: usize = 3;

/// Whether a line begins in a script of wide characters, within the first three.
fn is_wide(line: &str) -> bool {
    line.chars().take(3).any(|c| c >= '\u{2E80}')
}

fn chars(sheet: &Sheet<'_>, index: usize) -> u32 {
    sheet.text.blocks[index].chars + sheet.text.blocks[index].wide
}

/// Turns away comments and side bars below the third paragraph that stands in neither.
fn elsewhere(sheet: &Sheet<'_>, labels: &mut [Label], body: &[usize]) {
    let called: Vec<Option<Role>> = body.iter().map(|&index| else_by_place(sheet, index)).collect();
    if called.iter().all(Option::is_none) {
        return;
    }
    let own = |at: &usize| called[*at].is_none();
    let sum =
        |wanted: bool| -> u32 { (0..body.len()).filter(|at| own(at) == wanted).map(|at| chars(sheet, body[at])).sum() };
    // Each comment stands in an element of its own; what holds an article and is called so is one.
    let mut holders: Vec<Index> =
        (0..body.len()).filter(|at| !own(at)).map(|at| sheet.places.all[body[at]].container).collect();
    holders.dedup();
    let alike = is_thread(sheet, body, &called);
    let least = match holders.len() {
        0 | 1 => LEAST_PARAGRAPHS,
        _ if alike => 1,
        _ => LEAST_PARAGRAPHS - 1,
    };
    let mut paragraphs = (0..body.len()).filter(own).filter(|&at| chars(sheet, body[at]) >= PARAGRAPH);
    let Some(enough) = paragraphs.nth(least - 1) else { return };
    if !alike && sum(true) * 4 < sum(false) {
        return;
    }
    for at in enough + 1..body.len() {
        if let Some(role) = called[at] {
            labels[body[at]].role = role;
        }
    }
}

/// Whether all that is called comments stands below the rest, each in an element of its own, and all of these are set alike: readers answer each
/// other below a short article at greater length than it has.
fn is_thread(sheet: &Sheet<'_>, body: &[usize], called: &[Option<Role>]) -> bool {
    let Some(first) = called.iter().position(Option::is_some) else { return false };
    let place = |at: usize| &sheet.places.all[body[at]];
    let one = place(first);
    first > 0
        && called[first..].iter().all(|role| *role == Some(Role::Prompt))
        && (first + 1..body.len()).all(|at| place(at).signature == one.signature)
        && (first..body.len()).all(|at| at == first || place(at).container != place(at - 1).container)
        && sheet.tree.attribute(one.container, "class").is_some()
}

/// What a block is that stands in an element called comments, or in an `<aside>` called a side bar.
fn else_by_place(sheet: &Sheet<'_>, index: usize) -> Option<Role> {
    let place = &sheet.places.all[index];
    if place.topic(Topic::Comment) < NOWHERE {
        return Some(Role::Prompt);
    }
    let is_bar = |&at: &Index| sheet.tree.element(at).tag == Tag::Aside && class::speaks_of_side(sheet.tree, at);
    (place.wall(Wall::Aside) < NOWHERE
        && place.topic(Topic::Side) < NOWHERE
        && sheet.tree.path(sheet.text.blocks[index].element).any(|at| is_bar(&at)))
    .then_some(Role::Navigation)
}

/// Turns away a paragraph that another element says as well: the summary in a share bar, what a script shows later.
fn repeated(sheet: &Sheet<'_>, labels: &mut [Label], body: &[usize]) {
    let long = |&&index: &&usize| labels[index].role.is_body() && chars(sheet, index) >= PARAGRAPH;
    let mut lines: Vec<(&str, usize)> =
        body.iter().filter(long).map(|&index| (sheet.text.block(index), index)).collect();
    lines.sort_unstable();
    let mass = |index: usize| {
        let container = sheet.places.all[index].container;
        sheet.places.containers.get(&container).map_or(0, |mass| mass.chars)
    };
    for pair in lines.windows(2) {
        let [(one, first), (other, second)] = [pair[0], pair[1]];
        if one != other || sheet.places.all[first].container == sheet.places.all[second].container {
            continue;
        }
        // What stands among much more text is the article's. Where both stand among as much, the newsroom says it twice.
        let (lesser, larger) = if mass(second) > mass(first) { (first, second) } else { (second, first) };
        if mass(lesser) * 2 <= mass(larger) {
            labels[lesser].role = Role::Navigation;
        }
    }
}

/// Turns away what a house says below its last paragraph of itself, by the words it begins with: who edited, whose opinion it is.
fn notices(sheet: &Sheet<'_>, labels: &mut [Label]) {
    for _ in 0..MOST_NOTICES {
        let Some(last) = labels.iter().rposition(|label| label.role.is_body()) else { return };
        let is_notice = |kind: &Kind| matches!(kind.as_str(), "edited-by" | "legal");
        let leads = |opening: Opening| opening.phrases.into_iter().map(|phrase| phrase.kind).find(is_notice);
        let line = sheet.text.block(last);
        if is_of_print(line) && labels[..last].iter().any(|label| label.role == Role::Body) {
            labels[last].role = Role::Notice;
            continue;
        }
        // In scripts with blanks a sentence may begin with such words: "Copyright law has nothing to do with it."
        let Some(kind) =
            Some(line).filter(|line| is_wide(line)).and_then(|line| lexicon().opening(line)).and_then(leads)
        else {
            return;
        };
        labels[last].role = kind.role();
    }
}

/// Whether a line is what a page made for the printer says of itself: whose it is, and at which address. No sentence begins with the sign for it.
fn is_of_print(line: &str) -> bool {
    let address = || {
        let head = line.split_once("://").map(|(head, rest)| (head, rest.contains(' ')));
        head.is_some_and(|(head, goes_on)| !goes_on && head.split(' ').count() <= 3)
    };
    line.starts_with('©') || address()
}

/// No article ends with more of them.
const MOST_NOTICES: usize = 6;
