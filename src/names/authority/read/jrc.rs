//! JRC-Names, the name variants of the European Commission's media monitor: `id TAB type TAB language TAB Name+With+Plus`.

use super::super::{Entry, Trust};
use crate::language::Tag;

/// Whether this is a line of the list: four cells, the first a number, the second one letter.
pub fn is_line(line: &str) -> bool {
    let cells: Vec<&str> = line.split('\t').collect();
    matches!(cells[..], [id, kind, ..] if cells.len() == 4 && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) && kind.len() == 1)
}

/// The person of a line; `None` for an organisation, and for a name of one word, which proves nothing in running text.
///
/// The first line of a number gives the form for its language; `u` is a form used in any.
///
/// # Errors
/// A language that is none.
pub fn entry(line: &str) -> Result<Option<Entry>, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, kind, language, name] = cells[..] else {
        return Err("four cells are wanted: id, type, language, name".to_owned());
    };
    let name = name.replace('+', " ");
    if !kind.eq_ignore_ascii_case("p") || !name.trim().contains(' ') {
        return Ok(None);
    }
    let language = match language {
        "u" => None,
        tag => Some(Tag::parse(tag).ok_or_else(|| format!("\"{tag}\" is not a language; u stands for any"))?),
    };
    let canonical = vec![(language, name)];
    Ok(Some(Entry { id: format!("jrc:{id}"), canonical, spellings: Vec::new(), trust: Trust::Public }))
}
