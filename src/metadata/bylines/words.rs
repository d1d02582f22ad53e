//! The words of bylines, from `data/metadata/byline-words.tsv`.

use crate::language::Tag;
use crate::metadata::agencies;
use crate::metadata::key::key;
use crate::metadata::phrases::{Phrases, table};
use crate::metadata::tokens::{head, tokens};
use crate::tables::Quick;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What a phrase is in a byline.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    labels: Vec<&'static str>,
    joiners: Vec<&'static str>,
    strangers: Vec<&'static str>,
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

static WORDS: LazyLock<Phrases<Part>> = LazyLock::new(|| {
    let mut words: Phrases<Part> = Phrases::default();
    for row in table!("byline-words.tsv") {
        let tag = row.required(0, "language");
        match row.required(1, "kind") {
            "label" => words.add_all(&row, 2, |part| part.labels.push(tag)),
            "joiner" => words.add_all(&row, 2, |part| part.joiners.push(tag)),
            "not-name" => words.add_all(&row, 2, |part| part.strangers.push(tag)),
            "role" => words.add_all(&row, 2, |part| part.role = true),
            "particle" => words.add_all(&row, 2, |part| part.particle = true),
            "in" => words.add_all(&row, 2, |part| part.place = true),
            "cut" => words.add_all(&row, 2, |part| part.cut = true),
            _ => row.broken("unknown kind"),
        }
    }
    words
});

/// Every word of the phrases of this table and of the agencies' names, by its key; and the words a cut begins with.
struct Known {
    words: HashSet<String, Quick>,
    cuts: HashSet<String, Quick>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known { words: HashSet::default(), cuts: HashSet::default() };
    for row in table!("byline-words.tsv") {
        for form in row.list(2) {
            let words = tokens(form).into_iter().map(|token| key(token.span.of(form)).into_owned());
            if row.cell(1) == "cut" {
                known.cuts.extend(words.clone().take(1));
            }
            known.words.extend(words);
        }
    }
    for form in agencies::forms() {
        known.words.extend(tokens(form).into_iter().map(|token| key(token.span.of(form)).into_owned()));
    }
    known
});

/// Whether `line` holds a word in lower case that stands in no byline: neither in a role nor in an agency's name, neither joining names
/// nor inside them. Most headlines do in their first words, which spares them the reader.
///
/// A line with figures may hold a date: there the answer is no. Behind a bracket, a stroke, a stop or an address anything may stand.
pub(crate) fn holds_stranger(line: &str) -> bool {
    if line.contains(char::is_numeric) {
        return false;
    }
    let head = line.find(['(', '（', '@', '[', '<', '【', '/', '.']).map_or(line, |end| &line[..end]);
    // What a sign is glued to may be half a word or an address.
    let head = if head.len() < line.len() { head.rsplit_once(' ').map_or("", |(head, _)| head) } else { head };
    // "Hye-jin" has a capital; "co-author" is two words.
    let small = |word: &&str| word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase);
    let words = head.split(|c: char| c.is_whitespace() || ",،|•;、&–—:'’".contains(c)).filter(small);
    for word in words.flat_map(|word| word.split(['-', '‑'])).filter(|word| !word.is_empty()).map(key) {
        if KNOWN.cuts.contains(word.as_ref()) {
            return false;
        }
        if !KNOWN.words.contains(word.as_ref()) {
            return true;
        }
    }
    false
}

static GIVEN: LazyLock<HashSet<String, Quick>> =
    LazyLock::new(|| table!("given-names.tsv").map(|row| key(row.required(0, "name")).into_owned()).collect());

/// Whether `word` is a common given name; of `Anne-Marie` the first half counts.
pub(crate) fn is_given_name(word: &str) -> bool {
    let first = word.split(['-', '‑']).next().unwrap_or(word);
    GIVEN.contains(key(word).as_ref()) || GIVEN.contains(key(first).as_ref())
}

/// The longest phrase at the start of `text` that `wanted` accepts: what stands behind it.
pub(crate) fn strip(text: &str, wanted: impl Fn(&Part) -> bool) -> Option<&str> {
    let line = tokens(head(text, 80));
    let ((), next) = WORDS.longest(text, &line, 0, |part| wanted(part).then_some(()))?;
    Some(&text[line[next - 1].span.end..])
}

/// The byte at which the first phrase that `wanted` accepts begins, and the byte behind it.
pub(crate) fn seek(text: &str, wanted: impl Fn(&Part) -> bool) -> Option<(usize, usize)> {
    let line = tokens(text);
    (0..line.len()).find_map(|at| {
        let ((), next) = WORDS.longest(text, &line, at, |part| wanted(part).then_some(()))?;
        Some((line[at].span.start, line[next - 1].span.end))
    })
}

/// Whether `word` is written small inside names: `von`, `de`, `al`.
pub(crate) fn is_small_word(word: &str) -> bool {
    !word.starts_with(char::is_uppercase) && is(word, |part| part.particle)
}

/// Whether the whole of `text` is a phrase that `wanted` accepts.
pub(crate) fn is(text: &str, wanted: impl Fn(&Part) -> bool) -> bool {
    WORDS.meaning(text.trim()).is_some_and(wanted)
}
