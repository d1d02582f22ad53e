//! JSON files: one record, or an array of records, as they are written.

use serde_json::value::RawValue;

/// The records of a JSON file: the elements of an array, or the one object, each a slice of `json`.
///
/// # Errors
/// Where and why `json` is none.
pub fn elements(json: &str) -> Result<Vec<&str>, String> {
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    if !json.trim_start().starts_with('[') {
        return Ok(vec![json.trim()]);
    }
    let elements: Vec<&RawValue> = serde_json::from_str(json).map_err(|error| format!("not valid JSON: {error}"))?;
    Ok(elements.into_iter().map(RawValue::get).collect())
}
