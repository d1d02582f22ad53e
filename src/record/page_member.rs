//! Records that hold a page: nearly all of them is one string, full of escaped quotes, which is read and resolved as it is passed.
//!
//! What is in any way out of the ordinary is left to the parser, which also says what is wrong with it.

use super::RawField;
use super::input::Key;
use crate::text::block::{Block, SIXTY_FOUR, below, ones};
use memchr::memmem;
use serde::Deserialize;
use serde_json::Deserializer;
use std::borrow::Cow;

/// A record with its page.
pub(super) struct WithPage<'a> {
    /// The other members in order, values unread.
    pub(super) others: Vec<RawField<'a>>,
    /// The page's name.
    pub(super) key: Cow<'a, str>,
    /// The page as it is written in JSON, and how many members stand before it.
    pub(super) json: &'a str,
    pub(super) before: usize,
    /// The page, its escapes resolved.
    pub(super) page: Cow<'a, str>,
}

/// Shorter records are read as fast by the parser, in bytes.
const LEAST: usize = 16 * 1024;

/// Reads a record whose member `name` is a page; `None` for any other, and for what the parser has to tell.
///
/// A record with a member `text` is left to the parser, too: where there is a text, its page is not read. Within a string the name would
/// stand between escaped quotes.
pub(super) fn read<'a>(json: &'a str, name: &str, text: Option<&str>) -> Option<WithPage<'a>> {
    if json.len() < LEAST
        || text.is_some_and(|text| memmem::find(json.as_bytes(), format!("\"{text}\"").as_bytes()).is_some())
    {
        return None;
    }
    let (mut others, mut found) = (Vec::new(), None);
    let mut at = sign(json, 0, b'{')?;
    loop {
        let (Key(key), behind) = one(json, blanks(json, at))?;
        let value = blanks(json, sign(json, behind, b':')?);
        at = if key == name && json.as_bytes().get(value) == Some(&b'"') {
            let (page, end) = string(json, value)?;
            // Of two the last counts, and both travel on: a case for the parser.
            if found.replace((key, &json[value..end], others.len(), page)).is_some() {
                return None;
            }
            end
        } else {
            let (member, end) = one(json, value)?;
            others.push((key, member));
            end
        };
        match sign(json, at, b',') {
            Some(next) => at = next,
            None => break,
        }
    }
    let end = sign(json, at, b'}')?;
    let (key, json, before, page) = found.filter(|_| blanks(json, end) == json.len())?;
    Some(WithPage { others, key, json, before, page })
}

/// The first place from `at` on where no blank stands.
fn blanks(json: &str, at: usize) -> usize {
    let long = json.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
    at + long
}

/// The place behind `sign`, where that is what follows.
fn sign(json: &str, at: usize, sign: u8) -> Option<usize> {
    let at = blanks(json, at);
    (json.as_bytes().get(at) == Some(&sign)).then_some(at + 1)
}

/// The value that stands at `at`, read by the parser, and the place behind it.
fn one<'a, T: Deserialize<'a>>(json: &'a str, at: usize) -> Option<(T, usize)> {
    let mut values = Deserializer::from_str(&json[at..]).into_iter::<T>();
    let value = values.next()?.ok()?;
    Some((value, at + values.byte_offset()))
}

/// The string whose opening quote stands at `quote`, its escapes resolved, and the place behind its closing quote.
fn string(json: &str, quote: usize) -> Option<(Cow<'_, str>, usize)> {
    let bytes = json.as_bytes();
    let (mut text, mut copied) = (Vec::new(), quote + 1);
    for from in (copied..bytes.len()).step_by(SIXTY_FOUR) {
        let block = Block::of(&bytes[from..]);
        let signs = block.are(b'"') | block.are(b'\\') | block.between(1, 0x1F) | block.are(0);
        for at in ones(signs & below(bytes.len() - from)).map(|bit| from + bit) {
            if at < copied {
                continue; // part of an escape
            }
            match bytes[at] {
                b'"' if text.capacity() == 0 => return Some((Cow::Borrowed(&json[copied..at]), at + 1)),
                b'"' => {
                    text.extend_from_slice(&bytes[copied..at]);
                    return Some((Cow::Owned(String::from_utf8(text).ok()?), at + 1));
                }
                b'\\' => {
                    if text.capacity() == 0 {
                        text.reserve_exact(bytes.len() - quote);
                    }
                    copy(&mut text, bytes, copied, at);
                    copied = escape(&mut text, json, at + 1)?;
                }
                _ => return None,
            }
        }
    }
    None
}

/// Appends the bytes from `from` to `to`, of which there are few as a rule: those behind them are copied along and taken back, as a copy
/// whose length is known costs less.
fn copy(text: &mut Vec<u8>, bytes: &[u8], from: usize, to: usize) {
    let whole = text.len() + (to - from);
    match bytes[from..].first_chunk::<SIXTY_FOUR>() {
        Some(chunk) if to - from <= SIXTY_FOUR => {
            text.extend_from_slice(chunk);
            text.truncate(whole);
        }
        _ => text.extend_from_slice(&bytes[from..to]),
    }
}

/// Appends what the escape means whose letter stands at `at`; gives the place behind it.
fn escape(text: &mut Vec<u8>, json: &str, at: usize) -> Option<usize> {
    let meant = match *json.as_bytes().get(at)? {
        b'n' => b'\n',
        sign @ (b'"' | b'\\' | b'/') => sign,
        b't' => b'\t',
        b'r' => b'\r',
        b'b' => 0x08,
        b'f' => 0x0C,
        b'u' => return unicode(text, json, at + 1),
        _ => return None,
    };
    text.push(meant);
    Some(at + 1)
}

/// Appends the character whose four digits stand at `at`, of a pair of surrogates both.
fn unicode(text: &mut Vec<u8>, json: &str, at: usize) -> Option<usize> {
    let unit = |at: usize| {
        let digits = json.as_bytes().get(at..at + 4)?;
        digits.iter().try_fold(0, |unit, &digit| Some(unit * 16 + char::from(digit).to_digit(16)?))
    };
    let first = unit(at)?;
    let (code, behind) = match first {
        0xD800..0xDC00 if json.as_bytes().get(at + 4..at + 6) == Some(br"\u") => {
            let second = unit(at + 6).filter(|second| (0xDC00..0xE000).contains(second))?;
            (0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), at + 10)
        }
        _ => (first, at + 4),
    };
    let character = char::from_u32(code)?;
    text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    Some(behind)
}

#[cfg(test)]
mod tests {
    use super::{LEAST, read};
    use proptest::prelude::*;
    use serde_json::Value;

    fn page_of(json: &str) -> Option<String> {
        read(json, "html", Some("text")).map(|record| record.page.into_owned())
    }

    /// A string of JSON as long as a page, `part` somewhere in it.
    fn long(part: &str) -> String {
        format!("{}{part}{}", "<p class=\\\"a\\\">é".repeat(LEAST / 32), "b".repeat(LEAST))
    }

    proptest! {
        #[test]
        fn a_page_is_read_as_the_parser_reads_it(
            part in r#"([a-zäあ<>]|\\[nrt"/\\bfu]|\\u00e4|\\ud83d\\ude00|\\ud83d|\\udc00|\\uD83D|"|[\x01-\x1f]){0,90}"#,
            before in r#"("a" ?: ?(1|null|"x\\"y"|\{"html":"z"\}|\[1, 2\]) ?, ?){0,2}"#,
            behind in r#"( ?, ?"b":(true|"\\u00e4"|-1.50|x))?"#,
        ) {
            let json = format!(r#" {{{before}"html": "{}"{behind} }} "#, long(&part));
            // What the parser does not read, this must not read either.
            let wanted = serde_json::from_str::<Value>(&json).ok().and_then(|value| Some(value["html"].as_str()?.to_owned()));
            prop_assert_eq!(page_of(&json), wanted);
        }
    }

    #[test]
    fn other_members_keep_their_order_and_letters() {
        let json = format!(r#"{{"a": 1.50, "html": "{}", "b": "\u00e4"}}"#, long(""));
        let record = read(&json, "html", None).unwrap();
        let others: Vec<_> = record.others.iter().map(|(key, value)| (key.as_ref(), value.get())).collect();
        assert_eq!(others, [("a", "1.50"), ("b", r#""\u00e4""#)]);
        assert_eq!((record.before, record.key.as_ref()), (1, "html"));
    }

    #[test]
    fn two_pages_a_text_beside_and_torn_records_are_left_to_the_parser() {
        let page = long("");
        for json in [
            format!(r#"{{"html":"{page}","html":"x"}}"#),
            format!(r#"{{"html":"{page}"}} {{}}"#),
            format!(r#"{{"html":"{page}","#),
            format!(r#"{{"html":"{page}",}}"#),
            format!(r#"{{"html":"{page}"#),
            format!(r#"{{"html":null,"text":"{page}"}}"#),
            format!(r#"{{"html":"{page}","text":"A"}}"#),
            r#"{"html":"short"}"#.to_owned(),
        ] {
            assert_eq!(page_of(&json), None, "{}…{}", &json[..20], &json[json.len() - 9..]);
        }
    }
}
