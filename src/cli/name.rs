//! `copydesk name`: one name read, respelled, or a stream of requests answered.

use super::authority::Lists;
use super::lang::{answered, request, unread_because};
use super::match_names::likeness;
use crate::error::{Error, Result};
use crate::language::Tag;
use crate::names::authority::{Answer, Authority};
use crate::names::{Convention, Reading, by_syllables, convert, native_language, normalise, readings, render};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::ExitCode;

/// Reads a name back into its own script and writes it in another convention.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Names, one an argument; none, or -, for one a line of standard input. With --jsonl: files of requests.
    names: Vec<String>,
    /// The convention the name is written in, such as pl; for native script its language, such as ru [default: told by its letters].
    #[arg(long, value_name = "C")]
    from: Option<String>,
    /// The convention to write it in.
    #[arg(long, value_name = "C", default_value = "en")]
    to: String,
    /// Show every reading and why.
    #[arg(long)]
    explain: bool,
    /// Answer one JSON request a line of standard input, in order.
    #[arg(long, conflicts_with_all = ["from", "explain"])]
    jsonl: bool,
    #[command(flatten)]
    lists: Lists,
}

/// Runs the command.
///
/// # Errors
/// An unknown convention, a list of people that cannot be used, or input or output that fails.
pub fn run(args: &Args) -> Result<ExitCode> {
    let mut out = std::io::BufWriter::new(super::terminal::stdout());
    let authority = args.lists.load()?;
    if args.jsonl {
        return answer_inputs(&args.names, &authority, &mut out);
    }
    let to = convention(&args.to)?;
    let from = args.from.as_deref().map(Origin::parse).transpose()?;
    let write = |out: &mut dyn Write, name: &str| {
        // One answer is one line, though an argument may have several.
        let name = &name.replace(['\n', '\r'], " ");
        let from = from.or_else(|| native_language(name).map(Origin::Native));
        writeln!(out, "{}", page(name, from, to, args.explain, &authority))
            .map_err(|error| Error::io("<stdout>", error))
    };
    for name in args.names.iter().filter(|name| *name != "-") {
        write(&mut out, name)?;
    }
    if args.names.is_empty() || args.names.iter().any(|name| name == "-") {
        for line in std::io::stdin().lock().lines() {
            write(&mut out, &line.map_err(|error| Error::io("<stdin>", error))?)?;
        }
    }
    out.flush().map_err(|error| Error::io("<stdout>", error))?;
    Ok(ExitCode::SUCCESS)
}

/// Where a name comes from: a convention, or its own script.
#[derive(Clone, Copy, Debug)]
enum Origin {
    Latin(Convention),
    Native(Tag),
}

impl Origin {
    fn as_str(&self) -> &str {
        match self {
            Self::Latin(convention) => convention.as_str(),
            Self::Native(language) => language.as_str(),
        }
    }

    fn parse(name: &str) -> std::result::Result<Self, Fault> {
        let native = Tag::parse(name).filter(|tag| tag.is_known() && tag.script() != "Latn");
        native
            .map(Self::Native)
            .or_else(|| Convention::parse(name).map(Self::Latin))
            .ok_or_else(|| Fault::of_convention(name))
    }
}

fn convention(name: &str) -> std::result::Result<Convention, Fault> {
    Convention::parse(name).ok_or_else(|| Fault::of_convention(name))
}

/// What is wrong with a setting or a request, and what would be right.
#[derive(Debug)]
struct Fault {
    why: String,
    advice: String,
}

impl Fault {
    fn of_convention(name: &str) -> Self {
        let known = Convention::all().map(Convention::as_str).collect::<Vec<_>>().join(" ");
        Self { why: format!("unknown convention \"{name}\""), advice: format!("known are {known}") }
    }

    fn of_request(error: &serde_json::Error) -> Self {
        let advice = r#"write a request such as {"op":"match","a":"…","b":"…"}"#.to_owned();
        Self { why: unread_because(error), advice }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}; {}", self.why, self.advice)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Usage(fault.to_string())
    }
}

/// What is printed about one name: its form, and with `explain` every reading.
fn page(name: &str, from: Option<Origin>, to: Convention, explain: bool, authority: &Authority) -> String {
    if let Some(form) = settled(authority, name, to.as_str()) {
        return if explain { format!("{form}\n  {form}\tsettled by an authority") } else { form };
    }
    let mut page = match from {
        Some(origin) => convert(name, origin.as_str(), to.as_str()).swap_remove(0),
        None => normalise(name, Tag::parse(to.as_str()).unwrap_or(Tag::EN), None).unwrap_or_else(|| name.to_owned()),
    };
    if explain {
        if let Some(from) = from.as_ref().map(Origin::as_str) {
            let by_syllables = by_syllables(name, from, to).into_iter();
            by_syllables.for_each(|form| page.push_str(&format!("\n  {form}\tread as syllables of {from}")));
        }
        readings_from(name, from).iter().for_each(|reading| page.push_str(&line(reading, to)));
    }
    page
}

/// The readings of a name in Latin letters: under its convention, or where nobody says that, under every newsroom's.
fn readings_from(name: &str, from: Option<Origin>) -> Vec<Reading> {
    match from {
        Some(Origin::Native(_)) => Vec::new(),
        Some(Origin::Latin(convention)) => readings(name, convention),
        None => Convention::of_newsrooms().flat_map(|convention| readings(name, convention)).collect(),
    }
}

/// The form that an authority settles for newsrooms of `to`, a language.
fn settled(authority: &Authority, name: &str, to: &str) -> Option<String> {
    match authority.answer(name, Tag::parse(to)?) {
        Answer::Becomes { canonical, .. } => Some(canonical),
        Answer::Right => Some(name.to_owned()),
        Answer::Unknown | Answer::Unclear => None,
    }
}

fn line(reading: &Reading, to: Convention) -> String {
    let form = render(&reading.source, reading.language, to).into_iter().next().unwrap_or_default();
    let (source, language, convention, cost) = (&reading.source, reading.language, reading.convention, reading.cost);
    format!("\n  {form}\t{source}\t{language}\tread as {convention}\tcost {cost:.1}")
}

#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
enum Ask {
    Match { a: String, b: String, la: Option<String>, lb: Option<String>, features: Option<bool> },
    Render { name: String, from: String, to: String },
    Normalise { name: String, text: String, cms: Option<String> },
}

/// Answers the requests of every input in order; standard input where there is none, or for `-`.
fn answer_inputs(paths: &[String], authority: &Authority, out: &mut impl Write) -> Result<ExitCode> {
    let mut failed = false;
    let stdin = ["-".to_owned()];
    for path in if paths.is_empty() { &stdin } else { paths } {
        failed |= match path.as_str() {
            "-" => answer_all("<stdin>", BufReader::new(std::io::stdin().lock()), authority, out)?,
            _ => {
                let file = std::fs::File::open(path).map_err(|error| Error::io(path, error))?;
                answer_all(path, BufReader::new(file), authority, out)?
            }
        };
    }
    Ok(if failed { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

/// Answers one input line by line; whether any line was bad.
fn answer_all(
    place: &str,
    mut input: BufReader<impl Read>,
    authority: &Authority,
    out: &mut impl Write,
) -> Result<bool> {
    let (mut failed, mut number, mut line) = (false, 0, Vec::new());
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(|error| Error::io(place, error))? == 0 {
            break;
        }
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = serde_json::from_slice::<Ask>(request(&line))
            .map_err(|error| Fault::of_request(&error))
            .and_then(|ask| answer(ask, authority));
        let value = answer.unwrap_or_else(|fault| {
            failed = true;
            super::complain(&format!("{place}:{number}: {fault}"));
            json!({ "error": fault.why, "line": number })
        });
        writeln!(out, "{value}").map_err(|error| Error::io("<stdout>", error))?;
        answered(&input, out)?;
    }
    out.flush().map_err(|error| Error::io("<stdout>", error))?;
    Ok(failed)
}

fn answer(ask: Ask, authority: &Authority) -> std::result::Result<Value, Fault> {
    let tag = |text: Option<String>| text.as_deref().and_then(Tag::parse);
    Ok(match ask {
        Ask::Match { a, b, la, lb, features: Some(true) } => {
            json!({ "features": crate::names::features(&a, &b, tag(la), tag(lb)) })
        }
        Ask::Match { a, b, la, lb, .. } => {
            let likeness = likeness(authority, &a, &b, tag(la), tag(lb));
            json!({ "score": (likeness.score * 10_000.0).round() / 10_000.0 })
        }
        Ask::Render { name, from, to } => {
            known(&from)?;
            known(&to)?;
            let mut forms = crate::names::convert(&name, &from, &to);
            if let Some(form) = settled(authority, &name, &to) {
                forms.retain(|other| *other != form);
                forms.insert(0, form);
                forms.truncate(3);
            }
            json!({ "out": forms })
        }
        Ask::Normalise { name, text, cms } => {
            known(&text)?;
            let listed = settled(authority, &name, &text);
            let changed = listed.or_else(|| tag(Some(text)).and_then(|text| normalise(&name, text, tag(cms))));
            json!({ "out": changed.unwrap_or(name) })
        }
    })
}

/// A language without a convention of its own copies names, but one that nobody speaks is a slip: the name given back as it came would look like
/// an answer.
fn known(name: &str) -> std::result::Result<(), Fault> {
    let is_language = Tag::parse(name).is_some_and(Tag::is_known);
    if is_language { Ok(()) } else { convention(name).map(drop) }
}
