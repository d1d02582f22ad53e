//! From paths to records: which files, in which format, and each record with its place.

use super::options::{Format, Reading};
use crate::batch::{self, Chunk};
use crate::error::{Error, Result};
use crate::record::{FieldMap, Input};
use serde_json::value::RawValue;
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

/// One file, or standard input.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as the user gave it; `-` is standard input.
    pub path: PathBuf,
    /// How to read it; `None`: look at its beginning.
    format: Option<Format>,
}

/// What one worker takes: a file to read whole, or whole lines of one.
#[derive(Debug)]
pub enum Task {
    /// Content of a text or JSON file.
    Whole(Source, Format, Vec<u8>),
    /// Lines of a JSONL file.
    Lines(PathBuf, Chunk),
    /// A file nobody could read.
    Lost(Error),
}

/// One record as it was found.
pub struct Found<'a> {
    /// `file`, `file:line` or `file[index]`, for messages.
    pub place: String,
    /// The record, or what is wrong with it.
    pub input: Result<Input<'a>, String>,
}

/// The sources that `paths` name; directories are walked in order of name, ignore files respected.
///
/// What cannot be found comes back as an error beside the others.
pub fn sources(paths: &[PathBuf], reading: &Reading) -> Vec<Result<Source>> {
    let stdin = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &stdin[..] } else { paths };
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, reading, &mut found);
        } else {
            found.push(Ok(Source::new(path, reading)));
        }
    }
    found
}

/// How many threads to use: for one text none beside this one.
pub fn jobs(sources: &[Result<Source>], reading: &Reading) -> usize {
    match sources {
        [Ok(only)] if only.is_whole() => 1,
        _ => reading.jobs(),
    }
}

fn walk(folder: &Path, reading: &Reading, found: &mut Vec<Result<Source>>) {
    for entry in ignore::WalkBuilder::new(folder).sort_by_file_name(std::cmp::Ord::cmp).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let source = Source::new(entry.path(), reading);
                if by_extension(entry.path()).is_some() {
                    found.push(Ok(source));
                }
            }
            Ok(_) => {}
            Err(error) => found.push(Err(Error::input(folder.display().to_string(), error.to_string()))),
        }
    }
}

impl Source {
    fn new(path: &Path, reading: &Reading) -> Self {
        Self { path: path.to_owned(), format: reading.from_format.or_else(|| by_extension(path)) }
    }

    /// Whether this is standard input.
    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Whether the source may hold many records.
    pub fn is_many(&self) -> bool {
        self.format == Some(Format::Jsonl)
    }

    /// Whether the source is read whole, and so a single task; `false` where its beginning has yet to tell.
    pub fn is_whole(&self) -> bool {
        self.format.is_some_and(|format| format != Format::Jsonl)
    }

    /// Size in bytes; `None` for standard input and files that cannot be seen.
    pub fn size(&self) -> Option<u64> {
        std::fs::metadata(&self.path).ok().map(|meta| meta.len())
    }

    /// The name for messages and record ids.
    pub fn name(&self) -> String {
        if self.is_stdin() { "<stdin>".to_owned() } else { self.path.display().to_string() }
    }

    /// Opens the source, looks at its beginning if it must, and says what it is.
    pub fn open(&self) -> Result<(Format, Box<dyn Read + Send>)> {
        let mut input: Box<dyn Read + Send> = if self.is_stdin() {
            Box::new(std::io::stdin())
        } else {
            Box::new(File::open(&self.path).map_err(|error| Error::io(self.name(), error))?)
        };
        if let Some(format) = self.format {
            return Ok((format, input));
        }
        let mut head = Vec::new();
        let read = (&mut input).take(64 * 1024).read_to_end(&mut head);
        read.map_err(|error| Error::io(self.name(), error))?;
        Ok((by_content(&head), Box::new(Cursor::new(head).chain(input))))
    }

    /// All bytes and the format.
    pub fn read(&self) -> Result<(Format, Vec<u8>)> {
        let (format, mut input) = self.open()?;
        let mut bytes = Vec::new();
        input.read_to_end(&mut bytes).map_err(|error| Error::io(self.name(), error))?;
        Ok((format, bytes))
    }

    /// The tasks of this source: one for a file read whole, one for each chunk of a JSONL stream.
    pub fn tasks(self) -> Box<dyn Iterator<Item = Task> + Send> {
        match self.open() {
            Ok((Format::Jsonl, input)) => {
                let name = PathBuf::from(self.name());
                let lines = batch::chunks(input, &name);
                Box::new(lines.map(move |chunk| match chunk {
                    Ok(chunk) => Task::Lines(name.clone(), chunk),
                    Err(error) => Task::Lost(error),
                }))
            }
            Ok((format, mut input)) => {
                let mut bytes = Vec::new();
                let task = match input.read_to_end(&mut bytes) {
                    Ok(_) => Task::Whole(self, format, bytes),
                    Err(error) => Task::Lost(Error::io(self.name(), error)),
                };
                Box::new(std::iter::once(task))
            }
            Err(error) => Box::new(std::iter::once(Task::Lost(error))),
        }
    }
}

impl Task {
    /// How many bytes of input it is.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Whole(_, _, bytes) => bytes.len(),
            Self::Lines(_, chunk) => chunk.bytes.len(),
            Self::Lost(_) => 0,
        }
    }

    /// Shows every record to `see`, in order.
    pub fn records(&self, fields: &FieldMap, mut see: impl FnMut(Found<'_>)) {
        match self {
            Self::Lost(error) => see(Found { place: String::new(), input: Err(error.to_string()) }),
            Self::Lines(name, chunk) => {
                for (number, line) in chunk.lines() {
                    let place = format!("{}:{number}", name.display());
                    let input = utf8(line).and_then(|json| Input::of_json(json, fields));
                    see(Found { place, input });
                }
            }
            Self::Whole(source, Format::Text, bytes) => {
                let input = utf8(bytes).map(|text| Input { id: source.id(), ..Input::of_text(text) });
                see(Found { place: source.name(), input });
            }
            Self::Whole(source, _, bytes) => match utf8(bytes).and_then(elements) {
                Ok(elements) => {
                    let alone = elements.len() == 1;
                    for (index, json) in elements.into_iter().enumerate() {
                        let name = source.name();
                        let place = if alone { name } else { format!("{name}[{index}]") };
                        see(Found { place, input: Input::of_json(json, fields) });
                    }
                }
                Err(message) => see(Found { place: source.name(), input: Err(message) }),
            },
        }
    }
}

impl Source {
    /// A text file is known by its path; standard input by nothing.
    fn id(&self) -> Option<std::borrow::Cow<'static, RawValue>> {
        let id = serde_json::value::to_raw_value(&self.name()).ok()?;
        (!self.is_stdin()).then_some(std::borrow::Cow::Owned(id))
    }
}

/// The records of a JSON file: the elements of an array, or the one object, as they are written.
pub fn elements(json: &str) -> Result<Vec<&str>, String> {
    if !json.trim_start().starts_with('[') {
        return Ok(vec![json.trim()]);
    }
    let elements: Vec<&RawValue> = serde_json::from_str(json).map_err(|error| format!("not valid JSON: {error}"))?;
    Ok(elements.into_iter().map(RawValue::get).collect())
}

/// The bytes as text, or where they stop being UTF-8.
pub fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        format!("byte {} (0x{:02X}) is not UTF-8; convert the input, for example with iconv", at + 1, bytes[at])
    })
}

fn by_extension(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Format::Text),
        "json" => Some(Format::Json),
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        _ => None,
    }
}

/// JSON if it begins like a record or an array, JSONL if the first line is a whole record and more follows.
fn by_content(head: &[u8]) -> Format {
    let head = head.trim_ascii_start();
    let mut lines = head.split(|&byte| byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let whole_record =
        |line: &[u8]| line.starts_with(b"{") && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
    match head.first() {
        Some(b'{') if whole_record(first.trim_ascii()) => Format::Jsonl,
        Some(b'{') if head.get(1..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\"")) => Format::Json,
        Some(b'[') if head.get(1..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{")) => Format::Json,
        _ => Format::Text,
    }
}
