//! The page as a whole: its lines, its own idea of a paragraph, and what it says twice.

use super::Scene;
use super::chars::Classes;
use super::line::{self, End, Line, mix};
use super::memory::Memory;
use super::readers::Readings;
use super::recurrence::{Lines, Recurrence, kept};
use super::row::Row;
use super::words::{Counts, Words};
use std::cell::Cell;

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
    /// What is measured of each line by itself and by what the page says elsewhere.
    pub(super) rows: Vec<Row>,
    /// Width of the page's typical paragraph: half of all text in long lines stands in wider ones.
    pub(super) paragraph: f32,
    /// How much of each line the page says elsewhere.
    pub(super) said: Vec<Said>,
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
    /// The number the tables know each line by: [`kept`] when all were read, and what it was then for those that an edit left.
    numbers: Vec<u16>,
    /// Where [`Again::words`] has each word, in the order of [`Page::words`].
    word_places: Vec<u32>,
    /// Where [`Again::phrases`] has each phrase, and where in this list those of each line begin and end.
    phrase_places: Vec<u32>,
    phrase_spans: Vec<(u32, u32)>,
    /// Where [`Again::copies`] has each line.
    line_places: Vec<u32>,
}

/// A page of more words is not kept: few articles have them.
const SPARE_WORDS: usize = 1 << 14;

thread_local! {
    /// The page a thread was done with last, for its next: memory just used is near.
    static SPARE: Cell<Option<Page>> = const { Cell::new(None) };
}

impl Drop for Page {
    fn drop(&mut self) {
        if !(1..=SPARE_WORDS).contains(&self.words.capacity()) {
            return;
        }
        // While a thread ends it may be gone.
        let _ = SPARE.try_with(|spare| {
            let kept = spare.take().unwrap_or_else(|| std::mem::take(self));
            spare.set(Some(kept));
        });
    }
}

impl Page {
    /// Reads every block of the scene once; what `memory` knows of a line is taken over.
    pub(super) fn read(scene: &Scene<'_>, memory: Memory<'_>) -> Self {
        let sources = memory.sources(scene);
        match memory.into_page().zip(sources) {
            Some((earlier, sources)) => earlier.read_again(scene, &sources),
            None => Self::read_first(scene),
        }
    }

    fn read_first(scene: &Scene<'_>) -> Self {
        let mut page = SPARE.take().unwrap_or_default();
        page.forget();
        page.words.reserve(scene.text.len() / 5 + 16);
        page.read_lines(scene, &vec![None; scene.blocks.len()]);
        page.paragraph = paragraph_width(&page.lines);
        page.again.note_all(&page.words, &page.lines);
        page.say_again();
        page.place_rows();
        page
    }

    /// The same page after edits; `sources` tells which of its lines each block of the scene was, where it was one. Its words stay where
    /// they are, with those of the lines that left between them.
    fn read_again(mut self, scene: &Scene<'_>, sources: &[Option<usize>]) -> Self {
        let earlier = self.lines.len();
        self.read_lines(scene, sources);
        let (before, lines) = self.lines.split_at(earlier);
        self.paragraph = paragraph_width(lines);
        let followed = self.again.follow(&self.words, lines, before, sources);
        self.lines.drain(..earlier);
        self.topics.drain(..earlier);
        self.readings.drain(..earlier);
        self.rows.drain(..earlier);
        match followed {
            Followed::AsBefore => {
                sources.iter().flatten().for_each(|&known| self.said.push(self.said[known]));
                self.said.drain(..earlier);
            }
            Followed::Otherwise => self.say_again(),
            Followed::Lost => {
                self.close_ranks();
                self.again.note_all(&self.words, &self.lines);
                self.say_again();
            }
        }
        self.place_rows();
        self
    }

    /// Makes room for another page.
    fn forget(&mut self) {
        self.lines.clear();
        self.words.clear();
        self.topics.clear();
        self.readings.clear();
        self.rows.clear();
        self.said.clear();
    }

    /// Adds what is known of each block of the scene by itself behind what there is, taken over from the line it was. Each kind of work is
    /// done for all lines before the next kind is: what is worked with stays near.
    fn read_lines(&mut self, scene: &Scene<'_>, sources: &[Option<usize>]) {
        let (classes, topics, earlier) = (Classes::get(), Words::get(), self.lines.len());
        for (source, block) in sources.iter().zip(scene.blocks) {
            let line = source.map(|known| self.lines[known]);
            self.lines.push(line.unwrap_or_else(|| line::read(block.span.of(scene.text), classes, &mut self.words)));
        }
        for (source, line) in sources.iter().zip(&self.lines[earlier..]) {
            let counts = source.map(|known| self.topics[known]);
            self.topics.push(counts.unwrap_or_else(|| topics.count(slice(&self.words, line))));
        }
        let fresh = sources.iter().zip(earlier..).zip(scene.blocks).filter(|((source, _), _)| source.is_none());
        let fresh = fresh.map(|((_, at), block)| (block.span.of(scene.text), &self.lines[at], &self.topics[at]));
        let mut fresh = Readings::of_all(fresh, scene.language).into_iter();
        for source in sources {
            let readings = source.map(|known| self.readings[known]).or_else(|| fresh.next());
            self.readings.push(readings.expect("all lines that are new were asked about"));
        }
        for (index, source) in sources.iter().enumerate() {
            let at = earlier + index;
            let row = source.map(|known| self.rows[known]);
            self.rows.push(row.unwrap_or_else(|| Row::of(&self.lines[at], &self.topics[at], &self.readings[at])));
        }
    }

    /// Leaves out the words of lines that left.
    fn close_ranks(&mut self) {
        let words = std::mem::take(&mut self.words);
        for line in &mut self.lines {
            let first = self.words.len() as u32;
            self.words.extend_from_slice(slice(&words, line));
            line.words = (first, self.words.len() as u32);
        }
    }

    /// Adds to each line's row what it has by the page.
    fn place_rows(&mut self) {
        for index in 0..self.lines.len() {
            let rhymes = self.rhymes(index);
            self.rows[index].place(&self.lines[index], self.said[index], self.paragraph, rhymes);
        }
    }

    /// Whether line `index` begins with the same word as one of the two before it or the two after.
    fn rhymes(&self, index: usize) -> bool {
        let first = |at: usize| self.lines.get(at).and_then(|line| slice(&self.words, line).first());
        let Some(own) = first(index) else { return false };
        [index.wrapping_sub(2), index.wrapping_sub(1), index + 1, index + 2]
            .into_iter()
            .any(|at| first(at) == Some(own))
    }

    /// Tells of each line how much the page says elsewhere.
    fn say_again(&mut self) {
        self.said.clear();
        for index in 0..self.lines.len() {
            let said = Said::of(self, index);
            self.said.push(said);
        }
    }

    /// First and last line that hold each of the phrases that line `index` begins with, as the tables number them.
    fn spans_of_phrases(&self, index: usize) -> impl Iterator<Item = (u16, u16)> {
        let places = self.again.phrases_of(index);
        let places = &places[..places.len().min(PHRASES_LOOKED_UP)];
        places.iter().filter_map(|&place| self.again.phrases.span_at(place))
    }

    /// How many of the words that line `index` begins with stand in other long lines, and how many were asked about.
    fn known_words(&self, index: usize) -> (usize, usize) {
        let places = slice(&self.again.word_places, &self.lines[index]);
        let places = &places[..places.len().min(LOOKED_UP)];
        (self.again.words.count_elsewhere(places, self.again.numbers[index]), places.len())
    }

    /// Those of the `phrases` of line `index` that another line holds as well.
    pub(super) fn shared_phrases(&self, index: usize, phrases: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        let here = self.again.numbers[index];
        let is_shared = move |place: u32| self.again.phrases.span_at(place).is_some_and(|span| span != (here, here));
        let places = self.again.phrases_of(index).iter();
        phrases.zip(places).filter(move |&(_, &place)| is_shared(place)).map(|(phrase, _)| phrase)
    }

    /// The word hashes of line `index`.
    pub(super) fn words_of(&self, index: usize) -> &[u32] {
        slice(&self.words, &self.lines[index])
    }
}

fn slice<'w>(words: &'w [u32], line: &Line) -> &'w [u32] {
    &words[line.words.0 as usize..line.words.1 as usize]
}

/// How much of a line the page says elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Said {
    /// The share of its words that also stand in other long lines.
    pub(super) known: f32,
    /// The share of its phrases that an earlier line holds.
    pub(super) before: f32,
    /// The share of its phrases that a later line holds.
    pub(super) after: f32,
    /// Whether an earlier line is the same.
    pub(super) copy_before: bool,
    /// Whether a later line is the same.
    pub(super) copy_after: bool,
}

impl Said {
    fn of(page: &Page, index: usize) -> Self {
        let here = page.again.numbers[index];
        let (known, word_count) = page.known_words(index);
        let (mut before, mut after, mut count) = (0, 0, 0);
        for (first, last) in page.spans_of_phrases(index) {
            before += u32::from(first < here);
            after += u32::from(last > here);
            count += 1;
        }
        let (first, last) = page.again.copies.span_at(page.again.line_places[index]).unwrap_or((here, here));
        Self {
            known: known as f32 / word_count.max(1) as f32,
            before: before as f32 / count.max(1) as f32,
            after: after as f32 / count.max(1) as f32,
            copy_before: first < here,
            copy_after: last > here,
        }
    }
}

/// What edits did to what lines say again of each other.
enum Followed {
    /// Nothing: no line is new, and what left said nothing that others say.
    AsBefore,
    /// The tables know it.
    Otherwise,
    /// There is no room in the tables for what is new: they are to be made again.
    Lost,
}

impl Again {
    /// Notes all `lines` of a page, whose `words` stand in their order; what was noted before is forgotten.
    fn note_all(&mut self, words: &[u32], lines: &[Line]) {
        // First given back, so that the same are taken again.
        [&mut self.words, &mut self.phrases, &mut self.copies]
            .into_iter()
            .for_each(|table| *table = Recurrence::default());
        self.words = Recurrence::for_entries(words.len());
        self.phrases = Recurrence::for_entries(words.len());
        self.copies = Recurrence::for_entries(lines.len());
        self.numbers.clear();
        self.numbers.extend((0..lines.len()).map(kept));
        [&mut self.word_places, &mut self.phrase_places, &mut self.line_places].into_iter().for_each(Vec::clear);
        self.phrase_spans.clear();
        for (index, line) in lines.iter().enumerate() {
            self.note_line(line, slice(words, line), kept(index), Lines::with);
        }
    }

    /// Takes over what edits made of a page: `lines` are what it has now, of these `words`, `earlier` those it had, and `sources` tells which
    /// of them each line was. Lines that stay keep their number, new ones take that of a line that left.
    fn follow(&mut self, words: &[u32], lines: &[Line], earlier: &[Line], sources: &[Option<usize>]) -> Followed {
        let new = || lines.iter().zip(sources).filter(|(_, source)| source.is_none()).map(|(line, _)| line);
        let new_words = new().map(|line| (line.words.1 - line.words.0) as usize).sum();
        let numbers = numbers_after(&self.numbers, sources).filter(|_| self.has_room(new_words, new().count()));
        let Some(numbers) = numbers else { return Followed::Lost };
        let unheard = self.take_back(earlier, sources);
        let spans = std::mem::replace(&mut self.phrase_spans, Vec::with_capacity(sources.len()));
        let places = std::mem::replace(&mut self.line_places, Vec::with_capacity(sources.len()));
        self.numbers = numbers;
        for (index, line) in lines.iter().enumerate() {
            match sources[index] {
                Some(known) => {
                    self.phrase_spans.push(spans[known]);
                    self.line_places.push(places[known]);
                }
                None => self.note_line(line, slice(words, line), self.numbers[index], Lines::among),
            }
        }
        if unheard && new().next().is_none() { Followed::AsBefore } else { Followed::Otherwise }
    }

    /// Forgets the lines that left, and says whether nothing is known of any other line that rests on them.
    fn take_back(&mut self, earlier: &[Line], sources: &[Option<usize>]) -> bool {
        let mut stay = sources.iter().flatten().copied().peekable();
        let gone = (0..earlier.len()).filter(|index| stay.next_if_eq(index).is_none());
        let (mut spoke, mut words, mut phrases, mut copies) = (false, false, false, false);
        for index in gone {
            let number = self.numbers[index];
            if has_vocabulary(&earlier[index]) {
                // Lines without a vocabulary asked for its words as well, and are not noted.
                spoke = true;
                words |= self.words.forget(slice(&self.word_places, &earlier[index]), number);
            }
            phrases |= self.phrases.forget(of_span(&self.phrase_places, self.phrase_spans[index]), number);
            copies |= self.copies.forget(&self.line_places[index..=index], number);
        }
        for index in sources.iter().flatten().copied() {
            let number = self.numbers[index];
            if words && has_vocabulary(&earlier[index]) {
                self.words.note_at(slice(&self.word_places, &earlier[index]), number);
            }
            if phrases {
                self.phrases.note_at(of_span(&self.phrase_places, self.phrase_spans[index]), number);
            }
            if copies {
                self.copies.note_at(&self.line_places[index..=index], number);
            }
        }
        !(spoke || phrases || copies)
    }

    /// Whether its tables have room for so many more words and lines.
    fn has_room(&self, words: usize, lines: usize) -> bool {
        self.words.has_room(words) && self.phrases.has_room(words) && self.copies.has_room(lines)
    }

    /// Notes `line` of these `words` as line `number`, by what `noted` makes of the lines that hold the same.
    #[inline]
    fn note_line(&mut self, line: &Line, words: &[u32], number: u16, noted: impl Fn(Lines, u16) -> Lines) {
        if has_vocabulary(line) {
            self.words.place_all(words.iter().copied(), |lines| noted(lines, number), &mut self.word_places);
        } else {
            self.words.place_all(words.iter().copied(), Lines::known, &mut self.word_places);
        }
        let first = self.phrase_places.len() as u32;
        self.phrases.place_all(phrases(words), |lines| noted(lines, number), &mut self.phrase_places);
        self.phrase_spans.push((first, self.phrase_places.len() as u32));
        self.copies.place_all([line.key].into_iter(), |lines| noted(lines, number), &mut self.line_places);
    }

    /// The places of the phrases of line `index`.
    fn phrases_of(&self, index: usize) -> &[u32] {
        of_span(&self.phrase_places, self.phrase_spans[index])
    }
}

fn of_span(places: &[u32], (first, end): (u32, u32)) -> &[u32] {
    &places[first as usize..end as usize]
}

/// The numbers of lines after edits, given those before: they grow from line to line. `None` where more lines are new between two that
/// stayed than have left.
fn numbers_after(earlier: &[u16], sources: &[Option<usize>]) -> Option<Vec<u16>> {
    let mut free = 0;
    let number = |source: &Option<usize>| {
        let number = source.map_or(free, |known| earlier[known]);
        let fits = (free..kept(usize::MAX)).contains(&number);
        free = number.saturating_add(1);
        fits.then_some(number)
    };
    sources.iter().map(number).collect()
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
    let mut widths = Vec::with_capacity(lines.len());
    widths.extend(lines.iter().filter(|line| line.is_long()).map(|line| line.width));
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

#[cfg(test)]
mod tests {
    use super::{Memory, Page};
    use crate::label::Scene;
    use crate::language::Tag;
    use crate::pipeline::split::split;
    use proptest::prelude::*;

    const WORDS: [&str; 9] = ["the", "old", "bridge", "ferry", "closed", "harbour", "on", "Monday", "midnight"];

    fn lines() -> impl Strategy<Value = Vec<String>> {
        let line = prop::collection::vec(prop::sample::select(&WORDS[..]), 1..24).prop_map(|words| words.join(" "));
        prop::collection::vec(line, 0..20)
    }

    /// What an edit leaves of a line: nothing, another line, two, or in most cases the line.
    fn edited(line: String, edit: u8) -> Vec<String> {
        match edit {
            0 | 1 => Vec::new(),
            2 => vec![line + " again"],
            3 => vec!["the ferry".to_owned(), line],
            _ => vec![line],
        }
    }

    proptest! {
        #[test]
        fn a_page_read_again_holds_what_one_read_first_holds(
            lines in lines(),
            edits in prop::collection::vec(prop::collection::vec(0..12u8, 20), 1..4),
        ) {
            let (mut lines, mut memory) = (lines, Memory::default());
            for edits in edits {
                let text = lines.join("\n");
                let blocks = split(&text);
                let scene = Scene { text: &text, blocks: &blocks, language: Tag::EN, title: None };
                let (page, first) = (Page::read(&scene, std::mem::take(&mut memory)), Page::read_first(&scene));
                prop_assert_eq!((&page.said, &page.rows), (&first.said, &first.rows));
                prop_assert!((0..blocks.len()).all(|index| page.words_of(index) == first.words_of(index)));
                memory.keep(&scene, page);
                memory.keep_text(text.into());
                lines = lines.into_iter().zip(edits.into_iter().cycle()).flat_map(|(line, edit)| edited(line, edit)).collect();
            }
        }
    }
}
