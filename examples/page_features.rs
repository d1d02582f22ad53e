//! Dumps the features of every block of pages, for `data/page/fit.py`.
//!
//! Reads JSON lines `{"id", "html"}` from standard input. Writes `{"names": […]}`, then for each page one JSON line
//! `{"id", "lines": […], "kept": […], "features": [[…], …]}`, features for the kept blocks alone.

use serde_json::{Value, json};
use std::io::{BufRead, Write, stdin, stdout};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(stdout().lock());
    let mut named = false;
    for line in stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let page = copydesk::page::features(record["html"].as_str().unwrap_or_default());
        if !named {
            writeln!(out, "{}", json!({ "names": page.names }))?;
            named = true;
        }
        let id = &record["id"];
        writeln!(out, "{}", json!({ "id": id, "lines": page.lines, "kept": page.kept, "features": page.features }))?;
    }
    out.flush()
}
