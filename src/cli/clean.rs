//! `copydesk clean`: articles in, cleaned records out; one file or ten million.

use super::options::{Cleaning, Reading};
use super::rooms::Rooms;
use super::sink::{Sink, To};
use super::source::{self, Source};
use super::{Status, Talk, complain};
use crate::batch;
use crate::error::{Error, Result};
use crate::formats::{Found, Piece};
use crate::pipeline::SIDE_BY_SIDE;
use crate::record::{Failure, FieldMap};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Cleans articles: records out, the body whole, every edit explained
///
/// Reads text, Markdown, HTML, JSON, JSONL, CSV, TSV, Parquet, Arrow, WARC and WET, also packed with gzip, zstd or zip, from files,
/// directories or standard input.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or directories; standard input if there are none, or for -
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Write here instead of standard output; the file appears when all is done, packed if it is called .gz or .zst
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    to: To,
    /// Go on where an earlier run with --resume was stopped; only JSONL, from files, to -o
    #[arg(long, requires = "output")]
    resume: bool,
    /// Put the fixed text into each record, so that `copydesk undo` can rebuild the original
    #[arg(long)]
    undoable: bool,
    /// Apply also what is only offered
    #[arg(long)]
    unsafe_fixes: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    cleaning: Cleaning,
}

/// What a worker made of a piece.
#[derive(Default)]
struct Answer {
    /// Output, one record after the other.
    bytes: Vec<u8>,
    /// Where each record ends in `bytes`.
    ends: Vec<usize>,
    /// What could not be read: for standard error.
    failures: Vec<String>,
    /// What was read with losses: for standard error too.
    notes: Vec<String>,
    read_bytes: usize,
}

/// Buffers kept for each job to be filled again.
const SPARE_BUFFERS: usize = 2;
/// Larger ones, which held a giant record, are given back, in bytes.
const LARGEST_SPARE: usize = 8 * batch::CHUNK_BYTES;

pub fn run(args: &Args, talk: Talk) -> Result<ExitCode> {
    if args.undoable && !args.to.has_fixed_text() {
        return Err(Error::Usage("--undoable needs records; write --to jsonl, json or parquet".to_owned()));
    }
    let mut sources = source::sources(&args.inputs, &args.reading);
    let rooms = args.cleaning.rooms(talk, &sources, |options| {
        options.undoable = args.undoable;
        options.unsafe_fixes |= args.unsafe_fixes;
    })?;
    let fields = args.reading.fields()?;
    source::apart_from(args.output.as_deref(), &args.inputs, &mut sources)?;
    let batch = sources.len() > 1 || sources.iter().flatten().any(Source::is_many);
    let bar = progress(talk, batch, &sources);
    let jobs = source::jobs(&sources, &args.reading);
    let mut sink = match args.output.as_deref().filter(|_| args.resume) {
        Some(output) => Sink::resumed(output, &same_run(args, &sources)?)?,
        None => Sink::new(args.output.as_deref(), args.to)?,
    };
    if let Some(note) = args.output.as_deref().and_then(|output| args.to.beside_name(output)).filter(|_| !talk.quiet) {
        complain(&note);
    }
    let done = sink.done();
    let (start, mut records, mut lost) = (Instant::now(), done.records, done.lost);
    // What was written out is filled again: fresh memory for each piece costs more than writing into it.
    let (written, spare) = crossbeam_channel::bounded::<Vec<u8>>(SPARE_BUFFERS * jobs);
    let work = |piece: Piece| answer(&piece, &rooms, &fields, args.to, spare.try_recv().unwrap_or_default());
    batch::in_order(source::pieces(sources).skip(done.pieces).map(Ok), jobs, work, |mut answer: Answer| {
        for note in &answer.notes {
            bar.suspend(|| complain(note));
        }
        for failure in &answer.failures {
            bar.suspend(|| complain(failure));
        }
        lost += answer.failures.len();
        records += answer.ends.len();
        bar.inc(answer.read_bytes as u64);
        sink.records(&answer.bytes, &answer.ends)?;
        if answer.bytes.capacity() <= LARGEST_SPARE {
            answer.bytes.clear();
            // With enough of them in store, one more is given back to the machine.
            let _ = written.try_send(answer.bytes);
        }
        sink.piece_done(answer.ends.len(), answer.failures.len())
    })?;
    sink.finish()?;
    bar.finish_and_clear();
    if batch && !talk.quiet {
        summary(records, lost, start.elapsed().as_secs_f64());
    }
    Ok(if lost > 0 { Status::Failed } else { Status::Clean }.into())
}

/// What must be the same for a run to go on: version, choices, inputs as they are.
fn same_run(args: &Args, sources: &[Result<Source>]) -> Result<String> {
    let refused = |message: &str| Err(Error::Usage(format!("--resume {message}")));
    if args.to != To::Jsonl {
        return refused("works for JSONL only, whose lines stand for themselves; leave --to out");
    }
    if args.output.as_deref().and_then(Path::extension).is_some_and(|extension| extension == "gz" || extension == "zst")
    {
        return refused("needs a plain file to go on with; leave .gz or .zst out and pack it in the end");
    }
    if args.output.as_deref().is_some_and(|path| path.as_os_str() == "-") {
        return refused("needs a file to go on with; name one with -o");
    }
    let Args { inputs, output, to, resume: _, undoable, unsafe_fixes, reading, cleaning } = args;
    // However many records are cleaned at once, the same comes out.
    let Reading { from_format, encoding, field, jobs: _ } = reading;
    // What is done is counted in pieces, so they must be cut alike.
    let mut run = format!("{} {}", env!("CARGO_PKG_VERSION"), batch::CHUNK_BYTES);
    run += &format!(" {:?}", (inputs, output, to, undoable, unsafe_fixes, from_format, encoding, field, cleaning));
    run += &format!(" {:?}", cleaning.settings(sources)?);
    for source in sources.iter().flatten() {
        if source.is_stdin() {
            return refused("reads files only, as standard input cannot be read again");
        }
        let changed = std::fs::metadata(&source.path).and_then(|meta| meta.modified()).ok();
        run += &format!(" {} {:?} {changed:?}", source.name(), source.size());
    }
    Ok(run)
}

/// Cleans every record of a piece; one that cannot be read becomes an error entry.
///
/// Output is put into `bytes`, which is empty.
fn answer(piece: &Piece, rooms: &Rooms, fields: &FieldMap, to: To, mut bytes: Vec<u8>) -> Answer {
    let read_bytes = piece.bytes();
    // A record with its findings is not quite twice its input.
    bytes.reserve((2 * read_bytes).min(batch::CHUNK_BYTES * 2));
    let mut answer = Answer { bytes, read_bytes, ..Answer::default() };
    piece.groups(fields, SIDE_BY_SIDE, |mut group| {
        let inputs = group.iter_mut().filter_map(|found| found.input.as_mut().ok()).map(std::mem::take).collect();
        let file = &group[0].place.file;
        let mut cleaned = rooms.of(file).clean_all(file, inputs).into_iter();
        for Found { place, input, note, markdown } in group {
            let place = place.to_string();
            let named =
                |message: &str| if place.is_empty() { message.to_owned() } else { format!("{place}: {message}") };
            answer.notes.extend(note.as_deref().map(named));
            match input {
                Ok(_) => {
                    let mut article = cleaned.next().expect("each record that was read is cleaned");
                    Found::restore(markdown, &mut article);
                    to.write(&article, &mut answer.bytes);
                }
                Err(message) => {
                    answer.failures.push(named(&message));
                    let failure = Failure { schema: "copydesk/error@1", place: &place, message: &message };
                    to.write_failure(&failure, &mut answer.bytes);
                }
            }
            if answer.ends.last().copied().unwrap_or(0) < answer.bytes.len() {
                answer.ends.push(answer.bytes.len());
            }
        }
    });
    answer
}

/// A bar on standard error for a batch on a terminal; elsewhere one that shows nothing.
pub(super) fn progress(talk: Talk, batch: bool, sources: &[Result<Source>]) -> ProgressBar {
    if talk.quiet || talk.no_progress || !batch || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let sizes: Option<u64> = sources.iter().flatten().map(Source::size).sum();
    let (bar, line) = match sizes {
        Some(bytes) => (ProgressBar::new(bytes), "{bar:30} {bytes}/{total_bytes} {bytes_per_sec}, {eta} left"),
        None => (ProgressBar::no_length(), "{spinner} {bytes} {bytes_per_sec}"),
    };
    bar.with_style(ProgressStyle::with_template(line).expect("the template is ours"))
}

fn summary(records: usize, lost: usize, seconds: f64) {
    let cleaned = records.saturating_sub(lost);
    let lost = match lost {
        0 => String::new(),
        lost => format!("; {lost} could not be read"),
    };
    let records = if cleaned == 1 { "record" } else { "records" };
    anstream::eprintln!("copydesk: {cleaned} {records} in {seconds:.1} s{lost}");
}

#[cfg(test)]
mod tests {
    use super::super::{Cli, Command};
    use super::same_run;
    use clap::Parser;

    #[test]
    fn other_settings_are_another_run() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("copydesk.toml");
        let run = |settings: &str| {
            std::fs::write(&path, settings).expect("a file can be written");
            let config = path.to_str().expect("a path of ours is UTF-8");
            let cli = Cli::parse_from(["copydesk", "clean", "a.jsonl", "-o", "b.jsonl", "--config", config]);
            let Command::Clean(args) = cli.command else { panic!("clean was asked for") };
            same_run(&args, &[]).expect("a run of files")
        };
        let first = run("languages = [\"nb\"]\n");
        assert_eq!(run("languages = [\"nb\"] # as before\n"), first);
        assert_ne!(run("languages = [\"de\"]\n"), first);
    }
}
