//! What the letters of texts say for their language, for `data/langid/usual.py`.
//!
//! Reads JSON lines `{"text"}` from standard input and writes one JSON line each: `{"language", "letters", "evidence"}`, or `null` where a text has no
//! language.

use serde_json::{Value, json};
use std::io::{BufRead, Write, stdin, stdout};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let told = copydesk::language::evidence(record["text"].as_str().unwrap_or_default());
        let told =
            told.map(|(tag, letters, evidence)| json!({ "language": tag, "letters": letters, "evidence": evidence }));
        writeln!(out, "{}", told.unwrap_or_default())?;
    }
    out.flush()
}
