//! `copydesk authority`: lists of people compiled, and read for the other commands.

use super::{Talk, replace, settings};
use crate::error::{Error, Result};
use crate::formats::unpack;
use crate::names::authority::{Authority, Entry, List, compile, entries, is_compiled};
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compiles lists of people and their spellings
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Makes one authority of lists: CSV (canonical, variants, language, id), Wikidata JSON lines, JRC-Names, OpenSanctions FtM
    Build {
        /// The lists; .gz and .zst are unpacked. Where two settle one person, the first wins
        #[arg(value_name = "LIST", required = true)]
        lists: Vec<PathBuf>,
        /// Where the authority is written
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

/// Where a command about names finds authorities.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Names")]
pub struct Lists {
    /// Ask this list of people first: an authority, or a CSV (repeatable) [default: those of the settings file]
    #[arg(long, value_name = "FILE")]
    authority: Vec<PathBuf>,
    /// Read settings from this file [default: the nearest copydesk.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    config: Option<PathBuf>,
    /// Read no settings file
    #[arg(long)]
    isolated: bool,
}

impl Lists {
    /// The authority these choices name.
    ///
    /// # Errors
    /// A list or a settings file that cannot be used.
    pub fn load(&self) -> Result<Authority> {
        let settings = settings::load(self.config.as_deref(), self.isolated)?;
        load(if self.authority.is_empty() { &settings.names.authority } else { &self.authority })
    }
}

/// Runs the command.
///
/// # Errors
/// A list that cannot be read, told with its line, or an output that cannot be written.
pub fn run(args: &Args, talk: Talk) -> Result<ExitCode> {
    let Action::Build { lists, output } = &args.action;
    let real = output.canonicalize().ok();
    if let Some(list) = lists.iter().find(|list| real.is_some() && list.canonicalize().ok() == real) {
        return Err(Error::Usage(format!("{} is list and output: name another output", list.display())));
    }
    let mut all = Vec::new();
    for path in lists {
        read(path, &mut all)?;
    }
    let place = || output.display().to_string();
    let bytes = compile(all).map_err(|why| Error::input(place(), why))?;
    let mut file = replace::beside(output)?;
    file.write_all(&bytes).map_err(|error| Error::io(output, error))?;
    replace::put(file, output)?;
    if !talk.quiet {
        let list = List::open(bytes).map_err(|why| Error::input(place(), why))?;
        anstream::eprintln!("{}: {} people, {} spellings", place(), list.people(), list.spellings());
    }
    Ok(ExitCode::SUCCESS)
}

/// The authority in `paths`: compiled ones as they are, others compiled now.
///
/// # Errors
/// A file that cannot be read or is no list.
pub fn load(paths: &[PathBuf]) -> Result<Authority> {
    let mut authority = Authority::default();
    for path in paths {
        let mut bytes = Vec::new();
        let mut file = File::open(path).map_err(|error| Error::io(path, error))?;
        file.read_to_end(&mut bytes).map_err(|error| Error::io(path, error))?;
        let place = || path.display().to_string();
        if !is_compiled(&bytes) {
            let mut all = Vec::new();
            read_stream(path, Box::new(std::io::Cursor::new(bytes)), &mut all)?;
            bytes = compile(all).map_err(|why| Error::input(place(), why))?;
        }
        authority.add(List::open(bytes).map_err(|why| Error::input(place(), why))?);
    }
    Ok(authority)
}

fn read(path: &Path, all: &mut Vec<Entry>) -> Result<()> {
    let file = File::open(path).map_err(|error| Error::io(path, error))?;
    read_stream(path, Box::new(file), all)
}

fn read_stream(path: &Path, input: Box<dyn Read + Send>, all: &mut Vec<Entry>) -> Result<()> {
    let (input, _) = unpack(input).map_err(|error| Error::io(path, error))?;
    entries(&path.display().to_string(), BufReader::new(input), |entry| all.push(entry))
}
