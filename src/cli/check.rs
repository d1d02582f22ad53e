//! `copydesk check`: report findings, write nothing.

use super::baseline::{self, Baseline};
use super::options::{Cleaning, Reading};
use super::report::{Format, Report, Said, seen_from};
use super::rooms::Rooms;
use super::show::Style;
use super::source;
use super::{Status, Talk, complain};
use crate::batch;
use crate::error::{Error, Result};
use crate::finding::{Fate, Level};
use crate::formats::{Found, Piece};
use crate::record::FieldMap;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reports what is wrong in articles and writes nothing; ends with 1 if there are faults
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or directories; standard input if there are none, or for -
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are shown
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    output_format: Format,
    /// Write this report too (repeatable)
    #[arg(long, num_args = 2, value_names = ["FORMAT", "FILE"])]
    report: Vec<String>,
    /// Count findings by rule instead of showing them: a table, or objects for the output formats json and jsonl
    #[arg(long)]
    statistics: bool,
    /// Leave out the findings listed in this file; it is written if it is not there
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
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

/// What a worker found in a piece.
#[derive(Default)]
struct Answer {
    items: Vec<Item>,
    failures: Vec<String>,
}

/// One finding, or a record without any.
struct Item {
    finding: Option<Seen>,
    /// How it stands in each report.
    shown: Vec<Vec<u8>>,
}

/// What is counted of a finding.
struct Seen {
    rule: &'static str,
    level: Level,
    fate: Fate,
    path: String,
    fingerprint: u64,
}

/// Findings of one rule.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    faults: usize,
    mendable: usize,
}

pub fn run(args: &Args, talk: Talk) -> Result<ExitCode> {
    let sources = source::sources(&args.paths, &args.reading).into_iter();
    let mut sources: Vec<_> =
        sources.map(|source| source.map(|source| source.called(args.stdin_filename.as_deref()))).collect();
    let rooms = args.cleaning.rooms(talk, &sources, |_| ())?;
    let fields = args.reading.fields()?;
    for path in args.report.iter().skip(1).step_by(2).map(Path::new).chain(args.baseline.as_deref()) {
        source::apart_from(Some(path), &args.paths, &mut sources)?;
    }
    let mut baseline = args.baseline.as_deref().map(Baseline::open).transpose()?;
    let mut reports = reports(args)?;
    let formats = reports.iter().map(Report::format).collect();
    // A baseline knows files from its own folder on.
    let root = args.baseline.as_deref().and_then(Path::parent);
    let look = Look { rooms: &rooms, fields: &fields, formats, styles: styles(args), root };
    let jobs = source::jobs(&sources, &args.reading);
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    let mut failed = false;
    batch::in_order(
        source::pieces(sources).map(Ok),
        jobs,
        |piece| look.at(&piece),
        |answer: Answer| {
            for failure in &answer.failures {
                complain(failure);
                failed = true;
            }
            for item in answer.items {
                if let Some(seen) = &item.finding {
                    if baseline.as_mut().is_some_and(|baseline| baseline.holds(seen.fingerprint, seen.rule, &seen.path))
                    {
                        continue;
                    }
                    counts.entry(seen.rule).or_default().count(seen);
                }
                let lines = reports.iter_mut().zip(&item.shown);
                lines.into_iter().try_for_each(|(report, shown)| report.item(shown))?;
            }
            Ok(())
        },
    )?;
    reports.into_iter().try_for_each(Report::finish)?;
    conclude(args, talk, &counts, failed).map_err(|error| Error::io("<stdout>", error))?;
    if let Some(written) = baseline.map(Baseline::finish).transpose()?.flatten() {
        complain(&written);
    }
    let faults = counts.values().any(|count| count.faults > 0);
    Ok(match (failed, faults && !args.exit_zero) {
        (true, _) => Status::Failed,
        (_, true) => Status::Faults,
        _ => Status::Clean,
    }
    .into())
}

/// The report on standard output and those of `--report`.
fn reports(args: &Args) -> Result<Vec<Report>> {
    // All are looked at before the first is begun, so that a run that is refused leaves nothing.
    let files = args.report.chunks(2).map(named_report).collect::<Result<Vec<_>>>()?;
    for (index, (_, path)) in files.iter().enumerate() {
        if files[..index].iter().any(|(_, earlier)| earlier == path) {
            return Err(Error::Usage(format!("--report: two reports cannot both be {path}")));
        }
    }
    let mut reports = Vec::new();
    if !args.statistics {
        reports.push(Report::to_stdout(args.output_format)?);
    }
    for (format, path) in files {
        reports.push(Report::to_file(format, path.as_ref())?);
    }
    Ok(reports)
}

/// Format and file of one `--report`.
fn named_report(pair: &[String]) -> Result<(Format, &str)> {
    let [format, path] = pair else { return Err(Error::Usage("--report takes a format and a file".to_owned())) };
    if path == "-" {
        return Err(Error::Usage("--report writes a file; for standard output give --output-format".to_owned()));
    }
    let known = || Format::names().collect::<Vec<_>>();
    let format = Format::parse(format).ok_or_else(|| {
        let nearest = super::nearest(format, known());
        Error::Usage(format!(
            "--report {format}: no such format; did you mean {nearest}? There are {}",
            known().join(", ")
        ))
    })?;
    Ok((format, path))
}

/// What every worker needs.
struct Look<'a> {
    rooms: &'a Rooms,
    fields: &'a FieldMap,
    formats: Vec<Format>,
    /// How each of them is drawn.
    styles: Vec<Style>,
    /// The folder of the baseline.
    root: Option<&'a Path>,
}

impl Look<'_> {
    fn at(&self, piece: &Piece) -> Answer {
        let mut answer = Answer::default();
        piece.records(self.fields, |Found { place, input, note, markdown }| {
            let said = |message: &str| match place.to_string() {
                place if place.is_empty() => message.to_owned(),
                place => format!("{place}: {message}"),
            };
            if let Some(note) = &note {
                complain(&said(note));
            }
            let input = match input {
                Ok(input) => input,
                Err(message) => return answer.failures.push(said(&message)),
            };
            // What the spans of findings index: the page, the Markdown file, or the text itself.
            let text = match (markdown, &input.html) {
                (Some(markdown), _) => Cow::Borrowed(markdown.whole()),
                (None, Some(html)) => html.clone(),
                (None, None) => input.text.clone(),
            };
            let title = input.title.clone().unwrap_or_default();
            let mut article = self.rooms.of(&place.file).of(&place.file, &input).clean(input);
            Found::restore(markdown, &mut article);
            let path = self.root.map_or_else(|| place.file.clone(), |root| seen_from(root, &place.file));
            let mut alike: HashMap<u64, usize> = HashMap::new();
            for finding in &article.findings {
                let (rule, level, fate) = (finding.rule, finding.level, finding.fate);
                let text = if finding.field == "title" { &title } else { &text };
                let fingerprint = baseline::fingerprint(&path, text, finding);
                let nth = alike.entry(fingerprint).or_default();
                let said = |style| Said { place: &place, text, finding, nth: *nth, style };
                let drawn = self.formats.iter().zip(&self.styles);
                let shown = drawn.map(|(format, &style)| format.show(&said(style))).collect();
                *nth += 1;
                let seen = Seen { rule, level, fate, path: path.clone(), fingerprint };
                answer.items.push(Item { finding: Some(seen), shown });
            }
            if article.findings.is_empty() {
                let shown = self.formats.iter().map(|format| format.show_clean(&place)).collect();
                answer.items.push(Item { finding: None, shown });
            }
        });
        answer
    }
}

/// How the reports are drawn, in their order: a file takes no colours.
fn styles(args: &Args) -> Vec<Style> {
    let out = (!args.statistics).then(Style::of_stdout);
    out.into_iter().chain(args.report.chunks(2).map(|_| Style::plain())).collect()
}

impl Count {
    fn count(&mut self, seen: &Seen) {
        self.all += 1;
        self.faults += usize::from(seen.level == Level::Fault);
        self.mendable += usize::from(seen.fate == Fate::Applied);
    }

    fn add(&mut self, other: Count) {
        self.all += other.all;
        self.faults += other.faults;
        self.mendable += other.mendable;
    }
}

/// The table of `--statistics`, or a last line for people.
fn conclude(args: &Args, talk: Talk, counts: &BTreeMap<&'static str, Count>, failed: bool) -> std::io::Result<()> {
    let mut out = anstream::stdout().lock();
    if args.statistics {
        let name = |rule| crate::rules::find(rule).map_or("", |rule| rule.name);
        let mut rows = counts
            .iter()
            .map(|(rule, count)| serde_json::json!({"rule": rule, "name": name(rule), "count": count.all}));
        return match args.output_format {
            Format::Json => writeln!(out, "{}", serde_json::Value::Array(rows.collect())),
            Format::Jsonl => rows.try_for_each(|row| writeln!(out, "{row}")),
            _ => counts.iter().try_for_each(|(rule, count)| writeln!(out, "{:6}  {rule}  {}", count.all, name(rule))),
        };
    }
    if talk.quiet || args.output_format != Format::Full {
        return Ok(());
    }
    let mut all = Count::default();
    counts.values().for_each(|count| all.add(*count));
    let notes = all.all - all.faults;
    match (all.faults, notes) {
        (0, 0) if failed => writeln!(out, "No findings in what could be read."),
        (0, 0) => writeln!(out, "No findings."),
        (0, notes) => writeln!(out, "No faults; notes: {notes}."),
        (faults, notes) => {
            writeln!(out, "Faults: {faults}, notes: {notes}; `copydesk fix` mends {}.", all.mendable)
        }
    }
}
