//! Records out: plain text, Markdown, JSON-LD for the web, ninjs for newsrooms, Parquet for those who count.

mod jsonld;
mod markdown;
mod ninjs;
#[cfg(feature = "columnar")]
mod parquet;

pub use jsonld::news_article;
pub use markdown::markdown;
pub use ninjs::ninjs;
#[cfg(feature = "columnar")]
pub use parquet::{ParquetWriter, row, schema};

use crate::record::{Article, Image};
use serde_json::{Map, Value};

/// Title and body, a blank line between paragraphs.
pub fn text(article: &Article<'_>) -> String {
    let paragraphs = article.title.iter().chain(&article.body).map(String::as_str);
    paragraphs.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// An object without the members that say nothing.
fn object(members: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    };
    let members = members.into_iter().filter(|(_, value)| says(value));
    Value::Object(members.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// The given id as text: a string's content, any other value as it is written.
fn id_text(article: &Article<'_>) -> Option<String> {
    let id = article.id.as_deref()?.get();
    Some(serde_json::from_str::<String>(id).unwrap_or_else(|_| id.to_owned()))
}

/// The language, unless there is none.
fn language(article: &Article<'_>) -> Option<&'static str> {
    Some(article.language.tag.as_str()).filter(|&tag| tag != "und")
}

/// The parties a credit names beside its creators: agency, then provider.
fn suppliers(image: &Image) -> Vec<(&'static str, &str)> {
    let credit = image.credit.as_ref();
    let agency = credit.and_then(|credit| credit.agency.as_deref()).map(|name| ("agency", name));
    let provider = credit.and_then(|credit| credit.provider.as_deref()).map(|name| ("provider", name));
    agency.into_iter().chain(provider).collect()
}
