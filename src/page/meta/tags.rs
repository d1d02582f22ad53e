//! Meta tags, microdata, time elements, `lang`, `<title>` and `<h1>`.

use super::super::block::Text;
use super::super::reference::decode;
use super::super::tag::Tag;
use super::super::tree::{Index, Run, Tree};
use super::{Facts, Source, heading, named, note};

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
            _ => {}
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
    if let Some(name) = name.or_else(|| tree.attribute(index, "itemprop")) {
        let own = name.to_ascii_lowercase();
        own.split_ascii_whitespace().for_each(|name| named::take(name, content, facts));
    }
}

/// A time element counts where its attributes say that it dates the article.
fn time(tree: &Tree<'_>, index: Index, facts: &mut Facts) {
    let Some(when) = tree.attribute(index, "datetime").or_else(|| tree.attribute(index, "content")) else { return };
    let when = decode(when, true);
    if is_property(tree, index, "dateModified") {
        note(&mut facts.updated, Source::Microdata, &when);
    } else if is_property(tree, index, "datePublished") || tree.attribute(index, "pubdate").is_some() {
        note(&mut facts.published, Source::Microdata, &when);
    } else {
        note(&mut facts.published, Source::Visible, &when);
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
