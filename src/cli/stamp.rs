//! Whether a file is still the one that was opened.

use super::replace::is_same_file;
use std::fs::{self, Metadata};
use std::path::Path;

/// How a file was when it was opened.
#[derive(Clone, Debug)]
pub struct Stamp(Metadata);

impl Stamp {
    /// The stamp of `path`; `None` for what is no file: a pipe has no state to compare.
    pub fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().filter(Metadata::is_file).map(Self)
    }

    /// Whether `path` is now another file, or has another length or time of change.
    pub fn has_changed(&self, path: &Path) -> bool {
        let of = |meta: &Metadata| (meta.len(), meta.modified().ok());
        !fs::metadata(path).is_ok_and(|now| is_same_file(&self.0, &now) && of(&self.0) == of(&now))
    }
}
