//! Two parties with nothing but a blank between: an agency and a name, a house and its man, a network and whose page it was.

use super::house::shows_organisation;
use super::{Who, agency_of, entry_at, is_person, is_picture_noun, who, without_titles};
use crate::credits::lexicon::{Agency, LEXICON, Trade};
use crate::credits::tokens::{Kind, Tokens};

/// "Jan Kowalski PAP", "AFP Jean Dupont", "Reuters Pictures": an agency at one end, a name or only form words beside it.
pub(super) fn agency_beside_name(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Vec<(Who, usize, usize)>> {
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
pub(super) fn loud_title_house(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<&'static Agency> {
    let chained = || from > 0 && tokens.kind(from - 1) == Some(Kind::Slash);
    let loud = to == from + 1 && tokens.written(from, to) == "REPORTER";
    (loud && chained() && tokens.text.contains(char::is_lowercase))
        .then(|| LEXICON.get("agencja reporter").and_then(|entry| entry.agency))
        .flatten()
}

/// "东海日报记者 李明", "林思妤臉書": a house and a name of one word each with a title between, or whose page it was and behind it the network,
/// in scripts that write names in one word.
pub(super) fn wide_house_and_name(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Vec<(Who, usize, usize)>> {
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
pub(super) fn name_before_outlet(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Vec<(Who, usize, usize)>> {
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
