//! JUnit XML as CI servers read it: one failed case for each fault, a passed one for a record without findings.
//!
//! Source: the schema of Jenkins' xUnit plugin, which wants the counts first. They are known at the end only, so the cases wait in a
//! temporary file.

use super::Said;
use crate::finding::Level;
use crate::formats::Place;
use std::io::{self, Seek, Write};
use tempfile::SpooledTempFile;

/// Cases that wait for the others to be counted.
pub struct Cases {
    waiting: SpooledTempFile,
    tests: usize,
    failures: usize,
}

/// Bytes of cases that wait in memory.
const MOST_IN_MEMORY: usize = 1 << 20;

impl Cases {
    pub fn new() -> Self {
        Self { waiting: tempfile::spooled_tempfile(MOST_IN_MEMORY), tests: 0, failures: 0 }
    }

    /// Adds a case as [`case`] or [`passed`] wrote it.
    pub fn add(&mut self, case: &[u8]) -> io::Result<()> {
        self.tests += 1;
        // Names and messages are escaped, so this is the element.
        self.failures += usize::from(memchr::memmem::find(case, b"<failure ").is_some());
        self.waiting.write_all(case)
    }

    /// Writes the whole report.
    pub fn write(mut self, out: &mut dyn Write) -> io::Result<()> {
        let counts = format!("tests=\"{}\" failures=\"{}\" errors=\"0\"", self.tests, self.failures);
        writeln!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"copydesk\" {counts}>"
        )?;
        self.waiting.rewind()?;
        let _ = io::copy(&mut self.waiting, out)?;
        out.write_all(TAIL.as_bytes())
    }
}

const TAIL: &str = "</testsuite>\n</testsuites>\n";

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
