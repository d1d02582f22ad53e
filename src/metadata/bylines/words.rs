//! The words of bylines, from `data/metadata/byline-words.tsv`.

use super::names::is_georgian;
use crate::language::Tag;
use crate::metadata::key::key_hash;
use crate::metadata::phrases::{Meant, Phrases, packed};
use crate::metadata::tokens::{Tokens, head};
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
