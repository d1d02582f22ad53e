//! The page as a whole: its lines, its own idea of a paragraph, and what it says twice.

use super::Scene;
use super::chars::Classes;
use super::line::{self, End, Line, mix};
use super::memory::Memory;
use super::readers::Readings;
use super::recurrence::{Recurrence, kept};
use super::words::{Counts, Words};
use crate::language::Tag;

/// What the features of a line are measured against.
#[derive(Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    /// Hashes of all words, line after line.
    pub(super) words: Vec<u32>,
    /// What its lines' words speak for.
    pub(super) topics: Vec<Counts>,
    /// What the readers of credits, dates, bylines and sign-offs say of each line.
    pub(super) readings: Vec<Readings>,
    /// Width of the page's typical paragraph: half of all text in long lines stands in wider ones.
    pub(super) paragraph: f32,
    /// Which of its lines hold the same.
    again: Again,
}

/// What lines of a page say again of each other.
#[derive(Default)]
struct Again {
    /// Which words stand in its long lines.
    words: Recurrence,
    /// Which runs of three words stand in which lines.
    phrases: Recurrence,
    /// Which lines are equal.
    copies: Recurrence,
    /// Where [`Again::words`] has each word, in the order of [`Page::words`].
    word_places: Vec<u32>,
    /// Where [`Again::phrases`] has each phrase, line after line, and where those of each line end.
    phrase_places: Vec<u32>,
    phrase_ends: Vec<u32>,
    /// Where [`Again::copies`] has each line.
    line_places: Vec<u32>,
}

impl Page {
    /// Reads every block of the scene once; what `memory` knows of a line is taken over.
    pub(super) fn read(scene: &Scene<'_>, memory: Memory) -> Self {
        let (classes, topics) = (Classes::get(), Words::get());
        let count = scene.blocks.len();
        let mut page = Self {
            lines: Vec::with_capacity(count),
            words: Vec::with_capacity(scene.text.len() / 5 + 16),
            topics: Vec::with_capacity(count),
            readings: Vec::with_capacity(count),
            ..Self::default()
        };
        let mut walk = memory.walk(scene.language);
        let mut sources = Vec::with_capacity(count);
        let mut fresh = Vec::with_capacity(count);
        for block in scene.blocks {
            let seen = block.span.of(scene.text);
            let known = walk.as_mut().and_then(|walk| walk.find(seen));
            match (&walk, known) {
                (Some(walk), Some(known)) => page.take_over(walk.page, known),
                _ => {
                    fresh.push((page.lines.len(), seen));
                    page.read_line(seen, classes, topics);
                }
            }
            sources.push(known);
        }
        page.ask_readers(&fresh, scene.language);
        page.paragraph = paragraph_width(&page.lines);
        page.again = Again::of(&page, &sources, memory.into_page());
        page
    }

    fn read_line(&mut self, seen: &str, classes: Classes, topics: &Words) {
        let line = line::read(seen, classes, &mut self.words);
        let counts = topics.count(slice(&self.words, &line));
        self.readings.push(Readings::default());
        self.topics.push(counts);
        self.lines.push(line);
    }

    /// Asks the readers about the lines that were not taken over, each told with where it stands among all.
    fn ask_readers(&mut self, fresh: &[(usize, &str)], language: Tag) {
        let asked = fresh.iter().map(|&(at, seen)| (seen, &self.lines[at], &self.topics[at]));
        let readings = Readings::of_all(asked, language);
        fresh.iter().zip(readings).for_each(|(&(at, _), readings)| self.readings[at] = readings);
    }

    /// Adds line `known` of an earlier page.
    fn take_over(&mut self, earlier: &Self, known: usize) {
        let first = self.words.len() as u32;
        self.words.extend_from_slice(earlier.words_of(known));
        self.lines.push(Line { words: (first, self.words.len() as u32), ..earlier.lines[known].clone() });
        self.topics.push(earlier.topics[known]);
        self.readings.push(earlier.readings[known]);
    }

    /// First and last line that hold each of the phrases that line `index` begins with.
    pub(super) fn spans_of_phrases(&self, index: usize) -> impl Iterator<Item = (u16, u16)> {
        let places = self.again.phrases_of(index);
        let places = &places[..places.len().min(PHRASES_LOOKED_UP)];
        places.iter().filter_map(|&place| self.again.phrases.span_at(place))
    }

    /// How many of the words that line `index` begins with stand in other long lines, and how many were asked about.
    pub(super) fn known_words(&self, index: usize) -> (usize, usize) {
        let places = slice(&self.again.word_places, &self.lines[index]);
        let places = &places[..places.len().min(LOOKED_UP)];
        (self.again.words.count_elsewhere(places, kept(index)), places.len())
    }

    /// First and last line that are equal to line `index`.
    pub(super) fn span_of_copies(&self, index: usize) -> (u16, u16) {
        let here = kept(index);
        self.again.copies.span_at(self.again.line_places[index]).unwrap_or((here, here))
    }

    /// The word hashes of line `index`.
    pub(super) fn words_of(&self, index: usize) -> &[u32] {
        slice(&self.words, &self.lines[index])
    }
}

fn slice<'w>(words: &'w [u32], line: &Line) -> &'w [u32] {
    &words[line.words.0 as usize..line.words.1 as usize]
}

impl Again {
    /// Notes every line of `page`. `sources` tells which line of the `earlier` page each was taken over from: its words have their places
    /// already.
    fn of(page: &Page, sources: &[Option<usize>], earlier: Option<Page>) -> Self {
        let mut again = Self {
            word_places: Vec::with_capacity(page.words.len()),
            phrase_places: Vec::with_capacity(page.words.len()),
            phrase_ends: Vec::with_capacity(page.lines.len()),
            line_places: Vec::with_capacity(page.lines.len()),
            ..Self::default()
        };
        let new_words = page.lines.iter().zip(sources).filter(|(_, source)| source.is_none());
        let new_words = new_words.map(|(line, _)| (line.words.1 - line.words.0) as usize).sum();
        let mut earlier = earlier.filter(|earlier| earlier.again.has_room(new_words, sources.len()));
        match &mut earlier {
            Some(earlier) => again.take_tables(&mut earlier.again),
            None => {
                again.words = Recurrence::for_entries(page.words.len());
                again.phrases = Recurrence::for_entries(page.words.len());
                again.copies = Recurrence::for_entries(page.lines.len());
            }
        }
        for (index, line) in page.lines.iter().enumerate() {
            match earlier.as_ref().zip(sources[index]) {
                Some((earlier, known)) => again.take_line(earlier, known, kept(index)),
                None => again.find_line(line, slice(&page.words, line), kept(index)),
            }
            again.phrase_ends.push(again.phrase_places.len() as u32);
        }
        again
    }

    /// Whether its tables have room for so many more words and lines.
    fn has_room(&self, words: usize, lines: usize) -> bool {
        self.words.has_room(words) && self.phrases.has_room(words) && self.copies.has_room(lines)
    }

    /// Takes the tables of an earlier page, with the places of its words and without its lines.
    fn take_tables(&mut self, earlier: &mut Self) {
        self.words = std::mem::take(&mut earlier.words);
        self.phrases = std::mem::take(&mut earlier.phrases);
        self.copies = std::mem::take(&mut earlier.copies);
        [&mut self.words, &mut self.phrases, &mut self.copies].into_iter().for_each(Recurrence::forget_lines);
    }

    /// Notes line `known` of an earlier page as line `number` of this.
    fn take_line(&mut self, earlier: &Page, known: usize, number: u16) {
        let line = &earlier.lines[known];
        let (words, phrases) = (slice(&earlier.again.word_places, line), earlier.again.phrases_of(known));
        if has_vocabulary(line) {
            words.iter().for_each(|&place| self.words.note_at(place, number));
        }
        phrases.iter().for_each(|&place| self.phrases.note_at(place, number));
        self.copies.note_at(earlier.again.line_places[known], number);
        self.word_places.extend_from_slice(words);
        self.phrase_places.extend_from_slice(phrases);
        self.line_places.push(earlier.again.line_places[known]);
    }

    /// Notes `line` of these `words` as line `number`.
    fn find_line(&mut self, line: &Line, words: &[u32], number: u16) {
        if has_vocabulary(line) {
            self.words.note(words.iter().copied(), number, &mut self.word_places);
        } else {
            self.words.find(words.iter().copied(), &mut self.word_places);
        }
        self.phrases.note(phrases(words), number, &mut self.phrase_places);
        self.copies.note([line.key].into_iter(), number, &mut self.line_places);
    }

    fn first_phrase(&self, index: usize) -> usize {
        index.checked_sub(1).map_or(0, |before| self.phrase_ends[before] as usize)
    }

    /// The places of the phrases of line `index`.
    fn phrases_of(&self, index: usize) -> &[u32] {
        &self.phrase_places[self.first_phrase(index)..self.phrase_ends[index] as usize]
    }
}

/// Whether the words of `line` are an article's: a teaser that is cut short says what another article does.
fn has_vocabulary(line: &Line) -> bool {
    line.is_long() && line.end != End::Ellipsis
}

/// So many words of a line are looked up elsewhere: what is said again is mostly said from its beginning.
const LOOKED_UP: usize = 32;
/// The phrases that those words make.
const PHRASES_LOOKED_UP: usize = LOOKED_UP - 2;

/// Each run of three words; fewer than three make one phrase.
pub(super) fn phrases(words: &[u32]) -> impl Iterator<Item = u32> {
    let short = (1..3).contains(&words.len()).then(|| words.iter().fold(3, |hash, &word| mix(hash, word)));
    // The words are hashes already, so turned against each other they need to be mixed but once.
    let runs = words.windows(3).map(|run| mix(run[0].rotate_left(10) ^ run[1].rotate_left(5), run[2]));
    short.into_iter().chain(runs)
}

/// The width that half of the text in long lines reaches; 90 letters where no line is long.
fn paragraph_width(lines: &[Line]) -> f32 {
    let mut widths: Vec<f32> = lines.iter().filter(|line| line.is_long()).map(|line| line.width).collect();
    widths.sort_by(f32::total_cmp);
    let half = widths.iter().sum::<f32>() / 2.0;
    let mut sum = 0.0;
    widths
        .into_iter()
        .find(|width| {
            sum += width;
            sum >= half
        })
        .unwrap_or(90.0)
}
