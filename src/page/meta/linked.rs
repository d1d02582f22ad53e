//! JSON-LD: the object that is the article, and what stands in it.

use super::super::json::Json;
use super::super::reference;
use super::super::tag::Tag;
use super::super::tree::{Run, Tree};
use super::{Facts, PictureFact, Source, note, tags, tidy, title};
use std::borrow::Cow;

/// How many levels of lists and graphs an article object may lie in.
const DEEPEST: usize = 6;

/// Reads every JSON-LD script of the page.
pub(super) fn gather(tree: &Tree<'_>, facts: &mut Facts) {
    let mut articles = Vec::new();
    let mut values = Vec::new();
    for run in &tree.runs {
        if let Run::Text { place, element, raw: true } = *run
            && tree.element(element).tag == Tag::Script
            && tree
                .attribute(element, "type")
                .is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"))
        {
            values.extend(Json::read_all(&plain(place.of(tree.html))));
        }
    }
    for value in &values {
        find_articles(value, 0, &mut articles);
    }
    for picture in values.iter().filter(|value| is_picture(value)) {
        let named = |fact: PictureFact| PictureFact { attached: true, ..fact };
        facts.pictures.extend(picture_of(picture, &Nodes(&[])).map(named));
    }
    facts.trail = values.iter().flat_map(Json::each).find_map(trail_in).unwrap_or_default();
    let nodes = Nodes(&values);
    let own = if articles.len() > 1 { of_this_page(tree, &articles) } else { Vec::new() };
    // The fullest object is the article; lists of other articles name little more than a headline.
    let candidates = if own.is_empty() { &articles } else { &own };
    let Some(best) = candidates.iter().copied().rev().max_by_key(|article| weight(article)) else {
        return read_page(&values, &nodes, facts);
    };
    read_article(best, &nodes, facts);
    for other in articles.iter().filter(|other| !std::ptr::eq(**other, best) && same_article(other, best)) {
        read_article(other, &nodes, facts);
    }
}

/// The source of a script; templates that write references into everything write `&quot;` for each quotation mark.
fn plain(source: &str) -> Cow<'_, str> {
    let is_written_out = memchr::memchr(b'"', source.as_bytes()).is_none() && source.contains('&');
    if is_written_out { reference::decode(source, true) } else { Cow::Borrowed(source) }
}

/// Of several articles those whose headline or address is the page's own: a box of other articles may tell more of each.
fn of_this_page<'j>(tree: &Tree<'_>, articles: &[&'j Json]) -> Vec<&'j Json> {
    let titles: Vec<String> = tags::titles(tree).iter().map(|value| title::key(value)).collect();
    let address = tags::address(tree);
    let is_own = |article: &&&Json| {
        let text = |name: &str| article.get(name).and_then(Json::text);
        let place = text("url").or_else(|| text("mainEntityOfPage"));
        let place = place.or_else(|| article.get("mainEntityOfPage")?.get("@id")?.text());
        let headline = title::key(&text("headline").map(tidy).unwrap_or_default());
        place.is_some() && place == address.as_deref()
            || headline.len() >= SHORTEST_HEADLINE && titles.iter().any(|title| title.contains(&headline))
    };
    articles.iter().filter(is_own).copied().collect()
}

/// A shorter headline may stand in another page's title by chance.
const SHORTEST_HEADLINE: usize = 10;

/// What a page says of itself that has no article: systems with `WebPage` alone date it and name its author there.
fn read_page(values: &[Json], nodes: &Nodes<'_>, facts: &mut Facts) {
    let each = values.iter().flat_map(Json::each);
    let mut parts =
        each.flat_map(|value| std::iter::once(value).chain(value.get("@graph").into_iter().flat_map(Json::each)));
    let Some(page) = parts.find(|part| kinds(part).iter().any(|kind| kind.text() == Some("WebPage"))) else { return };
    read_who_and_when(page, nodes, facts);
}

/// Objects that others refer to by `@id`.
struct Nodes<'j>(&'j [Json]);

impl<'j> Nodes<'j> {
    /// The object itself, or the one it names.
    fn resolve(&self, value: &'j Json) -> &'j Json {
        let Json::Object(members) = value else { return value };
        let names_alone = members.iter().all(|(key, _)| key == "@id" || key == "@type");
        let id = value.get("@id").and_then(Json::text).filter(|_| names_alone);
        id.and_then(|id| self.find(id)).unwrap_or(value)
    }

    fn find(&self, id: &str) -> Option<&'j Json> {
        let graphs = self
            .0
            .iter()
            .flat_map(|value| value.each())
            .flat_map(|value| std::iter::once(value).chain(value.get("@graph").into_iter().flat_map(Json::each)));
        graphs
            .filter(|node| node.get("@id").and_then(Json::text) == Some(id))
            .find(|node| matches!(node, Json::Object(members) if members.iter().any(|(key, _)| !key.starts_with('@'))))
    }
}

fn find_articles<'j>(value: &'j Json, depth: usize, found: &mut Vec<&'j Json>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Json::List(values) => values.iter().for_each(|value| find_articles(value, depth + 1, found)),
        Json::Object(_) if is_article(value) => found.push(value),
        Json::Object(members) => {
            let wraps = |key: &str| {
                matches!(key, "@graph" | "mainEntity" | "mainEntityOfPage" | "about" | "hasPart" | "itemReviewed")
            };
            members.iter().filter(|(key, _)| wraps(key)).for_each(|(_, value)| find_articles(value, depth + 1, found));
        }
        _ => {}
    }
}

/// The types of an object; schema.org's own context lets pages write `type`.
fn kinds(value: &Json) -> &[Json] {
    value.get("@type").or_else(|| value.get("type")).map(Json::each).unwrap_or_default()
}

fn is_article(value: &Json) -> bool {
    kinds(value).iter().filter_map(Json::text).any(|kind| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or_default();
        kind.ends_with("Article")
            || kind.ends_with("Posting")
            || matches!(kind, "Report" | "Review" | "Recipe" | "CreativeWork")
    })
}

/// The names of a `BreadcrumbList`, in order.
fn trail_in(value: &Json) -> Option<Vec<String>> {
    if value.get("@type").and_then(Json::text) != Some("BreadcrumbList") {
        return value.get("@graph")?.each().iter().find_map(trail_in);
    }
    let steps = value.get("itemListElement").map(Json::each).unwrap_or_default();
    let name = |step: &Json| {
        let own = step.get("name").or_else(|| step.get("item").and_then(|item| item.get("name")));
        own.and_then(Json::text).map(tidy)
    };
    Some(steps.iter().take(10).filter_map(name).collect())
}

/// A picture that stands for itself, beside the article's object.
fn is_picture(value: &Json) -> bool {
    value.get("@type").and_then(Json::text) == Some("ImageObject")
}

fn weight(article: &Json) -> usize {
    ["headline", "datePublished", "author", "articleBody", "description", "image", "publisher", "articleSection"]
        .iter()
        .filter(|name| article.get(name).is_some())
        .count()
}

/// Whether two objects speak of one article: same headline, or same address.
fn same_article(a: &Json, b: &Json) -> bool {
    let equal = |name: &str| matches!((a.get(name).and_then(Json::text), b.get(name).and_then(Json::text)), (Some(x), Some(y)) if x == y);
    equal("headline") || equal("url") || equal("mainEntityOfPage")
}

fn read_article(article: &Json, nodes: &Nodes<'_>, facts: &mut Facts) {
    let source = Source::JsonLd;
    let each = |name: &str| article.get(name).map(Json::each).unwrap_or_default();
    let said = |list: &mut Vec<super::Said>, name: &str| {
        each(name).iter().filter_map(Json::text).for_each(|value| note(list, source, value));
    };
    said(&mut facts.titles, "headline");
    said(&mut facts.titles, "name");
    said(&mut facts.titles, "alternativeHeadline");
    said(&mut facts.descriptions, "description");
    said(&mut facts.sections, "articleSection");
    said(&mut facts.languages, "inLanguage");
    read_who_and_when(article, nodes, facts);
    // Some systems call all but the first author so.
    for author in each("contributor").iter().filter(|_| article.get("author").is_some()) {
        if author.get("@type").and_then(Json::text) == Some("Person") {
            person(author, nodes, facts);
        }
    }
    for outlet in each("publisher").iter().chain(each("sourceOrganization")) {
        facts.outlets.extend(nodes.resolve(outlet).get("name").and_then(Json::text).map(tidy));
    }
    for picture in each("image").iter().chain(each("associatedMedia")) {
        facts.pictures.extend(picture_of(nodes.resolve(picture), nodes));
    }
    if facts.article_body.is_none() {
        facts.article_body = article.get("articleBody").and_then(Json::text).map(str::to_owned);
    }
    facts.url = facts.url.take().or_else(|| article.get("url").and_then(Json::text).map(str::to_owned));
}

fn read_who_and_when(thing: &Json, nodes: &Nodes<'_>, facts: &mut Facts) {
    let each = |name: &str| thing.get(name).map(Json::each).unwrap_or_default();
    let dated = |list: &mut Vec<super::Said>, name: &str| {
        each(name).iter().filter_map(Json::literal).for_each(|value| note(list, Source::JsonLd, value));
    };
    dated(&mut facts.published, "datePublished");
    dated(&mut facts.published, "dateCreated");
    dated(&mut facts.updated, "dateModified");
    for author in each("author").iter().chain(each("creator")) {
        person(nodes.resolve(author), nodes, facts);
    }
}

/// The paragraphs of a text that parts them by line ends or by tags.
pub(super) fn paragraphs(body: &str) -> Vec<String> {
    let decoded = super::super::reference::decode(body, false);
    let lines = decoded.split('\n').flat_map(|line| line.split("</p>")).flat_map(|line| line.split("<br"));
    // What is left of `<br />` behind the cut.
    let lines = lines.map(|line| line.strip_prefix('>').or_else(|| line.strip_prefix("/>")).unwrap_or(line));
    lines.map(|line| tidy(line.strip_prefix(" />").unwrap_or(line))).filter(|line| !line.is_empty()).collect()
}

/// An author: a name, an object with one, or a list of either.
fn person(author: &Json, nodes: &Nodes<'_>, facts: &mut Facts) {
    let is_organisation = |value: &Json| {
        let types = || kinds(value).iter().filter_map(Json::text);
        types().any(|kind| kind.ends_with("Organization") || kind == "WebSite") && !types().any(|kind| kind == "Person")
    };
    match author {
        Json::Text(name) => note(&mut facts.authors, Source::JsonLd, name),
        Json::List(authors) => authors.iter().take(40).for_each(|author| person(nodes.resolve(author), nodes, facts)),
        Json::Object(_) => {
            let names = author.get("name").or_else(|| author.get("alternateName"));
            let names = names.map(Json::each).unwrap_or_default().iter().filter_map(Json::text);
            let parts = ["givenName", "familyName"].map(|part| author.get(part).and_then(Json::text));
            if let ([Some(given), Some(family)], None) = (parts, author.get("name")) {
                note(&mut facts.authors, Source::JsonLd, &format!("{given} {family}"));
            }
            for name in names {
                if is_organisation(author) {
                    note(&mut facts.signers, Source::JsonLd, name);
                } else {
                    note(&mut facts.authors, Source::JsonLd, name);
                }
            }
        }
        Json::Bare(_) => {}
    }
}

fn picture_of(picture: &Json, nodes: &Nodes<'_>) -> Option<PictureFact> {
    let text = |name: &str| picture.get(name).and_then(Json::text).map(tidy).filter(|text| !text.is_empty());
    let named = |name: &str| {
        let value = nodes.resolve(picture.get(name)?.each().first()?);
        let text = value.text().or_else(|| value.get("name").and_then(Json::text))?;
        Some(tidy(text)).filter(|text| !text.is_empty())
    };
    let fact = PictureFact {
        caption: text("caption").or_else(|| text("description")),
        credit: text("creditText")
            .or_else(|| named("creator"))
            .or_else(|| named("author"))
            .or_else(|| text("copyrightNotice"))
            .or_else(|| named("copyrightHolder")),
        url: text("url").or_else(|| text("contentUrl")),
        attached: false,
    };
    // A credit of who knows which picture tells nothing.
    (fact.caption.is_some() || fact.credit.is_some() && fact.url.is_some()).then_some(fact)
}
