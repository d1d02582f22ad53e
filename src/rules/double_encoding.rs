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

use super::{Applies, Check, Rule, example};
use crate::confidence::Confidence;
use crate::finding::{Draft, Level};
use crate::text::{Edit, Span};
use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};
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
    check: Check::Repair(check),
};

/// The encodings UTF-8 is taken for, by how often they are.
const TAKEN_FOR: [&Encoding; 3] = [WINDOWS_1252, WINDOWS_1250, WINDOWS_1251];

/// A group of wrong letters, and the one it was.
struct Group {
    span: Span,
    letter: char,
}

fn check(text: &str) -> Vec<Draft> {
    // Each group begins with a letter for one of the bytes C2 to F4; in all three encodings these letters are beyond ASCII.
    if text.is_ascii() || !has_pair(text) {
        return Vec::new();
    }
    let mut found: Vec<Vec<Group>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let groups = if has_pair(line) { groups_of(line, start) } else { Vec::new() };
        if !groups.is_empty() {
            found.push(groups);
        }
        start += line.len();
    }
    let all: usize = found.iter().map(Vec::len).sum();
    let sure = all > 1 || found.iter().flatten().any(|group| is_certain(&text[group.span.start..group.span.end]));
    found.into_iter().map(|groups| draft(text, &groups, sure)).collect()
}

fn has_pair(text: &str) -> bool {
    // No byte of a sequence beyond ASCII was read as an ASCII character, so what stands alone in a text of Latin letters is no part
    // of one: a byte that ends a character is seldom followed by one that begins another. A fold is done in vectors.
    let bytes = text.as_bytes();
    let touch = |found: bool, (first, second): (&u8, &u8)| found | ((*first >= 0x80) & (*first < 0xC0) & (*second >= 0xC0));
    if !bytes.iter().zip(bytes.get(1..).unwrap_or_default()).fold(false, touch) {
        return false;
    }
    let mut before = '\0';
    let ends_pair = |c: char| {
        let first = std::mem::replace(&mut before, c);
        !first.is_ascii() && !c.is_ascii() && may_be_pair(first, c)
    };
    text.chars().any(ends_pair)
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
    for encoding in TAKEN_FOR {
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
fn whole_line(line: &str, start: usize, encoding: &'static Encoding) -> Option<Vec<Group>> {
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
fn group(text: &str, first: char, encoding: &'static Encoding) -> Option<(char, usize)> {
    let lead = byte_of(first, encoding)?;
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
        *slot = byte_of(c, encoding)?;
        length += c.len_utf8();
    }
    let letter = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    is_plausible(letter).then_some((letter, length))
}

/// Punctuation in three characters that no language writes one after the other: "â€™", "â‚¬".
fn certain(line: &str, start: usize) -> Vec<Group> {
    let found = line.match_indices('â').filter_map(|(at, _)| {
        let (letter, length) = group(&line[at..], 'â', WINDOWS_1252)?;
        let span = Span::new(start + at, start + at + length);
        is_certain(&line[at..at + length]).then_some(Group { span, letter })
    });
    found.collect()
}

fn is_certain(seen: &str) -> bool {
    seen.chars().count() == 3 && (seen.starts_with("â€") || seen.starts_with("â‚¬"))
}

/// The byte that `c` stands for; the five bytes Windows-1252 leaves open stand for control characters, as in browsers.
fn byte_of(c: char, encoding: &'static Encoding) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding.encode(c.encode_utf8(&mut buffer));
    match (&*bytes, unmappable) {
        ([byte], false) => Some(*byte),
        // Latin-1 proper: what looks like Windows-1252 with control characters where it has punctuation.
        _ if encoding == WINDOWS_1252 && ('\u{80}'..='\u{9F}').contains(&c) => u8::try_from(u32::from(c)).ok(),
        _ => None,
    }
}

/// Whether the two may begin a group in one of the encodings. Asked for each character of each text, so it is a look into a table.
fn may_be_pair(first: char, second: char) -> bool {
    let part = |c: char| PARTS.get(u32::from(c) as usize).copied().unwrap_or(0);
    part(second) & FOLLOWS != 0 && part(first) & LEADS != 0
}

/// A character for a byte that leads a group, and for one that goes on with it.
const LEADS: u8 = 1;
const FOLLOWS: u8 = 2;

/// What each character up to U+2122, the last of these encodings, may be part of.
static PARTS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut parts = vec![0; 0x2123];
    let mut note = |c: char, byte: u8| {
        let part = match byte {
            0x80..=0xBF => FOLLOWS,
            0xC2..=0xF4 => LEADS,
            _ => 0,
        };
        parts[u32::from(c) as usize] |= part;
    };
    for byte in 0x80..=0xFF {
        note(char::from(byte), byte); // Latin-1
        for encoding in TAKEN_FOR {
            encoding.decode_without_bom_handling(&[byte]).0.chars().filter(|&c| c <= '\u{2122}').for_each(|c| note(c, byte));
        }
    }
    parts
});

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
