//! `copydesk schema`: the JSON Schema of the output record.

use crate::error::{Error, Result};
use std::io::Write;
use std::process::ExitCode;

/// Prints the JSON Schema of the records that `clean` writes
#[derive(Debug, clap::Args)]
pub struct Args {}

pub fn run(_: &Args) -> Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    out.write_all(crate::record::schema().as_bytes()).map_err(|error| Error::io("<stdout>", error))?;
    Ok(ExitCode::SUCCESS)
}
