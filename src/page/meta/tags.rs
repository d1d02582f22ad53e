//! Meta tags, microdata, time elements, `lang`, `<title>` and `<h1>`.

use super::super::block::Text;
use super::super::reference::decode;
use super::super::tag::Tag;
use super::super::tree::{Index, Run, Tree};
use super::{Facts, Said, Source, heading, named, note, whose};
use std::borrow::Cow;

/// Reads every element once.
pub(super) fn gather(tree: &Tree<'_>, text: &Text, facts: &mut Facts) {
    for index in 0..tree.elements.len() as Index {
        match tree.element(index).tag {
            Tag::Meta => meta(tree, index, facts),
            Tag::Link if is(tree, index, "rel", "canonical") => {
                facts.url = facts.url.take().or_else(|| tree.attribute(index, "href").map(str::to_owned));
            }
            Tag::Html | Tag::Body => {
                if let Some(language) = tree.attribute(index, "lang").or_else(|| tree.attribute(index, "xml:lang")) {
                    note(&mut facts.languages, Source::Microdata, language);
                }
            }
            Tag::Time => time(tree, index, facts),
            _ => dated(tree, index, facts),
        }
    }
    elements_with_text(tree, text, facts);
    if let Some(place) = tree.runs.iter().find_map(|run| title_text(tree, run)) {
        note(&mut facts.titles, Source::TitleElement, place);
    }
}

/// The page's own address.
pub(in crate::page) fn address(tree: &Tree<'_>) -> Option<String> {
    let own = (0..tree.elements.len() as Index).find_map(|index| match tree.element(index).tag {
        Tag::Link if is(tree, index, "rel", "canonical") => tree.attribute(index, "href"),
        Tag::Meta if is(tree, index, "property", "og:url") => tree.attribute(index, "content"),
        _ => None,
    })?;
    Some(decode(own, true).into_owned())
}

/// What `<title>` and the meta tags for networks call the page.
pub(super) fn titles<'h>(tree: &Tree<'h>) -> Vec<Cow<'h, str>> {
    let named = |index: Index| {
        let is_title = is(tree, index, "property", "og:title") || is(tree, index, "name", "twitter:title");
        tree.attribute(index, "content").filter(|_| is_title)
    };
    let metas = (0..tree.elements.len() as Index).filter(|&index| tree.element(index).tag == Tag::Meta);
    let all = tree.runs.iter().find_map(|run| title_text(tree, run)).into_iter().chain(metas.filter_map(named));
    all.map(|title| decode(title, true)).collect()
}

fn title_text<'h>(tree: &Tree<'h>, run: &Run) -> Option<&'h str> {
    let Run::Text { place, element, .. } = *run else { return None };
    let parents = tree.path(element).any(|at| tree.element(at).tag == Tag::Svg);
    (tree.element(element).tag == Tag::Title && !parents).then(|| place.of(tree.html))
}

fn is(tree: &Tree<'_>, index: Index, name: &str, value: &str) -> bool {
    tree.attribute(index, name)
        .is_some_and(|own| own.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(value)))
}

/// Whether microdata or RDFa call the element `name`: `itemprop="datePublished"`, `property="schema:datePublished"`.
fn is_property(tree: &Tree<'_>, index: Index, name: &str) -> bool {
    let own = |word: &str| word.rsplit(':').next().is_some_and(|word| word.eq_ignore_ascii_case(name));
    let says = |kind| tree.attribute(index, kind).is_some_and(|value| value.split_ascii_whitespace().any(own));
    says("itemprop") || says("property")
}

fn meta(tree: &Tree<'_>, index: Index, facts: &mut Facts) {
    let Some(content) = tree.attribute(index, "content") else { return };
    let name = tree.attribute(index, "property").or_else(|| tree.attribute(index, "name"));
    let own = || tree.attribute(index, "itemprop").filter(|_| whose::is_the_articles(tree, index));
    if let Some(name) = name.or_else(own) {
        let own = name.to_ascii_lowercase();
        own.split_ascii_whitespace().for_each(|name| named::take(name, content, facts));
    }
}

/// A time element counts where its attributes say that it dates the article.
fn time(tree: &Tree<'_>, index: Index, facts: &mut Facts) {
    let Some(when) = tree.attribute(index, "datetime").or_else(|| tree.attribute(index, "content")) else { return };
    if facts.published.len() >= MOST_DAYS || !whose::is_the_articles(tree, index) {
        return;
    }
    note_day(day_called(tree, index).unwrap_or(Day::Shown), &decode(when, true), facts);
}

/// Another element that dates the article: `<abbr class="published" title="2025-02-10T09:30">`, `<span itemprop="datePublished">10 February 2025</span>`.
fn dated(tree: &Tree<'_>, index: Index, facts: &mut Facts) {
    let attribute = |name: &str| tree.attribute(index, name);
    let stamp = attribute("content").or_else(|| attribute("title")).filter(|value| is_stamp(value));
    let is_property = || attribute("itemprop").is_some_and(|value| value.starts_with("date"));
    if stamp.is_none() && !is_property() || facts.published.len() >= MOST_DAYS {
        return;
    }
    if let Some(day) = day_called(tree, index)
        && whose::is_the_articles(tree, index)
    {
        let when = stamp.map_or_else(|| own_text(tree, index), |stamp| decode(stamp, true).into_owned());
        note_day(day, &when, facts);
    }
}

/// The text that stands in an element itself, not in others within.
fn own_text(tree: &Tree<'_>, index: Index) -> String {
    let own = tree.runs.iter().filter_map(|run| match *run {
        Run::Text { place, element, .. } if element == index => Some(place.of(tree.html)),
        _ => None,
    });
    own.take(4).collect()
}

fn note_day(day: Day, when: &str, facts: &mut Facts) {
    match day {
        Day::Published => note(&mut facts.published, Source::Microdata, when),
        Day::Updated => note(&mut facts.updated, Source::Microdata, when),
        Day::Shown => note(&mut facts.published, Source::Visible, when),
        // Lists of other articles have such days, too: only the one beside the first day of the page is the article's.
        Day::ShownUpdated => {
            let is_on_page = |said: &&Said| matches!(said.source, Source::Visible | Source::Microdata);
            if facts.published.iter().filter(is_on_page).count() == 1 {
                note(&mut facts.updated, Source::Microdata, when);
            }
        }
    }
}

/// Days that are noted; a page of links names hundreds.
const MOST_DAYS: usize = 30;

/// A stamp begins with its year: "2025-02-10T09:30".
fn is_stamp(value: &str) -> bool {
    value.len() >= "2025-02-10".len()
        && (value.starts_with("20") || value.starts_with("19"))
        && value[2..].contains('-')
}

/// What a day in an element is, and how surely.
enum Day {
    Published,
    Updated,
    Shown,
    ShownUpdated,
}

/// What microdata, RDFa or, less surely, the classes of the hAtom microformat call the day in an element.
fn day_called(tree: &Tree<'_>, index: Index) -> Option<Day> {
    let is_called = |name: &str| is(tree, index, "class", name);
    match () {
        () if is_property(tree, index, "dateModified") => Some(Day::Updated),
        () if is_property(tree, index, "datePublished") => Some(Day::Published),
        // An article that was never changed is called both: `class="entry-date published updated"`.
        () if is_called("published") => Some(Day::Shown),
        () if is_called("updated") => Some(Day::ShownUpdated),
        () => None,
    }
}

/// What is said by the visible text of an element: `<h1>`, `itemprop`, `rel="author"`.
fn elements_with_text(tree: &Tree<'_>, text: &Text, facts: &mut Facts) {
    let mut heading: Option<(Index, String)> = None;
    for (at, block) in text.blocks.iter().enumerate() {
        for index in tree.path(block.element).take(6) {
            if tree.element(index).tag == Tag::H1 && !heading::is_masthead(tree, index, block) {
                match &mut heading {
                    Some((known, title)) if *known == index => {
                        title.push(' ');
                        title.push_str(text.block(at));
                    }
                    _ => {
                        if let Some(heading) = heading.take() {
                            note_heading(tree, heading, facts);
                        }
                        heading = Some((index, text.block(at).to_owned()));
                    }
                }
            }
            let Some(property) = tree.attribute(index, "itemprop") else { continue };
            let own = |name: &str| property.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(name));
            if own("headline") && block.chars < 300 {
                note(&mut facts.titles, Source::Microdata, text.block(at));
            }
        }
    }
    if let Some(heading) = heading {
        note_heading(tree, heading, facts);
    }
}

fn note_heading(tree: &Tree<'_>, (index, title): (Index, String), facts: &mut Facts) {
    let source = if heading::is_in_trail(tree, index) { Source::Trail } else { Source::Heading };
    note(&mut facts.titles, source, &title);
}
