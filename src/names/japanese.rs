//! Japanese names in kana, and those names as each newsroom writes them.
//!
//! Characters have many readings and are not read. Most newsrooms print Hepburn's letters without marks of length; Czechs, Slovaks and Hungarians
//! keep letters of their own, Russians Polivanov's.

use super::convention::Convention;
use super::syllables::Syllabary;
use super::table::Table;
use super::{capitalised, lower, registry};
use crate::language::Tag;
use std::sync::{LazyLock, OnceLock};
use unicode_normalization::UnicodeNormalization;

/// A name in hiragana.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Japanese {
    /// Its words, one to three.
    words: Vec<String>,
    /// Whether the surname stands first.
    is_family_first: bool,
    /// Whether long vowels are known: most newsrooms do not print them.
    has_lengths: bool,
}

/// Whoever writes so keeps the surname first, as Japanese does.
const FAMILY_FIRST: [&str; 3] = ["hu", "hepburn", "kunrei"];
/// Whose letters tell long vowels from short ones.
const WITH_LENGTHS: [&str; 4] = ["cs", "hu", "hepburn", "kunrei"];
/// No name has more words, and no word more syllables.
const MOST_WORDS: usize = 3;
const MOST_SYLLABLES: usize = 12;

/// Syllables, those of two letters at the end.
const SYLLABLES: &str = "あ い う え お か き く け こ が ぎ ぐ げ ご さ し す せ そ ざ じ ず ぜ ぞ た ち つ て と だ ぢ づ で ど な に ぬ ね の は ひ ふ へ ほ ば び ぶ べ ぼ ぱ ぴ ぷ ぺ ぽ ま み む め も や ゆ よ ら り る れ ろ わ きゃ きゅ きょ ぎゃ ぎゅ ぎょ しゃ しゅ しょ じゃ じゅ じょ ちゃ ちゅ ちょ にゃ にゅ にょ ひゃ ひゅ ひょ びゃ びゅ びょ ぴゃ ぴゅ ぴょ みゃ みゅ みょ りゃ りゅ りょ";

/// Reads a name in kana; `None` for anything else, also for foreign names in katakana, which a dot divides.
///
/// `japanese::read("アベ シンゾウ")` is `あべ しんぞう`.
pub(super) fn read(name: &str) -> Option<Japanese> {
    let words: Vec<String> = name.split_whitespace().map(hiragana).collect::<Option<_>>()?;
    let is_name = (1..=MOST_WORDS).contains(&words.len());
    is_name.then_some(Japanese { words, is_family_first: true, has_lengths: true })
}

/// A name in kana as newsrooms print it; `None` for anything else.
pub(super) fn in_latin(name: &str) -> Option<String> {
    let is_kana = |c: char| ('\u{3041}'..='\u{30FF}').contains(&c);
    if !name.trim_start().starts_with(is_kana) {
        return None;
    }
    read(name)?.forms(Convention::EN).into_iter().next()
}

/// A word of kana in hiragana; `None` where anything else stands in it.
fn hiragana(word: &str) -> Option<String> {
    let letter = |c: char| match c {
        '\u{3041}'..='\u{3096}' | 'ー' => Some(c),
        '\u{30A1}'..='\u{30F6}' => char::from_u32(c as u32 - 0x60),
        _ => None,
    };
    word.nfc().map(letter).collect()
}

/// Reads a name that stands in the letters of `from` back; `None` where it is none, or `from` has no letters of its own for Japanese.
///
/// Marks of length are read wherever Hepburn's letters are.
pub(super) fn read_in(name: &str, from: Convention) -> Option<Japanese> {
    let own = syllabary(from)?;
    let name = lower(&name.nfc().collect::<String>());
    let divided = |own: &Syllabary| -> Option<Vec<String>> {
        let word = |word: &str| own.divide(word, MOST_SYLLABLES).first().map(|way| way.concat());
        name.split_whitespace().map(word).collect()
    };
    let marked = Convention::parse("hepburn").filter(|_| !has_lengths(from)).and_then(syllabary).and_then(divided);
    let has_lengths = has_lengths(from) || marked.as_ref().is_some_and(|_| name.nfd().any(|c| c == '\u{304}'));
    let words = marked.filter(|_| has_lengths).or_else(|| divided(own))?;
    let is_name = (1..=MOST_WORDS).contains(&words.len());
    is_name.then(|| Japanese { words, is_family_first: is_family_first(from), has_lengths })
}

fn is_family_first(convention: Convention) -> bool {
    FAMILY_FIRST.contains(&convention.as_str())
}

fn has_lengths(convention: Convention) -> bool {
    WITH_LENGTHS.contains(&convention.as_str())
}

fn table(convention: Convention) -> Option<&'static Table> {
    registry::table(Tag::parse("ja")?, convention)
}

/// The syllables as a convention writes them; `None` for one without a table. All whose table is the English one share its syllables.
fn syllabary(convention: Convention) -> Option<&'static Syllabary> {
    static ALL: [OnceLock<Syllabary>; Convention::COUNT] = [const { OnceLock::new() }; Convention::COUNT];
    let own = table(convention)?;
    let is_english = table(Convention::EN).is_some_and(|english| std::ptr::eq(english, own));
    let (table, convention) = (own, if is_english { Convention::EN } else { convention });
    Some(ALL[convention.index()].get_or_init(|| {
        let forms = |piece: &'static String| {
            table.romanise(piece, 4).into_iter().map(move |form| (form.replace('’', "'"), piece.clone()))
        };
        // The n that ends a name.
        let last = ["n", "н"].map(|form| (form.to_owned(), "ん".to_owned()));
        Syllabary::of(PIECES.iter().flat_map(forms).chain(last))
    }))
}

/// Each syllable alone, long, doubled, and behind the n that ends the one before.
static PIECES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut pieces = Vec::new();
    for before in ["", "っ", "ん"] {
        for syllable in SYLLABLES.split(' ') {
            pieces.push(format!("{before}{syllable}"));
            pieces.push(format!("{before}{syllable}{}", long(syllable)));
        }
    }
    // Long syllables are written like short ones where nobody marks them: those come first.
    pieces.sort_by_key(|piece| piece.chars().count());
    pieces
});

/// What makes a syllable long.
fn long(syllable: &str) -> char {
    let rounded = "うおくこぐごすそずぞつとづどぬのふほぶぼぷぽむもゆよるろゅょ";
    if syllable.ends_with(|letter| rounded.contains(letter)) { 'う' } else { 'ー' }
}

impl Japanese {
    /// The name in the convention `to`: best first, in the order of surname and given name that is usual there, then in the other; none where
    /// there is no table, or it marks lengths that nobody knows.
    pub(super) fn forms(&self, to: Convention) -> Vec<String> {
        let Some(table) = table(to).filter(|_| self.has_lengths || !has_lengths(to)) else { return Vec::new() };
        let words: Vec<Vec<String>> = self.words.iter().map(|word| table.romanise(word, 2)).collect();
        let turns = words.len() == 2 && self.is_family_first != is_family_first(to);
        let joined = |choice: usize, turned: bool| {
            let word = |forms: &Vec<String>| capitalised(&forms[choice.min(forms.len() - 1)]);
            let mut all: Vec<String> = words.iter().map(word).collect();
            if turned {
                all.reverse();
            }
            all.join(" ")
        };
        let mut forms = vec![joined(0, turns)];
        let others = [(0, words.len() == 2 && !turns), (1, turns)];
        for form in others.map(|(choice, turned)| joined(choice, turned)) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::{Convention, read, read_in};

    fn convention(name: &str) -> Convention {
        Convention::parse(name).expect("these conventions exist")
    }

    #[test]
    fn each_newsroom_writes_kana_its_own_way() {
        for (to, form) in [
            ("en", "Shinzo Abe"),
            ("de", "Shinzo Abe"),
            ("hepburn", "Abe Shinzō"),
            ("kunrei", "Abe Sinzô"),
            ("cs", "Šinzó Abe"),
            ("sk", "Šinzó Abe"),
            ("hu", "Abe Sinzó"),
            ("polivanov", "Синдзо Абэ"),
        ] {
            assert_eq!(read("あべ しんぞう").unwrap().forms(convention(to))[0], form, "{to}");
            assert_eq!(read("アベ　シンゾウ").unwrap().forms(convention(to))[0], form, "{to}");
        }
        assert_eq!(read("ジョー・バイデン"), None, "a foreign name");
        assert_eq!(read("安倍晋三"), None, "characters have many readings");
        assert_eq!(read(""), None);
    }

    #[test]
    fn forms_of_newsrooms_are_read_back() {
        for (from, seen, form) in [
            ("cs", "Džuničiró Koizumi", "Junichiro Koizumi"),
            ("cs", "Jukio Mišima", "Yukio Mishima"),
            ("hu", "Kuroszava Akira", "Akira Kurosawa"),
            ("hu", "Abe Sinzó", "Shinzo Abe"),
            ("kunrei", "Tanaka Tizuko", "Chizuko Tanaka"),
            ("hepburn", "Hattori Jun’ichi", "Junichi Hattori"),
            ("polivanov", "Дзюнъитиро Коидзуми", "Junichiro Koizumi"),
            ("polivanov", "Цуёси Симба", "Tsuyoshi Shinba"),
        ] {
            let read = read_in(seen, convention(from)).unwrap_or_else(|| panic!("{seen} is read"));
            assert_eq!(read.forms(Convention::EN)[0], form, "{seen}");
        }
        for (from, other) in [("cs", "Václav Havel"), ("hu", "Orbán Viktor"), ("polivanov", "Сергей Лавров")]
        {
            assert_eq!(read_in(other, convention(from)), None, "{other}");
        }
    }

    #[test]
    fn a_length_that_nobody_printed_is_not_guessed() {
        let read = |name: &str| read_in(name, Convention::EN).unwrap();
        assert!(read("Shinzo Abe").forms(convention("cs")).is_empty());
        assert_eq!(read("Shinzō Abe").forms(convention("cs"))[0], "Šinzó Abe");
        assert_eq!(read("Shinzo Abe").forms(convention("polivanov"))[0], "Синдзо Абэ");
    }
}
