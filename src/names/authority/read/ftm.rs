//! People of a FollowTheMoney file, as OpenSanctions publishes them: an entity a line.

use super::super::{Entry, Trust};
use crate::language::Tag;
use serde::Deserialize;

#[derive(Deserialize)]
struct Entity {
    id: String,
    caption: Option<String>,
    schema: String,
    #[serde(default)]
    properties: Properties,
}

#[derive(Default, Deserialize)]
struct Properties {
    #[serde(default)]
    name: Vec<String>,
    #[serde(default)]
    alias: Vec<String>,
}

/// The person of a line; `None` for companies, ships and the rest. The caption, which its makers choose for readers of English,
/// is the form in English; `name` and `alias` are spellings. Weak aliases, which fit many people, are left out.
///
/// # Errors
/// An object that is no entity.
pub fn entry(line: &str) -> Result<Option<Entry>, String> {
    let entity: Entity = serde_json::from_str(line).map_err(|error| format!("not a FollowTheMoney entity: {error}"))?;
    if entity.schema != "Person" {
        return Ok(None);
    }
    let is_full = |name: &String| name.trim().contains(' ');
    let canonical: Vec<_> =
        entity.caption.filter(is_full).map(|caption| (Some(Tag::EN), caption)).into_iter().collect();
    let spellings: Vec<String> =
        entity.properties.name.into_iter().chain(entity.properties.alias).filter(is_full).collect();
    let nobody = canonical.is_empty() && spellings.is_empty();
    Ok((!nobody).then_some(Entry { id: entity.id, canonical, spellings, trust: Trust::Public }))
}
