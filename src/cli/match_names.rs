//! `copydesk match`: are these two spellings one name?

use crate::error::{Error, Result};
use crate::names::compare;
use std::io::Write;
use std::process::ExitCode;

/// Tells whether two spellings are one name: a score from 0.00 to 1.00 and the reason.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One spelling.
    a: String,
    /// The other.
    b: String,
    /// Show what was held beside what.
    #[arg(long)]
    explain: bool,
}

/// Runs the command.
///
/// # Errors
/// When the answer cannot be written.
pub fn run(args: &Args) -> Result<ExitCode> {
    let likeness = compare(&args.a, &args.b, None, None);
    let mut out = super::terminal::stdout();
    let mut page = format!("{:.2} {}\n", likeness.score, likeness.reason);
    if args.explain {
        likeness.parts.iter().for_each(|part| page.push_str(&format!("  {part}\n")));
    }
    out.write_all(page.as_bytes()).and_then(|()| out.flush()).map_err(|error| Error::io("<stdout>", error))?;
    Ok(ExitCode::SUCCESS)
}
