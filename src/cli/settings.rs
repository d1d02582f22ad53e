//! `copydesk.toml`: the choices a team writes down.

mod fault;
mod value;

use super::{Talk, complain};
use crate::error::{Error, Result};
use crate::language::Tag;
use crate::metadata::dates::DateOrder;
use fault::explain;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use value::{Line, Listed, Rules, Spoken};
pub use value::{NO_LANGUAGE, entries};

/// The file names looked for, in each folder from a file upwards; the nearest wins.
const FILE_NAMES: [&str; 3] = ["copydesk.toml", ".copydesk.toml", "pyproject.toml"];

/// The settings of a file. An unknown key is an error that names the nearest known one and the line.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Settings {
    /// Another file these settings build on.
    pub extend: Option<PathBuf>,
    /// As `--select`.
    pub select: Vec<Rules>,
    /// As `--ignore`.
    pub ignore: Vec<Rules>,
    /// As `--min-confidence`.
    #[serde(deserialize_with = "value::percent")]
    pub min_confidence: Option<u8>,
    /// As `--target`.
    #[serde(deserialize_with = "value::target")]
    pub target: Option<Tag>,
    /// The languages the articles are in, as far as that is known.
    pub languages: Vec<Spoken>,
    /// About names.
    pub names: NameSettings,
    /// About credits.
    pub credits: CreditSettings,
    /// Rules left out for files: a pattern as in a `.gitignore`, and the rules.
    pub per_file_ignores: BTreeMap<String, Vec<Rules>>,
    /// About single outlets, by the host of their pages.
    pub outlet: BTreeMap<String, OutletSettings>,
    /// The patterns of the settings file and of those it builds on.
    #[serde(skip)]
    pub ignored_in: Vec<Ignored>,
    /// The files read, each before the one it builds on.
    #[serde(skip)]
    pub files: Vec<PathBuf>,
}

/// An entry of `[per-file-ignores]`.
#[derive(Debug)]
pub struct Ignored {
    /// The settings file.
    pub file: PathBuf,
    /// Its line, from 1.
    pub line: usize,
    /// A pattern as in a `.gitignore` in the folder of that file.
    pub pattern: String,
    /// The rules left out.
    pub rules: Vec<Rules>,
}

/// A table `[outlet."example.org"]`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct OutletSettings {
    /// Rules left out for its records.
    pub ignore: Vec<Rules>,
    /// Its section labels.
    pub kickers: Vec<Line>,
    /// What its pages carry and is no article: whole lines, or what stands by itself inside one.
    pub phrases: Vec<Line>,
    /// In which order the figures of its dates stand.
    pub date_order: Option<DateOrder>,
}

impl OutletSettings {
    /// These settings, and those of `base` as well.
    fn over(self, base: Self) -> Self {
        Self {
            ignore: [base.ignore, self.ignore].concat(),
            kickers: [base.kickers, self.kickers].concat(),
            phrases: [base.phrases, self.phrases].concat(),
            date_order: self.date_order.or(base.date_order),
        }
    }
}

/// The table `[names]`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct NameSettings {
    /// Lists of people that are asked first, an earlier one before a later: CSV or compiled; paths from the settings file on.
    pub authority: Vec<PathBuf>,
    /// Spellings never touched.
    pub keep: Vec<String>,
    /// What to do with names.
    pub policy: Option<Policy>,
}

/// The table `[credits]`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct CreditSettings {
    /// Agencies, photo desks and other houses beside those of the built-in table, or instead of them where they sign alike.
    pub agencies: Vec<Listed>,
}

/// What to do with names.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// The form of the target newsroom.
    #[default]
    Canonical,
    /// The form the article used first.
    FirstMention,
    /// Tell, change nothing.
    Report,
}

impl From<Policy> for crate::names::Policy {
    fn from(policy: Policy) -> Self {
        match policy {
            Policy::Canonical => Self::Canonical,
            Policy::FirstMention => Self::FirstMention,
            Policy::Report => Self::Report,
        }
    }
}

/// The settings in `given`, or in the nearest settings file, or the defaults.
///
/// # Errors
/// A file that cannot be read, is not TOML, or has an unknown key or value.
pub fn load(given: Option<&Path>, isolated: bool) -> Result<Settings> {
    if isolated {
        return Ok(Settings::default());
    }
    let path = match given {
        Some(path) => Some(path.to_owned()),
        None => here().and_then(|here| nearest_to(&here, &mut HashMap::new())),
    };
    path.map_or_else(|| Ok(Settings::default()), |path| read(&path, &mut Vec::new()))
}

/// The settings of a run over files.
#[derive(Debug)]
pub struct Nearest {
    /// Those of the working folder come first, and hold where a file has none above it.
    pub settings: Vec<Settings>,
    /// Which of them are for the files of a folder; empty where that is the first for all.
    pub folders: BTreeMap<PathBuf, usize>,
}

/// As [`load`], and for each of `folders` the settings in the file nearest to it, from the folder upwards.
///
/// # Errors
/// As [`load`], for each settings file.
pub fn nearest(given: Option<&Path>, isolated: bool, folders: impl Iterator<Item = PathBuf>) -> Result<Nearest> {
    let mut nearest = Nearest { settings: vec![load(given, isolated)?], folders: BTreeMap::new() };
    if given.is_some() || isolated {
        return Ok(nearest);
    }
    let (mut known, mut rooms) = (HashMap::new(), HashMap::new());
    if let Some(first) = here().and_then(|here| nearest_to(&here, &mut known)) {
        rooms.insert(first, 0);
    }
    for folder in folders {
        if nearest.folders.contains_key(&folder) {
            continue;
        }
        let file = plain(&folder).and_then(|folder| nearest_to(&folder, &mut known));
        let room = match file {
            None => 0,
            Some(file) => match rooms.get(&file) {
                Some(&room) => room,
                None => {
                    nearest.settings.push(read(&file, &mut Vec::new())?);
                    rooms.insert(file, nearest.settings.len() - 1);
                    nearest.settings.len() - 1
                }
            },
        };
        nearest.folders.insert(folder, room);
    }
    if nearest.settings.len() == 1 {
        nearest.folders.clear();
    }
    Ok(nearest)
}

/// The path from the root on, without `.` and `..`.
pub fn plain(path: &Path) -> Option<PathBuf> {
    // An empty path is the working folder.
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let mut plain = PathBuf::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => _ = plain.pop(),
            part => plain.push(part),
        }
    }
    Some(plain)
}

/// Reads `path` and what it extends; `seen` stops circles.
fn read(path: &Path, seen: &mut Vec<PathBuf>) -> Result<Settings> {
    let place = path.display().to_string();
    if seen.iter().any(|other| other == path) {
        let circle: Vec<String> = seen.iter().map(|file| file.display().to_string()).collect();
        let message =
            format!("settings extend each other in a circle ({}); take one \"extend\" out", circle.join(", "));
        return Err(Error::input(place, message));
    }
    seen.push(path.to_owned());
    let text = std::fs::read_to_string(path).map_err(|error| Error::io(path, error))?;
    let missing = |named: &Path, file: &Path| {
        let named = named.display().to_string();
        let line = text.lines().position(|line| line.contains(&named)).unwrap_or(0) + 1;
        Error::input(format!("{place}:{line}"), format!("\"{named}\": there is no {}", file.display()))
    };
    let settings: Settings = if path.ends_with("pyproject.toml") {
        let table: PyProject = toml::from_str(&text).map_err(|error| explain(&place, &text, &error))?;
        table.tool.copydesk.unwrap_or_default()
    } else {
        toml::from_str(&text).map_err(|error| explain(&place, &text, &error))?
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut settings = settings;
    for list in &mut settings.names.authority {
        let file = folder.join(&list);
        if !file.exists() {
            return Err(missing(list, &file));
        }
        *list = file;
    }
    let patterns = std::mem::take(&mut settings.per_file_ignores).into_iter();
    settings.files = vec![path.to_owned()];
    let line_of = |pattern: &str| text.lines().position(|line| line.contains(pattern)).map_or(1, |line| line + 1);
    settings.ignored_in = patterns
        .map(|(pattern, rules)| Ignored { file: path.to_owned(), line: line_of(&pattern), pattern, rules })
        .collect();
    match &settings.extend {
        Some(base) => {
            let file = folder.join(base);
            if !file.exists() {
                return Err(missing(base, &file));
            }
            Ok(settings.over(read(&file, seen)?))
        }
        None => Ok(settings),
    }
}

impl Settings {
    /// Names the files read, where the user wants to be told more.
    pub fn tell(&self, talk: Talk) {
        if talk.verbose > 0 {
            let files = self.files.iter().map(|file| file.display().to_string());
            let files = if self.files.is_empty() { "none".to_owned() } else { files.collect::<Vec<_>>().join(", ") };
            complain(&format!("settings: {files}"));
        }
    }

    /// The languages of the key `languages`.
    pub fn languages(&self) -> Vec<Tag> {
        self.languages.iter().map(|language| language.0).collect()
    }

    /// These settings, and those of `base` where these are silent.
    fn over(self, base: Settings) -> Self {
        let or = |own: Vec<Rules>, theirs| if own.is_empty() { theirs } else { own };
        Self {
            extend: None,
            select: or(self.select, base.select),
            ignore: base.ignore.into_iter().chain(self.ignore).collect(),
            min_confidence: self.min_confidence.or(base.min_confidence),
            target: self.target.or(base.target),
            languages: if self.languages.is_empty() { base.languages } else { self.languages },
            names: NameSettings {
                authority: self.names.authority.into_iter().chain(base.names.authority).collect(),
                keep: base.names.keep.into_iter().chain(self.names.keep).collect(),
                policy: self.names.policy.or(base.names.policy),
            },
            credits: CreditSettings {
                // A later house is believed where two sign alike.
                agencies: base.credits.agencies.into_iter().chain(self.credits.agencies).collect(),
            },
            per_file_ignores: BTreeMap::new(),
            outlet: outlets(base.outlet, self.outlet),
            ignored_in: base.ignored_in.into_iter().chain(self.ignored_in).collect(),
            files: self.files.into_iter().chain(base.files).collect(),
        }
    }
}

/// The outlets of both; one that both know is as both say.
fn outlets(
    mut base: BTreeMap<String, OutletSettings>,
    own: BTreeMap<String, OutletSettings>,
) -> BTreeMap<String, OutletSettings> {
    for (host, settings) in own {
        let known = base.remove(&host).unwrap_or_default();
        base.insert(host, settings.over(known));
    }
    base
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PyProject {
    tool: Tools,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tools {
    copydesk: Option<Settings>,
}

/// The working folder.
fn here() -> Option<PathBuf> {
    std::env::current_dir().ok()
}

/// The settings file nearest to `folder`, from it upwards; `known` keeps what was found.
fn nearest_to(folder: &Path, known: &mut HashMap<PathBuf, Option<PathBuf>>) -> Option<PathBuf> {
    if let Some(found) = known.get(folder) {
        return found.clone();
    }
    let own = FILE_NAMES.map(|name| folder.join(name)).into_iter().find(|path| is_settings(path));
    let found = own.or_else(|| nearest_to(folder.parent()?, known));
    known.insert(folder.to_owned(), found.clone());
    found
}

/// Whether `path`, with one of our names, is a settings file: a `pyproject.toml` may be about other tools.
fn is_settings(path: &Path) -> bool {
    path.is_file()
        && (!path.ends_with("pyproject.toml")
            || std::fs::read_to_string(path).is_ok_and(|text| text.contains("[tool.copydesk")))
}
