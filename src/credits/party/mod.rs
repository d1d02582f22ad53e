//! One party of a credit: a person, an organisation we know, one we know by its form, an account, or a word we don't.

mod house;
mod shape;

use super::lexicon::{Agency, Entry, LEXICON, Meaning, Trade};
use super::tokens::{Kind, Tokens};
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

/// "Jan Kowalski PAP", "AFP Jean Dupont", "Reuters Pictures": an agency at one end, a name or only form words beside it.
fn agency_beside_name(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Vec<(Who, usize, usize)>> {
    if let Some((entry, cut)) = LEXICON.longest(tokens, from, to, |entry| entry.agency.is_some()) {
        let agency = entry.agency.expect("only entries with an agency were asked for");
        if let Some(second) = (cut < to).then(|| agency_of(tokens, cut, to)).flatten().filter(|_| distributes(agency)) {
            // "dpa Pool": the agency's own men in the pool.
            if second.trade == Trade::Pool {
                return Some(vec![(Who::Known(agency), from, to)]);
            }
            return Some(vec![(Who::Known(agency), from, cut), (Who::Known(second), cut, to)]);
        }
        // "Pool Reuters": so said the other way round.
        if agency.trade == Trade::Pool
            && let Some(second) =
                (cut < to).then(|| agency_of(tokens, cut, to)).flatten().filter(|agency| distributes(agency))
        {
            return Some(vec![(Who::Known(second), from, to)]);
        }
        // "AFP Pictures" is AFP; "Nordlys Film" is no paper.
        let pictures = || (cut..to).all(|at| entry_at(tokens, at).is_some_and(is_picture_noun));
        let branch = agency.trade != Trade::Outlet || pictures();
        if branch && (cut..to).all(|at| entry_at(tokens, at).is_some_and(|entry| entry.form)) {
            return Some(vec![(Who::Known(agency), from, to)]);
        }
        if let Some(page) = page_of_network(tokens, agency, (from, cut, to)) {
            return Some(page);
        }
        // "Getty Images for Halden Festival": whom it was taken for stands in its name.
        if distributes(agency)
            && cut + 1 < to
            && entry_at(tokens, cut).is_some_and(|entry| entry.link.for_ && !entry.link.by)
        {
            return Some(vec![(Who::Organisation, from, to)]);
        }
        let (name, to) = without_titles(tokens, cut, to);
        let named = to > name && (to - name >= 2 || name > cut) && is_someone(tokens, name, to);
        let wide = agency.trade >= Trade::Other && is_wide_pair(tokens, from, cut, to);
        // "U.S. Navy Petty Officer 2nd Class Ada Berg"
        let ranked = agency.trade == Trade::Other && name > cut && to >= name + 2;
        if (distributes(agency) || ranked) && named || wide {
            return Some(vec![(Who::Known(agency), from, cut), (Who::Person, name, to)]);
        }
    }
    (from + 2..to).find_map(|cut| {
        let agency = tokens.entry(cut, to)?.agency.filter(|agency| distributes(agency))?;
        // "Ada Berg Ritzau Scanpix Agence France-Presse"
        let chained = (from + 2..cut).find_map(|inner| {
            let maker = tokens.entry(inner, cut)?.agency.filter(|agency| distributes(agency))?;
            is_someone(tokens, from, inner).then(|| vec![(Who::Person, from, inner), (Who::Known(maker), inner, cut)])
        });
        let named = || is_someone(tokens, from, cut).then(|| vec![(Who::Person, from, cut)]);
        let mut parties = chained.or_else(named)?;
        parties.push((Who::Known(agency), cut, to));
        Some(parties)
    })
}

/// "Jan Kos/REPORTER": a house whose name is a title, behind a stroke and in capitals, where others have small letters.
fn loud_title_house(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<&'static Agency> {
    let chained = || from > 0 && tokens.kind(from - 1) == Some(Kind::Slash);
    let loud = to == from + 1 && tokens.written(from, to) == "REPORTER";
    (loud && chained() && tokens.text.contains(char::is_lowercase))
        .then(|| LEXICON.get("agencja reporter").and_then(|entry| entry.agency))
        .flatten()
}

/// "东海日报记者 李明", "林思妤臉書": a house and a name of one word each with a title between, or whose page it was and behind it the network,
/// in scripts that write names in one word.
fn wide_house_and_name(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Vec<(Who, usize, usize)>> {
    if !is_wide(tokens, from) {
        return None;
    }
    let network = |agency: &&'static Agency| agency.trade == Trade::Social;
    if to == from + 2
        && let Some(network) = tokens.entry(from + 1, to).and_then(|entry| entry.agency).filter(network)
    {
        let owner = who(tokens, from, from + 1);
        return (!matches!(owner, Who::Words))
            .then(|| vec![(owner, from, from + 1), (Who::Known(network), from + 1, to)]);
    }
    let titled = to == from + 3 && entry_at(tokens, from + 1).is_some_and(|entry| entry.link.reporter);
    let house = || agency_of(tokens, from, from + 1).map_or(Who::Organisation, Who::Known);
    (titled && is_someone(tokens, from + 2, to)).then(|| vec![(house(), from, from + 1), (Who::Person, from + 2, to)])
}

/// "Ada Berg G1", "Ada Berg BBC", "Ada Berg Le Devoir": a name and behind it, with nothing but a blank between, an outlet in capitals, or one that
/// begins with an article.
fn name_before_outlet(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Vec<(Who, usize, usize)>> {
    let of_article = |cut: usize| {
        let article = matches!(
            tokens.phrase(cut, cut + 1),
            "the" | "le" | "la" | "les" | "el" | "il" | "het" | "de" | "der" | "die"
        );
        let outlet = tokens.entry(cut, to)?.agency.filter(|agency| article && agency.trade == Trade::Outlet)?;
        is_someone(tokens, from, cut).then(|| vec![(Who::Person, from, cut), (Who::Known(outlet), cut, to)])
    };
    if let Some(parties) = (from + 2..to.saturating_sub(1)).find_map(of_article) {
        return Some(parties);
    }
    let cut = to.checked_sub(1).filter(|cut| from + 2 <= *cut)?;
    let outlet = entry_at(tokens, cut)?.agency.filter(|agency| agency.trade == Trade::Outlet)?;
    let loud = |word: &str| word.len() >= 2 && !word.chars().any(char::is_lowercase);
    let named = !loud(tokens.written(from, cut)) && is_someone(tokens, from, cut);
    (loud(tokens.written(cut, to)) && named).then(|| vec![(Who::Person, from, cut), (Who::Known(outlet), cut, to)])
}

/// A network at the beginning, with whose page it was behind it and no sign between: "X @account", "YouTube Halden Police", "Instagram di Ada Berg".
fn page_of_network(
    tokens: &Tokens<'_>,
    network: &'static Agency,
    (from, cut, to): (usize, usize, usize),
) -> Option<Vec<(Who, usize, usize)>> {
    if network.trade != Trade::Social || cut == to {
        return None;
    }
    let page = |owner: Who, at: usize| Some(vec![(Who::Known(network), from, cut), (owner, at, to)]);
    if cut + 1 == to {
        return if tokens.written(cut, to).starts_with('@') { page(Who::Account, cut) } else { None };
    }
    if entry_at(tokens, cut).is_some_and(|entry| entry.link.by || entry.link.particle) {
        return match who(tokens, cut + 1, to) {
            _ if cut + 2 == to => None,
            Who::Organisation => page(Who::Organisation, cut + 1),
            _ if is_someone(tokens, cut + 1, to) => page(Who::Person, cut + 1),
            _ => None,
        };
    }
    // "Telegram-канал «Мост»" is one name.
    let office = matches!(who(tokens, cut, to), Who::Organisation) && !tokens.written(from, cut).contains('-');
    if office { page(Who::Organisation, cut) } else { None }
}

/// A person's name none of whose words shows an organisation: "وزارة الدفاع الفرنسية" is no AFP picture by one "وزارة الدفاع".
fn is_someone(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    is_person(tokens, from, to) && !(from..to).any(|at| shows_organisation(tokens, at))
}

/// "오마이뉴스 권우승", "News1 권우승": a house and a name of one word each, in a script that writes names in one.
fn is_wide_pair(tokens: &Tokens<'_>, from: usize, cut: usize, to: usize) -> bool {
    cut == from + 1 && to == cut + 1 && is_wide(tokens, cut) && is_someone(tokens, cut, to)
}

/// Whether the word at `at` begins in Han, kana or Hangul, whose names are one word.
fn is_wide(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.written(at, at + 1).as_bytes()[0] >= 0xE3
}

fn distributes(agency: &Agency) -> bool {
    matches!(agency.trade, Trade::Wire | Trade::Photo | Trade::Stock)
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
