//! JUnit XML as CI servers read it: one failed case for each fault, a passed one for a record without findings.
//!
//! Source: the schema of Jenkins' xUnit plugin. Counts are left out, which it allows: they are known at the end only.

use super::Said;
use crate::finding::Level;
use crate::formats::Place;

pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"copydesk\">\n";
pub const TAIL: &str = "</testsuite>\n</testsuites>\n";

/// A finding: a fault fails, a note does not.
pub fn case(said: &Said<'_>) -> String {
    let finding = said.finding;
    let place = escaped(&said.place.to_string());
    let (line, column) = (finding.line, finding.column);
    let message = escaped(&finding.message);
    let name = format!("{} {} {line}:{column}", finding.rule, finding.name);
    let inside = match finding.level {
        Level::Fault => {
            format!("<failure message=\"{message}\">{place}:{line}:{column}: {message}</failure>")
        }
        Level::Note => format!("<system-out>{place}:{line}:{column}: {message}</system-out>"),
    };
    format!("<testcase classname=\"{place}\" name=\"{name}\">{inside}</testcase>\n")
}

/// A record without findings.
pub fn passed(place: &Place) -> String {
    format!("<testcase classname=\"{}\" name=\"clean\"/>\n", escaped(&place.to_string()))
}

/// Text as XML 1.0 takes it: characters it forbids become U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' => out += "&#10;",
            '\t' => out.push(' '),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
