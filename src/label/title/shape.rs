//! What a line looks like that is a headline, or is none.

use crate::label::Scene;
use crate::label::line::{End, Line, Start};
use crate::label::page::Page;

/// Whether `line`, written `seen`, ends with a full stop that ends neither an abbreviation ("in the U.S.") nor a quotation.
pub(super) fn states(line: &Line, seen: &str) -> bool {
    let last_word = || seen.rsplit(char::is_whitespace).next().unwrap_or(seen);
    line.end == End::Sentence
        && line.start != Start::Quote
        && !line.question
        && !exclaims(seen)
        && last_word().matches('.').count() < 2
}

/// Whether the stop of a line is a mark of exclamation.
pub(super) fn exclaims(seen: &str) -> bool {
    seen.chars().rev().take(CLOSING).any(|c| matches!(c, '!' | '！' | '‼' | '⁉'))
}

/// The stop and the quotation marks and brackets closed behind it.
const CLOSING: usize = 3;

/// No headline is wider.
pub(super) const WIDEST_TITLE: f32 = 200.0;

/// A headline may be long, or end like a sentence; a long line that states something, one of several sentences that is wider than any headline, and
/// one that announces more, are text.
pub(super) fn is_paragraph(line: &Line, seen: &str) -> bool {
    let calls = || line.question || line.width <= LONGEST_CALL && exclaims(seen);
    let states = line.is_long() && line.end == End::Sentence && (line.inner_stops > 0 || !calls());
    let wide = line.width > WIDEST_TITLE && (line.inner_stops > 0 || line.width > WIDEST_LINE);
    line.end == End::Colon && line.width > LABEL || states || wide
}

/// No headline of one sentence is wider, however long its quotation.
const WIDEST_LINE: f32 = 1.4 * WIDEST_TITLE;

/// A headline that ends with a mark of exclamation is no wider: "Officer causes a crash on duty – now he has to pay!"
pub(super) const LONGEST_CALL: f32 = 120.0;

/// A line that ends with a colon and is narrower may be a topic line set above the headline.
const LABEL: f32 = 40.0;

/// So many lines below a turn of a conversation are looked at for others.
const TURNS: usize = 12;

/// Whether line `index` is the first turn of a conversation: the one who speaks speaks again, twice, in the lines below.
pub(super) fn takes_turns(scene: &Scene<'_>, page: &Page, index: usize) -> bool {
    let text = |at: usize| scene.blocks[at].span.of(scene.text);
    let labelled = page.lines[index].early_colon.then(|| text(index).split_once(':')).flatten();
    labelled.is_some_and(|(label, _)| {
        let speaks = |at: usize| {
            let line = &page.lines[at];
            let again = || text(at).strip_prefix(label).is_some_and(|said| said.starts_with(':'));
            line.early_colon && line.end == End::Sentence && again()
        };
        (index + 1..page.lines.len()).take(TURNS).filter(|&at| speaks(at)).count() > 1
    })
}
