//! Chinese names in characters: read as Mandarin syllables, and written as each newsroom writes them.
//!
//! Pinyin is the name in most newsrooms; Czechs, Slovaks and Hungarians keep letters of their own, Taiwan prints Wade–Giles.

use super::convention::Convention;
use super::{capitalised, registry};
use crate::language::Tag;
use crate::tables::rows;

const CHARACTERS: &str = include_str!("../../data/names/han.tsv");
const SURNAMES: &str = include_str!("../../data/names/han-surnames.tsv");

/// A name as syllables of pinyin without tones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chinese {
    /// One, or two of a compound surname.
    pub surname: Vec<&'static str>,
    /// One or two.
    pub given: Vec<&'static str>,
    /// Whether [`SURNAMES`] has the surname.
    pub is_known_surname: bool,
}

/// Reads a name of two to four characters without a blank; `None` for anything else, as foreign names in characters are longer or divided.
///
/// `chinese::read("习近平")` has the surname `xi` and the given name `jin ping`.
pub(super) fn read(name: &str) -> Option<Chinese> {
    let length = name.chars().count();
    let after = |count: usize| name.char_indices().nth(count).map_or(name.len(), |(at, _)| at);
    if !(2..=4).contains(&length) {
        return None;
    }
    let compound = (length > 2).then(|| reading_of(&name[..after(2)])).flatten();
    let (known, cut) = match compound {
        Some(reading) => (Some(reading), after(2)),
        None => (reading_of(&name[..after(1)]), after(1)),
    };
    let (surname, given) = name.split_at(cut);
    let surname = match known {
        Some(reading) => reading.split(' ').collect(),
        None => syllables(surname)?,
    };
    let given = syllables(given).filter(|given| given.len() < 3)?;
    Some(Chinese { surname, given, is_known_surname: known.is_some() })
}

/// How a surname of the table is read.
fn reading_of(surname: &str) -> Option<&'static str> {
    SURNAMES.lines().find_map(|line| line.strip_prefix(surname)?.strip_prefix('\t'))
}

fn syllables(characters: &str) -> Option<Vec<&'static str>> {
    characters.chars().map(syllable).collect()
}

/// The syllable of a character: what its line begins with.
fn syllable(character: char) -> Option<&'static str> {
    let at = CHARACTERS.find(character).filter(|_| character > '\u{2e80}')?;
    let line = CHARACTERS[..at].rfind('\n').map_or(0, |before| before + 1);
    CHARACTERS[line..].split('\t').next()
}

/// Writes a Chinese name in the convention `to`: best first; empty where it cannot be read.
///
/// Traditional characters are those of Taiwan, which prints Wade–Giles without its marks.
pub(super) fn render(name: &str, to: Convention) -> Vec<String> {
    let Some(chinese) = read(name) else { return Vec::new() };
    let pinyin = chinese.in_pinyin();
    let chinese_tag = Tag::parse("zh").expect("Chinese is in data/languages.tsv");
    let own = registry::table(chinese_tag, to).map(|table| chinese.hyphenated(|syllable| table.romanise(syllable, 1)));
    let taiwan = Convention::parse("wg").and_then(|wade| registry::table(chinese_tag, wade));
    let taiwan = taiwan.map(|table| plain(&chinese.hyphenated(|syllable| table.romanise(syllable, 1))));
    let forms = match own {
        Some(own) => [Some(own), Some(pinyin), taiwan],
        None if is_traditional(name) => [taiwan, Some(pinyin), None],
        None => [Some(pinyin), taiwan, None],
    };
    let mut out: Vec<String> = Vec::new();
    forms.into_iter().flatten().for_each(|form| {
        if !out.contains(&form) {
            out.push(form);
        }
    });
    out
}

/// Without the marks that the press leaves out: Hsü is Hsu, Ts’ai is Tsai.
fn plain(form: &str) -> String {
    form.replace('ü', "u").replace('’', "")
}

impl Chinese {
    /// `Xi Jinping`, with an apostrophe where a syllable would run into the one before: Xi’an.
    pub fn in_pinyin(&self) -> String {
        format!("{} {}", capitalised(&joined(&self.surname)), capitalised(&joined(&self.given)))
    }

    /// Syllables that `write` rewrites, the given name with a hyphen.
    fn hyphenated(&self, write: impl Fn(&str) -> Vec<String>) -> String {
        let part = |syllables: &[&str]| {
            let written: Vec<String> =
                syllables.iter().map(|one| write(one).into_iter().next().unwrap_or_default()).collect();
            capitalised(&written.join("-"))
        };
        format!("{} {}", part(&self.surname), part(&self.given))
    }
}

/// Syllables of pinyin as one word.
pub(super) fn joined(syllables: &[&str]) -> String {
    let mut out = String::new();
    for syllable in syllables {
        if !out.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            out.push('’');
        }
        out.push_str(&syllable.replace('v', "ü"));
    }
    out
}

/// Whether a character of it stands in Taiwan's lists and not in the mainland's.
fn is_traditional(name: &str) -> bool {
    rows("names/han-traditional.tsv", include_str!("../../data/names/han-traditional.tsv"))
        .next()
        .is_some_and(|row| name.chars().any(|character| row.cell(0).contains(character)))
}

#[cfg(test)]
mod tests {
    use super::{Convention, read, render};

    #[test]
    fn surnames_of_two_characters_and_odd_readings_are_known() {
        let read = |name: &str| read(name).map(|name| name.in_pinyin());
        for (name, pinyin) in [
            ("习近平", "Xi Jinping"),
            ("欧阳修", "Ouyang Xiu"),
            ("曾国藩", "Zeng Guofan"),
            ("单田芳", "Shan Tianfang"),
            ("张爱玲", "Zhang Ailing"),
            ("王小二", "Wang Xiao’er"),
        ] {
            assert_eq!(read(name).as_deref(), Some(pinyin));
        }
        assert_eq!(read("弗拉基米尔"), None, "longer than names are");
        assert_eq!(read("Xi"), None);
    }

    #[test]
    fn each_newsroom_writes_its_own_way() {
        for (name, to, form) in [
            ("习近平", "en", "Xi Jinping"),
            ("习近平", "cs", "Si Ťin-pching"),
            ("习近平", "sk", "Si Ťin-pching"),
            ("习近平", "hu", "Hszi Csin-ping"),
            ("毛泽东", "wg", "Mao Tse-tung"),
            ("洪秀柱", "en", "Hong Xiuzhu"),
            ("賴清德", "en", "Lai Ching-te"),
        ] {
            let to = Convention::parse(to).expect("these conventions exist");
            assert_eq!(render(name, to)[0], form);
        }
    }
}
