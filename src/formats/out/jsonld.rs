//! JSON-LD: schema.org's NewsArticle, as search engines read it.
//!
//! Source: <https://schema.org/NewsArticle> and <https://schema.org/ImageObject> (release 29).

use super::{id_text, language, object};
use crate::record::{Article, Author, Image};
use serde_json::{Value, json};

/// The article as a NewsArticle.
pub fn news_article(article: &Article<'_>) -> Value {
    let list = |values: Vec<Value>| Value::Array(values);
    object([
        ("@context", json!("https://schema.org")),
        ("@type", json!("NewsArticle")),
        ("identifier", json!(id_text(article))),
        ("url", json!(article.url)),
        ("inLanguage", json!(language(article))),
        ("headline", json!(article.title)),
        ("articleSection", json!(article.section)),
        ("author", list(article.authors.iter().map(author).collect())),
        ("datePublished", json!(article.published)),
        ("dateModified", json!(article.updated)),
        ("dateline", json!(article.dateline.place)),
        ("articleBody", json!(article.body.join("\n\n"))),
        ("image", list(article.images.iter().map(image).collect())),
    ])
}

fn author(author: &Author) -> Value {
    let agency = author.agency.as_ref().map(|agency| organisation(agency));
    match &author.name {
        Some(name) => object([("@type", json!("Person")), ("name", json!(name)), ("affiliation", json!(agency))]),
        None => json!(agency),
    }
}

fn organisation(name: &str) -> Value {
    json!({"@type": "Organization", "name": name})
}

fn image(image: &Image) -> Value {
    let credit = image.credit.as_ref();
    let creators = credit.map(|credit| &credit.creators[..]).unwrap_or_default();
    object([
        ("@type", json!("ImageObject")),
        ("caption", json!(image.caption)),
        ("creditText", json!(credit.map(|credit| &credit.line))),
        ("creator", creators.iter().map(|name| json!({"@type": "Person", "name": name})).collect()),
        ("provider", super::suppliers(image).into_iter().map(|(_, name)| organisation(name)).collect()),
        ("copyrightNotice", json!(credit.and_then(|credit| credit.copyright.as_ref()))),
        ("license", json!(credit.and_then(|credit| credit.licence.as_deref()).and_then(licence_address))),
    ])
}

/// The address of a Creative Commons licence written in its short form; schema.org takes addresses only.
fn licence_address(licence: &str) -> Option<String> {
    if licence.eq_ignore_ascii_case("CC0") || licence.starts_with("CC0 ") {
        return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned());
    }
    let (terms, version) = licence.strip_prefix("CC ")?.rsplit_once(' ')?;
    let is_version = version.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let terms = terms.to_ascii_lowercase();
    let is_terms = terms.split('-').all(|term| matches!(term, "by" | "sa" | "nc" | "nd"));
    (is_version && is_terms).then(|| format!("https://creativecommons.org/licenses/{terms}/{version}/"))
}
