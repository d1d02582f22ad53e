//! The headline among the lines that leave the body.

use super::Scene;
use super::line::{End, Line};
use super::page::{Page, phrases};
use super::words::{Topic, Words};

/// The line that is the title: the given one if it stands in the text, else the likeliest line before the first paragraph.
pub(super) fn find(scene: &Scene<'_>, page: &Page, body: &[bool]) -> Option<usize> {
    if let Some(index) = given(scene, page) {
        return Some(index);
    }
    let first_body = body.iter().position(|&stays| stays).unwrap_or(0);
    let mut best = None;
    for index in (0..first_body).filter(|&index| !body[index]) {
        let likeness = likeness(page, index, first_body);
        if likeness > 0.0 && best.is_none_or(|(_, most)| likeness > most) {
            best = Some((index, likeness));
        }
    }
    best.map(|(index, _)| index)
}

fn given(scene: &Scene<'_>, page: &Page) -> Option<usize> {
    let title = scene.title?;
    scene.blocks.iter().position(|block| block.span.of(scene.text) == title.trim()).filter(|&at| at < page.lines.len())
}

/// How much a line looks like the headline of this page; at most 0 is not at all.
fn likeness(page: &Page, index: usize, first_body: usize) -> f32 {
    let (line, words) = (&page.lines[index], page.words_of(index));
    if !may_be_headline(line) || Words::get().count(words)[Topic::Credit as usize] > 0 {
        return 0.0;
    }
    let known = words.iter().filter(|&&word| page.vocabulary.span(word).is_some()).count() as f32 / words.len() as f32;
    let again = phrases(words)
        .filter(|&phrase| {
            page.phrases.span(phrase).is_some_and(|(first, last)| first < index as u32 || last > index as u32)
        })
        .count();
    let near = 1.0 / (1.0 + (first_body - index) as f32);
    (line.width / 60.0).min(1.0) + known + near + if again > 0 { 0.5 } else { 0.0 } - 0.8
}

fn may_be_headline(line: &Line) -> bool {
    let words = line.word_count();
    (3..=35).contains(&words) && line.digits < line.letters && !line.copyright && line.end != End::Colon
}
