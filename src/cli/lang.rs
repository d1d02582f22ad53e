//! `copydesk lang`: the language of fragments, one per argument or input line.

use super::settings;
use crate::error::{Error, Result};
use crate::language::{Guess, Prior, Tag, among, explain, of_fragment};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Tells the language of fragments: labels, links, credits, a line of three words.
///
/// Prints the BCP 47 tag ("und" for names, and where no language is likelier than the others), how sure that is in per
/// cent, and the fragment, parted by tabs.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The fragments; without any, or as "-", one per line of standard input
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,
    /// Read {"id","text","document"?} and write {"id","tag","confidence"}, one object a line
    #[arg(long)]
    jsonl: bool,
    /// The language of the document the fragments stand in
    #[arg(long, value_name = "LANG")]
    document: Option<String>,
    /// Name the phrase or the n-grams that decided
    #[arg(long)]
    explain: bool,
    /// Read the key "languages" of this settings file [default: the nearest copydesk.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    config: Option<PathBuf>,
    /// Read no settings file
    #[arg(long)]
    isolated: bool,
}

/// What is known before a fragment is read.
struct Known {
    prior: Prior,
    /// The languages fragments are likely in, by the settings.
    likely: Vec<Tag>,
}

impl Known {
    /// The language of `text`, which stands in a document of `document`, if that is known; and what it was heard under.
    fn guess(&self, text: &str, document: Option<Tag>) -> (Guess, Prior) {
        let given = Prior { document: document.or(self.prior.document), ..self.prior };
        among(&self.likely, given, |prior| of_fragment(text, prior))
    }
}

/// One request of `--jsonl`.
#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Option<Box<RawValue>>,
    text: String,
    #[serde(default)]
    document: Option<String>,
}

/// One answer of `--jsonl`.
#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a RawValue>,
    tag: Tag,
    confidence: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<Vec<String>>,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode> {
    let prior = Prior { document: args.document.as_deref().map(language).transpose()?, declared: None };
    let known = Known { prior, likely: settings::load(args.config.as_deref(), args.isolated)?.languages() };
    let mut out = BufWriter::new(super::terminal::stdout());
    let from_input = args.texts.is_empty() || args.texts == ["-"];
    let mut code = ExitCode::SUCCESS;
    if from_input {
        let input = BufReader::new(std::io::stdin().lock());
        code = if args.jsonl {
            answer_requests(input, &mut out, args, &known)?
        } else {
            lines(input, &mut out, args, &known)?
        };
    } else if args.jsonl {
        return Err(Error::Usage("--jsonl reads standard input; give no TEXT, or -".into()));
    } else {
        args.texts.iter().try_for_each(|text| print(&mut out, text, args, &known))?;
    }
    out.flush().map_err(stdout)?;
    Ok(code)
}

fn language(name: &str) -> Result<Tag> {
    Tag::parse(name).ok_or_else(|| Error::Usage(format!("{name:?} is no language we know; write a tag such as \"pl\"")))
}

fn lines(mut input: BufReader<impl Read>, out: &mut impl Write, args: &Args, known: &Known) -> Result<ExitCode> {
    let mut line = Vec::new();
    while read_line(&mut input, &mut line)? {
        print(out, &String::from_utf8_lossy(&line), args, known)?;
        answered(&input, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers every request that can be read; the others are named on standard error, and make the exit code 2.
fn answer_requests(
    mut input: BufReader<impl Read>,
    out: &mut impl Write,
    args: &Args,
    known: &Known,
) -> Result<ExitCode> {
    let (mut line, mut number, mut unread) = (Vec::new(), 0, false);
    while read_line(&mut input, &mut line)? {
        number += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice(request(&line)) {
            Ok(request) => answer(out, &request, args, known)?,
            Err(why) => {
                unread = true;
                let why = unread_because(&why);
                super::complain(&format!("<stdin>:{number}: {why}; write {{\"id\": …, \"text\": \"…\"}}"));
                // Whoever counts answers must not lose step.
                writeln!(out, "{}", serde_json::json!({ "error": why, "line": number })).map_err(stdout)?;
            }
        }
        answered(&input, out)?;
    }
    Ok(if unread { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

fn answer(out: &mut impl Write, request: &Request, args: &Args, known: &Known) -> Result<()> {
    let (guess, prior) = known.guess(&request.text, request.document.as_deref().and_then(Tag::parse));
    let because = args.explain.then(|| explain(&request.text, &prior));
    let answer =
        Answer { id: request.id.as_deref(), tag: guess.tag, confidence: guess.confidence.as_percent(), because };
    serde_json::to_writer(&mut *out, &answer).map_err(|why| stdout(why.into()))?;
    out.write_all(b"\n").map_err(stdout)
}

fn print(out: &mut impl Write, text: &str, args: &Args, known: &Known) -> Result<()> {
    let (Guess { tag, confidence, .. }, prior) = known.guess(text, None);
    // One answer is one line, though an argument may have several.
    let line = text.replace(['\n', '\r'], " ");
    writeln!(out, "{tag}\t{}\t{line}", confidence.as_percent()).map_err(stdout)?;
    if args.explain {
        for reason in explain(text, &prior) {
            writeln!(out, "\t\t{reason}").map_err(stdout)?;
        }
    }
    Ok(())
}

/// A line without the mark that programs of Windows put before their first.
pub(super) fn request(line: &[u8]) -> &[u8] {
    line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line)
}

/// Why a request could not be read, without the words of the parser where it is no JSON at all.
pub(super) fn unread_because(error: &serde_json::Error) -> String {
    if error.is_data() {
        let why = error.to_string();
        return why.split(" at line ").next().unwrap_or(&why).replace('`', "\"");
    }
    format!("this is no JSON from column {} on", error.column().max(1))
}

/// Gives out what was answered, once no more of `input` is at hand: who asks one thing at a time waits for the answer.
pub(super) fn answered(input: &BufReader<impl Read>, out: &mut impl Write) -> Result<()> {
    if input.buffer().is_empty() { out.flush().map_err(stdout) } else { Ok(()) }
}

/// Reads the next line without its end; false at the end of the input.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> Result<bool> {
    line.clear();
    let read = input.read_until(b'\n', line).map_err(|why| Error::io("<stdin>", why))?;
    while line.last().is_some_and(|end| matches!(end, b'\n' | b'\r')) {
        line.pop();
    }
    Ok(read > 0)
}

fn stdout(why: std::io::Error) -> Error {
    Error::io("<stdout>", why)
}
