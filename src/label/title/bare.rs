//! The headline of a text of few lines: nothing else stands above its article, and the forest, which knows pages, has seldom seen one.

use super::shape::{WIDEST_TITLE, states, takes_turns};
use super::wrapped::is_wrapped;
use crate::label::Scene;
use crate::label::guard;
use crate::label::kind::{FEW_LINES, NOTE_LINES};
use crate::label::letter::breaks_off;
use crate::label::line::{End, Line};
use crate::label::page::Page;

/// Lines above the first sentence, at most, for one of them to be the title unseen.
const BARE_HEAD: usize = 4;

/// The widest line above a short article's first sentence that no reader knows as something else.
///
/// The forest knows the titles of pages; two words over three sentences it has seldom seen.
pub(super) fn only_head(scene: &Scene<'_>, page: &Page, body: &[bool]) -> Option<usize> {
    let head = page.lines.iter().position(guard::is_sentence).filter(|&head| head <= BARE_HEAD)?;
    let says = |index: usize| {
        let line = &page.lines[index];
        let text = scene.blocks[index].span.of(scene.text);
        line.letters + line.wides > 0
            && line.width <= WIDEST_TITLE
            && !states(line, text)
            && !breaks_off(text)
            && !text.starts_with('•')
            && !takes_turns(scene, page, index)
            && !is_wrapped(scene, page, index)
    };
    let unknown = (0..head).filter(|&index| {
        let readings = &page.readings[index];
        !readings.is_recognised() && !readings.dateline && says(index)
    });
    let widest = unknown.max_by(|&a, &b| page.lines[a].width.total_cmp(&page.lines[b].width).then(b.cmp(&a)))?;
    body[head..].iter().any(|&stays| stays).then_some(widest)
}

/// Whether line `index` may be the headline of a text of so many lines: of a few sentences none is, though on a page one may end with a stop.
pub(super) fn may_head(scene: &Scene<'_>, page: &Page, index: usize) -> bool {
    page.lines.len() > FEW_LINES || !states(&page.lines[index], scene.blocks[index].span.of(scene.text))
}

/// Whether a text has so few lines that it is no page.
fn is_note(page: &Page) -> bool {
    page.lines.len() <= NOTE_LINES
}

/// The first line of a text of few, if it is all that stands above the first sentence beside lines that say who and when.
///
/// "Bridge to close", "By Ada Berg", "10 February 2025": on a page such words are a menu's, and the article is longer.
pub(super) fn bare_head(scene: &Scene<'_>, page: &Page, body: &[bool]) -> Option<usize> {
    let first = page.lines.first().filter(|_| page.lines.len() <= FEW_LINES)?;
    // In a note "It rained." is one, too.
    let is_sentence = |line: &Line| guard::is_sentence(line) || is_note(page) && line.end == End::Sentence;
    let head = page.lines.iter().position(is_sentence).filter(|&head| (1..=BARE_HEAD).contains(&head))?;
    let alone = (1..head).all(|index| page.readings[index].is_recognised())
        && !page.readings[0].is_recognised()
        && !page.readings[0].dateline;
    let says = first.word_count() >= 2 && first.letters + first.wides > 0 && first.width <= WIDEST_TITLE;
    let text = scene.blocks[0].span.of(scene.text);
    let ends = states(first, text) || first.end == End::Colon || breaks_off(text);
    let heads = is_note(page) || body[head..].iter().any(|&stays| stays);
    (alone && says && !ends && heads).then_some(0)
}
