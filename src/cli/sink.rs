//! Where records go, and how they stand there.

use crate::error::{Error, Result};
use crate::record::Article;
use clap::ValueEnum;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Output formats of this version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// One record, indented; an array if there are several
    Json,
    /// One record a line
    #[default]
    Jsonl,
    /// Title and body
    Text,
}

impl To {
    /// Appends `article` to `out` in this format.
    pub fn write(self, article: &Article<'_>, out: &mut Vec<u8>) {
        match self {
            Self::Json => {
                serde_json::to_writer_pretty(&mut *out, article).expect("a record is plain data, memory takes it");
            }
            Self::Jsonl => {
                serde_json::to_writer(&mut *out, article).expect("a record is plain data, memory takes it");
                out.push(b'\n');
            }
            Self::Text => {
                let paragraphs = article.title.iter().chain(&article.body).map(String::as_str);
                out.extend_from_slice(paragraphs.collect::<Vec<_>>().join("\n\n").as_bytes());
                out.push(b'\n');
            }
        }
    }

    /// Appends the entry for a record that could not be read; text has no room for it.
    pub fn write_failure(self, failure: &crate::record::Failure<'_>, out: &mut Vec<u8>) {
        match self {
            Self::Json => serde_json::to_writer_pretty(&mut *out, failure).expect("memory takes it"),
            Self::Jsonl => {
                serde_json::to_writer(&mut *out, failure).expect("memory takes it");
                out.push(b'\n');
            }
            Self::Text => {}
        }
    }
}

/// Takes records and writes them out: to standard output, or to a file that appears when all is done.
pub struct Sink {
    to: To,
    out: Out,
    written: usize,
    /// The first record of a JSON output waits here: whether an array is needed shows with the second.
    first: Vec<u8>,
}

enum Out {
    Stdout(BufWriter<io::Stdout>),
    File { path: PathBuf, file: BufWriter<NamedTempFile> },
}

impl Sink {
    /// A sink to `path`, or to standard output for `None` and `-`.
    ///
    /// # Errors
    /// When no file can be made beside `path`.
    pub fn new(path: Option<&Path>, to: To) -> Result<Self> {
        let out = match path {
            Some(path) if path.as_os_str() != "-" => {
                let file = super::replace::beside(path)?;
                Out::File { path: path.to_owned(), file: BufWriter::with_capacity(1 << 16, file) }
            }
            _ => Out::Stdout(BufWriter::with_capacity(1 << 16, io::stdout())),
        };
        Ok(Self { to, out, written: 0, first: Vec::new() })
    }

    /// Writes one record, as [`To::write`] made it.
    ///
    /// # Errors
    /// When the output takes no more.
    pub fn record(&mut self, record: &[u8]) -> Result<()> {
        self.written += 1;
        match (self.to, self.written) {
            (To::Json, 1) => {
                self.first = record.to_owned();
                Ok(())
            }
            (To::Json, 2) => {
                let first = std::mem::take(&mut self.first);
                self.bytes(&[b"[\n", first.as_slice(), b",\n", record])
            }
            (To::Json, _) => self.bytes(&[b",\n", record]),
            (To::Text, 2..) => self.bytes(&[b"\n\n", record]),
            _ => self.bytes(&[record]),
        }
    }

    /// Writes what is left and puts the file in its place.
    ///
    /// # Errors
    /// When the output takes no more or the file cannot be put in its place; then the old one is as it was.
    pub fn finish(mut self) -> Result<()> {
        match (self.to, self.written) {
            (To::Json, 1) => {
                let first = std::mem::take(&mut self.first);
                self.bytes(&[&first, b"\n"])?;
            }
            (To::Json, 2..) => self.bytes(&[b"\n]\n"])?,
            _ => {}
        }
        match self.out {
            Out::Stdout(mut out) => out.flush().map_err(|error| Error::io("<stdout>", error)),
            Out::File { path, file } => {
                let file = file.into_inner().map_err(|error| Error::io(&path, error.into_error()))?;
                super::replace::put(file, &path)
            }
        }
    }

    fn bytes(&mut self, parts: &[&[u8]]) -> Result<()> {
        let (out, path): (&mut dyn Write, &Path) = match &mut self.out {
            Out::Stdout(out) => (out, Path::new("<stdout>")),
            Out::File { path, file } => (file, path),
        };
        parts.iter().try_for_each(|part| out.write_all(part)).map_err(|error| Error::io(path, error))
    }
}
