//! `copydesk match`: are these two spellings one name?

use super::authority::Lists;
use crate::error::{Error, Result};
use crate::language::Tag;
use crate::names::authority::Authority;
use crate::names::{Likeness, compare};
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
    #[command(flatten)]
    lists: Lists,
}

/// Runs the command.
///
/// # Errors
/// A list of people that cannot be used, or an answer that cannot be written.
pub fn run(args: &Args) -> Result<ExitCode> {
    let likeness = likeness(&args.lists.load()?, &args.a, &args.b, None, None);
    let mut out = super::terminal::stdout();
    let mut page = format!("{:.2} {}\n", likeness.score, likeness.reason);
    if args.explain {
        likeness.parts.iter().for_each(|part| page.push_str(&format!("  {part}\n")));
    }
    out.write_all(page.as_bytes()).and_then(|()| out.flush()).map_err(|error| Error::io("<stdout>", error))?;
    Ok(ExitCode::SUCCESS)
}

/// How alike two spellings are; two that an authority gives to one person are one name.
pub fn likeness(authority: &Authority, a: &str, b: &str, la: Option<Tag>, lb: Option<Tag>) -> Likeness {
    let compared = compare(a, b, la, lb);
    match authority.one_person(a, b) {
        Some(id) if id.is_empty() => {
            Likeness { score: 1.0, reason: "an authority lists both as one person".to_owned(), ..compared }
        }
        Some(id) => Likeness { score: 1.0, reason: format!("an authority lists both as one person, {id}"), ..compared },
        None => compared,
    }
}
