//! Lines that say who wrote it: "By Jane Doe and John Roe", "Von Nina Muster, Redakteurin", "Автор: Иван Петров".
//!
//! Less is better than wrong: a role, a place, an agency or a prompt is never an author, and a phrase that begins like a
//! byline ("Von wegen Ruhe", "By Tuesday") is none. A bare name without a label is answered with low confidence: only
//! its place on the page can tell.

mod names;
mod reader;
mod trim;
mod words;

use super::dates::{self, Dated};
use super::openers::{Opener, may_begin};
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::memo::Texts;
use crate::text::Span;
pub(crate) use names::{Shape, is_georgian, shape};
use reader::Reader;
use serde::Serialize;
use std::cell::RefCell;
pub(crate) use words::{is_given_name, is_small_word};

/// A person who wrote the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name as written, without role and place.
    pub name: String,
    /// The agency or broadcaster named beside it.
    pub agency: Option<String>,
}

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Byline {
    /// The authors in the order of the line; empty where only an agency or a newsroom signs.
    pub authors: Vec<Author>,
    /// The agency, as written.
    pub agency: Option<String>,
    /// A date in the same line.
    pub date: Option<Dated>,
    /// The authors' names in the line, one span each.
    pub spans: Vec<Span>,
    /// Whether a word such as "By" or "Autor" announces the authors.
    pub labelled: bool,
    /// How sure it is that this is a byline and these are its authors.
    pub confidence: Confidence,
}

/// Longer lines than this many bytes are no bylines.
const LONGEST: usize = 300;

/// Reads a byline; `None` for any other line. An agency alone gives no authors, and `agency`.
///
/// ```
/// use copydesk::{language::Tag, metadata::bylines};
/// let found = bylines::read("By Jane Doe and John Roe, Staff Writers", Tag::EN).unwrap();
/// let names: Vec<&str> = found.authors.iter().map(|author| author.name.as_str()).collect();
/// assert_eq!(names, ["Jane Doe", "John Roe"]);
/// assert_eq!(bylines::read("By Tuesday", Tag::EN), None);
/// ```
pub fn read(line: &str, language: Tag) -> Option<Byline> {
    let trimmed = line.trim();
    // A dash before a name with a handle signs a quoted post.
    let post = trimmed.starts_with('—') && trimmed.contains('@');
    if post || trimmed.is_empty() || trimmed.len() > LONGEST {
        return None;
    }
    let words = trimmed.split_whitespace().count();
    if words > 36 {
        return None;
    }
    let is_none = || {
        is_prose(trimmed, words)
            || words <= 2 && words::is_lone_word(trimmed)
            || words::holds_stranger(trimmed)
            || holds_telephone(trimmed)
            || words::holds_odd_sign(trimmed)
            || tells_of_reporters(trimmed)
    };
    if is_none() && words::behind_label(trimmed, language).is_none() {
        return None;
    }
    read_runs(line, language)
}

/// [`read`] of a line that nothing rules out.
fn read_runs(line: &str, language: Tag) -> Option<Byline> {
    let found = dates::find(line, language, None);
    let mut reader = Reader::new(line, language, found.is_empty());
    let mut from = 0;
    for date in &found {
        reader.run(&line[from..date.span.start]);
        from = date.span.end;
    }
    reader.run(&line[from..]);
    reader.finish(found.into_iter().map(|date| date.dated).reduce(merge))
}

/// Whether `text` is what an author or a newsroom is called, and nothing more: "redactie", "staff writer".
pub(crate) fn is_role(text: &str) -> bool {
    words::is(text, words::Part::is_role)
}

/// What newsrooms call themselves that sign: "National Desk", "Our Foreign Staff".
const NEWSROOMS: [&str; 7] = ["desk", "staff", "team", "newsroom", "writers", "reporters", "board"];

/// Whether a word of `text` stands in no name, and the first is no given name: "Text Size", "More from this author", "Share Tweet Share".
pub(crate) fn holds_no_name(text: &str, language: Tag) -> bool {
    let words = || text.split([' ', '\u{a0}']).filter(|word| !word.is_empty());
    let signs = |last: &str| NEWSROOMS.iter().any(|own| last.eq_ignore_ascii_case(own));
    !words().next().is_some_and(is_given_name)
        && !words().next_back().is_some_and(signs)
        && (words().any(|word| words::is(word, |part| part.is_no_name(language)))
            || words::strip(text, words::Part::cuts).is_some())
}

/// `text` behind the label of a byline, if it begins with one.
pub(crate) fn without_label(text: &str, language: Tag) -> &str {
    words::behind_label(text, language).map_or(text, |behind| behind.trim_start_matches([':', '：', ' ']))
}

/// Whether `text` is a word for an article's text, and nothing more: "Text", "Tekst".
pub(crate) fn announces_text(text: &str) -> bool {
    words::is(text, words::Part::is_text)
}

/// `text` without a word at its end that joins two ("Text und").
pub(crate) fn without_joiner(text: &str) -> &str {
    let joined = text.rsplit_once(' ').filter(|(_, last)| words::is(last, |part| part.joins(Tag::UND)));
    joined.map_or(text, |(head, _)| head.trim_end())
}

/// `text` without a word at its beginning that joins two ("und Jan Kos").
pub(crate) fn without_first_joiner(text: &str) -> &str {
    let joined = text.split_once(' ').filter(|(first, _)| words::is(first, |part| part.joins(Tag::UND)));
    joined.map_or(text, |(_, rest)| rest.trim_start())
}

/// Whether a label of bylines or a word for an article's text may begin `text`, by its first word.
pub(crate) fn may_announce(text: &str) -> bool {
    may_begin(text, [Opener::Label, Opener::Text])
}

/// Whether `text` begins with what announces a writer and no other author: a label with its colon, or a word for the text with a name's
/// "by". "Author Ada Berg" stands under pictures.
pub(crate) fn names_writer(text: &str) -> bool {
    let has_colon = |rest: &str| rest.trim_start().starts_with(':');
    let is_phrase = |rest: &str| text[..text.len() - rest.len()].contains(' ');
    may_announce(text)
        && (words::strip(text, |part| part.labels(Tag::UND)).is_some_and(has_colon)
            || words::strip(text, words::Part::is_text).is_some_and(is_phrase))
}

/// How many bylines a thread keeps: the same people sign again.
const KEPT_LINES: usize = 128;

thread_local! {
    static KEPT: RefCell<Texts<Tag, Option<Byline>>> = RefCell::new(Texts::new(KEPT_LINES));
}

/// Forgets all readings: this thread is to know other agencies.
pub(crate) fn forget() {
    KEPT.set(Texts::new(KEPT_LINES));
}

/// [`read`] of a line that is a byline: who signs one article signs the next.
pub(crate) fn read_again(line: &str, language: Tag) -> Option<Byline> {
    KEPT.with_borrow_mut(|kept| kept.answer(line, language, || read(line, language)))
}

/// Whether a line holds a number to call, as contacts below a press release do: "Ada Berg, press@example.org, +47 22 33 44 55".
fn holds_telephone(line: &str) -> bool {
    line.split_once('+').is_some_and(|(_, rest)| rest.bytes().take(12).filter(u8::is_ascii_digit).count() >= 6)
}

/// Whether a Chinese headline tells what reporters do: "海港日报记者正火速赶往事故现场". Behind what they are called no more than a few names stand unparted.
fn tells_of_reporters(line: &str) -> bool {
    let behind = ["记者", "記者"].iter().find_map(|called| line.split_once(called)).map(|(_, behind)| behind);
    let signs = ["报道", "報導", "報道", "摄", "攝", "电", "電", "传真", "傳真", "实习", "實習", "通讯员", "通訊員"];
    behind.is_some_and(|behind| {
        let parted = |c: char| !('\u{4E00}'..='\u{9FFF}').contains(&c);
        behind.chars().count() > UNPARTED_NAMES
            && !behind.contains(parted)
            && !signs.iter().any(|sign| behind.contains(sign))
    })
}

/// Characters of names that stand unparted, at most.
const UNPARTED_NAMES: usize = 8;

/// Whether a line of so many words has the length and the end of a sentence, or the length alone and nothing that divides.
fn is_prose(line: &str, words: usize) -> bool {
    let ended = line.ends_with(['.', '!', '?', '…', ':', '”', '»', '"']);
    (ended && words > 6) || line.ends_with('。') || (words > 12 && !line.contains(['|', '/', '•', '·', ',']))
}

/// Two dates of one line as one answer.
fn merge(first: Dated, second: Dated) -> Dated {
    Dated {
        published: first.published.or(second.published),
        updated: first.updated.or(second.updated),
        spans: first.spans.into_iter().chain(second.spans).collect(),
        ambiguous: first.ambiguous | second.ambiguous,
        impossible: first.impossible | second.impossible,
        relative: first.relative | second.relative,
        partial: first.partial | second.partial,
        reading_time: first.reading_time | second.reading_time,
        confidence: first.confidence.max(second.confidence),
    }
}

#[cfg(test)]
mod tests {
    use super::{read_runs, words};
    use crate::language::Tag;
    use crate::metadata::agencies::is_agency;
    use crate::tables::rows;
    use proptest::prelude::*;

    /// Names, agencies, words of bylines and of texts, and signs in any order.
    fn line() -> impl Strategy<Value = String> {
        let names = vec![
            "Ada",
            "Berg",
            "Jan Kos",
            "AFP",
            "dpa",
            "BBC",
            "Sport",
            "Reuters",
            "g1",
            "Мост",
            "Берг",
            "김병시",
            "李响",
            "ABC",
        ];
        let words = vec![
            "By",
            "Von",
            "Text",
            "Foto",
            "Reporter",
            "Staff Writer",
            "und",
            "and",
            "in",
            "Oslo",
            "Updated",
            "follow",
            "bridge",
            "der",
            "Redaktion",
            "byAda",
            "BergReporter",
            "http",
            "Автор",
            "x",
            "7",
            "Montag",
            "kommentar",
            "기자",
        ];
        let signs = vec![
            ":", "=", "\"", "“", "”", "„", "«", "»", "?", "/", ",", "|", " – ", " - ", " · ", "(", ")", "@", ".", "!",
            "’", "©", "*", "&",
        ];
        let part = prop_oneof![
            3 => prop::sample::select(names),
            3 => prop::sample::select(words),
            2 => prop::sample::select(signs),
        ];
        let part =
            (part, prop::bool::weighted(0.7)).prop_map(|(part, blank)| part.to_owned() + if blank { " " } else { "" });
        prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32768, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_line_with_an_odd_sign_is_no_byline(line in line(), tag in prop::sample::select(vec!["en", "de", "ru", "und"])) {
            let language = Tag::parse(tag).unwrap_or(Tag::EN);
            let read = if words::holds_odd_sign(line.trim()) { read_runs(&line, language) } else { None };
            prop_assert_eq!(read, None, "{:?}", line);
        }

        #[test]
        fn one_word_without_a_label_is_no_byline(word in "\\p{L}{1,9}|[a-zA-Z]{1,9}", figure in prop::option::of("[0-9]{0,8}"), tag in prop::sample::select(vec!["en", "de", "ru", "ko", "und"])) {
            let language = Tag::parse(tag).unwrap_or(Tag::EN);
            let line = word + &figure.map_or_else(String::new, |figure| format!(" ({figure})"));
            let is_none = words::is_lone_word(&line) && words::behind_label(&line, language).is_none();
            prop_assert_eq!(if is_none { read_runs(&line, language) } else { None }, None, "{:?}", line);
        }
    }

    #[test]
    fn no_agency_has_an_odd_sign() {
        for row in rows("agencies.tsv", include_str!("../../../data/agencies.tsv")) {
            for form in
                std::iter::once(row.cell(0)).chain(row.list(1)).chain(row.list(7)).filter(|form| is_agency(form))
            {
                for line in [form.to_owned(), format!("Ada Berg, {form}"), format!("Ada Berg - {form}")] {
                    assert!(!words::holds_odd_sign(&line), "{line}");
                }
            }
        }
    }

    #[test]
    fn headlines_and_credits_have_odd_signs() {
        for line in
            ["Ada Berg: „Brücke bleibt zu“", "Foto: Ada Berg / Nordwerk", "«Мост закрыт»", "Hafen, Brücke: Streit"]
        {
            assert!(words::holds_odd_sign(line), "{line}");
        }
        for line in ["Text: Ada Berg", "By Ada Berg", "Ada Berg, Oslo", "AFP Foto: Ada Berg", "Reporter: Ada Berg"] {
            assert!(!words::holds_odd_sign(line), "{line}");
        }
    }
}
