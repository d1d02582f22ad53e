//! One party of a credit: a person, an organisation we know, one we know by its form, an account, or a word we don't.

mod beside;
mod house;
mod shape;

use super::lexicon::{Agency, Entry, LEXICON, Meaning};
use super::tokens::{Kind, Tokens};
use beside::{agency_beside_name, loud_title_house, name_before_outlet, wide_house_and_name};
pub(super) use house::behind_elision;
use house::{
    begins_with_article, begins_with_initials, holds_a_service, is_branch, is_loud_article, is_quoted,
    is_small_article, shows_organisation,
};
use shape::{begins_name, is_account_like, is_count, is_name_like, is_wide_phrase};
pub(super) use shape::{is_day, is_number, is_person, is_small, is_year};

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
    /// It stands behind "and".
    pub(super) joined: bool,
}

/// The words `from..to` as the parties they name: mostly one, two where an agency is glued to a name with a blank.
pub(super) fn parties(tokens: &Tokens<'_>, from: usize, to: usize) -> Vec<(Who, usize, usize)> {
    // Before titles go: "The Hollywood Reporter".
    if from < to
        && let Some(agency) = agency_of(tokens, from, to)
    {
        return vec![(Who::Known(agency), from, to)];
    }
    let titled = from < to && entry_at(tokens, to - 1).is_some_and(|entry| entry.link.reporter);
    if let Some(house) = loud_title_house(tokens, from, to) {
        return vec![(Who::Known(house), from, to)];
    }
    let written = (from, to);
    let (mut from, mut to) = without_titles(tokens, from, to);
    // "2019年 ロイター"
    while to > from + 1 && tokens.written(from, from + 1).ends_with('年') && is_year(tokens, from) {
        from += 1;
    }
    // "김병시 기자": a reporter is a person, though cities end so too.
    if titled && from + 1 == to && is_person(tokens, from, to) {
        return vec![(Who::Person, from, to)];
    }
    while to > from + 1 && is_year(tokens, to - 1) {
        to -= 1;
    }
    if from >= to || (to == from + 1 && (is_year(tokens, from) || is_count(tokens, from))) {
        return Vec::new();
    }
    if (from, to) != written
        && let Some(agency) = agency_of(tokens, from, to)
    {
        return vec![(Who::Known(agency), from, to)];
    }
    // "Reuters/China Stringer": a place, and somebody there whom nobody names.
    let chained = || from > 0 && tokens.kind(from - 1) == Some(Kind::Slash);
    if from + 1 == to && to < written.1 && tokens.phrase(to, to + 1) == "stringer" && chained() {
        return Vec::new();
    }
    // "צילום: מתוך פייסבוק": a preposition behind the label.
    let led = to > from + 1 && entry_at(tokens, from).is_some_and(|entry| entry.link.by && entry.agency.is_none());
    if led && let Some(agency) = agency_of(tokens, from + 1, to) {
        return vec![(Who::Known(agency), from + 1, to)];
    }
    if let Some(split) = wide_house_and_name(tokens, from, to)
        .or_else(|| agency_beside_name(tokens, from, to))
        .or_else(|| name_before_outlet(tokens, from, to))
    {
        return split;
    }
    // "PHOTO FOURNIE PAR LE SPVM"
    if is_loud_article(tokens, from, to) {
        return vec![(Who::Organisation, from + 1, to)];
    }
    // "la Plataforma Vecinal": no person's name begins with an article. A name in quotation marks is given as it stands, article and all.
    if to > from + 1
        && !is_quoted(tokens, from, to)
        && is_small_article(tokens.written(from, from + 1))
        && begins_name(tokens.written(from + 1, from + 2))
        && matches!(who(tokens, from + 1, to), Who::Organisation | Who::Person | Who::Single)
    {
        return vec![(Who::Organisation, from + 1, to)];
    }
    match who(tokens, from, to) {
        Who::Organisation => vec![(Who::Organisation, without_article(tokens, from, to), to)],
        who => vec![(who, from, to)],
    }
}

fn agency_of(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<&'static Agency> {
    let after_article = matches!(tokens.phrase(from, from + 1), "the" | "die" | "der" | "le" | "la");
    // Small letters are the house style of a few; else "mehr" and "app" are words.
    let small = tokens.written(from, to).starts_with(char::is_lowercase);
    let find = |from| {
        let agency = tokens.entry(from, to)?.agency?;
        (!small || agency.keeps_small()).then_some(agency)
    };
    // "(Foto Prensa Libre: …)": a noun before the house that signs.
    let after_noun = || entry_at(tokens, from).is_some_and(|entry| is_picture_noun(entry) && entry.agency.is_none());
    find(from).or_else(|| (to > from + 1 && (after_article || after_noun())).then(|| find(from + 1)).flatten())
}

/// "Foto", "Bild": a label that needs a colon and says nothing else.
pub(super) fn is_picture_noun(entry: &Entry) -> bool {
    entry.label.as_ref().is_some_and(|label| {
        label.meaning == Meaning::Picture && label.position.needs_colon() && label.qualifier.is_none()
    })
}

fn entry_at(tokens: &Tokens<'_>, at: usize) -> Option<&'static Entry> {
    tokens.list.get(at)?.entry
}

/// Takes titles ("reporter", 기자), ranks ("Airman 1st Class"), stand-ins for nobody ("Uncredited") off both ends.
fn without_titles(tokens: &Tokens<'_>, mut from: usize, mut to: usize) -> (usize, usize) {
    let idle = |entry: &Entry| entry.link.reporter || entry.link.noise;
    while from < to && entry_at(tokens, to - 1).is_some_and(idle) {
        to -= 1;
    }
    while let Some((_, next)) = (from < to).then(|| LEXICON.longest(tokens, from, to, idle)).flatten() {
        from = next;
    }
    (from, to)
}

/// "Courtesy of the Halden Museum", "Foto dei Vigili del Fuoco": the preposition, and what it swallowed, is the sentence's.
fn without_article(tokens: &Tokens<'_>, mut from: usize, to: usize) -> usize {
    const SWALLOWED: [&str; 15] =
        ["dal", "dalla", "degli", "dei", "del", "della", "delle", "des", "dos", "du", "el", "il", "le", "les", "the"];
    let leads = |at: usize| {
        let word = tokens.phrase(at, at + 1);
        SWALLOWED.contains(&word) || entry_at(tokens, at).is_some_and(|entry| entry.link.by)
    };
    while to > from + 1 && tokens.written(from, from + 1).starts_with(char::is_lowercase) && leads(from) {
        from += 1;
    }
    from
}

fn who(tokens: &Tokens<'_>, from: usize, to: usize) -> Who {
    if tokens.written(from, to).contains('@') {
        return Who::Account;
    }
    // "Getty Images | filmfoto": small and one word is an account, whatever it ends in.
    let account = to == from + 1 && tokens.written(from, to).starts_with(char::is_lowercase);
    if account && is_account_like(tokens.written(from, to)) && !tokens.written(from, to).contains('.') {
        return Who::Single;
    }
    if tokens.entry(from, to).is_some_and(|entry| entry.form)
        || is_quoted(tokens, from, to)
        || (is_name_like(tokens, from, to) && (from..to).any(|at| shows_organisation(tokens, at)))
    {
        return Who::Organisation;
    }
    if begins_with_article(tokens, from, to)
        || is_branch(tokens, from, to)
        || holds_a_service(tokens, from, to)
        || begins_with_initials(tokens, from, to)
    {
        return Who::Organisation;
    }
    if is_person(tokens, from, to) {
        return Who::Person;
    }
    let starts_big = begins_name(tokens.written(from, from + 1));
    match to - from {
        1 if is_number(tokens.written(from, to)) || is_wide_phrase(tokens.written(from, to)) => Who::Words,
        1 if starts_big || is_account_like(tokens.written(from, to)) => Who::Single,
        _ => Who::Words,
    }
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
