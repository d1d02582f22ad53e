//! SARIF 2.1.0 (OASIS), with the edits as fixes.

use super::Said;
use super::paths::from_here;
use crate::cli::baseline::fingerprint;
use crate::finding::{Fate, Level};
use crate::rules::RULES;
use crate::text::{Edit, Positions};
use serde_json::{Value, json};

pub const TAIL: &str = "\n]}]}\n";

/// All that stands before the first result: the tool and its rules.
pub fn head() -> String {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "name": rule.name,
                "shortDescription": {"text": rule.gist()},
                "fullDescription": {"text": rule.page()},
                "defaultConfiguration": {"level": level(rule.level)},
            })
        })
        .collect();
    let driver = json!({"name": "copydesk", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\
         \"runs\":[{{\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"unicodeCodePoints\",\"results\":[\n"
    )
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Fault => "warning",
        Level::Note => "note",
    }
}

/// A finding. Only in a file that is one text do its places and fixes have places in the file; a record has its line.
pub fn result(said: &Said<'_>) -> Vec<u8> {
    let finding = said.finding;
    let file = from_here(&said.place.file);
    let artifact = json!({"uri": address(&file)});
    // A walk goes forwards only, and edits may lie before the finding; from the beginning of the text it would be long.
    let found = || Positions::from(said.text, finding.span.start, (finding.line, finding.column));
    let mut walk = found();
    let mut at = |place: usize| {
        if place < walk.last() {
            walk = if place < finding.span.start { Positions::new(said.text) } else { found() };
        }
        walk.of(place)
    };
    let in_file = !said.place.is_record();
    let mut region = |start: usize, end: usize| {
        let ((line, column), (end_line, end_column)) = (at(start), at(end));
        json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
    };
    let place = match in_file {
        true => region(finding.span.start, finding.span.end),
        false => json!({"startLine": said.place.line_of(1)}),
    };
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": RULES.iter().position(|rule| rule.code == finding.rule),
        "level": level(finding.level),
        "message": {"text": finding.message},
        "locations": [{
            "physicalLocation": {"artifactLocation": artifact, "region": place},
            "logicalLocations": [{"fullyQualifiedName": said.place.to_string()}],
        }],
        "partialFingerprints": {"copydesk/v1": format!("{:016x}", fingerprint(&file, said.text, finding))},
    });
    let is_fix = in_file && matches!(finding.fate, Fate::Applied | Fate::Offered) && !finding.edits.is_empty();
    if is_fix {
        let mut replacement = |edit: &Edit| {
            json!({
                "deletedRegion": region(edit.span.start, edit.span.end),
                "insertedContent": {"text": edit.with},
            })
        };
        let replacements: Vec<Value> = finding.edits.iter().map(&mut replacement).collect();
        result["fixes"] = json!([{
            "description": {"text": finding.name},
            "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        }]);
    }
    serde_json::to_vec(&result).expect("plain data")
}

/// A path as a relative reference; a whole one as an address of its own.
fn address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    if path.starts_with('/') {
        address += "file://";
    } else if std::path::Path::new(path).is_absolute() {
        address += "file:///";
    }
    for byte in path.bytes() {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            byte if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) => address.push(byte as char),
            byte => address += &format!("%{byte:02X}"),
        }
    }
    address
}
