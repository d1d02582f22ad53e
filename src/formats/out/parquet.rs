//! Parquet with a schema that stays: the fields of the output record, with `id` and `extra` as text.

use super::id_text;
use crate::error::{Error, Result};
use crate::record::Article;
use arrow_json::ReaderBuilder;
use arrow_json::reader::Decoder;
use arrow_schema::{DataType, Field, Fields, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes of a row group, encoded, at which it is written out. Memory is about twice this.
const GROUP_BYTES: usize = 32 << 20;

/// Rows turned into columns at once.
const BATCH_ROWS: usize = 256;

/// The record as a row: a line of JSON with `id` and `extra` as text, which have no type of their own.
///
/// # Panics
/// Never: a record is plain data.
pub fn row(article: &Article<'_>, out: &mut Vec<u8>) {
    let extra: BTreeMap<&str, &serde_json::value::RawValue> =
        article.extra.iter().map(|(name, value)| (name.as_ref(), *value)).collect();
    let extra = (!extra.is_empty()).then(|| serde_json::to_string(&extra).expect("plain data"));
    let row = Row {
        schema: article.schema,
        id: id_text(article),
        url: article.url.as_deref(),
        language: &article.language,
        title: &article.title,
        section: &article.section,
        authors: &article.authors,
        published: &article.published,
        updated: &article.updated,
        dateline: &article.dateline,
        body: &article.body,
        images: &article.images,
        names: &article.names,
        removed: &article.removed,
        findings: &article.findings,
        text: &article.text,
        extra,
    };
    serde_json::to_writer(&mut *out, &row).expect("a record is plain data, memory takes it");
    out.push(b'\n');
}

#[derive(Serialize)]
struct Row<'a> {
    schema: &'static str,
    id: Option<String>,
    url: Option<&'a str>,
    language: &'a crate::record::LanguageField,
    title: &'a Option<String>,
    section: &'a Option<String>,
    authors: &'a [crate::record::Author],
    published: &'a Option<String>,
    updated: &'a Option<String>,
    dateline: &'a crate::record::DateLine,
    body: &'a [String],
    images: &'a [crate::record::Image],
    names: &'a [crate::record::NameEntry],
    removed: &'a [crate::record::Removed],
    findings: &'a [crate::finding::Finding],
    text: &'a Option<String>,
    extra: Option<String>,
}

/// The schema of the file. Columns are only ever added, at the end.
pub fn schema() -> Schema {
    let edits = list_of(group(vec![number("start"), number("end"), text("before"), text("with")]));
    let finding = vec![
        text("rule"),
        text("name"),
        text("level"),
        text("field"),
        field("span", group(vec![number("start"), number("end")])),
        number("line"),
        number("column"),
        text("message"),
        number("confidence"),
        field("evidence", list_of(DataType::Utf8)),
        text("fate"),
        field("edits", edits),
    ];
    let credit = vec![
        text("line"),
        field("creators", list_of(DataType::Utf8)),
        text("agency"),
        text("provider"),
        text("copyright"),
        text("licence"),
    ];
    let image = vec![text("caption"), text("qualifier"), field("credit", group(credit)), number("count")];
    let variant = vec![text("text"), text("convention"), number("count")];
    let name = vec![
        text("canonical"),
        field("source", group(vec![text("text"), text("language")])),
        field("variants", list_of(group(variant))),
        number("confidence"),
        field("changed", DataType::Boolean),
    ];
    let removed = vec![text("text"), text("kind"), text("language"), text("gloss"), text("rule")];
    Schema::new(vec![
        text("schema"),
        text("id"),
        text("url"),
        field("language", group(vec![text("tag"), number("confidence"), text("declared")])),
        text("title"),
        text("section"),
        field("authors", list_of(group(vec![text("name"), text("agency")]))),
        text("published"),
        text("updated"),
        field("dateline", group(vec![text("place"), text("agency"), text("date")])),
        field("body", list_of(DataType::Utf8)),
        field("images", list_of(group(image))),
        field("names", list_of(group(name))),
        field("removed", list_of(group(removed))),
        field("findings", list_of(group(finding))),
        text("text"),
        text("extra"),
    ])
}

fn field(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, true)
}

fn text(name: &str) -> Field {
    field(name, DataType::Utf8)
}

fn number(name: &str) -> Field {
    field(name, DataType::Int64)
}

fn group(fields: Vec<Field>) -> DataType {
    DataType::Struct(Fields::from(fields))
}

fn list_of(kind: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("element", kind, true)))
}

/// Writes rows made by [`row`] as a Parquet file.
pub struct ParquetWriter<W: Write + Send> {
    path: PathBuf,
    decoder: Decoder,
    writer: ArrowWriter<W>,
    rows: usize,
}

impl<W: Write + Send> ParquetWriter<W> {
    /// A writer to `out`, which is called `path` in errors.
    ///
    /// # Errors
    /// When `out` takes nothing.
    pub fn new(out: W, path: &Path) -> Result<Self> {
        let schema = Arc::new(schema());
        let decoder = ReaderBuilder::new(Arc::clone(&schema)).with_batch_size(BATCH_ROWS).build_decoder();
        let level = ZstdLevel::try_new(3).expect("3 is a level of zstd");
        let made_by = concat!("copydesk ", env!("CARGO_PKG_VERSION")).to_owned();
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level)).set_created_by(made_by);
        let writer = ArrowWriter::try_new(out, schema, Some(properties.build()));
        let path = path.to_owned();
        Ok(Self {
            writer: writer.map_err(|error| failed(&path, error))?,
            decoder: decoder.map_err(|error| failed(&path, error.into()))?,
            path,
            rows: 0,
        })
    }

    /// Adds one row.
    ///
    /// # Errors
    /// When the output takes no more.
    pub fn push(&mut self, row: &[u8]) -> Result<()> {
        let mut rest = row;
        while !rest.is_empty() {
            let read = self.decoder.decode(rest).map_err(|error| failed(&self.path, error.into()))?;
            rest = &rest[read..];
            if !rest.is_empty() {
                self.flush()?;
            }
        }
        self.rows += 1;
        if self.rows.is_multiple_of(BATCH_ROWS) { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        if let Some(batch) = self.decoder.flush().map_err(|error| failed(&self.path, error.into()))? {
            self.writer.write(&batch).map_err(|error| failed(&self.path, error))?;
        }
        if self.writer.in_progress_size() > GROUP_BYTES {
            self.writer.flush().map_err(|error| failed(&self.path, error))?;
        }
        Ok(())
    }

    /// Writes what is left and the footer, and gives the output back.
    ///
    /// # Errors
    /// When the output takes no more.
    pub fn finish(mut self) -> Result<W> {
        self.flush()?;
        self.writer.into_inner().map_err(|error| failed(&self.path, error))
    }
}

/// The error with what the system said, where it was the system.
fn failed(path: &Path, error: parquet::errors::ParquetError) -> Error {
    let io = match error {
        parquet::errors::ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(io) => *io,
            Err(other) => io::Error::other(other.to_string()),
        },
        other => io::Error::other(other.to_string()),
    };
    Error::io(path, io)
}
