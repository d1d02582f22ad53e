//! Which desk reads which record: rules may be left out for some files, and of some outlets more is known.

use super::settings::{Ignored, OutletSettings, entries, plain};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::pipeline::Outlet;
use crate::record::{Article, Input};
use ignore::overrides::{Override, OverrideBuilder};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Rules that are left out, and what is known of the pages, and where.
#[derive(Debug)]
pub struct Exception {
    place: Where,
    /// Codes, beginnings of codes, or names; known to be rules.
    rules: Vec<String>,
    /// What is known of an outlet.
    outlet: OutletSettings,
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
    /// Those for files, and those for outlets by the host they name: a profile has thousands.
    files: Vec<usize>,
    hosts: HashMap<String, Vec<usize>>,
    others: Mutex<BTreeMap<Vec<usize>, Arc<Desk>>>,
}

impl Exception {
    /// Rules left out for files that a pattern matches, as in a `.gitignore` beside the settings file: also by a folder they are in.
    ///
    /// # Errors
    /// A pattern that is none.
    pub fn of_files(Ignored { file, line, pattern, rules }: &Ignored) -> Result<Self> {
        let message = |error: &dyn std::fmt::Display| {
            Error::input(format!("{}:{line}", file.display()), format!("[per-file-ignores] \"{pattern}\": {error}"))
        };
        let root = plain(file.parent().unwrap_or(Path::new(""))).unwrap_or_default();
        let mut files = OverrideBuilder::new(root);
        files.add(pattern).map_err(|error| message(&error))?;
        let place = Where::Files(files.build().map_err(|error| message(&error))?);
        Ok(Self { place, rules: entries(rules), outlet: OutletSettings::default() })
    }

    /// What the settings say of records whose url is of `host`.
    pub fn of_outlet(host: &str, outlet: OutletSettings) -> Self {
        Self { place: Where::Outlet(host.to_ascii_lowercase()), rules: entries(&outlet.ignore), outlet }
    }

    /// How much of a host it names: what is said of a part of an outlet goes before what is said of all of it.
    fn narrowness(&self) -> usize {
        match &self.place {
            Where::Files(_) => 0,
            Where::Outlet(host) => host.len(),
        }
    }

    fn matches(&self, path: &Path) -> bool {
        let Where::Files(files) = &self.place else { return false };
        let root = files.path();
        let mut folders = path.ancestors().skip(1).take_while(|folder| *folder != root && folder.starts_with(root));
        files.matched(path, false).is_whitelist() || folders.any(|folder| files.matched(folder, true).is_whitelist())
    }
}

impl Desks {
    /// `most` for all records but those that an exception is for.
    pub fn new(most: Desk, exceptions: Vec<Exception>) -> Self {
        let (mut files, mut hosts) = (Vec::new(), HashMap::<String, Vec<usize>>::new());
        for (at, exception) in exceptions.iter().enumerate() {
            match &exception.place {
                Where::Files(_) => files.push(at),
                Where::Outlet(host) => hosts.entry(host.clone()).or_default().push(at),
            }
        }
        Self { most: Arc::new(most), exceptions, files, hosts, others: Mutex::default() }
    }

    /// The desk for a record of `file`.
    pub fn of(&self, file: &str, input: &Input<'_>) -> Arc<Desk> {
        let found = match (&input.url, &input.html) {
            // A page without an address says its own.
            (None, Some(html)) if !self.hosts.is_empty() => crate::page::address(html),
            _ => None,
        };
        let met = self.met(file, input.url.as_deref().or(found.as_deref()));
        if met.is_empty() {
            return Arc::clone(&self.most);
        }
        // A thread that panicked left whole desks behind.
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(others.entry(met).or_insert_with_key(|met| Arc::new(self.with(met))))
    }

    /// Cleans records of `file` in order, each as the desk for it does; those of one desk that follow each other side by side.
    pub fn clean_all<'a>(&self, file: &str, inputs: Vec<Input<'a>>) -> Vec<Article<'a>> {
        let mut articles = Vec::with_capacity(inputs.len());
        let mut asked = inputs.into_iter().map(|input| (self.of(file, &input), input)).peekable();
        while let Some((desk, first)) = asked.next() {
            let mut run = vec![first];
            run.extend(
                std::iter::from_fn(|| asked.next_if(|(other, _)| Arc::ptr_eq(other, &desk))).map(|(_, input)| input),
            );
            articles.extend(desk.clean_all(run));
        }
        articles
    }

    /// The exceptions for a record of `file` at `url`.
    fn met(&self, file: &str, url: Option<&str>) -> Vec<usize> {
        let mut met = Vec::new();
        if !self.files.is_empty()
            && let Some(path) = plain(Path::new(file))
        {
            met.extend(self.files.iter().copied().filter(|&at| self.exceptions[at].matches(&path)));
        }
        if !self.hosts.is_empty()
            && let Some(host) = url.and_then(host_of)
        {
            met.extend(above(&host).filter_map(|outlet| self.hosts.get(outlet)).flatten());
        }
        met
    }

    /// The desk under all exceptions of `met`.
    fn with(&self, met: &[usize]) -> Desk {
        let mut desk = Desk::clone(&self.most);
        let mut met: Vec<&Exception> = met.iter().map(|&at| &self.exceptions[at]).collect();
        met.sort_by_key(|exception| exception.narrowness());
        let left_out: Vec<&str> = met.iter().flat_map(|exception| &exception.rules).map(String::as_str).collect();
        desk.options.selection = desk.options.selection.without(&left_out);
        let outlets = || met.iter().map(|exception| &exception.outlet);
        let kickers: Vec<&str> = outlets().flat_map(|outlet| &outlet.kickers).map(|line| line.0.as_str()).collect();
        let phrases: Vec<&str> = outlets().flat_map(|outlet| &outlet.phrases).map(|line| line.0.as_str()).collect();
        let date_order = outlets().rev().find_map(|outlet| outlet.date_order);
        if !(kickers.is_empty() && phrases.is_empty() && date_order.is_none()) {
            desk.options.outlet = Some(Arc::new(Outlet::new(&kickers, &phrases, date_order)));
        }
        desk
    }
}

/// `https://www.example.org:80/a` → `www.example.org`
pub(super) fn host_of(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// A host and those it is below: `www.example.org`, `example.org`, `org`.
fn above(host: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::{above, host_of};

    #[test]
    fn a_host_is_of_its_outlet_and_of_no_namesake() {
        for (url, outlet, is) in [
            ("https://example.org/a", "example.org", true),
            ("http://user@WWW.Example.org:80?x", "example.org", true),
            ("https://notexample.org/a", "example.org", false),
            ("https://example.org.evil.net/", "example.org", false),
        ] {
            assert_eq!(above(&host_of(url).unwrap()).any(|host| host == outlet), is, "{url}");
        }
    }
}
