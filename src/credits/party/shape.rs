//! What the words of a party look like: a person's name, a house known by its form, an account, a year.

use super::{entry_at, qualifier_at};
use crate::credits::lexicon::{LEXICON, Lexicon, Trade};
use crate::credits::tokens::{Kind, Tokens, key};
use crate::metadata::bylines::is_georgian;

/// Whether the words look like one person's name: two to five, each begun large or a particle; or a Han, kana or
/// Hangul name of two to five characters.
pub(in crate::credits) fn is_person(tokens: &Tokens<'_>, from: usize, mut to: usize) -> bool {
    if to > from + 2 && matches!(tokens.phrase(to - 1, to), "jr" | "sr" | "ml" | "st") {
        to -= 1;
    }
    let words = to - from;
    if words == 1 {
        let word = tokens.written(from, to);
        return is_han_name(word) || is_initialled(word);
    }
    if !(2..=5).contains(&words) {
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
fn small_words(tokens: &Tokens<'_>, from: usize, to: usize) -> impl Iterator<Item = usize> {
    let joins = move |at: usize| {
        let link = entry_at(tokens, at).map(|entry| entry.link).unwrap_or_default();
        link.and || link.by || link.for_ || link.particle || is_joining(tokens.phrase(at, at + 1))
            // "пресс-служба МВД по Южной области": words for a house are small in most languages.
            || entry_at(tokens, at).is_some_and(|entry| entry.form)
            // "SDIS 68", "Emergencias 112"
            || is_short_figure(tokens.written(at, at + 1))
    };
    (from..to).filter(move |&at| !begins_name(tokens.written(at, at + 1)) && !joins(at))
}

/// Two or three figures: a department's number, or the one to call.
fn is_short_figure(word: &str) -> bool {
    matches!(word.len(), 2 | 3) && word.bytes().all(|byte| byte.is_ascii_digit())
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

/// "BBC Scotland", "Суспільне Полтава", "Fakty TVN": a house and one more word is a branch of it, not a person.
pub(super) fn is_branch(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    if to == from + 2 && is_programme(tokens, from) {
        return true;
    }
    let house = LEXICON.longest(tokens, from, to, |entry| entry.agency.is_some()).filter(|&(_, cut)| cut + 1 == to);
    house.is_some_and(|(entry, cut)| {
        let outlet = entry.agency.is_some_and(|agency| agency.trade == Trade::Outlet);
        let name = tokens.written(from, cut);
        // Short outlets are given names too: Sun, Stern, Vera.
        let telling = name.chars().count() >= 7 || !name.chars().any(char::is_lowercase);
        outlet
            && telling
            && begins_name(tokens.written(cut, to))
            && tokens.written(from, to).chars().any(char::is_lowercase)
    })
}

/// "Fakty TVN": a word and behind it a broadcaster or paper in three capitals or more.
fn is_programme(tokens: &Tokens<'_>, from: usize) -> bool {
    const FEWEST_CAPITALS: usize = 3;
    let (word, house) = (tokens.written(from, from + 1), tokens.written(from + 1, from + 2));
    house.len() >= FEWEST_CAPITALS
        && house.chars().all(char::is_uppercase)
        && begins_name(word)
        && word.contains(char::is_lowercase)
        && entry_at(tokens, from + 1)
            .is_some_and(|entry| entry.agency.is_some_and(|agency| agency.trade == Trade::Outlet))
}

/// "KR HaZZ Žilov", "Kenya Red Cross": a service or an institution that the table knows, among other words.
pub(super) fn holds_a_service(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let known = |at: usize| {
        let house =
            LEXICON.longest(tokens, at, to, |entry| entry.agency.is_some_and(|agency| agency.trade == Trade::Other));
        // One word alone must be written as initials are: Orange, Target and Caritas are words too.
        house.is_some_and(|(_, end)| {
            end > at + 1 || tokens.written(at, end).chars().filter(|c| c.is_uppercase()).count() >= 2
        })
    };
    to > from + 1
        && tokens.written(from, to).chars().any(char::is_lowercase)
        && (from..to).any(known)
        // "Image from NASA shows flood": a verb makes a sentence of it.
        && small_words(tokens, from, to).next().is_none()
}

/// "TSV Hohenau", "THW Brück": three to five capitals that nobody can speak are a club's or a service's, not a first name.
pub(super) fn begins_with_initials(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let first = tokens.written(from, from + 1);
    let letters = first.chars().count();
    let unspoken = (2..=5).contains(&letters) && first.chars().all(is_large_consonant);
    // "CJ ENM": initials alone. Two capitals before a longer word may be an Indian's.
    let short = |at: usize| tokens.written(at, at + 1).len() <= 3 && tokens.written(at, at + 1).is_ascii();
    if unspoken && to > from + 1 && (from..to).all(short) && !tokens.written(from, to).contains(['.', '\'']) {
        return true;
    }
    unspoken
        && letters > 2
        && to > from + 1
        && tokens.written(from, to).chars().any(char::is_lowercase)
        && is_name_like(tokens, from, to)
}

/// A capital of Latin or Cyrillic that is no vowel.
fn is_large_consonant(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'А'..='Я')
        && !matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y' | 'А' | 'Е' | 'И' | 'О' | 'У' | 'Ы' | 'Э' | 'Ю' | 'Я')
}

/// "The Advocate", "La Opinión", "Il Mattino di Padova": papers are called so and nobody is christened so, as many a Les is. Le is a
/// surname where the next word is a syllable of Vietnamese.
pub(super) fn begins_with_article(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    const LONGEST_SYLLABLE: usize = 6;
    const MOST_WORDS: usize = 5;
    if !(2..=MOST_WORDS).contains(&(to - from)) {
        return false;
    }
    let next = tokens.written(from + 1, from + 2);
    let article = match tokens.written(from, from + 1) {
        // "The Halden Register"
        "The" if to > from + 2 => return (from + 1..to).all(|at| begins_name(tokens.written(at, at + 1))),
        "The" | "La" | "El" | "Il" | "Los" | "Las" | "Het" => true,
        "Le" => next.chars().count() > LONGEST_SYLLABLE,
        _ => false,
    };
    let particle = |at: usize| entry_at(tokens, at).is_some_and(|entry| entry.link.particle);
    let of_place =
        || particle(from + 2) && (from + 3..to).all(|at| particle(at) || begins_name(tokens.written(at, at + 1)));
    article && begins_name(next) && (to == from + 2 || to > from + 3 && of_place())
}

/// "la Plataforma Vecinal": an article of the sentence, which begins small.
pub(super) fn is_small_article(word: &str) -> bool {
    matches!(
        word,
        "la" | "el" | "los" | "las" | "le" | "les" | "il" | "lo" | "gli" | "het" | "die" | "der" | "the" | "os" | "as"
    )
}

/// "l'Ajuntament", "dell'Aeronautica": what stands behind the elided article or preposition.
pub(in crate::credits) fn behind_elision(word: &str) -> Option<&str> {
    let at = word.bytes().take(5).position(|byte| !byte.is_ascii_lowercase()).filter(|&at| at > 0)?;
    let rest = word[at..].strip_prefix(['\'', '’'])?;
    matches!(&word[..at], "l" | "d" | "dell" | "dall").then_some(rest)
}

/// A name in quotation marks, perhaps with its article before.
pub(super) fn is_quoted(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let opens = |at: usize| tokens.written(at, at + 1).starts_with(['\'', '"', '‘', '“', '„', '«']);
    let closes = tokens.written(to - 1, to).ends_with(['\'', '"', '’', '”', '“', '»']);
    let long = tokens.written(from, to).chars().count() > 2;
    long && closes && (opens(from) || (to - from > 2 && opens(from + 1)))
}

/// A form word, or a name of the web ("Golem.de").
pub(super) fn shows_organisation(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.written(at, at + 1);
    // At most four letters stand behind the last dot, so it is looked for among the last bytes.
    let tld = word.bytes().rev().take_while(u8::is_ascii_lowercase).take(5).count();
    let domain = (2..=4).contains(&tld) && word.len() >= tld + 3 && word.as_bytes()[word.len() - tld - 1] == b'.';
    domain
        || is_vietnamese_office(word)
        || entry_at(tokens, at).is_some_and(|entry| entry.form) && !is_named_like_a_form(tokens, at)
        || behind_elision(word).is_some_and(|rest| LEXICON.get(&key(rest)).is_some_and(|entry| entry.form))
        || Lexicon::ends_like_organisation(tokens.phrase(at, at + 1))
}

/// "Rui Sá", "Ville Mäki": a name that folds to the initials of a company (SA), or is a word for a house in another language, where nobody is
/// called so without "de" behind it.
fn is_named_like_a_form(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.written(at, at + 1);
    match tokens.phrase(at, at + 1) {
        "sa" => word.contains(char::is_lowercase),
        "ville" => !entry_at(tokens, at + 1).is_some_and(|entry| entry.link.particle || entry.link.by),
        _ => false,
    }
}

/// Ministry, department, office, paper, committee: words of Vietnamese that without their marks are others' names
/// (Bộ, Bo), so that the folded forms of the table cannot hold them.
fn is_vietnamese_office(word: &str) -> bool {
    matches!(word, "Bộ" | "Sở" | "Cục" | "Báo" | "Ủy")
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
