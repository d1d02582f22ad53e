//! ninjs 3.1, the news item of the IPTC as newsrooms pass it on.
//!
//! Source: <http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json> (CC BY 4.0). It has no property for a credit line: creators stand in
//! `by`, agencies in `infoSources`, the line as written in a description with the role `credit`. Its dates are instants: a day
//! without a time stands in `altIds`, as no hour is invented.

use super::{id_text, language, object};
use crate::record::{Article, Image};
use serde_json::{Value, json};

/// The address of the schema.
const SCHEMA: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

/// The article as a news item of type text, its pictures as associations.
pub fn ninjs(article: &Article<'_>) -> Value {
    let uri = uri(article);
    let (by, agencies) = authors(article);
    let pictures = article.images.iter().enumerate().map(|(index, image)| picture(image, index, &uri));
    let dates = [("published", &article.published), ("updated", &article.updated)];
    let days = dates.iter().filter_map(|(role, date)| Some((*role, date.as_deref().filter(|date| !is_instant(date))?)));
    let id = id_text(article).filter(|id| *id != uri);
    let ids = id.map(|id| json!({"role": "id", "value": id})).into_iter();
    let body = article.body.join("\n\n");
    object([
        ("uri", json!(uri)),
        ("standard", json!({"name": "ninjs", "version": "3.1", "schema": SCHEMA})),
        ("type", json!("text")),
        ("representationType", json!("full")),
        ("language", json!(language(article))),
        ("firstCreated", json!(article.published.as_deref().filter(|date| is_instant(date)))),
        ("versionCreated", json!(article.updated.as_deref().filter(|date| is_instant(date)))),
        (
            "headlines",
            article
                .title
                .iter()
                .map(|title| json!({"role": "main", "contentType": "text/plain", "value": title}))
                .collect(),
        ),
        ("by", json!(by)),
        ("infoSources", agencies.iter().map(|name| json!({"name": name, "role": "agency"})).collect()),
        ("located", json!(article.dateline.place)),
        ("subjects", article.section.iter().map(|section| json!({"name": section, "rel": "section"})).collect()),
        ("people", article.names.iter().map(|name| json!({"name": name.canonical, "rel": "mentions"})).collect()),
        (
            "bodies",
            json!([{
                "role": "main",
                "contentType": "text/plain",
                "charCount": body.chars().count(),
                "wordCount": body.split_whitespace().count(),
                "value": body,
            }]),
        ),
        ("associations", pictures.collect()),
        ("altIds", ids.chain(days.map(|(role, day)| json!({"role": role, "value": day}))).collect()),
    ])
}

/// Names for `by`, and agencies.
fn authors(article: &Article<'_>) -> (Option<String>, Vec<String>) {
    let names: Vec<&str> = article.authors.iter().filter_map(|author| author.name.as_deref()).collect();
    let mut agencies: Vec<String> = Vec::new();
    let of_authors = article.authors.iter().filter_map(|author| author.agency.clone());
    for agency in of_authors.chain(article.dateline.agency.clone()) {
        if !agencies.contains(&agency) {
            agencies.push(agency);
        }
    }
    ((!names.is_empty()).then(|| names.join(", ")), agencies)
}

fn picture(image: &Image, index: usize, uri: &str) -> Value {
    let credit = image.credit.as_ref();
    let by = credit.map(|credit| credit.creators.join(", ")).filter(|by| !by.is_empty());
    let said = |role: &str, value: &str| json!({"role": role, "contentType": "text/plain", "value": value});
    let caption = image.caption.as_deref().map(|caption| said("caption", caption));
    let line = credit.map(|credit| said("credit", &credit.line));
    let parent = uri.split('#').next().unwrap_or_default();
    object([
        ("name", json!(format!("picture-{}", index + 1))),
        ("uri", json!(format!("{parent}#picture-{}", index + 1))),
        ("type", json!("picture")),
        ("descriptions", caption.into_iter().chain(line).collect()),
        ("by", json!(by)),
        (
            "infoSources",
            super::suppliers(image).into_iter().map(|(role, name)| json!({"name": name, "role": role})).collect(),
        ),
        ("copyrightNotice", json!(credit.and_then(|credit| credit.copyright.as_ref()))),
        ("usageTerms", json!(credit.and_then(|credit| credit.licence.as_ref()))),
    ])
}

/// The address of the article, or a name made of its id: the one thing ninjs requires.
fn uri(article: &Article<'_>) -> String {
    if let Some(url) = article.url.as_deref().filter(|url| url.contains(':') && !url.contains(char::is_whitespace)) {
        return url.to_owned();
    }
    let id = id_text(article).unwrap_or_else(|| "unknown".to_owned());
    if id.starts_with("urn:") || id.starts_with("http://") || id.starts_with("https://") {
        return id;
    }
    let mut uri = String::from("urn:newsml:copydesk:");
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(byte as char);
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

/// Whether a date is one with time and zone.
fn is_instant(date: &str) -> bool {
    let Some((_, time)) = date.split_once('T') else { return false };
    time.ends_with('Z') || time.contains(['+', '-'])
}
