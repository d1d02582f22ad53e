//! Lines that say which day it is, or how warm: they stand above the headlines of many sites, and are as wide as one.

use crate::label::Scene;
use crate::label::line::End;
use crate::label::page::Page;
use crate::metadata::dates;

/// Numbers in a line that says when, at least: a day, a year and an hour.
const DAY_NUMBERS: u32 = 3;
/// Words of a line that says little more than a day, at most.
const DAY_WORDS: usize = 9;
/// Words behind a day that a line begins with, at most: the weekday, and whose name day it is.
const WORDS_BEHIND: usize = 2;
/// Words of a line that says how warm it is where, at most.
const WEATHER_WORDS: usize = 4;

/// Whether a day with its year is most of line `index`, or begins it with a word or two behind: "Monday, 3 March 2025 | week 10".
pub(super) fn is_day(scene: &Scene<'_>, page: &Page, index: usize) -> bool {
    let (line, text) = (&page.lines[index], scene.blocks[index].span.of(scene.text));
    if !line.has_year || line.numbers < 2 || line.word_count() > DAY_WORDS {
        return false;
    }
    let days = dates::find(text, scene.language, None);
    let most = 2 * days.iter().map(|day| day.span.end - day.span.start).sum::<usize>() >= text.len();
    let behind = |end: usize| text[end..].split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let begins = |day: &dates::Found| day.span.start == 0 && behind(day.span.end) <= WORDS_BEHIND;
    most || line.colons == 0 && line.end != End::Sentence && days.first().is_some_and(begins)
}

/// Whether line `index` says when, with a word or two that no reader of dates knows, or how warm it is.
pub(super) fn tells_day_or_weather(scene: &Scene<'_>, page: &Page, index: usize) -> bool {
    let (line, text) = (&page.lines[index], scene.blocks[index].span.of(scene.text));
    if line.digits == 0 {
        return false;
    }
    let warm = line.word_count() <= WEATHER_WORDS && text.contains('°');
    let figures = line.numbers >= DAY_NUMBERS && 2 * line.numbers as usize + 1 >= line.word_count();
    warm || figures && !dates::find(text, scene.language, None).is_empty()
}
