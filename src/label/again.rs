//! What lines of a page say again of each other.

use super::line::{End, Line, mix};
use super::recurrence::{Lines, Recurrence, kept};

/// What lines of a page say again of each other.
#[derive(Default)]
pub(super) struct Again {
    /// Which words stand in its long lines.
    words: Recurrence,
    /// Which runs of three words stand in which lines.
    phrases: Recurrence,
    /// Which lines are equal.
    copies: Recurrence,
    /// The number the tables know each line by: [`kept`] when all were read, and what it was then for those that an edit left.
    numbers: Vec<u16>,
    /// Where [`Again::words`] has each word, in the order of the page’s words.
    word_places: Vec<u32>,
    /// Where [`Again::phrases`] has each phrase, and where in this list those of each line begin and end.
    phrase_places: Vec<u32>,
    phrase_spans: Vec<(u32, u32)>,
    /// Where [`Again::copies`] has each line.
    line_places: Vec<u32>,
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

/// What edits did to what lines say again of each other.
pub(super) enum Followed {
    /// Nothing: no line is new, and what left said nothing that others say.
    AsBefore,
    /// The tables know it.
    Otherwise,
    /// There is no room in the tables for what is new: they are to be made again.
    Lost,
}

impl Again {
    /// Notes all `lines` of a page, whose `words` stand in their order; what was noted before is forgotten.
    pub(super) fn note_all(&mut self, words: &[u32], lines: &[Line]) {
        self.words.begin(words.len());
        self.phrases.begin(words.len());
        self.copies.begin(lines.len());
        self.numbers.clear();
        self.numbers.extend((0..lines.len()).map(kept));
        [&mut self.word_places, &mut self.phrase_places, &mut self.line_places].into_iter().for_each(Vec::clear);
        self.phrase_spans.clear();
        for (index, line) in lines.iter().enumerate() {
            self.note_line(line, line.of_words(words), kept(index), Lines::with);
        }
    }

    /// Takes over what edits made of a page: `lines` are what it has now, of these `words`, `earlier` those it had, and `sources` tells which
    /// of them each line was. Lines that stay keep their number, new ones take that of a line that left.
    pub(super) fn follow(
        &mut self,
        words: &[u32],
        lines: &[Line],
        earlier: &[Line],
        sources: &[Option<usize>],
    ) -> Followed {
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
                None => self.note_line(line, line.of_words(words), self.numbers[index], Lines::among),
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
                words |= self.words.forget(earlier[index].of_words(&self.word_places), number);
            }
            phrases |= self.phrases.forget(of_span(&self.phrase_places, self.phrase_spans[index]), number);
            copies |= self.copies.forget(&self.line_places[index..=index], number);
        }
        for index in sources.iter().flatten().copied() {
            let number = self.numbers[index];
            if words && has_vocabulary(&earlier[index]) {
                self.words.note_at(earlier[index].of_words(&self.word_places), number);
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

    /// How much of `line`, with this index, the page says elsewhere.
    pub(super) fn said(&self, index: usize, line: &Line) -> Said {
        let here = self.numbers[index];
        let (known, word_count) = self.known_words(index, line);
        let (mut before, mut after, mut count) = (0, 0, 0);
        for (first, last) in self.spans_of_phrases(index) {
            before += u32::from(first < here);
            after += u32::from(last > here);
            count += 1;
        }
        let (first, last) = self.copies.span_at(self.line_places[index]).unwrap_or((here, here));
        Said {
            known: known as f32 / word_count.max(1) as f32,
            before: before as f32 / count.max(1) as f32,
            after: after as f32 / count.max(1) as f32,
            copy_before: first < here,
            copy_after: last > here,
        }
    }

    /// First and last line that hold each of the phrases that line `index` begins with, as the tables number them.
    fn spans_of_phrases(&self, index: usize) -> impl Iterator<Item = (u16, u16)> {
        let places = self.phrases_of(index);
        let places = &places[..places.len().min(PHRASES_LOOKED_UP)];
        places.iter().filter_map(|&place| self.phrases.span_at(place))
    }

    /// How many of the words that line `index` begins with stand in other long lines, and how many were asked about.
    fn known_words(&self, index: usize, line: &Line) -> (usize, usize) {
        let places = line.of_words(&self.word_places);
        let places = &places[..places.len().min(LOOKED_UP)];
        (self.words.count_elsewhere(places, self.numbers[index]), places.len())
    }

    /// Those of the `phrases` of line `index` that another line holds as well.
    pub(super) fn shared_phrases(&self, index: usize, phrases: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        let here = self.numbers[index];
        let is_shared = move |place: u32| self.phrases.span_at(place).is_some_and(|span| span != (here, here));
        let places = self.phrases_of(index).iter();
        phrases.zip(places).filter(move |&(_, &place)| is_shared(place)).map(|(phrase, _)| phrase)
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
