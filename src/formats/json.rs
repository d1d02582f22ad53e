//! JSON files: one record, or an array of records, as they are written; and a text in them with its edits.

use crate::text::Edit;
use serde_json::value::RawValue;
use std::fmt::Write;

/// The records of a JSON file: the elements of an array, or the one object, each a slice of `json`.
///
/// # Errors
/// Where and why `json` is none.
pub fn elements(json: &str) -> Result<Vec<&str>, String> {
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    if !json.trim_start().starts_with('[') {
        return Ok(vec![json.trim()]);
    }
    let elements: Vec<&RawValue> = serde_json::from_str(json).map_err(|error| format!("not valid JSON: {error}"))?;
    Ok(elements.into_iter().map(RawValue::get).collect())
}

/// `raw`, a valid JSON string with its quotes, after `edits` over the text it holds. What they leave is escaped as it was.
///
/// New words are escaped where the string has no character beyond ASCII but in escapes, as Python writes JSON.
///
/// ```
/// use copydesk::text::{Edit, Span};
/// let (raw, text) = (r#""Caf\u00e9\/Bar, Caf\u00e9\n""#, "Café/Bar, Café\n");
/// let edit = Edit::replace(text, Span::new(6, 10), "Čaj");
/// assert_eq!(copydesk::formats::edited(raw, &[edit]), r#""Caf\u00e9\/\u010caj Caf\u00e9\n""#);
/// ```
pub fn edited(raw: &str, edits: &[Edit]) -> String {
    let in_ascii = raw.is_ascii() && raw.contains("\\u");
    let mut out = String::with_capacity(raw.len());
    let (mut written, mut said, mut copied) = (1, 0, 0);
    let mut place_of = |target: usize| {
        while said < target {
            let (in_raw, in_text) = character(&raw[written..]);
            written += in_raw;
            said += in_text;
        }
        written
    };
    for edit in edits {
        let (start, end) = (place_of(edit.span.start), place_of(edit.span.end));
        out += &raw[copied..start];
        push_escaped(&mut out, &edit.with, in_ascii);
        copied = end;
    }
    out += &raw[copied..];
    out
}

/// How long the next character of a JSON string is, as it is written and as text.
fn character(raw: &str) -> (usize, usize) {
    let first = raw.chars().next().expect("an edit lies inside its text");
    if first != '\\' {
        return (first.len_utf8(), first.len_utf8());
    }
    let unit = |at: usize| u32::from_str_radix(raw.get(at..at + 4)?, 16).ok();
    match unit(2).filter(|_| raw.as_bytes()[1] == b'u') {
        None => (2, 1),
        // Half of a pair; a valid string has the other half behind it.
        Some(0xD800..=0xDFFF) => (12, 4),
        Some(code) => (6, char::from_u32(code).map_or(1, char::len_utf8)),
    }
}

fn push_escaped(out: &mut String, text: &str, in_ascii: bool) {
    let quoted = serde_json::to_string(text).expect("a text is a JSON string");
    for c in quoted[1..quoted.len() - 1].chars() {
        if c.is_ascii() || !in_ascii {
            out.push(c);
        } else {
            c.encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| write!(out, "\\u{unit:04x}").expect("a string takes all"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::edited;
    use crate::text::{Edit, Span};

    #[test]
    fn what_edits_leave_is_written_as_it_was() {
        let raw = r#""\ud83d\ude00 w\u0061s \"ż\" \/ \b\t\\u0061 end""#;
        let text: String = serde_json::from_str(raw).expect("valid JSON");
        for (start, c) in text.char_indices() {
            let span = Span::new(start, start + c.len_utf8());
            for with in ["", "a\"\n", "ł😀"] {
                let after = edited(raw, &[Edit::replace(&text, span, with)]);
                let read: String = serde_json::from_str(&after).expect("still valid JSON");
                assert_eq!(read, [&text[..start], with, &text[span.end..]].concat(), "{after}");
            }
        }
        assert_eq!(edited(raw, &[]), raw);
        assert_eq!(edited(raw, &[Edit::replace(&text, Span::new(4, 4), "ł")]), raw.replacen(' ', "ł ", 1));
    }

    #[test]
    fn a_string_in_ascii_stays_in_ascii() {
        let (raw, text) = (r#""caf\u00e9""#, "café");
        assert_eq!(edited(raw, &[Edit::replace(text, Span::new(0, 1), "č😀")]), r#""\u010d\ud83d\ude00af\u00e9""#);
    }
}
