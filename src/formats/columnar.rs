//! Parquet and Arrow IPC: rows of any type as JSON records, row group by row group.
//!
//! The JSON bridge of Arrow does the conversion, nested and temporal types included, so that a column is read exactly as the
//! same field of a JSON record.

mod plain;

use super::{Format, Piece, Place};
use arrow_array::RecordBatch;
use arrow_json::writer::{LineDelimited, WriterBuilder};
use arrow_schema::ArrowError;
use bytes::Bytes;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::reader::ChunkReader;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};

/// Rows a worker takes at once.
const BATCH_ROWS: usize = 64;

type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;
type Pieces = Box<dyn Iterator<Item = Piece> + Send>;

/// The pieces of a columnar file. `whole` gives its bytes where there is no `file` to read in places.
pub fn pieces(name: &str, format: Format, file: Option<File>, whole: impl FnOnce() -> io::Result<Vec<u8>>) -> Pieces {
    let batches = match (format, file) {
        (Format::Parquet, Some(file)) => parquet(file),
        (Format::Parquet, None) => {
            whole().map_err(|error| error.to_string()).and_then(|bytes| parquet(Bytes::from(bytes)))
        }
        (_, Some(file)) => arrow(BufReader::new(file)),
        (_, None) => whole().map_err(|error| error.to_string()).and_then(|bytes| arrow(Cursor::new(bytes))),
    };
    match batches {
        Ok(batches) => Box::new(Rows { name: name.to_owned(), batches, waiting: None, next: 0, done: false }),
        Err(message) => Box::new(std::iter::once(Piece::Lost(Place::of_file(name), message))),
    }
}

fn parquet<R: ChunkReader + Send + 'static>(input: R) -> Result<Batches, String> {
    let broken = |error: parquet::errors::ParquetError| format!("not a whole Parquet file: {error}");
    let reader = ParquetRecordBatchReaderBuilder::try_new(input).map_err(broken)?;
    let reader = reader.with_batch_size(BATCH_ROWS).build().map_err(broken)?;
    Ok(Box::new(reader))
}

fn arrow(mut input: impl Read + Seek + Send + 'static) -> Result<Batches, String> {
    let broken = |error: ArrowError| format!("not a whole Arrow file: {error}");
    let mut signature = [0; 6];
    let is_file = input.read_exact(&mut signature).is_ok() && &signature == b"ARROW1";
    input.seek(SeekFrom::Start(0)).map_err(|error| error.to_string())?;
    if is_file {
        return Ok(Box::new(arrow_ipc::reader::FileReader::try_new(input, None).map_err(broken)?));
    }
    Ok(Box::new(arrow_ipc::reader::StreamReader::try_new(input, None).map_err(broken)?))
}

/// Cuts batches into pieces of a few rows.
struct Rows {
    name: String,
    batches: Batches,
    waiting: Option<RecordBatch>,
    next: usize,
    done: bool,
}

impl Iterator for Rows {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while !self.done {
            match self.waiting.take() {
                Some(batch) if batch.num_rows() > 0 => return Some(self.piece(&batch)),
                _ => match self.batches.next() {
                    Some(Ok(batch)) => self.waiting = Some(batch),
                    Some(Err(error)) => {
                        self.done = true;
                        let message = why(&error, self.next);
                        return Some(Piece::Lost(Place::at_index(&self.name, self.next), message));
                    }
                    None => self.done = true,
                },
            }
        }
        None
    }
}

impl Rows {
    fn piece(&mut self, batch: &RecordBatch) -> Piece {
        let rows = batch.num_rows().min(BATCH_ROWS);
        let first = self.next;
        self.next += rows;
        self.waiting = Some(batch.slice(rows, batch.num_rows() - rows));
        match json(&batch.slice(0, rows)) {
            Ok(json) => Piece::Columns(self.name.clone(), first, json),
            Err(error) => {
                Piece::Lost(Place::at_index(&self.name, first), format!("rows that have no form in JSON: {error}"))
            }
        }
    }
}

/// Why no row comes after row `after`.
fn why(error: &ArrowError, after: usize) -> String {
    let error = error.to_string();
    match error.split_once("Disabled feature at compile time: ") {
        Some((_, codec)) => format!("the columns are packed with {codec}, which is not read; write them with zstd"),
        None => format!("the file breaks off after row {after}: {error}"),
    }
}

/// The rows as lines of JSON; nulls are written, so that every row has the same fields.
fn json(batch: &RecordBatch) -> Result<Vec<u8>, ArrowError> {
    let batch = &plain::columns(batch)?;
    let mut lines = Vec::new();
    let mut writer = WriterBuilder::new().with_explicit_nulls(true).build::<_, LineDelimited>(&mut lines);
    writer.write(batch)?;
    writer.finish()?;
    drop(writer);
    Ok(lines)
}
