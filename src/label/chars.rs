//! What a character is to someone who looks at the shape of a line.
//!
//! `char::is_uppercase` and its kin walk Unicode tables; a full text asks them some thousand times. Everything below
//! U+3000 is looked up once and kept as one byte; above it a few ranges decide.

use std::sync::LazyLock;

/// What a character does in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    /// A capital letter.
    Upper,
    /// A small letter, a letter without case, or a mark.
    Letter,
    /// A character of a script written without blanks (Han, kana, Thai, Lao, Khmer, Burmese), or a Hangul syllable.
    Wide,
    /// A decimal digit.
    Digit,
    /// Blank.
    Space,
    /// Ends a sentence: `.`, `!`, `?` and their kin in other scripts.
    Stop,
    /// `…`.
    Ellipsis,
    /// `,` and its kin.
    Comma,
    /// `:` and its kin.
    Colon,
    /// A quotation mark.
    Quote,
    /// A bracket that opens.
    Open,
    /// A bracket that closes.
    Close,
    /// A dash.
    Dash,
    /// A sign that divides or announces items: `|`, `/`, `›`, `•`, `→`.
    Divider,
    /// Anything else.
    Other,
}

const TABLE_END: usize = 0x3000;

static CLASSES: LazyLock<Vec<Class>> =
    LazyLock::new(|| (0..TABLE_END as u32).map(|c| char::from_u32(c).map_or(Class::Other, look_up)).collect());

/// Looks classes up; taken once for a page, so that the table's lock is asked once.
#[derive(Clone, Copy)]
pub(super) struct Classes(&'static [Class]);

impl Classes {
    pub(super) fn get() -> Self {
        Self(&CLASSES)
    }

    /// The class of a byte that is a character.
    #[inline]
    pub(super) fn of_ascii(self, byte: u8) -> Class {
        self.0[usize::from(byte)]
    }

    #[inline]
    pub(super) fn of(self, c: char) -> Class {
        match self.0.get(c as usize) {
            Some(&class) => class,
            None => above_table(c),
        }
    }
}

fn above_table(c: char) -> Class {
    match c {
        '。' | '！' | '？' | '｡' | '．' => Class::Stop,
        '、' | '，' => Class::Comma,
        '：' => Class::Colon,
        '「' | '」' | '『' | '』' | '〝' | '〟' | '＂' => Class::Quote,
        '（' | '【' | '〈' | '《' | '〔' => Class::Open,
        '）' | '】' | '〉' | '》' | '〕' => Class::Close,
        '｜' | '／' | '・' => Class::Divider,
        '\u{3000}' => Class::Space,
        '０'..='９' => Class::Digit,
        '\u{3005}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{20000}'..='\u{3FFFF}' => {
            Class::Wide
        }
        _ => look_up(c),
    }
}

fn look_up(c: char) -> Class {
    match c {
        '.' | '!' | '?' | '।' | '॥' | '۔' | '؟' | '።' | '៕' | '။' | '‼' | '⁉' => Class::Stop,
        '…' => Class::Ellipsis,
        ',' | ';' | '،' | '؛' => Class::Comma,
        ':' => Class::Colon,
        '"' | '\'' | '«' | '»' | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '‹' | '›' => {
            Class::Quote
        }
        '(' | '[' | '{' => Class::Open,
        ')' | ']' | '}' => Class::Close,
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' => Class::Dash,
        '|' | '/' | '•' | '·' | '\\' | '>' | '<' | '→' | '↗' | '▶' | '►' | '■' | '▪' | '●' | '¦' | '*' | '+' => {
            Class::Divider
        }
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' if c.is_alphabetic() => Class::Wide,
        _ if c.is_uppercase() => Class::Upper,
        _ if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Other,
    }
}
