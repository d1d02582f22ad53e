//! What a phrase announces.

use crate::label::Role;
use crate::tables::rows;
use std::fmt;
use std::sync::LazyLock;

/// A kind of `data/phrase-kinds.tsv`: `photo-by`, `read-also`, `advertisement`, …
///
/// ```
/// use copydesk::{label::Role, lexicon::Kind};
/// let kind = Kind::named("read-also").unwrap();
/// assert_eq!((kind.removed_kind(), kind.role()), (Some("related"), Role::Related));
/// assert_eq!(Kind::named("photo-by").unwrap().removed_kind(), None); // it leads to a credit, which is kept
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(u8);

struct Known {
    name: &'static str,
    removed: Option<&'static str>,
    role: Role,
    meaning: &'static str,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    rows("phrase-kinds.tsv", include_str!("../../data/phrase-kinds.tsv"))
        .map(|row| Known {
            name: row.required(0, "kind"),
            removed: Some(row.required(1, "removed-kind")).filter(|&removed| removed != "-"),
            role: role_named(row.required(2, "role")).unwrap_or_else(|| row.broken("no such role")),
            meaning: row.required(3, "meaning"),
        })
        .collect()
});

impl Kind {
    /// The kind called `name` in the table; `None` if there is none.
    pub fn named(name: &str) -> Option<Self> {
        let at = KNOWN.binary_search_by(|known| known.name.cmp(name)).ok()?;
        Some(Self(u8::try_from(at).expect("there are fewer than 256 kinds")))
    }

    /// The kind in row `at` of the table.
    pub(super) fn nth(at: usize) -> Self {
        debug_assert!(at < KNOWN.len());
        Self(u8::try_from(at).expect("there are fewer than 256 kinds"))
    }

    /// Every kind, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..KNOWN.len()).map(|at| Self(u8::try_from(at).expect("there are fewer than 256 kinds")))
    }

    /// Its name in the table.
    pub fn as_str(self) -> &'static str {
        self.known().name
    }

    /// What the record calls it when such a line is taken out (`removed[].kind`); `None` if it is not dirt by
    /// itself but leads to something that is kept, such as a credit.
    pub fn removed_kind(self) -> Option<&'static str> {
        self.known().removed
    }

    /// The part a line plays that begins with such a phrase, or is one.
    pub fn role(self) -> Role {
        self.known().role
    }

    /// What it means, as a sentence for people.
    pub fn meaning(self) -> &'static str {
        self.known().meaning
    }

    fn known(self) -> &'static Known {
        &KNOWN[usize::from(self.0)]
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The role as the table (and the record) writes it.
fn role_named(name: &str) -> Option<Role> {
    Some(match name {
        "byline" => Role::Byline,
        "date" => Role::Date,
        "credit" => Role::Credit,
        "kicker" => Role::Kicker,
        "label" => Role::Label,
        "related" => Role::Related,
        "prompt" => Role::Prompt,
        "share" => Role::Share,
        "navigation" => Role::Navigation,
        "bio" => Role::Bio,
        "signoff" => Role::Signoff,
        "notice" => Role::Notice,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, role_named};

    #[test]
    fn kinds_are_sorted_and_roles_are_spelled_as_in_the_record() {
        let kinds: Vec<_> = Kind::all().collect();
        assert!(kinds.is_sorted_by(|left, right| left.as_str() < right.as_str()));
        for kind in kinds {
            let written = serde_json::to_value(kind.role()).expect("a role is a word");
            assert_eq!(role_named(written.as_str().expect("a role is a word")), Some(kind.role()));
        }
    }
}
