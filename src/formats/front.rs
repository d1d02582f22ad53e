//! The head of a Markdown file: values in YAML between two lines of dashes, or in TOML between two of plus signs.

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
        Markup::Yaml => serde_saphyr::from_str(front).map_err(|error| invalid("YAML", &error))?,
        Markup::Toml => Value::Object(
            toml::from_str::<toml::Table>(front)
                .map_err(|error| invalid("TOML", &error.message()))?
                .into_iter()
                .map(|(name, value)| (name, of_toml(value)))
                .collect(),
        ),
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

fn invalid(markup: &str, error: &dyn std::fmt::Display) -> String {
    let message = error.to_string();
    format!("the front matter is not valid {markup}: {}", message.lines().next().unwrap_or_default())
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
