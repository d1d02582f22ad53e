//! What must not happen, whatever the sums say: a page without an article, a clean text treated as a scraped page.
//!
//! The forests were fitted on pages, where every second line is furniture. A text that shows no sign of a page – no
//! phrase of a template, few lines – is an article until proven otherwise, and its lists, verses and short
//! sentences look like furniture to sums that never saw a list alone. So the fewer signs of a page there are, the more has to
//! speak against a line before it goes; lines the lexicon or a reader recognises need no such doubt.

use super::line::{End, Line};
use super::page::Page;

/// Whether each line stays in the body.
pub(super) fn decide(page: &Page, margins: &[f32]) -> Vec<bool> {
    let doubt = Doubt::of(page);
    let body: Vec<bool> = (0..margins.len()).map(|index| margins[index] > -doubt.about(page, index)).collect();
    let kept: f32 = page.lines.iter().zip(&body).filter(|&(_, &stays)| stays).map(|(line, _)| line.width).sum();
    if kept == 0.0 { vec![true; body.len()] } else { body }
}

/// How far below zero the margin of a line must lie before it leaves.
struct Doubt {
    sentence: f32,
    other: f32,
    /// Lines above the first paragraph: title, kicker, byline, picture. They leave the body for fields of their own.
    head: usize,
}

/// Lines of a template from which on a text is a page. Naive scrapes of the annotated pages have them by the dozen.
const SIGNS_OF_A_PAGE: usize = 4;
/// Lines from which on a text is too long for an article alone.
const LINES_OF_A_PAGE: usize = 60;

impl Doubt {
    fn of(page: &Page) -> Self {
        let signs = page.readings.iter().filter(|readings| readings.is_furniture()).count();
        let head = page.lines.iter().position(is_sentence).unwrap_or(0);
        let (sentence, other) = match signs {
            _ if page.lines.len() >= LINES_OF_A_PAGE => (0.0, 0.0),
            0 => (6.0, 5.0),
            1..SIGNS_OF_A_PAGE => (3.0, 1.0),
            _ => (0.0, 0.0),
        };
        Self { sentence, other, head }
    }

    fn about(&self, page: &Page, index: usize) -> f32 {
        let line = &page.lines[index];
        let says_head_again = || page.lines[..self.head].iter().any(|other| other.key == line.key);
        if index < self.head || page.readings[index].is_recognised() || says_head_again() {
            0.0
        } else if is_sentence(line) {
            self.sentence
        } else {
            self.other
        }
    }
}

/// Four words or more that end as a sentence does.
pub(super) fn is_sentence(line: &Line) -> bool {
    line.end == End::Sentence && line.word_count() >= 4
}
