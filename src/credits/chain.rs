//! From the parties of a credit to creator, agency and provider.
//!
//! Newsrooms write the chain both ways round: from the maker outwards ("Jane Roe/AFP/Getty Images") or towards him
//! ("APA/AFP/Jane Roe"). Where a person stands tells which; where none stands, who resells is the provider.

use super::credit::Credit;
use super::lexicon::{Reach, Trade};
use super::party::{Party, Who};
use crate::metadata::bylines;
use crate::text::fold_latin;

/// Writes the parties into `credit`; `handed_out` is whether the credit says that somebody handed the picture out, `labelled`
/// whether a label announces it.
pub(super) fn assign(parties: &[Party<'_>], handed_out: bool, labelled: bool, credit: &mut Credit) {
    let mut parties = distinct(without_site(parties));
    // "Imagen de archivo de una patrulla / EFE": words that begin small and that nobody understood credit nobody beside a house that is known.
    if parties.iter().any(|party| matches!(party.who, Who::Known(_) | Who::Person)) {
        let lost = |party: &Party<'_>| party.name.starts_with(char::is_lowercase) && party.name.contains(' ');
        parties.retain(|party| !matches!(party.who, Who::Words) || !lost(party));
    }
    // "ANP / redactie": a newsroom is nobody's name.
    parties.retain(|party| !matches!(party.who, Who::Single | Who::Words) || !bylines::is_role(party.name));
    let someone = parties.iter().any(|party| matches!(party.who, Who::Person | Who::Account) && !party.craft);
    let crafted = parties.iter().any(|party| matches!(party.who, Who::Person) && party.craft);
    let distributed =
        parties.iter().any(|party| matches!(party.who, Who::Known(agency) if agency.trade >= Trade::Wire));
    let stocked = parties.iter().any(|party| matches!(party.who, Who::Known(agency) if agency.trade == Trade::Stock));
    let networked = parties.iter().any(|party| is_network(party));
    let of_paper = parties.len() == 2 && parties.iter().any(|party| is_outlet(party));
    let makes = |party: &Party<'_>| match party.who {
        Who::Person | Who::Account => true,
        // "Flickr/someuser": small and one word beside a network is an account; "Facebook/Polizei" is whose page it was.
        Who::Single if networked && !someone && party.name.starts_with(|c: char| c.is_ascii_lowercase()) => true,
        // "Getty Images/someuser": one word beside an agency is the account of whoever took it.
        // "VÍSIR/HJALTI": so does a given name beside a paper sign whoever took it for that paper.
        // "Illustration by Ada Berg/Slate": one word beside whoever drew it is the house.
        // "Vantor/Handout via REUTERS": one word hands out, and is none.
        Who::Single => {
            (party.craft && !crafted)
                || (of_paper && !party.via && bylines::is_given_name(party.name))
                || (labelled && of_office(&parties) && !party.via && is_surname_like(party.name))
                || (distributed && !someone && !handed_out && !party.via && !is_acronym(party.name))
        }
        Who::Known(_) | Who::Organisation => false,
        // "© lev dolgachov / fotolia.com": who sells through a stock library signs as he likes.
        Who::Words => party.craft || (stocked && !someone && party.name.split_whitespace().count() <= 3),
    };
    let mut creators: Vec<&Party<'_>> = parties.iter().copied().filter(|party| makes(party)).collect();
    creators.sort_by_key(|party| party.craft);
    credit.creators = creators.iter().map(|party| party.name.to_owned()).collect();
    let chain: Vec<&Party<'_>> = parties.iter().copied().filter(|party| !makes(party)).collect();
    let towards = |parties: &[&Party<'_>]| parties.iter().rfind(|party| !party.craft).is_some_and(|party| makes(party));
    // "EFE/EPA/ADA BERG/POOL": the pool behind the name turns nothing.
    let pooled = parties.split_last().filter(|(last, before)| is_pool(last) && towards(before)).is_some();
    let order = match () {
        () if creators.is_empty() => Order::Untold,
        () if pooled => Order::Pooled,
        () if towards(&parties) || is_made_behind(&parties, makes) => Order::Towards,
        () if parties.first().is_some_and(|first| !makes(first)) => Order::Around,
        () => Order::Away,
    };
    place(&chain, order, credit);
}

/// "Stadt Hohenau/Brandt": an office or a house of the web, and behind the stroke one word.
fn of_office(parties: &[&Party<'_>]) -> bool {
    let office = |party: &Party<'_>| match party.who {
        Who::Organisation => true,
        Who::Known(agency) => agency.trade == Trade::Other && !agency.resells,
        _ => false,
    };
    matches!(parties, [first, single] if office(first) && matches!(single.who, Who::Single))
}

/// One large letter and small ones behind it: no initials, no house's spelling.
fn is_surname_like(name: &str) -> bool {
    name.split('-').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && part.chars().count() >= 3 && letters.all(char::is_lowercase)
    })
}

/// Which way a chain runs, by where its maker stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// From the maker outwards.
    Away,
    /// Towards the maker.
    Towards,
    /// Towards the maker, and the pool behind him.
    Pooled,
    /// On both sides of the maker.
    Around,
    /// Nobody is named.
    Untold,
}

/// "EPA/Ada Berg/NASA": an agency before the name, and behind it the office whose picture it is.
fn is_made_behind(parties: &[&Party<'_>], makes: impl Fn(&Party<'_>) -> bool) -> bool {
    let Some(maker) = parties.iter().rposition(|party| makes(party)) else { return false };
    let office = |party: &&Party<'_>| matches!(party.who, Who::Known(agency) if agency.trade == Trade::Other);
    parties[..maker].iter().any(|party| distributes(party)) && matches!(&parties[maker + 1..], [only] if office(only))
}

/// Agency and provider from the organisations in their written order.
fn place(chain: &[&Party<'_>], order: Order, credit: &mut Credit) {
    let own: Vec<&Party<'_>> = chain.iter().copied().filter(|party| !party.via).collect();
    let maker = own.first().zip(own.last()).map(|(first, last)| match order {
        Order::Towards => nearest(&own).unwrap_or(first),
        Order::Pooled => nearest(own.split_last().map_or(&[], |(_, before)| before)).unwrap_or(first),
        Order::Untold
            if own.len() == chain.len() && distributes(first) && !ends_in_libraries(&own) && passes_on(first, last) =>
        {
            last
        }
        _ => first,
    });
    let maker = maker.map(|maker| own.iter().copied().find(|party| is_daughter(party, maker)).unwrap_or(maker));
    let maker = maker.map(|maker| collected(&own, maker, order).unwrap_or(maker));
    credit.agency = maker.map(name);
    let rest = chain.iter().copied().filter(|party| maker.is_none_or(|maker| !std::ptr::eq(*party, maker)));
    let providers: Vec<String> = rest.map(name).collect();
    credit.provider = (!providers.is_empty()).then(|| providers.join("/"));
}

/// "Keystone/Hulton Archive/Getty Images": behind the first house a collection and the library that sells it.
fn ends_in_libraries(own: &[&Party<'_>]) -> bool {
    let stock = |party: &Party<'_>| matches!(party.who, Who::Known(agency) if agency.trade == Trade::Stock);
    matches!(own, [_, .., collection, library] if stock(collection) && stock(library))
}

/// The house nearest to a maker who stands behind them. "ESA/Hubble & NASA, Ada Berg": of offices joined by "and" the first.
fn nearest<'p, 't>(own: &[&'p Party<'t>]) -> Option<&'p Party<'t>> {
    let office = |party: &&Party<'_>| matches!(party.who, Who::Known(agency) if agency.trade == Trade::Other);
    let joined = own.iter().any(|party| party.joined) && own.iter().all(office);
    if joined { own.first() } else { own.last() }.copied()
}

/// "Ada Berg/dpa/ZB": whether `party` is a picture desk of `house` and named after it.
fn is_daughter(party: &Party<'_>, house: &Party<'_>) -> bool {
    match (party.who, house.who) {
        (Who::Known(daughter), Who::Known(house)) if daughter.trade == Trade::Photo => {
            daughter.name.strip_prefix(house.name).is_some_and(|rest| rest.starts_with('-'))
        }
        _ => false,
    }
}

/// "IMAGO/Ada Berg/ČTK", "AFP/East News/Ada Berg": beside a library that collects, the agency whose picture it sells. "ČTK/imago/Ada Berg": at home an
/// agency passes on the library's.
fn collected<'p, 't>(own: &[&'p Party<'t>], library: &Party<'_>, order: Order) -> Option<&'p Party<'t>> {
    let collects = |party: &Party<'_>| matches!(party.who, Who::Known(agency) if agency.reach == Reach::Collects);
    let agency = |party: &&Party<'_>| match party.who {
        Who::Known(agency) if matches!(agency.trade, Trade::Wire | Trade::Photo) => match order {
            Order::Around => agency.reach != Reach::Collects,
            Order::Towards => agency.reach == Reach::World,
            _ => false,
        },
        _ => false,
    };
    collects(library).then(|| own.iter().copied().find(agency)).flatten()
}

fn is_pool(party: &Party<'_>) -> bool {
    matches!(party.who, Who::Known(agency) if agency.trade == Trade::Pool)
}

/// The canonical name where the table has one.
fn name(party: &Party<'_>) -> String {
    match party.who {
        // A name in another script is its newsroom's own form: Коммерсантъ stays.
        Who::Known(agency) if is_latin(party.name) => agency.name.to_owned(),
        _ => party.name.to_owned(),
    }
}

fn is_latin(name: &str) -> bool {
    name.chars()
        .find(|c| c.is_alphabetic())
        .is_none_or(|c| c < '\u{250}' || ('\u{1E00}'..'\u{1F00}').contains(&c) || ('Ａ'..='ｚ').contains(&c))
}

/// Whether `first` passed on what `last` made, by custom: who resells, and in his country the world agency's partner.
fn passes_on(first: &Party<'_>, last: &Party<'_>) -> bool {
    let reach = |party: &Party<'_>| match party.who {
        // "Zuma / ТАСС": who sells round the world is at home where it signs in its own script.
        Who::Known(agency) if agency.reach == Reach::Open && resells_news(party) && !is_latin(party.name) => {
            Reach::Home
        }
        Who::Known(agency) => agency.reach,
        _ => Reach::Open,
    };
    match (reach(first), reach(last)) {
        // "REUTERS/KCNA": who passes on nobody's pictures gave its own away.
        (_, Reach::Gives) => true,
        (Reach::Gives, _) => false,
        (Reach::Home, Reach::World) => true,
        (Reach::World, Reach::Home) => false,
        // "TASR/DPA": who writes itself small is written large abroad.
        (Reach::Home, Reach::Home) if is_shouted(last) != is_shouted(first) => is_shouted(last),
        // "ČTK/dpa": of two such houses the one that signs in letters of its own language is at home.
        (Reach::Home, Reach::Home) => !first.name.is_ascii() && last.name.is_ascii(),
        // "imago-images/Global Look Press": two such libraries stand as the newsroom put them.
        (Reach::Collects, Reach::Collects) => false,
        (Reach::Collects, _) => true,
        (_, Reach::Collects) => false,
        // "TASS/EPA": who sells its own pictures round the world passes on others' at home.
        (Reach::Open, Reach::World) if resells_news(first) => true,
        (Reach::World, Reach::Open) if resells_news(last) => false,
        // "YouTube/Tagesschau": whose page it was.
        (Reach::Open, Reach::Open) if is_network(first) => !is_network(last),
        // "Datawrapper/Halden Post": who makes charts of others' figures passes on the paper's.
        (Reach::Open, Reach::Open) if is_tool(first) => true,
        // "Reuters/BoBo", "Sipa/AP", "PA/BBC", "Xinhua/IANS": either may sell for the other, and stands where the newsroom put it.
        (Reach::World, Reach::Open) if is_press(last) || deals_in_pictures(last) => false,
        (Reach::Open, Reach::Open) if is_outlet(last) || (is_wire(first) && is_wire(last)) => false,
        (Reach::Open, Reach::World) if is_press(first) => false,
        // "Shutterstock / NTB", "APA/EXPA": at home it passes on what libraries and photo agencies made.
        (Reach::Home, Reach::Open) if deals_in_pictures(last) => true,
        (Reach::Open, Reach::Home) if deals_in_pictures(first) => false,
        _ => rank(first) > rank(last) && (is_known(last) || first_of_unknown(first)),
    }
}

/// Whether a house that signs in small letters stands in capitals.
fn is_shouted(party: &Party<'_>) -> bool {
    let small = |name: &str| name.starts_with(char::is_lowercase);
    matches!(party.who, Who::Known(agency) if small(agency.name)) && !party.name.contains(char::is_lowercase)
}

fn resells_news(party: &Party<'_>) -> bool {
    is_wire(party) && matches!(party.who, Who::Known(agency) if agency.resells)
}

fn is_wire(party: &Party<'_>) -> bool {
    matches!(party.who, Who::Known(agency) if agency.trade == Trade::Wire)
}

fn is_outlet(party: &Party<'_>) -> bool {
    matches!(party.who, Who::Known(agency) if agency.trade == Trade::Outlet)
}

fn is_network(party: &Party<'_>) -> bool {
    matches!(party.who, Who::Known(agency) if agency.trade == Trade::Social)
}

fn is_tool(party: &Party<'_>) -> bool {
    matches!(party.who, Who::Known(agency) if agency.trade == Trade::Other && agency.resells)
}

fn is_press(party: &Party<'_>) -> bool {
    matches!(party.who, Who::Known(agency) if matches!(agency.trade, Trade::Outlet | Trade::Wire | Trade::Photo))
}

fn deals_in_pictures(party: &Party<'_>) -> bool {
    matches!(party.who, Who::Known(agency) if agency.trade >= Trade::Photo)
}

fn is_known(party: &Party<'_>) -> bool {
    matches!(party.who, Who::Known(_))
}

/// Whether what stands behind it, which nobody knows, was made by somebody else: "Facebook/TSV Hohenau", but "Agência Brasil/EBC".
fn first_of_unknown(party: &Party<'_>) -> bool {
    matches!(party.who, Who::Known(agency) if agency.resells || matches!(agency.trade, Trade::Social | Trade::Stock))
}

fn rank(party: &Party<'_>) -> (bool, Option<Trade>) {
    match party.who {
        Who::Known(agency) => (agency.resells, Some(agency.trade)),
        _ => (false, None),
    }
}

/// Whether passing pictures on is its trade: only then the order tells nothing.
fn distributes(party: &Party<'_>) -> bool {
    let passes = |trade: Trade| trade >= Trade::Wire || trade == Trade::Social;
    matches!(party.who, Who::Known(agency) if agency.resells || passes(agency.trade))
}

/// Short and all capitals: an organisation's initials.
pub(super) fn is_acronym(name: &str) -> bool {
    name.chars().count() <= 5 && name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

/// "dpa/Ada Berg/Pixsell/dpa": whose picture service a site has, said before the chain that ends with it.
fn without_site<'p, 't>(parties: &'p [Party<'t>]) -> &'p [Party<'t>] {
    match parties {
        [Party { who: Who::Known(site), .. }, rest @ ..] => match rest {
            [Party { who: Who::Person, .. }, .., Party { who: Who::Known(last), .. }] if site.name == last.name => rest,
            _ => parties,
        },
        _ => parties,
    }
}

/// Each party once. A name cut off at its end ("GEORG HOCHMUTH/GEORG HOCHMUT") is the longer one.
fn distinct<'p, 't>(parties: &'p [Party<'t>]) -> Vec<&'p Party<'t>> {
    let mut kept: Vec<(&Party<'_>, String)> = Vec::with_capacity(parties.len());
    for party in parties {
        let key = match party.who {
            Who::Known(agency) => agency.name.to_owned(),
            _ => fold_latin(party.name),
        };
        let twin = kept.iter_mut().find(|(_, known)| {
            *known == key
                || (key.len() >= 8 && (known.starts_with(&key) || key.starts_with(known.as_str())) && known.len() >= 8)
        });
        match twin {
            Some((known, known_key)) if key.len() > known_key.len() => {
                *known = party;
                *known_key = key;
            }
            Some(_) => {}
            None => kept.push((party, key)),
        }
    }
    kept.into_iter().map(|(party, _)| party).collect()
}
