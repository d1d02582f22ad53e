//! Entities of a Wikidata JSON dump, or an extract of one: an object a line.

use super::super::{Entry, Trust};
use crate::language::Tag;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Entity {
    id: String,
    #[serde(default)]
    labels: Texts<Text>,
    #[serde(default)]
    aliases: Texts<Vec<Text>>,
    claims: Option<Claims>,
}

/// By language; a dump writes an empty list where there is none.
#[derive(Deserialize)]
#[serde(untagged)]
enum Texts<T> {
    Some(BTreeMap<String, T>),
    None([(); 0]),
}

impl<T> Default for Texts<T> {
    fn default() -> Self {
        Self::None([])
    }
}

impl<T> Texts<T> {
    fn into_map(self) -> BTreeMap<String, T> {
        match self {
            Self::Some(map) => map,
            Self::None(_) => BTreeMap::new(),
        }
    }
}

/// A dump writes an object, extracts often the text alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Full { value: String },
    Bare(String),
}

impl Text {
    fn into_string(self) -> String {
        match self {
            Self::Full { value } | Self::Bare(value) => value,
        }
    }
}

/// What an entity is an instance of; extracts may have left it out.
#[derive(Deserialize)]
struct Claims {
    #[serde(rename = "P31", default)]
    instance_of: serde_json::Value,
}

/// A human being, as Wikidata numbers it.
const HUMAN: &str = "\"Q5\"";

/// The person of a line; `None` for what is no person, where the extract tells. Labels settle the form for their language.
///
/// # Errors
/// An object that is no entity.
pub fn entry(line: &str) -> Result<Option<Entry>, String> {
    let entity: Entity = serde_json::from_str(line).map_err(|error| format!("not a Wikidata entity: {error}"))?;
    if entity.claims.is_some_and(|claims| !claims.instance_of.to_string().contains(HUMAN)) {
        return Ok(None);
    }
    // One word is a pen name or a mistake; in running text it would be found everywhere.
    // Scripts without letter case (Han, Arabic) write names without blanks, too.
    let has_case = |c: char| c.is_uppercase() || c.is_lowercase();
    let is_full = |name: &String| name.trim().contains(' ') || !name.contains(has_case);
    let labels =
        entity.labels.into_map().into_iter().filter_map(|(tag, text)| Some((Tag::parse(&tag)?, text.into_string())));
    let canonical: Vec<_> = labels.filter(|(_, name)| is_full(name)).map(|(tag, name)| (Some(tag), name)).collect();
    let aliases = entity.aliases.into_map().into_values().flatten().map(Text::into_string);
    let spellings: Vec<String> = aliases.filter(is_full).collect();
    let nobody = canonical.is_empty() && spellings.is_empty();
    Ok((!nobody).then_some(Entry { id: entity.id, canonical, spellings, trust: Trust::Public }))
}
