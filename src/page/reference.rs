//! Character references: `&amp;`, `&#8217;`, `&nbsp` without its semicolon.

use std::borrow::Cow;

/// Names, sorted, with their characters: WHATWG HTML, 13.5.
const TABLE: &str = include_str!("../../data/page/references.tsv");

/// Longest name.
const LONGEST_NAME: usize = 32;

/// A reference at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// How many bytes it takes in the source.
    pub len: usize,
    /// What it stands for; few names stand for two characters.
    pub chars: [Option<char>; 2],
}

/// Reads the reference that `source` begins with; `None` where the `&` is only that.
///
/// `in_value`: in an attribute, a name without its semicolon counts only where no letter, figure or `=` follows.
pub(super) fn read(source: &str, in_value: bool) -> Option<Reference> {
    let rest = source.strip_prefix('&')?;
    match rest.strip_prefix('#') {
        Some(number) => numbered(number),
        None => named(rest, in_value),
    }
}

/// `text` with its references resolved.
pub(super) fn decode(text: &str, in_value: bool) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let (mut from, mut at) = (0, first);
    while let Some(rest) = text.get(at..) {
        match read(rest, in_value) {
            Some(reference) => {
                out.push_str(&text[from..at]);
                out.extend(reference.chars.into_iter().flatten());
                at += reference.len;
                from = at;
            }
            None => at += 1,
        }
        match memchr::memchr(b'&', &text.as_bytes()[at..]) {
            Some(ahead) => at += ahead,
            None => break,
        }
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

fn numbered(number: &str) -> Option<Reference> {
    let (digits, radix, head) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 3),
        None => (number, 10, 2),
    };
    let long = digits.bytes().take_while(|byte| (*byte as char).is_digit(radix)).count();
    if long == 0 {
        return None;
    }
    let semicolon = usize::from(digits.as_bytes().get(long) == Some(&b';'));
    let value = digits[..long].trim_start_matches('0');
    let code = if value.len() > 7 { u32::MAX } else { u32::from_str_radix(value, radix).unwrap_or(0) };
    Some(Reference { len: head + long + semicolon, chars: [Some(mended(code)), None] })
}

/// What a number means: numbers of Windows-1252 are taken as such, as browsers do (WHATWG, 13.2.5.80).
fn mended(code: u32) -> char {
    const WINDOWS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match code {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => WINDOWS[code as usize - 0x80],
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

fn named(rest: &str, in_value: bool) -> Option<Reference> {
    let long = rest.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    if rest.as_bytes().get(long) == Some(&b';')
        && let Some((chars, _)) = look_up(&rest[..long])
    {
        return Some(Reference { len: long + 2, chars });
    }
    // Without a semicolon the longest of the old names counts: `&notit` is `¬it`.
    let (len, chars) = (2..=long.min(6)).rev().find_map(|len| {
        let (chars, bare) = look_up(&rest[..len])?;
        bare.then_some((len, chars))
    })?;
    let next = rest.as_bytes().get(len);
    let glued = next.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'=');
    (!(in_value && glued)).then_some(Reference { len: len + 1, chars })
}

/// The characters of a name, and whether it counts without a semicolon. The table is searched as it lies: most pages ask for five names, which
/// are known without it.
fn look_up(name: &str) -> Option<([Option<char>; 2], bool)> {
    let everyday = match name {
        "amp" => '&',
        "quot" => '"',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => '\u{a0}',
        _ => return search(name),
    };
    Some(([Some(everyday), None], true))
}

fn search(name: &str) -> Option<([Option<char>; 2], bool)> {
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = memchr::memrchr(b'\n', &TABLE.as_bytes()[..middle]).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &TABLE.as_bytes()[start..]).map_or(TABLE.len(), |at| start + at);
        let line = &TABLE[start..end];
        let mut cells = line.split('\t');
        let known = cells.next().unwrap_or_default();
        match known.cmp(name) {
            _ if line.starts_with('#') => low = start + line.len() + 1,
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => {
                let mut codes = cells.next().unwrap_or_default().split(' ');
                let mut next = || char::from_u32(u32::from_str_radix(codes.next()?, 16).ok()?);
                return Some(([next(), next()], cells.next() == Some("bare")));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAME, TABLE, decode, look_up, search};

    #[test]
    fn every_name_is_found_and_none_is_too_long() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let name = line.split('\t').next().unwrap();
            assert!(look_up(name).is_some(), "{name}");
            assert_eq!(look_up(name), search(name), "{name}");
            assert!(name.len() < LONGEST_NAME, "{name}");
        }
    }

    #[test]
    fn references_are_read_as_browsers_read_them() {
        for (source, text) in [
            ("Tom &amp; Ada &lt;3", "Tom & Ada <3"),
            ("it&#8217;s &#x201E;new&#x201c;", "it’s „new“"),
            ("an old dash &#150; here", "an old dash – here"),
            ("&notit; &nbsp&copy 2026", "¬it; \u{a0}© 2026"),
            ("R&D, a & b, &unknown; &#; &", "R&D, a & b, &unknown; &#; &"),
            ("&#0;&#x110000;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}"),
        ] {
            assert_eq!(decode(source, false), text, "{source}");
        }
    }

    #[test]
    fn an_address_keeps_its_parameters() {
        assert_eq!(decode("?a=1&copy=2&amp;lt=3", true), "?a=1&copy=2&lt=3");
    }
}
