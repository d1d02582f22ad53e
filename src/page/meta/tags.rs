//! Meta tags, microdata, time elements, `lang`, `<title>` and `<h1>`.

use super::super::block::Text;
use super::super::reference::decode;
use super::super::tag::Tag;
use super::super::tree::{Index, Run, Tree};
use super::{Facts, Said, Source, heading, note};

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
        own.split_ascii_whitespace().for_each(|name| named(name, content, facts));
    }
}

/// One meta tag; references in `content` are resolved only where the name says something to us, as some hold whole records.
///
/// Names: OpenGraph, `article:`, Dublin Core, Parsely, Sailthru, schema.org, and what many outlets share.
fn named(name: &str, content: &str, facts: &mut Facts) {
    use Source::{Meta, Microdata, OpenGraph};
    let decoded = || decode(content, true);
    let mut say = |list: fn(&mut Facts) -> &mut Vec<Said>, source| note(list(facts), source, &decoded());
    match name {
        "og:title" => say(|facts| &mut facts.titles, OpenGraph),
        "twitter:title" | "title" | "dc.title" | "dcterms.title" | "parsely-title" | "sailthru.title" | "hdl" => {
            say(|facts| &mut facts.titles, Meta);
        }
        "headline" => say(|facts| &mut facts.titles, Microdata),
        "og:description" => say(|facts| &mut facts.descriptions, OpenGraph),
        "description" | "twitter:description" | "dc.description" | "sailthru.description" => {
            say(|facts| &mut facts.descriptions, Meta);
        }
        // "The Post | The Portal": the house, and who shows its article.
        "og:article:author" if decoded().contains(" | ") => {
            let written = decoded();
            note(&mut facts.signers, OpenGraph, written.split(" | ").next().unwrap_or_default());
        }
        "article:author" | "og:article:author" | "og:author" => say(|facts| &mut facts.authors, OpenGraph),
        "author"
        | "authors"
        | "dc.creator"
        | "dcterms.creator"
        | "parsely-author"
        | "sailthru.author"
        | "byl"
        | "article.author"
        | "cxense:author"
        | "cxenseparse:author"
        | "dcsext.author"
        | "article:author_name"
        | "articleauthor"
        | "mrf:authors" => say(|facts| &mut facts.authors, Meta),
        "article:published_time" | "og:article:published_time" | "og:published_time" | "og:pubdate" | "og:regdate" => {
            say(|facts| &mut facts.published, OpenGraph);
        }
        "date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publish_date"
        | "publication_date"
        | "published"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.date"
        | "dcterms.created"
        | "dcterms.issued"
        | "dc.date.created"
        | "parsely-pub-date"
        | "sailthru.date"
        | "article.published"
        | "cxenseparse:recs:publishtime"
        | "published_at"
        | "published_time"
        | "article_date_original"
        | "originalpublicationdate"
        | "iso-8601-publish-date"
        | "displaydate"
        | "pdate"
        | "ptime"
        | "last-modified-date"
        | "created"
        | "date.created"
        | "date.available"
        | "vr:published_time"
        | "vf:published"
        | "article:create_at"
        | "cxenseparse:publishtime" => {
            say(|facts| &mut facts.published, Meta);
        }
        "datepublished" | "datecreated" => say(|facts| &mut facts.published, Microdata),
        "article:modified_time" | "og:updated_time" | "og:article:modified_time" => {
            say(|facts| &mut facts.updated, OpenGraph)
        }
        "last-modified" | "lastmod" | "dcterms.modified" | "dc.date.modified" | "article.updated" => {
            say(|facts| &mut facts.updated, Meta)
        }
        "datemodified" => say(|facts| &mut facts.updated, Microdata),
        "article:section" | "og:article:section" => say(|facts| &mut facts.sections, OpenGraph),
        "section" | "parsely-section" | "articlesection" | "category" | "its_section" | "mrf:sections" => {
            say(|facts| &mut facts.sections, Meta)
        }
        "og:locale" => say(|facts| &mut facts.languages, OpenGraph),
        "language" | "dc.language" | "content-language" | "inlanguage" => say(|facts| &mut facts.languages, Meta),
        "og:site_name"
        | "application-name"
        | "apple-mobile-web-app-title"
        | "publisher"
        | "dc.publisher"
        | "twitter:site"
        | "copyright" => {
            facts.outlets.push(super::tidy(decoded().trim_start_matches('@')));
        }
        "og:url" => facts.url = facts.url.take().or_else(|| Some(decoded().into_owned())),
        _ => {}
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
