//! GitHub and GitLab: lines and lists that their pages read.
//!
//! Sources: "Workflow commands for GitHub Actions", docs.github.com; "Code Quality report format", docs.gitlab.com.

use super::Said;
use super::paths::from_here;
use crate::cli::baseline::fingerprint;
use crate::finding::Level;
use serde_json::json;

/// An annotation. Faults are errors, notes are notices.
pub fn github(said: &Said<'_>) -> String {
    let finding = said.finding;
    let kind = match finding.level {
        Level::Fault => "error",
        Level::Note => "notice",
    };
    let line = said.place.line_of(finding.line);
    let column = if said.place.is_record() { String::new() } else { format!(",col={}", finding.column) };
    let file = property(&from_here(&said.place.file));
    let title = property(&format!("{} {}", finding.rule, finding.name));
    let message = data(&format!("{}: {}", said.place, finding.message));
    format!("::{kind} file={file},line={line}{column},title={title}::{message}\n")
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// An entry of the code quality report.
pub fn gitlab(said: &Said<'_>) -> Vec<u8> {
    let finding = said.finding;
    let severity = match finding.level {
        Level::Fault => "major",
        Level::Note => "info",
    };
    let file = from_here(&said.place.file);
    // Two equal findings in one file are two entries; lines may move, so those of one text are counted.
    let record = if said.place.is_record() { said.place.to_string() } else { String::new() };
    let fingerprint = fingerprint(&format!("{file}{record}"), said.text, finding) ^ (said.nth as u64).rotate_left(32);
    let entry = json!({
        "description": format!("{}: {}", finding.name, finding.message),
        "check_name": finding.rule,
        "fingerprint": format!("{fingerprint:016x}"),
        "severity": severity,
        "location": {"path": file, "lines": {"begin": said.place.line_of(finding.line)}},
    });
    serde_json::to_vec(&entry).expect("plain data")
}
