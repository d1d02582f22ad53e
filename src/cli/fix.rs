//! `copydesk fix`: apply edits in place, or show them as a diff.

use super::mend::{self, Mended};
use super::options::{Cleaning, Reading};
use super::show::Style;
use super::source::{self, Source};
use super::{Status, Talk, complain, replace, terminal};
use crate::error::{Error, Result};
use similar::TextDiff;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Mends articles in place; ends with 1 if faults are left that it would not mend unasked
///
/// Of JSON, JSONL, CSV and TSV only the text field is rewritten, of Markdown only the prose; the encoding stays. A file is at every moment the old one or the new one.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or directories; standard input if there are none, or for - (the fixed text goes to standard output)
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print the changes instead of writing them; ends with 1 if there are any
    #[arg(long)]
    diff: bool,
    /// Apply also what is only offered
    #[arg(long)]
    unsafe_fixes: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    cleaning: Cleaning,
}

pub fn run(args: &Args, talk: Talk) -> Result<ExitCode> {
    let sources = source::sources(&args.paths, &args.reading);
    let rooms = args.cleaning.rooms(talk, &sources, |options| options.unsafe_fixes |= args.unsafe_fixes)?;
    let fields = args.reading.fields()?;
    let mut status = Status::Clean;
    let (mut changed, mut faults) = (0, 0);
    for source in sources {
        let outcome = source.and_then(|source| {
            let mended = mend::source(&source, rooms.of(&source.name()), &fields)?;
            mended.failures.iter().for_each(|failure| complain(failure));
            write(&source, &mended, args.diff)?;
            Ok(mended)
        });
        match outcome {
            Ok(mended) => {
                let differs = mended.before != mended.after;
                let written = differs && (args.diff || !mended.is_offer);
                changed += usize::from(written);
                faults += mended.faults;
                let dirty = if args.diff { differs } else { mended.faults > 0 };
                status = status.max(if dirty { Status::Faults } else { Status::Clean });
                if !mended.failures.is_empty() {
                    status = Status::Failed;
                }
            }
            Err(Error::Closed) => return Err(Error::Closed),
            Err(error) => {
                complain(&error.to_string());
                status = Status::Failed;
            }
        }
    }
    if !args.diff && !talk.quiet {
        anstream::eprintln!("copydesk: files changed: {changed}; faults left: {faults}");
    }
    Ok(status.into())
}

fn write(source: &Source, mended: &Mended, diff: bool) -> Result<()> {
    let closed = |error| Error::io("<stdout>", error);
    let differs = mended.before != mended.after;
    if !diff && mended.is_offer && differs {
        let name = source.name();
        complain(&format!("{name}: a page is written only with --unsafe-fixes; --diff shows what would change"));
    }
    if !diff && (mended.is_offer || !differs) && !source.is_stdin() {
        return Ok(());
    }
    let mut out = terminal::stdout();
    if diff {
        let name = source.name();
        let diff = TextDiff::from_lines(&mended.before, &mended.after);
        let (old, new) = (in_diff(&format!("a/{name}")), in_diff(&format!("b/{name}")));
        let shown = diff.unified_diff().header(&old, &new).to_string();
        if let Some(coloured) = Style::of_stdout().of_diff(&shown) {
            let mut out = std::io::stdout();
            return out.write_all(coloured.as_bytes()).and_then(|()| out.flush()).map_err(closed);
        }
        return out.write_all(shown.as_bytes()).and_then(|()| out.flush()).map_err(closed);
    }
    let bytes = if mended.is_offer { mended.unchanged() } else { mended.bytes() };
    let bytes = bytes.map_err(|message| Error::input(source.name(), message))?;
    if source.is_stdin() {
        return out.write_all(&bytes).and_then(|()| out.flush()).map_err(closed);
    }
    replace::content(&source.path, &bytes, mended.stamp.clone())
}

/// A name as git writes it at the head of a diff: one that would end the line or the name early stands in quotes.
fn in_diff(name: &str) -> String {
    if !name.contains(|c: char| c.is_ascii_control()) {
        return name.to_owned();
    }
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        '\r' => "\\r".to_owned(),
        c if c.is_ascii_control() => format!("\\{:03o}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", name.chars().map(escaped).collect::<String>())
}
