//! `copydesk check`: report findings, write nothing.

use super::options::{Cleaning, Reading};
use super::show::{self, Style};
use super::source::{self, Found, Task};
use super::{Status, Talk, complain};
use crate::batch;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::finding::{Fate, Finding, Level};
use crate::record::FieldMap;
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Reports what is wrong in articles and writes nothing; ends with 1 if there are faults
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or directories; standard input if there are none, or for -
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are shown
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    output_format: Output,
    /// Count findings by rule instead of showing them
    #[arg(long)]
    statistics: bool,
    /// End with 0 though there are faults
    #[arg(long)]
    exit_zero: bool,
    /// The name standard input goes by in what is shown
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    cleaning: Cleaning,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Output {
    /// The line, the place underlined, what to do
    Full,
    /// One line each
    Concise,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
}

/// What a worker found in a task.
#[derive(Default)]
struct Answer {
    shown: Vec<Vec<u8>>,
    counts: BTreeMap<&'static str, Count>,
    failures: Vec<String>,
}

/// Findings of one rule.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    faults: usize,
    mendable: usize,
}

pub fn run(args: &Args, talk: Talk) -> Result<ExitCode> {
    let desk = args.cleaning.desk()?;
    let fields = args.reading.fields()?;
    let look = Look { desk: &desk, fields: &fields, args, style: Style::of_stdout() };
    let sources = source::sources(&args.paths, &args.reading);
    let jobs = source::jobs(&sources, &args.reading);
    let tasks = sources.into_iter().flat_map(|source| match source {
        Ok(source) => source.tasks(),
        Err(error) => Box::new(std::iter::once(Task::Lost(error))),
    });
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    let (mut shown, mut failed) = (0usize, false);
    let mut out = anstream::stdout().lock();
    batch::in_order(
        tasks.map(Ok),
        jobs,
        |task| look.at(&task),
        |answer: Answer| {
            for failure in &answer.failures {
                complain(failure);
                failed = true;
            }
            for (rule, count) in answer.counts {
                counts.entry(rule).or_default().add(count);
            }
            answer.shown.iter().try_for_each(|finding| {
                shown += 1;
                let before: &[u8] = match (args.output_format, shown) {
                    (Output::Json, 1) => b"[\n",
                    (Output::Json, _) => b",\n",
                    _ => b"",
                };
                out.write_all(before).and_then(|()| out.write_all(finding)).map_err(stdout_error)
            })
        },
    )?;
    let end: &[u8] = match (args.output_format, shown) {
        (Output::Json, 0) if !args.statistics => b"[]\n",
        (Output::Json, 1..) => b"\n]\n",
        _ => b"",
    };
    out.write_all(end).map_err(stdout_error)?;
    conclude(&mut out, args, talk, &counts).map_err(stdout_error)?;
    let faults = counts.values().any(|count| count.faults > 0);
    Ok(match (failed, faults && !args.exit_zero) {
        (true, _) => Status::Failed,
        (_, true) => Status::Faults,
        _ => Status::Clean,
    }
    .into())
}

/// What every worker needs.
struct Look<'a> {
    desk: &'a Desk,
    fields: &'a FieldMap,
    args: &'a Args,
    style: Style,
}

impl Look<'_> {
    fn at(&self, task: &Task) -> Answer {
        let mut answer = Answer::default();
        task.records(self.fields, |Found { place, input }| {
            let place = self.place(place);
            let input = match input {
                Ok(input) => input,
                Err(message) if place.is_empty() => return answer.failures.push(message),
                Err(message) => return answer.failures.push(format!("{place}: {message}")),
            };
            let text = input.text.clone();
            let article = self.desk.clean(input);
            for finding in &article.findings {
                answer.counts.entry(finding.rule).or_default().count(finding);
                if !self.args.statistics {
                    answer.shown.push(self.show(&place, &text, finding));
                }
            }
        });
        answer
    }

    fn place(&self, place: String) -> String {
        match &self.args.stdin_filename {
            Some(name) => place.replacen("<stdin>", name, 1),
            None => place,
        }
    }

    fn show(&self, place: &str, text: &str, finding: &Finding) -> Vec<u8> {
        match self.args.output_format {
            Output::Full => show::full(place, text, finding, self.style).into_bytes(),
            Output::Concise => show::concise(place, finding).into_bytes(),
            Output::Json => show::json(place, finding),
            Output::Jsonl => [show::json(place, finding), b"\n".to_vec()].concat(),
        }
    }
}

impl Count {
    fn count(&mut self, finding: &Finding) {
        self.all += 1;
        self.faults += usize::from(finding.level == Level::Fault);
        self.mendable += usize::from(finding.fate == Fate::Applied);
    }

    fn add(&mut self, other: Count) {
        self.all += other.all;
        self.faults += other.faults;
        self.mendable += other.mendable;
    }
}

/// The table of `--statistics`, or a last line for people.
fn conclude(
    out: &mut impl Write,
    args: &Args,
    talk: Talk,
    counts: &BTreeMap<&'static str, Count>,
) -> std::io::Result<()> {
    if args.statistics {
        for (rule, count) in counts {
            let name = crate::rules::find(rule).map_or("", |rule| rule.name);
            writeln!(out, "{:6}  {rule}  {name}", count.all)?;
        }
        return Ok(());
    }
    if talk.quiet || args.output_format != Output::Full {
        return Ok(());
    }
    let mut all = Count::default();
    counts.values().for_each(|count| all.add(*count));
    let notes = all.all - all.faults;
    match (all.faults, notes) {
        (0, 0) => writeln!(out, "No findings."),
        (0, notes) => writeln!(out, "No faults; notes: {notes}."),
        (faults, notes) => {
            writeln!(out, "Faults: {faults}, notes: {notes}; `copydesk fix` mends {}.", all.mendable)
        }
    }
}

fn stdout_error(error: std::io::Error) -> Error {
    Error::io("<stdout>", error)
}
