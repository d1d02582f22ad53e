//! The command line: one command, one file.

mod authority;
mod baseline;
mod check;
mod clean;
mod desks;
mod explain;
mod fix;
mod journal;
mod lang;
mod learn;
mod lock;
mod match_names;
mod mend;
mod name;
mod options;
mod packaging;
mod replace;
mod report;
mod rooms;
mod rules;
mod schema;
mod settings;
mod show;
mod sink;
mod source;
mod stamp;
mod stopped;
mod terminal;
mod undo;

use crate::error::{Error, Result};
use clap::{Parser, Subcommand, ValueEnum};
use std::io::IsTerminal;
use std::process::ExitCode;

/// The copy desk for scraped news: cleans articles, parses credits, respells names, explains every edit.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    talk: Talk,
}

/// How much is said, and how.
#[derive(Clone, Copy, Debug, clap::Args)]
#[command(next_help_heading = "Output")]
struct Talk {
    /// Say less: no summary
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more: the settings files that were read
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    verbose: u8,
    /// When to use colour; NO_COLOR and CLICOLOR_FORCE are obeyed
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    color: ColorWhen,
    /// Show no progress bar
    #[arg(long, global = true)]
    no_progress: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ColorWhen {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Clean(clean::Args),
    Check(check::Args),
    Fix(fix::Args),
    Undo(undo::Args),
    Learn(learn::Args),
    Lang(lang::Args),
    Name(name::Args),
    Match(match_names::Args),
    Authority(authority::Args),
    Rules(rules::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    Completions(packaging::CompletionsArgs),
    Man(packaging::ManArgs),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.talk.color {
        // The libraries take "0" for any value; by the custom it forces nothing.
        ColorWhen::Auto if std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value == "0") && !shows_colour() => {
            anstream::ColorChoice::Never.write_global();
        }
        ColorWhen::Auto => {}
        ColorWhen::Always => anstream::ColorChoice::Always.write_global(),
        ColorWhen::Never => anstream::ColorChoice::Never.write_global(),
    }
    stopped::tidily();
    match run(cli.command, cli.talk) {
        Ok(code) => code,
        // The reader of a pipe has seen enough; that is its right and no failure of ours.
        Err(Error::Closed) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            Status::Failed.into()
        }
    }
}

/// Whether standard output shows colours that nobody forces.
fn shows_colour() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    std::io::stdout().is_terminal() && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

fn run(command: Command, talk: Talk) -> Result<ExitCode> {
    match command {
        Command::Clean(args) => clean::run(&args, talk),
        Command::Check(args) => check::run(&args, talk),
        Command::Fix(args) => fix::run(&args, talk),
        Command::Undo(args) => undo::run(&args),
        Command::Learn(args) => learn::run(&args, talk),
        Command::Lang(args) => lang::run(&args),
        Command::Name(args) => name::run(&args),
        Command::Match(args) => match_names::run(&args),
        Command::Authority(args) => authority::run(&args, talk),
        Command::Rules(args) => rules::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => packaging::completions(&args),
        Command::Man(args) => packaging::man(&args),
    }
}

/// How a command ended; the numbers are part of the contract. The greater wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    #[default]
    Clean,
    Faults,
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// One line on standard error, with control characters of the input made harmless.
fn complain(message: &str) {
    anstream::eprintln!("copydesk: {}", show::harmless(message));
}

/// The one of `known` that `entry` was most likely meant to be, in quotes.
fn nearest<'k>(entry: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let entry = entry.to_lowercase();
    let best = known.into_iter().max_by(|a, b| {
        let likeness = |known: &str| strsim::jaro_winkler(&entry, &known.to_lowercase());
        likeness(a).total_cmp(&likeness(b))
    });
    format!("\"{}\"", best.unwrap_or_default())
}
