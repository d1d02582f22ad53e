//! Credits glued to captions: where the caption ends and the credit begins.
//!
//! Every place where a credit may begin is tried from the left, and the first rest of the line that reads as a credit
//! from end to end is one. A sentence that only mentions a photographer or an agency leaves words unread and stays.

mod belief;
mod glued;

use super::credit::{Cue, Reading, Trailing};
use super::kept::Line;
use super::lexicon::{Entry, LEXICON, Position, Trade};
use super::party;
use super::read::{read, read_tokens};
use super::tokens::{Kind, Token, Tokens};
use crate::confidence::Confidence;
use crate::text::Span;
use belief::{
    holds, is_barred, labels_a_name, names_a_reader, only_a_name, only_given, shouts_a_name, signs_as_reporter,
};
pub(super) use glued::glued_label;
use glued::{glued_at, is_label};

/// How far from the end of a line a credit is looked for, in bytes.
const REACH: usize = 240;

/// Cuts a credit off the end (or the beginning, "Bild: X – caption") of a caption; `None` where none is glued on.
///
/// Below 60 per cent the rest of the line may be a sign-off as well ("… sagte er. (dpa)"): believe it only beside a
/// picture. Spans are bytes of `line`.
///
/// ```
/// let line = "The new bridge at dawn (Picture: Ada Berg/AFP)";
/// let cut = copydesk::credits::trailing(line).unwrap();
/// assert_eq!(cut.caption.of(line), "The new bridge at dawn");
/// assert_eq!(cut.reading.credit.creators, ["Ada Berg"]);
/// assert!(copydesk::credits::trailing("The bridge is closed, a spokesman told AFP.").is_none());
/// ```
pub fn trailing(line: &str) -> Option<Trailing> {
    if !may_be_glued(line) {
        return None;
    }
    cut_off(&Line::of(line))
}

/// [`trailing`] of a line that passed its gate.
pub(super) fn cut_off(whole: &Line<'_>) -> Option<Trailing> {
    let line = whole.text();
    let from = tail_start(line);
    let tail = &line[from..];
    if !super::gate::may_hold_credit(tail) {
        return leading(line);
    }
    let unread = super::gate::never_read(tail);
    let (from, tail) = (from + unread, &tail[unread..]);
    let its_own = (from > 0).then(|| Tokens::of(tail));
    let tokens = its_own.as_ref().unwrap_or_else(|| whole.tokens());
    let last = tokens.list.iter().rposition(|token| token.kind != Kind::Stop)?;
    let mut runs = Runs::default();
    let mut cuts = (0..=last).filter(|&at| runs.may_begin(tokens, at, last));
    let cut = cuts.find_map(|at| cut_at(line, from, tokens, at, last)).or_else(|| leading(line))?;
    // "Photos by A; illustration by B / C" is one credit, not a caption with one.
    let understood = |whole: &Reading| whole.confidence >= Confidence::percent(60) && whole.unread.is_empty();
    let all_credit = whole.read().is_some_and(|whole| understood(&whole));
    (!all_credit).then_some(cut)
}

/// Whether a line is long enough and has a sign of a credit near its end or beginning.
pub(super) fn may_be_glued(line: &str) -> bool {
    let long = line.len() >= 8;
    long && (super::gate::may_hold_credit(&line[tail_start(line)..]) || super::gate::may_begin_with_credit(line))
}

/// Where to begin looking: at a word, at most [`REACH`] bytes from the end.
fn tail_start(line: &str) -> usize {
    let mut from = line.len().saturating_sub(REACH);
    while from > 0 && !line.is_char_boundary(from) {
        from -= 1;
    }
    if from == 0 { 0 } else { line[from..].find(' ').map_or(from, |blank| from + blank) }
}

/// The run of words at hand, told once for all its words.
#[derive(Default)]
struct Runs {
    /// Where it ends.
    end: usize,
    /// Whether a stroke stands there.
    struck: bool,
}

impl Runs {
    /// Whether a credit may begin at token `at`, to be asked from the left: not at a word that begins no label, between words none of which a
    /// stroke follows, and to which nothing is glued. Most words of captions are such.
    fn may_begin(&mut self, tokens: &Tokens<'_>, at: usize, last: usize) -> bool {
        let token = &tokens.list[at];
        if token.kind != Kind::Word {
            return matches!(token.kind, Kind::Copyright | Kind::Open);
        }
        if at >= self.end {
            self.end = tokens.words_end(at);
            self.struck = self.end <= last && tokens.kind(self.end) == Some(Kind::Slash);
            return true;
        }
        let labels = |entry: &Entry| entry.label.is_some() || entry.reach > 1;
        self.struck || token.entry.is_some_and(labels) || !token.plain && glued_at(tokens, at, last).is_some()
    }
}

fn cut_at(line: &str, from: usize, tokens: &Tokens<'_>, at: usize, last: usize) -> Option<Trailing> {
    let (start, ceiling) = begins(tokens, at, last)?;
    let (caption, rest) = (line[..from + start].trim_end(), &line[from + start..]);
    // A danda ends a sentence, and no credit.
    if rest.trim_end().ends_with('।') {
        return None;
    }
    if caption.chars().filter(|c| c.is_alphabetic()).take(3).count() < 3 {
        return None;
    }
    let mut reading = read_rest(tokens, at, rest)
        .filter(|reading| reading.unread.is_empty() || names_a_reader(reading, caption, rest))?;
    // "… desde el lunes. / ADA BERG": a stroke between sentence and name.
    let said = caption.strip_suffix('/').map_or(caption, str::trim_end);
    let believed = match reading.confidence.as_percent().min(ceiling) {
        // "… of 78,672. (Ada Berg)": behind a full stop a bracket that is only a name is a picture's more often than not.
        // Behind anything else it is somebody's club or party.
        weak if weak < 50 && rest.starts_with('(') && only_a_name(&reading) => {
            25 + 20 * u8::from(caption.ends_with('.'))
        }
        // "… was restored. Supplied": behind a full stop, and without one of its own, the word is no sentence.
        weak if weak < 60 && caption.ends_with('.') && !rest.contains('.') && only_given(&reading) => 92,
        // "… last Saturday. ADA BERG": capitals behind a sentence sign it, or shout; beside a picture they sign.
        weak if weak < 50 && said.ends_with('.') && shouts_a_name(&reading, said) => 48,
        // "…있다. 김병시 기자": behind a full stop a reporter's name signs picture or text; beside a picture it is the picture.
        weak if weak < 50 && caption.ends_with(['.', '。']) && signs_as_reporter(&reading, rest) => 48,
        // "… on the quay. Mynd/Ada Berg": behind a full stop a label is one without its colon too.
        weak if weak < 50 && caption.ends_with('.') && labels_a_name(&reading) => 75,
        // "… on the quay. | Ada Berg", "… on the quay. • Ada Berg": so does a name behind a bar or a bullet.
        weak if weak < 50 && is_barred(caption) && only_a_name(&reading) => 48,
        // "… since 2024. | Harbour Post": behind a headline the bar hangs on its outlet, behind a sentence a picture's house.
        weak if weak < 50
            && (caption.ends_with(". |") || caption.ends_with(". /"))
            && reading.cues.contains(&Cue::KnownAgency) =>
        {
            75
        }
        believed => believed,
    };
    let ended = said.ends_with(['.', '。']);
    let signed = holds(&reading, rest)
        || is_barred(caption) && only_a_name(&reading)
        || ended && (shouts_a_name(&reading, said) || signs_as_reporter(&reading, rest));
    if believed < 40 || !signed || is_label(caption.trim()) {
        return None;
    }
    reading.confidence = Confidence::percent(believed);
    let shift = from + start;
    let credit = Span::new(shift + (rest.len() - rest.trim_start().len()), line.trim_end().len());
    reading.label = reading.label.map(|span| span.shifted(shift));
    let caption = caption.trim_end_matches(['|', '-', '–', '—', '/', ',', '、', ':', '=', '＝', '·', '•', '(', ' ']);
    let lead = caption.len() - caption.trim_start().len();
    Some(Trailing { caption: Span::new(lead, caption.len()), credit, reading })
}

/// [`read`] of `rest`, the end of the text of `tokens` that begins at or in token `at`.
fn read_rest(tokens: &Tokens<'_>, at: usize, rest: &str) -> Option<Reading> {
    if !super::gate::may_be_credit(rest) {
        return None;
    }
    let glued = tokens.text.len() - rest.len() > tokens.list[at].span.start;
    let known = if glued { None } else { tokens.rest(at) };
    read_tokens(&known.unwrap_or_else(|| Tokens::of(rest)))
}

/// Whether a credit may begin at token `at`: the byte where, and how far it is to be believed at most.
fn begins(tokens: &Tokens<'_>, at: usize, last: usize) -> Option<(usize, u8)> {
    let start = tokens.list[at].span.start;
    let before = at.checked_sub(1).and_then(|before| tokens.kind(before));
    match tokens.list[at].kind {
        Kind::Copyright => Some((start, 97)),
        Kind::Open if tokens.kind(last) == Some(Kind::Close) && !is_figure(tokens, at + 1, last) => {
            let closes_here = (at + 1..last).all(|inner| tokens.kind(inner) != Some(Kind::Open));
            closes_here.then(|| (start, if bare(tokens, at + 1, last) { 55 } else { 97 }))
        }
        Kind::Word => word_begins(tokens, at, last, start, before),
        _ => None,
    }
}

/// Whether a bracket holds one word that begins with a figure, and no house is called so: "(74)" counts comments, "[763-b32ac]" numbers a text.
fn is_figure(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let begins = |token: &Token| tokens.text.as_bytes()[token.span.start].is_ascii_digit() && token.entry.is_none();
    to == from + 1 && begins(&tokens.list[from])
}

/// Whether a bracket holds nothing but one name, or news agencies alone, which may be a sign-off: "(dpa)", "(AFP/Reuters)".
fn bare(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    one_name(tokens, from, to) || wires_alone(tokens, from, to)
}

fn wires_alone(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let mut runs = tokens.list[from..to].split(|token| matches!(token.kind, Kind::Slash | Kind::Comma | Kind::Equals));
    let mut at = from;
    runs.all(|run| {
        let (start, end) = (at, at + run.len());
        at = end + 1;
        let agency = tokens.entry(start, end).and_then(|entry| entry.agency);
        agency.is_some_and(|agency| agency.trade == Trade::Wire)
    })
}

fn one_name(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let agency = tokens.entry(from, to).and_then(|entry| entry.agency);
    (from..to).all(|at| tokens.kind(at) == Some(Kind::Word))
        && agency.is_none_or(|agency| agency.trade < Trade::Photo)
        && (from..to).all(|at| LEXICON.longest(tokens, at, to, |entry| entry.label.is_some()).is_none())
}

fn word_begins(tokens: &Tokens<'_>, at: usize, last: usize, start: usize, before: Option<Kind>) -> Option<(usize, u8)> {
    let earlier = at.checked_sub(2).and_then(|earlier| tokens.kind(earlier));
    let parted = match before {
        // "… am 4. Mai 2019 (Ada Berg/AP)": the stop of a date ends no sentence.
        Some(Kind::Stop) if earlier == Some(Kind::Word) && is_within_date(tokens, at) => false,
        // "… pirmadienio / BNS nuotr.": a label closes what stands behind the stroke.
        Some(Kind::Slash) if tokens.words_end(at) == last + 1 && closes_as_label(tokens, last) => true,
        Some(Kind::Stop | Kind::Bar | Kind::Dash | Kind::Semicolon | Kind::Equals | Kind::Close) => true,
        Some(Kind::Slash) => matches!(earlier, Some(Kind::Stop | Kind::Close)),
        _ => false,
    };
    let listed = matches!(before, Some(Kind::Comma | Kind::Slash));
    if let Some(ceiling) = label_begins(tokens, at, parted || listed) {
        return Some((start, ceiling));
    }
    if at > 0 && leads_to_names(tokens, at, last) {
        return Some((start, 90));
    }
    if let Some((inner, ceiling)) = glued_at(tokens, at, last) {
        return Some((start + inner, ceiling));
    }
    if before == Some(Kind::Equals) && is_place(tokens, at) {
        return None;
    }
    let words_left = last + 1 - at;
    if parted && at > 0 && words_left <= 14 {
        return Some((start, 93));
    }
    // "…、今井健撮影": a name and the label behind it, of scripts without blanks.
    if before == Some(Kind::Comma) && at + 1 == last && closes_with_label(tokens, last) {
        return Some((start, 90));
    }
    // "…, Foto Ada Berg/dpa": the reader sees whether the noun is a label.
    if before == Some(Kind::Comma) && tokens.list[at].entry.is_some_and(|entry| entry.label.is_some()) {
        return Some((start, 90));
    }
    let chained = matches!(before, Some(Kind::Word | Kind::Slash)) && names_begin(tokens, at, last);
    if at > 0 && chained && is_word_of_sentence(tokens, at) {
        let house = tokens.words_end(at) + 1;
        return (house <= last).then(|| (tokens.list[house].span.start, 90));
    }
    (at > 0 && chained).then_some((start, 90))
}

/// Whether a word of Han characters says where, as captions do behind an equals sign ("…＝東京都港区"): a town or a county by its last sign, and
/// no label behind it ("港区提供").
fn is_place(tokens: &Tokens<'_>, at: usize) -> bool {
    let ends = ['市', '区', '町', '村', '郡', '県', '府', '都', '道', '州'];
    tokens.written(at, at + 1).ends_with(ends) && tokens.kind(at + 1) != Some(Kind::Word)
}

/// Whether a label is the caption's own word: small, behind a small word ("…, en una imagen de archivo / Europa Press").
fn is_word_of_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let begins_small = |at: usize| tokens.written(at, at + 1).starts_with(char::is_lowercase);
    let labels = LEXICON.longest(tokens, at, usize::MAX, |entry| entry.label.is_some()).is_some();
    labels && begins_small(at) && tokens.kind(at - 1) == Some(Kind::Word) && begins_small(at - 1)
}

/// A label with its sign or preposition, large or after something that ends a sentence.
fn label_begins(tokens: &Tokens<'_>, at: usize, parted: bool) -> Option<u8> {
    let (entry, to) = LEXICON.longest(tokens, at, usize::MAX, |entry| entry.label.is_some())?;
    let label = entry.label.as_ref().expect("only labels were asked for");
    let large = tokens.written(at, at + 1).starts_with(|c: char| !c.is_lowercase());
    let bound = match label.position {
        Position::Open | Position::Either => true,
        Position::Colon | Position::Around => {
            matches!(tokens.kind(to), Some(Kind::Colon | Kind::Equals)) || leads_on(tokens, to)
        }
        Position::After => false,
    };
    (bound && (parted || (large && tokens.kind(to) != Some(Kind::Word)))).then_some(97)
}

/// "… this morning Photo by Ada Berg/AFP": a large label with its preposition behind a small word, or before a chain.
fn leads_to_names(tokens: &Tokens<'_>, at: usize, last: usize) -> bool {
    let Some((entry, to)) = LEXICON.longest(tokens, at, usize::MAX, |entry| entry.label.is_some()) else {
        return false;
    };
    let open = entry.label.as_ref().is_some_and(|label| label.position == Position::Open);
    let begins_small = |at: usize| tokens.written(at, at + 1).starts_with(char::is_lowercase);
    let chained = (to..last).any(|at| tokens.kind(at) == Some(Kind::Slash));
    (open || leads_on(tokens, to)) && !begins_small(at) && (begins_small(at - 1) || chained)
}

/// Whether the last token is a label of a script without blanks that stands behind names.
fn closes_with_label(tokens: &Tokens<'_>, last: usize) -> bool {
    let word = tokens.written(last, last + 1);
    let wide = word.starts_with(|c: char| ('\u{2E80}'..='\u{D7FF}').contains(&c));
    wide && closes_as_label(tokens, last)
}

/// Whether the last token is a label that stands behind names.
fn closes_as_label(tokens: &Tokens<'_>, last: usize) -> bool {
    let label = tokens.entry(last, last + 1).and_then(|entry| entry.label.as_ref());
    label.is_some_and(|label| label.position.follows())
}

/// Whether a day's figure and its stop stand before the word at `at`, and a year behind it.
fn is_within_date(tokens: &Tokens<'_>, at: usize) -> bool {
    let day = tokens.written(at - 2, at - 1);
    day.len() <= 2 && day.bytes().all(|byte| byte.is_ascii_digit()) && party::is_year(tokens, at + 1)
}

/// "photo" + "by": the preposition binds.
fn leads_on(tokens: &Tokens<'_>, at: usize) -> bool {
    LEXICON.longest(tokens, at, usize::MAX, |entry| entry.link.by).is_some()
}

/// A name or agency, then a slash, to the end of the line: "… near Dnipro JANE ROE / AFP".
fn names_begin(tokens: &Tokens<'_>, at: usize, last: usize) -> bool {
    let end = tokens.words_end(at);
    if tokens.kind(end) != Some(Kind::Slash) || end > last {
        return false;
    }
    let small_before = tokens.written(at - 1, at).starts_with(|c: char| !c.is_uppercase());
    let all_large = |from: usize, to: usize| tokens.written(from, to).chars().all(|c| !c.is_lowercase());
    let stands = |entry: &Entry| entry.agency.is_some() || entry.label.is_some() || entry.link.noise;
    let known = tokens.entry(at, end).is_some_and(stands);
    // "vor dem Haus Keystone/…": the caption's last word and a house are nobody's name.
    let house_after = tokens.entry(at + 1, end).is_some_and(stands);
    let name = party::is_person(tokens, at, end) && !house_after;
    known || (name && (small_before || (all_large(at, end) && !all_large(at - 1, at))))
}

/// "Bild: X – caption", "(Foto: X) caption".
fn leading(line: &str) -> Option<Trailing> {
    if !super::gate::may_begin_with_credit(line) {
        return None;
    }
    let head = line.len().min(160);
    let head = (0..=head).rev().find(|&at| line.is_char_boundary(at)).map(|at| &line[..at])?;
    let tokens = Tokens::of(head);
    let first = usize::from(tokens.kind(0) == Some(Kind::Open));
    label_begins(&tokens, first, true)?;
    let end = tokens.list.iter().position(|token| match first {
        1 => token.kind == Kind::Close,
        _ => matches!(token.kind, Kind::Dash | Kind::Bar),
    })?;
    let (from, to) = (tokens.list[end].span.start, tokens.list[end].span.end);
    let credit_end = if first == 1 { to } else { from };
    let caption = line[to..].trim();
    let reading = read(&line[..credit_end]).filter(|reading| reading.unread.is_empty())?;
    let sentence = caption.split_whitespace().count() >= 4
        && caption.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
    (sentence && reading.confidence >= Confidence::percent(88)).then(|| Trailing {
        caption: Span::of_slice(caption, line),
        credit: Span::of_slice(line[..credit_end].trim(), line),
        reading,
    })
}

#[cfg(test)]
mod tests;
