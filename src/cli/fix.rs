//! `copydesk fix`: apply edits in place, or show them as a diff.

use super::options::{Cleaning, Format, Reading};
use super::source::{self, Source};
use super::{Status, Talk, complain, replace};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::finding::{Fate, Level};
use crate::pipeline;
use crate::record::{FieldMap, Input};
use crate::text::Span;
use similar::TextDiff;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Mends articles in place; ends with 1 if faults are left that it would not mend unasked
///
/// Of JSON and JSONL only the text field is rewritten. A file is at every moment the old one or the new one.
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

/// A file before and after.
struct Mended {
    before: String,
    after: String,
    /// Faults left in it.
    faults: usize,
    /// Records that could not be read; they stay as they are.
    failures: Vec<String>,
}

pub fn run(args: &Args, talk: Talk) -> Result<ExitCode> {
    let mut desk = args.cleaning.desk()?;
    desk.options.unsafe_fixes |= args.unsafe_fixes;
    let fields = args.reading.fields()?;
    replace::tidy_on_interrupt();
    let mut status = Status::Clean;
    let (mut changed, mut faults) = (0, 0);
    for source in source::sources(&args.paths, &args.reading) {
        let outcome = source.and_then(|source| {
            let mended = mend(&source, &desk, &fields)?;
            mended.failures.iter().for_each(|failure| complain(failure));
            write(&source, &mended, args.diff)?;
            Ok(mended)
        });
        match outcome {
            Ok(mended) => {
                let differs = mended.before != mended.after;
                changed += usize::from(differs);
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

/// Reads a source and mends its text, or the text of each of its records.
fn mend(source: &Source, desk: &Desk, fields: &FieldMap) -> Result<Mended> {
    let (format, bytes) = source.read()?;
    let before = source::utf8(&bytes).map_err(|message| Error::input(source.name(), message))?.to_owned();
    let mut mended = Mended { after: before.clone(), before, faults: 0, failures: Vec::new() };
    if format == Format::Text {
        let cleaned = pipeline::clean(Input::of_text(mended.before.as_str()), desk);
        mended.faults = faults_left(&cleaned);
        let fixed = cleaned.fixed;
        mended.after = fixed;
        return Ok(mended);
    }
    let records = records(&mended.before, format).map_err(|message| Error::input(source.name(), message))?;
    let mut after = String::with_capacity(mended.before.len());
    let mut at = 0;
    for (number, json) in records {
        match mend_record(json, desk, fields) {
            Ok((place, text, faults)) => {
                let place = place.shifted(Span::of_slice(json, &mended.before).start);
                mended.faults += faults;
                if let Some(text) = text {
                    after.push_str(&mended.before[at..place.start]);
                    after.push_str(&text);
                    at = place.end;
                }
            }
            Err(message) => mended.failures.push(format!("{}:{number}: {message}", source.name())),
        }
    }
    after.push_str(&mended.before[at..]);
    mended.after = after;
    Ok(mended)
}

/// The records of a JSON or JSONL file as they are written, each with its line or index.
fn records(text: &str, format: Format) -> Result<Vec<(usize, &str)>, String> {
    match format {
        Format::Jsonl => {
            let lines = text.split('\n').enumerate().map(|(index, line)| (index + 1, line.trim()));
            Ok(lines.filter(|(_, line)| !line.is_empty()).collect())
        }
        _ => Ok(source::elements(text)?.into_iter().enumerate().collect()),
    }
}

/// Where the text of a record stands in it, the JSON string to put there if it changes, and the faults left.
fn mend_record(json: &str, desk: &Desk, fields: &FieldMap) -> Result<(Span, Option<String>, usize), String> {
    let input = Input::of_json(json, fields)?;
    let place = Input::text_place(json, fields).expect("a record that was read has a text");
    let before = input.text.clone();
    let cleaned = pipeline::clean(input, desk);
    let faults = faults_left(&cleaned);
    let changed =
        (cleaned.fixed != *before).then(|| serde_json::to_string(&cleaned.fixed).expect("a text is a JSON string"));
    Ok((place, changed, faults))
}

/// Faults that were not mended.
fn faults_left(cleaned: &pipeline::Cleaned<'_>) -> usize {
    let left = |fate| fate != Fate::Applied && fate != Fate::HeldBack;
    cleaned.article.findings.iter().filter(|finding| finding.level == Level::Fault && left(finding.fate)).count()
}

fn write(source: &Source, mended: &Mended, diff: bool) -> Result<()> {
    let closed = |error| Error::io("<stdout>", error);
    let mut out = std::io::stdout().lock();
    if diff {
        let name = source.name();
        let diff = TextDiff::from_lines(&mended.before, &mended.after);
        let shown = diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string();
        return out.write_all(shown.as_bytes()).map_err(closed);
    }
    if source.is_stdin() {
        return out.write_all(mended.after.as_bytes()).and_then(|()| out.flush()).map_err(closed);
    }
    if mended.before == mended.after {
        return Ok(());
    }
    replace::content(&source.path, mended.after.as_bytes())
}
