//! Which desk reads which record: rules may be left out for some files and for some outlets.

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::record::Input;
use ignore::overrides::{Override, OverrideBuilder};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Rules that are left out, and where.
#[derive(Debug)]
pub struct Exception {
    place: Where,
    /// Codes, beginnings of codes, or names; known to be rules.
    rules: Vec<String>,
}

#[derive(Debug)]
enum Where {
    /// Files that a pattern of `[per-file-ignores]` matches.
    Files(Override),
    /// Records whose url is of this host, or of one below it.
    Outlet(String),
}

/// The desk of most records, and those with rules left out, each built when it is first wanted.
#[derive(Debug)]
pub struct Desks {
    most: Arc<Desk>,
    exceptions: Vec<Exception>,
    others: Mutex<BTreeMap<Vec<usize>, Arc<Desk>>>,
}

impl Exception {
    /// `rules` left out for files that `pattern` of `settings`, a file, matches, as in a `.gitignore` beside it.
    ///
    /// # Errors
    /// A pattern that is none.
    pub fn of_files(settings: &Path, pattern: &str, rules: Vec<String>) -> Result<Self> {
        let message = |error: &dyn std::fmt::Display| {
            Error::input(settings.display().to_string(), format!("[per-file-ignores] \"{pattern}\": {error}"))
        };
        let root = std::path::absolute(settings.parent().unwrap_or(Path::new(""))).map_err(|error| message(&error))?;
        let mut files = OverrideBuilder::new(root);
        files.add(pattern).map_err(|error| message(&error))?;
        Ok(Self { place: Where::Files(files.build().map_err(|error| message(&error))?), rules })
    }

    /// `rules` left out for records whose url is of `host`.
    pub fn of_outlet(host: &str, rules: Vec<String>) -> Self {
        Self { place: Where::Outlet(host.to_ascii_lowercase()), rules }
    }

    fn is_for(&self, file: Option<&Path>, url: Option<&str>) -> bool {
        match &self.place {
            Where::Files(files) => file.is_some_and(|file| files.matched(file, false).is_whitelist()),
            Where::Outlet(host) => url.and_then(host_of).is_some_and(|own| is_below(&own, host)),
        }
    }
}

impl Desks {
    /// `most` for all records but those that an exception is for.
    pub fn new(most: Desk, exceptions: Vec<Exception>) -> Self {
        Self { most: Arc::new(most), exceptions, others: Mutex::default() }
    }

    /// The desk for a record of `file`.
    pub fn of(&self, file: &str, input: &Input<'_>) -> Arc<Desk> {
        if self.exceptions.is_empty() {
            return Arc::clone(&self.most);
        }
        let path: Option<PathBuf> = std::path::absolute(file).ok();
        let is_for = |index: &usize| self.exceptions[*index].is_for(path.as_deref(), input.url.as_deref());
        let met: Vec<usize> = (0..self.exceptions.len()).filter(is_for).collect();
        if met.is_empty() {
            return Arc::clone(&self.most);
        }
        // A thread that panicked left whole desks behind.
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(others.entry(met).or_insert_with_key(|met| Arc::new(self.without(met))))
    }

    fn without(&self, met: &[usize]) -> Desk {
        let mut desk = Desk::clone(&self.most);
        let left_out: Vec<&str> = met.iter().flat_map(|&at| &self.exceptions[at].rules).map(String::as_str).collect();
        desk.options.selection = desk.options.selection.without(&left_out);
        desk
    }
}

/// `https://www.example.org:80/a` → `www.example.org`
fn host_of(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

fn is_below(host: &str, outlet: &str) -> bool {
    host.strip_suffix(outlet).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::{host_of, is_below};

    #[test]
    fn a_host_is_of_its_outlet_and_of_no_namesake() {
        for (url, outlet, is) in [
            ("https://example.org/a", "example.org", true),
            ("http://user@WWW.Example.org:80?x", "example.org", true),
            ("https://notexample.org/a", "example.org", false),
            ("https://example.org.evil.net/", "example.org", false),
        ] {
            assert_eq!(is_below(&host_of(url).unwrap(), outlet), is, "{url}");
        }
    }
}
