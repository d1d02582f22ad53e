//! Titles: the outlet's name cut off the end, and whether two lines are one title.

use super::sections::is_desk;
use crate::text::{Span, fold_latin, is_wordlike};

/// The dividers between a headline and the outlet's name.
const DIVIDERS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " / "];

/// The longest title that is looked through for an outlet, in bytes: the work grows with its square.
const LONGEST: usize = 2000;

/// A title without its outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The headline, in bytes of the title.
    pub kept: Span,
    /// What was cut: divider and outlet, in bytes of the title.
    pub suffix: Option<Span>,
    /// What stands before the headline as its kicker and was cut, in bytes of the title: a quotation glued to it, or a section with its bar.
    pub kicker: Option<Span>,
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
    let whole = title.trim_end().len();
    let end =
        if title.len() <= LONGEST && may_be_divided(title) { end_of_headline(&title[..whole], url) } else { whole };
    let kept = title[..end].trim();
    if kept.is_empty() {
        return Cleaned { kept: Span::new(0, title.len()), suffix: None, kicker: None };
    }
    let kept = Span::of_slice(kept, title);
    let suffix = (end < whole).then(|| Span::new(kept.end, whole));
    match glued_quotation(kept.of(title)).or_else(|| behind_desk(kept.of(title))) {
        Some(cut) => {
            let cut = kept.start + cut;
            Cleaned { kept: Span::new(cut, kept.end), suffix, kicker: Some(Span::new(kept.start, cut)) }
        }
        None => Cleaned { kept, suffix, kicker: None },
    }
}

/// Whether `line` is the rest of a headline, whose kicker is set as a line of its own above it.
///
/// ```
/// use copydesk::metadata::titles::goes_on;
/// assert!(goes_on(": The town of fast lights") && goes_on(": „Schon wieder“"));
/// assert!(!goes_on(":-)") && !goes_on(": 12") && !goes_on("The town: fast lights"));
/// ```
pub fn goes_on(line: &str) -> bool {
    let rest = line
        .strip_prefix([':', '：'])
        .map(|rest| rest.trim_start().trim_start_matches(['"', '„', '“', '«', '»', '\'', '‚', '‘', '¿', '¡']));
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && rest.chars().any(char::is_alphabetic))
}

/// Whether `title` holds a divider; most have none.
fn may_be_divided(title: &str) -> bool {
    let bytes = title.as_bytes();
    // 0xE2 begins dashes, bullets and quotation marks, 0xC2 the middle dot.
    let may_begin = |pair: &[u8]| pair[0] == b' ' && matches!(pair[1], b'|' | b'-' | b':' | b'/' | 0xC2 | 0xE2);
    let begins = |at: usize| DIVIDERS.iter().any(|divider| bytes[at..].starts_with(divider.as_bytes()));
    bytes.windows(2).enumerate().any(|(at, pair)| may_begin(pair) && begins(at))
}

/// Where the outlet and the sections behind the headline begin; the end of `title` where there are none.
fn end_of_headline(title: &str, url: Option<&str>) -> usize {
    let host = url.map(host_of).unwrap_or_default();
    let mut end = named_end(title, &host).unwrap_or(title.len());
    while let Some((at, divider)) = last_divider(&title[..end]) {
        let tail = title[at + divider.len()..end].trim();
        let desk = is_desk(tail) && is_long(&title[..at]);
        if !desk && !is_outlet(&title[..at], tail, divider, &host) {
            break;
        }
        end = at;
    }
    end
}

/// `"It will begin soon"President speaks of ground troops`: where a headline of four words or more begins behind a quotation, without a
/// blank. Within a sentence a blank or a sign stands behind a quotation.
fn glued_quotation(title: &str) -> Option<usize> {
    let close = match title.chars().next()? {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '»' => '«',
        _ => return None,
    };
    let open = title.chars().next().map_or(0, char::len_utf8);
    let end = open + title[open..].find(close)? + close.len_utf8();
    let behind = &title[end..];
    (behind.starts_with(char::is_uppercase) && behind.split_whitespace().count() >= 4).then_some(end)
}

/// `Society | Island ferry sails again after nine weeks`: where a headline of four words or more begins behind the name of a section and a bar.
fn behind_desk(title: &str) -> Option<usize> {
    let (desk, headline) = title.split_once(BAR)?;
    (is_desk(desk.trim()) && headline.split_whitespace().count() >= 4).then_some(desk.len() + BAR.len())
}

/// What parts a section from the headline: a dash may be the headline's own.
const BAR: &str = " | ";

fn last_divider(text: &str) -> Option<(usize, &'static str)> {
    DIVIDERS.iter().filter_map(|divider| text.rfind(divider).map(|at| (at, *divider))).max()
}

/// Where the first segment begins that names the outlet: what follows it are sections
/// ("… | Stadtblatt.de - Nachrichten - Umland").
fn named_end(title: &str, host: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let next = |from: usize| {
            DIVIDERS.iter().filter_map(|divider| title[from..].find(divider).map(|at| (from + at, *divider))).min()
        };
        let (at, divider) = next(from)?;
        let start = at + divider.len();
        let end = next(start - 1).map_or(title.len(), |(at, _)| at.max(start));
        if is_long(&title[..at]) && is_named(title[start..end].trim(), host) {
            return Some(at);
        }
        from = start;
    }
}

/// Whether a headline can be as short as this.
fn is_long(head: &str) -> bool {
    head.trim().chars().count() >= 8
}

/// Whether `tail` is the host's name, its words' beginnings run together, or an address of its own.
fn is_named(tail: &str, host: &str) -> bool {
    if tail.is_empty() || tail.split_whitespace().count() > 6 {
        return false;
    }
    let address = tail.rsplit_once('.').is_some_and(|(name, end)| {
        (2..=3).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase()) && !name.contains(' ')
    });
    let squeezed = squeeze(tail);
    let same = squeezed.len() >= 3 && host.len() >= 3 && (host.contains(&squeezed) || squeezed.contains(host));
    let words: Vec<String> = tail.split_whitespace().map(squeeze).filter(|word| !word.is_empty()).collect();
    address || same || (words.len() >= 2 && host.len() >= 2 && begins(&words, host))
}

/// Whether `host` is made of beginnings of all `words` in order: `exatimes` of "Example Times", `nyt` of "New York Times".
fn begins(words: &[String], host: &str) -> bool {
    let Some((first, rest)) = words.split_first() else { return host.is_empty() };
    let shared = first.bytes().zip(host.bytes()).take_while(|(a, b)| a == b).count();
    (1..=shared).rev().any(|length| host.is_char_boundary(length) && begins(rest, &host[length..]))
}

fn is_outlet(head: &str, tail: &str, divider: &str, host: &str) -> bool {
    let words = tail.split_whitespace().count();
    if !is_long(head) || is_named(tail, host) {
        return is_long(head);
    }
    let barred = matches!(divider, " | " | " :: " | " • " | " · ");
    let named = (1..=4).contains(&words) && tail.chars().count() <= 40;
    barred && named && !tail.ends_with(['?', '!', '.', '"', '”', '»']) && longer(head, words)
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

/// A title that other lines are held against.
#[derive(Clone, Debug)]
pub struct Title<'t> {
    text: &'t str,
    squeezed: String,
    /// Without its outlet.
    kept: String,
}

impl<'t> Title<'t> {
    /// The title `text`.
    pub fn new(text: &'t str) -> Self {
        let kept = clean(text, None).kept.of(text);
        Self { text, squeezed: squeeze(text), kept: squeeze(kept) }
    }

    /// Whether `line` says the same title: equal but for case, accents, punctuation and spacing, or one is the other cut short
    /// with an ellipsis, or one has an outlet at its end.
    ///
    /// ```
    /// use copydesk::metadata::titles::Title;
    /// let title = Title::new("Old harbour bridge to close for six weeks");
    /// assert!(title.is_said_by("OLD HARBOUR BRIDGE TO CLOSE FOR SIX WEEKS | The Daily Example"));
    /// assert!(!title.is_said_by("Old harbour bridge to open after six weeks"));
    /// ```
    pub fn is_said_by(&self, line: &str) -> bool {
        let may_be = !self.squeezed.is_empty() && first_letter(line) == self.squeezed.chars().next();
        may_be && self.is(&Title::new(line))
    }

    fn is(&self, other: &Title<'_>) -> bool {
        self.squeezed == other.squeezed || self.is_begun_by(other) || other.is_begun_by(self) || self.kept == other.kept
    }

    /// Whether `short` is the beginning of this title and says so.
    fn is_begun_by(&self, short: &Title<'_>) -> bool {
        let text = short.text.trim_end();
        (text.ends_with('…') || text.ends_with("..."))
            && short.squeezed.len() >= 20
            && self.squeezed.starts_with(&short.squeezed)
    }
}

/// The first letter or figure of what [`squeeze`] makes of `text`, read from its first words alone.
fn first_letter(text: &str) -> Option<char> {
    let mut from = 0;
    loop {
        let end = text[from..].match_indices(' ').nth(WORDS_AT_ONCE).map_or(text.len(), |(at, _)| from + at);
        let first = squeeze(&text[from..end]).chars().next();
        if first.is_some() || end == text.len() {
            return first;
        }
        from = end;
    }
}

/// An article before its noun goes; more words than that are seldom looked at for the first letter.
const WORDS_AT_ONCE: usize = 3;

/// Whether `full` has all letters and figures of `bare` in their order, no others, and more signs between them.
///
/// ```
/// use copydesk::metadata::titles::has_more_signs;
/// assert!(has_more_signs("Harbour bridge: closed for six weeks", "Harbour bridge closed for six weeks"));
/// assert!(!has_more_signs("Harbour bridge: closed for six weeks", "Harbour bridge closed for seven weeks"));
/// ```
pub fn has_more_signs(full: &str, bare: &str) -> bool {
    let letters = |title: &str| title.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    // What closes a title may be an ellipsis where it was cut.
    let inner = |title: &str| title.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let signs = |title: &str| inner(title).chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).count();
    signs(full) > signs(bare) && letters(full) == letters(bare)
}

/// Whether two lines say the same title; see [`Title::is_said_by`].
pub fn alike(a: &str, b: &str) -> bool {
    Title::new(a).is_said_by(b)
}
