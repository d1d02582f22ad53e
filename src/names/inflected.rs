//! Surnames with a case ending: Macegory and Macegorą are Macegora in a Polish sentence, Šoigun is Šoigu in a Finnish one.

use crate::language::Tag;
use crate::tables::rows;
use std::sync::LazyLock;

/// A row of `data/names/endings.tsv`.
struct Declension {
    language: Tag,
    /// What the surname ends in; `None` for any consonant but s, which ends genitives elsewhere.
    ending: Option<&'static str>,
    cases: Vec<&'static str>,
}

static DECLENSIONS: LazyLock<Vec<Declension>> = LazyLock::new(|| {
    rows("names/endings.tsv", include_str!("../../data/names/endings.tsv"))
        .map(|row| Declension {
            language: Tag::parse(row.required(0, "language")).unwrap_or_else(|| row.broken("an unknown language")),
            ending: Some(row.required(1, "ending")).filter(|ending| *ending != "C"),
            cases: row.required(2, "case endings").split(' ').collect(),
        })
        .collect()
});

/// Whether sentences of `language` give surnames case endings.
pub(super) fn inflects(language: Tag) -> bool {
    DECLENSIONS.iter().any(|row| row.language == language)
}

/// The case ending of `seen` if it is `surname` in a sentence of `language`; `None` where it is not, or has no ending.
pub(super) fn case_of(seen: &str, surname: &str, language: Tag) -> Option<&'static str> {
    let mut own = DECLENSIONS.iter().filter(|row| row.language == language);
    own.find_map(|row| {
        let stem = row.stem(surname)?;
        let rest = seen.strip_prefix(stem)?;
        row.cases.iter().find(|case| **case == rest).copied()
    })
}

/// `surname` with the case ending `case`, where its own ending takes it in `language`.
pub(super) fn with_case(surname: &str, case: &str, language: Tag) -> Option<String> {
    let mut own = DECLENSIONS.iter().filter(|row| row.language == language);
    let row = own.find(|row| row.cases.contains(&case) && row.stem(surname).is_some())?;
    Some(row.stem(surname)?.to_owned() + case)
}

/// How a word must begin to be an inflected form of `surname`: all of it but a last vowel or two letters of a Baltic ending.
pub(super) fn beginning(surname: &str) -> &str {
    let end = ["as", "s", "a", "o"].into_iter().find_map(|ending| surname.strip_suffix(ending));
    end.filter(|stem| stem.chars().count() > 3).unwrap_or(surname)
}

impl Declension {
    fn stem<'s>(&self, surname: &'s str) -> Option<&'s str> {
        let vowels = ['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'ő', 'é', 'í', 'ý', 'á', 'ó', 'ą', 'ę', 's'];
        match self.ending {
            Some(ending) => surname.strip_suffix(ending),
            None => (!surname.ends_with(vowels)).then_some(surname),
        }
        .filter(|stem| stem.chars().count() > 3)
    }
}

#[cfg(test)]
mod tests {
    use super::{case_of, with_case};
    use crate::language::Tag;

    #[test]
    fn case_endings_are_seen_and_put_back() {
        let tag = |text: &str| Tag::parse(text).expect("tests name languages we know");
        for (seen, surname, language, case) in [
            ("Macegorą", "Macegora", "pl", Some("ą")),
            ("Ławrowem", "Ławrow", "pl", Some("em")),
            ("Čepurinovi", "Čepurin", "cs", Some("ovi")),
            ("Šoigun", "Šoigu", "fi", Some("un")),
            ("Lavrova", "Lavrovs", "lv", Some("a")),
            ("Macegora", "Macegora", "pl", None),
            ("Ławrowicz", "Ławrow", "pl", None),
            ("Lavrovas", "Lavrov", "en", None),
        ] {
            assert_eq!(case_of(seen, surname, tag(language)), case, "{seen}");
        }
        assert_eq!(with_case("Szustow", "owi", tag("pl")).as_deref(), Some("Szustowowi"));
        assert_eq!(with_case("Krawczenko", "owi", tag("pl")), None);
    }
}
