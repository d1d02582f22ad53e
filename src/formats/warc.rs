//! Web archives (WARC 1.0 and 1.1, ISO 28500) and the text archives of Common Crawl (WET), record by record.
//!
//! Our own reader: the crates for it hold records whole or stop at the first torn one, and a crawl always has one.

use super::declared::declared_in_page;
use super::limits::{self, MOST_ARTICLE_BYTES};
use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::io::{self, BufRead, Read};

/// The longest header of a record; real ones have a thousand bytes.
const MOST_HEADER_BYTES: u64 = 64 << 10;

/// A response, or a text made from one, as it lies in the archive.
#[derive(Debug, Default)]
pub struct Page {
    /// Number of the record among all of the archive, from 0.
    pub index: usize,
    /// Where the record begins, in bytes of the unpacked archive.
    pub offset: u64,
    /// `WARC-Record-ID` without its brackets.
    pub id: Option<String>,
    /// `WARC-Target-URI`.
    pub url: Option<String>,
    /// `WARC-Identified-Content-Language`, the first.
    pub language: Option<String>,
    /// Whether the block is text rather than an HTTP response.
    pub is_text: bool,
    /// The block.
    pub block: Vec<u8>,
}

/// A record nobody can read.
#[derive(Debug)]
pub struct Torn {
    /// As in [`Page`].
    pub index: usize,
    /// As in [`Page`].
    pub offset: u64,
    /// What is wrong.
    pub message: String,
}

/// Reads an archive.
pub struct Records<R> {
    input: R,
    offset: u64,
    index: usize,
    /// A version line that was found while looking for one.
    found: bool,
    done: bool,
}

impl<R: BufRead> Records<R> {
    /// The records of `input`.
    pub fn new(input: R) -> Self {
        Self { input, offset: 0, index: 0, found: false, done: false }
    }

    /// The next page or torn record; others are passed over.
    pub fn next_page(&mut self) -> Option<Result<Page, Torn>> {
        loop {
            if self.done {
                return None;
            }
            let start = self.offset;
            match self.record() {
                Ok(Some(Some(page))) => {
                    self.index += 1;
                    return Some(Ok(Page { index: self.index - 1, offset: start, ..page }));
                }
                Ok(Some(None)) => self.index += 1,
                Ok(None) => self.done = true,
                Err(message) => {
                    self.index += 1;
                    let torn = Torn { index: self.index - 1, offset: start, message };
                    self.find_next();
                    return Some(Err(torn));
                }
            }
        }
    }

    /// One record; `Some(None)` for one of another kind, `None` at the end.
    fn record(&mut self) -> Result<Option<Option<Page>>, String> {
        if !std::mem::take(&mut self.found) {
            let mut line = self.line()?;
            while line.iter().all(u8::is_ascii_whitespace) {
                if line.is_empty() {
                    return Ok(None);
                }
                line = self.line()?;
            }
            if !line.starts_with(b"WARC/") {
                return Err(
                    "no record begins here; it should with \"WARC/1.\", so the one before is longer than it says"
                        .to_owned(),
                );
            }
        }
        let fields = self.fields()?;
        let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let length = field("content-length").and_then(|length| length.parse::<u64>().ok());
        let length = length.ok_or("the record has no Content-Length, so nobody knows where it ends")?;
        let (kind, content) = (field("warc-type").unwrap_or_default(), field("content-type").unwrap_or_default());
        let is_text = kind == "conversion" && content.starts_with("text/plain");
        let is_response = kind == "response" && content.to_ascii_lowercase().contains("http");
        if !is_text && !is_response {
            self.skip(length)?;
            return Ok(Some(None));
        }
        if length > 2 * MOST_ARTICLE_BYTES as u64 {
            self.skip(length)?;
            return Err(format!("one record of {}; no page is so long", limits::megabytes(length as usize)));
        }
        let mut block = Vec::with_capacity(length as usize);
        (&mut self.input).take(length).read_to_end(&mut block).map_err(|error| error.to_string())?;
        self.offset += block.len() as u64;
        if (block.len() as u64) < length {
            return Err(format!("the record is torn: {} of {length} bytes are there", block.len()));
        }
        Ok(Some(Some(Page {
            id: field("warc-record-id").map(|id| id.trim_start_matches('<').trim_end_matches('>').to_owned()),
            url: field("warc-target-uri").map(|url| url.trim_start_matches('<').trim_end_matches('>').to_owned()),
            language: field("warc-identified-content-language")
                .and_then(|list| list.split(',').next().map(|tag| tag.trim().to_owned()))
                .filter(|tag| !tag.is_empty()),
            is_text,
            block,
            ..Page::default()
        })))
    }

    fn fields(&mut self) -> Result<Vec<(String, String)>, String> {
        let begin = self.offset;
        let mut fields: Vec<(String, String)> = Vec::new();
        loop {
            let line = self.line()?;
            if line.trim_ascii().is_empty() {
                return if line.is_empty() { Err("the header of the record is torn".to_owned()) } else { Ok(fields) };
            }
            if self.offset - begin > MOST_HEADER_BYTES {
                return Err("the header of the record has no end".to_owned());
            }
            let line = String::from_utf8_lossy(&line);
            if let Some((name, value)) = line.split_once(':') {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }

    fn line(&mut self) -> Result<Vec<u8>, String> {
        let mut line = Vec::new();
        let read = (&mut self.input).take(MOST_HEADER_BYTES).read_until(b'\n', &mut line);
        self.offset += line.len() as u64;
        read.map(|_| line).map_err(|error| error.to_string())
    }

    fn skip(&mut self, length: u64) -> Result<(), String> {
        let skipped =
            io::copy(&mut (&mut self.input).take(length), &mut io::sink()).map_err(|error| error.to_string())?;
        self.offset += skipped;
        if skipped < length {
            Err(format!("the record is torn: {skipped} of {length} bytes are there"))
        } else {
            Ok(())
        }
    }

    /// Goes on to the next line that begins a record.
    fn find_next(&mut self) {
        while !self.found && !self.done {
            match self.line() {
                Ok(line) if line.is_empty() => self.done = true,
                Ok(line) => self.found = line.starts_with(b"WARC/1."),
                Err(_) => self.done = true,
            }
        }
    }
}

/// The page of an HTTP response.
#[derive(Debug)]
pub struct Html {
    /// Its bytes, unpacked.
    pub bytes: Vec<u8>,
    /// The encoding that the header, or else the page itself, declares.
    pub declared: Option<String>,
}

/// The HTML of an HTTP response; `None` if it is none: a picture, a redirect.
///
/// # Errors
/// When the body cannot be unpacked.
pub fn html(block: &[u8]) -> Result<Option<Html>, String> {
    let Some((head, body)) = split_head(block) else { return Ok(None) };
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split_ascii_whitespace().nth(1)).unwrap_or_default();
    let field = |name: &str| {
        let own = |line: &str| line.split_once(':').is_some_and(|(key, _)| key.trim().eq_ignore_ascii_case(name));
        let line = head.lines().skip(1).find(|line| own(line))?;
        Some(line.split_once(':')?.1.trim().to_ascii_lowercase())
    };
    let kind = field("content-type").unwrap_or_default();
    let is_html = kind.contains("html") || (kind.is_empty() && looks_like_html(body));
    if !status.starts_with('2') || !is_html {
        return Ok(None);
    }
    let body = match field("transfer-encoding") {
        // Many crawlers store the body put together and keep the header.
        Some(coding) if coding.contains("chunked") => joined(body).unwrap_or_else(|| body.to_vec()),
        _ => body.to_vec(),
    };
    let body = unpacked(body, field("content-encoding").as_deref())?;
    let declared = kind
        .split_once("charset=")
        .map(|(_, label)| label.split(';').next().unwrap_or_default().trim_matches(['"', '\'', ' ']).to_owned());
    let known = |label: &String| encoding_rs::Encoding::for_label(label.as_bytes()).is_some();
    let declared = declared.filter(known).or_else(|| declared_in_page(&body));
    Ok(Some(Html { bytes: body, declared }))
}

fn looks_like_html(body: &[u8]) -> bool {
    super::by_content(&body[..body.len().min(1024)], None) == super::Format::Html
}

fn split_head(block: &[u8]) -> Option<(&[u8], &[u8])> {
    if !block.starts_with(b"HTTP/") {
        return None;
    }
    let end = |mark: &[u8]| memchr::memmem::find(block, mark).map(|at| (at, at + mark.len()));
    let (head, body) = match (end(b"\r\n\r\n"), end(b"\n\n")) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b)?,
    };
    Some((&block[..head], &block[body..]))
}

/// The chunks of a chunked body put together, as far as they go where the response broke off; `None` if it is not in chunks.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    while let Some(end) = memchr::memchr(b'\n', body) {
        let size = std::str::from_utf8(body[..end].trim_ascii()).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        let is_torn = size > body.len();
        if is_torn && whole.is_empty() {
            return None;
        }
        let (chunk, rest) = body.split_at(size.min(body.len()));
        whole.extend_from_slice(chunk);
        body = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    let is_size = |byte: &u8| byte.is_ascii_hexdigit() || *byte == b'\r';
    (!whole.is_empty() && body.iter().all(is_size)).then_some(whole)
}

/// The body without its codings, the last of which was put on last.
fn unpacked(body: Vec<u8>, codings: Option<&str>) -> Result<Vec<u8>, String> {
    codings.unwrap_or_default().rsplit(',').try_fold(body, |body, coding| without(coding.trim(), body))
}

fn without(coding: &str, body: Vec<u8>) -> Result<Vec<u8>, String> {
    let is_gzip = body.starts_with(&[0x1F, 0x8B]);
    let is_zstd = body.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]);
    // Brotli has no signature, and many crawlers store the body unpacked and keep the header: packed data are not text.
    let is_text = || std::str::from_utf8(&body).is_ok() || looks_like_html(&body);
    let mut decoder: Box<dyn Read + '_> = match coding {
        "gzip" | "x-gzip" if is_gzip => Box::new(GzDecoder::new(&body[..])),
        "deflate" if body.first() == Some(&0x78) => Box::new(ZlibDecoder::new(&body[..])),
        // Some servers leave out the two bytes that the standard puts in front (zlib); browsers read both.
        "deflate" if !is_text() => Box::new(DeflateDecoder::new(&body[..])),
        "zstd" if is_zstd => {
            Box::new(zstd::Decoder::new(&body[..]).map_err(|error| format!("the packed page cannot be read: {error}"))?)
        }
        "br" if !is_text() => Box::new(brotli_decompressor::Decompressor::new(&body[..], 1 << 12)),
        _ => return Ok(body),
    };
    let mut html = Vec::new();
    let most = 2 * MOST_ARTICLE_BYTES as u64;
    let read = (&mut decoder).take(most + 1).read_to_end(&mut html);
    read.map_err(|error| format!("the packed page cannot be read: {error}"))?;
    if html.len() as u64 > most {
        return Err(format!("the packed page grows beyond {}", limits::megabytes(most as usize)));
    }
    drop(decoder);
    Ok(html)
}
