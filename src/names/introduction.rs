//! How a name is introduced: "Russian foreign minister X", "X, a spokesman for the Ukrainian army".
//!
//! A country word somewhere in the sentence says little ("X met students from Russia"); one that belongs to the name says much.

use super::context::stem_of;
use crate::language::Tag;

/// How many words before a name may introduce it.
const MOST_BEFORE: usize = 6;
/// How many words after a name, between commas.
const MOST_AFTER: usize = 10;

/// After these a country is a place or a party to something, not whose the person is: ambassador to Russia.
const AWAY: [&str; 29] = [
    "to", "in", "from", "with", "against", "into", "nach", "in", "aus", "mit", "gegen", "à", "en", "au", "aux", "avec",
    "do", "z", "na", "w", "v", "con", "hacia", "till", "i", "til", "naar", "met", "bei",
];

/// After these a name is another party, whatever country stands before: a Russian film by X.
const LEADS: [&str; 31] = [
    "of", "by", "for", "about", "over", "on", "von", "für", "über", "um", "an", "auf", "de", "par", "pour", "sur",
    "por", "para", "contra", "di", "da", "per", "od", "przez", "dla", "o", "za", "av", "för", "van", "voor",
];

/// The source languages of the countries that a name between `before` and `after` is introduced as one of; [`Tag::UND`] for any other country.
pub(super) fn countries(before: &str, after: &str) -> Vec<Tag> {
    ahead(before).into_iter().chain(behind(after)).chain(of(after)).collect()
}

/// The country of a noun phrase that ends at the name.
fn ahead(before: &str) -> Option<Tag> {
    let phrase = before.trim_end();
    // "The Russian team lost to X": whom a preposition leads to is somebody else.
    if words(phrase)
        .next_back()
        .is_some_and(|last| phrase.ends_with(last) && (AWAY.contains(&last) || LEADS.contains(&last)))
    {
        return None;
    }
    // One comma may stand before the name: "the Russian ambassador, X".
    let apart = phrase.ends_with(',');
    let phrase = phrase.strip_suffix(',').unwrap_or(phrase);
    let parts = |byte: u8| matches!(byte, b'.' | b'!' | b'?' | b';' | b':' | b',' | b'(' | b'"' | b'\n');
    let phrase = phrase.bytes().rposition(parts).map_or(phrase, |at| &phrase[at + 1..]);
    let phrase = phrase.rfind('“').map_or(phrase, |at| &phrase[at + '“'.len_utf8()..]);
    // "Russia's X", as sports pages say it.
    let owns = phrase.ends_with("'s") || phrase.ends_with("’s");
    let mut words: Vec<&str> = words(phrase).rev().take(MOST_BEFORE + 1).collect();
    words.reverse();
    let posted = cut_post(&mut words, apart);
    let (mut role, mut been_away) = (false, false);
    for (at, word) in words.iter().enumerate().rev() {
        match stem_of(word) {
            Some(None) => role = true,
            Some(Some(language)) => {
                if is_away(&words, at) {
                    been_away = true;
                    continue;
                }
                // "ambassadeur de Russie", "ambasador Rosji": the office may stand before its country.
                let before = words[at.saturating_sub(3)..at].iter().any(|word| stem_of(word) == Some(None));
                let owned = owns && at + 1 == words.len();
                let said = before || owned || is_adjective(word) || role && (!posted || has_owner(phrase));
                let belongs = said && is_one_phrase(word, &words[at + 1..]);
                // "The Polish ambassador to Russia, X" is no Russian, and what else is ahead of Russia need not be said of X.
                return (belongs && (!been_away || language == Tag::UND)).then_some(language);
            }
            None => {}
        }
    }
    None
}

/// Takes the place off where an office is held, if the words end with one: "the Russian ambassador to North Korea". Whether they did.
/// Without a comma before the name, which then is not `apart`, a headline may go on: "Russian Minister to Meet X".
fn cut_post(words: &mut Vec<&str>, apart: bool) -> bool {
    let is_place = |word: &&str| word.starts_with(char::is_uppercase) || SMALL.contains(word);
    let is_office = |word: &&str| stem_of(word) == Some(None) && (apart || word.starts_with(char::is_lowercase));
    let is_post = |at: &usize| {
        let office = words[at.saturating_sub(3)..*at].iter().any(&is_office);
        office && is_away(words, at + 1) && words[at + 1..].iter().all(is_place)
    };
    let Some(at) = (1..words.len().saturating_sub(1)).find(is_post) else { return false };
    words.truncate(at);
    true
}

/// Small words in the names of places.
const SMALL: [&str; 8] = ["the", "du", "de", "la", "del", "der", "den", "of"];

/// Whether a phrase has somebody's own in it: Russia's ambassador.
fn has_owner(phrase: &str) -> bool {
    phrase.contains("'s ") || phrase.contains("’s ")
}

/// Whether a country word and what stands between it and the name are one phrase: no other name, no other party.
fn is_one_phrase(country: &str, between: &[&str]) -> bool {
    let other_names =
        between.iter().filter(|word| word.starts_with(char::is_uppercase) && stem_of(word).is_none()).count();
    let is_lower = country.starts_with(char::is_lowercase);
    // Where adjectives are written small, German nouns are written large: "der russische Dirigent X".
    other_names == 0 && (!is_lower || between.len() <= 4) || is_lower && between.len() <= 2
}

/// The country of a description between commas that follows the name, if it names an office, too.
fn behind(after: &str) -> Option<Tag> {
    let phrase = after.strip_prefix(", ")?;
    let phrase = phrase.split([',', '.', ';', '!', '?', '”', '"', '\n']).next().unwrap_or_default();
    let words: Vec<&str> = words(phrase).take(MOST_AFTER).collect();
    let mut role = false;
    for (at, word) in words.iter().enumerate() {
        match stem_of(word) {
            Some(None) => role = true,
            Some(Some(language)) => {
                let role = role || language == Tag::UND || words[at..].iter().any(|word| stem_of(word) == Some(None));
                return (role && !is_away(&words, at)).then_some(language);
            }
            None if word.starts_with(char::is_uppercase) => return None,
            None => {}
        }
    }
    None
}

/// The country that a name is said to be of: "X of the Russian foreign ministry".
fn of(after: &str) -> Option<Tag> {
    let phrase = after.strip_prefix(" of ")?;
    let phrase = phrase.strip_prefix("the ").unwrap_or(phrase);
    stem_of(words(phrase).next()?)?
}

/// Whether the country word at `at` is a place or a party to something.
fn is_away(words: &[&str], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| AWAY.contains(&words[before].to_lowercase().as_str()))
}

/// Whether a country word is said of somebody and is not the country's own name: Russian, Polish, russische, russe.
fn is_adjective(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        || ["an", "ans", "ish", "ch", "iss", "ese", "ak", "eli"].iter().any(|ending| word.ends_with(ending))
}

fn words(phrase: &str) -> impl DoubleEndedIterator<Item = &str> {
    phrase.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty() && *word != "s")
}

#[cfg(test)]
mod tests {
    use super::countries;

    #[test]
    fn a_country_introduces_a_name_only_where_it_is_said_of_it() {
        for (sentence, wanted) in [
            ("The Russian deputy minister X told reporters in Moscow.", "ru"),
            ("Russia's foreign minister X met reporters.", "ru"),
            ("The Russian ambassador, X, was late.", "ru"),
            ("X, a spokesman for the Ukrainian army, said so.", "uk"),
            ("Der russische Dirigent X kam zurück.", "ru"),
            ("L’ambassadeur de Russie, X, est arrivé.", "ru"),
            ("The Polish ambassador to Russia, X, was late.", "und"),
            ("X, the ambassador to Russia, was late.", ""),
            ("X of the Czech parliament met students from Ukraine and Russia.", "und"),
            ("Ukraine thanked the Polish minister X on Monday.", "und"),
            ("Russia expelled X on Monday.", ""),
            ("In Russia, X is unknown.", ""),
            ("Der russische Präsident traf den polnischen Minister X.", "und"),
            ("X of the Russian foreign ministry said so.", "ru"),
            ("The American cellist X was born in Russia.", "und"),
            ("X, a German of Russian descent, was late.", "und"),
            ("Germany expelled X on Monday.", ""),
            ("Germany's X and a Russian shared the prize.", "und"),
            ("Russia’s X won in Leeds.", "ru"),
            ("Russia's war on X goes on.", ""),
            ("The Russian team lost to X on Sunday.", ""),
            ("A Russian film by X was shown.", ""),
            ("Der russische Trainer verlor gegen X.", ""),
            ("The Russian ambassador to Poland, X, was late.", "ru"),
            ("Russian ambassador to North Korea X was late.", "ru"),
            ("Russia's ambassador to North Korea, X, was late.", "ru"),
            ("L’ambassadeur de Russie en Corée du Nord, X, est arrivé.", "ru"),
            ("The Polish ambassador to Russia X was late.", "und"),
            ("Russian Minister to Meet X", ""),
            ("The Russian ambassador told Poland’s X so.", "und"),
            ("Russia sent its minister to Poland, X said.", ""),
            ("Le violoniste russe X a joué.", "ru"),
        ] {
            let (before, after) = sentence.split_once('X').expect("the sentence has a name");
            let found = countries(before, after).iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(" ");
            assert_eq!(found, wanted, "{sentence}");
        }
    }
}
