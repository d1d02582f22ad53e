//! `copydesk undo`: the original text, byte for byte, from records written by `clean --undoable`.

use super::source;
use super::{Status, complain, terminal};
use crate::error::{Error, Result};
use crate::formats::{self, Format, Piece, Said};
use crate::text::{Edit, Patch};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::fs::File;
use std::io::{BufWriter, Cursor, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Rebuilds the original text from records written by `clean --undoable`
///
/// One record gives its text as it was; several give JSONL of {"id", "text"}.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A JSON, JSONL or Parquet file of records, also packed with gzip or zstd; standard input if there is none, or for -
    #[arg(value_name = "RECORDS")]
    records: Option<PathBuf>,
}

/// What we need of an output record.
#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    text: Option<String>,
    #[serde(default)]
    findings: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    field: String,
    fate: String,
    #[serde(default)]
    edits: Vec<Edit>,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let (name, bytes) = read(args)?;
    let bytes = if bytes.starts_with(PARQUET) { rows(&name, bytes)? } else { bytes };
    let text = source::utf8(&bytes).map_err(|message| Error::input(&name, message))?;
    let records = records(text).map_err(|message| Error::input(&name, message))?;
    let alone = records.len() == 1;
    let mut status = Status::Clean;
    let mut out = BufWriter::new(terminal::stdout());
    for (place, json) in records {
        match original(json) {
            Ok((_, text)) if alone => out.write_all(text.as_bytes()),
            Ok((id, text)) => {
                let text = serde_json::to_string(&text).expect("a text is a JSON string");
                writeln!(out, "{{\"id\":{id},\"text\":{text}}}")
            }
            Err(message) => {
                complain(&format!("{name}{place}: {message}"));
                status = Status::Failed;
                Ok(())
            }
        }
        .map_err(|error| Error::io("<stdout>", error))?;
    }
    out.flush().map_err(|error| Error::io("<stdout>", error))?;
    Ok(status.into())
}

fn read(args: &Args) -> Result<(String, Vec<u8>)> {
    let path = args.records.as_ref().filter(|path| path.as_os_str() != "-");
    let name = path.map_or_else(|| "<stdin>".to_owned(), |path| path.display().to_string());
    let failed = |error| Error::io(&name, error);
    let input: Box<dyn Read + Send> = match path {
        Some(path) => Box::new(File::open(path).map_err(failed)?),
        None => Box::new(std::io::stdin()),
    };
    let mut bytes = Vec::new();
    formats::unpack(input).and_then(|(mut input, _)| input.read_to_end(&mut bytes)).map_err(failed)?;
    Ok((name, bytes))
}

/// What a Parquet file begins with.
const PARQUET: &[u8] = b"PAR1";

/// The rows of a Parquet file as JSONL.
fn rows(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>> {
    let said = Said { format: Some(Format::Parquet), encoding: None };
    let opened = formats::open(Box::new(Cursor::new(bytes)), None, name, said);
    let mut lines = Vec::new();
    for piece in opened.map_err(|error| Error::io(name, error))?.pieces() {
        match piece {
            Piece::Columns(_, _, json) => lines.extend(json),
            Piece::Lost(place, message) => return Err(Error::input(place.to_string(), message)),
            _ => {}
        }
    }
    Ok(lines)
}

/// The records with their places: lines of JSONL, or one object or array over many lines.
fn records(text: &str) -> Result<Vec<(String, &str)>, String> {
    let lines = || text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let is_record = |line: &str| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
    match lines().next() {
        Some((_, first)) if first.starts_with('{') && is_record(first) => {
            Ok(lines().map(|(index, line)| (format!(":{}", index + 1), line)).collect())
        }
        Some((first, line)) => {
            let is_array = line.trim_start().starts_with('[');
            let place = |index| if is_array { format!("[{index}]") } else { format!(":{}", first + 1) };
            let elements = formats::elements(text)?.into_iter().enumerate();
            Ok(elements.map(|(index, json)| (place(index), json)).collect())
        }
        None => Err("no record; give the output of `copydesk clean --undoable`".to_owned()),
    }
}

/// Id and original text of a record.
fn original(json: &str) -> Result<(&str, String), String> {
    let record: Record<'_> = serde_json::from_str(json).map_err(|error| format!("not a record: {error}"))?;
    let fixed = record.text.ok_or("the record has no \"text\"; clean with --undoable to be able to undo")?;
    // The title of a record has edits of its own, and is no part of the text.
    let applied = record.findings.into_iter().filter(|found| found.fate == "applied" && found.field != "title");
    let patch = Patch::new(applied.flat_map(|found| found.edits).collect()).map_err(|error| error.to_string())?;
    let back = patch.inverted();
    if !back.fits(&fixed) {
        return Err("the edits do not fit the text; the record was changed after cleaning".to_owned());
    }
    Ok((record.id.map_or("null", RawValue::get), back.apply(&fixed)))
}
