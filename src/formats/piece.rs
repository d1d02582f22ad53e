//! What one worker takes of a file, and the records in it.

use super::csv::{Header, rows};
use super::{Format, Markdown, Place, decode, elements, limits, warc};
use crate::batch::Chunk;
use crate::record::{Article, FieldMap, Input};
use encoding_rs::Encoding;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::sync::Arc;

/// Part of a file.
#[derive(Debug)]
pub enum Piece {
    /// A file read whole: text, Markdown, HTML, JSON.
    Whole(Whole),
    /// Lines of JSONL.
    Lines(String, Chunk),
    /// Rows of a table.
    Rows(String, Arc<Header>, Chunk),
    /// Records of a web archive.
    Pages(String, Vec<warc::Page>),
    /// Rows of a columnar file, each as a JSON record, and the number of the first.
    Columns(String, usize, Vec<u8>),
    /// A file, or a part of one, that nobody can read.
    Lost(Place, String),
}

/// A file read whole.
#[derive(Debug)]
pub struct Whole {
    /// Its name.
    pub file: String,
    /// What it is.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The encoding the user knows it to be in.
    pub encoding: Option<&'static Encoding>,
}

/// One record as it was found.
pub struct Found<'a> {
    /// Where.
    pub place: Place,
    /// The record, or what is wrong with it.
    pub input: Result<Input<'a>, String>,
    /// What a person should know about how it was read.
    pub note: Option<String>,
    /// The Markdown the text was taken from.
    pub markdown: Option<&'a Markdown<'a>>,
}

impl<'a> Found<'a> {
    fn new(place: Place, input: Result<Input<'a>, String>) -> Self {
        let input = input.and_then(|input| {
            limits::article(input.text.len().max(input.html.as_deref().map_or(0, str::len)))?;
            Ok(input)
        });
        Self { place, input, note: None, markdown: None }
    }

    /// Puts the edits of a finished record where they belong in the file's own text.
    pub fn restore(markdown: Option<&Markdown<'_>>, article: &mut Article<'_>) {
        if let Some(markdown) = markdown {
            markdown.restore(article);
        }
    }
}

impl Piece {
    /// How many bytes of input it is.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Whole(whole) => whole.bytes.len(),
            Self::Lines(_, chunk) | Self::Rows(_, _, chunk) => chunk.bytes.len(),
            Self::Pages(_, pages) => pages.iter().map(|page| page.block.len()).sum(),
            Self::Columns(_, _, json) => json.len(),
            Self::Lost(..) => 0,
        }
    }

    /// Shows every record to `see`, in order.
    pub fn records(&self, fields: &FieldMap, mut see: impl FnMut(Found<'_>)) {
        if let Some(lines) = self.lines(fields) {
            return lines.for_each(see);
        }
        match self {
            Self::Whole(whole) => whole.records(fields, &mut see),
            Self::Lines(..) | Self::Columns(..) => unreachable!("each line of these is a record"),
            Self::Rows(file, header, chunk) => table(file, header, chunk, fields, &mut see),
            Self::Pages(file, pages) => pages.iter().for_each(|archived| page(file, archived, &mut see)),
            Self::Lost(place, message) => see(Found::new(place.clone(), Err(message.clone()))),
        }
    }

    /// Shows every record to `see`, in order, several together where they lie side by side: at most `most`, and never none.
    pub fn groups(&self, fields: &FieldMap, most: usize, mut see: impl FnMut(Vec<Found<'_>>)) {
        let Some(mut lines) = self.lines(fields) else {
            return self.records(fields, |found| see(vec![found]));
        };
        loop {
            let group: Vec<Found<'_>> = lines.by_ref().take(most).collect();
            if group.is_empty() {
                break;
            }
            see(group);
        }
    }

    /// The records, where each is a line of JSON; `None` where they are not.
    fn lines<'p>(&'p self, fields: &'p FieldMap) -> Option<Box<dyn Iterator<Item = Found<'p>> + 'p>> {
        let read = |line: &'p [u8]| utf8(line).and_then(|json| Input::of_json(json, fields));
        match self {
            Self::Lines(file, chunk) => {
                let lines = chunk.lines();
                Some(Box::new(lines.map(move |(number, line)| Found::new(Place::at_line(file, number), read(line)))))
            }
            Self::Columns(file, first, json) => {
                let rows = json.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()).zip(*first..);
                Some(Box::new(rows.map(move |(line, index)| Found::new(Place::at_index(file, index), read(line)))))
            }
            _ => None,
        }
    }
}

impl Whole {
    fn records(&self, fields: &FieldMap, see: &mut dyn FnMut(Found<'_>)) {
        let place = Place::of_file(&self.file);
        if self.format.is_one()
            && let Err(message) = limits::article(self.bytes.len())
        {
            // Where the limit is passed, so that an editor of the file finds what is so long.
            let within = &self.bytes[..limits::MOST_ARTICLE_BYTES];
            let line = memchr::memchr_iter(b'\n', within).count() + 1;
            let message = format!("{message} (the limit is passed at byte offset {})", within.len());
            return see(Found::new(Place::at_line(&self.file, line), Err(message)));
        }
        let decoded = decode::read(&self.bytes, self.encoding, self.format);
        let note = decoded.complaint();
        match self.format {
            Format::Markdown => {
                let markdown = Markdown::read(&decoded.text);
                let input =
                    markdown.input(fields).map(|input| Input { id: input.id.clone().or_else(|| self.id()), ..input });
                see(Found { note, markdown: Some(&markdown), ..Found::new(place, input) });
            }
            Format::Html => {
                let input = Input { id: self.id(), ..Input::of_html(&*decoded.text) };
                see(Found { note, ..Found::new(place, Ok(input)) });
            }
            Format::Json => match elements(&decoded.text) {
                Ok(elements) => {
                    let alone = !decoded.text.trim_start_matches('\u{FEFF}').trim_start().starts_with('[');
                    for (index, json) in elements.into_iter().enumerate() {
                        let place = if alone { place.clone() } else { Place::at_index(&self.file, index) };
                        see(Found {
                            note: note.clone().filter(|_| index == 0),
                            ..Found::new(place, Input::of_json(json, fields))
                        });
                    }
                }
                Err(message) => see(Found::new(place, Err(message))),
            },
            _ => {
                let input = Input { id: self.id(), ..Input::of_text(&*decoded.text) };
                see(Found { note, ..Found::new(place, Ok(input)) });
            }
        }
    }

    /// An article in a file of its own is known by its path; standard input by nothing.
    fn id(&self) -> Option<Cow<'static, RawValue>> {
        (self.file != "<stdin>").then(|| raw_text(&self.file))
    }
}

fn table(file: &str, header: &Header, chunk: &Chunk, fields: &FieldMap, see: &mut dyn FnMut(Found<'_>)) {
    if let Some(message) = fields.missing_in(&header.columns) {
        // Told once, where the columns are named.
        if chunk.first_line <= header.lines + 1 {
            see(Found::new(Place::at_line(file, 1), Err(message)));
        }
        return;
    }
    // A byte that is not UTF-8 costs its row and not the chunk.
    let text = String::from_utf8_lossy(&chunk.bytes);
    for row in rows(&text, header.separator) {
        let place = Place::at_line(file, chunk.first_line + row.line - 1);
        let broken = matches!(text, Cow::Owned(_)) && row.text.contains('\u{FFFD}');
        let json = if broken {
            Err("the row is not UTF-8; name its encoding with --encoding".to_owned())
        } else {
            header.record(row.text)
        };
        match &json {
            Ok(json) => see(Found::new(place, Input::of_json(json, fields))),
            Err(message) => see(Found::new(place, Err(message.clone()))),
        }
    }
}

fn page(file: &str, page: &warc::Page, see: &mut dyn FnMut(Found<'_>)) {
    let place = Place::at_index(file, page.index);
    let at = |message: String| format!("{message} (record at byte {})", page.offset);
    let known = || Input {
        id: page.id.as_deref().map(raw_text),
        url: page.url.as_deref().map(Cow::Borrowed),
        language: page.language.as_deref().map(Cow::Borrowed),
        ..Input::default()
    };
    if page.is_text {
        let decoded = decode(&page.block, None);
        let input = Input { text: Cow::Borrowed(&*decoded.text), ..known() };
        return see(Found { note: decoded.complaint().map(at), ..Found::new(place, Ok(input)) });
    }
    match warc::html(&page.block) {
        Ok(Some(html)) => {
            let decoded = decode(&html.bytes, html.declared.as_deref());
            let input = Input { html: Some(Cow::Borrowed(&*decoded.text)), ..known() };
            see(Found { note: decoded.complaint().map(at), ..Found::new(place, Ok(input)) });
        }
        Ok(None) => {}
        Err(message) => see(Found::new(place, Err(at(message)))),
    }
}

fn raw_text(text: &str) -> Cow<'static, RawValue> {
    Cow::Owned(serde_json::value::to_raw_value(text).expect("a text is a JSON string"))
}

/// The bytes as text, or where they stop being UTF-8.
fn utf8(bytes: &[u8]) -> Result<&str, String> {
    simdutf8::compat::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        format!("byte {} (0x{:02X}) is not UTF-8; name the encoding of the file with --encoding", at + 1, bytes[at])
    })
}
