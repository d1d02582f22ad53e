//! A newsroom's own table: `canonical`, `variants`, `language`, `id`.

use super::super::{Entry, Trust};
use crate::formats::{Header, cells, rows};
use crate::language::Tag;

/// The columns, in any order; only the first is needed.
const COLUMNS: [&str; 4] = ["canonical", "variants", "language", "id"];

/// The people of a table; variants stand in one cell, divided by `|` (or `;`). A row with a language counts for newsrooms of
/// that language only.
///
/// # Errors
/// The line and what is wrong with it.
pub fn entries(table: &str) -> Result<Vec<Entry>, (usize, String)> {
    let first = table.lines().next().unwrap_or_default();
    // Not |, which the variants may have between them.
    let separator =
        [b'\t', b';', b','].into_iter().max_by_key(|separator| first.bytes().filter(|byte| byte == separator).count());
    let header = Header::read(first, separator).map_err(|why| (1, why))?;
    let place = |name: &str| header.columns.iter().position(|column| column.eq_ignore_ascii_case(name));
    if let Some(unknown) =
        header.columns.iter().find(|column| !COLUMNS.iter().any(|known| column.eq_ignore_ascii_case(known)))
    {
        return Err((1, format!("no column \"{unknown}\" is known; the columns are {}", COLUMNS.join(", "))));
    }
    let [canonical, variants, language, id] = COLUMNS.map(place);
    let canonical = canonical.ok_or((1, "there is no column \"canonical\"".to_owned()))?;
    let mut out = Vec::new();
    for row in rows(table, header.separator).skip(1) {
        let cells = cells(row.text, header.separator).map_err(|why| (row.line, why))?;
        if cells.len() > header.columns.len() {
            let why = format!(
                "{} cells under {} columns; a separator in a cell needs quotes around it",
                cells.len(),
                header.columns.len()
            );
            return Err((row.line, why));
        }
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| cell.value.trim());
        let form = cell(Some(canonical));
        if form.is_empty() {
            return Err((row.line, "\"canonical\" is empty; write the name as it shall read".to_owned()));
        }
        let language = match cell(language) {
            "" => None,
            tag => Some(Tag::parse(tag).filter(|tag| tag.is_known()).ok_or_else(|| {
                (
                    row.line,
                    format!("language \"{tag}\" is not one copydesk names; write a tag such as \"en\", or nothing"),
                )
            })?),
        };
        let variants = cell(variants).split(['|', ';']).map(str::trim).filter(|variant| !variant.is_empty());
        out.push(Entry {
            id: cell(id).to_owned(),
            canonical: vec![(language, form.to_owned())],
            spellings: variants.map(str::to_owned).collect(),
            trust: Trust::House,
        });
    }
    Ok(out)
}
