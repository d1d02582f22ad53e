//! Where records go, and how they stand there.

use super::journal::{Done, Journal};
use super::lock::Lock;
use super::{replace, terminal};
use crate::error::{Error, Result};
use crate::formats::{self, Format, out};
use crate::record::Article;
use clap::ValueEnum;
use flate2::write::GzEncoder;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What is gathered before it is written.
const BUFFER_BYTES: usize = 1 << 16;

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
    /// Body with YAML front matter
    Markdown,
    /// schema.org NewsArticle; an array if there are several
    Jsonld,
    /// News item of the IPTC, version 3.1; an array if there are several
    Ninjs,
    /// Columns with a stable schema
    #[cfg(feature = "columnar")]
    Parquet,
}

impl To {
    /// Appends `article` to `out` in this format.
    pub fn write(self, article: &Article<'_>, out: &mut Vec<u8>) {
        match self {
            Self::Json => {
                serde_json::to_writer_pretty(&mut *out, article).expect("a record is plain data, memory takes it");
            }
            Self::Jsonl => {
                article.write_json(out);
                out.push(b'\n');
            }
            Self::Text => out.extend_from_slice(out::text(article).as_bytes()),
            Self::Markdown => out.extend_from_slice(out::markdown(article).as_bytes()),
            Self::Jsonld => {
                serde_json::to_writer_pretty(&mut *out, &out::news_article(article)).expect("memory takes it");
            }
            Self::Ninjs => serde_json::to_writer_pretty(&mut *out, &out::ninjs(article)).expect("memory takes it"),
            #[cfg(feature = "columnar")]
            Self::Parquet => out::row(article, out),
        }
    }

    /// Whether a record in this format can hold the fixed text, for `undo`.
    pub fn has_fixed_text(self) -> bool {
        !matches!(self, Self::Text | Self::Markdown | Self::Jsonld | Self::Ninjs)
    }

    /// What a person should know whose output is called as another format is: the name decides nothing, `--to` does.
    pub fn beside_name(self, output: &Path) -> Option<String> {
        let named = match formats::by_name(output)? {
            Format::Parquet => "parquet",
            Format::Markdown => "markdown",
            // Lines of JSON may well be called .json or .txt, and the others are formats nobody writes here.
            _ => return None,
        };
        let written = self.to_possible_value()?;
        let note = || format!("{} holds {}; --to {named} writes {named}", output.display(), written.get_name());
        (written.get_name() != named).then(note)
    }

    /// Whether several records make one JSON array.
    fn is_array(self) -> bool {
        matches!(self, Self::Json | Self::Jsonld | Self::Ninjs)
    }

    /// Appends the entry for a record that could not be read; only our own record has room for it.
    pub fn write_failure(self, failure: &crate::record::Failure<'_>, out: &mut Vec<u8>) {
        match self {
            Self::Json => serde_json::to_writer_pretty(&mut *out, failure).expect("memory takes it"),
            Self::Jsonl => {
                serde_json::to_writer(&mut *out, failure).expect("memory takes it");
                out.push(b'\n');
            }
            _ => {}
        }
    }
}

/// Takes records and writes them out: to standard output, or to a file that appears when all is done.
pub struct Sink {
    to: To,
    path: PathBuf,
    body: Body,
    written: usize,
    /// Bytes of output, of earlier runs too.
    bytes: u64,
    /// What is noted of a run that may be resumed.
    journal: Option<Journal>,
    /// Keeps other runs off the file.
    _lock: Option<Lock>,
    /// The first record of a JSON output waits here: whether an array is needed shows with the second.
    first: Vec<u8>,
}

enum Body {
    Bytes(Box<Out>),
    #[cfg(feature = "columnar")]
    Columns(Box<out::ParquetWriter<Out>>),
}

/// Where bytes go.
enum Out {
    Stdout(BufWriter<terminal::Out>),
    File(BufWriter<NamedTempFile>),
    /// A file whose name promises gzip or Zstandard.
    Gzip(GzEncoder<BufWriter<NamedTempFile>>),
    Zstd(zstd::Encoder<'static, BufWriter<NamedTempFile>>),
    Part(BufWriter<File>),
    /// A pipe or a device, which nothing can take the place of.
    Stream(BufWriter<File>),
}

impl Sink {
    /// A sink to `path`, or to standard output for `None` and `-`. A symbolic link stays one; the file it leads to is written.
    ///
    /// # Errors
    /// When no file can be made beside `path`, or another run writes it.
    pub fn new(path: Option<&Path>, to: To) -> Result<Self> {
        let (out, path, lock) = match path.filter(|path| path.as_os_str() != "-") {
            Some(path) => Out::to(path)?,
            None => {
                let out = BufWriter::with_capacity(BUFFER_BYTES, terminal::stdout());
                (Out::Stdout(out), PathBuf::from("<stdout>"), None)
            }
        };
        let body = match to {
            #[cfg(feature = "columnar")]
            To::Parquet => Body::Columns(Box::new(out::ParquetWriter::new(out, &path)?)),
            _ => Body::Bytes(Box::new(out)),
        };
        Ok(Self { to, path, body, written: 0, bytes: 0, journal: None, _lock: lock, first: Vec::new() })
    }

    /// A sink to `path` that an earlier one of the same `run` may have begun.
    ///
    /// # Errors
    /// When the files beside `path` cannot be used, belong to another run, or another run is at work on them.
    pub fn resumed(path: &Path, run: &str) -> Result<Self> {
        if is_stream(path) {
            return Err(Error::Usage(
                "--resume needs a file to go on with, and -o names a device or a pipe".to_owned(),
            ));
        }
        let path = replace::behind_links(path);
        let lock = Lock::on(&path)?;
        let (journal, part) = Journal::open(&path, run)?;
        let body = Body::Bytes(Box::new(Out::Part(BufWriter::with_capacity(BUFFER_BYTES, part))));
        let bytes = journal.done().bytes;
        Ok(Self {
            to: To::Jsonl,
            path,
            body,
            written: 0,
            bytes,
            journal: Some(journal),
            _lock: Some(lock),
            first: Vec::new(),
        })
    }

    /// What earlier runs did.
    pub fn done(&self) -> Done {
        self.journal.as_ref().map(Journal::done).unwrap_or_default()
    }

    /// Notes that a piece of input is done whose `records` entries were written, `lost` of them errors.
    ///
    /// # Errors
    /// When output or journal take no more.
    pub fn piece_done(&mut self, records: usize, lost: usize) -> Result<()> {
        let (Some(journal), Body::Bytes(out)) = (&mut self.journal, &mut self.body) else { return Ok(()) };
        out.flush().map_err(|error| Error::io(&self.path, error))?;
        journal.note(self.bytes, records, lost)
    }

    /// Writes records, as [`To::write`] made them one behind the other; `ends` are where each ends.
    ///
    /// # Errors
    /// When the output takes no more.
    pub fn records(&mut self, records: &[u8], ends: &[usize]) -> Result<()> {
        if self.to == To::Jsonl {
            // Lines need nothing between them: they leave as they lie there.
            self.written += ends.len();
            return self.bytes(&[records]);
        }
        let mut first = 0;
        ends.iter().try_for_each(|&end| self.record(&records[std::mem::replace(&mut first, end)..end]))
    }

    /// Writes one record, as [`To::write`] made it.
    ///
    /// # Errors
    /// When the output takes no more.
    fn record(&mut self, record: &[u8]) -> Result<()> {
        self.written += 1;
        match self.written {
            1 if self.to.is_array() => {
                self.first = record.to_owned();
                Ok(())
            }
            2 if self.to.is_array() => {
                let first = std::mem::take(&mut self.first);
                self.bytes(&[b"[\n", first.as_slice(), b",\n", record])
            }
            _ if self.to.is_array() => self.bytes(&[b",\n", record]),
            2.. if self.to == To::Text => self.bytes(&[b"\n\n", record]),
            2.. if self.to == To::Markdown => self.bytes(&[b"\n", record]),
            _ => self.bytes(&[record]),
        }
    }

    /// Writes what is left and puts the file in its place.
    ///
    /// # Errors
    /// When the output takes no more or the file cannot be put in its place; then the old one is as it was.
    pub fn finish(mut self) -> Result<()> {
        match self.written {
            // Who reads JSON gets JSON, though there was nothing to clean.
            0 if self.to.is_array() => self.bytes(&[b"[]\n"])?,
            1 if self.to.is_array() => {
                let first = std::mem::take(&mut self.first);
                self.bytes(&[&first, b"\n"])?;
            }
            2.. if self.to.is_array() => self.bytes(&[b"\n]\n"])?,
            _ => {}
        }
        let out = match self.body {
            Body::Bytes(out) => *out,
            #[cfg(feature = "columnar")]
            Body::Columns(writer) => writer.finish()?,
        };
        match out {
            Out::Stdout(mut out) => out.flush().map_err(|error| Error::io(&self.path, error)),
            Out::Stream(mut out) => out.flush().map_err(|error| Error::io(&self.path, error)),
            Out::Part(file) => {
                let file = file.into_inner().map_err(|error| Error::io(&self.path, error.into_error()))?;
                self.journal.map_or(Ok(()), |journal| journal.finish(&file, &self.path))
            }
            Out::File(file) => put(Ok(file), &self.path),
            Out::Gzip(packer) => put(packer.finish(), &self.path),
            Out::Zstd(packer) => put(packer.finish(), &self.path),
        }
    }

    fn bytes(&mut self, parts: &[&[u8]]) -> Result<()> {
        self.bytes += parts.iter().map(|part| part.len() as u64).sum::<u64>();
        match &mut self.body {
            Body::Bytes(out) => {
                parts.iter().try_for_each(|part| out.write_all(part)).map_err(|error| Error::io(&self.path, error))
            }
            #[cfg(feature = "columnar")]
            Body::Columns(writer) => parts.iter().try_for_each(|part| writer.push(part)),
        }
    }
}

/// Puts a file in its place to which all is given.
fn put(file: io::Result<BufWriter<NamedTempFile>>, path: &Path) -> Result<()> {
    let file = file.and_then(|file| file.into_inner().map_err(io::IntoInnerError::into_error));
    replace::put(file.map_err(|error| Error::io(path, error))?, path)
}

/// Whether `path` is there and no file: a pipe or a device.
fn is_stream(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|stands| !stands.is_file() && !stands.is_dir())
}

impl Out {
    /// The way to `path`, with its real name and its lock.
    fn to(path: &Path) -> Result<(Self, PathBuf, Option<Lock>)> {
        // Asked before links are followed: /dev/stdout may lead to a pipe, which has no name.
        if is_stream(path) {
            let stream = File::options().write(true).open(path).map_err(|error| Error::io(path, error))?;
            return Ok((Self::Stream(BufWriter::with_capacity(BUFFER_BYTES, stream)), path.to_owned(), None));
        }
        let path = replace::behind_links(path);
        let failed = |error| Error::io(&path, error);
        if path.exists() {
            // Moving a file over it needs the folder's leave only; whoever may not write it shall not replace it.
            File::options().write(true).open(&path).map_err(failed)?;
        }
        let lock = Lock::on(&path)?;
        let file = BufWriter::with_capacity(BUFFER_BYTES, replace::beside(&path)?);
        let out = match path.extension().and_then(OsStr::to_str) {
            Some("gz") => Self::Gzip(GzEncoder::new(file, flate2::Compression::default())),
            Some("zst") => Self::Zstd(zstd::Encoder::new(file, 0).map_err(failed)?),
            _ => Self::File(file),
        };
        Ok((out, path, Some(lock)))
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(file) => file.write(bytes),
            Self::Gzip(packer) => packer.write(bytes),
            Self::Zstd(packer) => packer.write(bytes),
            Self::Part(file) | Self::Stream(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(file) => file.flush(),
            Self::Gzip(packer) => packer.flush(),
            Self::Zstd(packer) => packer.flush(),
            Self::Part(file) | Self::Stream(file) => file.flush(),
        }
    }
}
