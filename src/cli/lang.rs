//! `copydesk lang`.

use crate::error::{Error, Result};
use std::process::ExitCode;

/// Tells the language of fragments.
#[derive(Debug, clap::Args)]
pub struct Args {}

pub fn run(_args: &Args) -> Result<ExitCode> {
    Err(Error::Usage("not built".into()))
}
