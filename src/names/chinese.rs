//! Chinese names in characters: read as Mandarin syllables, and written as each newsroom writes them.
//!
//! Pinyin is the name in most newsrooms; Czechs, Slovaks and Hungarians keep letters of their own, Russians Palladius', Taiwan prints Wade–Giles.

use super::convention::Convention;
use super::syllables::Syllabary;
use super::table::Table;
use super::{capitalised, lower, registry};
use crate::language::Tag;
use crate::tables::rows;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

const CHARACTERS: &str = include_str!("../../data/names/han.tsv");
const GIVEN: &str = include_str!("../../data/names/han-given.tsv");
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
    read(name).map_or_else(Vec::new, |chinese| chinese.forms(to, is_traditional(name)))
}

/// The names that stand as `name` in the letters of `from`, a surname that is known and a given name of one or two syllables: likeliest first;
/// none where it is no Chinese name.
///
/// Whoever has no letters of his own for Chinese prints pinyin.
pub(super) fn read_in(name: &str, from: Convention) -> Vec<Chinese> {
    let name = lower(&name.nfc().collect::<String>());
    let words: Vec<&str> = name.split_whitespace().collect();
    let [surname, given] = words[..] else { return Vec::new() };
    let own = syllabary(from);
    let mut found = Vec::new();
    for surname in divided(own, surname).into_iter().filter(|surname| is_surname(surname)) {
        let given = divided(own, given).into_iter();
        found.extend(given.map(|given| Chinese { surname: surname.clone(), given, is_known_surname: true }));
    }
    let frequency = |name: &Chinese| name.given.iter().map(|syllable| frequent_characters(syllable)).sum::<usize>();
    found.sort_by_cached_key(|name| std::cmp::Reverse(frequency(name)));
    found
}

/// The ways in which a word is one or two syllables; a hyphen stands between two.
fn divided(own: &'static Syllabary, word: &str) -> Vec<Vec<&'static str>> {
    match word.split_once(['-', '‐']) {
        None => own.divide(word, 2),
        Some((first, second)) => {
            let (first, second) = (own.divide(first, 1), own.divide(second, 1));
            first.iter().flat_map(|first| second.iter().map(|second| [&first[..], &second[..]].concat())).collect()
        }
    }
}

/// The syllables of pinyin as `from` writes them; all who print pinyin share one.
fn syllabary(from: Convention) -> &'static Syllabary {
    static ALL: [OnceLock<Syllabary>; Convention::COUNT + 1] = [const { OnceLock::new() }; Convention::COUNT + 1];
    let table = own_table(from);
    ALL[table.map_or(Convention::COUNT, |_| from.index())].get_or_init(|| {
        let forms = |syllable: &'static str| match table {
            Some(table) => table.romanise(syllable, 3),
            None => vec![syllable.replace('v', "ü")],
        };
        // The press leaves out apostrophes: "Tsai" is Ts’ai.
        let marked = move |form: String| {
            let form = form.replace('’', "'");
            let bare = plain(&form).replace('\'', "");
            [form, bare]
        };
        let all = CHARACTERS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next());
        Syllabary::of(all.flat_map(move |syllable| {
            forms(syllable).into_iter().flat_map(marked).map(|form| (form, syllable.to_owned())).collect::<Vec<_>>()
        }))
    })
}

/// Whether syllables are those of a surname that is known.
fn is_surname(syllables: &[&str]) -> bool {
    let surname = syllables.join(" ");
    SURNAMES.lines().any(|line| line.split('\t').nth(1) == Some(surname.as_str()))
}

/// How many characters that are frequent in given names are read as a syllable.
fn frequent_characters(syllable: &str) -> usize {
    let own = |line: &'static str| line.strip_prefix(syllable)?.strip_prefix('\t');
    let frequent = |characters: &str| characters.chars().filter(|&character| GIVEN.contains(character)).count();
    CHARACTERS.lines().find_map(own).map_or(0, frequent)
}

/// Whether newsrooms of a convention have letters of their own for Chinese; else they print pinyin.
pub(super) fn has_own_letters(convention: Convention) -> bool {
    own_table(convention).is_some()
}

fn own_table(convention: Convention) -> Option<&'static Table> {
    registry::table(Tag::parse("zh")?, convention)
}

/// Without the marks that the press leaves out: Hsü is Hsu, Ts’ai is Tsai.
fn plain(form: &str) -> String {
    form.replace('ü', "u").replace('’', "")
}

impl Chinese {
    /// The name in the convention `to`: best first; `of_taiwan` says that Taiwan's letters are likelier than pinyin.
    pub fn forms(&self, to: Convention, of_taiwan: bool) -> Vec<String> {
        let (own, pinyin) = (own_table(to).map(|table| self.by(table, to)), self.in_pinyin());
        let taiwan = Convention::parse("wg").and_then(own_table);
        let taiwan = taiwan.map(|table| plain(&self.hyphenated(|syllable| table.romanise(syllable, 1))));
        let forms = match own {
            Some(own) => [Some(own), Some(pinyin), taiwan],
            None if of_taiwan => [taiwan, Some(pinyin), None],
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

    /// By the letters of a newsroom's own table.
    fn by(&self, table: &Table, to: Convention) -> String {
        let write = |syllable: &str| table.romanise(syllable, 1);
        if to.as_str() != "palladius" {
            return self.hyphenated(write);
        }
        // Russians write the given name as one word: Цзиньпин, and Чанъань, where a syllable would run into the one before.
        let part = |syllables: &[&str]| {
            syllables.iter().fold(String::new(), |word, syllable| {
                let next = write(syllable).into_iter().next().unwrap_or_default();
                let runs = word.ends_with('н') && next.starts_with(['а', 'о', 'у', 'э', 'и', 'я', 'ю', 'е']);
                format!("{word}{}{next}", if runs { "ъ" } else { "" })
            })
        };
        format!("{} {}", capitalised(&part(&self.surname)), capitalised(&part(&self.given)))
    }

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
    use super::{Convention, read, read_in, render};

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
            ("习近平", "palladius", "Си Цзиньпин"),
            ("张安安", "palladius", "Чжан Аньань"),
            ("王昌安", "palladius", "Ван Чанъань"),
            ("洪秀柱", "en", "Hong Xiuzhu"),
            ("賴清德", "en", "Lai Ching-te"),
        ] {
            let to = Convention::parse(to).expect("these conventions exist");
            assert_eq!(render(name, to)[0], form);
        }
    }

    #[test]
    fn forms_of_newsrooms_are_read_back() {
        for (from, seen, form) in [
            ("cs", "Si Ťin-pching", "Xi Jinping"),
            ("cs", "Čang I-mou", "Zhang Yimou"),
            ("cs", "Jang Ťie-čch’", "Yang Jiechi"),
            ("hu", "Hszi Csin-ping", "Xi Jinping"),
            ("wg", "Mao Tse-tung", "Mao Zedong"),
            ("wg", "Tsai Ying-wen", "Cai Yingwen"),
            ("en", "Xi Jinping", "Xi Jinping"),
            ("en", "Sima Qian", "Sima Qian"),
            ("palladius", "Си Цзиньпин", "Xi Jinping"),
            ("palladius", "Чжан Имоу", "Zhang Yimou"),
        ] {
            let from = Convention::parse(from).expect("these conventions exist");
            let read = read_in(seen, from);
            assert_eq!(read.first().map(super::Chinese::in_pinyin).as_deref(), Some(form), "{seen}");
        }
        for (from, other) in [("cs", "Jan Novák"), ("en", "Li"), ("en", "Bo Derek"), ("palladius", "Сергей Лавров")]
        {
            let from = Convention::parse(from).expect("these conventions exist");
            assert!(read_in(other, from).is_empty(), "{other}");
        }
    }
}
