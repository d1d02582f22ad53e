//! One row of a romanisation table: letters, their neighbours, and what they become.

use super::letters::CYRILLIC;
use crate::tables::Row;

/// Letters of the source script with their outputs in one convention.
#[derive(Debug)]
pub(super) struct Rule {
    /// What it rewrites, lower case.
    pub letters: Vec<char>,
    /// What each of them is to the [`CYRILLIC`] letters.
    pub places: Vec<u8>,
    before: Neighbour,
    after: Neighbour,
    /// What they become, the usual output first; an empty one drops the letters.
    pub outputs: Vec<Vec<char>>,
    /// How many of them are written; the rest is only read back.
    written: usize,
}

impl Rule {
    /// Reads a row of `data/romanisation/`: letters, before, after, outputs.
    pub fn read(row: &Row) -> Self {
        let cell = row.cell(3);
        let (written, read) = cell.split_once(" || ").unwrap_or((cell, ""));
        let parts = |cell: &'static str| cell.split(" | ").filter(|part| !part.is_empty());
        let written_by = |part: &str| part.chars().filter(|c| *c != '∅').collect();
        let outputs: Vec<Vec<char>> = parts(written).chain(parts(read)).map(written_by).collect();
        if outputs.is_empty() {
            row.broken("a rule needs an output; write ∅ for none");
        }
        let letters: Vec<char> = row.required(0, "letters").chars().collect();
        Self {
            places: letters.iter().map(|letter| CYRILLIC.place_of(*letter)).collect(),
            letters,
            before: Neighbour::read(row.cell(1)),
            after: Neighbour::read(row.cell(2)),
            outputs,
            written: parts(written).count(),
        }
    }

    /// The outputs that a newsroom may print today.
    pub fn written(&self) -> &[Vec<char>] {
        &self.outputs[..self.written]
    }

    /// Whether the letters stand at `at` of `word` with the right neighbours.
    pub fn fits(&self, word: &[char], at: usize) -> bool {
        // Most rules are of one letter, which a call to compare them would cost more than.
        let rest = &word[at..];
        rest.len() >= self.letters.len()
            && self.letters.iter().zip(rest).all(|(own, seen)| own == seen)
            && self.before.admits(|items| items.stands_before(word, at))
            && self.after.admits(|items| items.stands_after(word, at + self.letters.len()))
    }

    /// Whether the rule may apply right after `word`, as far as what stands before it can tell.
    pub fn may_follow(&self, word: &[char]) -> bool {
        self.before.admits(|items| items.stands_before(word, word.len()))
    }
}

/// What must (or must not) stand beside the letters; an empty list admits everything.
#[derive(Debug)]
struct Neighbour {
    forbidden: bool,
    any_of: Vec<Item>,
}

impl Neighbour {
    fn read(cell: &str) -> Self {
        let (forbidden, rest) = cell.strip_prefix('!').map_or((false, cell), |rest| (true, rest));
        Self { forbidden, any_of: rest.split(' ').filter(|item| !item.is_empty()).map(Item::read).collect() }
    }

    fn admits(&self, stands: impl Fn(&Item) -> bool) -> bool {
        self.any_of.is_empty() || self.any_of.iter().any(stands) != self.forbidden
    }
}

#[derive(Debug)]
enum Item {
    Vowel,
    Consonant,
    Edge,
    OneOf(Vec<char>),
    Letters(Vec<char>),
}

impl Item {
    fn read(text: &str) -> Self {
        match text {
            "V" => Self::Vowel,
            "C" => Self::Consonant,
            "^" | "$" => Self::Edge,
            _ => match text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                Some(set) => Self::OneOf(set.chars().collect()),
                None => Self::Letters(text.chars().collect()),
            },
        }
    }

    fn stands_before(&self, word: &[char], at: usize) -> bool {
        match self {
            Self::Letters(letters) => word[..at].ends_with(letters),
            _ => self.is(at.checked_sub(1).map(|last| word[last])),
        }
    }

    fn stands_after(&self, word: &[char], at: usize) -> bool {
        match self {
            Self::Letters(letters) => word[at..].starts_with(letters),
            _ => self.is(word.get(at).copied()),
        }
    }

    fn is(&self, neighbour: Option<char>) -> bool {
        match (self, neighbour) {
            (Self::Edge, neighbour) => neighbour.is_none(),
            (Self::Vowel, Some(c)) => "аеёиоуыэюяіїєәөұү".contains(c),
            (Self::Consonant, Some(c)) => "бвгґджзйклмнпрстфхцчшщўјђћџљњѓќѕғқңһ".contains(c),
            (Self::OneOf(set), Some(c)) => set.contains(&c),
            _ => false,
        }
    }
}
