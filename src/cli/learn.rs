//! `copydesk learn`: per-outlet boilerplate and credit habits of a corpus, as a profile to review.

use super::options::Reading;
use super::source::{self, Source};
use super::{Status, Talk, clean, complain, desks, replace, terminal};
use crate::batch;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::formats::{Found, Piece};
use crate::habits::{Corpus, Observed, observe};
use crate::record::FieldMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Learns the habits of outlets: lines that recur under their articles, unknown agencies, the order of their dates
///
/// Writes a TOML profile that a settings file takes as it is with "extend", each entry with its counts and an example. What it lists leaves
/// articles, so read it first. An outlet is the host of a record's url; records without one tell nothing. No settings file is read: what is learned
/// depends on the corpus alone.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or directories; standard input if there are none, or for -
    #[arg(value_name = "CORPUS")]
    inputs: Vec<PathBuf>,
    /// Write the profile here instead of standard output; the file appears when all is done
    #[arg(short, long, value_name = "PROFILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
}

/// What a worker saw in a piece.
#[derive(Default)]
struct Answer {
    articles: Vec<Observed>,
    /// Records without an address.
    homeless: usize,
    /// What could not be read: for standard error.
    failures: Vec<String>,
    read_bytes: usize,
}

/// Runs the command.
///
/// # Errors
/// A corpus that cannot be read on, or a profile that cannot be written.
pub fn run(args: &Args, talk: Talk) -> Result<ExitCode> {
    let fields = args.reading.fields()?;
    let mut sources = source::sources(&args.inputs, &args.reading);
    source::apart_from(args.output.as_deref(), &args.inputs, &mut sources)?;
    let batch = sources.len() > 1 || sources.iter().flatten().any(Source::is_many);
    let bar = clean::progress(talk, batch, &sources);
    let jobs = source::jobs(&sources, &args.reading);
    let (mut corpus, mut homeless, mut lost) = (Corpus::default(), 0, 0);
    let desk = Desk::default();
    batch::in_order(
        source::pieces(sources).map(Ok),
        jobs,
        |piece| look(&piece, &desk, &fields),
        |answer: Answer| {
            answer.failures.iter().for_each(|failure| bar.suspend(|| complain(failure)));
            answer.articles.iter().for_each(|article| corpus.count(article));
            homeless += answer.homeless;
            lost += answer.failures.len();
            bar.inc(answer.read_bytes as u64);
            Ok(())
        },
    )?;
    bar.finish_and_clear();
    let (profile, entries) = corpus.profile();
    write(args.output.as_deref(), &profile)?;
    if !talk.quiet {
        summary(&corpus, entries, homeless, lost);
    }
    Ok(if lost > 0 { Status::Failed } else { Status::Clean }.into())
}

fn look(piece: &Piece, desk: &Desk, fields: &FieldMap) -> Answer {
    let mut answer = Answer { read_bytes: piece.bytes(), ..Answer::default() };
    piece.records(fields, |Found { place, input, .. }| match input {
        Ok(input) => match input.url.as_deref().and_then(desks::host_of) {
            Some(host) => answer.articles.push(observe(&input, &host, desk)),
            None => answer.homeless += 1,
        },
        Err(message) => {
            let place = place.to_string();
            answer.failures.push(if place.is_empty() { message } else { format!("{place}: {message}") });
        }
    });
    answer
}

fn write(output: Option<&Path>, profile: &str) -> Result<()> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
        let mut out = terminal::stdout();
        return out
            .write_all(profile.as_bytes())
            .and_then(|()| out.flush())
            .map_err(|error| Error::io("<stdout>", error));
    };
    let mut file = replace::beside(path)?;
    file.write_all(profile.as_bytes()).map_err(|error| Error::io(path, error))?;
    replace::put(file, path)
}

fn summary(corpus: &Corpus, entries: usize, homeless: usize, lost: usize) {
    let (articles, copies) = corpus.articles();
    let outlets = corpus.outlets();
    let mut said = format!("articles: {articles}; outlets: {outlets}; copies: {copies}; entries learned: {entries}");
    for (what, count) in [
        ("articles of outlets that were too many", corpus.passed_over()),
        ("records without a url, which tell of no outlet", homeless),
        ("not read", lost),
    ] {
        if count > 0 {
            said += &format!("; {what}: {count}");
        }
    }
    anstream::eprintln!("copydesk: {said}");
}
