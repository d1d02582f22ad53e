//! Laws of reading files: any bytes are records or errors with a place, and what is written back is what was read.

use copydesk::Input;
use copydesk::formats::{self, Format, Piece, Said};
use copydesk::record::FieldMap;
use std::io::Cursor;

/// Pieces of a file that are read at most: an archive may claim a million.
const MOST_PIECES: usize = 64;

/// The format that the first byte chooses, and the file that follows; no format leaves it to the content.
fn file(bytes: &[u8]) -> (Option<Format>, &[u8]) {
    let Some((&first, rest)) = bytes.split_first() else { return (None, bytes) };
    // Seeds are plain files: what begins like text or a signature is one, and has no byte in front.
    match first {
        0x80..=0x8F => (Format::ALL.get(usize::from(first & 0x0F)).copied(), rest),
        _ => (None, bytes),
    }
}

/// Any bytes, in any format, packed or not, are read to the end: as records, or as errors that name the file.
pub fn formats_are_read_or_refused(bytes: &[u8]) {
    let (format, bytes) = file(bytes);
    let said = Said { format, encoding: None };
    let Ok(opened) = formats::open(Box::new(Cursor::new(bytes.to_vec())), None, "fuzz", said) else { return };
    let fields = FieldMap::default();
    for piece in opened.pieces().take(MOST_PIECES) {
        piece.records(&fields, |found| {
            let place = found.place.to_string();
            assert!(place.starts_with("fuzz"), "a record has its place: {place:?}");
            match found.input {
                Ok(input) => lies_in_reach(&input),
                Err(message) => assert!(!message.is_empty(), "{place}: an error says what is wrong"),
            }
            if let Some(markdown) = found.markdown {
                assert!(markdown.whole().len() <= 3 * bytes.len() + 3, "a file is no longer than its bytes decoded");
            }
        });
        assert!(!matches!(&piece, Piece::Lost(_, message) if message.is_empty()));
    }
}

fn lies_in_reach(input: &Input<'_>) {
    let longest = input.text.len().max(input.html.as_deref().map_or(0, str::len));
    assert!(longest <= formats::MOST_ARTICLE_BYTES, "an article has a limit");
}

/// The rows of a table are the table, and a cell that is written anew reads as what was written.
pub fn tables_are_written_back(bytes: &[u8]) {
    let table = String::from_utf8_lossy(bytes);
    for separator in [b',', b'\t', b';'] {
        let mut end = 0;
        for row in formats::rows(&table, separator) {
            let start = row.text.as_ptr() as usize - table.as_ptr() as usize;
            assert!(start >= end, "rows follow each other");
            end = start + row.text.len();
            let Ok(cells) = formats::cells(row.text, separator) else { continue };
            for cell in &cells {
                let value = cell.value.as_ref();
                let written = formats::written_cell(value, cell, separator);
                let again = formats::cells(&written, separator).expect("what we write we read");
                assert_eq!(again.len(), 1, "a cell stays one: {written:?}");
                assert_eq!(again[0].value, value, "a cell reads as it was written: {written:?}");
            }
        }
    }
}

/// A file that was read without loss is written back byte for byte.
pub fn encodings_are_written_back(bytes: &[u8]) {
    for format in [Format::Text, Format::Html, Format::Csv] {
        let decoded = formats::decode_file(bytes, None, format);
        if decoded.complaint().is_some() || decoded.encoding != encoding_rs::UTF_8 {
            continue;
        }
        let written = formats::encode(&decoded.text, decoded.encoding, decoded.marked);
        assert_eq!(written.as_deref(), Some(bytes), "UTF-8 is written back as it was");
    }
}
