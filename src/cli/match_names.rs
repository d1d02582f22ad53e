//! `copydesk match`.

use crate::error::{Error, Result};
use std::process::ExitCode;

/// Tells whether two spellings are one name.
#[derive(Debug, clap::Args)]
pub struct Args {}

pub fn run(_args: &Args) -> Result<ExitCode> {
    Err(Error::Usage("not built".into()))
}
