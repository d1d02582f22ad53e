//! Korean names in Hangul, written as newsrooms write them.
//!
//! The official romanisation is rarely what people use: surnames and many syllables have customary forms (`data/names/korean.tsv`).

use super::convention::Convention;
use super::{capitalised, registry};
use crate::language::Tag;

const CUSTOMARY: &str = include_str!("../../data/names/korean.tsv");

/// Surnames of two syllables.
const COMPOUND: [&str; 6] = ["남궁", "선우", "황보", "제갈", "사공", "독고"];

/// Writes a name of two to four syllables, the surname first, in the convention `to`: best first; empty for anything else.
///
/// Newsrooms get the customary form with a hyphen (Moon Jae-in), then the official one, then the North's (Kim Jong Un).
pub(super) fn render(name: &str, to: Convention) -> Vec<String> {
    let syllables: Vec<char> = name.chars().filter(|c| *c != ' ').collect();
    let hangul = |c: &char| ('\u{ac00}'..='\u{d7a3}').contains(c);
    if !(2..=4).contains(&syllables.len()) || !syllables.iter().all(hangul) {
        return Vec::new();
    }
    let pair: String = syllables.iter().take(2).collect();
    let cut = if syllables.len() > 2 && COMPOUND.contains(&pair.as_str()) { 2 } else { 1 };
    let (surname, given) = syllables.split_at(cut);
    let written =
        |to: &str, part: &[char]| -> Vec<String> { part.iter().map(|syllable| letters(*syllable, to)).collect() };
    let official = |to: &str, gap: &str| {
        let given: Vec<String> =
            written(to, given).iter().map(|one| if gap == " " { capitalised(one) } else { one.clone() }).collect();
        format!("{} {}", capitalised(&written(to, surname).concat()), capitalised(&given.join(gap)))
    };
    match to.as_str() {
        "rr" => vec![official("rr", "-")],
        "dprk" => vec![official("dprk", " ")],
        _ => {
            let first = if cut == 1 { customary(surname[0], true) } else { None };
            let first = first.unwrap_or_else(|| capitalised(&written("rr", surname).concat()));
            let given_of = |syllable: &char| customary(*syllable, false).unwrap_or_else(|| letters(*syllable, "rr"));
            let usual: Vec<String> = given.iter().map(|syllable| given_of(syllable).to_lowercase()).collect();
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

/// A syllable by the letters of the table `ko-{to}`.
fn letters(syllable: char, to: &str) -> String {
    let korean = Tag::parse("ko").expect("Korean is in data/languages.tsv");
    let table = Convention::parse(to).and_then(|to| registry::table(korean, to)).expect("both tables of Korean exist");
    table.romanise(&syllable.to_string(), 1).remove(0)
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
        assert_eq!(forms("남궁민수", "en")[0], "Namgung Min-soo");
        assert!(forms("서울특별시", "en").is_empty());
    }
}
