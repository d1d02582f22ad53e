//! Readers of lists as people publish them: text in, entries out; what cannot be read is told with its line.

mod csv;
mod ftm;
mod jrc;
mod wikidata;

use super::Entry;
use crate::error::{Error, Result};
use serde::Deserialize;
use std::io::BufRead;

/// Gives every entry of `input`, a file called `place`, to `each`. What the list is shows in its first line: JSON objects
/// (Wikidata entities, FollowTheMoney entities), lines of JRC-Names, or a table with a header.
///
/// # Errors
/// `place:line` with what is wrong there; a list is taken whole or not at all.
pub fn entries(place: &str, mut input: impl BufRead, mut each: impl FnMut(Entry)) -> Result<()> {
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(|error| Error::io(place, error))? == 0 {
            return Ok(());
        }
        number += 1;
        let wrong = |number: usize, why: String| Error::input(format!("{place}:{number}"), why);
        let text =
            std::str::from_utf8(&line).map_err(|_| wrong(number, "not UTF-8; convert the list first".to_owned()))?;
        let text = text.trim_start_matches('\u{FEFF}').trim_end_matches(['\n', '\r']);
        if text.trim().is_empty() {
            continue;
        }
        let found = match text.trim_start().as_bytes() {
            [b'{' | b'[' | b']', ..] => json(text),
            _ if jrc::is_line(text) => jrc::entry(text),
            _ if number == 1 => {
                let mut rest = text.to_owned() + "\n";
                input.read_to_string(&mut rest).map_err(|error| Error::io(place, error))?;
                let entries = csv::entries(&rest).map_err(|(line, why)| wrong(line, why))?;
                entries.into_iter().for_each(each);
                return Ok(());
            }
            _ => Err("neither a JSON object nor a line of JRC-Names, as the lines before".to_owned()),
        };
        found.map_err(|why| wrong(number, why))?.into_iter().for_each(&mut each);
    }
}

/// One line of JSON: an entity, or the brackets that Wikidata puts around all of them.
fn json(line: &str) -> Result<Option<Entry>, String> {
    let line = line.trim().trim_end_matches(',');
    if line == "[" || line == "]" {
        return Ok(None);
    }
    let object: Object = serde_json::from_str(line).map_err(|error| format!("not an entity: {error}"))?;
    match object {
        Object { labels: Some(_), .. } => wikidata::entry(line),
        Object { schema: Some(_), .. } => ftm::entry(line),
        _ => Err("an object with neither \"labels\" (Wikidata) nor \"schema\" (FollowTheMoney)".to_owned()),
    }
}

/// What tells the kinds of objects apart.
#[derive(Deserialize)]
struct Object {
    labels: Option<serde::de::IgnoredAny>,
    schema: Option<serde::de::IgnoredAny>,
}
