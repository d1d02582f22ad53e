//! Where a record was found.

use std::fmt;

/// A file, and where in it a record stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it; for a file in an archive `archive.zip/inside`.
    pub file: String,
    /// Line of the file on which the record begins, from 1, in formats of lines.
    pub line: Option<usize>,
    /// Which record of the file it is, from 0, in formats without lines.
    pub index: Option<usize>,
}

impl Place {
    /// The whole of `file`.
    pub fn of_file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// The record that begins on `line` of `file`.
    pub fn at_line(file: &str, line: usize) -> Self {
        Self { line: Some(line), ..Self::of_file(file) }
    }

    /// Record number `index` of `file`.
    pub fn at_index(file: &str, index: usize) -> Self {
        Self { index: Some(index), ..Self::of_file(file) }
    }

    /// Whether the file holds other records beside this one.
    pub fn is_record(&self) -> bool {
        self.line.is_some() || self.index.is_some()
    }

    /// The line of the file for a finding on `line` of the text; that of the record where it has lines of its own.
    pub fn line_of(&self, line: usize) -> usize {
        match (self.line, self.index) {
            (Some(own), _) => own,
            (None, Some(_)) => 1,
            (None, None) => line,
        }
    }
}

/// `file`, `file:line` or `file[index]`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match (self.line, self.index) {
            (Some(line), _) => write!(f, ":{line}"),
            (None, Some(index)) => write!(f, "[{index}]"),
            (None, None) => Ok(()),
        }
    }
}
