//! From paths to pieces of files: which files, opened, each in its format.

use super::options::Reading;
use super::stamp::Stamp;
use crate::error::{Error, Result};
use crate::formats::{self, Format, Opened, Piece, Place, Said};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// One file, or standard input.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as the user gave it; `-` is standard input.
    pub path: PathBuf,
    /// The name that standard input goes by.
    alias: Option<String>,
    said: Said,
}

/// What standard input is called that has no name.
const STDIN: &str = "<stdin>";

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

/// The folders of the files among `sources`, as they stand in their names.
pub fn folders(sources: &[Result<Source>]) -> impl Iterator<Item = PathBuf> {
    let named = sources.iter().flatten().filter(|source| !source.is_stdin() || source.alias.is_some());
    named.filter_map(|source| Some(Path::new(&source.name()).parent()?.to_owned()))
}

/// `sources` without the file that `output` names: an output of an earlier run that lies in a folder to be read is no article.
///
/// # Errors
/// When the user names one file as both: the articles would be gone.
pub fn apart_from(output: Option<&Path>, paths: &[PathBuf], sources: &mut Vec<Result<Source>>) -> Result<()> {
    let Some(real) = output.and_then(|output| output.canonicalize().ok()).filter(|output| output.is_file()) else {
        return Ok(());
    };
    let is_output =
        |path: &Path| path.file_name() == real.file_name() && path.canonicalize().is_ok_and(|path| path == real);
    if let Some(path) = paths.iter().find(|path| is_output(path)) {
        let name = path.display();
        return Err(Error::Usage(format!(
            "{name} is input and output: what it holds would be gone; name another output (`copydesk fix` mends in place)"
        )));
    }
    sources.retain(|source| !source.as_ref().is_ok_and(|source| is_output(&source.path)));
    Ok(())
}

/// How many threads to use: for one article none beside this one.
pub fn jobs(sources: &[Result<Source>], reading: &Reading) -> usize {
    match sources {
        [Ok(only)] if only.is_one() => 1,
        _ => reading.jobs(),
    }
}

/// The pieces of all sources, in order.
pub fn pieces(sources: Vec<Result<Source>>) -> impl Iterator<Item = Piece> + Send {
    sources.into_iter().flat_map(|source| match source {
        Ok(source) => source.pieces(),
        Err(error) => Box::new(std::iter::once(Piece::Lost(Place::default(), error.to_string()))),
    })
}

fn walk(folder: &Path, reading: &Reading, found: &mut Vec<Result<Source>>) {
    let before = found.len();
    for entry in ignore::WalkBuilder::new(folder).sort_by_file_name(std::cmp::Ord::cmp).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                if formats::by_name(entry.path()).is_some() || formats::is_zip_name(entry.path()) {
                    found.push(Ok(Source::new(entry.path(), reading)));
                }
            }
            Ok(_) => {}
            Err(error) => found.push(Err(Error::input(folder.display().to_string(), error.to_string()))),
        }
    }
    // A folder may be empty; one that was misnamed must not look clean.
    if found.len() == before {
        super::complain(&format!("{}: no file in it is of a format that is read", folder.display()));
    }
}

impl Source {
    fn new(path: &Path, reading: &Reading) -> Self {
        Self { path: path.to_owned(), alias: None, said: reading.said() }
    }

    /// This source; if it is standard input, under the name of `alias`, which may tell its format.
    pub fn called(self, alias: Option<&str>) -> Self {
        let alias = alias.filter(|_| self.is_stdin()).map(str::to_owned);
        Self { alias, ..self }
    }

    /// Whether this is standard input.
    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// The encoding the user gives.
    pub fn encoding(&self) -> Option<&'static encoding_rs::Encoding> {
        self.said.encoding
    }

    /// The format the user or the name gives; the content may say otherwise.
    fn promised(&self) -> Option<Format> {
        self.said.format.or_else(|| formats::by_name(Path::new(&self.name())))
    }

    /// Whether the source may hold many records.
    pub fn is_many(&self) -> bool {
        self.promised().is_some_and(Format::is_many) || formats::is_zip_name(&self.path)
    }

    /// Whether the source is one article; `false` where its beginning has yet to tell.
    pub fn is_one(&self) -> bool {
        self.promised().is_some_and(Format::is_one)
    }

    /// Size in bytes; `None` for standard input and files that cannot be seen.
    pub fn size(&self) -> Option<u64> {
        std::fs::metadata(&self.path).ok().map(|meta| meta.len())
    }

    /// The name for messages and record ids.
    pub fn name(&self) -> String {
        match &self.alias {
            Some(alias) => alias.clone(),
            None if self.is_stdin() => STDIN.to_owned(),
            None => self.path.display().to_string(),
        }
    }

    /// Opens the source and looks at its beginning.
    pub fn open(&self) -> Result<Opened> {
        let failed = |error| Error::io(self.name(), error);
        if self.is_stdin() {
            return formats::open(Box::new(std::io::stdin()), None, &self.name(), self.said).map_err(failed);
        }
        let file = File::open(&self.path).map_err(failed)?;
        // A pipe or a device is a stream; only a file can be read in any place.
        let places = file.metadata().ok().filter(std::fs::Metadata::is_file).and_then(|_| File::open(&self.path).ok());
        let input: Box<dyn Read + Send> = Box::new(file);
        formats::open(input, places, &self.name(), self.said).map_err(failed)
    }

    /// How the file is now; `None` for standard input, pipes and devices.
    pub fn stamp(&self) -> Option<Stamp> {
        if self.is_stdin() { None } else { Stamp::of(&self.path) }
    }

    /// The pieces of this source; the last one says so if somebody changed the file meanwhile.
    pub fn pieces(self) -> Box<dyn Iterator<Item = Piece> + Send> {
        let stamp = self.stamp();
        match self.open() {
            Ok(opened) => Box::new(opened.pieces().chain(std::iter::from_fn(stamp_check(self, stamp)))),
            Err(error) => {
                let (name, message) = (self.name(), error.to_string());
                let message = message.strip_prefix(&format!("{name}: ")).unwrap_or(&message).to_owned();
                Box::new(std::iter::once(Piece::Lost(Place::of_file(&name), message)))
            }
        }
    }
}

/// Asked once all of the source is read: whether it is still the file that was opened.
fn stamp_check(source: Source, mut stamp: Option<Stamp>) -> impl FnMut() -> Option<Piece> {
    move || {
        let changed = stamp.take()?.has_changed(&source.path);
        let message = "the file was changed while it was read: what was read may be of two versions; run again";
        changed.then(|| Piece::Lost(Place::of_file(&source.name()), message.to_owned()))
    }
}

/// The bytes as text, or where they stop being UTF-8.
pub fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        format!("byte {} (0x{:02X}) is not UTF-8; convert the input, for example with iconv", at + 1, bytes[at])
    })
}
