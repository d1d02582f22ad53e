//! The words of bylines, from `data/metadata/byline-words.tsv`.

use super::names::is_georgian;
use crate::language::Tag;
use crate::metadata::dates::has_figure;
use crate::metadata::key::key_hash;
use crate::metadata::openers::{Opener, may_begin};
use crate::metadata::phrases::{Meant, Phrases, packed};
use crate::metadata::tokens::{Kind, Token, Tokens, head};
use crate::tables::packed::{Dictionary, Mark};
use crate::tables::packed_set;
use crate::text::is_everyday_letter;
use std::sync::LazyLock;

/// What a phrase is in a byline.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    labels: Vec<&'static str>,
    joiners: Vec<&'static str>,
    strangers: Vec<&'static str>,
    text: bool,
    role: bool,
    cut: bool,
    particle: bool,
    place: bool,
}

impl Part {
    /// Whether it announces an author in `language`, in English, or – the language unknown – in any.
    pub(crate) fn labels(&self, language: Tag) -> bool {
        speaks(&self.labels, language)
    }

    /// Whether it joins two authors.
    pub(crate) fn joins(&self, language: Tag) -> bool {
        speaks(&self.joiners, language)
    }

    /// Whether no name holds this word, in `language` or in English.
    pub(crate) fn is_no_name(&self, language: Tag) -> bool {
        speaks(&self.strangers, language)
    }

    /// Whether it is a word for an article's text, or such a word and "by".
    pub(crate) fn is_text(&self) -> bool {
        self.text
    }

    pub(crate) fn is_role(&self) -> bool {
        self.role
    }

    /// Whether it stands before a place ("in", "à").
    pub(crate) fn leads_to_place(&self) -> bool {
        self.place
    }

    pub(crate) fn cuts(&self) -> bool {
        self.cut
    }
}

fn speaks(tags: &[&str], language: Tag) -> bool {
    !tags.is_empty() && (tags.contains(&language.as_str()) || tags.contains(&"en") || !language.is_known())
}

static WORDS: LazyLock<Phrases<Part>> = LazyLock::new(|| packed!("bylines"));

impl Meant for Part {
    fn add(&mut self, mark: &Mark) {
        let tag = mark.cells[0];
        match mark.cells[1] {
            "label" => self.labels.push(tag),
            "joiner" => self.joiners.push(tag),
            "not-name" => self.strangers.push(tag),
            "text" => self.text = true,
            "role" => self.role = true,
            "particle" => self.particle = true,
            "in" => self.place = true,
            "cut" => self.cut = true,
            _ => mark.broken("unknown kind"),
        }
    }
}

/// Every word of the phrases of `byline-words.tsv` and of the agencies' names, and the words a cut begins with.
const KNOWN: Dictionary = packed_set!("byline-known");
const CUTS: Dictionary = packed_set!("byline-cuts");

/// Whether `line` holds a word in lower case that stands in no byline: neither in a role nor in an agency's name, neither joining names
/// nor inside them. Most headlines do in their first words, which spares them the reader.
///
/// A line with figures may hold a date: there the answer is no. Behind a bracket, a stroke, a stop or an address anything may stand.
pub(crate) fn holds_stranger(line: &str) -> bool {
    if line.contains(|c: char| !is_everyday_letter(c) && c.is_numeric()) {
        return false;
    }
    let bounds = |c| matches!(c, '(' | '（' | '@' | '[' | '<' | '【' | '/' | '.');
    let head = line.find(bounds).map_or(line, |end| &line[..end]);
    // What a sign is glued to may be half a word or an address.
    let head = if head.len() < line.len() { head.rsplit_once(' ').map_or("", |(head, _)| head) } else { head };
    // "Hye-jin" has a capital; "co-author" is two words.
    let begins_small = |c: char| c.is_lowercase() && !is_georgian(c);
    let small = |word: &&str| word.starts_with(begins_small) && !word.contains(char::is_uppercase);
    let parts = |c: char| {
        let sign = matches!(c, ',' | '،' | '|' | '•' | ';' | '、' | '&' | '–' | '—' | ':' | '\'' | '’');
        sign || !is_everyday_letter(c) && c.is_whitespace()
    };
    let words = head.split(parts).filter(small);
    for word in words.flat_map(|word| word.split(['-', '‑'])).filter(|word| !word.is_empty()).map(key_hash) {
        if CUTS.holds(word) {
            return false;
        }
        if !KNOWN.holds(word) {
            return true;
        }
    }
    false
}

/// A sign that no name, agency or role holds and that is not cut off around one. A colon and an equals sign are, at its ends.
fn is_odd(kind: Kind) -> bool {
    matches!(kind, Kind::Mark('"' | '“' | '”' | '„' | '«' | '»' | '?'))
}

/// Whether `line` holds a sign that stands in no byline, among words that mean nothing in one: a headline's colon, a quotation mark, the
/// colon of a picture's credit. Such a part of a line is a stranger in it, and so are most headlines that [`holds_stranger`] does not tell.
///
/// As there, the answer is no for a line with figures, and behind a bracket; and for one with an account, whose name is cut off as well.
pub(crate) fn holds_odd_sign(line: &str) -> bool {
    // A fold, not a search: where a line has its first sign nobody can foretell. The last two bytes begin quotation marks.
    let may_hold = |byte: u8| [b':', b'=', b'"', b'?', 0xC2, 0xE2].iter().fold(false, |is, &sign| is | (byte == sign));
    if !line.bytes().fold(false, |may, byte| may | may_hold(byte)) || has_figure(line) || line.contains('@') {
        return false;
    }
    // Whether a word that is no agency's initials begins the part at hand, and what stands before the token.
    let (mut begun, mut before) = (false, None);
    let mut tokens = Tokens::of(line).peekable();
    while let Some(token) = tokens.next() {
        let says_nothing = |next: &Token| next.kind == Kind::Word && means_nothing(next.span.of(line));
        match token.kind {
            Kind::Word if says_nothing(&token) && (begun || !begins_with_two_capitals(token.span.of(line))) => {
                begun = true
            }
            Kind::Mark(':' | '=') if before == Some(Kind::Word) => match tokens.peek() {
                Some(next) if is_odd(next.kind) => {}
                next => return next.is_some_and(says_nothing),
            },
            kind if is_odd(kind) => return tokens.peek().is_some_and(says_nothing),
            Kind::Mark('.' | '\'' | '’') => {}
            Kind::Mark('-') if token.glued => {}
            Kind::Mark(',' | '|' | '-' | '–' | '—') => begun = false,
            _ => return false,
        }
        before = Some(token.kind);
    }
    false
}

/// Whether no phrase begins with `word` that reads on, joins, cuts or is set aside in a byline, nor in its middle behind a small letter, and
/// it is no address.
fn means_nothing(word: &str) -> bool {
    let mut before = ' ';
    let glued = word.chars().any(|c| std::mem::replace(&mut before, c).is_lowercase() && c.is_uppercase());
    let acts = |part: &Part| {
        part.role || part.cut || part.text || part.place || !part.labels.is_empty() || !part.joiners.is_empty()
    };
    !glued && !word.contains("http") && WORDS.head(word).is_none_or(|head| !head.may_mean(acts))
}

/// Whether `word` begins as initials do.
fn begins_with_two_capitals(word: &str) -> bool {
    word.chars().take(2).all(char::is_uppercase)
}

/// Common given names, from `data/metadata/given-names.tsv`.
const GIVEN: Dictionary = packed_set!("byline-given");

/// Whether `word` is a common given name; of `Anne-Marie` the first half counts.
pub(crate) fn is_given_name(word: &str) -> bool {
    let first = word.split(['-', '‑']).next().filter(|first| first.len() < word.len());
    GIVEN.holds(key_hash(word)) || first.is_some_and(|first| GIVEN.holds(key_hash(first)))
}

/// Which kinds of phrases may begin somewhere in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kinds {
    pub(crate) roles: bool,
    pub(crate) cuts: bool,
    pub(crate) joiners: bool,
}

/// What [`seek`] may find in `text` and its parts; most lines of names hold none of it, and need no search of each part.
pub(crate) fn kinds(text: &str) -> Kinds {
    let mut kinds = Kinds::default();
    for head in Tokens::of(text).filter_map(|token| WORDS.head(token.span.of(text))) {
        kinds.roles |= head.may_mean(|part| part.role);
        kinds.cuts |= head.may_mean(|part| part.cut);
        kinds.joiners |= head.may_mean(|part| !part.joiners.is_empty());
    }
    kinds
}

/// The longest phrase at the start of `text` that `wanted` accepts: what stands behind it.
pub(crate) fn strip(text: &str, wanted: impl Fn(&Part) -> bool) -> Option<&str> {
    let ((), _, end) = WORDS.next(text, Tokens::of(head(text, 80)), |part| wanted(part).then_some(()))?;
    Some(&text[end..])
}

/// `text` behind the label of a byline at its beginning: one of `language` or English; before a colon also a word for the text, or a label that
/// several languages share, for desks leave theirs in texts of another language.
pub(crate) fn behind_label(text: &str, language: Tag) -> Option<&str> {
    if !may_begin(text, [Opener::Label, Opener::Text]) {
        return None;
    }
    let shared = |part: &Part| part.text || part.labels.len() > 1;
    let has_colon = |behind: &&str| behind.trim_start().starts_with([':', '：']);
    strip(text, |part| part.labels(language)).or_else(|| strip(text, shared).filter(has_colon))
}

/// The byte at which the first phrase that `wanted` accepts begins, and the byte behind it.
pub(crate) fn seek(text: &str, wanted: impl Fn(&Part) -> bool) -> Option<(usize, usize)> {
    let mut rest = Tokens::of(text);
    loop {
        let here = rest.clone();
        let first = rest.next()?;
        if let Some(((), _, end)) = WORDS.next(text, here, |part| wanted(part).then_some(())) {
            return Some((first.span.start, end));
        }
    }
}

/// Whether `word` is written small inside names: `von`, `de`, `al`.
pub(crate) fn is_small_word(word: &str) -> bool {
    !word.starts_with(char::is_uppercase) && is(word, |part| part.particle)
}

/// Whether the whole of `text` is a phrase that `wanted` accepts.
pub(crate) fn is(text: &str, wanted: impl Fn(&Part) -> bool) -> bool {
    WORDS.meaning(text.trim()).is_some_and(wanted)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_record_of_the_tables_can_be_read() {
        assert!(super::WORDS.count() > 20);
    }
}
