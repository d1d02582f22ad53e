//! From the parts of a line to its authors.

use super::names::{Bare, Shape, bare, shape};
use super::trim::{before_hour, before_place, cut, is_acronym, is_brand, is_newsroom, is_place, trim, without_role};
use super::{Author, Byline, words};
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::metadata::agencies::is_agency;
use crate::metadata::dates::{self, Dated};
use crate::text::Span;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// What divides parts beside single signs.
static DASH: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" - "));
static DOT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" · "));

/// The parts of `text` between the dividers that `finder` finds.
fn split<'t>(text: &'t str, finder: &'static Finder<'static>) -> impl Iterator<Item = &'t str> {
    let ends = finder.find_iter(text.as_bytes()).map(|at| (at, at + finder.needle().len()));
    let mut from = 0;
    ends.chain([(text.len(), text.len())]).map(move |(end, next)| &text[std::mem::replace(&mut from, next)..end])
}

/// `Matti Virtanen STT`: a name, and behind a blank the letters of an agency.
fn with_agency(part: &str) -> Option<(&str, &str)> {
    let (name, agency) = part.rsplit_once(' ')?;
    (is_acronym(agency) && is_agency(agency) && shape(name) == Some(Shape::Full)).then_some((name, agency))
}

/// Whether a figure stands behind the bracket that `behind` begins with, and nothing but signs between them.
fn counts_behind_bracket(behind: &str) -> bool {
    let closed = behind.trim_start().strip_prefix('(').and_then(|inner| inner.split_once(')'));
    let said = closed.map(|(_, rest)| rest.trim_start_matches(|c: char| !c.is_alphanumeric()));
    said.is_some_and(|said| said.starts_with(|c: char| c.is_numeric()))
}

/// Two to four small letters, as desks sign.
fn is_initials(text: &str) -> bool {
    (2..=4).contains(&text.chars().count()) && text.chars().all(char::is_lowercase) && !words::is_small_word(text)
}

/// What stands behind a Chinese page's source: `作者：李明` of `来源：海港日报　作者：李明`.
fn behind_source(text: &str) -> &str {
    let sourced = |text: &str| text.contains("来源") || text.contains("來源");
    if text.is_ascii() || !sourced(text) {
        return text;
    }
    let author = ["作者", "记者", "記者"].iter().filter_map(|label| text.find(label)).min();
    author.filter(|&at| sourced(&text[..at])).map_or(text, |at| &text[at..])
}

/// `记者 李明` of `海港日报记者 李明`: a house's reporters sign with its name before what they are called.
fn behind_house(text: &str) -> &str {
    // The first byte of most characters of Chinese.
    if !text.as_bytes().first().is_some_and(|&first| (0xE4..=0xE9).contains(&first)) {
        return text;
    }
    let first = text.split([' ', '\u{3000}', '\u{a0}']).next().unwrap_or(text);
    let called = ["记者", "記者"].iter().any(|called| first.ends_with(called) && first.len() > called.len());
    if called && first.chars().count() <= 10 && first.len() < text.len() {
        &text[first.len() - "记者".len()..]
    } else {
        text
    }
}

/// Whether a text is names of Chinese, a blank between two: "李明 王小红".
fn are_names_in_han(text: &str) -> bool {
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    text.contains(' ')
        && text.split(' ').all(|name| {
            name.chars().all(han)
                && (2..=4).contains(&name.chars().count())
                && !words::is(name, |part| part.labels(Tag::UND) || part.is_no_name(Tag::UND))
        })
}

/// `홍길동 기자` of `hong@example.com 홍길동 기자`: a mail address may stand before the name as well as behind it.
fn behind_address(text: &str) -> &str {
    let parts = text.trim_start().split_once(' ');
    let is_address =
        |first: &str| first.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    parts.filter(|(first, _)| is_address(first)).map_or(text, |(_, rest)| rest)
}

/// A byline in the making.
pub(super) struct Reader<'l> {
    line: &'l str,
    language: Tag,
    /// Whether the line is read in one run: no date divides it.
    is_all: bool,
    /// What the run at hand may hold.
    kinds: words::Kinds,
    byline: Byline,
    shapes: Vec<Shape>,
    /// Whether a part is neither name nor role, agency or place: then the line is no byline.
    stranger: bool,
    /// Whether a colon or its like stands behind the label.
    colon: bool,
    /// Whether an agency stands before any name.
    agency_first: bool,
    /// Whether a role stands alone behind a label: "Por Redacción".
    role_alone: bool,
    /// Whether a role stands beside a name: "김병시 기자".
    titled: bool,
    /// Whether the label is what a newsroom is called: "Redacción Vigo".
    desk: bool,
}

impl<'l> Reader<'l> {
    /// A reader of `line`; `is_all` says that it will be asked to read it in one run.
    pub(super) fn new(line: &'l str, language: Tag, is_all: bool) -> Self {
        Self {
            line,
            language,
            is_all,
            kinds: words::Kinds::default(),
            byline: Byline::default(),
            shapes: Vec::new(),
            stranger: false,
            colon: false,
            agency_first: false,
            role_alone: false,
            titled: false,
            desk: false,
        }
    }

    /// Reads what stands before, between or behind the dates.
    pub(super) fn run(&mut self, text: &'l str) {
        let mut text = trim(behind_address(behind_source(text)));
        let mut labelled = false;
        // "Haber Merkezi" is a newsroom, though "haber" may announce a writer.
        for _ in 0..2 {
            let own = behind_house(text);
            // The house's name is as good as a colon behind the label.
            self.colon |= own.len() < text.len();
            text = own;
            let Some(behind) = self.behind_label(text).filter(|_| !words::is(text, words::Part::is_role)) else {
                break;
            };
            labelled = true;
            self.desk |= words::is(text[..text.len() - behind.len()].trim(), words::Part::is_role);
            self.colon |= behind.trim_start().starts_with([':', '：', '=', '＝', '/', '／', '｜', '・']);
            text = trim(behind);
        }
        if labelled && !self.byline.labelled {
            // What a label announces outranks the bare words before it.
            self.byline = Byline { labelled, agency: self.byline.agency.take(), ..Byline::default() };
            self.shapes.clear();
            self.stranger = false;
        }
        let whole = text;
        self.kinds = words::kinds(text);
        let text = cut(text, self.kinds.cuts);
        if whole.len() > text.len() + 90 {
            self.stranger = true;
        }
        if text.is_empty() || (self.byline.labelled && !labelled) {
            return;
        }
        let behind = &whole[text.len()..];
        // "Ada Berg (DVG): 54.2 %" is a result.
        self.stranger |= !labelled && counts_behind_bracket(behind);
        self.take_parts(text, labelled);
        if let Some(next) = self.behind_aside(behind) {
            self.take_parts(cut(next, self.kinds.cuts), labelled);
        }
    }

    /// The names behind an aside in brackets: "Ada Berg (Oslo) and Jan Kos (Bergen)". An aside that says what somebody did for the
    /// article parts writers from others: there the answer is `None`.
    fn behind_aside(&self, behind: &'l str) -> Option<&'l str> {
        let (aside, rest) =
            behind.strip_prefix([' ', '\u{A0}']).unwrap_or(behind).strip_prefix('(')?.split_once(')')?;
        let next = words::strip(rest.trim_start(), |part| part.joins(self.language))?;
        let names =
            self.kinds.joiners && next.starts_with(char::is_whitespace) && !words::is(aside, words::Part::is_text);
        names.then(|| trim(next))
    }

    /// Behind the label at the start: a label word, then a blank or colon; `by` also glued to a capital.
    fn behind_label(&self, text: &'l str) -> Option<&'l str> {
        if let Some(behind) = words::behind_label(text, self.language) {
            let open = behind.chars().next()?;
            return (open.is_whitespace()
                || matches!(open, ':' | '：' | '/' | '=' | '＝' | '|' | '｜' | '.' | '-' | '／' | '・'))
            .then_some(behind);
        }
        let behind = text.strip_prefix("by")?;
        behind.starts_with(char::is_uppercase).then_some(behind)
    }

    /// Takes in the parts between commas, strokes and joining words.
    fn take_parts(&mut self, text: &'l str, labelled: bool) {
        let divides = |c| matches!(c, ',' | '،' | '|' | '/' | '•' | ';' | '、' | '&' | '–' | '—' | '／');
        let one = (labelled && self.language.as_str() == "zh").then_some(text).filter(|text| are_names_in_han(text));
        for piece in text.split(|c| divides(c) || one.is_some() && c == ' ') {
            for piece in split(piece, &DASH).flat_map(|piece| split(piece, &DOT)) {
                let mut rest = piece;
                while let Some((start, end)) = self.joint(rest) {
                    self.part(&rest[..start], labelled);
                    rest = &rest[end..];
                }
                self.part(rest, labelled);
                if self.stranger && self.is_all {
                    return; // nothing that follows makes it a byline
                }
            }
        }
    }

    /// Where a joining word stands between blanks; a single letter only in lower case ("Jan E Doe" has an initial).
    fn joint(&self, text: &str) -> Option<(usize, usize)> {
        if !self.kinds.joiners {
            return None;
        }
        let mut from = 0;
        loop {
            let (start, end) = words::seek(&text[from..], |part| part.joins(self.language))?;
            let (start, end) = (start + from, end + from);
            let word = &text[start..end];
            let spaced = text[..start].ends_with(char::is_whitespace) && text[end..].starts_with(char::is_whitespace);
            let small = word.chars().count() > 1 || !word.chars().any(char::is_uppercase);
            if (spaced && small) || matches!(word, "、" | "・") {
                return Some((start, end));
            }
            from = end;
        }
    }

    /// Takes one part in: an author, an agency, something to set aside, or a stranger.
    fn part(&mut self, part: &'l str, labelled: bool) {
        let part = before_hour(trim(part));
        let name = without_role(part, self.kinds.roles);
        if part.is_empty() {
        } else if is_agency(part) || is_newsroom(part) {
            self.agency_first |= self.byline.authors.is_empty();
            self.agency(part);
        } else if name.is_empty() {
            self.role_alone |= labelled;
        } else if let Some((name, agency)) = with_agency(part) {
            self.name(name, labelled);
            self.agency(agency);
        } else if name.len() < part.len() && is_agency(name) || !self.byline.authors.is_empty() && is_brand(name) {
            self.agency(name);
        } else if labelled && name.len() < part.len() && is_acronym(name) {
            self.agency(part); // "By XYZ Staff"
        } else {
            self.titled |= name.len() < part.len() && words::seek(part, words::Part::is_role).is_some();
            self.name(name, labelled);
        }
    }

    /// Takes in what may be a name.
    fn name(&mut self, name: &'l str, labelled: bool) {
        let first = self.byline.authors.is_empty();
        // "Ada Berg Tuesday, 11 February": the day belongs to the date behind it.
        let name = if self.is_all { name } else { self.before_weekday(name) };
        if name.is_empty() || !self.is_all && !first && name.contains(|c: char| c.is_ascii_digit()) {
            return; // "updated 16:40"
        }
        let weekday = name.split_whitespace().any(|word| dates::is_weekday(word, self.language));
        let is_heading = || bare(name, self.language) == Bare::Heading;
        match shape(name) {
            _ if weekday => self.stranger = true,
            // "By The Editors", "Par La Gazette": a newsroom signs.
            Some(Shape::Full) if labelled && is_heading() => self.agency(name),
            Some(Shape::Full | Shape::Caseless) if is_heading() => self.stranger = true,
            // "Autor: ČTK, abc": a desk's initials beside its agency.
            None if is_initials(name) && self.byline.agency.is_some() => {}
            // "Redacción Vigo": the newsroom there.
            Some(Shape::Single) if first && labelled && self.desk && !self.colon => self.agency(self.line.trim()),
            Some(Shape::Single) if !first => {} // a place: "Jane Doe, Oslo"
            Some(shape) if labelled || shape != Shape::Single => self.author(name, shape),
            _ if !first && is_place(name) => {}
            // "Jane Doe in Oslo" alone stands under pictures as well.
            _ => match before_place(name).filter(|_| labelled) {
                Some(name) => self.name(name, labelled),
                None => self.stranger = true,
            },
        }
    }

    /// `name` without a weekday at its end.
    fn before_weekday(&self, name: &'l str) -> &'l str {
        let (before, last) = name.rsplit_once(char::is_whitespace).unwrap_or(("", name));
        if !dates::is_weekday(last, self.language) {
            return name;
        }
        // "Ada Berg on Tue, 11/02/2025": so does the small word.
        let led = before.rsplit_once(' ').filter(|(_, word)| word.len() <= 3 && word.chars().all(char::is_lowercase));
        trim(led.map_or(before, |(name, _)| name))
    }

    fn agency(&mut self, name: &str) {
        self.byline.agency.get_or_insert_with(|| name.to_owned());
    }

    fn author(&mut self, name: &'l str, shape: Shape) {
        self.byline.spans.push(Span::of_slice(name, self.line));
        self.byline.authors.push(Author { name: name.to_owned(), agency: None });
        self.shapes.push(shape);
    }

    /// The byline, if what was found is one.
    pub(super) fn finish(mut self, date: Option<Dated>) -> Option<Byline> {
        let authors = self.byline.authors.len();
        if self.stranger || (authors == 0 && self.byline.agency.is_none() && !self.role_alone) {
            return None;
        }
        self.byline.confidence = Confidence::percent(self.percent(date.is_some()));
        for author in &mut self.byline.authors {
            author.agency.clone_from(&self.byline.agency);
        }
        self.byline.date = date;
        Some(self.byline)
    }

    /// How sure it is. Read off the development pages by eye: labelled names are nearly always right; a bare name needs
    /// a place on the page that only the caller knows, and of 2,514 true paragraphs none came above 35.
    fn percent(&self, dated: bool) -> u8 {
        let given = self.byline.authors.iter().any(|author| bare(&author.name, self.language) == Bare::Given);
        let single = self.shapes.iter().all(|shape| *shape == Shape::Single);
        let caseless = self.shapes.contains(&Shape::Caseless);
        match (self.byline.authors.len(), self.byline.labelled) {
            (0, true) if self.byline.agency.is_none() => 70,
            (0, true) => 85,
            (0, false) => 45,
            (_, true) if single => 40,
            // Without capitals and without a colon a label may be a word of a sentence.
            (_, true) if caseless && !self.colon && !given => 60,
            (_, true) => 92,
            // An agency in front of a name is a photo credit's order.
            (_, false) if self.agency_first => 20,
            (1, false) if caseless && self.titled => 65,
            (_, false) if caseless => 25,
            (_, false) if given && (dated || self.byline.agency.is_some()) => 80,
            (_, false) if given => 65,
            (_, false) if dated || self.byline.agency.is_some() => 50,
            _ => 35,
        }
    }
}
