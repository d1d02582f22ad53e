//! One output, one run at a time.
//!
//! A run holds a lock on `OUT.lock` while it works on `OUT`. The system takes the lock back however the run ends, so the file of a run that was
//! killed keeps nobody out: what counts is the lock and not the file.

use super::replace;
use crate::error::{Error, Result};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The right to write an output; given back when dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// The lock of `output`.
    ///
    /// # Errors
    /// When another run holds it, or its folder takes no file.
    pub fn on(output: &Path) -> Result<Self> {
        let mut name = OsString::from(output.as_os_str());
        name.push(".lock");
        let path = PathBuf::from(name);
        loop {
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
            let file = file.map_err(|error| Error::io(&path, error))?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => {
                    let message = "another run of copydesk writes this output; wait for it, or name another with -o";
                    return Err(Error::input(output.display().to_string(), message));
                }
                // A file system without locks refuses nobody.
                Ok(()) | Err(TryLockError::Error(_)) => {}
            }
            let lock = Self { path: path.clone(), file };
            if lock.is_in_place() {
                replace::begun(&lock.path);
                return Ok(lock);
            }
        }
    }

    /// Whether the locked file is still the one with this name: the run before may have taken it away in between.
    fn is_in_place(&self) -> bool {
        match (self.file.metadata(), fs::metadata(&self.path)) {
            (Ok(held), Ok(named)) => replace::is_same_file(&held, &named),
            _ => false,
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.is_in_place() {
            // Left behind, it does no harm.
            let _ = fs::remove_file(&self.path);
        }
        replace::ended(&self.path);
    }
}
