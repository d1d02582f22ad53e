//! JSON as pages carry it: with raw line ends in strings, commas too many or too few, comments around it.
//!
//! A strict reader gives nothing for one page in fifty, and the article's own facts with it. This one takes what it can read and
//! stops where it cannot; it never fails. Values nested deeper than [`DEEPEST`] are passed over.

use super::token::is_space;

/// A value; numbers and words such as `true` are kept as written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Text(String),
    Bare(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Deeper than any page's facts.
const DEEPEST: usize = 40;

impl Json {
    /// The values in `source`: usually one.
    pub(super) fn read_all(source: &str) -> Vec<Self> {
        let mut reader = Reader { source, bytes: source.as_bytes(), at: 0 };
        let mut values = Vec::new();
        while reader.skip_to_value() {
            let before = reader.at;
            values.extend(reader.value(0));
            if reader.at == before {
                reader.at += 1;
            }
        }
        values
    }

    /// The member `name` of an object, written in full or with the prefix of schema.org, too: `schema:headline`.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| is_key(key, name)).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a string, or of one with its type or language beside it (`{"@value": …}`).
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Object(_) => self.get("@value").and_then(Self::text),
            Self::Bare(_) | Self::List(_) => None,
        }
    }

    /// What a value says: a text or a number.
    pub(super) fn literal(&self) -> Option<&str> {
        match self {
            Self::Bare(text) => Some(text),
            other => other.text(),
        }
    }

    /// The elements of a list; anything else is a list of itself.
    pub(super) fn each(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            other => std::slice::from_ref(other),
        }
    }
}

fn is_key(key: &str, name: &str) -> bool {
    let prefix = key.strip_suffix(name);
    prefix.is_some_and(|prefix| matches!(prefix, "" | "schema:" | "http://schema.org/" | "https://schema.org/"))
}

struct Reader<'s> {
    source: &'s str,
    bytes: &'s [u8],
    at: usize,
}

impl Reader<'_> {
    /// Goes to the next `{` or `[` outside of comments; whether there is one.
    fn skip_to_value(&mut self) -> bool {
        while let Some(&byte) = self.bytes.get(self.at) {
            if matches!(byte, b'{' | b'[') && !self.bytes[self.at..].starts_with(b"[CDATA[") {
                return true;
            }
            self.at += if self.bytes[self.at..].starts_with(b"[CDATA[") { 7 } else { 1 };
        }
        false
    }

    fn blanks(&mut self) {
        loop {
            while self.bytes.get(self.at).is_some_and(|&byte| is_space(byte) || byte == 0xC2 || byte == 0xA0) {
                self.at += 1;
            }
            let rest = &self.bytes[self.at.min(self.bytes.len())..];
            let end = if rest.starts_with(b"/*") {
                memchr::memmem::find(rest, b"*/").map(|at| at + 2)
            } else if rest.starts_with(b"//") {
                memchr::memchr(b'\n', rest)
            } else {
                return;
            };
            self.at = end.map_or(self.bytes.len(), |end| self.at + end);
        }
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.blanks();
        match *self.bytes.get(self.at)? {
            b'{' | b'[' if depth > DEEPEST => {
                self.at = self.bytes.len();
                None
            }
            b'{' => Some(self.object(depth)),
            b'[' => Some(self.list(depth)),
            b'"' => Some(Json::Text(self.string())),
            _ => self.bare(),
        }
    }

    fn object(&mut self, depth: usize) -> Json {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.blanks();
            match self.bytes.get(self.at) {
                Some(b'"') => {}
                Some(b',') => {
                    self.at += 1;
                    continue;
                }
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                _ => break,
            }
            let key = self.string();
            self.blanks();
            if self.bytes.get(self.at) != Some(&b':') {
                continue;
            }
            self.at += 1;
            if let Some(value) = self.value(depth + 1) {
                members.push((key, value));
            }
        }
        Json::Object(members)
    }

    fn list(&mut self, depth: usize) -> Json {
        self.at += 1;
        let mut values = Vec::new();
        loop {
            self.blanks();
            match self.bytes.get(self.at) {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                // An object that is over does not end in a list that was left open.
                None | Some(b'}') => break,
                Some(_) => {
                    let before = self.at;
                    values.extend(self.value(depth + 1));
                    if self.at == before {
                        break;
                    }
                }
            }
        }
        Json::List(values)
    }

    /// A string up to its closing quote; a quote that no sign of JSON follows belongs to the text.
    fn string(&mut self) -> String {
        let start = self.at + 1;
        let mut end = start;
        loop {
            match memchr::memchr2(b'"', b'\\', &self.bytes[end.min(self.bytes.len())..]) {
                None => {
                    end = self.bytes.len();
                    break;
                }
                Some(ahead) if self.bytes[end + ahead] == b'\\' => end += ahead + 2,
                Some(ahead) => {
                    end += ahead;
                    if self.is_closing(end + 1) {
                        break;
                    }
                    end += 1;
                }
            }
        }
        let end = end.min(self.bytes.len());
        self.at = (end + 1).min(self.bytes.len());
        unescaped(self.source.get(start..end).unwrap_or_default())
    }

    fn is_closing(&self, from: usize) -> bool {
        let next = self.bytes[from.min(self.bytes.len())..].iter().find(|&&byte| !is_space(byte));
        next.is_none_or(|byte| matches!(byte, b',' | b':' | b'}' | b']' | b'/' | b';' | b'<'))
            || self.bytes.get(from).is_some_and(|&byte| byte == b'\n' || byte == b'\r')
    }

    fn bare(&mut self) -> Option<Json> {
        let long = self.bytes[self.at..]
            .iter()
            .take_while(|&&byte| !is_space(byte) && !matches!(byte, b',' | b'}' | b']' | b'"' | b'{' | b'['));
        let end = self.at + long.count();
        let word = self.source.get(self.at..end)?;
        self.at = end;
        (!word.is_empty() && word != "null").then(|| Json::Bare(word.to_owned()))
    }
}

/// The text of a string with its escapes resolved; an escape that is none stays as it is.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = &rest[at + 1..];
        let Some(sign) = escape.chars().next() else { break };
        let mut taken = sign.len_utf8();
        match sign {
            'n' => out.push('\n'),
            'r' | 't' | 'f' => out.push(' '),
            'b' => {}
            'u' => taken += unicode(&escape[1..], &mut out),
            other => out.push(other),
        }
        rest = escape.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Reads the digits behind `\u`, of a pair both; gives how many bytes they take.
fn unicode(digits: &str, out: &mut String) -> usize {
    let read = |from: usize| u32::from_str_radix(digits.get(from..from + 4)?, 16).ok();
    let Some(first) = read(0) else { return 0 };
    let second = digits.get(4..6).filter(|sign| *sign == "\\u").and_then(|_| read(6));
    let (code, taken) = match second {
        Some(low) if (0xD800..0xDC00).contains(&first) && (0xDC00..0xE000).contains(&low) => {
            (0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00), 10)
        }
        _ => (first, 4),
    };
    out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    taken
}

#[cfg(test)]
mod tests {
    use super::Json;

    fn headline(source: &str) -> Option<String> {
        Json::read_all(source).iter().find_map(|value| value.get("headline")?.text().map(str::to_owned))
    }

    #[test]
    fn broken_json_gives_what_it_holds() {
        for source in [
            r#"{"a":[1,2,{"b":null}],"headline":"Bridge closes"}"#,
            "<!-- {\"headline\":\"Bridge closes\",} -->",
            "//<![CDATA[\n{\"text\":\"line\nend\",\"headline\":\"Bridge closes\"}\n//]]>",
            r#"{"text":"she said "no" to it","headline":"Bridge closes"}"#,
            r#"{"list":[1,2 "headline": "x"],"headline":"Bridge closes""#,
            r#"{"headline":"Bridge \u0063loses"}{"other":1}"#,
        ] {
            assert_eq!(headline(source).as_deref(), Some("Bridge closes"), "{source}");
        }
    }

    #[test]
    fn ten_thousand_levels_are_no_trouble() {
        let deep = format!("{{\"headline\":\"A\",\"x\":{}", "[".repeat(10_000));
        assert_eq!(headline(&deep).as_deref(), Some("A"));
    }
}
