//! The line of the page that is its headline where no `<h1>` shows it.
//!
//! Templates write a headline for search engines as the last crumb of the trail above the article, and mark it `<h1>`; what a reader takes for the
//! headline is an `<h2>` below, as a rule with its kicker. Others have no `<h1>` at all. Metadata then tell which line it is.

use super::super::block::{Block, Text};
use super::super::class::speaks_of_kicker;
use super::super::tag::Tag;
use super::super::tree::{Index, Tree};
use super::super::words::Word;
use super::title::{DIVIDERS, key};
use super::{Facts, Said, Source};

/// Fewer words may be the outlet's name.
const LEAST_WORDS: usize = 4;
/// No headline is longer, in characters.
const LONGEST: u32 = 300;
/// The name of a channel is no longer, in characters.
const LONGEST_CHANNEL: usize = 8;
/// How far up from a heading its trail may lie.
const FAR: usize = 6;

/// Whether `index` stands in the trail that leads to the article: in a menu, or in what its template calls breadcrumbs.
pub(super) fn is_in_trail(tree: &Tree<'_>, index: Index) -> bool {
    let holds = |tag| matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article | Tag::Header);
    tree.path(index).take(FAR).take_while(|&at| !holds(tree.element(at).tag)).any(|at| {
        let (from, to) = tree.element(at).attributes;
        let own = &tree.attributes[from as usize..to as usize];
        let says = |text: &str| text.to_ascii_lowercase().contains("breadcrumb");
        tree.element(at).tag == Tag::Nav
            || own.iter().any(|own| says(own.name.of(tree.html)) || says(own.value.of(tree.html)))
    })
}

/// Whether `index` stands in what its template calls breadcrumbs.
pub(in crate::page) fn is_crumb(tree: &Tree<'_>, index: Index) -> bool {
    let names =
        |at: Index| ["class", "id", "aria-label", "itemtype"].iter().filter_map(move |name| tree.attribute(at, name));
    let called = |at: Index| {
        let mut classes = tree.attribute(at, "class").unwrap_or_default().split_ascii_whitespace();
        classes.any(|class| Word::Trail.all().contains(&class))
    };
    tree.path(index).take(FAR).any(|at| names(at).any(|own| own.contains("readcrumb")) || called(at))
}

/// Whether all of a heading is a link to the front page: the outlet's name above each of its pages.
pub(super) fn is_masthead(tree: &Tree<'_>, index: Index, block: &Block) -> bool {
    let path = |index| tree.path(index).take(FAR);
    let links = path(block.element).chain(path(index)).filter(|&at| tree.element(at).tag == Tag::A);
    block.linked >= block.chars && links.filter_map(|at| tree.attribute(at, "href")).any(|href| leads_home(href.trim()))
}

/// Whether an address is a site's front page: `/`, `https://example.org`, `/index.html`.
pub(in crate::page) fn leads_home(href: &str) -> bool {
    let path = match href.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => href,
    };
    let is_address = href.contains("://") || href.starts_with(['/', '.']) || href.starts_with("index.");
    is_address
        && matches!(path.trim_start_matches('.').trim_start_matches('/'), "" | "index.html" | "index.php" | "index.htm")
}

/// Notes as a heading the line that says what other sources call the title, if no `<h1>` outside of a trail is there.
///
/// Of all such lines an `<h2>` that is the title or ends with it comes first. Where there is none, the trail's `<h1>` is the heading after all.
pub(in crate::page) fn note_visible(facts: &mut Facts, tree: &Tree<'_>, text: &Text) {
    if facts.titles.iter().any(|said| said.source == Source::Heading) {
        return note_instead(facts, tree, text);
    }
    let told = told(&facts.titles);
    match visible(tree, text, &told) {
        Some(value) => facts.titles.push(Said { value, source: Source::Heading }),
        None => {
            let trail = facts.titles.iter_mut().filter(|said| said.source == Source::Trail);
            trail.for_each(|said| said.source = Source::Heading);
        }
    }
}

/// Where no `<h1>` says anything of what `<title>` says, and an `<h2>` all of it, notes that as the heading: the `<h1>` names the section.
fn note_instead(facts: &mut Facts, tree: &Tree<'_>, text: &Text) {
    let of = |heading: bool| {
        let own = move |said: &&Said| (said.source == Source::Heading) == heading;
        facts.titles.iter().filter(own).map(|said| key(&said.value)).collect::<Vec<_>>()
    };
    let (headings, others) = (of(true), of(false));
    let agree = |one: &String, other: &String| one.contains(other.as_str()) || other.contains(one.as_str());
    if others.is_empty() || headings.iter().any(|one| others.iter().any(|other| agree(one, other))) {
        return;
    }
    let titles = facts.titles.iter().filter(|said| said.source == Source::TitleElement);
    let told: Vec<String> = titles.map(|said| key(&said.value)).filter(|key| says_enough(key)).collect();
    let is_second = |element: Index| tree.path(element).take(FAR).any(|at| tree.element(at).tag == Tag::H2);
    let same = text.blocks.iter().enumerate().find(|(index, block)| {
        block.chars <= LONGEST && is_second(block.element) && told.contains(&key(text.block(*index)))
    });
    if let Some((index, _)) = same {
        let value = text.block(index).to_owned();
        facts
            .titles
            .iter_mut()
            .filter(|said| said.source == Source::Heading)
            .for_each(|said| said.source = Source::Trail);
        facts.titles.push(Said { value, source: Source::Heading });
    }
}

/// A title, or a part of one between dividers, as another source says it.
struct Told {
    written: String,
    key: String,
    /// Whether it is all that the source says.
    whole: bool,
}

/// What the metadata call the title, whole and in parts. The shorter part behind a divider is as a rule the outlet.
fn told(titles: &[Said]) -> Vec<Told> {
    let mut told = Vec::new();
    let mut note = |part: &str, whole: bool| {
        let key = key(part);
        if says_enough(&key) {
            told.push(Told { written: part.trim().to_owned(), key, whole });
        }
    };
    for said in titles.iter().filter(|said| said.source != Source::Trail) {
        note(&said.value, true);
        let cuts = DIVIDERS.iter().flat_map(|divider| said.value.match_indices(divider));
        for (at, divider) in cuts {
            let (before, behind) = (&said.value[..at], &said.value[at + divider.len()..]);
            note(before, false);
            if behind.len() >= before.len() {
                note(behind, false);
            }
        }
        // "The Outlet / News / Headline": of three and more parts each may be the headline.
        for divider in DIVIDERS.iter().filter(|divider| said.value.matches(**divider).count() >= 2) {
            said.value.split(divider).for_each(|part| note(part, false));
        }
        // Chinese portals write their names without a blank before them.
        if said.value.chars().any(|c| c >= '\u{2E80}') {
            let cuts = said.value.match_indices(['_', '-', '－', '|', '｜']);
            cuts.for_each(|(at, _)| note(&said.value[..at], false));
            // A blank stands within headlines as well: what it parts is a house only if it is called one.
            let short =
                |tail: &str| tail.split_once('_').is_some_and(|(first, _)| first.chars().count() <= LONGEST_CHANNEL);
            let whole = |tail: &str| !tail.contains('_') && Word::Office.ends(tail);
            let called = |tail: &str| short(tail) || whole(tail);
            let last = said.value.rsplit_once(' ').filter(|(_, tail)| called(tail));
            last.into_iter().for_each(|(head, _)| note(head, false));
        }
        // "The Outlet: Headline" is written by small templates.
        if let Some((_, behind)) = said.value.split_once(": ").filter(|_| said.source == Source::TitleElement) {
            note(behind, false);
        }
    }
    told
}

/// Fewer words, or characters of a script without blanks, may be the outlet's name.
fn says_enough(key: &str) -> bool {
    key.split(' ').count() >= LEAST_WORDS || key.chars().filter(|&c| c >= '\u{2E80}').count() >= 2 * LEAST_WORDS
}

/// The first heading that is a title or ends with one, then one that is a part of a title, then a line that is either.
fn visible(tree: &Tree<'_>, text: &Text, told: &[Told]) -> Option<String> {
    let (mut parted, mut line) = (None, None);
    let short = |index: &usize| text.blocks[*index].chars <= LONGEST && !told.is_empty();
    for index in (0..text.blocks.len()).filter(short) {
        let element = text.blocks[index].element;
        let own = key(text.block(index));
        let same = told.iter().find(|told| own == told.key);
        let end = told.iter().find(|told| own.strip_suffix(&told.key).is_some_and(|kicker| kicker.ends_with(' ')));
        if same.is_none() && end.is_none() || is_in_trail(tree, element) {
            continue;
        }
        let Some(heading) = tree.path(element).take(FAR).find(|&at| matches!(tree.element(at).tag, Tag::H2 | Tag::H3))
        else {
            line = line.or_else(|| same.map(|_| text.block(index).to_owned()));
            continue;
        };
        let (value, whole) = match (same, end) {
            (None, Some(end)) => (end.written.clone(), end.whole),
            (Some(_), Some(end)) if has_kicker(tree, heading) => (end.written.clone(), end.whole),
            (same, _) => (text.block(index).to_owned(), same.is_some_and(|same| same.whole)),
        };
        if whole {
            return Some(value);
        }
        parted.get_or_insert(value);
    }
    parted.or(line)
}

/// Whether an element of the heading is named as its kicker.
fn has_kicker(tree: &Tree<'_>, heading: Index) -> bool {
    let inside = (heading + 1..tree.elements.len() as Index).take(FAR);
    inside.take_while(|&at| tree.path(at).take(FAR).any(|up| up == heading)).any(|at| speaks_of_kicker(tree, at))
}

#[cfg(test)]
mod tests {
    use super::leads_home;

    #[test]
    fn an_address_without_a_path_leads_home() {
        for home in ["/", "https://example.org", "https://example.org/", "/index.html", "./"] {
            assert!(leads_home(home), "{home}");
        }
        for other in ["", "#top", "/politics/", "https://example.org/politics", "?p=1", "javascript:void(0)"] {
            assert!(!leads_home(other), "{other}");
        }
    }
}
