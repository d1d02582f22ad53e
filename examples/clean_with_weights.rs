//! Cleans records with other tables of the label stage, for `data/label/crossval.py`.
//!
//! Arguments: a table in place of `data/label/weights.tsv`, then, if wanted, one in place of `guards.tsv`. Reads JSON lines
//! `{"id", "text", …}` from standard input and writes the cleaned records, a line each.

use copydesk::record::FieldMap;
use copydesk::{Desk, Input, label};
use std::io::{BufRead, Error, Write, stdin, stdout};

fn main() -> std::io::Result<()> {
    let mut tables = std::env::args().skip(1).map(|path| read(&path));
    let weights = tables.next().ok_or_else(|| Error::other("name a table of weights"))??;
    label::replace_tables(weights, tables.next().transpose()?);
    let (desk, fields) = (Desk::default(), FieldMap::default());
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let line = line?;
        let input = Input::of_json(&line, &fields).map_err(Error::other)?;
        serde_json::to_writer(&mut out, &desk.clean(input))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// A table that lives as long as the process.
fn read(path: &str) -> std::io::Result<&'static str> {
    Ok(std::fs::read_to_string(path)?.leak())
}
