//! Houses by the look of their name: a word that shows one, a branch, initials, an article, quotation marks.

use super::entry_at;
use super::shape::{begins_name, is_name_like, small_words};
use crate::credits::lexicon::{LEXICON, Lexicon, Trade};
use crate::credits::tokens::{Kind, Tokens, key};
use crate::metadata::bylines::is_given_name;

/// "BBC Scotland", "Суспільне Полтава", "Fakty TVN": a house and one more word is a branch of it, not a person.
pub(super) fn is_branch(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    if to == from + 2 && is_programme(tokens, from) {
        return true;
    }
    // "ABC Far North", but "ORF Ada Berg".
    let station = |cut: usize| {
        let large = |at: usize| {
            begins_name(tokens.written(at, at + 1)) && tokens.written(at, at + 1).contains(char::is_lowercase)
        };
        cut + 2 == to
            && is_loud(tokens.written(from, cut))
            && large(cut)
            && large(cut + 1)
            && !is_given_name(tokens.written(cut, cut + 1))
    };
    let house = LEXICON.longest(tokens, from, to, |entry| entry.agency.is_some());
    house.filter(|&(_, cut)| cut + 1 == to || station(cut)).is_some_and(|(entry, cut)| {
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

/// Three capitals or more and no small letter, as broadcasters sign.
fn is_loud(word: &str) -> bool {
    word.chars().count() >= 3 && word.chars().all(char::is_uppercase)
}

/// "Fakty TVN": a word and behind it a broadcaster or paper in three capitals or more.
fn is_programme(tokens: &Tokens<'_>, from: usize) -> bool {
    let (word, house) = (tokens.written(from, from + 1), tokens.written(from + 1, from + 2));
    is_loud(house)
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

/// "LE SPVM": an article in capitals before capitals that nobody can speak.
pub(super) fn is_loud_article(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let unspoken = |word: &str| (3..=5).contains(&word.len()) && word.chars().all(is_large_consonant);
    to == from + 2
        && matches!(tokens.written(from, from + 1), "LE" | "LA" | "LES" | "EL" | "IL")
        && unspoken(tokens.written(from + 1, to))
}

/// A form word, or a name of the web ("Golem.de").
pub(super) fn shows_organisation(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.written(at, at + 1);
    if is_surname_behind_given(tokens, at) {
        return false;
    }
    // At most four letters stand behind the last dot, so it is looked for among the last bytes.
    let tld = word.bytes().rev().take_while(u8::is_ascii_lowercase).take(5).count();
    let domain = (2..=4).contains(&tld) && word.len() >= tld + 3 && word.as_bytes()[word.len() - tld - 1] == b'.';
    domain
        || is_large_domain(word)
        || shows_by_initials(tokens, at)
        || is_vietnamese_office(word)
        || entry_at(tokens, at).is_some_and(|entry| entry.form) && !is_named_like_a_form(tokens, at)
        || behind_elision(word).is_some_and(|rest| LEXICON.get(&key(rest)).is_some_and(|entry| entry.form))
        || Lexicon::ends_like_organisation(tokens.phrase(at, at + 1))
}

/// "ACTUALITE.CD": a name of the web in capitals; "J.R.OTT" is a person's.
fn is_large_domain(word: &str) -> bool {
    let Some((site, tld)) = word.rsplit_once('.') else { return false };
    let large = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase());
    matches!(tld.len(), 2 | 3)
        && large(tld)
        && site.len() >= 4
        && site.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
}

/// "PU Ljubljana", "CHU de Toulouse": initials that are a house's in capitals alone, beside words with small letters.
fn shows_by_initials(tokens: &Tokens<'_>, at: usize) -> bool {
    entry_at(tokens, at).is_some_and(|entry| entry.initials) && {
        let word = tokens.written(at, at + 1);
        let beside = at.checked_sub(1).into_iter().chain([at + 1]);
        let small = |at: usize| {
            tokens.kind(at) == Some(Kind::Word) && tokens.written(at, at + 1).chars().any(char::is_lowercase)
        };
        word.chars().all(char::is_uppercase) && beside.into_iter().any(small)
    }
}

/// "Dirk Post", "PETER PARKS": people are called so, where a given name stands before and nothing else beside it.
fn is_surname_behind_given(tokens: &Tokens<'_>, at: usize) -> bool {
    let alone = |at: Option<usize>| at.is_none_or(|at| tokens.kind(at) != Some(Kind::Word));
    matches!(tokens.phrase(at, at + 1), "parks" | "post")
        && at > 0
        && tokens.kind(at - 1) == Some(Kind::Word)
        && alone((at - 1).checked_sub(1))
        && alone(Some(at + 1))
        && is_given_name(tokens.written(at - 1, at))
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
