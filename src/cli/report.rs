//! Reports of `check`: for people, for programs, for the code hosts that show findings beside a change.
//!
//! Every format is written as findings come, so that ten million records need no memory.

mod hosts;
mod junit;
mod paths;
mod sarif;

use super::show::{self, Style};
use super::terminal;
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::formats::Place;
use clap::ValueEnum;
pub use paths::seen_from;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The line, the place underlined, what to do
    Full,
    /// One line each
    Concise,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// Annotations of GitHub Actions
    Github,
    /// Code quality report of GitLab
    Gitlab,
    /// SARIF 2.1.0, with fixes
    Sarif,
    /// JUnit XML
    Junit,
}

/// A finding and what is needed to show it.
pub struct Said<'a> {
    /// Where the record was found.
    pub place: &'a Place,
    /// The field the finding's span indexes.
    pub text: &'a str,
    /// What was found.
    pub finding: &'a Finding,
    /// How many findings before it in the record are about the same words.
    pub nth: usize,
    /// Whether to draw with colour.
    pub style: Style,
}

impl Format {
    /// The words for the formats.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ["full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit"].into_iter()
    }

    /// Reads such a word.
    pub fn parse(name: &str) -> Option<Self> {
        Self::from_str(name, false).ok()
    }

    /// A finding as it stands in this format.
    pub fn show(self, said: &Said<'_>) -> Vec<u8> {
        match self {
            Self::Full => show::full(said.place, said.text, said.finding, said.style).into_bytes(),
            Self::Concise => show::concise(said.place, said.finding, said.style).into_bytes(),
            Self::Json => show::json(said.place, said.finding),
            Self::Jsonl => [show::json(said.place, said.finding), b"\n".to_vec()].concat(),
            Self::Github => hosts::github(said).into_bytes(),
            Self::Gitlab => hosts::gitlab(said),
            Self::Sarif => sarif::result(said),
            Self::Junit => junit::case(said).into_bytes(),
        }
    }

    /// A record without findings; most formats have nothing to say of it.
    pub fn show_clean(self, place: &Place) -> Vec<u8> {
        match self {
            Self::Junit => junit::passed(place).into_bytes(),
            _ => Vec::new(),
        }
    }

    /// What stands before the first finding; that of SARIF holds the pages of all rules.
    fn head(self) -> String {
        match self {
            Self::Json | Self::Gitlab => "[\n".to_owned(),
            Self::Sarif => sarif::head(),
            Self::Full | Self::Concise | Self::Jsonl | Self::Github | Self::Junit => String::new(),
        }
    }

    /// What stands between two findings, and after the last.
    fn joints(self) -> (&'static str, &'static str) {
        match self {
            Self::Json | Self::Gitlab => (",\n", "\n]\n"),
            Self::Sarif => (",\n", sarif::TAIL),
            Self::Full | Self::Concise | Self::Jsonl | Self::Github | Self::Junit => ("", ""),
        }
    }
}

/// A report that is being written.
pub struct Report {
    format: Format,
    path: PathBuf,
    out: Box<dyn Write>,
    items: usize,
    /// Those of JUnit, of which nothing is written before the end.
    cases: Option<junit::Cases>,
}

impl Report {
    /// A report to standard output.
    ///
    /// # Errors
    /// When it takes nothing.
    pub fn to_stdout(format: Format) -> Result<Self> {
        // What is drawn for people has been made harmless, and its colours must stay.
        let out: Box<dyn Write> = match format {
            Format::Full | Format::Concise => Box::new(anstream::stdout()),
            _ => Box::new(BufWriter::new(terminal::stdout())),
        };
        Self::new(format, Path::new("<stdout>"), out)
    }

    /// A report to the file `path`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn to_file(format: Format, path: &Path) -> Result<Self> {
        let file = File::create(path).map_err(|error| Error::io(path, error))?;
        Self::new(format, path, Box::new(BufWriter::new(file)))
    }

    fn new(format: Format, path: &Path, out: Box<dyn Write>) -> Result<Self> {
        let cases = (format == Format::Junit).then(junit::Cases::new);
        Ok(Self { format, path: path.to_owned(), out, items: 0, cases })
    }

    /// Its format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Writes what [`Format::show`] made.
    ///
    /// # Errors
    /// When the output takes no more.
    pub fn item(&mut self, shown: &[u8]) -> Result<()> {
        if shown.is_empty() {
            return Ok(());
        }
        if let Some(cases) = &mut self.cases {
            return cases.add(shown).map_err(|error| self.failed(error));
        }
        let before = if self.items == 0 { self.format.head() } else { self.format.joints().0.to_owned() };
        self.items += 1;
        self.out
            .write_all(before.as_bytes())
            .and_then(|()| self.out.write_all(shown))
            .map_err(|error| self.failed(error))
    }

    /// Writes the end.
    ///
    /// # Errors
    /// When the output takes no more.
    pub fn finish(mut self) -> Result<()> {
        if let Some(cases) = self.cases.take() {
            return cases.write(&mut self.out).and_then(|()| self.out.flush()).map_err(|error| self.failed(error));
        }
        let (_, tail) = self.format.joints();
        let head = match (self.items, self.format) {
            (1.., _) => String::new(),
            (0, Format::Json | Format::Gitlab) => "[".to_owned(),
            (0, _) => self.format.head(),
        };
        let tail = if self.items == 0 { tail.trim_start_matches('\n') } else { tail };
        self.out
            .write_all(head.as_bytes())
            .and_then(|()| self.out.write_all(tail.as_bytes()))
            .and_then(|()| self.out.flush())
            .map_err(|error| self.failed(error))
    }

    fn failed(&self, error: std::io::Error) -> Error {
        Error::io(&self.path, error)
    }
}
