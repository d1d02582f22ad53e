//! The head of a Markdown file: values in YAML between two lines of dashes.

use serde_json::{Map, Value};

/// Names that site generators (Jekyll, Hugo, Pelican, Obsidian) use for our fields.
const ALSO: [(&str, &str); 5] =
    [("date", "published"), ("author", "authors"), ("lang", "language"), ("category", "section"), ("permalink", "url")];

/// The values of front matter as a record without its text.
///
/// # Errors
/// What is wrong with the YAML.
pub fn record(yaml: &str) -> Result<Map<String, Value>, String> {
    if yaml.trim().is_empty() {
        return Ok(Map::new());
    }
    let value: Value = serde_saphyr::from_str(yaml).map_err(|error| {
        let message = error.to_string();
        format!("the front matter is not valid YAML: {}", message.lines().next().unwrap_or_default())
    })?;
    let Value::Object(values) = value else {
        return Err("the front matter is not a list of names and values".to_owned());
    };
    let has: Vec<String> = values.keys().cloned().collect();
    let renamed = values.into_iter().map(|(name, value)| {
        let known = ALSO.iter().find(|(other, own)| *other == name && !has.iter().any(|name| name == own));
        (known.map_or(name, |(_, own)| (*own).to_owned()), value)
    });
    Ok(renamed.collect())
}

/// `value` as YAML on one line: JSON is YAML.
pub fn value(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("a field is plain data")
}
