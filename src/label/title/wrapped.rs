//! Lines of a paragraph that somebody wrapped by hand, or of a stanza: one of them has the length of a headline, and is none.

use crate::label::Scene;
use crate::label::line::End;
use crate::label::page::Page;

/// Words of a wrapped line, at least.
const WRAPPED_WORDS: usize = 8;

/// Whether the next line stands right below line `index`.
pub(super) fn touches(scene: &Scene<'_>, index: usize) -> bool {
    let below = scene.blocks.get(index + 1);
    below.is_some_and(|below| scene.blocks[index].span.end + 1 == below.span.start)
}

/// Whether line `index` belongs to a paragraph that somebody wrapped by hand: the next lines go on with small letters, up to its stop or two of them.
/// A headline on two lines has none. So does the first line of a stanza of three and more.
pub(super) fn is_wrapped(scene: &Scene<'_>, page: &Page, index: usize) -> bool {
    let (lines, open) = (&page.lines, |at: usize| page.lines[at].end == End::Letter);
    let text = |at: usize| scene.blocks[at].span.of(scene.text);
    let goes_on = |at: usize| at < lines.len() && touches(scene, at - 1) && text(at).starts_with(char::is_lowercase);
    let is_prose = |at: usize| {
        open(at)
            && lines[at].word_count() >= WRAPPED_WORDS
            && goes_on(at + 1)
            && (lines[at + 1].end == End::Sentence || goes_on(at + 2))
    };
    // Its second line may be shorter.
    let follows = index > 0 && goes_on(index) && is_prose(index - 1);
    let breaks_off = text(index).ends_with([',', ';', '–']);
    is_prose(index)
        || follows
        || breaks_off && goes_on(index + 1) && index + 2 < lines.len() && touches(scene, index + 1)
}
