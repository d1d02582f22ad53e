//! `copydesk completions` and `copydesk man`, for packagers.

use super::Cli;
use crate::error::{Error, Result};
use clap::CommandFactory;
use std::process::ExitCode;

/// Writes the completions of a shell to standard output
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    shell: clap_complete::Shell,
}

/// Writes the manual page to standard output
#[derive(Debug, clap::Args)]
pub struct ManArgs {}

pub fn completions(args: &CompletionsArgs) -> Result<ExitCode> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "copydesk", &mut out);
    write(&out)
}

pub fn man(_: &ManArgs) -> Result<ExitCode> {
    let mut out = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut out).map_err(|error| Error::io("<stdout>", error))?;
    write(&out)
}

fn write(bytes: &[u8]) -> Result<ExitCode> {
    use std::io::Write;
    std::io::stdout().write_all(bytes).map_err(|error| Error::io("<stdout>", error))?;
    Ok(ExitCode::SUCCESS)
}
