//! The one error type: input we cannot read, settings that contradict each other.
//!
//! Doubt about a text is never an error; it is a finding.

use std::path::PathBuf;

/// What stops a command, or costs a batch one record. Each message says where, what was expected, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or stream could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file, or `<stdin>` / `<stdout>`.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something in the input is not what the format asks for.
    #[error("{place}: {message}")]
    Input {
        /// `file:line`, or `file` where lines mean nothing.
        place: String,
        /// What was found, what was expected, what to do.
        message: String,
    },
    /// The command line or the configuration asks for something that cannot be.
    #[error("{0}")]
    Usage(String),
    /// The reader of our output has gone away; nobody is left to tell.
    #[error("output closed")]
    Closed,
}

/// Result with the crate's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An [`Error::Io`] at `path`, or [`Error::Closed`] for a broken pipe.
    pub fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        match source.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Io { path: path.into(), source },
        }
    }

    /// An [`Error::Input`] at `place`.
    pub fn input(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Input { place: place.into(), message: message.into() }
    }
}
