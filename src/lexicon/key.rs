//! The key of a phrase: what remains of a line once its dress is taken off.
//!
//! `text::fold` answers the same question for whole strings. This one gives characters one at a time, each with the
//! byte of the line where its source ends, and allocates nothing: most lines are given up after their first word.

use super::letter::{is_listed, is_no_number, is_small};
use crate::text::{is_everyday_letter, is_wordlike};
use std::str::Chars;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

/// Which marks a key keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marks {
    /// All of them.
    Kept,
    /// None on Latin and Greek letters, no Cyrillic ё, one alif: "podpis zrodla zdjecia", "ΦΩΤΟΓΡΑΦΙΑ".
    Dropped,
}

/// The characters of a key, each with the byte offset in the source just behind it.
///
/// Lower case; compatibility forms, quotes and dashes made plain; invisible characters dropped; a number is `#`;
/// a blank stays only between two words ("Foto :" and "Foto:" are one key).
#[derive(Clone, Debug)]
pub(crate) struct Key<'t> {
    source: Chars<'t>,
    total: usize,
    marks: Marks,
    ready: Ready,
    last: char,
    blank: bool,
}

/// Characters one source character became; more than eight (Arabic ligatures of whole phrases) are cut.
#[derive(Clone, Debug, Default)]
struct Ready {
    chars: [char; 8],
    next: u8,
    len: u8,
}

impl Ready {
    fn push(&mut self, c: char) {
        if usize::from(self.len) < self.chars.len() {
            self.chars[usize::from(self.len)] = c;
            self.len += 1;
        }
    }

    #[inline]
    fn pop(&mut self) -> Option<char> {
        if self.len == 0 {
            return None;
        }
        if self.next < self.len {
            self.next += 1;
            return Some(self.chars[usize::from(self.next) - 1]);
        }
        (self.next, self.len) = (0, 0);
        None
    }
}

impl<'t> Key<'t> {
    /// The key of `text`, without bullets, brackets and icons before its first word.
    pub(crate) fn new(text: &'t str, marks: Marks) -> Self {
        let body = text.trim_start_matches(|c| !is_significant(c));
        Self { source: body.chars(), total: text.len(), marks, ready: Ready::default(), last: ' ', blank: false }
    }

    fn offset(&self) -> usize {
        self.total - self.source.as_str().len()
    }

    /// Takes the rest of a number whose first digit has been read.
    fn pass_number(&mut self) {
        loop {
            let mut ahead = self.source.clone();
            match ahead.next() {
                Some(c) if c.is_numeric() => self.source = ahead,
                Some('.' | ',') if ahead.next().is_some_and(char::is_numeric) => {
                    self.source.next();
                }
                _ => return,
            }
        }
    }

    /// Whether `c`, just read, is a letter that is its own key, or a capital of ASCII, and no mark follows it.
    #[inline]
    fn is_everyday(&self, c: char) -> bool {
        let plain = c.is_ascii_alphabetic() || is_its_own_key(c);
        // A mark to compose with begins with one of these bytes.
        plain && !matches!(self.source.as_str().as_bytes().first(), Some(0xCC | 0xCD))
    }

    /// Reads one source character (with the marks that follow it) into `ready`.
    fn read(&mut self, c: char) {
        if c.is_ascii() {
            return self.push(c.to_ascii_lowercase());
        }
        let mut c = c;
        while let Some(mark) = self.source.clone().next().filter(|mark| matches!(mark, '\u{300}'..='\u{36F}')) {
            let Some(whole) = compose(c, mark) else { break };
            c = whole;
            self.source.next();
        }
        if is_plain(c) {
            self.push_lower(c);
        } else {
            std::iter::once(c).nfkc().for_each(|part| self.push_lower(part));
        }
    }

    fn push_lower(&mut self, c: char) {
        match c {
            'İ' => self.push('i'),
            _ if is_small(c) => self.push(plain(c)),
            _ => c.to_lowercase().for_each(|lower| self.push(plain(lower))),
        }
    }

    fn push(&mut self, c: char) {
        match self.marks {
            Marks::Kept => self.emit(c),
            Marks::Dropped => bare(c, |part| self.emit(part)),
        }
    }

    fn emit(&mut self, c: char) {
        if std::mem::take(&mut self.blank) && is_word(self.last) && is_word(c) {
            self.ready.push(' ');
        }
        self.ready.push(c);
        self.last = c;
    }
}

impl Iterator for Key<'_> {
    type Item = (char, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(c) = self.ready.pop() {
                return Some((c, self.offset()));
            }
            match self.source.next()? {
                // Most letters of most lines: nothing to compose or fold further, and nothing to drop.
                c if self.is_everyday(c) => {
                    let before = std::mem::replace(&mut self.last, c.to_ascii_lowercase());
                    if std::mem::take(&mut self.blank) && is_word(before) {
                        self.ready.push(self.last);
                        return Some((' ', self.offset()));
                    }
                    return Some((self.last, self.offset()));
                }
                c if c.is_ascii() && !c.is_ascii_digit() => match c {
                    '\t'..='\r' | ' ' => self.blank = true,
                    _ => self.push(c.to_ascii_lowercase()),
                },
                c if c.is_whitespace() => self.blank = true,
                c if is_invisible(c) => {}
                c if !is_no_number(c) && c.is_numeric() => {
                    self.pass_number();
                    self.emit('#');
                }
                c => self.read(c),
            }
        }
    }
}

/// Whether a key's character belongs to a word or number.
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c == '#' || c.is_ascii_alphanumeric();
    }
    is_everyday_letter(c) || is_listed(c) || is_wordlike(c)
}

/// Whether two neighbouring characters of a key stand inside one word.
///
/// In scripts written without spaces any two letters do: "広告" must not be found in "広告代理店", nor "ภาพ" in
/// "ภาพยนตร์"; a Latin name may follow them directly.
#[inline]
pub(crate) fn is_inside_word(left: char, right: char) -> bool {
    if left.is_ascii() && right.is_ascii() {
        let is_word = |c: char| c == '#' || c.is_ascii_alphanumeric();
        return is_word(left) && is_word(right);
    }
    // Before Thai all scripts set spaces.
    if left < '\u{E00}' && right < '\u{E00}' {
        return is_word(left) && is_word(right);
    }
    is_word(left) && is_word(right) && (is_spaceless(left) == is_spaceless(right) || is_combining_mark(right))
}

/// Whether `c` is a letter of a script that sets no spaces between words.
pub(crate) fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Whether a character at the edge of a line says something: letters, digits, quotes and question marks do;
/// bullets, arrows, icons, brackets, colons and dots do not.
pub(crate) fn is_significant(c: char) -> bool {
    is_word(c) || matches!(c, '?' | '؟' | '"' | '“' | '”' | '„' | '\'' | '’' | '%' | '$' | '€' | '£' | '@' | '&')
}

/// Soft hyphens, joiners, direction marks, variation selectors, tatweel, vowel points of Hebrew and Arabic.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{640}' | '\u{64B}'..='\u{652}' | '\u{591}'..='\u{5BD}' | '\u{5C1}' | '\u{5C2}')
}

/// Whether NFKC would leave `c` alone; false is the careful answer.
fn is_plain(c: char) -> bool {
    match c {
        '\u{958}'..='\u{95F}' | '\u{9DC}'..='\u{9DF}' | '\u{A33}' | '\u{A36}' | '\u{A59}'..='\u{A5E}' => false,
        '\u{587}' | '\u{B5C}' | '\u{B5D}' => false,
        _ => {
            c < '\u{2000}'
                || matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FE}'
                    | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
        }
    }
}

/// Small letters of Greek, Cyrillic, Hebrew and Arabic, kana, Chinese characters and Hangul of which nothing is folded, marks kept or
/// dropped. `false` says nothing.
#[inline]
fn is_its_own_key(c: char) -> bool {
    matches!(c, 'α'..='ρ' | 'σ'..='ω' | 'а'..='я' | 'ђ'..='џ' | 'א'..='ת' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي'
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣')
}

/// Quotes, dashes and letters that keyboards mix up.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | '´' | '׳' => '\'',
        '“' | '”' | '„' | '«' | '»' | '״' => '"',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        'ς' => 'σ',
        'ی' => 'ي',
        'ک' => 'ك',
        _ => c,
    }
}

/// `c` without its marks, letter by letter.
fn bare(c: char, mut emit: impl FnMut(char)) {
    match c {
        _ if c.is_ascii() => emit(c),
        'ł' => emit('l'),
        'đ' | 'ð' => emit('d'),
        'ø' => emit('o'),
        'ı' => emit('i'),
        'ə' => emit('e'),
        'ß' => "ss".chars().for_each(emit),
        'æ' => "ae".chars().for_each(emit),
        'œ' => "oe".chars().for_each(emit),
        'þ' => "th".chars().for_each(emit),
        'ё' => emit('е'),
        'أ' | 'إ' | 'آ' | 'ٱ' => emit('ا'),
        'ى' => emit('ي'),
        'ة' => emit('ه'),
        '\u{300}'..='\u{36F}' => {}
        '\u{C0}'..='\u{3FF}' | '\u{1E00}'..='\u{1FFF}' => {
            let mut first = None;
            decompose_canonical(c, |part| first = first.or(Some(part)));
            emit(first.expect("a letter decomposes into something"));
        }
        _ => emit(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Marks, is_inside_word, is_word};
    use crate::text::is_wordlike;

    fn key(text: &str, marks: Marks) -> String {
        Key::new(text, marks).map(|(c, _)| c).collect()
    }

    #[test]
    fn dress_comes_off() {
        assert_eq!(key("▶  Podpis ŹRÓDŁA\u{a0}zdjęcia :", Marks::Kept), "podpis źródła zdjęcia:");
        assert_eq!(key("Podpis ŹRÓDŁA zdje\u{328}cia", Marks::Dropped), "podpis zrodla zdjecia");
        assert_eq!(key("写真＝", Marks::Kept), "写真=");
        assert_eq!(key("ΦΩΤΟΓΡΑΦΙΕΣ", Marks::Dropped), key("Φωτογραφίες", Marks::Dropped));
        assert_eq!(key("DEVAMI İÇİN", Marks::Dropped), key("Devamı için", Marks::Dropped));
    }

    #[test]
    fn a_word_is_what_a_search_finds() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_word(c), c == '#' || is_wordlike(c), "{c:?}");
        }
    }

    #[test]
    fn an_everyday_letter_is_its_own_key() {
        for c in ('\0'..=char::MAX).filter(|&c| super::is_its_own_key(c)) {
            for marks in [Marks::Kept, Marks::Dropped] {
                let mut key = Key::new("", marks);
                key.read(c);
                assert_eq!((key.ready.len, key.ready.chars[0]), (1, c));
            }
            assert!(!c.is_whitespace() && !c.is_numeric() && !super::is_invisible(c), "{c:?}");
        }
    }

    #[test]
    fn numbers_are_one_sign() {
        assert_eq!(key("1,234 comments (12)", Marks::Kept), "# comments(#)");
        assert_eq!(key("३ मिनट", Marks::Kept), "# मिनट");
    }

    #[test]
    fn offsets_lie_behind_the_source() {
        let ends: Vec<_> = Key::new("• Ź :x", Marks::Dropped).collect();
        assert_eq!(ends, [('z', 6), (':', 8), ('x', 9)]);
    }

    #[test]
    fn scripts_without_spaces_end_words_only_at_other_scripts() {
        assert!(is_inside_word('告', '代'));
        assert!(is_inside_word('ภ', 'า'));
        assert!(!is_inside_word('影', 'J'));
        assert!(!is_inside_word('o', ' '));
    }
}
