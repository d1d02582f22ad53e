//! Titles: the outlet's name cut off the end, and whether two lines are one title.

use super::sections::is_desk;
use crate::text::{Span, fold_latin, is_wordlike};

/// The dividers between a headline and the outlet's name.
const DIVIDERS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " / "];

/// A title without its outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The headline, in bytes of the title.
    pub kept: Span,
    /// What was cut: divider and outlet, in bytes of the title.
    pub suffix: Option<Span>,
}

/// Finds the outlet's name at the end of `title` ("… | wdr aktuell", "… - The Daily Example").
///
/// Behind a bar or colons a short end is an outlet. Behind a dash only a name that `url`'s host carries, for a dash also
/// divides true titles ("Bayern - Dortmund").
///
/// ```
/// use copydesk::metadata::titles::clean;
/// let title = "Bridge reopens after a year - The Daily Example";
/// assert_eq!(clean(title, Some("https://www.dailyexample.org/a1")).kept.of(title), "Bridge reopens after a year");
/// assert_eq!(clean(title, None).kept.of(title), title);
/// ```
pub fn clean(title: &str, url: Option<&str>) -> Cleaned {
    let host = url.map(host_of).unwrap_or_default();
    let mut end = title.trim_end().len();
    let mut cut = end;
    while let Some((at, divider)) = DIVIDERS.iter().filter_map(|d| title[..end].rfind(d).map(|at| (at, *d))).max() {
        let tail = title[at + divider.len()..end].trim();
        let desk = cut < title.trim_end().len() && is_desk(tail);
        if !desk && !is_outlet(&title[..at], tail, divider, &host) {
            break;
        }
        cut = at;
        end = at;
    }
    let kept = title[..cut].trim();
    if kept.is_empty() {
        return Cleaned { kept: Span::new(0, title.len()), suffix: None };
    }
    let kept = Span::of_slice(kept, title);
    let suffix = (cut < title.trim_end().len()).then(|| Span::new(kept.end, title.trim_end().len()));
    Cleaned { kept, suffix }
}

fn is_outlet(head: &str, tail: &str, divider: &str, host: &str) -> bool {
    let words = tail.split_whitespace().count();
    if tail.is_empty() || words > 6 || head.trim().chars().count() < 8 {
        return false;
    }
    let squeezed = squeeze(tail);
    let named = squeezed.len() >= 3
        && !host.is_empty()
        && (host.contains(&squeezed) || (host.len() >= 3 && squeezed.contains(host)));
    if named {
        return true;
    }
    let barred = matches!(divider, " | " | " :: " | " • " | " · ");
    barred
        && words <= 4
        && tail.chars().count() <= 40
        && !tail.ends_with(['?', '!', '.', '"', '”', '»'])
        && longer(head, words)
}

/// Whether the headline is clearly longer than what follows, so that "Politics | Society" stays whole.
fn longer(head: &str, words: usize) -> bool {
    head.split_whitespace().count() > words.max(2)
        || (head.chars().count() >= 12 && head.chars().any(|c| c > '\u{2E80}'))
}

/// Letters and figures alone, lower case, without accents and a leading article.
fn squeeze(text: &str) -> String {
    let folded = fold_latin(text);
    let bare = folded.strip_prefix("the ").or_else(|| folded.strip_prefix("der ")).unwrap_or(&folded);
    let bare = bare.strip_suffix(".com").or_else(|| bare.strip_suffix(".de")).unwrap_or(bare);
    bare.chars().filter(|&c| is_wordlike(c)).collect()
}

/// The host's own name: `www.daily-example.co.uk` → `dailyexample`.
fn host_of(url: &str) -> String {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or("");
    let parts: Vec<&str> = host.split('.').filter(|part| !part.is_empty()).collect();
    let own = match parts.as_slice() {
        [] => "",
        [only] => only,
        [.., name, second, _]
            if matches!(*second, "co" | "com" | "org" | "net" | "gov" | "ac" | "or" | "ne" | "go") =>
        {
            name
        }
        [.., name, _] => name,
    };
    squeeze(own)
}

/// Whether two lines say the same title: equal but for case, accents, punctuation and spacing, or one is the other
/// cut short with an ellipsis, or one has an outlet at its end.
pub fn alike(a: &str, b: &str) -> bool {
    let (x, y) = (squeeze(a), squeeze(b));
    if x.is_empty() || y.is_empty() {
        return false;
    }
    if x == y {
        return true;
    }
    let cut = |short: &str, from: &str, long: &str| {
        from.trim_end().ends_with(['…']) | from.trim_end().ends_with("...")
            && short.len() >= 20
            && long.starts_with(short)
    };
    cut(&x, a, &y) || cut(&y, b, &x) || squeeze(clean(a, None).kept.of(a)) == squeeze(clean(b, None).kept.of(b))
}
