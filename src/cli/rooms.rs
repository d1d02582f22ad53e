//! Whose settings a file is read by: those nearest to it.
//!
//! One run may take files of several teams, each with a `copydesk.toml` of its own above them.

use super::desks::Desks;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The desks of every settings file that is the nearest to an input.
#[derive(Debug)]
pub struct Rooms {
    /// Those of the working folder, or of `--config`, come first.
    rooms: Vec<Desks>,
    /// Which room is for the files of a folder, by its name as it stands in theirs. Empty where there is one room only.
    folders: BTreeMap<PathBuf, usize>,
}

impl Rooms {
    /// `rooms`, the first of them for all files but those in `folders`.
    pub fn new(rooms: Vec<Desks>, folders: BTreeMap<PathBuf, usize>) -> Self {
        Self { rooms, folders }
    }

    /// The desks for `file`, which may lie in an archive: `folder/archive.zip/inside`.
    pub fn of(&self, file: &str) -> &Desks {
        if self.folders.is_empty() {
            return &self.rooms[0];
        }
        let room = Path::new(file).ancestors().skip(1).find_map(|folder| self.folders.get(folder));
        &self.rooms[room.copied().unwrap_or(0)]
    }
}
