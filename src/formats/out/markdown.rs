//! Markdown with YAML front matter, as site generators read it.

use crate::formats::front;
use crate::record::Article;
use std::fmt::Write;

/// The article as a Markdown document. Values of the front matter are written as JSON, which is YAML and needs no guessing.
pub fn markdown(article: &Article<'_>) -> String {
    let mut out = String::from("---\n");
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").expect("memory takes it");
        }
    };
    field("title", article.title.as_ref().map(front::value));
    field("authors", authors(article).map(|names| front::value(&names)));
    field("published", article.published.as_ref().map(front::value));
    field("updated", article.updated.as_ref().map(front::value));
    field("language", super::language(article).map(|tag| front::value(&tag)));
    field("section", article.section.as_ref().map(front::value));
    field("url", article.url.as_ref().map(front::value));
    field("id", article.id.as_ref().map(|id| id.get().to_owned()));
    field("images", (!article.images.is_empty()).then(|| front::value(&article.images)));
    out += "---\n";
    for paragraph in &article.body {
        out.push('\n');
        out += &escaped(paragraph);
        out.push('\n');
    }
    out
}

fn authors<'r>(article: &'r Article<'_>) -> Option<Vec<&'r str>> {
    let names: Vec<&str> =
        article.authors.iter().filter_map(|author| author.name.as_deref().or(author.agency.as_deref())).collect();
    (!names.is_empty()).then_some(names)
}

/// A paragraph whose first character would make it a heading, a quotation, HTML or the fence of code says so with a backslash.
fn escaped(paragraph: &str) -> String {
    let hashes = paragraph.len() - paragraph.trim_start_matches('#').len();
    let is_mark = (hashes > 0 && paragraph[hashes..].starts_with(' ')) || paragraph.starts_with(['>', '<']);
    let is_rule =
        paragraph.len() >= 3 && ["-", "*", "_", "="].iter().any(|mark| paragraph.replace(mark, "").trim().is_empty());
    // A whole block of code was one in the file; a fence alone would swallow all that follows.
    let is_closed = |fence: &str| paragraph.split_once('\n').is_some_and(|(_, rest)| rest.trim_end().ends_with(fence));
    let is_fence = ["```", "~~~"].iter().any(|fence| paragraph.starts_with(fence) && !is_closed(fence));
    if is_mark || is_rule || is_fence { format!("\\{paragraph}") } else { paragraph.to_owned() }
}
