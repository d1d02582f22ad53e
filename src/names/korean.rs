//! Korean names in Hangul, written as newsrooms write them.
//!
//! The official romanisation is rarely what people use: surnames and many syllables have customary forms (`data/names/korean.tsv`).

use super::convention::Convention;
use super::{bare_lower, capitalised, registry};
use crate::language::Tag;
use std::sync::LazyLock;

const CUSTOMARY: &str = include_str!("../../data/names/korean.tsv");

/// Surnames of two syllables.
const COMPOUND: [&str; 6] = ["남궁", "선우", "황보", "제갈", "사공", "독고"];

/// Writes a name of two to four syllables, the surname first, in the convention `to`: best first; empty for anything else.
///
/// Newsrooms get the customary form with a hyphen (Moon Jae-in), then the official one, then the North's (Kim Jong Un).
pub(super) fn render(name: &str, to: Convention) -> Vec<String> {
    let name: String = name.chars().filter(|c| *c != ' ').collect();
    let Some((surname, given)) = split(&name) else { return Vec::new() };
    let written = |to: &str, part: &str| -> Vec<String> {
        part.chars().map(|syllable| letters(&syllable.to_string(), to)).collect()
    };
    let official = |to: &str, gap: &str| {
        let given: Vec<String> =
            written(to, given).iter().map(|one| if gap == " " { capitalised(one) } else { one.clone() }).collect();
        format!("{} {}", capitalised(&written(to, surname).concat()), capitalised(&given.join(gap)))
    };
    match to.as_str() {
        "rr" => vec![official("rr", "-")],
        "dprk" => vec![official("dprk", " ")],
        "mr" => vec![mccune_reischauer(surname, given)],
        _ => {
            let first = customary_surname(surname);
            let first = first.unwrap_or_else(|| capitalised(&written("rr", surname).concat()));
            let given_of =
                |syllable| customary(syllable, false).unwrap_or_else(|| letters(&syllable.to_string(), "rr"));
            let usual: Vec<String> = given.chars().map(|syllable| given_of(syllable).to_lowercase()).collect();
            let regular = written("rr", given).join("-");
            let mut out = vec![format!("{first} {}", capitalised(&usual.join("-")))];
            for form in [format!("{first} {}", capitalised(&regular)), official("rr", "-"), official("dprk", " ")] {
                if !out.contains(&form) {
                    out.push(form);
                }
            }
            out
        }
    }
}

/// `Kim Chŏng-ŭn`: sounds change where syllables meet, so the given name is written as one. The surname 이 is Yi by custom.
fn mccune_reischauer(surname: &str, given: &str) -> String {
    let given: Vec<String> = given.chars().map(String::from).collect();
    let surname = if surname == "이" { "Yi".to_owned() } else { capitalised(&letters(surname, "mr")) };
    format!("{surname} {}", capitalised(&letters(&given.join("-"), "mr")))
}

/// Surname and given name of a name of two to four syllables without a blank; `None` for anything else.
pub(super) fn split(name: &str) -> Option<(&str, &str)> {
    let hangul = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    if !(2..=4).contains(&name.chars().count()) || !name.chars().all(hangul) {
        return None;
    }
    let compound = COMPOUND.iter().find(|known| name.starts_with(*known) && name.len() > known.len());
    Some(name.split_at(compound.map_or('가'.len_utf8(), |known| known.len())))
}

/// The customary form of a surname; `None` for one that is written by its letters, or is none.
pub(super) fn customary_surname(surname: &str) -> Option<String> {
    let mut syllables = surname.chars();
    syllables.next().filter(|_| syllables.next().is_none()).and_then(|syllable| customary(syllable, true))
}

/// The surnames, in Hangul, that `form`, in small Latin letters, may be.
pub(super) fn surnames(form: &str) -> Vec<char> {
    static FORMS: LazyLock<Vec<(String, char)>> = LazyLock::new(|| {
        let of_line = |line: &'static str| line.strip_suffix("\tsurname")?.split_once('\t');
        let forms = |(syllable, customary): (&'static str, &'static str)| {
            let regular = ["rr", "mr", "dprk"].map(|to| letters(syllable, to));
            let surname = syllable.chars().next().unwrap_or_default();
            regular.into_iter().chain([customary.to_owned()]).map(move |form| (bare_lower(&form), surname))
        };
        CUSTOMARY.lines().filter_map(of_line).flat_map(forms).collect()
    });
    FORMS.iter().filter(|(known, _)| known == form).map(|(_, surname)| *surname).collect()
}

/// Syllables by the letters of the table `ko-{to}`.
fn letters(syllables: &str, to: &str) -> String {
    let korean = Tag::parse("ko").expect("Korean is in data/languages.tsv");
    let table = Convention::parse(to).and_then(|to| registry::table(korean, to)).expect("the tables of Korean exist");
    table.romanise(syllables, 1).remove(0)
}

/// The form people use, as a surname or in a given name.
fn customary(syllable: char, as_surname: bool) -> Option<String> {
    let form = |line: &'static str| {
        let form = line.strip_prefix(syllable)?.strip_prefix('\t')?;
        match form.strip_suffix("\tsurname") {
            Some(form) => as_surname.then_some(form),
            None => (!as_surname).then_some(form),
        }
    };
    CUSTOMARY.lines().find_map(form).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{Convention, render};

    #[test]
    fn customary_official_and_northern_forms_are_told_apart() {
        let forms = |name: &str, to: &str| render(name, Convention::parse(to).expect("these conventions exist"));
        assert_eq!(forms("문재인", "en")[0], "Moon Jae-in");
        assert_eq!(forms("박영수", "en")[0], "Park Young-soo");
        assert_eq!(forms("이순신", "rr")[0], "I Sun-sin");
        assert_eq!(forms("김정은", "dprk")[0], "Kim Jong Un");
        assert_eq!(forms("김정은", "mr")[0], "Kim Chŏng-ŭn");
        assert_eq!(forms("이승만", "mr")[0], "Yi Sŭng-man");
        assert_eq!(forms("남궁민수", "en")[0], "Namgung Min-soo");
        assert!(forms("서울특별시", "en").is_empty());
    }
}
