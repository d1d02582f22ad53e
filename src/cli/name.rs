//! `copydesk name`.

use crate::error::{Error, Result};
use std::process::ExitCode;

/// Reads one name and writes it in another convention.
#[derive(Debug, clap::Args)]
pub struct Args {}

pub fn run(_args: &Args) -> Result<ExitCode> {
    Err(Error::Usage("not built".into()))
}
