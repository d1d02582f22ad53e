//! A record as one line of JSON: byte for byte what serde makes of it.
//!
//! Most of a record are its paragraphs, which hold next to nothing that JSON escapes: they are looked through many bytes at a time.

use super::{Article, NameEntry, NameVariant, Removed};
use crate::finding::Finding;
use crate::text::eight::between;
use crate::text::{Edit, Span};
use serde::Serialize;

impl Article<'_> {
    /// Appends the record to `out` as JSON, with no blank between its members and no line end behind it.
    pub fn write_json(&self, out: &mut Vec<u8>) {
        // Every field by name: one that is added does not get lost here.
        let Self {
            schema,
            id,
            url,
            language,
            title,
            section,
            authors,
            published,
            updated,
            dateline,
            body,
            images,
            names,
            removed,
            findings,
            text: fixed,
            extra,
        } = self;
        out.push(b'{');
        text(out, "schema", schema);
        member(out, "id", id);
        optional_text(out, "url", url.as_deref());
        member(out, "language", language);
        optional_text(out, "title", title.as_deref());
        optional_text(out, "section", section.as_deref());
        member(out, "authors", authors);
        optional_text(out, "published", published.as_deref());
        optional_text(out, "updated", updated.as_deref());
        member(out, "dateline", dateline);
        begin(out, "body");
        list(out, b"[]", body, |out, paragraph| string(out, paragraph));
        member(out, "images", images);
        begin(out, "names");
        list(out, b"[]", names, write_name);
        begin(out, "removed");
        list(out, b"[]", removed, write_removed);
        begin(out, "findings");
        list(out, b"[]", findings, write_finding);
        if let Some(fixed) = fixed {
            text(out, "text", fixed);
        }
        begin(out, "extra");
        list(out, b"{}", extra, |out, (key, value)| {
            string(out, key);
            out.push(b':');
            out.extend_from_slice(value.get().as_bytes());
        });
        out.push(b'}');
    }
}

fn write_finding(out: &mut Vec<u8>, finding: &Finding) {
    let Finding { rule, name, level, field, span, line, column, message, confidence, evidence, fate, edits } = finding;
    out.push(b'{');
    text(out, "rule", rule);
    text(out, "name", name);
    member(out, "level", level);
    text(out, "field", field);
    begin(out, "span");
    out.push(b'{');
    ends(out, *span);
    out.push(b'}');
    member(out, "line", line);
    member(out, "column", column);
    text(out, "message", message);
    member(out, "confidence", confidence);
    begin(out, "evidence");
    list(out, b"[]", evidence, |out, words| string(out, words));
    member(out, "fate", fate);
    begin(out, "edits");
    list(out, b"[]", edits, |out, edit| {
        let Edit { span, before, with } = edit;
        out.push(b'{');
        ends(out, *span);
        text(out, "before", before);
        text(out, "with", with);
        out.push(b'}');
    });
    out.push(b'}');
}

fn ends(out: &mut Vec<u8>, span: Span) {
    member(out, "start", &span.start);
    member(out, "end", &span.end);
}

fn write_name(out: &mut Vec<u8>, name: &NameEntry) {
    let NameEntry { canonical, source, variants, confidence, changed } = name;
    out.push(b'{');
    text(out, "canonical", canonical);
    member(out, "source", source);
    begin(out, "variants");
    list(out, b"[]", variants, |out, variant| {
        let NameVariant { text: written, convention, count } = variant;
        out.push(b'{');
        text(out, "text", written);
        optional_text(out, "convention", convention.as_deref());
        member(out, "count", count);
        out.push(b'}');
    });
    member(out, "confidence", confidence);
    member(out, "changed", changed);
    out.push(b'}');
}

fn write_removed(out: &mut Vec<u8>, removed: &Removed) {
    let Removed { text: written, kind, language, gloss, rule } = removed;
    out.push(b'{');
    text(out, "text", written);
    member(out, "kind", kind);
    text(out, "language", language.as_str());
    optional_text(out, "gloss", gloss.as_deref());
    optional_text(out, "rule", *rule);
    out.push(b'}');
}

#[inline]
fn text(out: &mut Vec<u8>, key: &str, text: &str) {
    begin(out, key);
    string(out, text);
}

#[inline]
fn optional_text(out: &mut Vec<u8>, key: &str, text: Option<&str>) {
    begin(out, key);
    match text {
        Some(text) => string(out, text),
        None => out.extend_from_slice(b"null"),
    }
}

#[inline]
fn member(out: &mut Vec<u8>, key: &str, value: &impl Serialize) {
    begin(out, key);
    serde_json::to_writer(&mut *out, value).expect("a field is plain data, memory takes it");
}

/// Begins a member, behind a comma where it is not the first. Keys are literals, and put in place without a call.
#[inline(always)]
fn begin(out: &mut Vec<u8>, key: &str) {
    if out.last() != Some(&b'{') {
        out.push(b',');
    }
    out.push(b'"');
    out.extend_from_slice(key.as_bytes());
    out.extend_from_slice(b"\":");
}

/// Writes `items` between the two `brackets`, commas between them.
fn list<T>(out: &mut Vec<u8>, brackets: &[u8; 2], items: &[T], write: impl Fn(&mut Vec<u8>, &T)) {
    out.push(brackets[0]);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write(out, item);
    }
    out.push(brackets[1]);
}

/// Writes `text` as a JSON string.
fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut rest = text;
    loop {
        let (plain, behind) = rest.split_at(plain_length(rest.as_bytes()));
        out.extend_from_slice(plain.as_bytes());
        match behind.as_bytes().first() {
            None => break,
            Some(&byte @ (b'"' | b'\\')) => out.extend_from_slice(&[b'\\', byte]),
            Some(_) => {
                let control = serde_json::to_string(&behind[..1]).expect("a text is a JSON string");
                out.extend_from_slice(control.trim_matches('"').as_bytes());
            }
        }
        rest = &behind[1..];
    }
    out.push(b'"');
}

/// Bytes looked at together.
const TOGETHER: usize = 32;

/// How many of `bytes` there are before the first that JSON escapes, a character of ASCII.
fn plain_length(bytes: &[u8]) -> usize {
    // A fold, not `any`: without an early way out the loop is done in vectors.
    let is_plain = |block: &&[u8; TOGETHER]| !block.iter().fold(false, |escaped, &byte| escaped | is_escaped(byte));
    let mut known = TOGETHER * bytes.as_chunks().0.iter().take_while(is_plain).count();
    let mut rest = &bytes[known..];
    while let Some(eight) = rest.first_chunk() {
        let escaped = escaped_among(eight);
        if escaped != 0 {
            return known + (escaped.trailing_zeros() / 8) as usize;
        }
        (known, rest) = (known + 8, &rest[8..]);
    }
    // The last ones are looked at with those before them.
    if let (1.., Some(eight)) = (rest.len(), bytes.last_chunk()) {
        let escaped = escaped_among(eight) >> (8 * (8 - rest.len()));
        return if escaped == 0 { bytes.len() } else { known + (escaped.trailing_zeros() / 8) as usize };
    }
    rest.iter().position(|&byte| is_escaped(byte)).map_or(bytes.len(), |at| known + at)
}

/// The high bit of each of eight bytes that JSON escapes.
fn escaped_among(eight: &[u8; 8]) -> u64 {
    let eight = u64::from_le_bytes(*eight);
    between(eight, 0, 0x1F) | between(eight, b'"', b'"') | between(eight, b'\\', b'\\')
}

fn is_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

#[cfg(test)]
mod tests {
    use super::string;
    use crate::record::FieldMap;
    use crate::{Desk, Input, Options};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_string_is_what_serde_makes_of_it(text in "([a-z ]{0,40}|[\"\\\\/]|\\PC|[\0-\u{1F}\u{7F}-\u{9F}\u{2028}]){0,12}") {
            let mut out = Vec::new();
            string(&mut out, &text);
            prop_assert_eq!(String::from_utf8(out).expect("text"), serde_json::to_string(&text).expect("text"));
        }
    }

    #[test]
    fn a_record_is_what_serde_makes_of_it() {
        let paragraph = "The council voted on Monday to close the old harbour bridge until the repairs are paid for.";
        let full = serde_json::json!({
            "id": { "a": [1] },
            "url": "https://a.example/\"1\"",
            "published": "2026-02-10",
            "text": format!(
                "Old \"bridge\" reopens\nBy Jane Doe\nThe bridge. Photo: Anna Kos / AFP\n{paragraph}\n\
                 Kremlin spokesman Dmitrij Pieskow said the tab\there is his, and Pieskow left.\nRead more\n{paragraph}"
            ),
            "k\"ey": { "x": 1.50 },
            "b": null,
        });
        for undoable in [false, true] {
            let desk = Desk::new(Options { undoable, ..Options::default() });
            let cleaned = |json: &str| {
                let article = desk.clean(Input::of_json(json, &FieldMap::default()).expect("a record"));
                let mut out = Vec::new();
                article.write_json(&mut out);
                let out = String::from_utf8(out).expect("text");
                assert_eq!(out, serde_json::to_string(&article).expect("text"));
                out
            };
            let out = cleaned(&full.to_string());
            for said in ["Dmitry Peskov", "\"rule\":\"NM101\"", "\"gloss\":\"", "Anna Kos", "Jane Doe", "\"x\":1.5"] {
                assert!(out.contains(said), "{said} in {out}");
            }
            cleaned(r#"{"text": ""}"#);
        }
    }
}
