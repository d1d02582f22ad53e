//! The head of a Markdown file: values in YAML between two lines of dashes, in TOML between two of plus signs, or a JSON object.

use crate::record::FIELDS;
use serde_json::{Map, Value};

/// Names that site generators (Jekyll, Hugo, Pelican, Obsidian) use for our fields.
const ALSO: [(&str, &str); 5] =
    [("date", "published"), ("author", "authors"), ("lang", "language"), ("category", "section"), ("permalink", "url")];

/// The language front matter is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// Between lines of `---`: Jekyll, Hugo, Pelican, Obsidian.
    #[default]
    Yaml,
    /// Between lines of `+++`: Hugo, Zola.
    Toml,
    /// An object at the head (Hugo), or between lines of `;;;`, with or without its braces (Hexo).
    Json,
}

/// What ends the front matter that the line `first` opens, and what it is written in. A fence may name its language (`---toml`).
pub fn opened_by(first: &str) -> Option<(&'static str, Markup)> {
    match first.trim_end() {
        "---" | "---yaml" => Some(("---", Markup::Yaml)),
        "+++" => Some(("+++", Markup::Toml)),
        "---toml" => Some(("---", Markup::Toml)),
        ";;;" => Some((";;;", Markup::Json)),
        "---json" => Some(("---", Markup::Json)),
        _ => None,
    }
}

/// The length of the JSON object that `text` begins with, if its last line holds nothing more.
pub fn object_at_head(text: &str) -> Option<usize> {
    if !text.starts_with('{') {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Map<String, Value>>();
    let is_whole = values.next()?.is_ok_and(|object| !object.is_empty());
    let end = values.byte_offset();
    let rest = text[end..].split('\n').next().unwrap_or_default();
    (is_whole && rest.trim().is_empty()).then_some(end)
}

/// Whether what stands between two fences is front matter. Two rules with prose between them are not; fences of TOML are no Markdown.
///
/// Comments may stand first. Behind them a line is one only if a single word names its value, as a heading begins as a comment does.
pub fn is_front_matter(inside: &str, markup: Markup) -> bool {
    if markup == Markup::Json {
        return true;
    }
    let in_toml = markup == Markup::Toml;
    let mut lines = inside.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let is_bare = lines.peek().is_some_and(|line| !line.starts_with('#'));
    let mut content = lines.skip_while(|line| line.starts_with('#'));
    let Some(first) = content.next() else { return in_toml || inside.trim().is_empty() };
    if in_toml && first.starts_with('[') {
        return true;
    }
    let Some((name, _)) = first.split_once([':', '=']) else { return false };
    let name = name.trim();
    !name.is_empty() && !name.contains(". ") && (is_bare || in_toml || !name.contains(char::is_whitespace))
}

/// The values of front matter as a record without its text.
///
/// # Errors
/// What is wrong with it.
pub fn record(front: &str, markup: Markup) -> Result<Map<String, Value>, String> {
    if front.trim().is_empty() {
        return Ok(Map::new());
    }
    let value = match markup {
        Markup::Yaml => serde_saphyr::from_str(front).map_err(|error| {
            let message = error.to_string();
            let message = message.lines().next().unwrap_or_default();
            // "error: line 1 column 8: unclosed bracket"
            let placed = message.strip_prefix("error: line ").and_then(|rest| rest.split_once(": "));
            let line = placed.and_then(|(place, _)| place.split(' ').next()?.parse().ok());
            invalid("YAML", line, placed.map_or(message, |(_, why)| why))
        })?,
        Markup::Toml => Value::Object(
            toml::from_str::<toml::Table>(front)
                .map_err(|error| {
                    let line = error.span().map(|span| 1 + front[..span.start.min(front.len())].matches('\n').count());
                    invalid("TOML", line, error.message())
                })?
                .into_iter()
                .map(|(name, value)| (name, of_toml(value)))
                .collect(),
        ),
        Markup::Json => {
            let inside = front.trim();
            let object = if inside.starts_with('{') { inside.to_owned() } else { format!("{{{inside}}}") };
            serde_json::from_str(&object).map_err(|error| invalid("JSON", Some(error.line()), &error.to_string()))?
        }
    };
    let Value::Object(values) = value else {
        return Err("the front matter is not a list of names and values".to_owned());
    };
    let has: Vec<String> = values.keys().cloned().collect();
    let renamed = values.into_iter().map(|(name, value)| {
        let known = ALSO.iter().find(|(other, own)| *other == name && !has.iter().any(|name| name == own));
        let name = known.map_or(name, |(_, own)| (*own).to_owned());
        // "title: 1984" is a title: whoever writes front matter thinks of no types.
        let value = match value {
            Value::Number(number) if name != "id" && FIELDS.contains(&name.as_str()) => number.to_string().into(),
            // YAML 1.1 takes the tag of Norwegian for a denial.
            Value::Bool(false) if name == "language" => "no".into(),
            value => value,
        };
        (name, value)
    });
    Ok(renamed.collect())
}

/// `line`: of the front matter, which begins on the second of the file.
fn invalid(markup: &str, line: Option<usize>, why: &str) -> String {
    let place = line.map_or_else(String::new, |line| format!(" (line {} of the file)", line + 1));
    format!("the front matter is not valid {markup}{place}: {}", why.lines().next().unwrap_or_default())
}

/// A value of TOML as JSON has it: a date is its text, a number that JSON lacks is null.
fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(answer) => answer.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(of_toml).collect(),
        toml::Value::Table(values) => values.into_iter().map(|(name, value)| (name, of_toml(value))).collect(),
    }
}

/// `value` as YAML on one line: JSON is YAML.
pub fn value(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("a field is plain data")
}
