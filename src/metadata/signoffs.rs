//! Sign-offs: agency, initials and helpers at the end of a text, or on a line of their own behind it.
//!
//! `(PAP) abc/ xyz/`, `mal/dpa`, `© AFP`, `Reporting by A; Editing by B`. The reporters named are contributors.

use super::agencies::is_agency;
use super::bylines::{Shape, is_given_name, shape};
use super::openers::{Opener, may_begin};
use super::phrases::{Meant, Phrases, packed};
use super::tokens::{Tokens, head};
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::tables::packed::Mark;
use crate::text::Span;
use memchr::{memrchr2, memrchr2_iter};
use serde::Serialize;
use std::sync::LazyLock;

/// What kind of sign-off it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignoffKind {
    /// An agency, with or without initials.
    Agency,
    /// Reporters and editors by name.
    Contributors,
    /// Material of agencies used: "With files from ...", "Mit Material von dpa".
    Material,
}

/// The sign-off of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signoff {
    /// The part to cut: the end of the paragraph, or the whole line.
    pub span: Span,
    /// The agency as written.
    pub agency: Option<String>,
    /// Reporters and editors named.
    pub contributors: Vec<String>,
    /// Its kind.
    pub kind: SignoffKind,
    /// How sure it is that this is no part of the text.
    pub confidence: Confidence,
}

/// What a phrase of the table opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Opening {
    #[default]
    Material,
    Contributors,
    /// No opening: a word for agencies in general.
    Wires,
    /// No opening: stands before the place a reporter writes from.
    From,
    /// No opening: says that the agency's text ends here.
    End,
    /// "Source", behind the last sentence.
    Source,
    /// No opening: ends a sentence that names who contributed.
    Contributed,
}

static OPENINGS: LazyLock<Phrases<Opening>> = LazyLock::new(|| packed!("signoffs"));

impl Meant for Opening {
    fn add(&mut self, mark: &Mark) {
        *self = match mark.cells[1] {
            "contributors" => Self::Contributors,
            "material" => Self::Material,
            "wires" => Self::Wires,
            "from" => Self::From,
            "end" => Self::End,
            "source" => Self::Source,
            "contributed" => Self::Contributed,
            _ => mark.broken("unknown kind"),
        };
    }
}

/// Reads the sign-off that is `text` or ends it; `None` where the last words are text.
///
/// ```
/// use copydesk::{language::Tag, metadata::signoffs};
/// let text = "The bridge stays closed. (PAP) abc/ xyz/";
/// let found = signoffs::read(text, Tag::EN).unwrap();
/// assert_eq!(found.span.of(text), "(PAP) abc/ xyz/");
/// assert_eq!(signoffs::read("He works for the agency (PAP) in Warsaw.", Tag::EN), None);
/// ```
pub fn read(text: &str, language: Tag) -> Option<Signoff> {
    apart(text, language).or_else(|| behind_sentence(text, text.trim_end()))
}

/// [`read`] without what only a sentence tells that ends before it: all that a whole line may be.
pub(crate) fn apart(text: &str, _language: Tag) -> Option<Signoff> {
    let trimmed = text.trim_end();
    if trimmed.is_empty() {
        return None;
    }
    opened(text, trimmed)
        .or_else(|| bracketed(text, trimmed))
        .or_else(|| initials(text, trimmed))
        .or_else(|| marked(text, trimmed))
        .or_else(|| houses(text, trimmed))
        .or_else(|| contributed(text, trimmed))
}

/// Whether `text` ends as a line does that says who contributed: "AFP contributed to this report."
pub(crate) fn may_tell_contribution(text: &str) -> bool {
    CONTRIBUTED_TO.iter().any(|word| text.ends_with(word))
}

/// `AFP contributed to this report.`, `Associated Press writer Jane Doe in Kyiv contributed to this report.`: an agency, or its writer.
fn contributed(text: &str, trimmed: &str) -> Option<Signoff> {
    let told = may_tell_contribution(trimmed) && trimmed.len() <= LONGEST_CONTRIBUTION;
    let said = if told { trimmed.trim_end_matches('.') } else { return None };
    let ends = said.rmatch_indices(' ').take(CONTRIBUTED_WORDS).map(|(at, _)| &said[at + 1..]);
    ends.into_iter().find(|end| OPENINGS.meaning(end) == Some(&Opening::Contributed))?;
    let named = said.strip_prefix("The ").unwrap_or(said);
    let heads = named.match_indices(' ').take(CONTRIBUTED_WORDS).map(|(at, _)| &named[..at]);
    let agency = heads.into_iter().find(|head| is_agency(head))?;
    Some(found(text, trimmed, Some(agency.to_owned()), SignoffKind::Material, 92))
}

/// How lines that tell of a contribution end in the languages of agencies that print them.
const CONTRIBUTED_TO: [&str; 9] =
    ["report.", "story.", "article.", "reporting.", "despacho.", "informe.", "reportaje.", "reporte.", "reportagem."];
/// Such a line is no longer, in bytes.
const LONGEST_CONTRIBUTION: usize = 200;
/// Words of what it says, and of an agency's name, at most.
const CONTRIBUTED_WORDS: usize = 6;

/// `ČTK, Reuters`, `Zdroje: ČTK, Reuters` on a line of their own; one house alone may as well have written the text or made a picture.
fn houses(text: &str, trimmed: &str) -> Option<Signoff> {
    let (agency, kind) = if trimmed.len() <= LONGEST_HOUSES { sources(trimmed)? } else { return None };
    let alone = kind == SignoffKind::Agency && agency.as_deref() == Some(trimmed);
    if alone { None } else { Some(found(text, trimmed, Some(agency?), kind, 92)) }
}

/// `Source: Reuters`, `Mit Material von dpa und AFP`, `dpa/abc`, `EFE` behind the last sentence, where a template glued what was a line of
/// its own; nobody and nothing else is named there.
fn behind_sentence(text: &str, trimmed: &str) -> Option<Signoff> {
    let window = last_bytes(trimmed, LONGEST_TAIL);
    let bare = window.trim_end_matches(MARKS);
    let breaks = bare.char_indices().rev().filter(|(_, c)| TEXT_ENDS.contains(c)).take(TAILS);
    let parts = breaks.filter_map(|(at, c)| {
        let behind = &window[at + c.len_utf8()..];
        let part = behind.trim_start();
        // "…る。（共同）": these full stops take no blank.
        let parted = part.len() < behind.len() || matches!(c, '。' | '।');
        (parted && !part.is_empty()).then(|| (part, c == '.' && is_shortened(&window[..at])))
    });
    parts.into_iter().find_map(|(part, shortened)| {
        let inner = part.trim_start_matches(MARKS).trim_end_matches(MARKS);
        let initials = || initials(inner, inner).map(|signed| (signed.agency, SignoffKind::Agency));
        let ends =
            || (part != inner && OPENINGS.meaning(inner) == Some(&Opening::End)).then_some((None, SignoffKind::Agency));
        let (agency, kind) = sources(inner).or_else(initials).or_else(ends)?;
        // "Quelle: dpa" follows no shortened word, "np. PAP" does.
        (kind == SignoffKind::Material || !shortened).then(|| found(text, part, agency, kind, 90))
    })
}

/// The first of the houses in `text`, each with or without a phrase that opens a sign-off, and nothing else: `Quelle: dpa, AFP`, `EFE`. A
/// source behind its colon may be no agency.
fn sources(text: &str) -> Option<(Option<String>, SignoffKind)> {
    let kinds = |&kind: &Opening| matches!(kind, Opening::Material | Opening::Source).then_some(kind);
    let opens = may_begin(text, [Opener::Signoff]);
    let opening = if opens { OPENINGS.next(text, Tokens::of(head(text, 60)), kinds) } else { None };
    let rest = opening.map_or(text, |(.., end)| &text[end..]);
    let houses = rest.trim_start_matches([':', '：', ' ']);
    let names = houses.split([',', '/', '+', '、', ';', '–']).flat_map(|piece| piece.split(" - ")).map(str::trim);
    let titled = |name: &str| agency_at_end(name).is_some_and(|house| name.len() - house.len() <= HOUSE_TITLE);
    let known = |name: &str| {
        is_agency(name)
            || is_wires(name)
            || first_of_two(name).is_some_and(|first| name.starts_with(first))
            || opening.is_some() && titled(name)
    };
    // Most lines: nothing opens them, and their first part is no house.
    let only_houses = names.clone().all(known);
    if opening.is_none() && !only_houses {
        return None;
    }
    // "avec afp" names a house itself.
    let own = opening.and_then(|(.., end)| agency_at_end(&text[..end]));
    let named = own.or_else(|| names.clone().find_map(|name| first_of_two(name).or_else(|| agency_at_end(name))));
    let kind = if opening.is_some() { SignoffKind::Material } else { SignoffKind::Agency };
    if named.is_some() && (own.is_some() && houses.is_empty() || only_houses) {
        return Some((named.map(str::to_owned), kind));
    }
    let announced = rest.trim_start().starts_with([':', '：']);
    let sourced = opening.is_some_and(|(kind, ..)| kind == Opening::Source) && announced;
    let short = !houses.is_empty() && houses.split_whitespace().count() <= SOURCE_WORDS && !text.ends_with('.');
    let only_opens = opening.is_some_and(|(_, words, _)| words > 1) && houses.is_empty();
    (sourced && short || only_opens).then_some((None, kind))
}

/// `AFP` of "AFP et Reuters", "von dpa und AFP": two houses with a small word between them.
fn first_of_two(names: &str) -> Option<&str> {
    let mut joints = names.match_indices(' ').filter_map(|(at, _)| {
        let (joiner, second) = names[at + 1..].split_once(' ')?;
        let joins = joiner.chars().count() <= 3 && !joiner.chars().any(char::is_uppercase);
        (joins && is_agency(second)).then(|| agency_at_end(&names[..at])).flatten()
    });
    joints.next()
}

/// Whether the word that ends with a full stop behind `before` may be a shortened one: "np. PAP", "e.g. Reuters".
fn is_shortened(before: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let letters = last.chars().filter(|c| c.is_alphanumeric()).count();
    letters < WHOLE_WORD && !last.ends_with(['"', '”', '»', ')']) || last.contains('.')
}

/// What stands around or before a sign-off.
const MARKS: [char; 18] =
    ['.', '(', ')', '（', '）', '[', ']', '［', '］', '【', '】', '〔', '〕', '＝', '-', '–', '—', ' '];
/// What the last sentence before a sign-off without brackets ends with.
const TEXT_ENDS: [char; 9] = ['.', '!', '"', '”', '»', '“', '…', '।', '。'];
/// A word of fewer letters before a full stop may be a shortened one.
const WHOLE_WORD: usize = 4;
/// What stands before an agency's name is no longer, in bytes: "the news agency ".
const HOUSE_TITLE: usize = 40;
/// A source that is no agency has no more words.
const SOURCE_WORDS: usize = 6;
/// Houses alone on a line are no longer, in bytes.
const LONGEST_HOUSES: usize = 60;
/// A sign-off glued to the last sentence is no longer, in bytes.
const LONGEST_TAIL: usize = 120;
/// So many ends of sentences are looked behind: a sign-off may hold full stops of its own.
const TAILS: usize = 3;

/// The last `len` bytes of `text`, or a little less: never part of a character.
fn last_bytes(text: &str, len: usize) -> &str {
    let mut start = text.len().saturating_sub(len);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

fn found(text: &str, part: &str, agency: Option<String>, kind: SignoffKind, percent: u8) -> Signoff {
    Signoff {
        span: Span::of_slice(part, text),
        agency,
        contributors: Vec::new(),
        kind,
        confidence: Confidence::percent(percent),
    }
}

/// A line, or the bracket at its end, that begins with "Reporting by", "With files from".
fn opened(text: &str, trimmed: &str) -> Option<Signoff> {
    let inside = trimmed.strip_suffix([')', '）']).and_then(|rest| rest.rfind(['(', '（']).map(|at| &trimmed[at..]));
    let part = inside.unwrap_or(trimmed).trim();
    if part.len() > 400 {
        return None;
    }
    let bare = part.trim_matches(['(', ')', '（', '）', ' ', '*', '–', '-', '—']);
    if !may_begin(bare, [Opener::Signoff]) {
        return None;
    }
    let ahead = Tokens::of(head(bare, 60));
    let (opening, words_of_it, end) = OPENINGS.next(bare, ahead, |&kind| {
        matches!(kind, Opening::Contributors | Opening::Material | Opening::Source).then_some(kind)
    })?;
    let mut out = found(text, part, None, SignoffKind::Material, 93);
    let words = bare.split([',', ';', '.', ':', '(', ')', '/', '&']).flat_map(|piece| piece.split(" and "));
    for piece in words.flat_map(|piece| piece.split(" und ")).map(str::trim) {
        let name = behind_small(piece);
        if let Some(agency) = agency_at_end(piece) {
            out.agency.get_or_insert_with(|| agency.to_owned());
        } else if opening == Opening::Contributors && shape(name) == Some(Shape::Full) {
            out.contributors.push(name.to_owned());
        }
    }
    if opening == Opening::Contributors {
        out.kind = SignoffKind::Contributors;
        return (!out.contributors.is_empty()).then_some(out);
    }
    let only_houses = sources(bare.trim_end_matches('.'));
    // "По материалам ТАСС, мост закрыт." tells what happened.
    if bare.ends_with('.') && only_houses.is_none() {
        return None;
    }
    if let Some((Some(first), _)) = only_houses {
        out.agency = Some(first);
    }
    // "Quelle: example.org", but not "Quelle der Freude".
    let behind = &bare[end..];
    let announced = words_of_it > 1 || behind.is_empty() || behind.starts_with(':');
    (out.agency.is_some() || (announced && bare.split_whitespace().count() <= 6)).then_some(out)
}

/// `Canadian Press` of "With files from Canadian Press": the longest agency the words end in.
fn agency_at_end(piece: &str) -> Option<&str> {
    let starts = piece.match_indices([' ', '\'', '’']).map(|(at, mark)| at + mark.len());
    std::iter::once(0).chain(starts).map(|at| &piece[at..]).find(|tail| is_agency(tail))
}

/// `Jane Doe` of "Reporting by Jane Doe in Kyiv".
fn behind_small(piece: &str) -> &str {
    let small = [" by ", " from ", " von ", " par ", " por ", " di ", " in ", " à ", " en "];
    let start = small[..6].iter().filter_map(|word| piece.find(word).map(|at| at + word.len())).min().unwrap_or(0);
    let rest = &piece[start..];
    let end = small[6..].iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
    rest[..end].trim()
}

/// `(PAP) abc/ xyz/`, `(dpa)`, `(APA/red)`, `(ANSA).` at the end, behind a finished sentence or `Z Pekinu Jan Kos`.
fn bracketed(text: &str, trimmed: &str) -> Option<Signoff> {
    let close = memrchr2(b')', b']', trimmed.as_bytes())?;
    let behind = trimmed[close + 1..].trim().trim_end_matches('.');
    let open = trimmed[..close].rfind(['(', '['])?;
    let inner = trimmed[open + 1..close].trim().trim_start_matches('©').trim_start();
    let mut pieces = inner.split(['/', ',', ';']).map(str::trim);
    let agency = pieces.clone().find(|piece| is_agency(piece))?;
    let small = pieces.all(|piece| is_agency(piece) || is_initials(piece) || is_wires(piece));
    let tail = behind.split_whitespace().all(|word| is_initials(word.trim_matches('/')));
    if !(small && tail) {
        return None;
    }
    let before = trimmed[..open].trim_end();
    let signed = |part| found(text, part, Some(agency.to_owned()), SignoffKind::Agency, 96);
    if before.is_empty() || before.ends_with(SENTENCE_ENDS) {
        return Some(signed(&trimmed[open..]));
    }
    let start = before.rfind(SENTENCE_ENDS).map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let reporter = reporter_from(before[start..].trim_start())?;
    let part = trimmed[start..].trim_start();
    Some(Signoff { contributors: vec![reporter.to_owned()], ..signed(part) })
}

/// What the last sentence of an article ends with.
const SENTENCE_ENDS: [char; 11] = ['.', '!', '?', '"', '”', '»', '“', '…', '।', '。', '’'];

/// The reporter of "Z Pekinu Jan Kos", "Aus Peking Jan Kos": a small word, a place of a word or two, a name.
fn reporter_from(text: &str) -> Option<&str> {
    let (small, rest) = text.split_once(' ')?;
    if OPENINGS.meaning(small) != Some(&Opening::From) {
        return None;
    }
    let starts = rest.match_indices(' ').map(|(at, _)| at).take(2);
    let capitals = |place: &str| place.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let ends = starts.filter(|&at| capitals(&rest[..at])).map(|at| rest[at..].trim());
    let mut names = ends.filter(|name| shape(name) == Some(Shape::Full));
    let begins = |name: &&str| name.split(' ').next().is_some_and(is_given_name);
    names.clone().find(begins).or_else(|| names.next())
}

/// How sure a sign-off is that says so itself: "Lusa/Fim". No other is as sure.
pub(crate) const ENDS_PERCENT: u8 = 97;

/// `mal/dpa`, `SNA/AFP`, `red, ORF/Agenturen`, `dpa/abc`, `Lusa/Fim` on a line of their own; without an agency `abc/ xyz/`, each with its stroke.
fn initials(text: &str, trimmed: &str) -> Option<Signoff> {
    if trimmed.len() > 60 || !trimmed.contains('/') {
        return None;
    }
    let struck = |word: &str| word.strip_suffix('/').is_some_and(|word| word.len() > 1 && is_initials(word));
    if trimmed.split(' ').all(struck) {
        return Some(found(text, trimmed, None, SignoffKind::Agency, 92));
    }
    let pieces: Vec<&str> = trimmed.split(['/', ',']).map(|piece| piece.trim().trim_end_matches('.')).collect();
    let agency = pieces.iter().find(|piece| is_agency(piece))?;
    let ends = |piece: &str| OPENINGS.meaning(piece) == Some(&Opening::End);
    let small = |piece: &&str| piece.is_empty() || is_initials(piece) || is_wires(piece) || ends(piece);
    let sound = pieces.iter().all(|piece| is_agency(piece) || small(piece));
    let percent = if pieces.iter().any(|piece| ends(piece)) { ENDS_PERCENT } else { 94 };
    sound.then(|| found(text, trimmed, Some((*agency).to_owned()), SignoffKind::Agency, percent))
}

/// `© AFP`, `– Reuters`, `dpa` on a line of their own; `. – Reuters` behind the last sentence.
fn marked(text: &str, trimmed: &str) -> Option<Signoff> {
    // 0xC2 begins the sign, 0xE2 the dashes.
    let begins = |at: &usize| trimmed.get(*at..).is_some_and(|rest| rest.starts_with(['©', '–', '—']));
    let at = memrchr2_iter(0xC2, 0xE2, trimmed.as_bytes()).find(begins)?;
    let name = trimmed[at..].trim_start_matches(['©', '–', '—', ' ']);
    let name = name.trim_end_matches('.').trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let before = trimmed[..at].trim_end();
    let finished = before.is_empty() || before.ends_with(['.', '!', '?', '"', '”', '»', '“', '。']);
    (is_agency(name) && finished).then(|| found(text, &trimmed[at..], Some(name.to_owned()), SignoffKind::Agency, 92))
}

/// "Agenturen", "agencies": no agency by name.
fn is_wires(word: &str) -> bool {
    OPENINGS.meaning(word) == Some(&Opening::Wires)
}

/// One to five letters in lower case: a desk's or a writer's initials.
fn is_initials(word: &str) -> bool {
    (1..=5).contains(&word.chars().count()) && word.chars().all(|c| c.is_lowercase())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_record_of_the_tables_can_be_read() {
        assert!(super::OPENINGS.count() > 2);
    }
}
