//! What a file is: by its name, and by its beginning, which is right where the two differ.

use super::Format;
use std::path::Path;

/// The format the name of a file promises, `.gz` and `.zst` set aside.
pub fn by_name(path: &Path) -> Option<Format> {
    // A name need not be UTF-8; what tells the format is.
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    Some(match name.rsplit_once('.')?.1 {
        "txt" | "text" => Format::Text,
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        "json" => Format::Json,
        "jsonl" | "ndjson" => Format::Jsonl,
        "csv" => Format::Csv,
        "tsv" | "tab" => Format::Tsv,
        "parquet" => Format::Parquet,
        "arrow" | "ipc" | "feather" | "arrows" => Format::Arrow,
        "warc" => Format::Warc,
        "wet" => Format::Wet,
        _ => return None,
    })
}

/// Whether the name is that of an archive of files.
pub fn is_zip_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}

/// What unpacked content is that begins with `head` and whose name says `named`.
///
/// Formats with a signature are what they say. HTML that is called JSON, and lines of JSON that are called an array, are seen; between
/// text, Markdown and tables the name decides, as their content may look alike.
pub fn by_content(head: &[u8], named: Option<Format>) -> Format {
    if let Some(format) = by_signature(head) {
        return match (format, named) {
            (Format::Warc, Some(Format::Wet)) => Format::Wet,
            _ => format,
        };
    }
    let start = trim_start(head);
    match (by_structure(start), named) {
        // A record that goes on beyond what is seen: one line of JSON reads alike as a document and as a line.
        (Some(Format::Json), Some(Format::Jsonl)) if is_open_line(start) => Format::Jsonl,
        (Some(Format::Json), None) if is_open_line(start) && head.len() >= LONG_RECORD => Format::Jsonl,
        (Some(seen @ (Format::Json | Format::Jsonl)), None | Some(Format::Json | Format::Jsonl)) => seen,
        (Some(seen), Some(Format::Html)) if seen != Format::Html && start.first() != Some(&b'[') => seen,
        (Some(Format::Html), _) => Format::Html,
        // What promises a signature and has none is broken, and its reader says how.
        (_, Some(named)) => named,
        (Some(seen), None) => seen,
        (None, None) => Format::Text,
    }
}

/// A first line of so many bytes without an end is a record of a corpus: pages are stored so, documents seldom.
const LONG_RECORD: usize = 32 << 10;

/// Whether the content begins with a record whose line does not end.
fn is_open_line(start: &[u8]) -> bool {
    start.starts_with(b"{") && !start.contains(&b'\n')
}

fn by_signature(head: &[u8]) -> Option<Format> {
    const SIGNATURES: [(&[u8], Format); 4] = [
        (b"PAR1", Format::Parquet),
        (b"ARROW1\0\0", Format::Arrow),
        (b"\xFF\xFF\xFF\xFF", Format::Arrow),
        (b"WARC/1.", Format::Warc),
    ];
    SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)).map(|&(_, format)| format)
}

/// HTML by its first tag; JSON if it begins like a record or an array; JSONL if the first line is a whole record.
fn by_structure(head: &[u8]) -> Option<Format> {
    let tag = |name: &[u8]| head.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    if tag(b"<!doctype html") || tag(b"<html") {
        return Some(Format::Html);
    }
    let first = head.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii();
    let more = head.len() > first.len() && !trim_start(&head[first.len()..]).is_empty();
    let whole_record = first.starts_with(b"{") && serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok();
    let follows = |mark: &[u8]| head.get(1..).is_some_and(|rest| trim_start(rest).starts_with(mark));
    match head.first()? {
        b'{' if whole_record && (more || first.len() < head.len()) => Some(Format::Jsonl),
        b'{' if whole_record => Some(Format::Json),
        b'{' if follows(b"\"") => Some(Format::Json),
        b'[' if follows(b"{") => Some(Format::Json),
        _ => None,
    }
}

fn trim_start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::{Format, LONG_RECORD, by_content, by_name};
    use std::path::Path;

    #[test]
    fn a_name_keeps_its_format_when_packed() {
        for (name, format) in [("a.warc.gz", Format::Warc), ("B.JSONL.zst", Format::Jsonl), ("c.tsv", Format::Tsv)] {
            assert_eq!(by_name(Path::new(name)), Some(format), "{name}");
        }
        assert_eq!(by_name(Path::new("main.rs")), None);
    }

    #[test]
    fn content_is_right_where_the_name_lies() {
        assert_eq!(by_content(b"PAR1....", Some(Format::Text)), Format::Parquet);
        assert_eq!(by_content(b"\n<!DOCTYPE html><p>", Some(Format::Json)), Format::Html);
        assert_eq!(by_content(b"{\"text\":\"A\"}\n{\"text\":\"B\"}", Some(Format::Json)), Format::Jsonl);
        assert_eq!(by_content(b"[\n{\"text\":\"A\"}]", Some(Format::Jsonl)), Format::Json);
        assert_eq!(by_content(b"{\"text\":\"A\"}\n", Some(Format::Html)), Format::Jsonl);
        let long = format!("{{\"html\":\"{}", "<p>".repeat(LONG_RECORD));
        assert_eq!(by_content(long.as_bytes(), Some(Format::Jsonl)), Format::Jsonl);
        assert_eq!(by_content(long.as_bytes(), Some(Format::Json)), Format::Json);
        assert_eq!(by_content(long.as_bytes(), None), Format::Jsonl);
        assert_eq!(by_content(b"WARC/1.0\r\n", Some(Format::Wet)), Format::Wet);
    }

    #[test]
    fn prose_is_what_its_name_says() {
        assert_eq!(by_content(b"[Photo] A harbour", Some(Format::Markdown)), Format::Markdown);
        assert_eq!(by_content(b"A harbour, a bridge", Some(Format::Csv)), Format::Csv);
        assert_eq!(by_content(b"{{ template }} left in the page", Some(Format::Text)), Format::Text);
    }
}
