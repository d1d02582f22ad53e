//! What several commands share: which rules, which names, which files.

use super::Talk;
use super::desks::{Desks, Exception};
use super::rooms::Rooms;
use super::settings::{self, NO_LANGUAGE, Nearest, Settings, entries};
use super::source::{self, Source};
use crate::confidence::Confidence;
use crate::desk::{Desk, Options};
use crate::error::{Error, Result};
use crate::formats::{Format, Said};
use crate::language::Tag;
use crate::pipeline::Houses;
use crate::record::FieldMap;
use crate::rules::{RULES, Selection};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use encoding_rs::Encoding;
use std::path::PathBuf;

/// Choices about cleaning.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Cleaning")]
pub struct Cleaning {
    /// Run only these rules: codes, beginnings of codes, or names
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave these rules out
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Leave out findings less sure than this
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub min_confidence: Option<u8>,
    /// Whose newsroom spelling names take [default: the article's language]
    #[arg(long, value_name = "LANG")]
    pub target: Option<String>,
    /// Read settings from this file [default: the nearest copydesk.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Read no settings file
    #[arg(long)]
    pub isolated: bool,
}

/// Choices about input.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Input")]
pub struct Reading {
    /// Read every input as this format [default: by extension, then by content]
    #[arg(long, value_name = "FORMAT")]
    pub from_format: Option<Format>,
    /// Read every input in this encoding [default: by mark, declaration, content]
    #[arg(long, value_name = "NAME", value_parser = known_encoding)]
    pub encoding: Option<&'static Encoding>,
    /// Where a field lies in foreign records, or as which column, as text=/content/body (JSON Pointer; repeatable)
    #[arg(long, value_name = "NAME=POINTER")]
    pub field: Vec<String>,
    /// Records cleaned at once [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

/// Formats by their names in `formats`, which knows nothing of the command line.
impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl Cleaning {
    /// The desks that these choices and the settings files nearest to `sources` describe; `choose` adds what the command alone knows.
    ///
    /// # Errors
    /// An unknown rule or language, or a settings file that cannot be used.
    pub fn rooms(&self, talk: Talk, sources: &[Result<Source>], choose: impl Fn(&mut Options)) -> Result<Rooms> {
        let Nearest { settings, folders } = self.settings(sources)?;
        settings.iter().for_each(|settings| settings.tell(talk));
        let rooms = settings.into_iter().map(|settings| self.desks(settings, &choose)).collect::<Result<_>>()?;
        Ok(Rooms::new(rooms, folders))
    }

    fn desks(&self, settings: Settings, choose: impl Fn(&mut Options)) -> Result<Desks> {
        let select = if self.select.is_empty() { entries(&settings.select) } else { self.select.clone() };
        let ignore = [entries(&settings.ignore), self.ignore.clone()].concat();
        let selection = Selection::new(&select, &ignore).map_err(|entry| Error::Usage(unknown_rule(&entry)))?;
        let target = self.target.as_deref().map(known_language).transpose()?.or(settings.target);
        let percent = self.min_confidence.or(settings.min_confidence).unwrap_or(0);
        let languages = settings.languages();
        let mut exceptions = Vec::new();
        for ignored in &settings.ignored_in {
            exceptions.push(Exception::of_files(ignored)?);
        }
        for (host, outlet) in settings.outlet {
            exceptions.push(Exception::of_outlet(&host, outlet));
        }
        let houses: Vec<_> = settings.credits.agencies.into_iter().map(|listed| listed.0).collect();
        let mut options = Options {
            selection,
            min_confidence: Confidence::percent(percent),
            target,
            languages,
            authority: super::authority::load(&settings.names.authority)?,
            keep: settings.names.keep,
            policy: settings.names.policy.unwrap_or_default().into(),
            houses: Houses::new(&houses).map_err(Error::Usage)?,
            ..Options::default()
        };
        choose(&mut options);
        Ok(Desks::new(Desk::new(options), exceptions))
    }

    /// What the settings file says that these choices name, or those that lie nearest to `sources`.
    ///
    /// # Errors
    /// A settings file that cannot be used.
    pub fn settings(&self, sources: &[Result<Source>]) -> Result<Nearest> {
        settings::nearest(self.config.as_deref(), self.isolated, source::folders(sources))
    }
}

impl Reading {
    /// The field map of `--field`.
    ///
    /// # Errors
    /// A mapping that is none.
    pub fn fields(&self) -> Result<FieldMap> {
        FieldMap::new(&self.field).map_err(Error::Usage)
    }

    /// What the user said about the inputs.
    pub fn said(&self) -> Said {
        Said { format: self.from_format, encoding: self.encoding }
    }

    /// How many records to clean at once.
    pub fn jobs(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.jobs.map_or_else(cores, usize::from)
    }
}

fn known_encoding(label: &str) -> std::result::Result<&'static Encoding, String> {
    let message = "no encoding of the web has this name; write one such as windows-1251 or utf-16le";
    let known = Encoding::for_label(label.as_bytes()).filter(|&encoding| encoding != encoding_rs::REPLACEMENT);
    known.ok_or_else(|| message.to_owned())
}

fn known_language(tag: &str) -> Result<Tag> {
    let known = Tag::parse(tag).filter(|tag| tag.is_known());
    known.ok_or_else(|| Error::Usage(format!("--target {tag}: {NO_LANGUAGE}")))
}

/// What is said of an entry that names no rule.
pub fn unknown_rule(entry: &str) -> String {
    let nearest = super::nearest(entry, RULES.iter().flat_map(|rule| [rule.code, rule.name]));
    format!("no rule \"{entry}\"; did you mean {nearest}? `copydesk rules` lists them")
}
