//! The article of a page that shows none: what a framework hands its scripts to draw the page from, `<script id="__NEXT_DATA__">`.
//!
//! Nothing is known of the names an outlet gives its fields. The object that holds most paragraphs is the article; headline, authors, dates and
//! picture are what it calls so.

use super::super::json::Json;
use super::super::tag::Tag;
use super::super::tree::{Run, Tree};
use super::linked::paragraphs;
use super::{Facts, PictureFact, Source, note, tidy};

/// Objects deeper than this are parts of something else.
const DEEPEST: usize = 14;
/// So many values are looked at.
const MOST: usize = 20_000;
/// An article has so many letters, and so many sentences' ends.
const LEAST_LETTERS: usize = 200;
const LEAST_PARAGRAPHS: usize = 2;

/// What an article calls its text.
const TEXTS: [&str; 10] = [
    "articleBody",
    "body",
    "bodyHtml",
    "content",
    "contentHtml",
    "content_elements",
    "blocks",
    "components",
    "html",
    "paragraphs",
];
/// What a part of it calls its own.
const PARTS: [&str; 6] = ["text", "content", "html", "value", "body", "children"];
/// What parts are called that are no paragraphs.
const OTHERS: [&str; 14] = [
    "ad",
    "advert",
    "caption",
    "embed",
    "gallery",
    "image",
    "img",
    "interstitial_link",
    "link-list",
    "newsletter",
    "photo",
    "promo",
    "related",
    "video",
];

/// Notes the article that scripts are handed, where one is.
pub(in crate::page) fn gather(tree: &Tree<'_>, facts: &mut Facts) {
    let scripts = tree.runs.iter().filter_map(|run| match *run {
        Run::Text { place, element, raw: true } if tree.element(element).tag == Tag::Script => Some((place, element)),
        _ => None,
    });
    let holds = |kind: &str| kind.trim().eq_ignore_ascii_case("application/json");
    for (place, element) in scripts {
        let script = place.of(tree.html);
        let Some(state) =
            (if tree.attribute(element, "type").is_some_and(holds) { Some(script) } else { assigned(script) })
        else {
            continue;
        };
        let values = Json::read_all(state);
        let mut search = Search { best: None, left: MOST };
        values.iter().for_each(|value| search.look(value, 0));
        if let Some((article, lines, _)) = search.best {
            read(article, lines, facts);
            return;
        }
    }
}

/// What a script sets a global name of its framework to: `window.__NUXT__={…}`.
fn assigned(script: &str) -> Option<&str> {
    let (name, value) = script.trim_start().strip_prefix("window.__")?.split_once('=')?;
    let is_name = name.trim_end().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_name && value.trim_start().starts_with('{')).then(|| value.trim_start())
}

struct Search<'j> {
    best: Option<(&'j Json, Vec<String>, usize)>,
    left: usize,
}

impl<'j> Search<'j> {
    /// Looks for the object with the most text of its own.
    fn look(&mut self, value: &'j Json, depth: usize) {
        if depth > DEEPEST || self.left == 0 {
            return;
        }
        self.left -= 1;
        match value {
            Json::List(values) => values.iter().for_each(|value| self.look(value, depth + 1)),
            Json::Object(members) => {
                let headed = ["headline", "title", "headlines", "name"].iter().any(|name| value.get(name).is_some());
                let text =
                    TEXTS.iter().find_map(|name| value.get(name).map(lines_of).filter(|lines| is_article(lines)));
                if let Some(lines) = text.filter(|_| headed) {
                    let long = lines.iter().map(String::len).sum();
                    if self.best.as_ref().is_none_or(|(_, _, best)| long > *best) {
                        self.best = Some((value, lines, long));
                    }
                }
                members.iter().for_each(|(_, value)| self.look(value, depth + 1));
            }
            _ => {}
        }
    }
}

fn is_article(lines: &[String]) -> bool {
    let letters: usize =
        lines.iter().map(|line| line.chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum::<usize>()).sum();
    let ends = |line: &&String| {
        line.trim_end_matches(['"', '”', '»', ')', '」']).ends_with(['.', '!', '?', '。', '।', '؟', '۔', '…'])
    };
    letters >= LEAST_LETTERS && lines.iter().filter(ends).count() >= LEAST_PARAGRAPHS
}

/// The paragraphs of a text, of a list of texts, or of a list of parts that call themselves something.
fn lines_of(value: &Json) -> Vec<String> {
    match value {
        Json::Text(text) => paragraphs(text),
        Json::List(parts) => parts.iter().take(400).flat_map(part).collect(),
        Json::Object(_) => part(value),
        Json::Bare(_) => Vec::new(),
    }
}

fn part(part: &Json) -> Vec<String> {
    let Json::Object(_) = part else { return lines_of_text(part) };
    let kind = ["type", "_type", "__typename", "kind"].iter().find_map(|name| part.get(name).and_then(Json::text));
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    if OTHERS.iter().any(|other| {
        kind == *other || kind.starts_with(&format!("{other}_")) || kind.starts_with(&format!("{other}block"))
    }) {
        return Vec::new();
    }
    // Spans of one paragraph: `{"_type":"block","children":[{"text":"…"}]}`.
    if let Some(Json::List(spans)) = part.get("children") {
        let own: String = spans.iter().filter_map(|span| span.get("text").and_then(Json::text)).collect();
        return if own.trim().is_empty() { Vec::new() } else { vec![tidy(&own)] };
    }
    PARTS.iter().find_map(|name| part.get(name)).map(lines_of_text).unwrap_or_default()
}

fn lines_of_text(value: &Json) -> Vec<String> {
    value.text().map(paragraphs).unwrap_or_default()
}

/// What an article calls its standfirst.
const STANDFIRSTS: [&str; 7] = ["lead", "lede", "standfirst", "chapo", "ingress", "intro", "vorspann"];

/// The standfirst that the object holds beside its text: one paragraph that ends as a sentence does.
fn standfirst(article: &Json) -> Option<String> {
    let own = STANDFIRSTS.iter().find_map(|name| article.get(name).and_then(Json::text)).map(tidy)?;
    own.ends_with(['.', '!', '?', '…', '。', '।', '؟', '۔']).then_some(own)
}

/// Who wrote the object's text, when, where it is filed, and what its picture shows.
fn read(article: &Json, lines: Vec<String>, facts: &mut Facts) {
    let standfirst = standfirst(article).filter(|own| !lines.contains(own));
    let lines: Vec<String> = standfirst.into_iter().chain(lines).collect();
    facts.article_body = Some(lines.join("\n"));
    let source = Source::Meta;
    let first = |names: &[&str]| {
        names.iter().find_map(|name| article.get(name)).filter(|value| !matches!(value, Json::Bare(_)))
    };
    let named = |value: &Json| {
        let name = ["name", "title", "fullName", "displayName", "basic"]
            .iter()
            .find_map(|name| value.get(name).and_then(Json::text));
        value.text().or(name).map(str::to_owned)
    };
    let mut say = |list: fn(&mut Facts) -> &mut Vec<super::Said>, names: &[&str]| {
        let values = first(names).map(Json::each).unwrap_or_default();
        let told: Vec<String> = values.iter().filter_map(named).collect();
        told.iter().for_each(|value| note(list(facts), source, value));
    };
    say(|facts| &mut facts.authors, &["authors", "author", "byline", "bylines", "writers"]);
    say(
        |facts| &mut facts.published,
        &[
            "publishedAt",
            "datePublished",
            "published_at",
            "publishDate",
            "publishedDate",
            "firstPublished",
            "published",
            "display_date",
            "date",
        ],
    );
    say(
        |facts| &mut facts.updated,
        &["updatedAt", "dateModified", "updated_at", "modifiedAt", "lastModified", "lastUpdated"],
    );
    say(|facts| &mut facts.sections, &["section", "category", "primarySection", "primary_section"]);
    let pictures = first(&["heroImage", "image", "leadImage", "mainImage", "featuredImage", "images"])
        .map(Json::each)
        .unwrap_or_default();
    for picture in pictures.iter().take(20) {
        let text = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| picture.get(name).and_then(Json::text))
                .map(tidy)
                .filter(|text| !text.is_empty())
        };
        let caption = text(&["caption", "description"]);
        let credit = text(&["credit", "credits", "copyright", "photographer", "source"]);
        if caption.is_some() {
            facts.pictures.push(PictureFact { caption, credit, url: None, attached: false });
        }
    }
}
