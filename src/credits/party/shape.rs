//! What the words of a party look like: a person's name, an account, a year.

use super::{entry_at, qualifier_at};
use crate::credits::tokens::{Kind, Tokens};
use crate::metadata::bylines::is_georgian;

/// Whether the words look like one person's name: two to five, each begun large or a particle; or a Han, kana or
/// Hangul name of two to five characters.
pub(in crate::credits) fn is_person(tokens: &Tokens<'_>, from: usize, mut to: usize) -> bool {
    if to > from + 2 && matches!(tokens.phrase(to - 1, to), "jr" | "sr" | "ml" | "st") {
        to -= 1;
    }
    let words = to - from;
    // "Lavandeira jr"
    if words == 2 && matches!(tokens.written(to - 1, to), "jr" | "jr." | "sr" | "sr.") {
        return begins_name(tokens.written(from, from + 1)) && entry_at(tokens, from).is_none();
    }
    if words == 1 {
        let word = tokens.written(from, to);
        return is_han_name(word) || is_initialled(word);
    }
    // "Real Betis": a name of the table of organisations.
    if !(2..=5).contains(&words) || tokens.entry(from, to).is_some_and(|entry| entry.form) {
        return false;
    }
    let mut large = 0;
    for at in from..to {
        let word = tokens.written(at, at + 1);
        if at > from && qualifier_at(tokens, at, at + 1).is_some() {
            return false;
        }
        if entry_at(tokens, at).is_some_and(|entry| entry.link.particle) && at + 1 < to {
            large += usize::from(begins_name(word) && at > from);
        } else if begins_name(word) && word.chars().all(is_name_char) && !holds_a_stop(word) {
            large += 1;
        } else {
            return false;
        }
    }
    large >= 1 && begins_name(tokens.written(to - 1, to))
}

/// "Prewitt.Wren": a sentence ends in the midst of it, and the next begins without a blank.
fn holds_a_stop(word: &str) -> bool {
    word.match_indices('.').any(|(at, _)| {
        let ended = word[..at].chars().rev().take_while(|c| c.is_lowercase()).nth(2).is_some();
        ended && word[at + 1..].starts_with(char::is_uppercase)
    })
}

/// "Б.Иванов", "எல்.முருகன்": an initial glued to a surname, in a script other than Latin, where houses are called so too ("U.S.Navy").
fn is_initialled(word: &str) -> bool {
    let Some((initial, surname)) = word.rsplit_once('.').filter(|_| !word.is_ascii()) else { return false };
    let letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count();
    initial.split('.').all(|part| (1..=2).contains(&letters(part)) && begins_name(part))
        && letters(surname) >= 3
        && begins_name(surname)
        && word.chars().all(is_name_char)
        && !word.chars().any(|c| c.is_ascii_alphabetic())
}

fn is_han_name(word: &str) -> bool {
    let count = word.chars().count();
    (2..=5).contains(&count)
        && word
            .chars()
            .all(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'))
        && (count <= 4 || !word.contains('社'))
        // "of": a phrase.
        && !word.contains('的')
        && !ends_with_particle(word)
        && !is_katakana(word)
        && may_be_korean(word)
}

/// "ソニー": foreign people are written with a dot between their names; one word alone is a company.
fn is_katakana(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '\u{30A0}'..='\u{30FF}'))
}

/// Whether a word of Hangul begins as surnames do; true for other scripts.
fn may_be_korean(word: &str) -> bool {
    const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용사독";
    word.chars().next().is_none_or(|c| !('\u{AC00}'..='\u{D7A3}').contains(&c) || SURNAMES.contains(c))
}

/// "深夜の": a Han character and a Japanese particle, which says that more follows.
fn ends_with_particle(word: &str) -> bool {
    let mut back = word.chars().rev();
    matches!(back.next(), Some('の' | 'を' | 'は' | 'が' | 'に' | 'で' | 'と' | 'へ' | 'も'))
        && back.next().is_some_and(|before| ('\u{4E00}'..='\u{9FFF}').contains(&before))
}

/// "村民李响介绍了情况": more Han, kana or Hangul in one run than a house is called by.
pub(super) fn is_wide_phrase(word: &str) -> bool {
    word.chars().filter(|c| ('\u{2E80}'..='\u{D7FF}').contains(c)).count() > LONGEST_WIDE_NAME
        || ends_with_particle(word)
}

/// So many characters of these scripts a name without a word for what it is may have.
const LONGEST_WIDE_NAME: usize = 8;

/// Upper case, or a letter of a script that knows no case.
pub(super) fn begins_name(word: &str) -> bool {
    let mut chars = word.chars().skip_while(|c| matches!(c, '\'' | '’' | '"' | '“' | '„' | '«'));
    chars.next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()) || is_georgian(c))
        || word.split(['\'', '’', '-']).nth(1).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn is_name_char(c: char) -> bool {
    c.is_alphabetic()
        || unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '.' | '-' | '\'' | '’' | '`' | '‐' | '´' | '\u{200C}')
}

/// Whether the words can be one name: large ones and small joining words, in a short name a lower-case word or two.
pub(super) fn is_name_like(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let most = if to - from <= 5 { 2 } else { 0 };
    small_words(tokens, from, to).take(most + 1).count() <= most
}

/// The words that begin small and neither join others nor show a house.
pub(super) fn small_words(tokens: &Tokens<'_>, from: usize, to: usize) -> impl Iterator<Item = usize> {
    let joins = move |at: usize| {
        let link = entry_at(tokens, at).map(|entry| entry.link).unwrap_or_default();
        link.and || link.by || link.for_ || link.particle || is_joining(tokens.phrase(at, at + 1))
            // "пресс-служба МВД по Южной области": words for a house are small in most languages.
            || entry_at(tokens, at).is_some_and(|entry| entry.form)
            // "SDIS 68", "Emergencias 112"
            || is_short_figure(tokens.written(at, at + 1))
            || is_ordinal(tokens.written(at, at + 1))
    };
    (from..to).filter(move |&at| !begins_name(tokens.written(at, at + 1)) && !joins(at))
}

/// Two or three figures: a department's number, or the one to call.
fn is_short_figure(word: &str) -> bool {
    matches!(word.len(), 2 | 3) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "65th", "1st": which of its kind a brigade or a district is.
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    (1..=3).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
}

/// Whether the word at `at` begins small and neither begins nor joins a name.
pub(in crate::credits) fn is_small(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.written(at, at + 1);
    word.starts_with(char::is_lowercase) && !begins_name(word) && !is_joining(tokens.phrase(at, at + 1))
}

/// Whether a word, folded, joins those of a name.
fn is_joining(word: &str) -> bool {
    matches!(word, "of" | "the" | "on" | "in" | "at" | "des" | "del" | "l" | "los" | "las" | "les" | "am" | "im" | "w")
        || matches!(word, "по" | "в" | "у" | "на" | "при")
}

pub(super) fn is_account_like(word: &str) -> bool {
    word.len() >= 4 && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

/// "230428-99-483045", "(1234567a)": figures are a text's or a picture's number, nobody's name.
pub(in crate::credits) fn is_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = || word.chars().filter(|c| c.is_alphabetic()).take(5).count();
    // "PTI05_04_2024_000123A": an agency's number holds its sign and the day.
    let dated = || word.contains('_') && matches!((digits, letters()), (8.., ..=4));
    digits > 0 && (matches!((digits, letters()), (_, 0) | (5.., ..=2)) || dated())
}

/// "110年2月28日": year, month and day in Chinese and Japanese, of the Republic's calendar too.
pub(in crate::credits) fn is_day(word: &str) -> bool {
    let signed = |c: char| matches!(c, '年' | '月' | '日');
    word.ends_with('日')
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || signed(c))
        && word.contains('月')
}

/// "Fotos: Ada Berg (2)": how many of the pictures are whose.
pub(super) fn is_count(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.written(at, at + 1);
    let bracketed = at > 0 && tokens.kind(at - 1) == Some(Kind::Open) && tokens.kind(at + 1) == Some(Kind::Close);
    bracketed && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the token at `at` is a year or a span of years.
pub(in crate::credits) fn is_year(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at) == Some(Kind::Word) && {
        let word = tokens.phrase(at, at + 1);
        // "2019年"
        let word = word.strip_suffix('年').unwrap_or(word);
        word.len() >= 4
            && word.starts_with(|c: char| c.is_ascii_digit())
            && word
                .split(['-', '–'])
                .all(|part| matches!(part.len(), 2 | 4) && part.bytes().all(|b| b.is_ascii_digit()))
    }
}
