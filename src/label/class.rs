//! What a character is to someone who looks at the shape of a line.

/// What a character does in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
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

/// All classes, in the order of their numbers.
pub(crate) const CLASSES: [Class; 15] = [
    Class::Upper,
    Class::Letter,
    Class::Wide,
    Class::Digit,
    Class::Space,
    Class::Stop,
    Class::Ellipsis,
    Class::Comma,
    Class::Colon,
    Class::Quote,
    Class::Open,
    Class::Close,
    Class::Dash,
    Class::Divider,
    Class::Other,
];

/// The class of a character below U+3000, and of those above it that [`super::chars`] does not know by range.
pub(crate) fn look_up(c: char) -> Class {
    match c {
        '.' | '!' | '?' | '।' | '॥' | '۔' | '؟' | '።' | '៕' | '။' | '։' | '‼' | '⁉' => Class::Stop,
        '…' => Class::Ellipsis,
        ',' | ';' | '،' | '؛' | '՝' => Class::Comma,
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
