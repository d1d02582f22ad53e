//! Comma-, semicolon- and tab-separated tables (RFC 4180), cut so that each cell's place is known.
//!
//! Our own cutter, as `fix` must put a cell back exactly where it stood, quotes and line ends kept, and a quote out of place must be told;
//! the `csv` crate gives no places and reads such quotes as text. Tests read tables it wrote.

use super::limits::MOST_LINE_BYTES;
use crate::batch::Chunk;
use crate::record::FIELDS;
use std::borrow::Cow;
use std::io::{self, Read};

/// Bytes of rows a worker takes at once.
const CHUNK_BYTES: usize = 256 * 1024;

/// One row as it is written, without its line end.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The row.
    pub text: &'a str,
    /// Line on which it begins, from 1 at the beginning of the bytes given.
    pub line: usize,
}

/// One cell of a row.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// As written, quotes included: a slice of the row.
    pub raw: &'a str,
    /// What it says.
    pub value: Cow<'a, str>,
}

/// The first row: what the columns are called, and what stands between cells.
#[derive(Clone, Debug)]
pub struct Header {
    /// Names of the columns, in order.
    pub columns: Vec<String>,
    /// Comma, semicolon, tab or bar.
    pub separator: u8,
    /// How many lines of the file the row takes.
    pub lines: usize,
}

impl Header {
    /// Reads the first row. The separator is the one that stands most often outside quotes, unless it is given.
    ///
    /// # Errors
    /// What is wrong with the row.
    pub fn read(row: &str, separator: Option<u8>) -> Result<Self, String> {
        let row = row.strip_prefix('\u{FEFF}').unwrap_or(row);
        let count = |separator: &u8| cells(row, *separator).map_or(0, |cells| cells.len());
        let separator = separator.unwrap_or_else(|| {
            let candidates = [b'|', b'\t', b';', b','];
            candidates.into_iter().max_by_key(count).expect("there are candidates")
        });
        let cells = cells(row, separator)?;
        if cells.iter().any(|cell| !cell.raw.starts_with('"') && cell.raw.trim_end().contains('\r')) {
            return Err(
                "lines end with a carriage return alone; write line feeds, for example with tr '\\r' '\\n'".to_owned()
            );
        }
        let columns: Vec<String> = cells.into_iter().map(|cell| cell.value.trim().to_owned()).collect();
        let twice = |name: &&String| {
            FIELDS.contains(&name.as_str()) && columns.iter().filter(|other| other == name).count() > 1
        };
        if let Some(name) = columns.iter().find(twice) {
            return Err(format!("two columns are called \"{name}\"; rename one, so that it is clear which is meant"));
        }
        Ok(Self { columns, separator, lines: row.matches('\n').count() + 1 })
    }

    /// The row as a JSON record, for the reader of records; an empty cell is null.
    ///
    /// # Errors
    /// A quote out of place, or a wrong number of cells.
    pub fn record(&self, row: &str) -> Result<String, String> {
        let cells = cells(row, self.separator)?;
        let (has, wants) = (cells.len(), self.columns.len());
        if has != wants {
            return Err(format!(
                "the row has {has} cells and the header {wants}; a separator in a cell needs quotes around it"
            ));
        }
        let mut json = String::with_capacity(row.len() + 32 * wants);
        for (name, cell) in self.columns.iter().zip(&cells) {
            json.push(if json.is_empty() { '{' } else { ',' });
            json += &serde_json::to_string(name).expect("a text is a JSON string");
            json.push(':');
            match &*cell.value {
                "" => json += "null",
                list if name == "authors" => json += &authors(list),
                value => json += &serde_json::to_string(value).expect("a text is a JSON string"),
            }
        }
        json.push('}');
        Ok(json)
    }
}

/// Authors in one cell: a JSON list, or names with semicolons between them.
fn authors(cell: &str) -> String {
    if cell.starts_with('[') && serde_json::from_str::<Vec<serde_json::Value>>(cell).is_ok() {
        return cell.to_owned();
    }
    let names: Vec<&str> = cell.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
    serde_json::to_string(&names).expect("texts are a JSON list")
}

/// The rows of `table` with their lines; blank ones left out.
///
/// Where a quote is never closed the line that opens it is a row of its own, and the next line begins another.
pub fn rows(table: &str, separator: u8) -> impl Iterator<Item = Row<'_>> {
    let (mut at, mut line) = (0, 1);
    std::iter::from_fn(move || {
        while at < table.len() {
            let rest = &table[at..];
            let end = row_end(rest.as_bytes(), separator)
                .unwrap_or_else(|| memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1));
            let row = Row { text: rest[..end].trim_end_matches(['\n', '\r']), line };
            at += end;
            line += memchr::memchr_iter(b'\n', &rest.as_bytes()[..end]).count();
            if !row.text.is_empty() {
                return Some(row);
            }
        }
        None
    })
}

/// One past the line end of the first row of `bytes`; all of it if the last row has none; `None` if a quote is still open.
fn row_end(bytes: &[u8], separator: u8) -> Option<usize> {
    let mut at = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            at = quoted_end(bytes, at)?;
        }
        match memchr::memchr2(separator, b'\n', &bytes[at..]) {
            Some(found) if bytes[at + found] == b'\n' => return Some(at + found + 1),
            Some(found) => at += found + 1,
            None => return Some(bytes.len()),
        }
    }
}

/// One past the closing quote of the cell that opens at `at`.
fn quoted_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut next = at + 1;
    loop {
        next += memchr::memchr(b'"', &bytes[next..])? + 1;
        if bytes.get(next) != Some(&b'"') {
            return Some(next);
        }
        next += 1;
    }
}

/// The cells of one row.
///
/// # Errors
/// A quote out of place, with the cell's number.
pub fn cells(row: &str, separator: u8) -> Result<Vec<Cell<'_>>, String> {
    let bytes = row.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    loop {
        let number = found.len() + 1;
        let end = if bytes.get(start) == Some(&b'"') {
            let end =
                quoted_end(bytes, start).ok_or_else(|| format!("cell {number} opens a quote that nothing closes"))?;
            if end < bytes.len() && bytes[end] != separator {
                return Err(format!(
                    "in cell {number} text follows the closing quote; write a quote inside a cell twice"
                ));
            }
            end
        } else {
            let end = memchr::memchr(separator, &bytes[start..]).map_or(bytes.len(), |at| start + at);
            if memchr::memchr(b'"', &bytes[start..end]).is_some() {
                return Err(format!(
                    "cell {number} has a bare quote; put the cell in quotes and write the quote twice"
                ));
            }
            end
        };
        let raw = &row[start..end];
        let value = match raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')) {
            Some(inner) if inner.contains('"') => Cow::Owned(inner.replace("\"\"", "\"")),
            Some(inner) => Cow::Borrowed(inner),
            None => Cow::Borrowed(raw),
        };
        found.push(Cell { raw, value });
        if end == bytes.len() {
            return Ok(found);
        }
        start = end + 1;
    }
}

/// `value` as a cell: in quotes if the old cell was, or if it must be.
pub fn written(value: &str, old: &Cell<'_>, separator: u8) -> String {
    let needs = |byte: u8| byte == separator || matches!(byte, b'"' | b'\n' | b'\r');
    if old.raw.starts_with('"') || value.bytes().any(needs) {
        return format!("\"{}\"", value.replace('"', "\"\""));
    }
    value.to_owned()
}

/// Cuts a stream of rows into chunks of whole ones.
pub struct Chunks<R> {
    input: R,
    rest: Vec<u8>,
    separator: u8,
    next_line: usize,
    done: bool,
}

impl<R: Read> Chunks<R> {
    /// Chunks of `input`, of which `rest` was read and line `next_line` comes first.
    pub fn new(input: R, separator: u8, rest: Vec<u8>, next_line: usize) -> Self {
        Self { input, rest, separator, next_line, done: false }
    }

    /// Reads the first row, its line end included.
    pub fn first_row(input: &mut R) -> io::Result<(Vec<u8>, Vec<u8>)> {
        let mut bytes = Vec::new();
        loop {
            let read = input.take(64 * 1024).read_to_end(&mut bytes)?;
            // Whichever separator it is, a line end outside quotes ends the row.
            match row_end(&bytes, b',') {
                Some(end) if end < bytes.len() || read == 0 => {
                    let rest = bytes.split_off(end);
                    return Ok((bytes, rest));
                }
                None if read == 0 || bytes.len() > MOST_LINE_BYTES => return Ok((bytes, Vec::new())),
                _ => {}
            }
        }
    }

    /// The next chunk; `None` at the end.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub fn next_chunk(&mut self) -> io::Result<Option<Chunk>> {
        let mut bytes = std::mem::take(&mut self.rest);
        let mut whole = 0; // end of the last whole row
        loop {
            if !self.done {
                // Twice as much each time, as a row that is still open is looked at from its beginning.
                let wanted = CHUNK_BYTES.saturating_sub(bytes.len()).max(CHUNK_BYTES / 4).max(bytes.len() - whole);
                self.done = (&mut self.input).take(wanted as u64).read_to_end(&mut bytes)? == 0;
            }
            while let Some(end) = row_end(&bytes[whole..], self.separator).map(|end| whole + end) {
                // What ends with the bytes may go on with the next ones.
                if whole == bytes.len() || (end == bytes.len() && bytes[end - 1] != b'\n' && !self.done) {
                    break;
                }
                whole = end;
            }
            let stuck = bytes.len() - whole > MOST_LINE_BYTES;
            if self.done || stuck {
                // An open quote: the worker takes the line that opens it as a row, and tells what is wrong with it.
                let cut = if stuck {
                    memchr::memchr(b'\n', &bytes[whole..]).map_or(bytes.len(), |at| whole + at + 1)
                } else {
                    bytes.len()
                };
                self.rest = bytes.split_off(cut);
                return Ok(self.chunk(bytes));
            }
            if whole > 0 && bytes.len() >= CHUNK_BYTES {
                self.rest = bytes.split_off(whole);
                return Ok(self.chunk(bytes));
            }
        }
    }

    fn chunk(&mut self, bytes: Vec<u8>) -> Option<Chunk> {
        let first_line = self.next_line;
        self.next_line += memchr::memchr_iter(b'\n', &bytes).count();
        (!bytes.is_empty()).then_some(Chunk { bytes, first_line })
    }
}

#[cfg(test)]
mod tests {
    use super::{Header, cells, rows, written};

    #[test]
    fn a_row_may_span_lines_and_hold_quotes() {
        let table = "id,text\r\n1,\"A \"\"quoted\"\"\nword, and more\"\r\n\r\n2,plain\r\n";
        let rows: Vec<_> = rows(table, b',').map(|row| (row.line, row.text)).collect();
        assert_eq!(rows[1], (2, "1,\"A \"\"quoted\"\"\nword, and more\""));
        assert_eq!(rows[2], (5, "2,plain"));
        assert_eq!(cells(rows[1].1, b',').unwrap()[1].value, "A \"quoted\"\nword, and more");
    }

    #[test]
    fn quotes_out_of_place_cost_one_row() {
        let table = "1,a 5\" pipe\n2,\"b\" c\n3,d\n4,\"open\n5,e\n";
        let read: Vec<bool> = rows(table, b',').map(|row| cells(row.text, b',').is_ok()).collect();
        assert_eq!(read, [false, false, true, false, true]);
    }

    #[test]
    fn the_separator_is_seen() {
        for (row, separator) in [("id;\"a,b\";text", b';'), ("id\ttext", b'\t'), ("id,text,url", b','), ("text", b',')]
        {
            assert_eq!(Header::read(row, None).unwrap().separator, separator, "{row}");
        }
    }

    #[test]
    fn a_cell_keeps_its_quotes() {
        let old = &cells("\"a\",b", b',').unwrap();
        assert_eq!((written("x", &old[0], b','), written("x", &old[1], b',')), ("\"x\"".into(), "x".into()));
        assert_eq!(written("x, \"y\"", &old[1], b','), "\"x, \"\"y\"\"\"");
    }
}
