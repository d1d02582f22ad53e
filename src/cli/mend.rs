//! What `fix` changes in a file: the text of its articles, and nothing beside.

use super::desks::Desks;
use super::source::Source;
use super::stamp::Stamp;
use crate::error::{Error, Result};
use crate::finding::{Fate, Level};
use crate::formats::{self, Decoded, Format, Header, Markdown};
use crate::pipeline::{self, Cleaned};
use crate::record::{Article, FieldMap, Input};
use crate::text::{Patch, Span};
use encoding_rs::Encoding;

/// A file before and after.
pub struct Mended {
    /// As it was.
    pub before: String,
    /// As it will be.
    pub after: String,
    /// Faults left in it.
    pub faults: usize,
    /// Records that could not be read; they stay as they are.
    pub failures: Vec<String>,
    /// Whether the changes may only be shown.
    pub is_offer: bool,
    /// How the file was when it was read.
    pub stamp: Option<Stamp>,
    encoding: &'static Encoding,
    marked: bool,
}

impl Mended {
    /// The new content in the encoding of the old.
    ///
    /// # Errors
    /// When that encoding lacks a character.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        self.encoded(&self.after)
    }

    /// The old content.
    ///
    /// # Errors
    /// None: it was read from these bytes.
    pub fn unchanged(&self) -> Result<Vec<u8>, String> {
        self.encoded(&self.before)
    }

    fn encoded(&self, text: &str) -> Result<Vec<u8>, String> {
        let bytes = formats::encode(text, self.encoding, self.marked);
        let name = self.encoding.name();
        bytes.ok_or_else(|| format!("the fixed text has characters that {name} lacks; convert the file to UTF-8 first"))
    }
}

/// Reads a source and mends its text, or the text of each of its records.
///
/// # Errors
/// A file that cannot be read, or not be written back as it was.
pub fn source(source: &Source, desks: &Desks, fields: &FieldMap) -> Result<Mended> {
    let stamp = source.stamp();
    let opened = source.open()?;
    let (format, is_packed) = (opened.format, opened.is_packed);
    let refuse = |message: String| Err(Error::input(source.name(), message));
    if is_packed {
        return refuse(
            "the file is packed, and `fix` writes plain files; unpack it, or use `copydesk clean`".to_owned(),
        );
    }
    if matches!(format, Format::Parquet | Format::Arrow | Format::Warc | Format::Wet) {
        return refuse(format!("`fix` does not write {}; use `copydesk clean`", format.name()));
    }
    let bytes = opened.whole().map_err(|error| Error::io(source.name(), error))?;
    let decoded = formats::decode_file(&bytes, source.encoding(), format);
    if let Some(complaint) = decoded.complaint() {
        return refuse(format!("{}; nothing is written", complaint.trim_end_matches("; read as U+FFFD")));
    }
    let Decoded { text, encoding, marked, .. } = decoded;
    let before = text.into_owned();
    if encoding != encoding_rs::UTF_8 && formats::encode(&before, encoding, marked).as_ref() != Some(&bytes) {
        return refuse(format!(
            "read as {}, but it cannot be written back byte for byte; convert it to UTF-8",
            encoding.name()
        ));
    }
    if source.encoding().is_none() && encoding != encoding_rs::UTF_8 && formats::is_mixed(&bytes) {
        return refuse(format!(
            "it has characters of UTF-8 and bytes that are none; nothing is written: convert it, or name one with --encoding utf-8 or {}",
            encoding.name().to_lowercase()
        ));
    }
    if format.is_one() && before.len() > formats::MOST_ARTICLE_BYTES {
        return refuse("too long for one article; split it".to_owned());
    }
    let mut mended = Mended {
        after: String::new(),
        before,
        faults: 0,
        failures: Vec::new(),
        is_offer: false,
        stamp,
        encoding,
        marked,
    };
    let name = source.name();
    match format {
        Format::Json => json(&mut mended, &name, desks, fields)?,
        Format::Jsonl => jsonl(&mut mended, &name, desks, fields),
        Format::Csv => table(&mut mended, &name, None, desks, fields)?,
        Format::Tsv => table(&mut mended, &name, Some(b'\t'), desks, fields)?,
        Format::Markdown => markdown(&mut mended, &name, desks, fields)?,
        Format::Html => html(&mut mended, &name, desks),
        _ => {
            let cleaned = cleaned(Input::of_text(mended.before.as_str()), &name, desks);
            mended.faults = faults_left(&cleaned.article);
            mended.after = cleaned.fixed.into_text();
        }
    }
    Ok(mended)
}

fn markdown(mended: &mut Mended, name: &str, desks: &Desks, fields: &FieldMap) -> Result<()> {
    let markdown = Markdown::read(&mended.before);
    let input = markdown.input(fields).map_err(|message| Error::input(name, message))?;
    let mut article = cleaned(input, name, desks).article;
    markdown.restore(&mut article);
    mended.faults = faults_left(&article);
    mended.after = markdown.fixed(&article);
    Ok(())
}

/// A page is more than its article, so its text nodes are changed only where the user allows what is unsafe.
fn html(mended: &mut Mended, name: &str, desks: &Desks) {
    let input = Input::of_html(mended.before.as_str());
    let desk = desks.of(name, &input);
    let cleaned = pipeline::clean(input, &desk);
    mended.is_offer = !desk.options.unsafe_fixes;
    mended.faults = if mended.is_offer { all_faults(&cleaned.article) } else { faults_left(&cleaned.article) };
    let fixed = cleaned.fixed.into_text();
    mended.after = fixed;
}

fn json(mended: &mut Mended, name: &str, desks: &Desks, fields: &FieldMap) -> Result<()> {
    let before = std::mem::take(&mut mended.before);
    let records = formats::elements(&before).map_err(|message| Error::input(name, message))?;
    let records = records.into_iter().enumerate().map(|(index, json)| (format!("{name}[{index}]"), json));
    replace(mended, &before, records, |json| mend_record(json, name, desks, fields));
    mended.before = before;
    Ok(())
}

fn jsonl(mended: &mut Mended, name: &str, desks: &Desks, fields: &FieldMap) {
    let before = std::mem::take(&mut mended.before);
    let lines = before.trim_start_matches('\u{FEFF}').split('\n').enumerate();
    let lines = lines.map(|(index, line)| (format!("{name}:{}", index + 1), line.trim()));
    replace(mended, &before, lines.filter(|(_, line)| !line.is_empty()), |json| mend_record(json, name, desks, fields));
    mended.before = before;
}

fn table(mended: &mut Mended, name: &str, separator: Option<u8>, desks: &Desks, fields: &FieldMap) -> Result<()> {
    let before = std::mem::take(&mut mended.before);
    let at_head = |message: String| Error::input(format!("{name}:1"), message);
    let Some(first) = formats::rows(&before, separator.unwrap_or(b',')).next() else {
        mended.before = before;
        return Ok(());
    };
    let header = Header::read(first.text, separator).map_err(at_head)?;
    let place_of =
        |field: &str| fields.column(field).and_then(|name| header.columns.iter().position(|column| column == name));
    let (column, title_column) = (place_of("text"), place_of("title"));
    let column = column.ok_or_else(|| at_head("no column \"text\"; name it with --field text=/column".to_owned()))?;
    let rows = formats::rows(&before, header.separator).skip(1);
    let rows = rows.map(|row| (format!("{name}:{}", row.line), row.text));
    replace(mended, &before, rows, |row| {
        let record = header.record(row)?;
        let input = Input::of_json(&record, fields)?;
        let (old, old_title) = (input.text.clone(), input.title.clone().unwrap_or_default());
        let cleaned = cleaned(input, name, desks);
        let cells = formats::cells(row, header.separator)?;
        let written = |column: usize, fixed: &str| {
            let cell = &cells[column];
            (Span::of_slice(cell.raw, row), formats::written_cell(fixed, cell, header.separator))
        };
        let title_edits = edits_of(&cleaned.article, "title");
        let mut changes = Vec::new();
        if let Some(column) = title_column.filter(|_| !title_edits.is_empty()) {
            changes.push(written(column, &title_edits.apply(&old_title)));
        }
        let fixed = cleaned.fixed.into_text();
        if fixed != *old {
            changes.push(written(column, &fixed));
        }
        changes.sort_by_key(|(span, _)| span.start);
        Ok((changes, faults_left(&cleaned.article)))
    });
    mended.before = before;
    Ok(())
}

/// What to put where in a record, in reading order, and the faults left.
type Changes = (Vec<(Span, String)>, usize);

/// Puts the new text of each record where the old one stands in `before`; all else is copied.
fn replace<'a>(
    mended: &mut Mended,
    before: &'a str,
    records: impl Iterator<Item = (String, &'a str)>,
    mend: impl Fn(&str) -> Result<Changes, String>,
) {
    let mut after = String::with_capacity(before.len());
    let mut at = 0;
    for (place, record) in records {
        match mend(record) {
            Ok((changes, faults)) => {
                mended.faults += faults;
                for (span, text) in changes {
                    let span = span.shifted(Span::of_slice(record, before).start);
                    after.push_str(&before[at..span.start]);
                    after.push_str(&text);
                    at = span.end;
                }
            }
            Err(message) => mended.failures.push(format!("{place}: {message}")),
        }
    }
    after.push_str(&before[at..]);
    mended.after = after;
}

/// A record of the file `name`, cleaned by the desk that is for it.
fn cleaned<'a>(input: Input<'a>, name: &str, desks: &Desks) -> Cleaned<'a> {
    let desk = desks.of(name, &input);
    pipeline::clean(input, &desk)
}

/// Where text and title of a record stand in it, with the JSON string to put there if they change.
fn mend_record(json: &str, name: &str, desks: &Desks, fields: &FieldMap) -> Result<Changes, String> {
    let input = Input::of_json(json, fields)?;
    let cleaned = cleaned(input, name, desks);
    // A record may hold a page and no text; `fix` does not rewrite pages inside records.
    if Input::place_of("text", json, fields).is_none() {
        return Ok((Vec::new(), all_faults(&cleaned.article)));
    }
    let changed = |field: &str| {
        let edits = edits_of(&cleaned.article, field);
        let place = Input::place_of(field, json, fields).filter(|_| !edits.is_empty())?;
        Some((place, formats::edited(place.of(json), edits.edits())))
    };
    let mut changes: Vec<_> = ["text", "title"].into_iter().filter_map(changed).collect();
    changes.sort_by_key(|(span, _)| span.start);
    Ok((changes, faults_left(&cleaned.article)))
}

/// The applied edits of one field of a record.
fn edits_of(article: &Article<'_>, field: &str) -> Patch {
    let applied = article.findings.iter().filter(|finding| finding.fate == Fate::Applied && finding.field == field);
    let edits = Patch::new(applied.flat_map(|finding| finding.edits.clone()).collect());
    edits.expect("the applied edits of a field stand apart")
}

/// Faults that were not mended.
fn faults_left(article: &Article<'_>) -> usize {
    let left = |fate| fate != Fate::Applied && fate != Fate::HeldBack;
    article.findings.iter().filter(|finding| finding.level == Level::Fault && left(finding.fate)).count()
}

fn all_faults(article: &Article<'_>) -> usize {
    article.findings.iter().filter(|finding| finding.level == Level::Fault).count()
}
