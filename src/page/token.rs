//! HTML source to tags and text, as places in the source: nothing is copied, nothing is decoded.
//!
//! Follows the tokenizer of the HTML standard (WHATWG, 13.2.5) in what a reader sees: where a tag ends, which `<` is text, what a
//! comment swallows, where the raw text of a script is over. Built by hand because edits need the exact bytes of each text, and because
//! it must cost a fraction of reading the article; `tests/it/page.rs` compares it with html5gum, tag by tag, on texts made to break it.

use super::signs::Signs;
use super::tag::Tag;
use memchr::{memchr, memchr2, memmem};

/// A part of the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// Its length in bytes.
    pub(super) fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// The source text there.
    pub fn of(self, html: &str) -> &str {
        &html[self.start as usize..self.end as usize]
    }
}

/// An attribute as written: references in the value are not decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: Place,
    /// Its value, without quotes; empty where there is none.
    pub value: Place,
}

/// What the source holds next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Characters; references are not decoded. `raw` text (script, style) has none.
    Text {
        /// Where.
        place: Place,
        /// Whether `&` begins no reference in it.
        raw: bool,
    },
    /// A start tag; its attributes are [`Tokens::attributes`] until the next call.
    Open {
        /// Name as written.
        name: Place,
        /// The tag it names.
        tag: Tag,
        /// Where the tag begins.
        start: u32,
        /// Whether it ends in `/>`.
        self_closing: bool,
    },
    /// An end tag.
    Close {
        /// Name as written.
        name: Place,
    },
}

/// The tokens of a source, one by one. Comments, declarations and what stands between them and the next `>` are passed over.
pub struct Tokens<'h> {
    html: &'h str,
    bytes: &'h [u8],
    /// Where tags may begin and quoted values end.
    opening: Signs,
    quotes: Signs,
    at: usize,
    /// The element whose raw text comes next, with whether references count in it.
    raw: Option<(Place, bool)>,
    attributes: Vec<Attribute>,
}

/// Longest source that is read: places are 32 bits wide.
pub const LONGEST: usize = u32::MAX as usize;

impl<'h> Tokens<'h> {
    /// Begins at the start of `html`; what lies beyond [`LONGEST`] bytes is not read.
    pub fn new(html: &'h str) -> Self {
        let mut end = html.len().min(LONGEST);
        while !html.is_char_boundary(end) {
            end -= 1;
        }
        let html = &html[..end];
        let [opening, quotes] = Signs::of(html.as_bytes(), [b'<', b'"']);
        Self { html, bytes: html.as_bytes(), opening, quotes, at: 0, raw: None, attributes: Vec::new() }
    }

    /// The attributes of the start tag given last, in order; of two with one name the first counts.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// Says that the element just opened stands in SVG or MathML, where no element has raw text.
    pub fn not_raw(&mut self) {
        self.raw = None;
    }

    /// The next token; `None` at the end.
    #[allow(clippy::should_implement_trait)] // an iterator could not lend its attributes
    pub fn next(&mut self) -> Option<Token> {
        if let Some((name, references)) = self.raw.take()
            && let Some(token) = self.raw_text(name, references)
        {
            return Some(token);
        }
        loop {
            let start = self.at;
            let mut from = start;
            // Text goes on until a `<` that begins markup.
            let markup = loop {
                match self.opening.next(from) {
                    None => break self.bytes.len(),
                    Some(at) if self.is_markup(at) => break at,
                    Some(at) => from = at + 1,
                }
            };
            if markup > start {
                self.at = markup;
                return Some(Token::Text { place: Place::new(start, markup), raw: false });
            }
            if markup == self.bytes.len() {
                return None;
            }
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
    }

    fn is_markup(&self, at: usize) -> bool {
        match self.bytes.get(at + 1) {
            Some(b'!' | b'?') => true,
            Some(b'/') => self.bytes.len() > at + 2,
            Some(byte) => byte.is_ascii_alphabetic(),
            None => false,
        }
    }

    /// Reads what begins with the `<` at hand; `None` for what is passed over.
    fn markup(&mut self) -> Option<Token> {
        let start = self.at;
        match self.bytes[start + 1] {
            b'!' if self.bytes[start..].starts_with(b"<!--") => self.at = self.comment_end(start + 4),
            b'!' | b'?' => self.skip_past(b'>', start + 2),
            b'/' if self.bytes[start + 2].is_ascii_alphabetic() => {
                let name = self.name(start + 2);
                return self.tag_end(name.end as usize).map(|_| Token::Close { name });
            }
            b'/' => self.skip_past(b'>', start + 2),
            _ => {
                let name = self.name(start + 1);
                let self_closing = self.tag_end(name.end as usize)?;
                let tag = Tag::of(name.of(self.html));
                self.raw = raw_kind(tag).map(|references| (name, references));
                return Some(Token::Open { name, tag, start: start as u32, self_closing });
            }
        }
        None
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        memchr(byte, &self.bytes[from..]).map(|ahead| from + ahead)
    }

    fn skip_past(&mut self, byte: u8, from: usize) {
        self.at = self.find(byte, from).map_or(self.bytes.len(), |at| at + 1);
    }

    /// Where a comment that opened before `from` is over: `-->`, `--!>`, and `<!-->`, `<!--->` at once.
    fn comment_end(&self, from: usize) -> usize {
        if self.bytes[from..].starts_with(b">") {
            return from + 1;
        }
        if self.bytes[from..].starts_with(b"->") {
            return from + 2;
        }
        let mut at = from;
        while let Some(ahead) = memmem::find(&self.bytes[at..], b"--") {
            let dashes = at + ahead;
            match &self.bytes[dashes + 2..] {
                [b'>', ..] => return dashes + 3,
                [b'!', b'>', ..] => return dashes + 4,
                _ => at = dashes + 1,
            }
        }
        self.bytes.len()
    }

    fn name(&self, from: usize) -> Place {
        let long = self.bytes[from..].iter().position(|&byte| kind_of(byte) & ENDS_TAG != 0);
        Place::new(from, long.map_or(self.bytes.len(), |long| from + long))
    }

    /// Reads attributes up to the end of the tag and says whether it closes itself; `None` where the source ends first.
    fn tag_end(&mut self, from: usize) -> Option<bool> {
        self.attributes.clear();
        let mut at = from;
        loop {
            while self.bytes.get(at).is_some_and(|&byte| is_space(byte)) {
                at += 1;
            }
            match self.bytes.get(at) {
                None => break,
                Some(b'>') => {
                    self.at = at + 1;
                    return Some(false);
                }
                Some(b'/') if self.bytes.get(at + 1) == Some(&b'>') => {
                    self.at = at + 2;
                    return Some(true);
                }
                Some(b'/') => at += 1,
                Some(_) => at = self.attribute(at),
            }
        }
        self.at = self.bytes.len();
        None
    }

    /// Reads the attribute at `from`; gives the place behind it.
    fn attribute(&mut self, from: usize) -> usize {
        // A name may begin with `=`.
        let long = self.bytes[from + 1..].iter().position(|&byte| kind_of(byte) & ENDS_NAME != 0);
        let name_end = long.map_or(self.bytes.len(), |long| from + 1 + long);
        let name = Place::new(from, name_end);
        let blank = |mut at: usize| {
            while self.bytes.get(at).is_some_and(|&byte| is_space(byte)) {
                at += 1;
            }
            at
        };
        let sign = blank(name_end);
        if self.bytes.get(sign) != Some(&b'=') {
            self.attributes.push(Attribute { name, value: Place::new(name_end, name_end) });
            return name_end;
        }
        let start = blank(sign + 1);
        let (value, behind) = match self.bytes.get(start) {
            Some(&quote @ (b'"' | b'\'')) => {
                let end = if quote == b'"' { self.quotes.next(start + 1) } else { self.find(quote, start + 1) };
                let end = end.unwrap_or(self.bytes.len());
                (Place::new(start + 1, end), end + 1)
            }
            _ => {
                let long = self.bytes[start.min(self.bytes.len())..].iter();
                let long = long.take_while(|&&byte| !is_space(byte) && byte != b'>').count();
                (Place::new(start, start + long), start + long)
            }
        };
        self.attributes.push(Attribute { name, value });
        behind.min(self.bytes.len())
    }

    /// The text of a raw element up to its end tag; `None` where it holds nothing.
    fn raw_text(&mut self, name: Place, references: bool) -> Option<Token> {
        let element = name.of(self.html);
        let start = self.at;
        let end = if Tag::of(element) == Tag::Script { self.script_end(start) } else { self.raw_end(start, element) };
        self.at = end;
        (end > start).then(|| Token::Text { place: Place::new(start, end), raw: !references })
    }

    fn raw_end(&self, from: usize, element: &str) -> usize {
        if element.eq_ignore_ascii_case("plaintext") {
            return self.bytes.len();
        }
        let ends = std::iter::successors(self.opening.next(from), |&at| self.opening.next(at + 1));
        ends.into_iter().find(|&at| self.closes(at, element)).unwrap_or(self.bytes.len())
    }

    /// Whether `</element` stands at `at`, and not a longer name.
    fn closes(&self, at: usize, element: &str) -> bool {
        self.bytes[at..].starts_with(b"</") && self.is_word(at + 2, element)
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        let end = at + word.len();
        self.bytes.get(at..end).is_some_and(|name| name.eq_ignore_ascii_case(word.as_bytes()))
            && self.bytes.get(end).is_some_and(|&byte| is_space(byte) || matches!(byte, b'/' | b'>'))
    }

    /// Where a script is over. Inside `<!-- <script> … -->` one end tag belongs to the inner script (WHATWG, 13.2.5.17 and on).
    fn script_end(&self, from: usize) -> usize {
        let (mut at, mut hidden, mut inner) = (from, false, false);
        loop {
            let sign = if hidden {
                memchr2(b'<', b'-', &self.bytes[at..]).map(|ahead| at + ahead)
            } else {
                self.opening.next(at)
            };
            let Some(found) = sign else { return self.bytes.len() };
            at = found;
            let rest = &self.bytes[at..];
            if hidden && rest.starts_with(b"-->") {
                (hidden, inner) = (false, false);
                at += 3;
            } else if self.closes(at, "script") {
                if !inner {
                    return at;
                }
                inner = false;
                at += 2;
            } else if !hidden && rest.starts_with(b"<!--") {
                hidden = true;
                at += 2; // the dashes may be those of `-->`
            } else if hidden && rest.starts_with(b"<") && self.is_word(at + 1, "script") {
                inner = true;
                at += 1;
            } else {
                at += 1;
            }
        }
    }
}

/// The characters of a text that is not raw: its references resolved.
pub fn decoded(text: &str) -> std::borrow::Cow<'_, str> {
    super::reference::decode(text, false)
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0C')
}

/// Ends the name of a tag.
const ENDS_TAG: u8 = 1;
/// Ends the name of an attribute.
const ENDS_NAME: u8 = 2;

/// What each byte ends.
static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let (signs, mut at) = (b" \n\t\r\x0C/>", 0);
    while at < signs.len() {
        kinds[signs[at] as usize] = ENDS_TAG | ENDS_NAME;
        at += 1;
    }
    kinds[b'=' as usize] = ENDS_NAME;
    kinds
};

fn kind_of(byte: u8) -> u8 {
    KINDS[usize::from(byte)]
}

/// Whether the element's content is raw text, and if so whether references count in it.
fn raw_kind(tag: Tag) -> Option<bool> {
    match tag {
        Tag::Script | Tag::Style | Tag::Noscript | Tag::Iframe | Tag::Raw => Some(false),
        Tag::Title | Tag::Textarea => Some(true),
        _ => None,
    }
}
