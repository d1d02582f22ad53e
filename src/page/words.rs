//! Words that the reader of pages knows some lines, names and attributes by: `data/page/words.tsv`.

use crate::tables::{Row, rows};
use std::sync::LazyLock;

/// What words are known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The class of a category ends so.
    Category,
    /// The name of a data attribute that holds a credit ends so: `data-photo-credit`.
    CreditAttribute,
    /// The name of a picture's description holds it.
    Description,
    /// The name of a desk ends so in Hangul.
    Desk,
    /// A Chinese line with it says who edited.
    Editor,
    /// The name of a paper, broadcaster or agency ends so in Hangul or Han.
    House,
    /// A program writes it where nothing is told.
    Nothing,
    /// A house whose name stands behind its headlines in Chinese ends so.
    Office,
    /// The name of a Chinese or Japanese portal ends so.
    Portal,
    /// An element with it in its name holds a post from elsewhere.
    Post,
    /// What a template calls the trail to the article, beside breadcrumbs.
    Trail,
    /// A Chinese line with it says who wrote.
    Writer,
}

const KINDS: [(&str, Word); 12] = [
    ("category", Word::Category),
    ("credit-attribute", Word::CreditAttribute),
    ("description", Word::Description),
    ("desk", Word::Desk),
    ("editor", Word::Editor),
    ("house", Word::House),
    ("nothing", Word::Nothing),
    ("office", Word::Office),
    ("portal", Word::Portal),
    ("post", Word::Post),
    ("trail", Word::Trail),
    ("writer", Word::Writer),
];

static WORDS: LazyLock<[Vec<&'static str>; KINDS.len()]> = LazyLock::new(|| {
    let mut words = [const { Vec::new() }; KINDS.len()];
    for row in rows("page/words.tsv", include_str!("../../data/page/words.tsv")) {
        words[kind(&row) as usize].extend(row.list(1));
    }
    words
});

fn kind(row: &Row) -> Word {
    let name = row.required(0, "the kind");
    let known = KINDS.iter().find(|(known, _)| *known == name);
    known.unwrap_or_else(|| row.broken("no such kind of word")).1
}

impl Word {
    /// The words of this kind.
    pub(super) fn all(self) -> &'static [&'static str] {
        &WORDS[self as usize]
    }

    /// Whether `name` ends with one of them.
    pub(super) fn ends(self, name: &str) -> bool {
        self.all().iter().any(|word| name.ends_with(word))
    }

    /// Whether one of them stands in `line`.
    pub(super) fn is_in(self, line: &str) -> bool {
        self.all().iter().any(|word| line.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Word};

    #[test]
    fn every_kind_has_words() {
        for (name, kind) in KINDS {
            assert!(!kind.all().is_empty(), "{name}");
        }
    }

    #[test]
    fn a_word_is_known_by_its_kind() {
        assert!(Word::Portal.ends("中国青年网") && !Word::Portal.ends("海港大桥"));
        assert!(Word::Editor.is_in("责任编辑：李明") && !Word::Writer.is_in("责任编辑：李明"));
    }
}
