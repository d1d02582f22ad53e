//! The command line: one command, one file.

mod lang;
mod match_names;
mod name;

use crate::error::{Error, Result};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The copy desk for scraped news.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Lang(lang::Args),
    Match(match_names::Args),
    Name(name::Args),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(code) => code,
        Err(Error::Closed) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("copydesk: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Lang(args) => lang::run(&args),
        Command::Match(args) => match_names::run(&args),
        Command::Name(args) => name::run(&args),
    }
}
