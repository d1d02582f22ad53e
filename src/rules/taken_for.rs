//! Encodings that bytes are taken for, the other way round: which byte a wrong character stands for, and which character a group of them was.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};
use std::sync::LazyLock;

/// The encodings UTF-8 is taken for, by how often they are.
const TAKEN_FOR: [&Encoding; 3] = [WINDOWS_1252, WINDOWS_1250, WINDOWS_1251];

/// An encoding the other way round: the byte of each character up to [`LAST_TAKEN`], 0 where it has none.
pub(super) struct Bytes(Vec<u8>);

/// The bytes of Windows-1252, with Latin-1 where it leaves a place open, as in browsers; then those of the others.
pub(super) static BYTES: LazyLock<[Bytes; TAKEN_FOR.len()]> = LazyLock::new(|| TAKEN_FOR.map(Bytes::of));

/// The last character of these encodings.
const LAST_TAKEN: char = '\u{2122}';

impl Bytes {
    fn of(encoding: &'static Encoding) -> Self {
        let mut bytes = vec![0; LAST_TAKEN as usize + 1];
        if encoding == WINDOWS_1252 {
            (0x80..=0xFF).for_each(|byte| bytes[usize::from(byte)] = byte);
        }
        for byte in 0x80..=0xFF {
            let byte = [byte];
            let decoded = encoding.decode_without_bom_handling(&byte).0;
            decoded.chars().filter(|&c| c <= LAST_TAKEN).for_each(|c| bytes[c as usize] = byte[0]);
        }
        Self(bytes)
    }

    /// The byte that `c`, a character beyond ASCII, stands for.
    pub fn byte_of(&self, c: char) -> Option<u8> {
        self.0.get(c as usize).copied().filter(|&byte| byte != 0)
    }

    /// The letter that the characters at the beginning of `text` were, and how many bytes of `text` they take.
    pub fn group(&self, text: &str) -> Option<(char, usize)> {
        let count = match self.byte_of(text.chars().next()?)? {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return None,
        };
        let mut bytes = [0u8; 4];
        let mut length = 0;
        let mut chars = text.chars();
        for slot in bytes.iter_mut().take(count) {
            let c = chars.next().filter(|c| !c.is_ascii())?;
            *slot = self.byte_of(c)?;
            length += c.len_utf8();
        }
        let letter = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
        // "Â’" was a byte of Windows-1252 that had been taken for a control character before it was UTF-8.
        let letter = of_windows(letter).unwrap_or(letter);
        is_plausible(letter).then_some((letter, length))
    }
}

/// The character of Windows-1252 whose byte was taken for the control character `c`; `None` for other characters and the five open places.
pub(super) fn of_windows(c: char) -> Option<char> {
    let byte = u8::try_from(c).ok().filter(|byte| (0x80..0xA0).contains(byte))?;
    let letter = WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?;
    (letter != c).then_some(letter)
}

/// The group that the character at `at` goes on with, if UTF-8 was read as Latin-1 or Windows-1252.
pub(super) fn group_around(text: &str, at: usize) -> Option<&str> {
    let mut starts = text[..at].char_indices().rev().take(3).map(|(start, _)| start);
    starts.find_map(|start| {
        let (_, length) = BYTES[0].group(&text[start..])?;
        (start + length > at).then(|| &text[start..start + length])
    })
}

/// Whether `c` may be the byte that leads a character of UTF-8 in Windows-1252.
pub(super) fn leads(c: char) -> bool {
    matches!(BYTES[0].byte_of(c), Some(0xC2..=0xF4))
}

/// Punctuation that UTF-8 read as Mac OS Roman left at the beginning of `text` ("‚Äô"), and how many bytes of `text` it takes.
///
/// Only this: that encoding has quotation marks and dashes where others have letters, so its pairs stand in right French ("l’été").
pub(super) fn mac_punctuation(text: &str) -> Option<(char, usize)> {
    let last = text.strip_prefix("‚Ä")?.chars().next().filter(|c| !c.is_ascii())?;
    let mut utf8 = [0; 4];
    let (byte, _, unknown) = MACINTOSH.encode(last.encode_utf8(&mut utf8));
    let letter = std::str::from_utf8(&[0xE2, 0x80, *byte.first()?]).ok()?.chars().next()?;
    // "‚Äö" is more often one that went wrong twice.
    (!unknown && is_printed_mark(letter) && letter != '‚').then_some((letter, "‚Ä".len() + last.len_utf8()))
}

/// Punctuation beyond Latin-1 that newspapers print: each takes three bytes, which no language writes one after the other as letters.
pub(super) fn is_printed_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{203A}' | '\u{20AC}' | '\u{2122}')
}

/// Whether `c` may stand behind a word.
pub(super) fn closes(c: char) -> bool {
    matches!(
        c,
        '\u{A0}'
            | '…'
            | '‘'
            | '’'
            | '“'
            | '”'
            | '–'
            | '—'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '™'
            | '®'
            | '°'
            | '\u{85}'
            | '\u{91}'..='\u{97}'
    )
}

/// What part of a wrongly decoded character a character may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The byte that leads its sequence.
    First,
    /// One that goes on with it.
    Later,
}

/// The characters that may be part of another, with the part; one may be told twice, or be both.
pub(super) fn parts() -> impl Iterator<Item = (char, Part)> {
    let of_char = |(c, &byte): (char, &u8)| match byte {
        0x80..=0xBF => Some((c, Part::Later)),
        0xC2..=0xF4 => Some((c, Part::First)),
        _ => None,
    };
    let all = BYTES.iter().flat_map(move |bytes| ('\0'..=LAST_TAKEN).zip(&bytes.0).filter_map(of_char));
    all.chain([('‚', Part::First), ('Ä', Part::Later)]) // of Mac OS Roman
}

/// Whether the two may begin a group in one of the encodings.
pub(super) fn may_be_pair(first: char, second: char) -> bool {
    let leads = |bytes: &Bytes| matches!(bytes.byte_of(first), Some(0xC2..=0xF4));
    let follows = |bytes: &Bytes| matches!(bytes.byte_of(second), Some(0x80..=0xBF));
    BYTES.iter().any(|bytes| leads(bytes) && follows(bytes))
}

/// Whether `c` is a letter of a living script, a mark, a sign or punctuation that newspapers print.
fn is_plausible(c: char) -> bool {
    match c {
        // The five open places of Windows-1252 are bytes of a character that went wrong twice.
        '\u{80}'..='\u{BF}' => true,
        // Phonetic letters, modifiers: never in news, often what quotes after capitals would make.
        '\u{250}'..='\u{36F}' | '\u{700}'..='\u{8FF}' => false,
        // Arrows, ticks, stars, hearts; the sign that makes an emoji of them; the byte-order mark.
        '\u{2190}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}' | '\u{FEFF}' | '\u{2116}' => true,
        '\u{1F300}'..='\u{1FAFF}' => true,
        // Points, vowel signs and punctuation of Hebrew, Arabic, the scripts of India and South-East Asia, Chinese and Japanese.
        '\u{590}'..='\u{6FF}' | '\u{900}'..='\u{10FF}' | '\u{1780}'..='\u{17FF}' | '\u{3000}'..='\u{30FF}' => true,
        '\u{FF00}'..='\u{FFEF}' => true,
        c => is_printed_mark(c) || c.is_alphabetic(),
    }
}
