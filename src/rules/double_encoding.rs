//! Text was encoded as UTF-8 and read as another encoding ("ÅºrÃ³dÅ‚a" for "źródła").
//!
//! A scraper or a database took the bytes of UTF-8 for Windows-1252, 1250 or 1251, or Latin-1. Each letter beyond ASCII became two or
//! three wrong ones. Nothing is lost: the wrong letters, written back in that encoding, are the bytes they were made of.
//!
//! A line is repaired only when it is certain: every letter of it beyond ASCII belongs to such a group, all groups give letters or
//! punctuation that texts have, one encoding alone explains it, and the text has two groups or more, or one of those that no language
//! writes ("â€™"). In a line that is partly right only these last are repaired. A single pair alone is offered.
//!
//! Left alone: capitals before closing quotes («CAFÉ», “IRMÃ”, „MENÜ“), which look like such pairs and stand beside an opening quote that
//! does not; words of any language whose letters happen to form a pair, as their other letters do not.
//!
//! Source of the custom: the Encoding Standard (WHATWG), which fixes what each byte of these encodings means.

use super::{Applies, Check, Doubt, Rule, example};
use crate::confidence::Confidence;
use crate::finding::{Draft, Level};
use crate::text::beyond::first_beyond_ascii;
use crate::text::{Edit, Span};
use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};
use memchr::memmem::Finder;
use std::sync::LazyLock;

pub static RULE: Rule = Rule {
    code: "TX104",
    name: "double-encoding",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "A line that is valid UTF-8 in another encoding throughout is so by chance in none of the texts kept in fixtures.",
    source: include_str!("double_encoding.rs"),
    fixes: &[
        example("ÅºrÃ³dÅ‚a podaÅ‚y w poniedziaÅ‚ek nowe dane.", "źródła podały w poniedziałek nowe dane."),
        example("The minister said the plan wasnâ€™t ready.", "The minister said the plan wasn’t ready."),
        example("РњРѕСЃС‚ Р·Р°РєСЂРѕСЋС‚ РІ РїРѕРЅРµРґРµР»СЊРЅРёРє.", "Мост закроют в понедельник."),
    ],
    keeps: &[
        "Am Abend stand „MENÜ“ auf der Tafel, daneben «CAFÉ» und “IRMÃ”.",
        "Рік тому міст через гавань закрили на ремонт, а «Рів» відкрили.",
        "São Paulo, 3 Âµm, CÂ° and A© are odd, but nobody knows what they were.",
    ],
    check: Check::Repair(Doubt::Pair, check),
};

/// The encodings UTF-8 is taken for, by how often they are.
const TAKEN_FOR: [&Encoding; 3] = [WINDOWS_1252, WINDOWS_1250, WINDOWS_1251];

/// An encoding of [`TAKEN_FOR`] the other way round: the byte of each character up to [`LAST_TAKEN`], 0 where it has none.
struct Bytes(Vec<u8>);

/// The bytes of Windows-1252, with Latin-1 where it leaves a place open, as in browsers; then those of the others.
static BYTES: LazyLock<[Bytes; TAKEN_FOR.len()]> = LazyLock::new(|| TAKEN_FOR.map(Bytes::of));

/// A group of wrong letters, and the one it was.
struct Group {
    span: Span,
    letter: char,
}

fn check(text: &str) -> Vec<Draft> {
    let mut found: Vec<Vec<Group>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let groups = if may_hold_groups(line) { groups_of(line, start) } else { Vec::new() };
        if !groups.is_empty() {
            found.push(groups);
        }
        start += line.len();
    }
    let all: usize = found.iter().map(Vec::len).sum();
    let sure = all > 1 || found.iter().flatten().any(|group| is_certain(&text[group.span.start..group.span.end]));
    found.into_iter().map(|groups| draft(text, &groups, sure)).collect()
}

/// Whether a line begins with a pair, as it does if groups are all of it beyond ASCII, or holds what begins the certain ones.
fn may_hold_groups(line: &str) -> bool {
    static CERTAIN: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("â"));
    let Some(at) = first_beyond_ascii(line.as_bytes()) else { return false };
    let mut chars = line[at..].chars();
    let first = chars.next().zip(chars.next());
    first.is_some_and(|(first, second)| may_be_pair(first, second)) || CERTAIN.find(&line.as_bytes()[at..]).is_some()
}

fn draft(text: &str, groups: &[Group], sure: bool) -> Draft {
    let span = Span::new(groups[0].span.start, groups[groups.len() - 1].span.end);
    let first = groups[0].span.of(text);
    let mut draft = Draft::new(span, "UTF-8 was read as another encoding; every letter beyond ASCII became several")
        .sure(Confidence::FULL)
        .because(format!("\"{first}\" is \"{}\" in UTF-8", groups[0].letter));
    for group in groups {
        draft = draft.edit(Edit::replace(text, group.span, group.letter));
    }
    if sure { draft } else { draft.doubtful() }
}

/// The groups of a line, if they are all of it beyond ASCII in one encoding alone; else those that are certain by themselves.
fn groups_of(line: &str, start: usize) -> Vec<Group> {
    let mut explained: Option<Vec<Group>> = None;
    for encoding in &*BYTES {
        if let Some(groups) = whole_line(line, start, encoding) {
            let same = |other: &Vec<Group>| other.iter().map(|group| group.letter).eq(groups.iter().map(|group| group.letter));
            match &explained {
                Some(other) if !same(other) => return Vec::new(),
                _ => explained = Some(groups),
            }
        }
    }
    explained.unwrap_or_else(|| certain(line, start))
}

/// Every character beyond ASCII as part of a group; `None` if one is not.
fn whole_line(line: &str, start: usize, encoding: &Bytes) -> Option<Vec<Group>> {
    let mut groups = Vec::new();
    let mut chars = line.char_indices().filter(|(_, c)| !c.is_ascii());
    let mut next = chars.next();
    while let Some((at, first)) = next {
        let (group, length) = group(&line[at..], first, encoding)?;
        groups.push(Group { span: Span::new(start + at, start + at + length), letter: group });
        next = chars.find(|(place, _)| *place >= at + length);
    }
    (!groups.is_empty()).then_some(groups)
}

/// The letter that the characters at the beginning of `text` were, and how many bytes of `text` they take.
fn group(text: &str, first: char, encoding: &Bytes) -> Option<(char, usize)> {
    let lead = encoding.byte_of(first)?;
    let count = match lead {
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
        *slot = encoding.byte_of(c)?;
        length += c.len_utf8();
    }
    let letter = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    is_plausible(letter).then_some((letter, length))
}

/// Punctuation in three characters that no language writes one after the other: "â€™", "â‚¬".
fn certain(line: &str, start: usize) -> Vec<Group> {
    let found = line.match_indices('â').filter_map(|(at, _)| {
        let (letter, length) = group(&line[at..], 'â', &BYTES[0])?;
        let span = Span::new(start + at, start + at + length);
        is_certain(&line[at..at + length]).then_some(Group { span, letter })
    });
    found.collect()
}

fn is_certain(seen: &str) -> bool {
    seen.chars().count() == 3 && (seen.starts_with("â€") || seen.starts_with("â‚¬"))
}

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
    fn byte_of(&self, c: char) -> Option<u8> {
        self.0.get(c as usize).copied().filter(|&byte| byte != 0)
    }
}

/// What part of a wrongly decoded character a character may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The byte that leads its sequence.
    First,
    /// One that goes on with it.
    Later,
}

/// The last character of these encodings.
const LAST_TAKEN: char = '\u{2122}';

/// The characters that may be part of another, with the part; one may be told twice, or be both.
pub(super) fn parts() -> impl Iterator<Item = (char, Part)> {
    let of_char = |(c, &byte): (char, &u8)| match byte {
        0x80..=0xBF => Some((c, Part::Later)),
        0xC2..=0xF4 => Some((c, Part::First)),
        _ => None,
    };
    BYTES.iter().flat_map(move |bytes| ('\0'..=LAST_TAKEN).zip(&bytes.0).filter_map(of_char))
}

/// Whether the two may begin a group in one of the encodings.
fn may_be_pair(first: char, second: char) -> bool {
    let leads = |bytes: &Bytes| matches!(bytes.byte_of(first), Some(0xC2..=0xF4));
    let follows = |bytes: &Bytes| matches!(bytes.byte_of(second), Some(0x80..=0xBF));
    BYTES.iter().any(|bytes| leads(bytes) && follows(bytes))
}

/// Whether `c` is a letter of a living script, a mark, or punctuation that newspapers print.
fn is_plausible(c: char) -> bool {
    match c {
        '\u{A0}'..='\u{BF}' | '\u{2010}'..='\u{203A}' | '\u{20AC}' | '\u{2116}' | '\u{2122}' => true,
        // Phonetic letters, modifiers: never in news, often what quotes after capitals would make.
        '\u{250}'..='\u{36F}' | '\u{700}'..='\u{8FF}' => false,
        '\u{1F300}'..='\u{1FAFF}' => true,
        c => c.is_alphabetic(),
    }
}
