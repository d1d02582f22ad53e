//! `clean --resume`: what is done of a long run, so that a second run goes on where the first was stopped.
//!
//! Output grows in `OUT.part`; beside it `OUT.journal` says after each piece of input how far it got. A run that was killed, or that met a full disk,
//! leaves both. The next one cuts the part back to the last whole piece and passes over the pieces that are done: pieces are cut the same
//! way each time, whatever the number of threads.

use crate::error::{Error, Result};
use crate::tables::hash::Fnv;
use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::hash::Hasher;
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// How far a run got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Pieces of input.
    pub pieces: usize,
    /// Bytes of output.
    pub bytes: u64,
    /// Entries of output.
    pub records: usize,
    /// Records that could not be read.
    pub lost: usize,
}

/// The journal of a run.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    part: PathBuf,
    file: File,
    done: Done,
}

impl Journal {
    /// Opens the journal beside `out`, or begins one, and the output that goes with it. `run`: what must be the same for both runs.
    ///
    /// # Errors
    /// When the files cannot be read or written, or belong to another run.
    pub fn open(out: &Path, run: &str) -> Result<(Self, File)> {
        let (path, part) = (beside(out, ".journal"), beside(out, ".part"));
        let mut hash = Fnv::default();
        hash.write(run.as_bytes());
        let head = format!("copydesk journal 1 {:016x}", hash.finish());
        let failed = |error| Error::io(&path, error);
        let file = OpenOptions::new().read(true).append(true).create(true).open(&path).map_err(failed)?;
        let output = OpenOptions::new().write(true).create(true).truncate(false).open(&part);
        let mut output = output.map_err(|error| Error::io(&part, error))?;
        let length = output.metadata().map_err(|error| Error::io(&part, error))?.len();
        let mut journal = Self { path: path.clone(), part: part.clone(), file, done: Done::default() };
        let mut lines = BufReader::new(&journal.file).lines();
        match lines.next() {
            None => writeln!(&journal.file, "{head}").map_err(failed)?,
            Some(Ok(line)) if line == head => {
                // A line that was cut short is read as none.
                let done = lines.map_while(std::result::Result::ok).filter_map(|line| Done::read(&line));
                journal.done = done.filter(|done| done.bytes <= length).last().unwrap_or_default();
            }
            Some(_) => {
                let message = "the journal is of another run: other inputs, options or version; delete it and the .part file to begin anew";
                return Err(Error::input(path.display().to_string(), message));
            }
        }
        let cut = output.set_len(journal.done.bytes).and_then(|()| output.seek(SeekFrom::End(0)));
        cut.map_err(|error| Error::io(&part, error))?;
        Ok((journal, output))
    }

    /// How far the runs got so far.
    pub fn done(&self) -> Done {
        self.done
    }

    /// Notes that one more piece is done, its output written: `bytes` in `records` entries, `lost` of them errors.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn note(&mut self, bytes: u64, records: usize, lost: usize) -> Result<()> {
        let done = &mut self.done;
        *done = Done { pieces: done.pieces + 1, bytes, records: done.records + records, lost: done.lost + lost };
        let line = format!("{}\t{}\t{}\t{}\t.\n", done.pieces, done.bytes, done.records, done.lost);
        self.file.write_all(line.as_bytes()).map_err(|error| Error::io(&self.path, error))
    }

    /// Puts the whole output in its place and takes the journal away.
    ///
    /// # Errors
    /// When the output cannot be moved.
    pub fn finish(self, output: &File, out: &Path) -> Result<()> {
        output.sync_all().and_then(|()| std::fs::rename(&self.part, out)).map_err(|error| Error::io(out, error))?;
        std::fs::remove_file(&self.path).map_err(|error| Error::io(&self.path, error))
    }
}

impl Done {
    /// A line of the journal; the dot at its end says that it is whole.
    fn read(line: &str) -> Option<Self> {
        let mut cells = line.split('\t');
        let mut number = || cells.next()?.parse::<u64>().ok();
        let (pieces, bytes, records, lost) = (number()?, number()?, number()?, number()?);
        (cells.next() == Some(".")).then_some(())?;
        Some(Self { pieces: pieces as usize, bytes, records: records as usize, lost: lost as usize })
    }
}

fn beside(out: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(out.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}
