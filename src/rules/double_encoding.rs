//! Text was encoded as UTF-8 and read as another encoding ("ÅºrÃ³dÅ‚a" for "źródła").
//!
//! A scraper or a database took the bytes of UTF-8 for Windows-1252, 1250 or 1251, or Latin-1. Each letter beyond ASCII became two or
//! three wrong ones. Nothing is lost: the wrong letters, written back in that encoding, are the bytes they were made of.
//!
//! A line is repaired only when it is certain: every letter of it beyond ASCII belongs to such a group, all groups give letters or
//! punctuation that texts have, one encoding alone explains it, and the text has two groups or more, or one of those that no language
//! writes ("â€™", "nÃ©e"). In a line that is partly right only these last are repaired. A single pair alone is offered. What went wrong twice
//! ("nÃƒÂ©e") is repaired in one go.
//!
//! Left alone: capitals before a no-break space, dots, a dash or a closing quote (SELKÄ…, «CAFÉ», “IRMÃ”, „MENÜ“), which look like such pairs, unless
//! the text has others; words of any language whose letters happen to form a pair, as their other letters do not.
//!
//! Source of the custom: the Encoding Standard (WHATWG), which fixes what each byte of these encodings means.

use super::taken_for::{BYTES, Bytes, closes, is_printed_mark, mac_punctuation, may_be_pair};
use super::{Applies, Check, Doubt, Rule, example};
use crate::confidence::Confidence;
use crate::finding::{Draft, Level};
use crate::text::beyond::first_beyond_ascii;
use crate::text::{Edit, Span};
use memchr::{memchr_iter, memmem::Finder};
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
        example("The actress, nÃƒÂ©e Lund, said it was Ã¢â‚¬Å“too lateÃ¢â‚¬Â\u{9D}.", "The actress, née Lund, said it was “too late”."),
        example("Die Brücke â\u{80}\u{93} so der Rat â\u{80}\u{93} bleibt zu.", "Die Brücke – so der Rat – bleibt zu."),
    ],
    keeps: &[
        "Am Abend stand „MENÜ“ auf der Tafel, daneben «CAFÉ» und “IRMÃ”.",
        "Рік тому міст через гавань закрили на ремонт, а «Рів» відкрили.",
        "São Paulo, 3 Âµm, CÂ° and A© are odd, but nobody knows what they were.",
        "SELKÄ\u{A0}EDELLÄ\u{A0}MAAHAN",
        "NEDTUR PÅ… NEDTUR PÅ\u{A0}– og så hjem",
        "oovtviärdásâžžân já kuáskulâžžân",
    ],
    check: Check::Repair(Doubt::Pair, check),
};

/// A group of wrong letters, and the one it was.
struct Group {
    span: Span,
    letter: char,
    says: Says,
}

/// How much a group says for text having been read wrongly.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Nothing: a word in capitals ends like this before a blank or a quotation mark.
    Little,
    /// That another one would make it sure.
    Much,
    /// All: no language writes this.
    All,
}

/// The findings; [TX106](super::misread_byte) asks as well, whose bytes are not those of a letter put back here.
pub(super) fn check(text: &str) -> Vec<Draft> {
    let mut found: Vec<Vec<Group>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut groups = groups_of(line);
        groups.iter_mut().for_each(|group| group.span = group.span.shifted(start));
        if !groups.is_empty() {
            found.push(groups);
        }
        start += line.len();
    }
    let says = |what: Says| found.iter().flatten().filter(|group| group.says == what).count();
    match (says(Says::Much), says(Says::All)) {
        (0, 0) => Vec::new(),
        (much, all) => found.iter().map(|groups| draft(text, groups, much > 1 || all > 0)).collect(),
    }
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
fn groups_of(line: &str) -> Vec<Group> {
    let Some(at) = first_beyond_ascii(line.as_bytes()) else { return Vec::new() };
    let mut chars = line[at..].chars();
    let begins_with_pair = chars.next().zip(chars.next()).is_some_and(|(first, second)| may_be_pair(first, second));
    let whole = begins_with_pair.then(|| explained(line)).flatten().map(|groups| deepest(line, groups));
    let is_text = |groups: &Vec<Group>| !groups.iter().any(|group| group.letter.is_control());
    whole.filter(is_text).unwrap_or_else(|| certain(line))
}

/// Every character beyond ASCII as part of a group; `None` if one is not, or two encodings give different letters.
fn explained(line: &str) -> Option<Vec<Group>> {
    let mut explained: Option<Vec<Group>> = None;
    for groups in BYTES.iter().filter_map(|encoding| whole_line(line, encoding)) {
        let same = |other: &Vec<Group>| {
            other.iter().map(|group| group.letter).eq(groups.iter().map(|group| group.letter))
        };
        match &explained {
            Some(other) if !same(other) => return None,
            _ => explained = Some(groups),
        }
    }
    explained
}

fn whole_line(line: &str, encoding: &Bytes) -> Option<Vec<Group>> {
    let mut groups = Vec::new();
    let mut chars = line.char_indices().filter(|(_, c)| !c.is_ascii());
    let mut next = chars.next();
    while let Some((at, _)) = next {
        let (letter, length) = encoding.group(&line[at..])?;
        groups.push(Group::new(line, Span::new(at, at + length), letter, groups.last()));
        next = chars.find(|(place, _)| *place >= at + length);
    }
    (!groups.is_empty()).then_some(groups)
}

/// The groups of a line that went wrong more than once: as long as the letters they give are groups again.
fn deepest(line: &str, mut groups: Vec<Group>) -> Vec<Group> {
    for _ in 0..MOST_TIMES {
        let mut decoded = String::with_capacity(line.len());
        let mut end = 0;
        for group in &groups {
            decoded.push_str(&line[end..group.span.start]);
            decoded.push(group.letter);
            end = group.span.end;
        }
        decoded.push_str(&line[end..]);
        let again = explained(&decoded).filter(|again| again.iter().any(|group| group.says != Says::Little));
        let Some(again) = again else { break };
        let mut outer = groups.into_iter();
        let joined = again.into_iter().map(|inner| {
            let mut spans = outer.by_ref().take(inner.span.of(&decoded).chars().count()).map(|group| group.span);
            let first = spans.next().expect("a letter of the decoded line beyond ASCII was a group");
            Group { span: Span::new(first.start, spans.last().unwrap_or(first).end), says: Says::All, ..inner }
        });
        groups = joined.collect();
    }
    groups
}

/// How often a text is believed to have gone wrong.
const MOST_TIMES: usize = 4;

/// The groups of a line that no language writes, whatever else stands in it.
fn certain(line: &str) -> Vec<Group> {
    static CYRILLIC: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("вЂ"));
    let mut groups: Vec<Group> = Vec::new();
    // "Ã", "Â", "â", "ï", "Å" and "Ä" begin with this byte.
    for at in memchr_iter(0xC3, line.as_bytes()) {
        let end = groups.last().map_or(0, |last| last.span.end);
        if end <= at {
            // Behind a sign that is a part itself ("¢â‚¬"), the group is one of a deeper fault.
            let before = line[end..at].chars().next_back();
            groups.extend(certain_at(line, at, groups.last()).filter(|_| !before.is_some_and(is_part)));
        }
    }
    for at in CYRILLIC.find_iter(line.as_bytes()) {
        groups.extend(certain_group(line, at, &BYTES[2], None));
    }
    groups.sort_by_key(|group| group.span);
    groups
}

/// Whether `c` is no letter, ends no word, and may be part of a group.
fn is_part(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{BF}' | '†' | '‡' | 'ƒ') && !closes(c)
}

fn certain_at(line: &str, at: usize, before: Option<&Group>) -> Option<Group> {
    let group = |start: usize, (letter, length): (char, usize)| {
        Group { span: Span::new(start, start + length), letter, says: Says::All }
    };
    if line[..at].ends_with('‚') {
        let start = at - '‚'.len_utf8();
        return mac_punctuation(&line[start..]).map(|found| group(start, found));
    }
    let once = || BYTES[..2].iter().find_map(|encoding| certain_group(line, at, encoding, before));
    twice(&line[at..]).map(|found| group(at, found)).or_else(once)
}

fn certain_group(line: &str, at: usize, encoding: &Bytes, before: Option<&Group>) -> Option<Group> {
    let (letter, length) = encoding.group(&line[at..])?;
    let group = Group::new(line, Span::new(at, at + length), letter, before);
    let is_certain = group.says == Says::All || Around::of(line, group.span, before).is_one_letter(letter);
    (is_certain && !letter.is_control()).then_some(group)
}

/// The letter that went wrong twice at the beginning of `text` ("Ã¢â‚¬â„¢"), and the length of what it became.
fn twice(text: &str) -> Option<(char, usize)> {
    let (mut letters, mut ends, mut end) = (String::new(), Vec::new(), 0);
    while let Some((letter, length)) = BYTES[0].group(&text[end..]).filter(|_| ends.len() < 4) {
        letters.push(letter);
        end += length;
        ends.push(end);
    }
    let (letter, length) = BYTES[0].group(&letters)?;
    let mut inner = letters[..length].chars();
    // "É…" gone wrong once is no letter of two.
    let is_sure = inner.next() == Some('Â') || !inner.all(closes);
    (is_sure && !letter.is_control()).then(|| (letter, ends[letters[..length].chars().count() - 1]))
}

impl Group {
    /// What stands at `span` of `line` and was `letter`, behind the group `before`, if one was found.
    fn new(line: &str, span: Span, letter: char, before: Option<&Group>) -> Self {
        let around = Around::of(line, span, before);
        let says = if around.is_impossible(letter) {
            Says::All
        } else if around.closes_word() {
            Says::Little
        } else {
            Says::Much
        };
        Self { span, letter, says }
    }
}

/// A group and what stands on either side of it.
struct Around<'l> {
    seen: &'l str,
    /// The character before it; if that belongs to a group, the letter which that was.
    before: Option<char>,
    after: Option<char>,
}

impl<'l> Around<'l> {
    fn of(line: &'l str, span: Span, before: Option<&Group>) -> Self {
        let letter = before.filter(|group| group.span.end == span.start).map(|group| group.letter);
        let before = letter.or_else(|| line[..span.start].chars().next_back());
        Self { seen: span.of(line), before, after: line[span.end..].chars().next() }
    }

    fn first(&self) -> char {
        self.seen.chars().next().expect("a group has two characters or more")
    }

    /// Whether no language writes this.
    fn is_impossible(&self, letter: char) -> bool {
        let (first, length) = (self.first(), self.seen.chars().count());
        let is_arrow_or_tick = ('\u{2190}'..='\u{27BF}').contains(&letter) && !self.may_be_word();
        let is_sign = length == 3 && (is_printed_mark(letter) || is_arrow_or_tick);
        let has_control = self.seen.chars().any(|c| ('\u{80}'..'\u{A0}').contains(&c) && !closes(c));
        let behind_small = self.before.is_some_and(char::is_lowercase);
        let behind_sentence = letter == '\u{A0}' && self.before.is_some_and(|c| ".,;:!?)\"".contains(c));
        let is_lone_sign = first == 'Â' && (behind_small || behind_sentence);
        // In that of Macintoshes "Ã¥" would be two others: one alone may be either.
        is_sign || letter == '\u{FEFF}' || has_control || is_lone_sign || (self.is_one_letter(letter) && !self.seen.ends_with('¥'))
    }

    /// Whether a sign stands inside a word, or a capital and a sign behind small letters, where one letter would.
    fn is_one_letter(&self, letter: char) -> bool {
        let (first, last) = (self.first(), self.seen.chars().next_back().unwrap_or_default());
        let is_small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let is_capital = |c: Option<char>| c.is_some_and(|c| c.is_ascii_uppercase());
        let goes_on = self.after.is_some_and(|c| c.is_ascii_lowercase());
        let is_sign = !last.is_alphanumeric() || (goes_on && "¹²³¼½¾ªºµ".contains(last));
        if self.seen.chars().count() != 2 || !first.is_uppercase() {
            return false;
        }
        if letter.is_uppercase() {
            return first == 'Ã' && last != '’' && is_capital(self.before) && is_capital(self.after);
        }
        let behind_word = is_small(self.before) && (goes_on || !closes(last));
        letter.is_lowercase() && is_sign && (behind_word || (first == 'Ã' && goes_on && !closes(last)))
    }

    /// Whether all but the first character may go on with a word or close it ("sâžžân" is Inari Sámi).
    fn may_be_word(&self) -> bool {
        self.seen.chars().skip(1).all(|c| c.is_alphabetic() || closes(c))
    }

    /// Whether a right word may end with the first character, and be closed by the others.
    fn closes_word(&self) -> bool {
        let is_misplaced = self.first().is_uppercase() && self.before.is_some_and(|c| c.is_lowercase() || c.is_numeric());
        let parts = |c: char| matches!(c, '\u{A0}' | '…' | '–' | '—' | '\u{85}' | '\u{96}' | '\u{97}');
        let goes_on = self.after.is_some_and(char::is_alphabetic) && !self.seen.ends_with(parts);
        let is_word = self.first().is_lowercase() && self.may_be_word();
        is_word || (self.ends_in_closing() && !goes_on && !is_misplaced)
    }

    fn ends_in_closing(&self) -> bool {
        self.seen.chars().skip(1).all(closes)
    }
}
