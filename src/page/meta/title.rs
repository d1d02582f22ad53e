//! Which of the page's titles is the headline: the one that most sources agree on, without the outlet's name.

use super::super::words::Word;
use super::{Said, Source};
use crate::metadata::titles;
use crate::text::fold_latin_words;

/// How much a source counts. The visible heading and JSON-LD say what the newsroom wrote; OpenGraph is often rewritten for sharing,
/// `<title>` and the last crumb of a trail for search.
fn weight(source: Source) -> f32 {
    match source {
        Source::Heading => 1.15,
        Source::JsonLd => 1.1,
        Source::OpenGraph => 1.0,
        Source::Microdata => 0.5,
        Source::Meta | Source::TitleElement => 0.45,
        Source::Visible => 0.3,
        // As a rule what `<title>` says, once more.
        Source::Trail => 0.1,
    }
}

/// A title that some sources agree on.
struct Candidate {
    key: String,
    value: String,
    votes: f32,
    sources: Vec<Source>,
}

/// The headline, and where it stands; `None` where the page has no title at all.
pub(in crate::page) fn choose(said: &[Said], url: Option<&str>, outlets: &[String]) -> Option<Said> {
    let all = said;
    let mut candidates: Vec<Candidate> = Vec::new();
    for said in said {
        let value = without_outlet(&said.value, url, outlets);
        let key = key(value);
        let is_outlet = || outlets.iter().any(|outlet| self::key(outlet) == key) && !is_told(all, &said.value);
        if key.is_empty() || is_outlet() {
            continue;
        }
        let at = candidates.iter().position(|known| known.key == key).unwrap_or_else(|| {
            candidates.push(Candidate { key, value: value.to_owned(), votes: 0.0, sources: Vec::new() });
            candidates.len() - 1
        });
        let candidate = &mut candidates[at];
        // A heading set in parts loses the colon that the others write between them.
        if candidate.sources.iter().all(|known| *known == Source::Heading) && signs(value) > signs(&candidate.value) {
            value.clone_into(&mut candidate.value);
        }
        // A page of many headings, or an object of many names, has one vote for each kind all the same.
        let spent = said_before(&candidate.sources, said.source);
        candidate.votes += if spent { 0.0 } else { weight(said.source) };
        candidate.sources.push(said.source);
    }
    give_to_heading(&mut candidates);
    let share =
        |key: &str| candidates.iter().filter(|other| contains(&other.key, key) || contains(key, &other.key)).count();
    let best = candidates.iter().max_by(|a, b| {
        let sum = |candidate: &Candidate| candidate.votes + 0.2 * (share(&candidate.key) as f32 - 1.0);
        sum(a).total_cmp(&sum(b)).then_with(|| first(said, b).cmp(&first(said, a)))
    })?;
    Some(Said { value: best.value.clone(), source: *best.sources.iter().min()? })
}

/// Whether the page's `<title>` begins with a value that a heading and two other kinds of sources give as well: then it is the title, whoever calls the
/// outlet so.
fn is_told(all: &[Said], value: &str) -> bool {
    let says = |source: Source| all.iter().any(|said| said.source == source && said.value == value);
    let begins = |said: &Said| said.source == Source::TitleElement && said.value.starts_with(value);
    let others = [Source::JsonLd, Source::OpenGraph, Source::Microdata, Source::Meta];
    says(Source::Heading) && all.iter().any(begins) && others.into_iter().filter(|&source| says(source)).count() >= 2
}

/// A shorter heading may be a kicker that the metadata say before the title; a wide letter counts as two.
const LEAST_HEADING: usize = 20;
/// No outlet's name and what stands around it is longer, in characters.
const LONGEST_TAIL: usize = 60;

/// What the metadata say as the heading does, with a name behind it that `<title>` ends with too, speaks for the heading: "… - Sông Hương".
fn give_to_heading(candidates: &mut [Candidate]) {
    let Some(at) = candidates.iter().position(|known| known.sources.contains(&Source::Heading)) else { return };
    let heading = candidates[at].value.clone();
    if heading.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum::<usize>() < LEAST_HEADING {
        return;
    }
    let tail = |value: &str| value.strip_prefix(heading.as_str()).filter(|tail| is_tail(tail)).map(str::to_owned);
    let told = |known: &&Candidate| known.sources.contains(&Source::TitleElement);
    let Some(outlet) = candidates.iter().filter(told).find_map(|known| tail(&known.value)) else { return };
    for other in 0..candidates.len() {
        // What the newsroom itself gives as the headline it may mean, unless brackets stand around the source.
        let meant = candidates[other].sources.contains(&Source::JsonLd) && !outlet.trim_start().starts_with('（');
        if other != at && !meant && tail(&candidates[other].value).is_some_and(|own| own == outlet) {
            let votes = std::mem::take(&mut candidates[other].votes);
            let sources = std::mem::take(&mut candidates[other].sources);
            candidates[at].votes += votes;
            candidates[at].sources.extend(sources);
        }
    }
    // Those that gave their votes have no source any more; the heading has some.
}

/// Whether what stands behind a heading is set off from it as an outlet's name is.
fn is_tail(tail: &str) -> bool {
    let tail = tail.trim_start();
    tail.starts_with(['|', '-', '–', '—', '•', '·', '（', '｜', '_']) && tail.chars().count() <= LONGEST_TAIL
}

/// Signs that are neither letter nor figure nor blank.
fn signs(title: &str) -> usize {
    title.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).count()
}

fn said_before(sources: &[Source], source: Source) -> bool {
    sources.contains(&source)
}

fn first(said: &[Said], candidate: &Candidate) -> usize {
    said.iter().position(|said| candidate.sources.contains(&said.source)).unwrap_or(usize::MAX)
}

fn contains(long: &str, short: &str) -> bool {
    long != short && short.len() >= 12 && long.contains(short)
}

/// What stands behind the last divider of a page's `<title>`: as a rule, the outlet.
pub(in crate::page) fn tail_of(title: &str) -> Option<&str> {
    let (at, long) = DIVIDERS.iter().filter_map(|divider| title.rfind(divider).map(|at| (at, divider.len()))).max()?;
    Some(title[at + long..].trim()).filter(|tail| !tail.is_empty())
}

pub(super) const DIVIDERS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " / "];

/// Dividers that count only before a name the page says itself.
const TIGHT: [&str; 5] = ["：", "｜", "|", "_", ": "];

/// The title without the outlet's name behind it, which the page says itself.
fn without_outlet<'t>(title: &'t str, url: Option<&str>, outlets: &[String]) -> &'t str {
    let mut kept = titles::clean(title, url).kept.of(title);
    loop {
        let all = DIVIDERS.iter().chain(&TIGHT);
        let cut = all.filter_map(|divider| kept.rfind(divider).map(|at| (at, divider.len()))).max();
        let Some((at, long)) = cut else { return without_portal(kept) };
        let tail = key(&kept[at + long..]);
        let named = outlets
            .iter()
            .map(|outlet| key(outlet))
            .any(|outlet| !tail.is_empty() && (outlet == tail || outlet.replace(' ', "") == tail.replace(' ', "")));
        if !named || kept[..at].trim().is_empty() {
            return without_portal(kept);
        }
        kept = kept[..at].trim_end();
    }
}

/// A headline of a script without blanks has so many wide characters.
const LEAST_WIDE: usize = 8;
/// Dividers that a portal writes before its name without a blank.
const GLUED: [char; 6] = ['_', '-', '－', '|', '｜', '：'];

/// A Chinese or Japanese title without the portal behind it and the channels before that: "…_教育频道_中国青年网".
fn without_portal(title: &str) -> &str {
    let wide = |text: &str| text.chars().filter(|&c| c >= '\u{2E80}').count();
    let Some((head, tail)) = title.rsplit_once(GLUED) else { return title };
    let tail = tail.trim();
    if wide(head) < LEAST_WIDE || tail.chars().count() > 16 || !Word::Portal.ends(tail) {
        return title;
    }
    // Channels stand behind an underscore of their own; within a headline none does before a portal's.
    let underscored = title[head.len()..].starts_with('_');
    let mut head = head;
    while underscored
        && let Some((before, channel)) = head.rsplit_once(['_', '|'])
        && wide(before) >= LEAST_WIDE
        && channel.chars().count() <= 16
    {
        head = before;
    }
    head.trim_end_matches(|c: char| c.is_whitespace() || c == '_')
}

/// Letters and figures alone, folded.
pub(in crate::page) fn key(title: &str) -> String {
    let folded = fold_latin_words(title);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::{Said, Source};
    use super::choose;

    fn said(source: Source, value: &str) -> Said {
        Said { value: value.to_owned(), source }
    }

    #[test]
    fn the_title_that_sources_agree_on_is_the_headline() {
        let all = [
            said(Source::OpenGraph, "You will not believe what closed"),
            said(Source::TitleElement, "Harbour bridge closes for six weeks | The Daily Example"),
            said(Source::Heading, "Harbour bridge closes for six weeks"),
        ];
        let chosen = choose(&all, None, &["The Daily Example".to_owned()]).unwrap();
        assert_eq!(chosen.value, "Harbour bridge closes for six weeks");
    }

    #[test]
    fn a_heading_in_parts_gets_its_colon_from_the_others() {
        let all = [
            said(Source::Heading, "Harbour bridge Six weeks without a crossing"),
            said(Source::JsonLd, "Harbour bridge: Six weeks without a crossing"),
        ];
        assert_eq!(choose(&all, None, &[]).unwrap().value, "Harbour bridge: Six weeks without a crossing");
        let alone = [
            said(Source::Heading, "“Six weeks” without a crossing"),
            said(Source::TitleElement, "Six weeks without a crossing"),
        ];
        assert_eq!(choose(&alone, None, &[]).unwrap().value, "“Six weeks” without a crossing");
    }

    #[test]
    fn an_outlet_that_no_page_names_is_cut_where_the_heading_ends_before_it() {
        let all = |title: &str| {
            [Source::OpenGraph, Source::TitleElement]
                .map(|source| said(source, title))
                .into_iter()
                .chain([said(Source::Heading, "Bridge closes for six weeks")])
                .collect::<Vec<_>>()
        };
        for title in ["Bridge closes for six weeks - River Post", "Bridge closes for six weeks（River Post） - Portal"]
        {
            assert_eq!(choose(&all(title), None, &[]).unwrap().value, "Bridge closes for six weeks", "{title}");
        }
        // What goes on is more of the headline.
        let longer = "Bridge closes for six weeks in May";
        assert_eq!(choose(&all(longer), None, &[]).unwrap().value, longer);
    }

    #[test]
    fn the_outlet_is_no_headline() {
        let all =
            [said(Source::Heading, "The Daily Example"), said(Source::OpenGraph, "Bridge closes - The Daily Example")];
        assert_eq!(choose(&all, None, &["The Daily Example".to_owned()]).unwrap().value, "Bridge closes");
    }
}
