//! One party of a credit: a person, an organisation we know, one we know by its form, an account, or a word we don't.

use super::lexicon::{Agency, Entry, LEXICON, Meaning, Position, Trade};
use super::tokens::{Kind, Tokens};

/// What a party is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who {
    /// Words shaped like a person's name.
    Person,
    /// A row of `data/agencies.tsv`.
    Known(&'static Agency),
    /// An organisation by its form.
    Organisation,
    /// An e-mail address or `@account`.
    Account,
    /// One capitalised word: a surname, an account, a company.
    Single,
    /// Words that are none of these.
    Words,
}

/// One party and how the credit names it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Party<'t> {
    pub(super) who: Who,
    /// As written, without quotation marks.
    pub(super) name: &'t str,
    /// It stands after "via".
    pub(super) via: bool,
    /// It did another job than taking the picture (styling, graphics).
    pub(super) craft: bool,
}

/// The words `from..to` as the parties they name: mostly one, two where an agency is glued to a name with a blank.
pub(super) fn parties(tokens: &Tokens<'_>, from: usize, to: usize) -> Vec<(Who, usize, usize)> {
    let (from, mut to) = without_titles(tokens, from, to);
    while to > from + 1 && is_year(tokens, to - 1) {
        to -= 1;
    }
    if from >= to || (to == from + 1 && is_year(tokens, from)) {
        return Vec::new();
    }
    if let Some(agency) = agency_of(tokens, from, to) {
        return vec![(Who::Known(agency), from, to)];
    }
    if let Some(split) = agency_beside_name(tokens, from, to) {
        return split;
    }
    vec![(who(tokens, from, to), from, to)]
}

fn agency_of(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<&'static Agency> {
    let after_article = matches!(tokens.phrase(from, from + 1), "the" | "die" | "der" | "le" | "la");
    // Small letters are the house style of a few; else "mehr" and "app" are words.
    let small = tokens.written(from, to).starts_with(char::is_lowercase);
    let find = |from| {
        let agency = LEXICON.get(tokens.phrase(from, to))?.agency?;
        (!small || agency.keeps_small()).then_some(agency)
    };
    // "(Foto Prensa Libre: …)": a noun before the house that signs.
    let after_noun = || entry_at(tokens, from).is_some_and(|entry| is_picture_noun(entry) && entry.agency.is_none());
    find(from).or_else(|| (to > from + 1 && (after_article || after_noun())).then(|| find(from + 1)).flatten())
}

/// "Foto", "Bild": a label that needs a colon and says nothing else.
pub(super) fn is_picture_noun(entry: &Entry) -> bool {
    entry.label.as_ref().is_some_and(|label| {
        label.meaning == Meaning::Picture && label.position == Position::Colon && label.qualifier.is_none()
    })
}

/// "Jan Kowalski PAP", "AFP Jean Dupont", "Reuters Pictures": an agency at one end, a name or only form words beside it.
fn agency_beside_name(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Vec<(Who, usize, usize)>> {
    if let Some((entry, cut)) = LEXICON.longest(tokens, from, to, |entry| entry.agency.is_some()) {
        let agency = entry.agency.expect("only entries with an agency were asked for");
        if let Some(second) = (cut < to).then(|| agency_of(tokens, cut, to)).flatten().filter(|_| distributes(agency)) {
            return Some(vec![(Who::Known(agency), from, cut), (Who::Known(second), cut, to)]);
        }
        if (cut..to).all(|at| entry_at(tokens, at).is_some_and(|entry| entry.form)) {
            return Some(vec![(Who::Known(agency), from, to)]);
        }
        // "X @account": the network and whose page it was.
        if agency.trade == Trade::Social && cut + 1 == to && tokens.written(cut, to).starts_with('@') {
            return Some(vec![(Who::Known(agency), from, cut), (Who::Account, cut, to)]);
        }
        let (name, to) = without_titles(tokens, cut, to);
        let named = to > name && (to - name >= 2 || name > cut) && is_person(tokens, name, to);
        if distributes(agency) && named {
            return Some(vec![(Who::Known(agency), from, cut), (Who::Person, name, to)]);
        }
    }
    (from + 2..to).find_map(|cut| {
        let agency = LEXICON.get(tokens.phrase(cut, to))?.agency.filter(|agency| distributes(agency))?;
        is_person(tokens, from, cut).then(|| vec![(Who::Person, from, cut), (Who::Known(agency), cut, to)])
    })
}

fn distributes(agency: &Agency) -> bool {
    matches!(agency.trade, Trade::Wire | Trade::Photo | Trade::Stock)
}

fn entry_at(tokens: &Tokens<'_>, at: usize) -> Option<&'static Entry> {
    tokens.list.get(at)?.entry
}

/// Takes titles ("reporter", 기자), stand-ins for nobody ("Uncredited") off both ends.
fn without_titles(tokens: &Tokens<'_>, mut from: usize, mut to: usize) -> (usize, usize) {
    let idle = |at: usize| entry_at(tokens, at).is_some_and(|entry| entry.link.reporter || entry.link.noise);
    while from < to && idle(to - 1) {
        to -= 1;
    }
    while from < to && idle(from) {
        from += 1;
    }
    (from, to)
}

fn who(tokens: &Tokens<'_>, from: usize, to: usize) -> Who {
    if (from..to).any(|at| tokens.written(at, at + 1).contains('@')) {
        return Who::Account;
    }
    // "Getty Images | filmfoto": small and one word is an account, whatever it ends in.
    let account = to == from + 1 && tokens.written(from, to).starts_with(char::is_lowercase);
    if account && is_account_like(tokens.written(from, to)) && !tokens.written(from, to).contains('.') {
        return Who::Single;
    }
    if is_quoted(tokens, from, to)
        || ((from..to).any(|at| shows_organisation(tokens, at)) && is_name_like(tokens, from, to))
    {
        return Who::Organisation;
    }
    if is_branch(tokens, from, to) {
        return Who::Organisation;
    }
    if is_person(tokens, from, to) {
        return Who::Person;
    }
    let starts_big = begins_name(tokens.written(from, from + 1));
    match to - from {
        1 if starts_big || is_account_like(tokens.written(from, to)) => Who::Single,
        _ => Who::Words,
    }
}

/// "BBC Scotland", "Суспільне Полтава": a house and one more word is a branch of it, not a person.
fn is_branch(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
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

/// A name in quotation marks, perhaps with its article before.
fn is_quoted(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let opens = |at: usize| tokens.written(at, at + 1).starts_with(['\'', '"', '‘', '“', '„', '«']);
    let closes = tokens.written(to - 1, to).ends_with(['\'', '"', '’', '”', '“', '»']);
    let long = tokens.written(from, to).chars().count() > 2;
    long && closes && (opens(from) || (to - from > 2 && opens(from + 1)))
}

/// Whether the words can be one name: large ones and small joining words, in a short name a lower-case word or two.
fn is_name_like(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    const JOINING: [&str; 14] =
        ["of", "the", "on", "in", "at", "des", "del", "l", "los", "las", "les", "am", "im", "w"];
    let joins = |at: usize| {
        let link = entry_at(tokens, at).map(|entry| entry.link).unwrap_or_default();
        link.and || link.by || link.for_ || link.particle || JOINING.contains(&tokens.phrase(at, at + 1))
    };
    let small = (from..to).filter(|&at| !begins_name(tokens.written(at, at + 1)) && !joins(at)).count();
    small == 0 || (small <= 2 && to - from <= 5)
}

/// A form word, or a name of the web ("Golem.de").
fn shows_organisation(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.written(at, at + 1);
    let domain = word.rsplit_once('.').is_some_and(|(host, tld)| {
        host.len() >= 2 && (2..=4).contains(&tld.len()) && tld.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    domain
        || entry_at(tokens, at).is_some_and(|entry| entry.form)
        || LEXICON.ends_like_organisation(tokens.phrase(at, at + 1))
}

fn is_account_like(word: &str) -> bool {
    word.len() >= 4 && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

/// Whether the words look like one person's name: two to five, each begun large or a particle; or a Han, kana or
/// Hangul name of two to five characters.
pub(super) fn is_person(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let words = to - from;
    if words == 1 {
        return is_han_name(tokens.written(from, to));
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
        } else if begins_name(word) && word.chars().all(is_name_char) {
            large += 1;
        } else {
            return false;
        }
    }
    large >= 1 && begins_name(tokens.written(to - 1, to))
}

fn is_name_char(c: char) -> bool {
    c.is_alphabetic()
        || unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '.' | '-' | '\'' | '’' | '`' | '‐' | '´' | '\u{200C}')
}

/// Upper case, or a letter of a script that knows no case.
fn begins_name(word: &str) -> bool {
    let mut chars = word.chars().skip_while(|c| matches!(c, '\'' | '’' | '"' | '“' | '„' | '«'));
    chars.next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
        || word.split(['\'', '’', '-']).nth(1).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn is_han_name(word: &str) -> bool {
    let count = word.chars().count();
    (2..=5).contains(&count)
        && word
            .chars()
            .all(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'))
        && (count <= 4 || !word.contains('社'))
}

/// A qualifier that stands as a word of its own at `at`, and its end.
pub(super) fn qualifier_at(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(&'static Entry, usize)> {
    LEXICON.longest(tokens, at, end, |entry| {
        entry.agency.is_none()
            && entry
                .label
                .as_ref()
                .is_some_and(|label| label.meaning == Meaning::Qualifier && label.qualifier.is_some())
    })
}

/// Whether the token at `at` is a year or a span of years.
pub(super) fn is_year(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at) == Some(Kind::Word) && {
        let word = tokens.phrase(at, at + 1);
        word.len() >= 4
            && word
                .split(['-', '–'])
                .all(|part| matches!(part.len(), 2 | 4) && part.bytes().all(|b| b.is_ascii_digit()))
    }
}
