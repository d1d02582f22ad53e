//! Lines that say who wrote it: "By Jane Doe and John Roe", "Von Nina Muster, Redakteurin", "Автор: Иван Петров".
//!
//! Less is better than wrong: a role, a place, an agency or a prompt is never an author, and a phrase that begins like a
//! byline ("Von wegen Ruhe", "By Tuesday") is none. A bare name without a label is answered with low confidence: only
//! its place on the page can tell.

mod names;
mod words;

use super::agencies::is_agency;
use super::dates::{self, Dated};
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::text::Span;
use names::{Bare, bare};
pub(crate) use names::{Shape, shape};
use serde::Serialize;

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
    if post || trimmed.is_empty() || trimmed.len() > LONGEST || trimmed.split_whitespace().count() > 36 {
        return None;
    }
    if is_prose(trimmed) && words::strip(trimmed, |part| part.labels(language)).is_none() {
        return None;
    }
    let found = dates::find(line, language, None);
    let mut reader = Reader {
        line,
        language,
        byline: Byline::default(),
        strangers: 0,
        shapes: Vec::new(),
        agency_first: false,
        roles: 0,
    };
    let mut from = 0;
    for date in &found {
        reader.run(&line[from..date.span.start]);
        from = date.span.end;
    }
    reader.run(&line[from..]);
    reader.finish(found.into_iter().map(|date| date.dated).reduce(merge))
}

/// Whether a line has the length and the end of a sentence, or the length alone and nothing that divides.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let ended = line.ends_with(['.', '!', '?', '…', ':', '”', '»', '"']);
    (ended && words > 6) || (words > 12 && !line.contains(['|', '/', '•', '·', ',']))
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

struct Reader<'l> {
    line: &'l str,
    language: Tag,
    byline: Byline,
    /// Parts that are neither name nor role, agency or place.
    strangers: usize,
    shapes: Vec<Shape>,
    agency_first: bool,
    /// Roles alone behind a label: "Por Redacción".
    roles: usize,
}

impl<'l> Reader<'l> {
    /// Reads what stands before, between or behind the dates.
    fn run(&mut self, text: &'l str) {
        let mut text = trim(text);
        let mut labelled = false;
        for _ in 0..2 {
            let Some(behind) = self.behind_label(text) else { break };
            labelled = true;
            text = trim(behind);
        }
        if labelled && !self.byline.labelled {
            // What a label announces outranks the bare words before it.
            self.byline = Byline { labelled, agency: self.byline.agency.take(), ..Byline::default() };
            self.shapes.clear();
            self.strangers = 0;
        }
        let whole = text;
        let text = cut(text);
        if whole.len() > text.len() + 90 {
            self.strangers += 2;
        }
        if text.is_empty() || (self.byline.labelled && !labelled) {
            return;
        }
        for part in self.parts(text) {
            self.part(part, labelled);
        }
    }

    /// Behind the label at the start: a label word, then a blank or colon; `by` also glued to a capital.
    fn behind_label(&self, text: &'l str) -> Option<&'l str> {
        let language = self.language;
        if let Some(behind) = words::strip(text, |part| part.labels(language)) {
            let open = behind.chars().next()?;
            return (open.is_whitespace() || matches!(open, ':' | '：' | '/' | '=' | '|' | '.' | '-' | '／'))
                .then_some(behind);
        }
        let behind = text.strip_prefix("by")?;
        behind.starts_with(char::is_uppercase).then_some(behind)
    }

    /// The parts between commas, strokes and joining words.
    fn parts(&self, text: &'l str) -> Vec<&'l str> {
        let mut parts = Vec::new();
        for piece in text.split([',', '،', '|', '/', '•', ';', '、', '&', '–', '—', '／']) {
            for piece in piece.split(" - ").flat_map(|piece| piece.split(" · ")) {
                self.split_joined(piece, &mut parts);
            }
        }
        parts
    }

    fn split_joined(&self, piece: &'l str, parts: &mut Vec<&'l str>) {
        let mut rest = piece;
        loop {
            let language = self.language;
            let mut from = 0;
            let found = loop {
                let Some((start, end)) = words::seek(&rest[from..], |part| part.joins(language)) else { break None };
                let (start, end) = (start + from, end + from);
                let spaced =
                    rest[..start].ends_with(char::is_whitespace) && rest[end..].starts_with(char::is_whitespace);
                let word = &rest[start..end];
                let small = word.chars().count() > 1 || !word.chars().any(char::is_uppercase);
                if spaced && small || matches!(word, "、" | "・") {
                    break Some((start, end));
                }
                from = end;
            };
            let Some((start, end)) = found else { break };
            parts.push(&rest[..start]);
            rest = &rest[end..];
        }
        parts.push(rest);
    }

    /// Takes one part in: an author, an agency, something to set aside, or a stranger.
    fn part(&mut self, part: &'l str, labelled: bool) {
        let part = trim(part);
        if part.is_empty() {
            return;
        }
        if is_agency(part) || is_newsroom(part) {
            self.agency_first |= self.byline.authors.is_empty();
            self.byline.agency.get_or_insert_with(|| part.to_owned());
            return;
        }
        let name = without_role(part);
        if name.is_empty() {
            self.roles += usize::from(labelled);
            return;
        }
        let acronym = labelled && name.len() < part.len() && name.len() <= 4 && name.chars().all(char::is_uppercase);
        if acronym {
            self.byline.agency.get_or_insert_with(|| part.to_owned());
            return;
        }
        if is_agency(name) {
            self.byline.agency.get_or_insert_with(|| name.to_owned());
            return;
        }
        if name.split_whitespace().any(|word| dates::is_weekday(word, self.language)) {
            self.strangers += 2;
            return;
        }
        match shape(name) {
            // "By The Editors", "Par La Gazette": a newsroom signs.
            Some(Shape::Full) if labelled && bare(name, self.language) == Bare::Heading => {
                self.byline.agency.get_or_insert_with(|| name.to_owned());
            }
            Some(Shape::Single) if !self.byline.authors.is_empty() => {} // a place: "Seb Doe, Lille"
            Some(Shape::Full) if !labelled && bare(name, self.language) == Bare::Heading => self.strangers += 2,
            Some(shape) if labelled || shape != Shape::Single => self.author(name, shape),
            _ if !self.byline.authors.is_empty() && is_place(name) => {}
            _ => self.strangers += 2,
        }
    }

    fn author(&mut self, name: &'l str, shape: Shape) {
        self.byline.spans.push(Span::of_slice(name, self.line));
        self.byline.authors.push(Author { name: name.to_owned(), agency: None });
        self.shapes.push(shape);
    }

    /// The byline, if what was found is one.
    fn finish(mut self, date: Option<Dated>) -> Option<Byline> {
        let authors = self.byline.authors.len();
        if self.strangers > 1 || (authors == 0 && self.byline.agency.is_none() && self.roles == 0) {
            return None;
        }
        let given = self.byline.authors.iter().any(|author| bare(&author.name, self.language) == Bare::Given);
        let single = self.shapes.iter().all(|shape| *shape == Shape::Single);
        let caseless = self.shapes.contains(&Shape::Caseless);
        let percent: u8 = match (authors, self.byline.labelled) {
            (0, true) if self.byline.agency.is_none() => 70,
            (0, true) => 85,
            (0, false) => 45,
            (_, true) if single => 40,
            (_, true) => 92,
            // An agency in front of a name is a photo credit's order.
            (_, false) if self.agency_first => 20,
            (_, false) if caseless => 25,
            (_, false) if given && (date.is_some() || self.byline.agency.is_some()) => 80,
            (_, false) if given => 65,
            (_, false) if date.is_some() || self.byline.agency.is_some() => 50,
            _ => 35,
        };
        let percent = percent.saturating_sub(20 * self.strangers as u8);
        for author in &mut self.byline.authors {
            author.agency.clone_from(&self.byline.agency);
        }
        self.byline.date = date;
        self.byline.confidence = Confidence::percent(percent);
        Some(self.byline)
    }
}

/// "in Berlin", "à Paris": a place told in words behind the name.
fn is_place(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let small = matches!(
        words.next(),
        Some("in" | "à" | "en" | "a" | "w" | "we" | "v" | "ve" | "в" | "у" | "i" | "te" | "aus" | "from" | "at")
    );
    small && words.clone().count() <= 3 && words.all(|word| word.starts_with(char::is_uppercase))
}

/// An agency with the name of one of its rooms: "MDR THÜRINGEN", "BBC Sport", "AFP Paris".
fn is_newsroom(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(' ') else { return false };
    let acronym = first.chars().count() >= 2 && first.chars().all(char::is_uppercase);
    acronym && is_agency(first) && rest.split_whitespace().count() <= 2
}

/// Without blanks and dividing marks at the ends.
fn trim(text: &str) -> &str {
    let marks = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '|'
                    | '/'
                    | '•'
                    | '·'
                    | ';'
                    | ':'
                    | '：'
                    | '-'
                    | '–'
                    | '—'
                    | '='
                    | '▸'
                    | '>'
                    | '*'
                    | '‣'
                    | '■'
                    | '●'
                    | '）'
                    | ')'
            )
    };
    text.trim_start_matches(|c: char| marks(c) || c == '.').trim_end_matches(marks)
}

/// `text` up to a bracket, an address, a handle or a prompt.
fn cut(text: &str) -> &str {
    let end = text.find(['(', '（', '@', '[', '<', '【']).unwrap_or(text.len());
    let end = text.find("http").map_or(end, |at| at.min(end));
    let end = words::seek(&text[..end], words::Part::cuts).map_or(end, |(at, _)| at);
    let cut = &text[..end];
    // An address loses its local part with the sign.
    let cut = if text[end..].starts_with('@') && !cut.ends_with(char::is_whitespace) {
        // ... but a handle glued to a name leaves the name: `Jane Doe@janedoe`.
        let (name, local) = cut.rsplit_once(char::is_whitespace).unwrap_or(("", cut));
        if local.starts_with(char::is_uppercase) { cut } else { name }
    } else {
        cut
    };
    trim(cut)
}

/// `part` without a role before or behind the name: "Jane Doe Staff Writer", "Sophie DoeTravel News Reporter".
fn without_role(part: &str) -> &str {
    let role = words::Part::is_role;
    if let Some(behind) = words::strip(part, role) {
        let behind = trim(behind);
        // "Redakteur für Finanzen" is a role to its end; "Staff Writer Jane Doe" a role and a name.
        return if shape(behind) == Some(Shape::Full) { behind } else { "" };
    }
    let end = glued_role(part).or_else(|| words::seek(part, role).map(|(at, _)| at));
    let name = end.map_or(part, |end| trim(&part[..end]));
    trim(name.trim_end_matches(char::is_numeric))
}

/// Where a role is glued to the name: a capital after a small letter, and a role from there on.
fn glued_role(part: &str) -> Option<usize> {
    let mut before = ' ';
    part.char_indices().find_map(|(at, c)| {
        let joint = before.is_lowercase() && c.is_uppercase();
        before = c;
        (joint && words::strip(&part[at..], words::Part::is_role).is_some()).then_some(at)
    })
}
