//! From a stream of bytes to pieces: unpacked, detected, cut.

use super::csv::{self, Header};
use super::limits::{MOST_LINE_BYTES, MOST_WHOLE_BYTES, megabytes};
use super::{Format, Piece, Place, binary, by_content, by_name, decode, unpack, warc, zip};
use crate::batch;
use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Bytes of the beginning that are looked at.
const HEAD_BYTES: u64 = 64 << 10;

/// Bytes of archived pages a worker takes at once.
const PAGES_BYTES: usize = 512 << 10;

/// What the user said about an input.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said {
    /// Its format, whatever its name and content.
    pub format: Option<Format>,
    /// Its encoding.
    pub encoding: Option<&'static Encoding>,
}

/// A stream that was looked at.
pub struct Opened {
    /// What it holds.
    pub format: Format,
    /// Whether it was compressed, or is an archive of files.
    pub is_packed: bool,
    /// The name for messages.
    name: String,
    said: Said,
    is_zip: bool,
    /// What it is, if it is no text and in no format of ours.
    alien: Option<&'static str>,
    /// The file itself, where it is read in places.
    file: Option<File>,
    head: Vec<u8>,
    input: Patient<Box<dyn Read + Send>>,
}

/// Looks at a stream called `name`. `file`: the same, if it is one that can be read in any place.
///
/// # Errors
/// When the beginning cannot be read.
pub fn open(input: Box<dyn Read + Send>, file: Option<File>, name: &str, said: Said) -> io::Result<Opened> {
    let (input, is_packed) = unpack(input)?;
    let mut input = Patient::new(input);
    let mut head = Vec::new();
    (&mut input).take(HEAD_BYTES).read_to_end(&mut head)?;
    let is_zip = head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06");
    let format = said.format.unwrap_or_else(|| by_content(&head, by_name(Path::new(name))));
    let file = file.filter(|_| !is_packed);
    // A user who names format or encoding knows better; columns and archives have signatures of their own, and readers that tell.
    let may_be_alien = !is_zip && !format.is_binary() && said.format.is_none() && said.encoding.is_none();
    let alien = if may_be_alien { binary::what(&head) } else { None };
    Ok(Opened { format, is_packed: is_packed || is_zip, name: name.to_owned(), said, is_zip, alien, file, head, input })
}

impl Opened {
    /// Whether it is an archive of files.
    pub fn is_zip(&self) -> bool {
        self.is_zip
    }

    /// All bytes.
    ///
    /// # Errors
    /// When they cannot be read, or are more than memory should take.
    pub fn whole(self) -> io::Result<Vec<u8>> {
        if let Some(what) = self.alien {
            return Err(io::Error::new(io::ErrorKind::InvalidData, format!("this is {what}")));
        }
        let Self { head, mut input, .. } = self;
        let mut bytes = head;
        let room = (MOST_WHOLE_BYTES - bytes.len()) as u64;
        (&mut input).take(room + 1).read_to_end(&mut bytes)?;
        if let Some(trouble) = input.trouble() {
            return Err(io::Error::new(io::ErrorKind::InvalidData, trouble));
        }
        if bytes.len() > MOST_WHOLE_BYTES {
            let message =
                format!("more than {}, which is the most that is read at once; use JSONL", megabytes(MOST_WHOLE_BYTES));
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(bytes)
    }

    /// The pieces, in order. What cannot be read is a piece too, and the last one of its file.
    pub fn pieces(self) -> Box<dyn Iterator<Item = Piece> + Send> {
        if self.is_zip {
            return zip::pieces(
                self.name.clone(),
                self.said,
                self.file.as_ref().and_then(|file| file.try_clone().ok()),
                self,
            );
        }
        if let Some(what) = self.alien {
            return Box::new(std::iter::once(Piece::Lost(Place::of_file(&self.name), format!("this is {what}"))));
        }
        match self.format {
            Format::Jsonl => self.lines(),
            Format::Csv => self.rows(None),
            Format::Tsv => self.rows(Some(b'\t')),
            Format::Warc | Format::Wet => self.pages(),
            Format::Parquet | Format::Arrow => self.columns(),
            _ => Box::new(std::iter::once(self.one())),
        }
    }

    fn one(self) -> Piece {
        let (file, format, encoding) = (self.name.clone(), self.format, self.said.encoding);
        match self.whole() {
            Ok(bytes) => Piece::Whole(super::piece::Whole { file, format, bytes, encoding }),
            Err(error) => Piece::Lost(Place::of_file(&file), error.to_string()),
        }
    }

    fn lines(mut self) -> Box<dyn Iterator<Item = Piece> + Send> {
        if self.head.starts_with(b"\xEF\xBB\xBF") {
            self.head.drain(..3);
        }
        let name = self.name.clone();
        let (input, trouble) = self.into_utf8(false);
        let lines = batch::chunks(LineGuard { input, length: 0 }, Path::new(&name));
        let file = name.clone();
        let pieces = lines.map(move |chunk| match chunk {
            Ok(chunk) => Piece::Lines(file.clone(), chunk),
            Err(error) => Piece::Lost(Place::default(), error.to_string()),
        });
        Box::new(pieces.chain(trouble.pieces(name)))
    }

    fn rows(self, separator: Option<u8>) -> Box<dyn Iterator<Item = Piece> + Send> {
        let name = self.name.clone();
        let (mut input, trouble) = self.into_utf8(true);
        let lost = |message: String| Piece::Lost(Place::at_line(&name, 1), message);
        let header = csv::Chunks::first_row(&mut input).map_err(|error| error.to_string()).and_then(|(row, rest)| {
            let text = String::from_utf8(row)
                .map_err(|_| "the header is not UTF-8; name its encoding with --encoding".to_owned())?;
            Ok((Header::read(text.trim_end_matches(['\n', '\r']), separator)?, rest))
        });
        let (header, rest) = match header {
            Ok(header) => header,
            Err(message) => return Box::new(std::iter::once(lost(message)).chain(trouble.pieces(name))),
        };
        let header = Arc::new(header);
        let mut chunks = csv::Chunks::new(input, header.separator, rest, 1 + header.lines);
        let file = name.clone();
        let pieces = std::iter::from_fn(move || match chunks.next_chunk() {
            Ok(chunk) => chunk.map(|chunk| Piece::Rows(file.clone(), Arc::clone(&header), chunk)),
            Err(error) => Some(Piece::Lost(Place::of_file(&file), error.to_string())),
        });
        Box::new(pieces.chain(trouble.pieces(name)))
    }

    fn pages(self) -> Box<dyn Iterator<Item = Piece> + Send> {
        let name = self.name.clone();
        let trouble = self.input.messages();
        let stream = BufReader::with_capacity(1 << 16, Cursor::new(self.head).chain(self.input));
        let mut records = warc::Records::new(stream);
        let file = name.clone();
        let mut torn = None;
        let pieces = std::iter::from_fn(move || {
            let lost = |torn: warc::Torn| {
                let place = Place::at_index(&file, torn.index);
                Piece::Lost(place, format!("{} (record at byte {})", torn.message, torn.offset))
            };
            if let Some(torn) = torn.take() {
                return Some(lost(torn));
            }
            let (mut pages, mut bytes) = (Vec::new(), 0);
            while bytes < PAGES_BYTES {
                match records.next_page() {
                    Some(Ok(page)) => {
                        bytes += page.block.len();
                        pages.push(page);
                    }
                    Some(Err(broken)) => {
                        torn = Some(broken);
                        break;
                    }
                    None => break,
                }
            }
            match pages.is_empty() {
                false => Some(Piece::Pages(file.clone(), pages)),
                true => torn.take().map(lost),
            }
        });
        Box::new(pieces.chain(trouble.pieces(name)))
    }

    #[cfg(feature = "columnar")]
    fn columns(mut self) -> Box<dyn Iterator<Item = Piece> + Send> {
        let (name, format) = (self.name.clone(), self.format);
        let file = self.file.take();
        super::columnar::pieces(&name, format, file, move || self.whole())
    }

    #[cfg(not(feature = "columnar"))]
    fn columns(self) -> Box<dyn Iterator<Item = Piece> + Send> {
        let message = "this build reads no Parquet and no Arrow; build with the feature \"columnar\"".to_owned();
        Box::new(std::iter::once(Piece::Lost(Place::of_file(&self.name), message)))
    }

    /// The stream as UTF-8, and its troubles. `by_look`: without a mark or a word of the user, the bytes decide.
    fn into_utf8(self, by_look: bool) -> (Box<dyn Read + Send>, Trouble) {
        let trouble = self.input.messages();
        let marked = Encoding::for_bom(&self.head).map(|(encoding, _)| encoding);
        // The head may end within a character, which is no fault.
        let is_utf8 = std::str::from_utf8(&self.head).map_or_else(|error| error.error_len().is_none(), |_| true);
        let seen = || {
            decode::unmarked_utf16(&self.head)
                .or_else(|| (by_look && !is_utf8).then(|| decode::guess(&self.head, None)))
        };
        let encoding = self.said.encoding.or(marked).or_else(seen).unwrap_or(UTF_8);
        let stream = Cursor::new(self.head).chain(self.input);
        if encoding == UTF_8 {
            return (Box::new(stream), trouble);
        }
        let decoded = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(stream);
        (Box::new(decoded), trouble)
    }
}

/// A stream that ends where it cannot be read on, and keeps the reason: what came before is then still done.
struct Patient<R> {
    input: R,
    trouble: Trouble,
}

/// Why a stream ended before its end.
#[derive(Clone, Default)]
pub struct Trouble(Arc<Mutex<Option<String>>>);

impl<R: Read> Patient<R> {
    fn new(input: R) -> Self {
        Self { input, trouble: Trouble::default() }
    }

    fn messages(&self) -> Trouble {
        self.trouble.clone()
    }

    fn trouble(&self) -> Option<String> {
        self.trouble.take()
    }
}

impl Trouble {
    fn take(&self) -> Option<String> {
        self.0.lock().expect("nobody panics while holding it").take()
    }

    /// The trouble as the last piece of the file `name`, asked for when all others are done.
    fn pieces(self, name: String) -> impl Iterator<Item = Piece> + Send {
        std::iter::from_fn(move || self.take().map(|message| Piece::Lost(Place::of_file(&name), message)))
    }
}

impl<R: Read> Read for Patient<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut trouble = self.trouble.0.lock().expect("nobody panics while holding it");
        if trouble.is_some() {
            return Ok(0);
        }
        match self.input.read(out) {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                *trouble = Some(error.to_string());
                Ok(0)
            }
            read => read,
        }
    }
}

/// Refuses a line longer than any record.
struct LineGuard<R> {
    input: R,
    length: usize,
}

impl<R: Read> Read for LineGuard<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(out)?;
        self.length = memchr::memrchr(b'\n', &out[..read]).map_or(self.length + read, |at| read - at - 1);
        if self.length > MOST_LINE_BYTES {
            let message = format!("a line longer than {}; no record is", megabytes(MOST_LINE_BYTES));
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(read)
    }
}
