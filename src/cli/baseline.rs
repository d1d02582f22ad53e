//! `check --baseline`: findings that are known and left, so that only new ones are told.

use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::tables::hash::Fnv;
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

const HEAD: &str = "# Findings that `copydesk check --baseline` leaves out: fingerprint, how often, rule, file.\n";

/// What a finding is known by: file, rule and the words it is about. Its line may change.
pub fn fingerprint(file: &str, text: &str, finding: &Finding) -> u64 {
    let mut hash = Fnv::default();
    let words = text.get(finding.span.start..finding.span.end).unwrap_or_default();
    for part in [file, finding.rule, finding.field, words] {
        hash.write(part.as_bytes());
        hash.write(&[0xFF]);
    }
    hash.finish()
}

/// Known findings, or those of a first run.
pub struct Baseline {
    path: PathBuf,
    /// How often each is still to be left out; for a first run how often it was seen.
    counts: BTreeMap<u64, (usize, String)>,
    is_first: bool,
}

impl Baseline {
    /// Reads `path`; a file that is not there is written at the end.
    ///
    /// # Errors
    /// A file that cannot be read or is no baseline.
    pub fn open(path: &Path) -> Result<Self> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Error::io(path, error)),
        };
        let mut counts = BTreeMap::new();
        for (index, line) in text.iter().flat_map(|text| text.lines()).enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut cells = line.split('\t');
            let fingerprint = cells.next().and_then(|cell| u64::from_str_radix(cell, 16).ok());
            let count = cells.next().and_then(|cell| cell.parse::<usize>().ok());
            let (Some(fingerprint), Some(count)) = (fingerprint, count) else {
                let place = format!("{}:{}", path.display(), index + 1);
                return Err(Error::input(
                    place,
                    "not a line of a baseline; name another file, which is written if it is not there",
                ));
            };
            let _ = counts.insert(fingerprint, (count, String::new()));
        }
        Ok(Self { path: path.to_owned(), counts, is_first: text.is_none() })
    }

    /// Whether a finding is known. In a first run every one is.
    pub fn holds(&mut self, fingerprint: u64, rule: &str, file: &str) -> bool {
        if self.is_first {
            let about = || (0, format!("{rule}\t{}", file.replace(['\t', '\n', '\r'], " ")));
            self.counts.entry(fingerprint).or_insert_with(about).0 += 1;
            return true;
        }
        match self.counts.get_mut(&fingerprint) {
            Some((left, _)) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }

    /// Writes the file of a first run; what to tell the user.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(self) -> Result<Option<String>> {
        if !self.is_first {
            return Ok(None);
        }
        let mut lines: Vec<(&str, String)> = self
            .counts
            .iter()
            .map(|(fingerprint, (count, about))| (about.as_str(), format!("{fingerprint:016x}\t{count}\t{about}\n")))
            .collect();
        lines.sort();
        let text: String = std::iter::once(HEAD.to_owned()).chain(lines.into_iter().map(|(_, line)| line)).collect();
        std::fs::write(&self.path, text).map_err(|error| Error::io(&self.path, error))?;
        let known: usize = self.counts.values().map(|(count, _)| count).sum();
        Ok(Some(format!("baseline written to {}: {known} findings", self.path.display())))
    }
}
