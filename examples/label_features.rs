//! Dumps the features of every line, for `data/label/fit.py`.
//!
//! Reads JSON lines `{"id", "text", "language"?, "title"?}` from standard input. Writes, for each text, one JSON line
//! `{"id", "lines": […], "features": [[…], …]}`; with `--roles`, `{"id", "lines", "roles", "margins"}` instead.

use copydesk::label::{Scene, features, label};
use copydesk::language::Tag;
use copydesk::pipeline::split::split;
use serde_json::{Value, json};
use std::io::{BufRead, Write, stdin, stdout};

fn main() -> std::io::Result<()> {
    let with_roles = std::env::args().any(|argument| argument == "--roles");
    let mut out = std::io::BufWriter::new(stdout().lock());
    if !with_roles {
        writeln!(out, "{}", json!({ "names": copydesk::label::feature::NAMES }))?;
    }
    for line in stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let answer = if with_roles { roles_of(&record) } else { features_of(&record) };
        writeln!(out, "{answer}")?;
    }
    out.flush()
}

fn features_of(record: &Value) -> Value {
    with_scene(record, |scene| json!({ "id": record["id"], "lines": lines_of(scene), "features": features(scene) }))
}

fn roles_of(record: &Value) -> Value {
    with_scene(record, |scene| {
        let labels = label(scene);
        let roles: Vec<_> = labels.iter().map(|label| label.role).collect();
        let margins: Vec<_> = labels.iter().map(|label| label.margin).collect();
        json!({ "id": record["id"], "lines": lines_of(scene), "roles": roles, "margins": margins })
    })
}

fn with_scene(record: &Value, answer: impl Fn(&Scene<'_>) -> Value) -> Value {
    let text = record["text"].as_str().unwrap_or_default();
    let language = record["language"].as_str().and_then(Tag::parse).unwrap_or_default();
    let blocks = split(text);
    answer(&Scene { text, blocks: &blocks, language, title: record["title"].as_str() })
}

fn lines_of(scene: &Scene<'_>) -> Value {
    scene.blocks.iter().map(|block| block.span.of(scene.text)).collect()
}
